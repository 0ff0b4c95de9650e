/**
 * Mango's clocks: unix seconds in telephone events, milliseconds in contact-centre events
 * (mango-api.md §1.10). Out of the package goes ISO 8601 in UTC only.
 */

import { integer } from './lenient';

/** Latest instant that a Date can hold, in milliseconds. */
const END_OF_TIME = 8.64e15;

/** ISO 8601 UTC of unix seconds (number or numeric text); null for 0, which means "never". */
export function isoFromSeconds(value: unknown): string | null {
	const seconds = integer(value);
	return seconds === null ? null : isoFromMillis(seconds * 1000);
}

/** ISO 8601 UTC of unix milliseconds (number or numeric text); null for 0 or nonsense. */
export function isoFromMillis(value: unknown): string | null {
	const millis = integer(value);
	if (millis === null || millis <= 0 || millis > END_OF_TIME) return null;
	return isoText(millis);
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** First day of the year 10000, which ISO 8601 writes longer. */
const FIVE_DIGIT_YEARS = Date.UTC(10_000, 0, 1);
/** The instant written last, as text; only its digits change from one to the next. */
const written = Buffer.from('1970-01-01T00:00:00.000Z', 'latin1');
let writtenDay = 0;

/**
 * What `Date.toISOString` gives, in a fifth of its time: every event has two or three instants and
 * every row of the statistics four, nearly all on the day of the one before.
 */
export function isoText(millis: number): string {
	if (!(millis >= 0 && millis < FIVE_DIGIT_YEARS)) return new Date(millis).toISOString();
	const day = Math.floor(millis / DAY_MS);
	const ofDay = millis - day * DAY_MS;
	if (day !== writtenDay) {
		written.write(new Date(millis).toISOString(), 'latin1');
		writtenDay = day;
	}
	const seconds = Math.floor(ofDay / 1000);
	const thousandths = ofDay - seconds * 1000;
	writeTwoDigits(11, Math.floor(seconds / 3600));
	writeTwoDigits(14, Math.floor(seconds / 60) % 60);
	writeTwoDigits(17, seconds % 60);
	writeTwoDigits(20, Math.floor(thousandths / 10));
	written[22] = ZERO + (thousandths % 10);
	return written.toString('latin1');
}

const ZERO = 0x30;

function writeTwoDigits(at: number, value: number): void {
	const tens = Math.floor(value / 10);
	written[at] = ZERO + tens;
	written[at + 1] = ZERO + value - tens * 10;
}

/** Moscow has had no daylight saving since 2014: fixed UTC+3 (§1.10). */
const MOSCOW_OFFSET_MINUTES = 180;

/** ISO 8601 UTC of Mango's `YYYY-MM-DD HH:MM:SS` in Moscow time, or null. */
export function isoFromMoscow(value: unknown): string | null {
	const parts =
		typeof value === 'string'
			? /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})$/.exec(value.trim())
			: null;
	if (parts === null) return null;
	const [year, month, day, hour, minute, second] = parts.slice(1).map(Number);
	const millis = Date.UTC(year, month - 1, day, hour, minute, second);
	if (month < 1 || month > 12) return null;
	if (new Date(millis).getUTCDate() !== day || hour > 23 || minute > 59 || second > 59) return null;
	return new Date(millis - MOSCOW_OFFSET_MINUTES * 60_000).toISOString();
}

/** `DD.MM.YYYY HH:MM:SS` in Moscow time, as extended statistics want it; ISO dates are refused (§2.4). */
export function moscowText(millis: number): string {
	const [date, time] = new Date(millis + MOSCOW_OFFSET_MINUTES * 60_000).toISOString().split('T');
	return `${date.split('-').reverse().join('.')} ${time.slice(0, 8)}`;
}

/** Whole unix seconds, as basic statistics want them (§2.3). */
export function unixSeconds(millis: number): number {
	return Math.floor(millis / 1000);
}

/**
 * ISO 8601 UTC of a text whose form the manual leaves open: ISO with a zone, or Mango's own
 * `YYYY-MM-DD HH:MM:SS`, which is taken for Moscow time (§1.10, mark C). Null for anything else.
 */
export function isoFromText(value: unknown): string | null {
	const moscow = isoFromMoscow(value);
	if (moscow !== null || typeof value !== 'string') return moscow;
	const zoned = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/.test(value.trim());
	const millis = zoned ? Date.parse(value.trim()) : NaN;
	return Number.isNaN(millis) ? null : new Date(millis).toISOString();
}

/** Mango's `YYYY-MM-DD HH:MM:SS` in UTC, as campaigns want it (§1.10). */
export function utcText(millis: number): string {
	return new Date(millis).toISOString().slice(0, 19).replace('T', ' ');
}

/** ISO 8601 UTC of `YYYY-MM-DD HH:MM:SS` in UTC, with hyphens or points as lists of campaign tasks have them; or null. */
export function isoFromUtc(value: unknown): string | null {
	const parts =
		typeof value === 'string' ? /^(\d{4})[-.](\d{2})[-.](\d{2})[ T](\d{2}:\d{2}:\d{2})$/.exec(value.trim()) : null;
	if (parts === null) return null;
	const iso = `${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}.000Z`;
	const millis = Date.parse(iso);
	return Number.isNaN(millis) || new Date(millis).toISOString() !== iso ? null : iso;
}
