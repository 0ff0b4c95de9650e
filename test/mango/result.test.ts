import { CODES, type CodeRow } from '../../mango/codes';
import { explain, explainField, isInvalidRequest, isSuccess } from '../../mango/result';

const ROWS: readonly CodeRow[] = CODES;

/** Contract §4, "category", by the first two digits as it is printed there. */
function categoryOf(code: number): string {
	if (code === 1000 || code === 1001) return 'success';
	const classes: ReadonlyArray<readonly [RegExp, string]> = [
		[/^11/, 'callOutcome'],
		[/^12/, 'session'],
		[/^13/, 'answeringMachine'],
		[/^2/, 'billing'],
		[/^3/, 'request'],
		[/^4[0-2]/, 'action'],
		[/^43/, 'sms'],
		[/^44/, 'conference'],
		[/^45/, 'security'],
		[/^50/, 'server'],
		[/^51/, 'contactCenter'],
		[/^5[23]/, 'configuration'],
		[/^6/, 'fax'],
	];
	return classes.find(([pattern]) => pattern.test(String(code)))?.[1] ?? 'unknown';
}

describe('every known code', () => {
	it.each(ROWS.map((row) => [row.code, row] as const))('%i has all fields of the contract', (code, row) => {
		expect(explain(code)).toEqual({
			code,
			name: row.name,
			message: row.message,
			messageRu: row.messageRu,
			category: categoryOf(code),
			success: code === 1000 || code === 1001,
			retryable: row.retryable === true,
			hint: row.hint ?? null,
		});
	});

	it('is a success only when it is 1000 or 1001', () => {
		expect(ROWS.filter(({ code }) => explain(code).success).map(({ code }) => code)).toEqual([1000, 1001]);
		expect(ROWS.filter(({ code }) => isSuccess(code)).map(({ code }) => code)).toEqual([1000, 1001]);
	});

	it('is never retryable when Mango refused the request: a second 3xxx blocks the PBX', () => {
		for (let code = 3000; code < 4000; code++) {
			expect(explain(code).retryable).toBe(false);
		}
	});

	it('counts towards the block when it is 3xxx, but for a recording that is not ready yet', () => {
		for (let code = 3000; code < 4000; code++) expect(isInvalidRequest(code)).toBe(code !== 3320);
		expect([2999, 4000, 1000, 429].filter(isInvalidRequest)).toEqual([]);
	});

	it('has the names that saved workflows rely on', () => {
		expect(explain(1111).name).toBe('NO_ANSWER');
		expect(explain(3102).name).toBe('SIGNATURE_MISMATCH');
		expect(explain(5001).retryable).toBe(true);
		expect(explain(4290).retryable).toBe(true);
	});
});

describe('a code that the table lacks', () => {
	it.each([
		[2219, 2210],
		[2299, 2200],
		[2290, 2200],
		[2999, 2000],
		[1090, 1000],
		[1199, 1190],
		[3599, 3000],
		[4299, 4290],
		[5999, 5000],
		[6103, 6100],
	])('%i speaks with the words of %i and keeps its own number', (code, parent) => {
		const { name, message, messageRu } = explain(parent);
		expect(explain(code)).toMatchObject({ code, name, message, messageRu });
	});

	it.each([
		[2219, 'billing'],
		[1199, 'callOutcome'],
		[1299, 'session'],
		[1399, 'answeringMachine'],
		[3599, 'request'],
		[4299, 'action'],
		[4399, 'sms'],
		[4499, 'conference'],
		[4599, 'security'],
		[5099, 'server'],
		[5199, 'contactCenter'],
		[5399, 'configuration'],
		[6999, 'fax'],
	])('%i falls back in its category, too: %s', (code, category) => {
		expect(explain(code).category).toBe(category);
	});

	it('is never a success, though its parent may be', () => {
		expect(explain(1090)).toMatchObject({ code: 1090, name: 'OK', success: false });
		expect(explain(1002).success).toBe(false);
	});

	it('inherits neither hint nor "retryable": both were written for the parent alone', () => {
		for (let code = 1000; code < 7000; code++) {
			if (ROWS.some((row) => row.code === code)) continue;
			expect(explain(code)).toMatchObject({ hint: null, retryable: false, success: false });
		}
	});

	it.each([9999, 7000, 999, 0, -1, -1000, 10_000, 22_190, Number.MAX_SAFE_INTEGER])('%i of no known class is still an object of the same shape', (code) => {
		const result = explain(code);
		expect(Object.keys(result)).toEqual(Object.keys(explain(1000)));
		expect(result).toMatchObject({
			code,
			name: 'UNKNOWN',
			category: 'unknown',
			success: false,
			retryable: false,
			hint: null,
		});
		expect(result.message).toContain(String(code));
		expect(result.messageRu).toContain(String(code));
	});
});

describe('a field that may hold a code', () => {
	it.each([[1110], ['1110'], [' 1110 ']])('%j is read', (value) => {
		expect(explainField(value)?.code).toBe(1110);
	});

	it.each([[undefined], [null], [''], ['abc'], [1.5], [NaN], [{}], [[1110]], [true]])('%p is no code', (value) => {
		expect(explainField(value)).toBeNull();
	});
});
