import fc from 'fast-check';

import { noteRefusal, refuseRepeat, resetGuard, windowRest } from '../../mango/guard';
import { failure, fromCode, MangoError } from '../../mango/reply';
import { holds } from '../support/property';

beforeEach(() => resetGuard());

const WINDOW = 120_000;
const T = 1_782_000_000_000;
const WHY = fromCode(3104, { httpStatus: 200, fields: { from: fromCode(3103).result! } });

/** The error that keeps the request back, or undefined when it may go. */
function heldBack(pbx: string, request: string, now: number): MangoError | undefined {
	try {
		refuseRepeat(pbx, request, now);
		return undefined;
	} catch (error) {
		expect(error).toBeInstanceOf(MangoError);
		return error as MangoError;
	}
}

describe('one refused request does not become a block of the whole PBX (mango-api.md §1.8)', () => {
	it('nothing is held back before anything was refused', () => {
		expect(heldBack('pbx', 'a', T)).toBeUndefined();
		expect(windowRest('pbx', T)).toBe(0);
	});

	it('the same request is not sent again for two minutes; the limit itself may pass', () => {
		noteRefusal('pbx', 'a', WHY, T);
		for (const later of [0, 1, 60_000, WINDOW - 1]) expect(heldBack('pbx', 'a', T + later)).toBeDefined();
		expect(heldBack('pbx', 'a', T + WINDOW)).toBeUndefined();
		expect(windowRest('pbx', T + WINDOW)).toBe(0);
	});

	it('a corrected request may go at once, and so may those of another PBX', () => {
		noteRefusal('pbx', 'a', WHY, T);
		expect(heldBack('pbx', 'b', T)).toBeUndefined();
		expect(heldBack('other', 'a', T)).toBeUndefined();
		expect(windowRest('other', T)).toBe(0);
	});

	it('the error says what Mango had answered, and how long to wait', () => {
		noteRefusal('pbx', 'a', WHY, T);
		const { failure: kept } = heldBack('pbx', 'a', T + 30_500)!;
		expect(kept).toMatchObject({ message: WHY.message, result: WHY.result, fields: WHY.fields, passing: false });
		expect(kept.hint).toContain('wait 90 seconds');
		if (WHY.hint !== null) expect(kept.hint).toContain(WHY.hint);
	});

	it('a refusal without a hint gets one', () => {
		noteRefusal('pbx', 'a', failure('No'), T);
		expect(heldBack('pbx', 'a', T)?.failure.hint).toMatch(/^Mango Office has just refused/);
	});

	it('a second refusal of the same request counts anew', () => {
		noteRefusal('pbx', 'a', WHY, T);
		noteRefusal('pbx', 'a', WHY, T + 100_000);
		expect(heldBack('pbx', 'a', T + WINDOW)).toBeDefined();
		expect(windowRest('pbx', T + WINDOW)).toBe(100_000);
	});

	const attempts = fc.array(fc.record({ after: fc.nat(150_000), request: fc.constantFrom('a', 'b', '__proto__', 'constructor') }), { maxLength: 40, size: 'max' });
	holds(
		'a sender that asks first is never refused twice for one request within a window',
		500,
		fc.property(attempts, (list) => {
			resetGuard();
			const lastRefused = new Map<string, number>();
			let now = T;
			for (const { after, request } of list) {
				now += after;
				const last = lastRefused.get(request);
				const tooEarly = last !== undefined && now - last < WINDOW;
				expect(heldBack('pbx', request, now) !== undefined).toBe(tooEarly);
				const newest = Math.max(0, ...lastRefused.values());
				expect(windowRest('pbx', now)).toBe(newest === 0 ? 0 : Math.max(0, newest + WINDOW - now));
				if (tooEarly) continue;
				lastRefused.set(request, now);
				noteRefusal('pbx', request, WHY, now);
			}
		}),
	);

	it('remembers a bounded number of PBXs', () => {
		noteRefusal('first', 'a', WHY, T);
		for (let pbx = 0; pbx < 1_000; pbx++) noteRefusal(`pbx-${pbx}`, 'a', WHY, T);
		expect(heldBack('first', 'a', T)).toBeUndefined();
		expect(heldBack('pbx-999', 'a', T)).toBeDefined();
	});
});
