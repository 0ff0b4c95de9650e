// @ts-check
'use strict';

/** SIP accounts of employees, §2.7. */

const { isGiven, mustBeFree, mustExist, mustNotBeUsed, problem, refuseOn, weakPassword } = require('./problems');

/** What a login may be is not printed (C); 3121 and 3122 are. */
const LOGIN = /^[a-z0-9][a-z0-9._-]{0,63}$/i;

/** @param {boolean} required @returns {import('../types').Parameter[]} */
const fields = (required) => [
	{ name: 'login', kind: 'string', required },
	{ name: 'domain', kind: 'string', required },
	{ name: 'password', kind: 'string', required },
	{ name: 'description', kind: 'string' },
];

/** @param {any} sip */
const addressOf = ({ login, domain }) => `sip:${login}@${domain}`;

/** @param {any} state @param {unknown} id */
const sipById = (state, id) => state.sips.find((/** @type {any} */ sip) => sip.id === Number(id));

/** What `config/users/request` prints under `general.sips`. @param {any} state @param {number} userId */
function refresh(state, userId) {
	const employee = state.employeeById(userId);
	if (employee) employee.sips = state.sips.filter((/** @type {any} */ sip) => sip.userId === userId).map(addressOf);
}

/** @param {any} state @param {any} given @param {any} [self] */
function wrongIn(state, given, self) {
	const wanted = { login: given.login ?? self?.login, domain: given.domain ?? self?.domain };
	const address = addressOf(wanted);
	return [
		isGiven(given.login) && !LOGIN.test(given.login) && problem(3121, 'login', 'is no SIP login'),
		isGiven(given.domain) &&
			!state.domains.includes(given.domain) &&
			problem(3122, 'domain', 'is no domain of this PBX'),
		weakPassword('password', given.password),
		mustBeFree(
			'login',
			state.sips.some((/** @type {any} */ sip) => sip !== self && addressOf(sip) === address),
		),
		mustNotBeUsed(
			state.lines.some((/** @type {any} */ line) => line.number === address),
			5213,
			`${address} is already used as an outside number`,
		),
	];
}

/** The only number that rings may not go with its account: 5216. @param {any} state @param {any} sip */
function isOnlyActiveNumber(state, sip) {
	const active = (state.employeeById(sip?.userId)?.numbers ?? []).filter(
		(/** @type {any} */ number) => number.status === 'on',
	);
	return active.length === 1 && active[0].number === addressOf(sip);
}

/** @type {import('../types').Method[]} */
module.exports = [
	{
		path: 'sips',
		section: '§2.7',
		confidence: 'A',
		parameters: [],
		handler: ({ state }) => {
			const owners = [...new Set(state.sips.map((/** @type {any} */ { userId }) => userId))];
			const data = owners.map((user_id) => ({
				user_id,
				sips: state.sips
					.filter((/** @type {any} */ { userId }) => userId === user_id)
					.map((/** @type {any} */ { id, login, domain }) => ({ id, login, domain })),
			}));
			return { json: { result: 1000, data } };
		},
	},
	{
		path: 'domains',
		section: '§2.7',
		// The path is A; the shape of the items is a switch.
		confidence: 'A',
		parameters: [],
		handler: ({ state, settings }) => ({
			json: {
				result: 1000,
				data: state.domains.map((/** @type {string} */ domain) =>
					settings.domainItems === 'text' ? domain : { domain },
				),
			},
		}),
	},
	{
		path: 'sip/create',
		section: '§2.7',
		confidence: 'A',
		parameters: [{ name: 'user_id', kind: 'int', required: true }, ...fields(true)],
		check: refuseOn('§2.7', ({ state }, params) => [
			mustExist('user_id', state.employeeById(Number(params.user_id)), 'employee'),
			...wrongIn(state, params),
		]),
		// The password is not kept: nothing asks for it.
		handler: ({ state }, { user_id, login, domain, description = '' }) => {
			const sip = { id: state.newId('sip'), userId: Number(user_id), login, domain, description };
			state.sips.push(sip);
			refresh(state, sip.userId);
			return { json: { result: 1000, sip_id: sip.id } };
		},
	},
	{
		path: 'sip/update',
		section: '§2.7',
		confidence: 'A',
		parameters: [{ name: 'sip_id', kind: 'int', required: true }, ...fields(false)],
		check: refuseOn('§2.7', ({ state }, params) => {
			const sip = sipById(state, params.sip_id);
			return sip ? wrongIn(state, params, sip) : [mustExist('sip_id', sip, 'SIP account')];
		}),
		handler: ({ state }, { sip_id, ...given }) => {
			const sip = sipById(state, sip_id);
			const employee = state.employeeById(sip.userId);
			const before = addressOf(sip);
			for (const name of ['login', 'domain', 'description']) if (isGiven(given[name])) sip[name] = given[name];
			for (const number of employee.numbers) if (number.number === before) number.number = addressOf(sip);
			refresh(state, sip.userId);
			return { json: { result: 1000 } };
		},
	},
	{
		path: 'sip/delete',
		section: '§2.7',
		confidence: 'A',
		parameters: [{ name: 'sip_id', kind: 'int', required: true }],
		check: refuseOn('§2.7', ({ state }, { sip_id }) => [
			mustExist('sip_id', sipById(state, sip_id), 'SIP account'),
			mustNotBeUsed(
				sipById(state, sip_id) && isOnlyActiveNumber(state, sipById(state, sip_id)),
				5216,
				'this is the only active number of its owner',
			),
		]),
		handler: ({ state }, { sip_id }) => {
			const sip = sipById(state, sip_id);
			const employee = state.employeeById(sip.userId);
			state.sips = state.sips.filter((/** @type {any} */ other) => other !== sip);
			employee.numbers = employee.numbers.filter((/** @type {any} */ { number }) => number !== addressOf(sip));
			refresh(state, sip.userId);
			return { json: { result: 1000 } };
		},
	},
];
