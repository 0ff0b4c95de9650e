import fc from 'fast-check';

import { COMMON_RATE, METHODS, methodRow, type MethodPath, type Rate } from '../../mango/methods';
import { noteAnswer, resetTurns, takeTurn } from '../../mango/rates';
import { holds } from '../support/property';

beforeEach(() => resetTurns());

const PATHS = Object.keys(METHODS) as MethodPath[];

/** mango-api.md §1.7, "per product", copied by hand; what no row covers shares ten per second. */
const PUBLISHED: ReadonlyArray<readonly [RegExp, number, number]> = [
	[/^commands\/(callback|call\/hangup|recording\/start)$/, 4, 1000],
	[/^commands\/(transfer|route)$/, 1, 2000],
	[/^config\/users\/request$/, 1, 2000],
	[/^account\/balance$/, 2, 1000],
	[/^stats\/request$/, 1, 2000],
	[/^queries\/recording\/post$/, 10, 1000],
	[/^ab\/.*(create|update|delete)\/?$/, 10, 1000],
	[/^ab\//, 50, 1000],
	[/^\/cc\/task\/add$/, 5, 1000],
	[/^\/cc\//, 10, 1000],
];

function publishedRate(path: string): Rate | undefined {
	const row = PUBLISHED.find(([pattern]) => pattern.test(path));
	return row === undefined ? undefined : { count: row[1], perMs: row[2] };
}

/** The most starts in any window of the rate: half-open, as a server counts. */
function mostInOneWindow(starts: readonly number[], { perMs }: Rate): number {
	const sorted = [...starts].sort((a, b) => a - b);
	return Math.max(0, ...sorted.map((from) => sorted.filter((at) => at >= from && at < from + perMs).length));
}

describe('Mango answers 429 above its published rates', () => {
	it.each(PATHS)('%s has the rate that is published', (path) => {
		const published = publishedRate(path);
		if (published === undefined) expect(methodRow(path).rate).toBeUndefined();
		else expect(methodRow(path).rate).toMatchObject(published);
	});

	const gap = fc.oneof(fc.constant(0), fc.nat(50), fc.nat(3_000));
	holds(
		'no window of any method ever holds more, however many ask and whenever',
		1_000,
		fc.property(fc.constantFrom(...PATHS), fc.array(gap, { minLength: 1, maxLength: 80, size: 'max' }), (path, gaps) => {
			const rate = publishedRate(path) ?? COMMON_RATE;
			resetTurns();
			let now = 1_782_000_000_000;
			const starts = gaps.map((later) => {
				now += later;
				const pause = takeTurn('pbx', path, now);
				expect(pause).toBeGreaterThanOrEqual(0);
				return now + pause;
			});
			expect(mostInOneWindow(starts, rate)).toBeLessThanOrEqual(rate.count);
			// First come, first served.
			expect(starts).toEqual([...starts].sort((a, b) => a - b));
		}),
	);

	const unlisted = PATHS.filter((path) => publishedRate(path) === undefined);
	expect(unlisted.length).toBeGreaterThan(1);
	expect(COMMON_RATE).toEqual({ count: 10, perMs: 1000 });
	holds(
		'all methods without a rate of their own share one',
		200,
		fc.property(fc.array(fc.tuple(fc.constantFrom(...unlisted), fc.nat(20)), { maxLength: 60, size: 'max' }), (requests) => {
			resetTurns();
			let now = 0;
			const starts = requests.map(([path, gap]) => {
				now += gap;
				return now + takeTurn('pbx', path, now);
			});
			expect(mostInOneWindow(starts, COMMON_RATE)).toBeLessThanOrEqual(COMMON_RATE.count);
		}),
	);
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

describe('rates that are published for an area hold for all of its methods together', () => {
	it.each([
		['the contact center', ['/cc/get_presence', '/cc/deal/list', '/cc/get_statuses'] as const, 10],
		['writing to the address book', ['ab/contacts/update', 'ab/groups/delete'] as const, 10],
		['reading the address book', ['ab/contact', 'ab/contact/init', 'ab/custom_fields/'] as const, 50],
	])('%s', (_area, paths, count) => {
		resetTurns();
		const waits = Array.from({ length: count + 1 }, (_none, index) => takeTurn('pbx', paths[index % paths.length], 1_000));
		expect(waits.slice(0, count)).toEqual(Array(count).fill(0));
		expect(waits[count]).toBeGreaterThanOrEqual(1_000);
	});
});

it('a request that was slow to arrive pushes the next one back: Mango counts arrivals, not departures', () => {
	resetTurns();
	expect(takeTurn('pbx', 'account/balance', 0)).toBe(0);
	expect(takeTurn('pbx', 'account/balance', 0)).toBe(0);
	noteAnswer('pbx', 'account/balance', 0, 700);
	noteAnswer('pbx', 'account/balance', 0, 900);
	expect(takeTurn('pbx', 'account/balance', 900)).toBeGreaterThanOrEqual(800);
	// Nobody knows this turn, or its queue: nothing happens.
	noteAnswer('pbx', 'account/balance', 12_345, 99_999);
	noteAnswer('nobody', 'groups', 0, 1);
});
