// @ts-check
'use strict';

/** Outbound campaigns, §2.11: the campaigns themselves. Tasks: campaignTasks.js. */

const { mustExist, problem, refuseOn } = require('./problems');
const { CAMPAIGN, campaignOf, reportOf, settle, tasksOf } = require('../campaigns/tasks');
const { readUtc } = require('../statistics/times');

/** @typedef {import('../types').Parameter} Parameter */

const SECTION = '§2.11';

/** @type {Parameter} */
const campaignId = { name: 'campaign_id', kind: 'int', required: true };

/** @param {string} name @param {boolean} [required] @returns {Parameter} */
const utc = (name, required = false) => ({
	name,
	kind: 'string',
	required,
	check: (value) => (readUtc(value) === null ? 'must be YYYY-MM-DD HH:MM:SS in UTC' : null),
});

/** @param {string} name @returns {Parameter} */
const hours = (name) => ({
	name,
	kind: 'string',
	required: true,
	format: /^([01]\d|2[0-3]):[0-5]\d$/,
	formatText: 'HH:MM in UTC',
});

/** @param {boolean} required in `campaign/add`, not in `campaign/update` @returns {Parameter[]} */
const fields = (required) => [
	{ name: 'line_id', kind: 'int', required },
	{ name: 'name', kind: 'string', required, max: 70 },
	{
		name: 'schedule',
		kind: 'list',
		required,
		items: {
			name: '',
			kind: 'object',
			fields: [
				{ name: 'weekday', kind: 'int', required: true, values: [1, 2, 3, 4, 5, 6, 7] },
				hours('start'),
				hours('end'),
			],
		},
	},
	{ name: 'created_by', kind: 'int' },
	{ name: 'priority', kind: 'int', values: [1, 2, 3] },
	{ name: 'order', kind: 'int' },
	{ name: 'service_type', kind: 'int' },
	utc('start_date'),
	utc('end_date'),
	{ name: 'operators', kind: 'list' },
	{ name: 'dial_mode', kind: 'int', values: [2, 3, 4, 7] },
	{ name: 'voice_message_id', kind: 'int' },
	{ name: 'hold_message_id', kind: 'int' },
	{ name: 'redial_*', kind: 'int', values: [1, 3, 5, 10] },
	{ name: 'answer_wait', kind: 'int', values: [10, 20, 30, 60] },
	{ name: 'add_calls_coef', kind: 'number' },
	{ name: 'timer_*', kind: 'any' },
	{ name: 'call_processing', kind: 'any' },
	{ name: 'sip_trunk_id_*', kind: 'int' },
	{ name: 'timezone_mode', kind: 'any' },
	{ name: 'antirobot', kind: 'any' },
	{ name: 'sms_sender', kind: 'string' },
	{ name: 'endless', kind: 'flag' },
	{ name: 'did_abonent_ids', kind: 'list' },
];

/** @param {any} pbx @param {any} params */
const mustHave = (pbx, { campaign_id }) => mustExist('campaign_id', campaignOf(pbx, campaign_id), 'campaign');

/** @param {string} text */
const wrongStatus = (text) => ({ code: 5106, field: '', text: `the campaign's status does not allow ${text}` });

/** @param {any} pbx @param {any} params */
function fieldProblems({ state }, { line_id, created_by, start_date, end_date }) {
	const line = line_id === undefined || state.lines.some((/** @type {any} */ line) => line.line_id === Number(line_id));
	const backwards = start_date && end_date && end_date < start_date;
	return [
		mustExist('line_id', line, 'line'),
		backwards && problem(3111, 'start_date', 'is after end_date'),
		backwards && problem(3111, 'end_date', 'is before start_date'),
		created_by !== undefined &&
			!state.employeeById(Number(created_by)) && { code: 5105, field: '', text: 'created_by does not exist' },
	];
}

/**
 * @param {string} path
 * @param {import('../types').Parameter[]} parameters
 * @param {(pbx: any, params: any) => any[]} find problems
 * @param {(pbx: any, params: any) => unknown} reply
 * @param {Partial<import('../types').Method>} [more]
 * @returns {import('../types').Method}
 */
const campaignMethod = (path, parameters, find, reply, more = {}) => ({
	path,
	section: SECTION,
	confidence: 'A',
	service: 'CONTACT_CENTRE',
	parameters,
	check: (pbx, params) => {
		settle(pbx);
		return refuseOn(SECTION, find)(pbx, params);
	},
	handler: (pbx, params) => ({ json: reply(pbx, params) }),
	...more,
});

const DONE = Object.freeze({ result: 1000 });

/** @param {any} pbx @param {any} params @param {number[]} statuses */
const isIn = (pbx, { campaign_id }, statuses) => statuses.includes(campaignOf(pbx, campaign_id)?.status);

const methods = [
	campaignMethod(
		'campaign/list',
		[],
		() => [],
		({ state }) => ({ result: 1000, campaigns: [...state.campaigns.values()] }),
	),
	// The envelope is not printed (C).
	campaignMethod(
		'campaign',
		[campaignId],
		(pbx, params) => [mustHave(pbx, params)],
		(pbx, { campaign_id }) => ({ result: 1000, campaign: campaignOf(pbx, campaign_id) }),
	),
	campaignMethod('campaign/add', fields(true), fieldProblems, ({ state }, params) => {
		const campaign_id = state.nextCampaignId++;
		state.campaigns.set(campaign_id, {
			campaign_id,
			status: CAMPAIGN.stopped,
			service_type: 8,
			priority: 1,
			endless: 0,
			operators: [],
			...params,
		});
		return { result: 1000, campaign_id };
	}),
	campaignMethod(
		'campaign/update',
		[campaignId, ...fields(false)],
		(pbx, params) => [mustHave(pbx, params), ...fieldProblems(pbx, params)],
		(pbx, { campaign_id, ...changed }) => {
			Object.assign(campaignOf(pbx, campaign_id), changed);
			return DONE;
		},
	),
	campaignMethod(
		'campaign/start',
		[campaignId],
		(pbx, params) => [
			mustHave(pbx, params),
			isIn(pbx, params, [CAMPAIGN.running, CAMPAIGN.finished]) && wrongStatus('a start'),
		],
		(pbx, { campaign_id }) => ({ result: 1000, status: (campaignOf(pbx, campaign_id).status = CAMPAIGN.running) }),
	),
	campaignMethod(
		'campaign/stop',
		[campaignId],
		(pbx, params) => [
			mustHave(pbx, params),
			!isIn(pbx, params, [CAMPAIGN.running, CAMPAIGN.planned]) && wrongStatus('a stop'),
		],
		(pbx, { campaign_id }) => {
			// It says "stopping", and has stopped when looked at again.
			campaignOf(pbx, campaign_id).status = CAMPAIGN.stopped;
			return { result: 1000, status: CAMPAIGN.stopping };
		},
	),
	campaignMethod(
		'campaign/delete',
		[campaignId],
		(pbx, params) => [mustHave(pbx, params), isIn(pbx, params, [CAMPAIGN.running]) && wrongStatus('its deletion')],
		(pbx, { campaign_id }) => {
			for (const { task_id } of tasksOf(pbx, campaign_id)) pbx.state.campaignTasks.delete(task_id);
			pbx.state.campaigns.delete(Number(campaign_id));
			return DONE;
		},
	),
	campaignMethod(
		'campaign-report/create',
		[campaignId],
		(pbx, params) => [mustHave(pbx, params)],
		(pbx, { campaign_id }) => ({
			result: 1000,
			data: { campaign_id: Number(campaign_id), tasks: tasksOf(pbx, campaign_id).map(reportOf) },
		}),
	),
	// The name of the list is not printed (C).
	campaignMethod(
		'custom-type/list',
		[],
		() => [],
		({ state }) => ({ result: 1000, custom_types: state.campaignFields }),
	),
];

module.exports = { campaignId, campaignMethod, methods, mustHave, utc, wrongStatus };
