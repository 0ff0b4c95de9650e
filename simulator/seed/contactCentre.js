// @ts-check
'use strict';

/** Contact centre and campaigns of the seed (§2.11-2.13). Ids that come next are those of test/fixtures/responses.json. Data table. */

const schedule = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '06:00', end: '15:00' }));

/** @param {number} campaign_id @param {string} name @param {number} status @param {number} endless */
const campaign = (campaign_id, name, status, endless) => ({
	campaign_id,
	status,
	service_type: 8,
	priority: 1,
	endless,
	operators: [400001, 400003],
	line_id: 90001,
	name,
	schedule,
	created_by: 400011,
	dial_mode: 2,
});

/** @param {number} task_id @param {number} campaign_id @param {string} number @param {any} [more] */
const task = (task_id, campaign_id, number, more = {}) => ({
	task_id,
	campaign_id,
	name: 'Client',
	number,
	priority: 1,
	organization: '',
	position: '',
	comment: '',
	due_date: null,
	blocked_until: null,
	custom_fields: {},
	subtasks: [],
	status: 1,
	status_reason: null,
	attempts: [],
	finished: null,
	// Never dialled: what a test finds in the seed stays so.
	dueAt: Infinity,
	...more,
});

/** 21.06.2026 00:00:00 UTC */
const FINISHED = 1_782_000_000;

const campaigns = () => ({
	campaigns: new Map(
		[
			campaign(54001, 'Renewals', 2, 1),
			campaign(54002, 'Spring offer', 4, 0),
			campaign(54003, 'Опрос клиентов', 0, 0),
		].map((each) => [each.campaign_id, each]),
	),
	nextCampaignId: 55001,
	campaignTasks: new Map(
		[
			task(7600001, 54001, '79000000001'),
			task(7600002, 54001, '79000000002', { status: 0 }),
			task(7600003, 54001, '79000000003', {
				status: 4,
				status_reason: 1,
				finished: FINISHED,
				attempts: [{ attempt_id: 76000031, result: 1 }],
			}),
			task(7600004, 54002, '79000000004', {
				status: 4,
				status_reason: 3,
				finished: FINISHED,
				attempts: [{ attempt_id: 76000041, result: 3 }],
			}),
		].map((each) => [each.task_id, each]),
	),
	nextTaskId: 7_700_001,
	campaignFields: [{ id: 1, name: 'Contract', type: 1 }],
});

/** @param {number} status @param {string} name @param {string} [status_alias] @param {number} [parent_status] */
const status = (status, name, status_alias = '', parent_status = status) => ({
	status,
	status_alias,
	parent_status,
	name,
});

const contactCentre = () => ({
	contactCentreCalls: new Map([
		[
			'MjAwMDAwMDAwMTo4MQ==',
			{
				conversion: [],
				tag_id: [1],
				call_comment: '',
				script_id: [],
				mark_client: 9,
				mark_controller: [],
				recording_id: ['MToxMDAwMDAwOjkwMDAwMDAwMDE6MA=='],
			},
		],
	]),
	callTags: [
		{ tag_id: 1, name: 'Delivery' },
		{ tag_id: 2, name: 'Возврат' },
	],
	scripts: [{ script_id: 1, name: 'Greeting', text: 'Добрый день!' }],
	qualityQuestions: [{ question_id: 1, text: 'Did the operator greet the client?' }],
	/** @type {Map<number, any>} */
	centreTasks: new Map(),
	nextCentreTaskId: 1,
	/** Status by employee id; absent: online. @type {Map<number, number>} */
	presence: new Map(),
	centreStatuses: [
		status(1, 'Online'),
		status(2, 'Do not disturb'),
		status(3, 'Break'),
		status(4, 'Offline'),
		status(5, 'Outbound only'),
		status(6, 'All calls'),
		status(7, 'Lunch', 'lunch', 3),
	],
	/** @type {Map<number, any>} */
	deals: new Map([[1, { deal_id: 1, name: 'First deal', funnel_id: 1 }]]),
	nextDealId: 2,
	dealFields: [{ custom_field_id: 1, name: 'Source', type: 1 }],
	dealFunnels: [{ funnel_id: 1, name: 'Sales', stages: [{ stage_id: 1, name: 'New' }] }],
	/** @type {any[]} */
	dealDocuments: [],
	/** @type {any[]} */
	chats: [],
});

module.exports = { campaigns, contactCentre };
