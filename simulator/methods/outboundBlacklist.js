// @ts-check
'use strict';

/** Black list of outgoing calls, §2.9. */

const { moscowText } = require('../clock');
const { phone } = require('./kinds');
const { isGiven, mustExist, refuseOn } = require('./problems');

const SECTION = '§2.9';
const service = 'OUTBOUND_BLACKLIST';

/** Bits: 1 direct calls, 2 campaigns, 3 both. @param {boolean} [required] @returns {import('../types').Parameter} */
const mode = (required = true) => ({ name: 'mode', kind: 'int', values: [1, 2, 3], required });
const number = phone('number', { required: true });
/** @type {import('../types').Parameter} */
const numbers = { name: 'numbers', kind: 'list', items: phone('') };

/** @param {any} state @param {string} wanted */
const rowOf = ({ outboundBlacklist }, wanted) =>
	outboundBlacklist.numbers.find((/** @type {any} */ row) => row.number === wanted);

const numberIsListed = refuseOn(SECTION, ({ state }, params) => [
	mustExist('number', rowOf(state, params.number), 'number of the list'),
]);

/** @param {string} path @param {(before: number, wanted: number) => number} change @returns {import('../types').Method} */
const modeSwitch = (path, change) => ({
	path,
	section: SECTION,
	confidence: 'A',
	service,
	parameters: [number, mode()],
	check: numberIsListed,
	handler: ({ state }, params) => {
		const row = rowOf(state, params.number);
		row.mode = change(row.mode, Number(params.mode));
		return { json: { result: 1000 } };
	},
});

/** All outgoing communication at once. @param {string} path @param {boolean} enabled @returns {import('../types').Method} */
const mainSwitch = (path, enabled) => ({
	path,
	section: SECTION,
	confidence: 'A',
	service,
	parameters: [],
	handler: ({ state }) => {
		state.outboundBlacklist.enabled = enabled;
		return { json: { result: 1000 } };
	},
});

/** @type {import('../types').Method[]} */
module.exports = [
	{
		path: 'outbound_blacklist/get',
		section: SECTION,
		confidence: 'A',
		service,
		// `cursor` counts pages from 1 (C).
		parameters: [numbers, { name: 'cursor', kind: 'int', min: 1 }, { name: 'limit', kind: 'int', min: 1 }],
		handler: ({ state }, { numbers: wanted, cursor, limit }) => {
			const size = Number(limit ?? 100);
			const from = (Number(cursor ?? 1) - 1) * size;
			const found = state.outboundBlacklist.numbers.filter(
				(/** @type {any} */ row) => !wanted?.length || wanted.includes(row.number),
			);
			return { json: { result: 1000, numbers: found.slice(from, from + size) } };
		},
	},
	{
		path: 'outbound_blacklist/add',
		section: SECTION,
		confidence: 'A',
		service,
		parameters: [
			{
				name: 'numbers',
				kind: 'list',
				required: true,
				items: {
					name: '',
					kind: 'object',
					fields: [number, mode(), { name: 'description', kind: 'string' }, { name: 'user_id', kind: 'int' }],
				},
			},
		],
		check: refuseOn(SECTION, ({ state }, params) =>
			params.numbers.map(
				(/** @type {any} */ { user_id }, /** @type {number} */ index) =>
					isGiven(user_id) && mustExist(`numbers[${index}].user_id`, state.employeeById(Number(user_id)), 'employee'),
			),
		),
		// Numbers that are there already stay as they are and are told.
		handler: ({ state, clock }, params) => {
			const existed_numbers = [];
			for (const item of params.numbers) {
				if (rowOf(state, item.number)) existed_numbers.push(item.number);
				else
					state.outboundBlacklist.numbers.push({
						number: item.number,
						description: item.description ?? '',
						mode: Number(item.mode),
						user_id: isGiven(item.user_id) ? Number(item.user_id) : null,
						created: moscowText(clock.now()),
					});
			}
			return { json: { result: 1000, existed_numbers } };
		},
	},
	{
		path: 'outbound_blacklist/update_description',
		section: SECTION,
		confidence: 'A',
		service,
		parameters: [number, { name: 'description', kind: 'string', required: true, empty: true }],
		check: numberIsListed,
		handler: ({ state }, params) => {
			rowOf(state, params.number).description = params.description;
			return { json: { result: 1000 } };
		},
	},
	modeSwitch('outbound_blacklist/enable_mode', (before, wanted) => before | wanted),
	modeSwitch('outbound_blacklist/disable_mode', (before, wanted) => before & ~wanted),
	{
		path: 'outbound_blacklist/delete',
		section: SECTION,
		confidence: 'A',
		service,
		parameters: [{ ...numbers, required: true }],
		check: refuseOn(SECTION, ({ state }, params) =>
			params.numbers.map((/** @type {string} */ wanted, /** @type {number} */ index) =>
				mustExist(`numbers[${index}]`, rowOf(state, wanted), 'number of the list'),
			),
		),
		handler: ({ state }, params) => {
			const list = state.outboundBlacklist;
			list.numbers = list.numbers.filter((/** @type {any} */ row) => !params.numbers.includes(row.number));
			return { json: { result: 1000 } };
		},
	},
	mainSwitch('outbound_blacklist/enable', true),
	mainSwitch('outbound_blacklist/disable', false),
];
