// @ts-check
'use strict';

/** Commands, §2.1: answered 1000 at once; the outcome comes as `result/<command>`, then the events it caused. */

const { commandId, extension, id, phone, sipHeaders } = require('./kinds');
const { hangUp, hangUpCode } = require('../webhooks/hangup');
const { playCallback, playGroupCallback, playSms } = require('../webhooks/commands');

/** §2.1.4: 4 segments, 153 Latin or 67 Cyrillic characters each. @param {string} text */
function tooLong(text) {
	const limit = /^[\x00-\x7f]*$/.test(text) ? 612 : 268;
	return text.length > limit ? `is longer than 4 segments (${limit} characters)` : null;
}

const DONE = Object.freeze({ code: 1000 });

/**
 * 3100 is the only 3xxx that §2.1 lists for these results, so whatever does not exist in this PBX ends there.
 * @param {Array<[boolean, string]>} rules a rule that must hold, and what is wrong when it does not
 * @returns {import('../types').Outcome}
 */
function wrongUnless(rules) {
	const broken = rules.find(([holds]) => !holds);
	return broken ? { code: 3100, text: broken[1] } : DONE;
}

/** @type {import('../types').Method[]} */
module.exports = [
	{
		path: 'commands/callback',
		section: '§2.1.1',
		confidence: 'A',
		command: true,
		rate: { max: 4, per: 1000 },
		parameters: [
			commandId,
			{
				name: 'from',
				kind: 'object',
				required: true,
				fields: [extension('extension', { required: true }), phone('number')],
			},
			phone('to_number', { required: true }),
			// A SIP line is given by its name (§2.1.1), so this is any text.
			{ name: 'line_number', kind: 'string' },
			sipHeaders,
		],
		outcome: ({ state }, { from, line_number }) =>
			wrongUnless([
				[Boolean(state.employeeByExtension(from.extension)), `no employee has the internal number ${from.extension}`],
				[
					!state.employeeByExtension(from.number) && !state.groupByExtension(from.number),
					'from.number must not be an internal number',
				],
				[!line_number || Boolean(state.lineOf(line_number)), `${line_number} is no line of this PBX`],
			]),
		events: playCallback,
	},
	{
		path: 'commands/callback_group',
		section: '§2.1.2',
		confidence: 'A',
		command: true,
		parameters: [
			commandId,
			phone('from', { required: true }),
			phone('to', { required: true }),
			{ name: 'line_number', kind: 'string', required: true },
		],
		outcome: ({ state }, { from, to, line_number }) =>
			wrongUnless([
				[
					[from, to].some((side) => state.groupByExtension(side)),
					'one of from and to must be the internal number of a group',
				],
				[[from, to].some((side) => side.length > 5), 'one of from and to must be an external number'],
				[Boolean(state.lineOf(line_number)), `${line_number} is no line of this PBX`],
			]),
		events: playGroupCallback,
	},
	{
		path: 'commands/call/hangup',
		section: '§2.1.3',
		confidence: 'A',
		command: true,
		rate: { max: 4, per: 1000 },
		parameters: [commandId, id('call_id')],
		outcome: (pbx, params) => ({ code: hangUpCode(pbx, params.call_id) }),
		events: (pbx, params) => hangUp(pbx, params.call_id),
	},
	{
		path: 'commands/sms',
		section: '§2.1.4',
		confidence: 'A',
		command: true,
		parameters: [
			commandId,
			{ name: 'text', kind: 'string', required: true, check: tooLong },
			extension('from_extension', { required: true }),
			phone('to_number', { required: true }),
			{ name: 'sms_sender', kind: 'string', max: 128 },
		],
		outcome: ({ state }, { from_extension, to_number }) =>
			wrongUnless([
				[Boolean(state.employeeByExtension(from_extension)), `no employee has the internal number ${from_extension}`],
				[to_number.length > 5 && !to_number.startsWith('sip:'), 'to_number must be an external mobile number'],
			]),
		events: playSms,
	},
];
