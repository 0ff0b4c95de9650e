// @ts-check
'use strict';

/** Forwarding by the client's number ("ANI routing"), §2.2. */

const { phone } = require('./kinds');
const { isGiven, mustExist, mustNotBeUsed, problem, refuseOn } = require('./problems');

const SECTION = '§2.2';
const service = 'ANI_ROUTING';

/** Where each `forward_type` keeps its details. */
const TARGETS = Object.freeze({ group: 'forward_to_group', user: 'forward_to_user', ext_forward: 'forward_to_ext' });

/** @type {import('../types').Parameter[]} */
const RULE = [
	phone('client_phone_number', { required: true }),
	{ name: 'client_phone_type', kind: 'flag', required: true },
	{ name: 'status', kind: 'oneOf', values: ['0', '1'] },
	{ name: 'comment', kind: 'string' },
	{ name: 'forward_type', kind: 'oneOf', values: Object.keys(TARGETS), required: true },
	{
		name: 'forward_to_group',
		kind: 'object',
		fields: [{ name: 'forward_group_id', kind: 'int', required: true }],
	},
	{
		name: 'forward_to_user',
		kind: 'object',
		fields: [
			{ name: 'forward_user_id', kind: 'int', required: true },
			{
				name: 'forward_contact_id',
				kind: 'any',
				// DOC26 §3.3.2: an empty string is the default number.
				check: (value) => (value === '' || /^\d+$/.test(String(value)) ? null : 'must be a whole number, or ""'),
			},
			{ name: 'is_default_contact_id', kind: 'flag' },
		],
	},
	{
		name: 'forward_to_ext',
		kind: 'object',
		fields: [
			{ name: 'forward_number_type', kind: 'flag' },
			phone('forward_number', { required: true }),
			{ name: 'forward_wait_sec', kind: 'int', min: 0 },
		],
	},
];

/** @type {import('../types').Parameter} */
const forwardId = { name: 'forward_id', kind: 'int', required: true };

/** @param {any} state @param {unknown} id */
const ruleById = (state, id) => state.forwardingRules.find((/** @type {any} */ rule) => rule.forward_id === Number(id));

/** @param {any} state @param {any} given @param {any} [self] */
function wrongIn(state, given, self) {
	const wanted = TARGETS[/** @type {keyof typeof TARGETS} */ (given.forward_type)];
	const others = Object.values(TARGETS).filter((name) => name !== wanted && isGiven(given[name]));
	const isSip = given.client_phone_number.startsWith('sip:');
	const { forward_to_group: group, forward_to_user: user } = given;
	return [
		isSip !== (Number(given.client_phone_type) === 1) &&
			problem(3136, 'client_phone_number', 'does not fit client_phone_type'),
		!isGiven(given[wanted]) && problem(3125, wanted, `is required together with forward_type ${given.forward_type}`),
		...others.map((name) => problem(3123, name, `does not go with forward_type ${given.forward_type}`)),
		group && mustExist('forward_to_group.forward_group_id', state.groupById(group.forward_group_id), 'group'),
		user && mustExist('forward_to_user.forward_user_id', state.employeeById(Number(user.forward_user_id)), 'employee'),
		mustNotBeUsed(
			state.forwardingRules.some(
				(/** @type {any} */ rule) => rule !== self && rule.client_phone_number === given.client_phone_number,
			),
			5209,
			`a rule for ${given.client_phone_number} exists`,
		),
	];
}

/** As the list prints it. @param {number} forward_id @param {any} given */
function made(forward_id, given) {
	const { forward_to_group: group, forward_to_user: user, forward_to_ext: outside } = given;
	return {
		forward_id,
		client_phone_number: given.client_phone_number,
		client_phone_type: Number(given.client_phone_type),
		status: given.status ?? '1',
		comment: given.comment ?? '',
		forward_type: given.forward_type,
		...(group && { forward_to_group: { forward_group_id: Number(group.forward_group_id) } }),
		...(user && {
			forward_to_user: {
				forward_user_id: Number(user.forward_user_id),
				forward_contact_id: Number(user.forward_contact_id ?? 0),
				is_default_contact_id: Number(user.is_default_contact_id ?? 1),
			},
		}),
		...(outside && {
			forward_to_ext: {
				forward_number_type: Number(outside.forward_number_type ?? 0),
				forward_number: outside.forward_number,
				forward_wait_sec: Number(outside.forward_wait_sec ?? 30),
			},
		}),
	};
}

/** @type {import('../types').Method[]} */
module.exports = [
	{
		path: 'forwarding/numbers',
		section: SECTION,
		confidence: 'A',
		service,
		parameters: [
			{ name: 'limit', kind: 'int', min: 1, max: 1000 },
			{ name: 'offset', kind: 'int', min: 0 },
		],
		handler: ({ state }, { limit, offset }) => {
			const from = Number(offset ?? 0);
			const numbers = state.forwardingRules.slice(from, from + Number(limit ?? 1000));
			return { json: { result: 1000, numbers, total: state.forwardingRules.length } };
		},
	},
	{
		path: 'forwarding/number/add',
		section: SECTION,
		confidence: 'A',
		service,
		parameters: RULE,
		check: refuseOn(SECTION, ({ state }, params) => wrongIn(state, params)),
		handler: ({ state, settings }, params) => {
			const forward_id = state.newId('forwarding');
			state.forwardingRules.push(made(forward_id, params));
			return { json: { result: 1000, ...(settings.newIdsTold === 'on' ? { forward_id } : {}) } };
		},
	},
	{
		path: 'forwarding/number/change',
		section: SECTION,
		confidence: 'A',
		service,
		parameters: [forwardId, ...RULE],
		check: refuseOn(SECTION, ({ state }, params) => {
			const rule = ruleById(state, params.forward_id);
			return [mustExist('forward_id', rule, 'forwarding rule'), ...wrongIn(state, params, rule)];
		}),
		// The whole rule is sent, so the whole rule is replaced; what may be left out stays.
		handler: ({ state }, params) => {
			const rule = ruleById(state, params.forward_id);
			const { status = rule.status, comment = rule.comment } = params;
			const changed = made(rule.forward_id, { ...params, status, comment });
			state.forwardingRules[state.forwardingRules.indexOf(rule)] = changed;
			return { json: { result: 1000 } };
		},
	},
	{
		path: 'forwarding/number/remove',
		section: SECTION,
		confidence: 'A',
		service,
		parameters: [forwardId],
		check: refuseOn(SECTION, ({ state }, { forward_id }) => [
			mustExist('forward_id', ruleById(state, forward_id), 'forwarding rule'),
		]),
		handler: ({ state }, { forward_id }) => {
			const gone = ruleById(state, forward_id);
			state.forwardingRules = state.forwardingRules.filter((/** @type {any} */ rule) => rule !== gone);
			return { json: { result: 1000 } };
		},
	},
];
