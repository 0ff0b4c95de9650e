// @ts-check
'use strict';

/** Speech analytics, §2.5. */

const { parameterRefusal } = require('../gate/refusals');
const { phone } = require('./kinds');
const { fileProblems, recognize, tasksOf } = require('../speech/recognition');
const { readUtc } = require('../statistics/times');
const { categoriesOf, communicationsOf, heard, readIds, recordingsOf, transcriptOf } = require('../speech/texts');

/** wav up to 100 MB, and its form. */
const MAX_UPLOAD = 101_000_000;
const MAX_TRANSCRIPTS = 500;

/** @type {import('../types').Parameter} */
const recordingIds = { name: 'recording_id', kind: 'any', required: true };

/**
 * @param {any} pbx
 * @param {unknown} value
 * @param {string} form
 * @param {number} [max]
 * @returns {import('../types').Refusal | null}
 */
function wrongIds(pbx, value, form, max = Infinity) {
	const ids = readIds(value, form);
	const text = !ids
		? `recording_id must be ${form === 'any' ? 'a packed array, an array or an id' : form} (§5.4-6)`
		: ids.length > max
			? `recording_id has more than ${max} ids`
			: null;
	if (!text) return null;
	return parameterRefusal(pbx.settings, [{ field: 'recording_id', code: ids ? 3107 : 3104, text }], '§2.5');
}

/** @param {string} name @returns {import('../types').Parameter} */
const day = (name) => ({
	name,
	kind: 'string',
	required: true,
	check: (value) => (readUtc(`${value} 00:00:00`) === null ? 'must be YYYY-MM-DD' : null),
});

/** @param {any} params @returns {import('../types').Refusal | null} */
const wrongDays = ({ date_from, date_to }) =>
	date_to < date_from
		? {
				code: 3100,
				text: 'date_to is before date_from',
				section: '§2.5',
				fields: { date_from: 3111, date_to: 3111 },
				confidence: 'C',
			}
		: null;

/** @param {any} pbx @param {any} _params @param {import('../types').Extra} extra @returns {import('../types').Refusal | null} */
function wrongProduct({ state }, _params, { headers }) {
	const given = headers['x-product-id'];
	/** @param {number} code @param {string} text @returns {import('../types').Refusal} */
	const refusal = (code, text) => ({ code, text: `header X-Product-Id ${text}`, section: '§2.5', confidence: 'C' });
	if (!given) return refusal(3103, 'is required');
	if (!/^\d+$/.test(String(given))) return refusal(3104, 'must be the numeric product id');
	return Number(given) === state.productId ? null : refusal(3300, 'is another product');
}

/** §1.10: date-time in UTC; how it is written is not printed (C). @param {string} value */
const wrongTime = (value) =>
	/^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?Z?$/.test(value) ? null : 'must be a date and time in UTC';

/** @type {import('../types').Parameter[]} */
const fileParameters = [
	phone('from'),
	phone('to'),
	{ name: 'direction', kind: 'oneOf', values: ['IN', 'OUT'] },
	{ name: 'created', kind: 'string', check: wrongTime },
	{ name: 'member_channel', kind: 'int', values: [-1, 1] },
	{ name: 'diarization', kind: 'flag' },
];

/** Whose talk it is: `user_id` or `member_id`. @param {any} pbx @param {any} params */
function personProblems({ state }, { user_id, member_id }) {
	const [field, value] = user_id === undefined ? ['member_id', member_id] : ['user_id', user_id];
	if (value === undefined) return [{ field, code: 3135, text: 'user_id or member_id is needed' }];
	return state.employeeById(Number(value)) ? [] : [{ field, code: 3300, text: `${field} is no employee of this PBX` }];
}

/** @param {any} pbx @param {Array<{ field: string, code: number, text: string }>} problems */
const refused = (pbx, problems) => (problems.length ? parameterRefusal(pbx.settings, problems, '§2.5') : null);

/** @type {Partial<import('../types').Method>} */
const upload = { section: '§2.5', confidence: 'A', multipart: true, maxBody: MAX_UPLOAD };

/** @type {import('../types').Method[]} */
module.exports = [
	{
		path: 'queries/recording_categories',
		section: '§2.5',
		confidence: 'A',
		parameters: [recordingIds, { name: 'with_terms', kind: 'flag' }, { name: 'with_names', kind: 'flag' }],
		check: (pbx, { recording_id }) => wrongIds(pbx, recording_id, 'packed'),
		handler: (pbx, { recording_id, with_terms, with_names }) =>
			heard(pbx, () =>
				recordingsOf(pbx, readIds(recording_id, 'packed') ?? []).map((recording) =>
					categoriesOf(recording, {
						terms: Number(with_terms ?? 0) === 1,
						names: Number(with_names ?? 0) === 1,
					}),
				),
			),
	},
	{
		path: 'queries/recording_transcripts',
		section: '§2.5',
		confidence: 'A',
		parameters: [recordingIds],
		check: (pbx, { recording_id }) => wrongIds(pbx, recording_id, pbx.settings.transcriptIds, MAX_TRANSCRIPTS),
		handler: (pbx, { recording_id }) =>
			heard(pbx, () =>
				recordingsOf(pbx, readIds(recording_id, pbx.settings.transcriptIds) ?? []).map((recording) =>
					transcriptOf(pbx, recording),
				),
			),
	},
	{
		path: 'queries/recording_summary',
		base: 's2t',
		section: '§2.5',
		confidence: 'A',
		parameters: [{ name: 'communication_id', kind: 'list', required: true, items: { name: '', kind: 'string' } }],
		handler: (pbx, { communication_id }) =>
			heard(pbx, () => {
				const known = new Set(communicationsOf(pbx).map((each) => each.communication_id));
				return communication_id
					.filter((/** @type {string} */ id) => known.has(id))
					.map((/** @type {string} */ id) => ({ communication_id: id, summary: 'The client asked about delivery.' }));
			}),
	},
	{
		path: 'queries/records',
		base: 's2t',
		section: '§2.5',
		confidence: 'A',
		parameters: [
			day('date_from'),
			day('date_to'),
			{ name: 'limit', kind: 'int', min: 1 },
			{ name: 'offset', kind: 'int', min: 0 },
		],
		check: (_pbx, params) => wrongDays(params),
		handler: (pbx, { date_from, date_to, limit = 100, offset = 0 }) =>
			heard(pbx, () =>
				communicationsOf(pbx)
					.filter(({ info }) => {
						const date = info.time_created.slice(0, 10);
						return date >= date_from && date <= date_to;
					})
					.slice(Number(offset), Number(offset) + Number(limit)),
			),
	},
	{
		path: 'queries/ai_agents',
		base: 's2t',
		section: '§2.5',
		confidence: 'A',
		parameters: [],
		check: wrongProduct,
		handler: (pbx) => heard(pbx, () => pbx.state.aiAgents),
	},
	{
		// The body is not known: anything is taken, nothing is told.
		path: 'queries/recording_agents',
		base: 's2t',
		section: '§2.5',
		confidence: 'C',
		open: true,
		parameters: [],
		handler: (pbx) => heard(pbx, () => []),
	},
	{
		...upload,
		path: 'offline_record/recognize',
		section: '§2.5',
		confidence: 'A',
		parameters: [{ name: 'user_id', kind: 'int' }, { name: 'member_id', kind: 'int' }, ...fileParameters],
		check: (pbx, params, { file }) => refused(pbx, [...personProblems(pbx, params), ...fileProblems(file)]),
		handler: (pbx, _params, extra) => recognize(pbx, extra),
	},
	{
		...upload,
		path: 'record/recognize',
		section: '§2.5',
		confidence: 'A',
		parameters: fileParameters,
		check: (pbx, _params, { file }) => refused(pbx, fileProblems(file)),
		handler: (pbx, _params, extra) => recognize(pbx, extra),
	},
	{
		path: 'transcribes/tasks/',
		section: '§2.5',
		confidence: 'A',
		parameters: [{ name: 'request_ids', kind: 'list', required: true, items: { name: '', kind: 'string' } }],
		handler: (pbx, { request_ids }) => ({ json: { result: 1000, data: tasksOf(pbx, request_ids) } }),
	},
];
