import { CODES } from '../../mango/codes';
import { holdClock } from '../support/clock';
import { BALANCE, GOOD_CALL, GOOD_SMS, scenes } from '../support/scene';

const clock = holdClock();
const scene = scenes();

const GOOD = new Set([1000, 1001]);
const bad = CODES.filter(({ code }) => !GOOD.has(code));

/** Forms in which Mango gives a code (mango-api.md §1.6), always with HTTP 200. */
const FORMS: Array<[string, (code: number) => object]> = [
	['{"result":n}', (code) => ({ result: code })],
	['{"result":"n"}', (code) => ({ result: String(code) })],
	['{"code":n}', (code) => ({ code })],
	['{"result":[1000,n]}', (code) => ({ result: [1000, code] })],
];

describe('P23 HTTP 200 with any other code than 1000 and 1001 is an error and never a good item (F1)', () => {
	test.each(FORMS)('%s, every known code', async (_form, bodyFor) => {
		const { pbx, n8n } = await scene();
		const wrong: unknown[] = [];
		for (const { code, message, name } of bad) {
			await pbx.post('faults', { clear: true, kind: 'reply', body: bodyFor(code) });
			// Past the two minutes in which the same request would be held back after a 3xxx.
			clock.advance(130_000);
			const { items, error } = await n8n.run(GOOD_SMS, { continueOnFail: true });
			const { error: said, result } = (items[0]?.json ?? {}) as { error?: string; result?: { code: number; name: string; success: boolean } };
			const right =
				error === undefined && items.length === 1 && said === `${message} (${code})` && result?.code === code && result.name === name && !result.success;
			if (!right) wrong.push({ code, said, result, error: error?.message });
		}
		expect(wrong).toEqual([]);
		expect(await pbx.requests()).toHaveLength(bad.length);
	});

	test.each([
		['a call', GOOD_CALL],
		['an SMS', GOOD_SMS],
		['a hang-up', { resource: 'call', operation: 'hangUp', callId: 'x' }],
		['a balance', BALANCE],
		['employees', { resource: 'employee', operation: 'getMany' }],
		['groups', { resource: 'group', operation: 'getMany' }],
		['a recording', { resource: 'recording', operation: 'download', recordingId: 'x', binaryPropertyName: 'data' }],
	])('%s', async (_what, parameters) => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', { kind: 'reply', body: { result: 5000, users: [], groups: [], balance: 1 } });
		const { items, error } = await n8n.run(parameters as never);
		expect(items).toEqual([]);
		expect(error).toMatchObject({ name: 'NodeApiError' });
		expect(error?.message).toContain('(5000)');
	});

	test('a code that no list knows is an error with its own number and the words of its class', async () => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', { kind: 'reply', body: { result: 2219 } });
		const { error } = await n8n.run(GOOD_SMS);
		expect(error?.message).toContain('(2219)');
	});

	test('a recording method that answers 200 and {"result":1000} has no file: an error, not an empty item', async () => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', { kind: 'reply', body: { result: 1000 } });
		const { items, error } = await n8n.run({
			resource: 'recording',
			operation: 'download',
			recordingId: 'x',
			binaryPropertyName: 'data',
		});
		expect(items).toEqual([]);
		expect(error?.name).toBe('NodeApiError');
	});
});
