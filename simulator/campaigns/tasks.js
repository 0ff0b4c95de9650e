// @ts-check
'use strict';

/** Tasks of outbound campaigns, §2.11, and what becomes of them by the simulator's clock. */

const { utcText } = require('../statistics/times');

/** Campaign status (§2.11). */
const CAMPAIGN = Object.freeze({ stopped: 0, planned: 1, running: 2, stopping: 3, finished: 4 });
/** Task status (§2.11). */
const TASK = Object.freeze({ stopped: 0, queued: 1, working: 2, done: 4, deleted: 6 });

/** 1 talked, 2 busy, 3 no answer: one after the other. */
const REASONS = [1, 3, 1, 2];

/** @param {any} pbx @param {unknown} id */
const campaignOf = ({ state }, id) => state.campaigns.get(Number(id));

/** @param {any} pbx @param {unknown} id */
const taskOf = ({ state }, id) => state.campaignTasks.get(Number(id));

/** @param {any} pbx @param {unknown} campaignId @returns {any[]} */
const tasksOf = ({ state }, campaignId) =>
	[...state.campaignTasks.values()].filter((task) => task.campaign_id === Number(campaignId));

/** @param {any} pbx @param {any} campaign @param {any} given */
function addTask({ state, clock, settings }, campaign, given) {
	const task = {
		task_id: state.nextTaskId++,
		campaign_id: campaign.campaign_id,
		name: '',
		priority: 1,
		organization: '',
		position: '',
		comment: '',
		due_date: null,
		blocked_until: null,
		custom_fields: {},
		subtasks: [],
		...given,
		status: TASK.queued,
		status_reason: null,
		attempts: [],
		finished: null,
		/** When it will have been dialled; not printed. */
		dueAt: clock.now() + settings.campaignTaskIn,
	};
	state.campaignTasks.set(task.task_id, task);
	return task;
}

/** Dials what is due in campaigns that run. @param {any} pbx */
function settle({ state, clock }) {
	for (const task of state.campaignTasks.values()) {
		const campaign = state.campaigns.get(task.campaign_id);
		if (campaign?.status !== CAMPAIGN.running || task.status !== TASK.queued || task.dueAt > clock.now()) continue;
		const reason = REASONS[task.task_id % REASONS.length];
		Object.assign(task, {
			status: TASK.done,
			status_reason: reason,
			finished: Math.floor(task.dueAt / 1000),
			attempts: [{ attempt_id: task.task_id * 10 + 1, result: reason }],
		});
	}
}

/** @param {any} task @param {boolean} [brief] what it leaves out is not printed (C) */
function printedTask({ dueAt: _dueAt, finished, ...task }, brief = false) {
	if (brief) {
		const { task_id, campaign_id, number, status, status_reason } = task;
		return { task_id, campaign_id, number, status, status_reason };
	}
	return { ...task, finished: finished === null ? null : utcText(finished) };
}

/** @param {any} task */
const reportOf = ({ task_id, name, attempts }) => ({
	task_id,
	attempts: attempts.map((/** @type {any} */ attempt) => ({
		attempt_id: attempt.attempt_id,
		name,
		record_id: '',
		result: attempt.result,
	})),
});

module.exports = { addTask, CAMPAIGN, campaignOf, printedTask, reportOf, settle, TASK, taskOf, tasksOf };
