// @ts-check
'use strict';

/** Employee editing, §2.7. The list `config/users/request` stands in configuration.js. */

const { extension, phone } = require('./kinds');
const {
	isGiven,
	mustBeFree,
	mustExist,
	mustNotBeUsed,
	problem,
	refuseOn,
	weakPassword,
	wrongEmail,
} = require('./problems');

/** §2.7: `line_id: ""` is "no outgoing line". @param {string} name @returns {import('../types').Parameter} */
const idOrNone = (name) => ({
	name,
	kind: 'any',
	check: (value) => (value === '' || /^\d+$/.test(String(value)) ? null : 'must be a whole number, or "" for none'),
});

/** "here not an array" is said of member/update alone. @param {boolean} creates @returns {import('../types').Parameter} */
const numbers = (creates) => ({
	name: 'numbers',
	kind: 'list',
	items: {
		name: '',
		kind: 'object',
		fields: [
			phone('number', { required: true }),
			{ name: 'protocol', kind: 'oneOf', values: ['tel', 'sip', 'fmc', 'skype'] },
			{ name: 'order', kind: 'int', min: 0 },
			{ name: 'wait_sec', kind: 'int', min: 0 },
			{ name: 'status', kind: 'oneOf', values: ['on', 'off'] },
			creates ? { name: 'schedule', kind: 'any' } : { name: 'schedule', kind: 'object' },
		],
	},
});

/** @param {boolean} creates @returns {import('../types').Parameter[]} */
const fields = (creates) => [
	{ name: 'name', kind: 'string', required: creates },
	{ name: 'access_role_id', kind: 'int', required: creates },
	extension('extension', { required: creates }),
	{ name: 'email', kind: 'string' },
	{ name: 'mobile', kind: 'string', format: /^\d{0,20}$/, formatText: 'digits without + or spaces (§1.11)' },
	{ name: 'department', kind: 'string' },
	{ name: 'position', kind: 'string' },
	{ name: 'login', kind: 'string' },
	{ name: 'password', kind: 'string' },
	{ name: 'use_status', kind: 'flag' },
	{ name: 'use_cc_numbers', kind: 'flag' },
	idOrNone('line_id'),
	idOrNone('trunk_number_id'),
	{ name: 'dial_alg', kind: 'int', min: 0, max: 2 },
	numbers(creates),
];

/** @param {any} state @param {unknown} id */
const lineById = (state, id) => state.lines.find((/** @type {any} */ line) => line.line_id === Number(id));
/** @param {any} state @param {unknown} id */
const trunkNumberById = (state, id) =>
	state.trunkNumbers.find((/** @type {any} */ number) => number.trunk_number_id === Number(id));

/** @param {any} state @param {any} given @param {any} [self] */
function wrongIn(state, given, self) {
	const { line_id, trunk_number_id } = given;
	const trunk = trunk_number_id ? trunkNumberById(state, trunk_number_id) : null;
	const others = state.employees.filter((/** @type {any} */ employee) => employee !== self);
	return [
		isGiven(line_id) && isGiven(trunk_number_id) && line_id !== '' && trunk_number_id !== ''
			? problem(3123, 'line_id', 'and trunk_number_id exclude each other')
			: null,
		line_id && mustExist('line_id', lineById(state, line_id), 'line'),
		trunk_number_id && mustExist('trunk_number_id', trunk, 'trunk number'),
		trunk && !(trunk.options & 4) && problem(3124, 'trunk_number_id', 'can only receive calls'),
		isGiven(given.access_role_id) &&
			mustExist(
				'access_role_id',
				state.roles.some((/** @type {any} */ role) => role.role_id === Number(given.access_role_id)),
				'role',
			),
		mustBeFree(
			'extension',
			given.extension &&
				(state.groupByExtension(given.extension) ??
					others.find((/** @type {any} */ employee) => employee.extension === given.extension)),
		),
		given.login && !given.password && problem(3125, 'password', 'is required together with login'),
		given.password && !given.login && problem(3125, 'login', 'is required together with password'),
		mustBeFree('login', given.login && others.find((/** @type {any} */ employee) => employee.login === given.login)),
		weakPassword('password', given.password),
		wrongEmail('email', given.email),
	];
}

/** Names of the reference and of the state. */
const KEPT = Object.freeze({
	name: 'name',
	extension: 'extension',
	email: 'email',
	mobile: 'mobile',
	department: 'department',
	position: 'position',
	login: 'login',
	access_role_id: 'accessRoleId',
	use_status: 'useStatus',
	use_cc_numbers: 'useCcNumbers',
	dial_alg: 'dialAlg',
});

const TEXTS = new Set(['name', 'extension', 'email', 'mobile', 'department', 'position', 'login']);

/** @param {any} state @param {any} employee @param {any} given */
function change(state, employee, given) {
	for (const [name, kept] of Object.entries(KEPT))
		if (isGiven(given[name])) employee[kept] = TEXTS.has(name) ? given[name] : Number(given[name]);
	if (isGiven(given.line_id) || isGiven(given.trunk_number_id)) {
		const line = given.line_id ? lineById(state, given.line_id) : null;
		const trunk = given.trunk_number_id ? trunkNumberById(state, given.trunk_number_id) : null;
		employee.lineId = line?.line_id ?? null;
		employee.trunkNumberId = trunk?.trunk_number_id ?? null;
		employee.outgoingLine = (line ?? trunk)?.number ?? '';
	}
	if (isGiven(given.numbers))
		employee.numbers = given.numbers.map((/** @type {any} */ item, /** @type {number} */ order) => ({
			number: item.number,
			protocol: item.protocol ?? (item.number.startsWith('sip:') ? 'sip' : 'tel'),
			order: Number(item.order ?? order),
			wait_sec: Number(item.wait_sec ?? 30),
			status: item.status ?? 'on',
			...(isGiven(item.schedule) ? { schedule: item.schedule } : {}),
		}));
}

/** @param {any} state @param {number} id */
function inUse(state, id) {
	/** @param {unknown} used @param {number} code @param {string} where */
	const used = (used, code, where) => mustNotBeUsed(used, code, `employee ${id} ${where}`);
	const employee = state.employeeById(id);
	return [
		used(employee?.robot, 5302, 'is a robot'),
		used(employee?.accessRoleId === 1, 5210, 'is an administrator'),
		used(
			state.schemas.some((/** @type {any} */ { uses }) => uses.employees.includes(id)),
			5202,
			'stands in a scheme',
		),
		used(
			state.forwardingRules.some((/** @type {any} */ rule) => rule.forward_to_user?.forward_user_id === id),
			5203,
			'stands in number forwarding',
		),
		used(
			state.widgets.some((/** @type {any} */ { employees }) => employees.includes(id)),
			5204,
			'stands in a callback widget',
		),
		used(
			[...(state.campaigns?.values() ?? [])].some(({ operators }) =>
				operators?.some((/** @type {any} */ operator) => Number(operator.id ?? operator) === id),
			),
			5205,
			'stands in a campaign',
		),
		used(state.contactCentreUse.employees.includes(id), 5206, 'works in the contact centre'),
		used(state.contactCentreUse.numbersOf.includes(id), 5207, 'has a number that is used in the contact centre'),
		used(
			state.autoSecretaryRules.some((/** @type {any} */ rule) => rule.transferTo === id && rule.userId !== id),
			5227,
			'stands in an auto-secretary rule',
		),
	];
}

/** @param {any} state @param {number} id */
function remove(state, id) {
	for (const group of state.groups) {
		group.operators = group.operators.filter((/** @type {number} */ other) => other !== id);
		delete group.priorities[id];
	}
	const ofOthers = (/** @type {any} */ { userId }) => userId !== id;
	state.employees = state.employees.filter(ofOthers);
	state.sips = state.sips.filter(ofOthers);
	state.autoSecretaryRules = state.autoSecretaryRules.filter(ofOthers);
}

/** @type {import('../types').Method[]} */
module.exports = [
	{
		path: 'member/create',
		section: '§2.7',
		confidence: 'A',
		service: 'PBX_SERVICES',
		parameters: fields(true),
		check: refuseOn('§2.7', ({ state, settings }, params) => [
			...wrongIn(state, params),
			mustNotBeUsed(
				state.employees.length >= settings.employeeLimit,
				settings.employeeLimitCode,
				`the PBX may have ${settings.employeeLimit} employees`,
			),
		]),
		handler: ({ state }, params) => {
			const employee = {
				userId: state.newId('employee'),
				extension: '',
				name: '',
				email: '',
				department: '',
				position: '',
				mobile: '',
				login: '',
				accessRoleId: 2,
				dialAlg: 1,
				useStatus: 0,
				useCcNumbers: 0,
				trunkNumberId: null,
				outgoingLine: '',
				lineId: null,
				sips: [],
				numbers: [],
				groups: [],
			};
			change(state, employee, params);
			state.employees.push(employee);
			return { json: { result: 1000, user_id: employee.userId } };
		},
	},
	{
		path: 'member/update',
		section: '§2.7',
		confidence: 'A',
		service: 'PBX_SERVICES',
		parameters: [{ name: 'user_id', kind: 'int', required: true }, ...fields(false)],
		check: refuseOn('§2.7', ({ state }, params) => [
			mustExist('user_id', state.employeeById(Number(params.user_id)), 'employee'),
			...wrongIn(state, params, state.employeeById(Number(params.user_id))),
			mustNotBeUsed(params.numbers?.length === 0, 5218, 'at least one number must stay'),
		]),
		handler: ({ state }, params) => {
			change(state, state.employeeById(Number(params.user_id)), params);
			return { json: { result: 1000 } };
		},
	},
	{
		path: 'member/delete',
		section: '§2.7',
		confidence: 'A',
		service: 'PBX_SERVICES',
		parameters: [{ name: 'user_id', kind: 'int', required: true }],
		check: refuseOn('§2.7', ({ state }, { user_id }) => [
			mustExist('user_id', state.employeeById(Number(user_id)), 'employee'),
			...inUse(state, Number(user_id)),
		]),
		handler: ({ state }, { user_id }) => {
			remove(state, Number(user_id));
			return { json: { result: 1000 } };
		},
	},
];
