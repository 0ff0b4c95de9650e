// @ts-check
'use strict';

/** Group editing, §2.7. The list `groups` stands in configuration.js. */

const { extension } = require('./kinds');
const { isGiven, mustBeFree, mustExist, mustNotBeUsed, refuseOn } = require('./problems');

/** Cabinet option «Услуги ВАТС», else 5201; the service itself, else 5200. */
const service = ['ALLOW_GROUPS', 'PBX_SERVICES'];

/** What a group keeps under the name that the reference prints. @param {boolean} required @returns {import('../types').Parameter[]} */
const fields = (required) => [
	{ name: 'name', kind: 'string', required },
	extension('extension', { required }),
	{ name: 'description', kind: 'string' },
	{ name: 'dial_alg_group', kind: 'int', values: [0, 1, 2, 3, 5] },
	{ name: 'dial_alg_users', kind: 'int', values: [1, 2, 3, 4, 5] },
	{ name: 'auto_redirect', kind: 'flag' },
	{ name: 'auto_dial', kind: 'flag' },
	{ name: 'line_id', kind: 'int' },
	{ name: 'use_dynamic_ivr', kind: 'flag' },
	{ name: 'use_dynamic_seq_num', kind: 'flag' },
	{ name: 'melody_id', kind: 'int' },
	{
		name: 'operators',
		kind: 'list',
		items: {
			name: '',
			kind: 'object',
			fields: [
				{ name: 'id', kind: 'int', required: true },
				{ name: 'priority', kind: 'int', min: 0 },
			],
		},
	},
];

const NUMBERS = new Set([
	'dial_alg_group',
	'dial_alg_users',
	'auto_redirect',
	'auto_dial',
	'line_id',
	'use_dynamic_ivr',
	'use_dynamic_seq_num',
	'melody_id',
]);

/** Rules that need the state. @param {any} state @param {any} given @param {string} prefix @param {any} [self] */
const wrongIn = (state, given, prefix, self) => [
	mustBeFree(
		`${prefix}extension`,
		given.extension &&
			(state.employeeByExtension(given.extension) ??
				state.groups.find((/** @type {any} */ group) => group !== self && group.extension === given.extension)),
	),
	isGiven(given.line_id) &&
		mustExist(
			`${prefix}line_id`,
			state.lines.some((/** @type {any} */ line) => line.line_id === Number(given.line_id)),
			'line',
		),
	// 0 is no melody.
	isGiven(given.melody_id) &&
		Number(given.melody_id) !== 0 &&
		mustExist(
			`${prefix}melody_id`,
			state.audioFiles.some((/** @type {any} */ file) => file.id === Number(given.melody_id)),
			'audio file',
		),
	...(given.operators ?? []).map((/** @type {any} */ { id }, /** @type {number} */ index) =>
		mustExist(`${prefix}operators[${index}].id`, state.employeeById(Number(id)), 'employee'),
	),
];

/** @param {any} state @param {any} group @param {any} changes */
function change(state, group, changes) {
	const { operators, ...given } = changes;
	for (const { name } of fields(false)) {
		if (name !== 'operators' && isGiven(given[name]))
			group[name] = NUMBERS.has(name) ? Number(given[name]) : given[name];
	}
	if (!isGiven(operators)) return;
	group.operators = [...new Set(operators.map((/** @type {any} */ { id }) => Number(id)))];
	group.priorities = Object.fromEntries(
		operators.map((/** @type {any} */ { id, priority = 1 }) => [id, Number(priority)]),
	);
	for (const employee of state.employees) {
		const others = employee.groups.filter((/** @type {number} */ id) => id !== group.id);
		employee.groups = group.operators.includes(employee.userId) ? [...others, group.id] : others;
	}
}

/** @param {any} state @param {number} id */
const inUse = (state, id) => [
	mustNotBeUsed(
		state.schemas.some((/** @type {any} */ { uses }) => uses.groups.includes(id)),
		5202,
		`group ${id} stands in a scheme`,
	),
	mustNotBeUsed(
		state.forwardingRules.some((/** @type {any} */ rule) => rule.forward_to_group?.forward_group_id === id),
		5203,
		`group ${id} stands in number forwarding`,
	),
	mustNotBeUsed(
		state.widgets.some((/** @type {any} */ { groups }) => groups.includes(id)),
		5204,
		`group ${id} stands in a callback widget`,
	),
];

/** @type {import('../types').Method[]} */
module.exports = [
	{
		path: 'group/create',
		section: '§2.7',
		confidence: 'A',
		service,
		parameters: fields(true),
		check: refuseOn('§2.7', ({ state }, params) => wrongIn(state, params, '')),
		handler: ({ state }, params) => {
			const group = {
				id: state.newId('group'),
				name: '',
				description: '',
				extension: '',
				dial_alg_group: 2,
				dial_alg_users: 1,
				auto_redirect: 0,
				auto_dial: 0,
				line_id: null,
				use_dynamic_ivr: 0,
				use_dynamic_seq_num: 0,
				melody_id: 0,
				priorities: {},
				operators: [],
			};
			state.groups.push(group);
			change(state, group, params);
			return { json: { result: 1000, group_id: group.id } };
		},
	},
	{
		path: 'group/update',
		section: '§2.7',
		confidence: 'A',
		service,
		parameters: [
			{ name: 'group_id', kind: 'int', required: true },
			{ name: 'group', kind: 'object', required: true, fields: fields(false) },
		],
		check: refuseOn('§2.7', ({ state }, { group_id, group }) => [
			mustExist('group_id', state.groupById(group_id), 'group'),
			...wrongIn(state, group, 'group.', state.groupById(group_id)),
		]),
		handler: ({ state }, { group_id, group }) => {
			change(state, state.groupById(group_id), group);
			return { json: { result: 1000 } };
		},
	},
	{
		path: 'group/delete',
		section: '§2.7',
		confidence: 'A',
		service,
		parameters: [{ name: 'group_id', kind: 'int', required: true }],
		check: refuseOn('§2.7', ({ state }, { group_id }) => [
			mustExist('group_id', state.groupById(group_id), 'group'),
			...inUse(state, Number(group_id)),
		]),
		handler: ({ state }, { group_id }) => {
			const group = state.groupById(group_id);
			change(state, group, { operators: [] });
			state.groups = state.groups.filter((/** @type {any} */ other) => other !== group);
			return { json: { result: 1000 } };
		},
	},
];
