import fc from 'fast-check';

import { COMMON_RATE, METHODS, methodRow, type MethodPath, type Rate } from '../../mango/methods';
import { resetTurns, takeTurn } from '../../mango/rates';

beforeEach(() => resetTurns());

const PATHS = Object.keys(METHODS) as MethodPath[];

/** mango-api.md §1.7, "per product", copied by hand; absent: ten per second for all together. */
const PUBLISHED: Readonly<Record<string, Rate>> = {
	'commands/callback': { count: 4, perMs: 1000 },
	'commands/call/hangup': { count: 4, perMs: 1000 },
	'commands/recording/start': { count: 4, perMs: 1000 },
	'commands/transfer': { count: 1, perMs: 2000 },
	'commands/route': { count: 1, perMs: 2000 },
	'config/users/request': { count: 1, perMs: 2000 },
	'account/balance': { count: 2, perMs: 1000 },
	'stats/request': { count: 1, perMs: 2000 },
	'queries/recording/post': { count: 10, perMs: 1000 },
};

/** The most starts in any window of the rate: half-open, as a server counts. */
function mostInOneWindow(starts: readonly number[], { perMs }: Rate): number {
	const sorted = [...starts].sort((a, b) => a - b);
	return Math.max(0, ...sorted.map((from) => sorted.filter((at) => at >= from && at < from + perMs).length));
}

describe('Mango answers 429 above its published rates', () => {
	it.each(PATHS)('%s has the rate that is published', (path) => {
		expect(methodRow(path).rate).toEqual(PUBLISHED[path]);
		expect(COMMON_RATE).toEqual({ count: 10, perMs: 1000 });
	});

	it.each(PATHS)('%s: no window ever holds more, however many ask and whenever', (path) => {
		const rate = PUBLISHED[path] ?? COMMON_RATE;
		fc.assert(
			fc.property(fc.array(fc.oneof(fc.constant(0), fc.nat(50), fc.nat(3_000)), { minLength: 1, maxLength: 60 }), (gaps) => {
				resetTurns();
				let now = 1_782_000_000_000;
				const starts = gaps.map((gap) => {
					now += gap;
					const pause = takeTurn('pbx', path, now);
					expect(pause).toBeGreaterThanOrEqual(0);
					return now + pause;
				});
				expect(mostInOneWindow(starts, rate)).toBeLessThanOrEqual(rate.count);
				// First come, first served.
				expect(starts).toEqual([...starts].sort((a, b) => a - b));
			}),
			{ numRuns: 150 },
		);
	});

	it('all methods without a rate of their own share one', () => {
		const unlisted = PATHS.filter((path) => PUBLISHED[path] === undefined);
		expect(unlisted.length).toBeGreaterThan(1);
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.constantFrom(...unlisted), fc.nat(100)), { maxLength: 60 }), (requests) => {
				resetTurns();
				let now = 0;
				const starts = requests.map(([path, gap]) => {
					now += gap;
					return now + takeTurn('pbx', path, now);
				});
				expect(mostInOneWindow(starts, COMMON_RATE)).toBeLessThanOrEqual(COMMON_RATE.count);
			}),
			{ numRuns: 200 },
		);
	});
});

describe('nobody waits without need', () => {
	it('the first requests go at once', () => {
		expect([1, 2, 3, 4].map(() => takeTurn('pbx', 'commands/callback', 0))).toEqual([0, 0, 0, 0]);
		expect(takeTurn('pbx', 'commands/callback', 0)).toBeGreaterThanOrEqual(1000);
		expect(takeTurn('pbx', 'commands/callback', 0)).toBeLessThanOrEqual(1100);
	});

	it('another PBX and another listed method have turns of their own', () => {
		expect(takeTurn('one', 'config/users/request', 0)).toBe(0);
		expect(takeTurn('two', 'config/users/request', 0)).toBe(0);
		expect(takeTurn('one', 'account/balance', 0)).toBe(0);
		expect(takeTurn('one', 'groups', 0)).toBe(0);
		expect(takeTurn('one', 'config/users/request', 0)).toBeGreaterThanOrEqual(2000);
	});

	it('a slow sender never waits', () => {
		for (let now = 0; now < 60_000; now += 2_050) expect(takeTurn('pbx', 'config/users/request', now)).toBe(0);
	});

	it('a thousand requests take as long as the rate says, not much longer', () => {
		let last = 0;
		for (let index = 0; index < 1_000; index++) last = takeTurn('pbx', 'groups', 0);
		expect(last).toBeGreaterThanOrEqual(99_000);
		expect(last).toBeLessThan(110_000);
	});
});
