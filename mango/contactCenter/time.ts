/**
 * Times of the contact center: `YYYY-MM-DD HH:MM:SS` in Moscow time, in some lists with the zone
 * behind. The manual calls them time stamps, so numbers are understood as well.
 */

import { integer } from '../lenient';
import { isoFromMillis, isoFromMoscow, isoFromSeconds } from '../time';

const MOSCOW_OFFSET_MS = 180 * 60_000;
/** Seconds reach this in the year 5138; milliseconds have passed it in 1973. */
const FIRST_MILLIS = 1e11;

export function isoFromCenter(value: unknown): string | null {
	const number = integer(value);
	if (number !== null) return number < FIRST_MILLIS ? isoFromSeconds(number) : isoFromMillis(number);
	if (typeof value !== 'string') return null;
	const zoned = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(?:\.\d+)?([+-]\d{2}):?(\d{2})?$/.exec(value.trim());
	if (zoned === null) return isoFromMoscow(value);
	const [, date, time, hours, minutes = '00'] = zoned;
	const millis = Date.parse(`${date}T${time}${hours}:${minutes}`);
	return Number.isNaN(millis) ? null : isoFromMillis(millis);
}

/** `YYYY-MM-DD HH:MM:SS` in Moscow time. */
export function centerText(millis: number): string {
	return new Date(millis + MOSCOW_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}

/** `YYYY-MM-DD` in Moscow time. */
export function centerDate(millis: number): string {
	return centerText(millis).slice(0, 10);
}
