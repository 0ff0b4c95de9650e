// @ts-check
'use strict';

/** Tasks of outbound campaigns, §2.11, base /vpbx/. The contact centre has others of the same names under /cc/. */

const { campaignId, campaignMethod, mustHave, utc, wrongStatus } = require('./campaigns');
const { phone } = require('./kinds');
const { mustExist, problem } = require('./problems');
const { addTask, CAMPAIGN, campaignOf, printedTask, TASK, taskOf, tasksOf } = require('../campaigns/tasks');
const { HOUR, readUtc } = require('../statistics/times');

/** @typedef {import('../types').Parameter} Parameter */

const MAX_TASKS = 10_000;
const MAX_WINDOW = 4 * HOUR;
const DONE = Object.freeze({ result: 1000 });

/** @type {Parameter} */
const taskId = { name: 'task_id', kind: 'int', required: true };

/** @param {boolean} required @returns {Parameter[]} */
const taskFields = (required) => [
	{ name: 'name', kind: 'string' },
	phone('number', { required }),
	{ name: 'priority', kind: 'int', min: 1, max: 1000 },
	{ name: 'organization', kind: 'string' },
	{ name: 'position', kind: 'string' },
	{ name: 'comment', kind: 'string' },
	{ name: 'due_date', kind: 'string' },
	{ name: 'blocked_until', kind: 'string' },
	{ name: 'custom_fields', kind: 'object' },
	{
		name: 'subtasks',
		kind: 'list',
		items: {
			name: '',
			kind: 'object',
			fields: [
				phone('number'),
				{ name: 'order', kind: 'int' },
				{ name: 'type', kind: 'any' },
				{ name: 'priority', kind: 'int' },
			],
		},
	},
];

/** @param {number} code @param {string} text */
const impossible = (code, text) => ({ code, field: '', text });

/** "Only an endless or unfinished campaign". @param {any} pbx @param {any} params */
function takesNone(pbx, { campaign_id }) {
	const campaign = campaignOf(pbx, campaign_id);
	return campaign?.status === CAMPAIGN.finished && Number(campaign.endless) !== 1 && wrongStatus('new tasks');
}

/** @param {any} pbx @param {any} params @param {number} count */
const tooMany = (pbx, { campaign_id }, count) =>
	tasksOf(pbx, campaign_id).length + count > MAX_TASKS && impossible(5107, `over ${MAX_TASKS} tasks in a campaign`);

/** @param {any[]} tasks */
const repeated = (tasks) =>
	new Set(tasks.map(({ number }) => number)).size < tasks.length && impossible(5109, 'numbers are repeated in tasks');

/** @param {any} pbx @param {any} params */
const mustHaveTask = (pbx, { task_id, campaign_id }) => {
	const task = taskOf(pbx, task_id);
	const own = task && (campaign_id === undefined || task.campaign_id === Number(campaign_id));
	return mustExist('task_id', own, 'task');
};

/**
 * `task/start`, `task/stop`, `task/delete`.
 * @param {string} path
 * @param {number[]} from statuses that allow it
 * @param {number} to
 */
const taskChange = (path, from, to) =>
	campaignMethod(
		path,
		[campaignId, taskId],
		(pbx, params) => [
			mustHave(pbx, params),
			mustHaveTask(pbx, params),
			campaignOf(pbx, params.campaign_id)?.status === CAMPAIGN.finished && wrongStatus(path),
			!from.includes(taskOf(pbx, params.task_id)?.status) && impossible(5111, "the task's status does not allow that"),
		],
		(pbx, { task_id }) => {
			taskOf(pbx, task_id).status = to;
			return DONE;
		},
	);

/** @param {any} params */
function wrongWindow({ start_date, end_date }) {
	const span = Number(readUtc(end_date)) - Number(readUtc(start_date));
	return span >= 0 && span <= MAX_WINDOW
		? []
		: ['start_date', 'end_date'].map((name) => problem(3111, name, 'must be at most 4 hours from the other'));
}

/** @type {import('../types').Method[]} */
module.exports = [
	campaignMethod(
		'tasks/push',
		[
			campaignId,
			{ name: 'tasks', kind: 'list', required: true, items: { name: '', kind: 'object', fields: taskFields(true) } },
		],
		(pbx, params) => [
			mustHave(pbx, params),
			takesNone(pbx, params),
			tooMany(pbx, params, params.tasks.length),
			repeated(params.tasks),
		],
		(pbx, { campaign_id, tasks }) => {
			const campaign = campaignOf(pbx, campaign_id);
			for (const task of tasks) addTask(pbx, campaign, task);
			return DONE;
		},
	),
	campaignMethod(
		'task/add',
		[campaignId, ...taskFields(true)],
		(pbx, params) => [mustHave(pbx, params), takesNone(pbx, params), tooMany(pbx, params, 1)],
		(pbx, { campaign_id, ...task }) => ({
			result: 1000,
			task_id: addTask(pbx, campaignOf(pbx, campaign_id), task).task_id,
		}),
	),
	campaignMethod(
		'task',
		[taskId, { name: 'brief', kind: 'flag' }],
		(pbx, params) => [mustHaveTask(pbx, params)],
		(pbx, { task_id, brief }) => ({ result: 1000, task: printedTask(taskOf(pbx, task_id), Number(brief ?? 0) === 1) }),
	),
	taskChange('task/start', [TASK.stopped], TASK.queued),
	taskChange('task/stop', [TASK.queued, TASK.working], TASK.stopped),
	taskChange('task/delete', [TASK.stopped, TASK.queued, TASK.working, TASK.done], TASK.deleted),
	campaignMethod(
		'task/update',
		[taskId, { name: 'campaign_id', kind: 'int' }, ...taskFields(false)],
		(pbx, params) => [
			mustHaveTask(pbx, params),
			[TASK.done, TASK.deleted].includes(taskOf(pbx, params.task_id)?.status) &&
				impossible(5111, "the task's status does not allow that"),
		],
		(pbx, { task_id, campaign_id: _campaign, ...changed }) => {
			Object.assign(taskOf(pbx, task_id), changed);
			return DONE;
		},
	),
	campaignMethod(
		'tasks/finished',
		[campaignId, utc('start_date', true), utc('end_date', true)],
		(pbx, params) => [mustHave(pbx, params), ...wrongWindow(params)],
		(pbx, { campaign_id, start_date, end_date }) => {
			const from = Number(readUtc(start_date));
			const to = Number(readUtc(end_date));
			const found = tasksOf(pbx, campaign_id).filter(
				({ finished }) => finished !== null && finished >= from && finished <= to,
			);
			return { result: 1000, tasks: found.map((task) => printedTask(task)) };
		},
	),
	// How the ids are called is not printed (C).
	campaignMethod(
		'tasks/reset',
		[campaignId, { name: 'task_ids', kind: 'list', items: { name: '', kind: 'int' } }],
		(pbx, params) => [mustHave(pbx, params)],
		(pbx, { campaign_id, task_ids }) => {
			const ids = task_ids?.map(Number);
			for (const task of tasksOf(pbx, campaign_id))
				if (!ids || ids.includes(task.task_id))
					Object.assign(task, {
						status: TASK.queued,
						status_reason: null,
						attempts: [],
						finished: null,
						dueAt: pbx.clock.now() + pbx.settings.campaignTaskIn,
					});
			return DONE;
		},
	),
	// Parameters and paging are not printed (C).
	campaignMethod(
		'v2/campaign/tasks',
		[
			{ name: 'campaign_id', kind: 'int' },
			{ name: 'limit', kind: 'int', min: 1 },
			{ name: 'offset', kind: 'int', min: 0 },
		],
		(pbx, params) => [params.campaign_id !== undefined && mustHave(pbx, params)],
		(pbx, { campaign_id, limit = 100, offset = 0 }) => {
			const all = campaign_id === undefined ? [...pbx.state.campaignTasks.values()] : tasksOf(pbx, campaign_id);
			const page = all.slice(Number(offset), Number(offset) + Number(limit));
			return { result: 1000, tasks: page.map((task) => printedTask(task)), total: all.length };
		},
		{ open: true },
	),
];
