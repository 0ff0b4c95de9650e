// @ts-check
'use strict';

/** Moscow dates of §1.10, fixed UTC+3. */

const HOUR = 3600;
const ZONE = 3 * HOUR;
const DAY = 24 * HOUR;

/**
 * `DD.MM.YYYY HH:MM:SS` of §2.4.
 * @param {unknown} text
 * @returns {number | null} unix seconds; null when it is no such date (ISO dates, the 31st of June)
 */
function readMoscow(text) {
	const parts = typeof text === 'string' ? /^(\d\d)\.(\d\d)\.(\d{4}) (\d\d):(\d\d):(\d\d)$/.exec(text) : null;
	if (!parts) return null;
	const [day, month, year, hour, minute, second] = parts.slice(1).map(Number);
	const utc = Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
	return moscowDate(utc - ZONE) === text ? utc - ZONE : null;
}

/** @param {number} seconds */
function moscowDate(seconds) {
	const [date, time] = new Date((seconds + ZONE) * 1000).toISOString().slice(0, 19).split('T');
	return `${date.split('-').reverse().join('.')} ${time}`;
}

/** `DD.MM.YYYY`, the `period` of a chunk (its format is open, §5.4-9). @param {number} seconds */
const moscowDay = (seconds) => moscowDate(seconds).slice(0, 10);

/**
 * `YYYY-MM-DD HH:MM:SS` in UTC, as campaigns have it.
 * @param {unknown} text
 * @returns {number | null} unix seconds
 */
function readUtc(text) {
	if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return null;
	const ms = Date.parse(`${text.replace(' ', 'T')}Z`);
	return Number.isNaN(ms) || utcText(ms / 1000) !== text ? null : ms / 1000;
}

/** @param {number} seconds */
const utcText = (seconds) => new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');

module.exports = { DAY, HOUR, moscowDate, moscowDay, readMoscow, readUtc, utcText };
