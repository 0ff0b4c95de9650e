// @ts-check
'use strict';

const { allServices, SERVICES } = require('./services');

/**
 * Questions that the reference leaves open (§5.4) and leniencies that must be asked for (field-guide §7.2), each a switch.
 * The first of the allowed values is the default.
 */
const SWITCHES = Object.freeze({
	/** HTTP status of 3xxx refusals other than 3105 (§5.4-8; DOC17 says 420). */
	refusalStatus: { type: 'status', byDefault: 200 },
	/** HTTP status of a wrong key (§1.6: "also wrong key in practice"). */
	wrongKeyStatus: { type: 'status', byDefault: 401 },
	/** `printed`: as the reference prints each code. */
	refusalKey: { values: ['printed', 'result', 'code'] },
	/** `auto`: `fields` when several parameters are wrong; `always`: 3100 with `fields` even for one. */
	refusalFields: { values: ['auto', 'always', 'never'] },
	/** §1.8. */
	guard: { values: ['on', 'off'] },
	/** §1.7. */
	rates: { values: ['on', 'off'] },
	/** §5.4-10: whether `groups/` means `groups`. */
	trailingSlash: { values: ['exact', 'tolerated'] },
	/** §1.5: the cabinet's option for links; off in a new account, on here. */
	recordingLinks: { values: ['on', 'off'] },
	/** §5.4-7: DOC17 reads the expiry of a link as UTC, DOC26 as UTC+3. */
	linkExpiryZone: { values: ['utc', 'moscow'] },
	/** HTTP status of the HTML page that a refused link shows (§1.5 names only the type). */
	linkRefusalStatus: { type: 'status', byDefault: 200 },
	/** §2.1.3: "4101 (or 3310)" for a call that is unknown. */
	unknownCallCode: { values: [4101, 3310] },
	/** How long statistics take by the simulator's clock (§2.3, §2.4): the first half `request`, the second `work`. 0: ready at once. */
	statisticsReadyIn: { type: 'ms', byDefault: 2000 },
	/** "At least one minute after they are ready" (§2.3). */
	statisticsKeptFor: { type: 'ms', byDefault: 60_000 },
	/** §2.4: 204 can occur instead of `request`. */
	statisticsQueued: { values: ['request', 204] },
	/** §2.4: `work` may already carry a part of the data. */
	statisticsPartial: { values: ['on', 'off'] },
	/** field-guide §8: chunks may repeat an `entry_id`. `on`: each chunk begins with the last conversation of the one before. */
	statisticsRepeats: { values: ['off', 'on'] },
	/** §2.3: the readiness event is `result/stat` in DOC26 and BOB, `result/stats` in DOC17. */
	statisticsEvent: { values: ['result/stat', 'result/stats', 'off'] },
	/** §2.3: `\n` by the doc, `\r\n` as BOB, FAS and ANA saw it. */
	csvLineEnd: { values: ['crlf', 'lf'] },
	/** §2.3: DOC17's example shows `records` without brackets. */
	csvRecords: { values: ['brackets', 'bare'] },
	/** §5.4-6: which form of `recording_id` recording_transcripts takes. */
	transcriptIds: { values: ['any', 'packed', 'array', 'single'] },
	/** §4.6: without «Речевая аналитика» data are empty, or the answer is 2230 (C). */
	speechOff: { values: ['empty', 2230] },
	/** How long speech recognition of a file takes (§2.5; not printed). */
	recognitionReadyIn: { type: 'ms', byDefault: 5000 },
	/** When a pushed task of a campaign is done (§2.11; not printed). */
	campaignTaskIn: { type: 'ms', byDefault: 60_000 },
	/** §4.6: services of the PBX, all on. */
	services: { type: 'services' },
	/** §2.7: how many employees the PBX may have, and the code beyond that ("5221/5228"). */
	employeeLimit: { type: 'count', byDefault: 100 },
	employeeLimitCode: { values: [5228, 5221] },
	/** §2.8: numbers in both lists together; beyond that 5222. */
	bwListLimit: { type: 'count', byDefault: 20_000 },
	/** §2.2, §2.8: whether `forwarding/number/add` and `bwlists/number/add/` tell the new id (C). */
	newIdsTold: { values: ['on', 'off'] },
	/** §2.7: `domains` prints its items in a shape that is not known (C). */
	domainItems: { values: ['object', 'text'] },
	/** §2.10: `pages` of a list without rows. */
	emptyBookPages: { values: [1, 0] },
	/** §2.10: the element's code when `on_error: skip` left it out. */
	bookSkippedCode: { values: [1001, 3106] },
});

/** @returns {Record<string, any>} */
function defaultSettings() {
	return Object.fromEntries(
		Object.entries(SWITCHES).map(([name, row]) => [
			name,
			'values' in row ? row.values[0] : 'byDefault' in row ? row.byDefault : allServices(),
		]),
	);
}

/** What a switch may be, in words. @param {any} row */
const allowed = (row) =>
	'values' in row
		? `one of ${row.values.join(', ')}`
		: row.type === 'status'
			? 'an HTTP status from 200 to 599'
			: row.type === 'count'
				? 'a whole number'
				: row.type === 'ms'
					? 'a whole number of milliseconds'
					: `{"<name>":true|false} of ${Object.keys(SERVICES).join(', ')}`;

/** @param {any} row @param {any} value */
function isGood(row, value) {
	if ('values' in row) return row.values.includes(value);
	if (row.type === 'status') return Number.isInteger(value) && value >= 200 && value <= 599;
	if (row.type === 'count' || row.type === 'ms') return Number.isSafeInteger(value) && value >= 0;
	return (
		value !== null &&
		typeof value === 'object' &&
		Object.entries(value).every(([name, on]) => Object.hasOwn(SERVICES, name) && typeof on === 'boolean')
	);
}

/**
 * @param {Record<string, any>} settings changed in place
 * @param {Record<string, any>} wanted
 */
function changeSettings(settings, wanted) {
	for (const [name, value] of Object.entries(wanted)) {
		const row = Object.hasOwn(SWITCHES, name) ? SWITCHES[/** @type {keyof typeof SWITCHES} */ (name)] : null;
		if (!row) throw new Error(`Unknown switch ${name}. Known: ${Object.keys(SWITCHES).join(', ')}`);
		if (!isGood(row, value)) throw new Error(`${name} must be ${allowed(row)}`);
	}
	const { services } = settings;
	Object.assign(settings, wanted);
	// One service at a time is switched; the others stay as they are.
	if (wanted.services) settings.services = { ...services, ...wanted.services };
}

module.exports = { allowed, changeSettings, defaultSettings, SWITCHES };
