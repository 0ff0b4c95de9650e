import fc from 'fast-check';

import { isoFromMillis, isoFromMoscow, isoFromSeconds, isoFromText, isoFromUtc, moscowText, utcText } from '../../mango/time';
import { holds } from '../support/property';

describe('unix time', () => {
	it('is an instant in UTC, not three hours away from it', () => {
		expect(isoFromSeconds(1_782_000_000)).toBe('2026-06-21T00:00:00.000Z');
		expect(isoFromSeconds('1782000000')).toBe('2026-06-21T00:00:00.000Z');
		expect(isoFromMillis(1_782_007_000_123)).toBe('2026-06-21T01:56:40.123Z');
		expect(isoFromMillis('1782007000123')).toBe('2026-06-21T01:56:40.123Z');
	});

	it('0 means "never", not 1970', () => {
		expect(isoFromSeconds(0)).toBeNull();
		expect(isoFromSeconds('0')).toBeNull();
		expect(isoFromMillis(0)).toBeNull();
	});

	it.each([[undefined], [null], [''], ['now'], [NaN], [Infinity], [-1], ['-5'], [1.5], [1e15], [9e15], [Number.MAX_SAFE_INTEGER], ['9'.repeat(30)], [{}], [[]], [true], [new Date(0)]])('%p is no time, and no exception either', (value) => {
		expect(isoFromSeconds(value)).toBeNull();
	});

	holds(
		'every second of a century goes there and back',
		5_000,
		fc.property(fc.integer({ min: 1, max: 4_000_000_000 }), (seconds) => {
			expect(Date.parse(isoFromSeconds(seconds) ?? '')).toBe(seconds * 1000);
			expect(isoFromSeconds(String(seconds))).toBe(isoFromMillis(seconds * 1000));
		}),
	);

	it('is written as Date writes it, whatever was written before', () => {
		const instant = fc.oneof(fc.integer({ min: 1, max: 300_000_000_000_000 }), fc.integer({ min: 1_781_999_000_000, max: 1_782_090_000_000 }));
		fc.assert(
			fc.property(fc.array(instant), (instants) => {
				expect(instants.map(isoFromMillis)).toEqual(instants.map((millis) => new Date(millis).toISOString()));
			}),
			{ numRuns: 1_000 },
		);
		expect(isoFromMillis(253_402_300_799_999)).toBe('9999-12-31T23:59:59.999Z');
		expect(isoFromMillis(253_402_300_800_000)).toBe('+010000-01-01T00:00:00.000Z');
	});

	it('the end of what a date can hold', () => {
		expect(isoFromMillis(8.64e15)).toBe('+275760-09-13T00:00:00.000Z');
		expect(isoFromMillis(8.64e15 + 1)).toBeNull();
	});
});

describe('Moscow time in text', () => {
	it.each([
		['2026-06-21 12:00:00', '2026-06-21T09:00:00.000Z'],
		['2026-01-01 00:00:00', '2025-12-31T21:00:00.000Z'],
		['2024-02-29 02:59:59', '2024-02-28T23:59:59.000Z'],
		['2026-06-21T12:00:00', '2026-06-21T09:00:00.000Z'],
		[' 2026-12-21 12:00:00 ', '2026-12-21T09:00:00.000Z'],
	])('%j is %s: three hours ahead of UTC in summer and in winter', (text, expected) => {
		expect(isoFromMoscow(text)).toBe(expected);
	});

	it.each([
		['2026-02-30 12:00:00'], ['2026-13-15 12:00:00'], ['2026-00-15 12:00:00'], ['2026-06-00 12:00:00'], ['2026-06-21 24:00:00'], ['2026-06-21 12:60:00'],
		['2026-06-21 12:00:60'], ['2026-06-21'], ['21.06.2026 12:00:00'], ['2026-06-21 12:00'], ['2026-06-21 12:00:00Z'], [''], [null], [1_782_000_000], [['2026-06-21 12:00:00']],
	])('%j is no date', (text) => {
		expect(isoFromMoscow(text)).toBeNull();
	});
});

describe('dates of any kind', () => {
	const second = fc.integer({ min: 1, max: 4_000_000_000 }).map((seconds) => seconds * 1000);
	holds(
		'what Mango is sent is the very second that was meant, in Moscow time and in UTC',
		5_000,
		fc.property(second, (millis) => {
			const [date, time] = moscowText(millis).split(' ');
			expect(Date.parse(isoFromMoscow(`${date.split('.').reverse().join('-')} ${time}`) ?? '')).toBe(millis);
			expect(Date.parse(isoFromUtc(utcText(millis)) ?? '')).toBe(millis);
		}),
	);

	const almost = fc.stringMatching(/^[0-9]{4}[-.][0-9]{2}[-.][0-9]{2}[ T][0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+]0[0-9]:?00|)$/);
	holds(
		'anything at all is an instant that exists, or null: 30 February is not the second of March',
		10_000,
		fc.property(fc.oneof(almost, fc.string(), fc.jsonValue({ maxDepth: 1 })), (value) => {
			for (const read of [isoFromSeconds, isoFromMillis, isoFromMoscow, isoFromUtc, isoFromText]) {
				const instant = read(value);
				if (instant !== null) expect(new Date(instant).toISOString()).toBe(instant);
			}
			const day = typeof value === 'string' ? /^\d{4}-(\d\d)-(\d\d)/.exec(value) : null;
			const [utc, moscow] = [isoFromUtc(value), isoFromMoscow(value)];
			if (utc !== null && day !== null) expect(utc.slice(5, 10)).toBe(`${day[1]}-${day[2]}`);
			if (moscow !== null && day !== null) expect(moscowText(Date.parse(moscow)).slice(0, 5)).toBe(`${day[2]}.${day[1]}`);
		}),
	);
});
