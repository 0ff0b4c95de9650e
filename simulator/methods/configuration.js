// @ts-check
'use strict';

/** Employees, groups, lines, balance: §2.7. */

const { extension } = require('./kinds');
const { moscowText } = require('../clock');

/** Keys that are only there when asked for (§2.7 `ext_fields`). */
const EXT_FIELDS = [
	'general.user_id',
	'general.sips',
	'groups',
	'general.access_role_id',
	'telephony.dial_alg',
	'telephony.numbers.schedule',
	'telephony.line_id',
	'telephony.trunk_number_id',
	'general.mobile',
	'general.login',
	'general.use_status',
	'general.use_cc_numbers',
];

/**
 * @param {any} employee
 * @param {string[]} wanted of EXT_FIELDS
 */
function printedEmployee(employee, wanted) {
	/** @param {string} name @param {any} value */
	const ext = (name, value) => (wanted.includes(name) ? { [name.slice(name.lastIndexOf('.') + 1)]: value } : {});
	const { name, email, department, position } = employee;
	return {
		general: {
			name,
			email,
			department,
			position,
			...ext('general.user_id', employee.userId),
			...ext(
				'general.sips',
				employee.sips.map((/** @type {string} */ number) => ({ number })),
			),
			...ext('general.access_role_id', employee.accessRoleId),
			...ext('general.mobile', employee.mobile),
			...ext('general.login', employee.login),
			...ext('general.use_status', employee.useStatus),
			...ext('general.use_cc_numbers', employee.useCcNumbers),
		},
		telephony: {
			extension: employee.extension,
			outgoingline: employee.outgoingLine,
			...ext('telephony.dial_alg', employee.dialAlg),
			...ext('telephony.line_id', employee.lineId),
			...ext('telephony.trunk_number_id', employee.trunkNumberId),
			numbers: employee.numbers.map((/** @type {any} */ { schedule = [], ...number }) => ({
				...number,
				...ext('telephony.numbers.schedule', schedule),
			})),
		},
		...ext('groups', employee.groups),
	};
}

/**
 * @param {any} state
 * @param {any} group
 * @param {boolean} withUsers
 */
function printedGroup(state, group, withUsers) {
	const { operators, priorities, ...rest } = group;
	if (!withUsers) return rest;
	const printed = operators.map((/** @type {number} */ userId, /** @type {number} */ order) => {
		const employee = state.employeeById(userId);
		return { id: userId, name: employee.name, extension: employee.extension, priority: priorities[userId] ?? 1, order };
	});
	return { ...rest, operators: printed };
}

/** @type {import('../types').Method[]} */
module.exports = [
	{
		path: 'config/users/request',
		section: '§2.7',
		confidence: 'A',
		rate: { max: 1, per: 2000 },
		parameters: [
			extension('extension'),
			{ name: 'ext_fields', kind: 'list', items: { name: '', kind: 'oneOf', values: EXT_FIELDS } },
		],
		// No `result` field, unlike the others.
		handler: ({ state }, params) => {
			const found = params.extension
				? state.employees.filter((/** @type {any} */ employee) => employee.extension === params.extension)
				: state.employees;
			return {
				json: { users: found.map((/** @type {any} */ employee) => printedEmployee(employee, params.ext_fields ?? [])) },
			};
		},
	},
	{
		path: 'groups',
		section: '§2.7',
		confidence: 'A',
		service: 'ALLOW_GROUPS',
		parameters: [
			{ name: 'group_id', kind: 'int' },
			{ name: 'operator_id', kind: 'int' },
			extension('operator_extension'),
			{ name: 'show_users', kind: 'flag' },
		],
		handler: ({ state }, params) => {
			const operator = params.operator_extension
				? (state.employeeByExtension(params.operator_extension)?.userId ?? -1)
				: Number(params.operator_id ?? 0);
			const found = state.groups.filter(
				(/** @type {any} */ group) =>
					(!params.group_id || group.id === Number(params.group_id)) &&
					(!operator || group.operators.includes(operator)),
			);
			// Without show_users the reference prints operators too; only an explicit 0 leaves them out (C).
			const withUsers = params.show_users === undefined || Number(params.show_users) === 1;
			return {
				json: { result: 1000, groups: found.map((/** @type {any} */ group) => printedGroup(state, group, withUsers)) },
			};
		},
	},
	{
		path: 'account/balance',
		section: '§2.7',
		confidence: 'A',
		rate: { max: 2, per: 1000 },
		parameters: [],
		handler: ({ state, clock }) => ({
			json: {
				result: 1000,
				balance: state.balance.amount,
				currency: state.balance.currency,
				response_at: moscowText(clock.now()),
			},
		}),
	},
	{
		path: 'incominglines',
		section: '§2.7',
		confidence: 'A',
		parameters: [],
		handler: ({ state }) => ({ json: { result: 1000, lines: state.lines } }),
	},
];
