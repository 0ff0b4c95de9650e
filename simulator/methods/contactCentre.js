// @ts-check
'use strict';

/**
 * Contact-centre API, §2.13, base /cc/: tasks, presence, deals, appeals, chats.
 * The reference prints few parameters and replies here: a row that is `open` takes anything, and envelopes of lists are C.
 */

const { phone } = require('./kinds');
const { mustExist, problem, refuseOn } = require('./problems');
const { deliver } = require('../webhooks/deliver');

/** @typedef {import('../types').Parameter} Parameter */

const DONE = Object.freeze({ result: 1000 });
/** Task status 0-3 (§3.6); which number means what is not printed (C). */
const TASK = Object.freeze({ planned: 0, done: 2, cancelled: 3 });

/** @param {string} name @returns {Parameter} */
const intId = (name) => ({ name, kind: 'int', required: true });
/** @param {string} name @returns {Parameter} */
const text = (name) => ({ name, kind: 'string', required: true });

/** @param {boolean} required @returns {Parameter[]} */
const taskFields = (required) => [
	{ name: 'event_type', kind: 'int', required, values: [1, 2, 3, 4] },
	// How a time is written is not printed.
	{ name: 'start_time', kind: 'any', required },
	{ name: 'duration', kind: 'int', min: 0, max: 1440 },
	{ name: 'to_user_id', kind: 'int', required },
	{ name: 'contact_id', kind: 'int' },
	{ name: 'description', kind: 'string', max: 1024 },
	{ name: 'is_auto_call', kind: 'flag' },
	phone('phone'),
];

/**
 * @param {string} path
 * @param {Parameter[]} parameters
 * @param {(pbx: any, params: any) => unknown} reply
 * @param {Partial<import('../types').Method> & { find?: (pbx: any, params: any) => any[] }} [more]
 * @returns {import('../types').Method}
 */
const cc = (path, parameters, reply, { find, ...more } = {}) => ({
	path,
	base: 'cc',
	section: '§2.13',
	confidence: 'A',
	service: 'OPEN_API',
	// §1.7: 10 a second for all of /cc/ together (C: together).
	rate: { max: 10, per: 1000, key: '/cc/' },
	parameters,
	...(find ? { check: refuseOn('§2.13', find) } : {}),
	handler: (pbx, params) => ({ json: reply(pbx, params) }),
	...more,
});

/** @param {any} pbx @param {any} params */
const mustHaveTask = ({ state }, { task_id }) => [
	mustExist('task_id', state.centreTasks.get(Number(task_id)), 'task of the contact centre'),
];

/** @param {any} pbx @param {any} params */
const mustHaveUser = ({ state }, { to_user_id }) => [
	to_user_id !== undefined && mustExist('to_user_id', state.employeeById(Number(to_user_id)), 'employee'),
];

/** @param {any} pbx @param {any} params @param {number} status */
function endTask({ state }, { task_id }, status) {
	state.centreTasks.get(Number(task_id)).status = status;
	return DONE;
}

/** @param {any} pbx @param {any} params */
function addTask({ state }, params) {
	const task_id = state.nextCentreTaskId++;
	const task = { task_id, duration: 0, description: '', ...params, status: TASK.planned };
	state.centreTasks.set(task_id, task);
	if (Number(params.is_auto_call ?? 0) !== 1) return { result: 1000, task_id };
	const auto_call_task_id = state.nextCentreTaskId++;
	state.centreTasks.set(auto_call_task_id, { ...task, task_id: auto_call_task_id });
	return { result: 1000, task_id, auto_call_task_id };
}

/** Above 6 a status is one of the PBX's own, with an alias. @param {any} state @param {any} params */
const statusOf = (state, { status, status_alias }) =>
	state.centreStatuses.find(
		(/** @type {any} */ each) =>
			each.status === Number(status) && (!status_alias || each.status_alias === status_alias),
	);

/** The events follow as with a change in the contact centre (§3.6). @param {any} pbx @param {any} params */
function setStatus(pbx, params) {
	const { state, clock } = pbx;
	const status = statusOf(state, params);
	const abonent_id = Number(params.abonent_id);
	state.presence.set(abonent_id, status.status);
	const json = {
		abonent_id,
		status: status.status,
		status_alias: status.status_alias,
		parent_status: status.parent_status,
		when: clock.now(),
		timestamp: clock.now(),
	};
	pbx.track(
		deliver(pbx, {
			path: 'events/user/status_changed',
			jsonText: JSON.stringify(json),
			cause: '/cc/set_abonent_status',
		}),
	);
	return DONE;
}

/** @param {any} pbx @param {any} params */
function presenceOf({ state }, { abonent_id, session_types = ['sip', 'cc', 'mtm', 'mtd'] }) {
	const people = state.employees.filter(
		(/** @type {any} */ { userId }) => abonent_id === undefined || userId === Number(abonent_id),
	);
	const presence = people.map((/** @type {any} */ { userId }) => {
		const status = state.presence.get(userId) ?? 1;
		return {
			abonent_id: userId,
			status,
			sessions: session_types.map((/** @type {string} */ session_type) => ({ session_type, status })),
		};
	});
	return { result: 1000, presence };
}

/** @param {any} pbx @param {any} params @returns {any[]} messages of one chat */
const chatOf = ({ state }, { channelId, userId }) =>
	state.chats.filter(
		(/** @type {any} */ message) =>
			(channelId === undefined || message.channelId === channelId) &&
			(userId === undefined || message.userId === userId),
	);

/** @param {any} pbx @param {any} params */
function sendMessage({ state, clock }, params) {
	state.chats.push({ ...params, time: clock.now() });
	if (state.chats.length > 1000) state.chats.shift();
	return { result: 1000, messageId: params.messageId };
}

/** @param {any} pbx @param {any} params */
const mustHaveDeal = ({ state }, { deal_id }) => [mustExist('deal_id', state.deals.get(Number(deal_id)), 'deal')];

const open = Object.freeze({ open: true });

/** Both addresses of the doc's text and example. */
const closedAppeal = cc('appeals/create-closed-appeals', [], () => DONE, open);

/** @type {import('../types').Method[]} */
module.exports = [
	cc('task/add', taskFields(true), addTask, { find: mustHaveUser, rate: { max: 5, per: 1000 } }),
	cc(
		'task/update',
		[intId('task_id'), ...taskFields(false)],
		({ state }, { task_id, ...changed }) => {
			Object.assign(state.centreTasks.get(Number(task_id)), changed);
			return DONE;
		},
		{ find: (pbx, params) => [...mustHaveTask(pbx, params), ...mustHaveUser(pbx, params)] },
	),
	cc(
		'task/get',
		[intId('task_id')],
		({ state }, { task_id }) => ({ result: 1000, task: state.centreTasks.get(Number(task_id)) }),
		{ find: mustHaveTask },
	),
	cc('task/list', [], ({ state }) => ({ result: 1000, tasks: [...state.centreTasks.values()] }), open),
	cc('task/done', [intId('task_id')], (pbx, params) => endTask(pbx, params, TASK.done), { find: mustHaveTask }),
	cc('task/cancel', [intId('task_id')], (pbx, params) => endTask(pbx, params, TASK.cancelled), { find: mustHaveTask }),
	// "Session + status": the names are not printed.
	cc('set_session_status', [], () => DONE, open),
	cc(
		'set_abonent_status',
		[intId('abonent_id'), { ...intId('status'), min: 1 }, { name: 'status_alias', kind: 'string' }],
		setStatus,
		{
			find: ({ state }, params) => [
				mustExist('abonent_id', state.employeeById(Number(params.abonent_id)), 'employee'),
				!statusOf(state, params) && problem(3300, 'status', 'is none of get_statuses'),
			],
		},
	),
	cc(
		'get_presence',
		[
			{ name: 'abonent_id', kind: 'int' },
			{
				name: 'session_types',
				kind: 'list',
				items: { name: '', kind: 'oneOf', values: ['sip', 'cc', 'mtm', 'mtd'] },
			},
		],
		presenceOf,
		{
			find: ({ state }, { abonent_id }) => [
				abonent_id !== undefined && mustExist('abonent_id', state.employeeById(Number(abonent_id)), 'employee'),
			],
		},
	),
	cc('get_statuses', [], ({ state }) => ({ result: 1000, statuses: state.centreStatuses })),
	cc(
		'deal/create',
		[],
		({ state }, params) => {
			const deal_id = state.nextDealId++;
			state.deals.set(deal_id, { ...params, deal_id });
			return { result: 1000, deal_id };
		},
		open,
	),
	cc(
		'deal/update',
		[intId('deal_id')],
		({ state }, { deal_id, ...changed }) => {
			Object.assign(state.deals.get(Number(deal_id)), changed);
			return DONE;
		},
		{ find: mustHaveDeal, ...open },
	),
	cc(
		'deal/get',
		[intId('deal_id')],
		({ state }, { deal_id }) => ({ result: 1000, deal: state.deals.get(Number(deal_id)) }),
		{ find: mustHaveDeal, ...open },
	),
	cc('deal/list', [], ({ state }) => ({ result: 1000, deals: [...state.deals.values()] }), open),
	cc('deal/custom_fields.list', [], ({ state }) => ({ result: 1000, custom_fields: state.dealFields }), open),
	cc('deal/documents.list', [], ({ state }) => ({ result: 1000, documents: state.dealDocuments }), open),
	cc(
		'deal/documents.add',
		[],
		({ state }, params) => {
			state.dealDocuments.push({ ...params, document_id: state.dealDocuments.length + 1 });
			return { result: 1000, document_id: state.dealDocuments.length };
		},
		open,
	),
	cc('deal/funnels.list', [], ({ state }) => ({ result: 1000, funnels: state.dealFunnels }), open),
	closedAppeal,
	{ ...closedAppeal, base: 'vpbx', path: 'cc/appeals/create-closed-appeals' },
	cc(
		'send_message',
		[
			text('channelId'),
			text('userId'),
			text('messageId'),
			{ name: 'firstName', kind: 'string' },
			{ name: 'lastName', kind: 'string' },
			{ name: 'type', kind: 'oneOf', values: ['text', 'image', 'file'] },
			{ name: 'content', kind: 'string' },
			{ name: 'link', kind: 'string' },
			{ name: 'fileName', kind: 'string' },
			{ name: 'fileSize', kind: 'int' },
		],
		sendMessage,
	),
	cc('user_typing', [], () => DONE, open),
	cc('event_message_read', [], () => DONE, open),
	cc('event_message_received', [], () => DONE, open),
	cc('get_chat_history', [], (pbx, params) => ({ result: 1000, messages: chatOf(pbx, params) }), open),
	cc('send_hsm', [], () => DONE, { ...open, confidence: 'B' }),
];
