// @ts-check
'use strict';

/** Statistics: basic §2.3, extended §2.4. */

const { extension, phone } = require('./kinds');
const { COLUMNS, fieldNames } = require('../statistics/csv');
const { callsResult, csvResult, requestCalls, requestCsv } = require('../statistics/jobs');
const { DAY, readMoscow } = require('../statistics/times');

/** §2.4: "strictly less than 30 days". */
const WINDOW = 30 * DAY;
/** §2.3: "at most one month"; how a month is counted is not printed (C). */
const MONTH = 31 * DAY;

const LIMITS = [1, 5, 10, 20, 50, 100, 500, 1000, 2000, 5000];

/** @type {import('../types').Parameter} */
const key = { name: 'key', kind: 'string', required: true };

/** @param {string} name @returns {import('../types').Parameter} */
const moscow = (name) => ({
	name,
	kind: 'string',
	required: true,
	check: (value) => (readMoscow(value) === null ? 'must be DD.MM.YYYY HH:MM:SS' : null),
});

/** @param {string} name @returns {import('../types').Parameter} */
const side = (name) => ({ name, kind: 'object', fields: [extension('extension'), phone('number')] });

/** @param {unknown} value */
function wrongFields(value) {
	if (typeof value !== 'string' && !Array.isArray(value)) return 'must be a string, comma separated';
	const unknown = fieldNames(value).find((name) => !Object.hasOwn(COLUMNS, name));
	return unknown === undefined ? null : `names an unknown column "${unknown}"`;
}

/** @param {unknown} value */
const wrongTypes = (value) =>
	[value].flat().every((type) => [1, 2, 3].includes(Number(type))) && [value].flat().length > 0
		? null
		: 'must be 1, 2, 3 or a list of them';

/** @param {string[]} names @param {string} text @param {string} section @param {'A' | 'B' | 'C'} confidence @returns {import('../types').Refusal} */
const wrongWindow = (names, text, section, confidence) => ({
	code: 3100,
	text,
	section,
	fields: Object.fromEntries(names.map((name) => [name, 3111])),
	confidence,
});

/** @param {any} params @returns {import('../types').Refusal | null} */
function checkCalls(params) {
	const from = /** @type {number} */ (readMoscow(params.start_date));
	const to = /** @type {number} */ (readMoscow(params.end_date));
	const dates = ['start_date', 'end_date'];
	if (to < from) return wrongWindow(dates, 'end_date is before start_date', '§2.4', 'C');
	if (to - from >= WINDOW) return wrongWindow(dates, 'the window must be strictly shorter than 30 days', '§2.4', 'B');
	if (params.recall_status !== undefined) {
		const types = [params.context_type].flat().map(Number);
		if (types.length !== 1 || types[0] !== 1 || Number(params.context_status) !== 0)
			return {
				code: 3100,
				text: 'recall_status only with context_type 1 and context_status 0',
				section: '§2.4',
				fields: { recall_status: 3125 },
				confidence: 'C',
			};
	}
	return null;
}

/** @param {any} params @returns {import('../types').Refusal | null} */
function checkCsv(params) {
	const span = Number(params.date_to) - Number(params.date_from);
	const dates = ['date_from', 'date_to'];
	if (span < 0) return wrongWindow(dates, 'date_to is before date_from', '§2.3', 'C');
	if (span > MONTH) return wrongWindow(dates, 'the window is longer than a month', '§2.3', 'C');
	if (params.call_party && (params.from || params.to))
		return { code: 3123, text: 'call_party not together with from or to', section: '§2.3', confidence: 'C' };
	return null;
}

/** @type {import('../types').Method[]} */
module.exports = [
	{
		path: 'stats/request',
		section: '§2.3',
		confidence: 'A',
		rate: { max: 1, per: 2000 },
		parameters: [
			{ name: 'date_from', kind: 'int', required: true, min: 0 },
			{ name: 'date_to', kind: 'int', required: true, min: 0 },
			{ name: 'fields', kind: 'any', check: wrongFields },
			side('from'),
			side('to'),
			side('call_party'),
			{ name: 'request_id', kind: 'string', maxBytes: 128 },
		],
		check: (_pbx, params) => checkCsv(params),
		handler: requestCsv,
	},
	{
		path: 'stats/result',
		section: '§2.3',
		confidence: 'A',
		// Nothing for one product, 50 for all clients together (§1.7).
		rate: { max: 50, per: 1000 },
		parameters: [key],
		handler: csvResult,
	},
	{
		path: 'stats/calls/request',
		section: '§2.4',
		confidence: 'A',
		parameters: [
			moscow('start_date'),
			moscow('end_date'),
			{ name: 'limit', kind: 'int', required: true, values: LIMITS },
			{ name: 'offset', kind: 'int', required: true, min: 0 },
			{ name: 'user_ids', kind: 'list', items: { name: '', kind: 'int' } },
			{ name: 'group_ids', kind: 'list', items: { name: '', kind: 'int' } },
			{ name: 'context_type', kind: 'any', check: wrongTypes },
			{ name: 'context_status', kind: 'flag' },
			{ name: 'recall_status', kind: 'int', values: [0, 1, 2] },
			{
				name: 'search_string',
				kind: 'string',
				check: (value) => (value.length < 3 ? 'is shorter than 3 characters' : null),
			},
			{ name: 'ext_params', kind: 'flag' },
			{
				name: 'ext_fields',
				kind: 'list',
				items: { name: '', kind: 'oneOf', values: ['context_cost_full', 'context_cost_tariff'] },
			},
		],
		check: (_pbx, params) => checkCalls(params),
		handler: requestCalls,
	},
	{ path: 'stats/calls/result', section: '§2.4', confidence: 'A', parameters: [key], handler: callsResult },
];
