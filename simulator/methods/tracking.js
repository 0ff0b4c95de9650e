// @ts-check
'use strict';

/** Call tracking: DCT queries, §2.6. Replies have no `result`. */

const { phone } = require('./kinds');

const number = phone('number', { required: true });

/** @param {any} pbx @param {string} wanted @returns {any} undefined: unknown, or the service is off (§4.6) */
const visitorOf = ({ state, settings }, wanted) =>
	settings.services.CALL_TRACKING === false ? undefined : state.visitors.get(wanted);

/** @type {import('../types').Method[]} */
module.exports = [
	{
		path: 'queries/user_info_by_dct_number',
		section: '§2.6',
		confidence: 'A',
		parameters: [number],
		handler: (pbx, params) => {
			const visitor = visitorOf(pbx, params.number);
			return { json: visitor ? { data: visitor.info } : {} };
		},
	},
	{
		path: 'queries/user_history_by_dct_number',
		section: '§2.6',
		confidence: 'A',
		parameters: [number],
		handler: (pbx, params) => {
			const visitor = visitorOf(pbx, params.number);
			return { json: visitor ? { data: visitor.history } : [] };
		},
	},
];
