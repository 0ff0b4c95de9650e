// @ts-check
'use strict';

/** Black and white lists of incoming calls, §2.8. Slashes at the end as printed. */

const { mustBeFree, mustExist, mustNotBeUsed, problem, refuseOn } = require('./problems');

const SECTION = '§2.8';
const service = 'BW_LIST';

/** Digits with masks `*` and `#`, or a range of two numbers. */
const TEL = /^([\d*#]{1,20}|\d{1,20}-\d{1,20})$/;
/** With or without `sip:` (C). */
const SIP = /^(sip:)?[^\s@]+@[^\s@]+$/;

/** @param {any} lists */
const count = ({ black, white }) => black.numbers.length + white.numbers.length;

/** @param {any} state @param {unknown} id */
const listOf = ({ bwLists: { black, white } }, id) =>
	[black, white].find(({ numbers }) => numbers.some((/** @type {any} */ { number_id }) => number_id === Number(id)));

/** @type {import('../types').Method[]} */
module.exports = [
	{
		path: 'bwlists/state/',
		section: SECTION,
		confidence: 'A',
		service,
		parameters: [],
		handler: ({ state }) => ({ json: { result: 1000, active: state.bwLists.active } }),
	},
	{
		path: 'bwlists/numbers/',
		section: SECTION,
		confidence: 'A',
		service,
		parameters: [],
		handler: ({ state }) => ({ json: { result: 1000, data: state.bwLists } }),
	},
	{
		path: 'bwlists/number/add/',
		section: SECTION,
		confidence: 'A',
		service,
		parameters: [
			{ name: 'list_type', kind: 'oneOf', values: ['black', 'white'], required: true },
			{ name: 'number', kind: 'string', required: true },
			{ name: 'number_type', kind: 'oneOf', values: ['tel', 'sip'], required: true },
			{ name: 'comment', kind: 'string', max: 255 },
		],
		check: refuseOn(SECTION, ({ state, settings }, { list_type, number, number_type }) => [
			!(number_type === 'tel' ? TEL : SIP).test(number) &&
				problem(3104, 'number', `is no ${number_type} number, mask (*, #) or range (-)`),
			mustBeFree(
				'number',
				state.bwLists[list_type].numbers.some((/** @type {any} */ row) => row.number === number),
			),
			mustNotBeUsed(
				count(state.bwLists) >= settings.bwListLimit,
				5222,
				`the lists may hold ${settings.bwListLimit} numbers`,
			),
		]),
		handler: ({ state, settings }, { list_type, number, number_type, comment = '' }) => {
			const number_id = state.newId('bwNumber');
			state.bwLists[list_type].numbers.push({ number_id, number, comment: comment ?? '', number_type });
			return { json: { result: 1000, ...(settings.newIdsTold === 'on' ? { number_id } : {}) } };
		},
	},
	{
		path: 'bwlists/number/delete/',
		section: SECTION,
		confidence: 'A',
		service,
		parameters: [{ name: 'number_id', kind: 'int', required: true }],
		check: refuseOn(SECTION, ({ state }, { number_id }) => [
			mustExist('number_id', listOf(state, number_id), 'listed number'),
		]),
		handler: ({ state }, { number_id }) => {
			const list = listOf(state, number_id);
			if (list) list.numbers = list.numbers.filter((/** @type {any} */ row) => row.number_id !== Number(number_id));
			return { json: { result: 1000 } };
		},
	},
];
