// @ts-check
'use strict';

/** Commands for a call that is alive, §2.1.5-2.1.11. A call lives while `POST /simulator/calls` holds it (`until`) or plays it slowly. */

const { commandId, id, phone, sipHeaders } = require('./kinds');
const { sideOf, targetOf } = require('../webhooks/parties');
const { isRecorded, startRecording } = require('../webhooks/record');
const {
	cancelConsultation,
	connectCalls,
	consultationOf,
	holdCall,
	routeCall,
	transferCall,
} = require('../webhooks/transfers');

/** @typedef {import('../types').Outcome} Outcome */

const DONE = Object.freeze({ code: 1000 });

/**
 * @param {any} pbx
 * @param {string} callId
 * @param {(leg: any) => Outcome | null} judge
 * @returns {Outcome}
 */
function outcomeFor(pbx, callId, judge) {
	const leg = pbx.state.calls.get(callId);
	if (!leg) return { code: pbx.settings.unknownCallCode, text: 'no such call' };
	if (leg.ended || !pbx.plays.ofEntry(leg.entryId)) return { code: 4101, text: 'the call is over' };
	return judge(leg) ?? DONE;
}

/** @param {string} text */
const impossible = (text) => ({ code: 4100, text });

/** §2.1.6, §2.1.7: the caller waits and nobody has answered. @param {any} leg */
const isIncoming = (leg) => !leg.json.from.extension && !leg.json.callback_initiator;

/** @param {any} leg @param {string} text */
const notConnected = (leg, text) =>
	leg.state === 'Connected' ? null : impossible(`${text} needs a call in Connected`);

/** @param {any} state @param {string} number @returns {Outcome | null} */
const nowhere = (state, number) =>
	targetOf(state, number) ? null : { code: 3200, text: `nobody has the internal number ${number}` };

/** @param {any} leg @param {string} initiator @returns {Outcome | null} an employee on a side of this call (§2.1.8) */
function notInitiator(leg, initiator) {
	const side = sideOf(leg.json, initiator);
	return side && leg.json[side].extension ? null : impossible('initiator is no employee of this call');
}

/** @param {any} pbx @param {any} params @returns {Outcome} */
const recordingOutcome = (pbx, { call_id, call_party_number }) =>
	outcomeFor(pbx, call_id, (leg) => {
		const state = notConnected(leg, 'a recording');
		if (state) return state;
		if (!sideOf(leg.json, call_party_number)) return { code: 3330, text: 'call_party_number is no side of this call' };
		return isRecorded(pbx.plays.ofEntry(leg.entryId), call_id) ? { code: 4102, text: 'already recording' } : null;
	});

/** @param {any} pbx @param {any} params @returns {Outcome} */
const playOutcome = (pbx, { call_id, internal_id }) =>
	outcomeFor(pbx, call_id, (leg) => {
		if (!isIncoming(leg) || leg.location === 'abonent')
			return impossible('only for an incoming call in the voice menu or a queue');
		if (internal_id === undefined || internal_id === '') return null;
		const known = pbx.state.audioFiles.some((/** @type {any} */ file) => file.id === Number(internal_id));
		return known ? null : { code: 3340, text: `no audio file ${internal_id}` };
	});

/** @param {any} pbx @param {any} params @returns {Outcome} */
const routeOutcome = (pbx, { call_id, to_number }) =>
	outcomeFor(pbx, call_id, (leg) => {
		if (!isIncoming(leg) || (leg.location === 'abonent' && leg.state !== 'Appeared'))
			return impossible('only for an incoming call that nobody has answered');
		return nowhere(pbx.state, to_number);
	});

/** @param {any} pbx @param {any} params @returns {Outcome} */
const transferOutcome = (pbx, { call_id, to_number, initiator }) =>
	outcomeFor(
		pbx,
		call_id,
		(leg) => notConnected(leg, 'a transfer') ?? notInitiator(leg, initiator) ?? nowhere(pbx.state, to_number),
	);

/** @param {any} pbx @param {any} params @returns {Outcome} */
const connectOutcome = (pbx, { holded_call_id, transferred_call_id, transfer_initiator_number }) =>
	outcomeFor(pbx, holded_call_id, (leg) => {
		if (leg.state !== 'OnHold') return impossible('holded_call_id is not on hold');
		return outcomeFor(pbx, transferred_call_id, (second) => {
			if (second.entryId !== leg.entryId) return impossible('the calls have different entry_id');
			if (consultationOf(pbx, leg) !== second)
				return impossible('transferred_call_id is not the consultation of this call');
			return second.json.from.number === transfer_initiator_number
				? null
				: impossible('transfer_initiator_number is not from.number of the consultation');
		});
	});

/** @param {any} pbx @param {any} params @returns {Outcome} */
const cancelOutcome = (pbx, { call_id }) =>
	outcomeFor(pbx, call_id, (leg) =>
		leg.state === 'OnHold' && consultationOf(pbx, leg) ? null : impossible('this call is not held for a transfer'),
	);

/** @param {any} pbx @param {any} params @returns {Outcome} */
const holdOutcome = (pbx, { call_id, initiator }) =>
	outcomeFor(
		pbx,
		call_id,
		(leg) =>
			notConnected(leg, 'a hold') ??
			(sideOf(leg.json, initiator) ? null : impossible('initiator is no side of this call')),
	);

/**
 * @param {string} path
 * @param {string} section
 * @param {import('../types').Parameter[]} parameters
 * @param {(pbx: any, params: any) => Outcome} outcome
 * @param {(pbx: any, params: any, cause: string) => Promise<unknown>} [events]
 * @param {import('../types').Rate} [rate]
 * @returns {import('../types').Method}
 */
const command = (path, section, parameters, outcome, events, rate) => ({
	path,
	section,
	confidence: 'A',
	command: true,
	...(rate ? { rate } : {}),
	parameters: [commandId, ...parameters],
	outcome,
	...(events ? { events: (pbx, params) => events(pbx, params, path) } : {}),
});

const connecting = [
	id('holded_call_id'),
	phone('transfer_initiator_number', { required: true }),
	id('transferred_call_id'),
];

/** @type {import('../types').Parameter} */
const initiator = phone('initiator', { required: true });

module.exports = [
	command(
		'commands/recording/start',
		'§2.1.5',
		[id('call_id'), phone('call_party_number', { required: true })],
		recordingOutcome,
		startRecording,
		{ max: 4, per: 1000 },
	),
	command(
		'commands/play/start',
		'§2.1.6',
		[
			id('call_id'),
			{ name: 'after_play_time', kind: 'int', required: true, min: 0 },
			// Its type is not printed; `audiofiles` gives numbers (C).
			{
				name: 'internal_id',
				kind: 'any',
				check: (value) => (/^\d*$/.test(String(value)) ? null : 'must be an id of audiofiles'),
			},
		],
		playOutcome,
	),
	command(
		'commands/route',
		'§2.1.7',
		[id('call_id'), phone('to_number', { required: true }), sipHeaders],
		routeOutcome,
		routeCall,
		{ max: 1, per: 2000 },
	),
	command(
		'commands/transfer',
		'§2.1.8',
		[
			id('call_id'),
			{ name: 'method', kind: 'oneOf', values: ['blind', 'hold'], required: true },
			phone('to_number', { required: true }),
			initiator,
		],
		transferOutcome,
		transferCall,
		{ max: 1, per: 2000 },
	),
	// DOC26 prints it with and without the slash.
	command('commands/calls_connect', '§2.1.9', connecting, connectOutcome, connectCalls),
	command('commands/calls_connect/', '§2.1.9', connecting, connectOutcome, connectCalls),
	command('commands/transfer_cancel', '§2.1.10', [id('call_id')], cancelOutcome, (pbx, { call_id }, cause) =>
		cancelConsultation(pbx, call_id, cause),
	),
	command('commands/call/hold/on', '§2.1.11', [id('call_id'), initiator], holdOutcome, holdCall),
];
