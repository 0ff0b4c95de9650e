// @ts-check
'use strict';

/** The CSV of `stats/result`, §2.3: no header row, `;`, no quoting. */

const { allConversations } = require('./conversations');
const { legFilter } = require('./search');

/** @typedef {import('./conversations').Conversation} Conversation */
/** @typedef {import('./conversations').Leg} Leg */

const DEFAULT_FIELDS = [
	'records',
	'start',
	'finish',
	'answer',
	'from_extension',
	'from_number',
	'to_extension',
	'to_number',
	'disconnect_reason',
	'line_number',
	'location',
];

/** @type {Record<string, (leg: Leg, conversation: Conversation, settings: any) => string | number>} */
const COLUMNS = {
	records: ({ recordings }, _conversation, { csvRecords }) =>
		csvRecords === 'bare' ? recordings.join(',') : `[${recordings.join(',')}]`,
	start: ({ start }) => start,
	finish: ({ end }) => end,
	answer: ({ answer }) => answer ?? 0,
	from_extension: ({ from }) => from.extension ?? '',
	from_number: ({ from }) => from.number ?? '',
	to_extension: ({ to }) => to.extension ?? '',
	to_number: ({ to }) => to.number ?? '',
	disconnect_reason: ({ reason }) => reason,
	line_number: ({ line }) => line,
	location: ({ location }) => location,
	entry_id: (_leg, { entryId }) => entryId,
	// What moment `create` is, is not printed: here that of the conversation (C).
	create: (_leg, { start }) => start,
};

/** @param {unknown} fields a comma string, or the array of DOC17 @returns {string[]} */
const fieldNames = (fields) =>
	fields === undefined ? DEFAULT_FIELDS : Array.isArray(fields) ? fields : String(fields).split(',');

/** One row for each leg. @param {any} pbx @param {any} params @returns {string} */
function csvOf(pbx, params) {
	const columns = fieldNames(params.fields).map((name) => COLUMNS[name]);
	const wanted = legFilter(params);
	const end = pbx.settings.csvLineEnd === 'crlf' ? '\r\n' : '\n';
	const rows = allConversations(pbx).flatMap((conversation) =>
		conversation.legs
			.filter(wanted)
			.map((leg) => columns.map((column) => column(leg, conversation, pbx.settings)).join(';') + end),
	);
	return rows.join('');
}

module.exports = { COLUMNS, csvOf, fieldNames };
