// @ts-check
'use strict';

/** `commands/call/hangup`, §2.1.3: ends a conversation that is being played. */

const { deliver } = require('./deliver');
const { liveLegs, noteEvent } = require('./live');
const { rememberConversation } = require('./play');
const { cancelOf } = require('./transfers');

/** §5.3: ended by a command of an external system. */
const BY_COMMAND = 1181;

/**
 * @param {any} pbx
 * @param {string} callId
 * @returns {number} the code of result/call/hangup
 */
function hangUpCode(pbx, callId) {
	const leg = pbx.state.calls.get(callId);
	if (!leg) return pbx.settings.unknownCallCode;
	if (leg.ended) return 4101;
	return leg.location === 'queue' ? 4100 : 1000;
}

/**
 * @param {any} pbx
 * @param {string} callId
 */
async function hangUp(pbx, callId) {
	const leg = pbx.state.calls.get(callId);
	const cancel = cancelOf(pbx, leg);
	if (cancel) return cancel('commands/call/hangup');
	const play = pbx.plays.ofEntry(leg.entryId);
	play?.stop();
	const events = [...farewells(pbx, leg), ...(play ? lastEvents(pbx, play) : [])];
	for (const event of events) {
		play?.sent.push(event);
		noteEvent(pbx, event);
		const result = await deliver(pbx, {
			path: event.path,
			jsonText: JSON.stringify(event.json),
			cause: 'commands/call/hangup',
		});
		play?.deliveries.push(result);
	}
	if (!play) return;
	play.state = 'hungUp';
	rememberConversation(pbx, play);
}

/** Disconnected of every leg that is alive, the named one first. @param {any} pbx @param {any} leg */
function farewells(pbx, leg) {
	const others = liveLegs(pbx.state, leg.entryId).filter((other) => other !== leg);
	return [leg, ...others].map(({ json }) => {
		const { from, to, ...rest } = json;
		const { hold_initiator: _from, ...caller } = from;
		const { hold_initiator: _to, ...callee } = to;
		return {
			path: 'events/call',
			json: {
				...rest,
				from: caller,
				to: callee,
				timestamp: pbx.clock.seconds(),
				seq: json.seq + 1,
				call_state: 'Disconnected',
				disconnect_reason: BY_COMMAND,
			},
		};
	});
}

/** Recording, summary and file of the conversation, as far as it got. @param {any} pbx @param {any} play */
function lastEvents(pbx, play) {
	const now = pbx.clock.seconds();
	const wasSent = (/** @type {(event: any) => boolean} */ test) => play.sent.some(test);
	const recorded = (/** @type {any} */ json) =>
		wasSent((sent) => sent.path === 'events/recording' && sent.json.recording_id === json.recording_id);
	return play.composed
		.filter((/** @type {any} */ event) => !wasSent((sent) => sent === event))
		.filter(
			(/** @type {any} */ { path, json }) =>
				path === 'events/summary' ||
				(recorded(json) &&
					((path === 'events/recording' && json.recording_state === 'Completed') || path === 'events/record/added')),
		)
		.map((/** @type {any} */ { path, json }) => {
			if (path !== 'events/summary') return { path, json: { ...json, timestamp: now } };
			const talked = wasSent(
				(sent) =>
					sent.path === 'events/call' &&
					sent.json.call_state === 'Connected' &&
					sent.json.timestamp >= json.talk_time &&
					json.talk_time > 0,
			);
			const talk_time = talked ? json.talk_time : 0;
			return {
				path,
				json: { ...json, talk_time, end_time: now, entry_result: talked ? 1 : 0, disconnect_reason: BY_COMMAND },
			};
		});
}

module.exports = { hangUp, hangUpCode };
