// @ts-check
'use strict';

/** Changes the course of a call that is being played: what happens at once, and what is left to happen (§2.1.5-2.1.11). */

const { deliver } = require('./deliver');
const { noteEvent } = require('./live');
const { shaped } = require('./shape');

/** @typedef {{ path: string, json: any }} Event */

/** A later event of a leg. @param {any} json its last one @param {any} changes @returns {Event} */
function next(json, changes) {
	const { disconnect_reason: _reason, ...rest } = json;
	const { hold_initiator: _from, ...from } = json.from;
	const { hold_initiator: _to, ...to } = json.to;
	return { path: 'events/call', json: { ...rest, from, to, seq: json.seq + 1, ...changes } };
}

/** @param {any} pbx @param {any} play @param {Event} event @param {string} cause */
async function sendNow(pbx, play, event, cause) {
	play.sent.push(event);
	const { call_id } = event.json;
	if (call_id && !play.callIds.includes(call_id)) play.callIds.push(call_id);
	noteEvent(pbx, event);
	const [{ json }] = shaped([event], { eventVersion: play.eventVersion });
	play.deliveries.push(await deliver(pbx, { path: event.path, jsonText: JSON.stringify(json), cause, play: play.id }));
}

/**
 * A call that was held stays so, to be finished by its builder; one that was running goes on.
 * @param {any} pbx
 * @param {string} callId
 * @param {string} cause
 * @param {(leg: any, play: any) => { now: Event[], rest?: Event[] }} plan `rest` replaces what was left; absent: that stays
 */
async function steer(pbx, callId, cause, plan) {
	const entryId = pbx.state.calls.get(callId).entryId;
	const play = pbx.plays.ofEntry(entryId);
	const goesOn = play.state === 'playing';
	if (goesOn) {
		play.stop();
		await play.current;
	}
	const leg = pbx.state.calls.get(callId);
	// It may have ended while the result was on its way.
	if (leg && !leg.ended) {
		const { now, rest } = plan(leg, play);
		for (const event of now) await sendNow(pbx, play, event, cause);
		if (rest) {
			const composed = [...play.sent, ...rest];
			play.composed = composed;
			play.queue = shaped(rest, { eventVersion: play.eventVersion });
		} else renumber(pbx, play);
	}
	if (goesOn && !pbx.signal().aborted) await play.run(true);
}

/** What is left must count on from what was put in between (§3.3: `seq` grows within a leg). @param {any} pbx @param {any} play */
function renumber(pbx, play) {
	/** @type {Map<string, number>} */
	const last = new Map();
	for (const { path, json } of new Set(play.queue)) {
		if (path !== 'events/call') continue;
		const before = last.get(json.call_id) ?? pbx.state.calls.get(json.call_id)?.json.seq ?? 0;
		json.seq = before + 1;
		last.set(json.call_id, json.seq);
	}
}

/**
 * The end of a conversation that took another course.
 * @param {any} play
 * @param {number} end
 * @param {any} changes of the summary
 * @returns {Event[]}
 */
function ending(play, end, changes) {
	const started = new Set(
		play.sent
			.filter((/** @type {Event} */ { path }) => path === 'events/recording')
			.map((/** @type {Event} */ { json }) => json.recording_id),
	);
	const left = play.composed.filter((/** @type {Event} */ event) => !play.sent.includes(event));
	/** @param {(event: Event) => boolean} test */
	const kept = (test) =>
		left.filter((/** @type {Event} */ event) => started.has(event.json?.recording_id) && test(event));
	const summary = play.composed.find((/** @type {Event} */ { path }) => path === 'events/summary');
	/** @param {Event} event @param {number} timestamp */
	const at = ({ path, json }, timestamp) => ({ path, json: { ...json, timestamp } });
	return [
		...kept(({ path }) => path === 'events/recording').map((/** @type {Event} */ event) => at(event, end + 1)),
		...(summary ? [{ path: summary.path, json: { ...summary.json, end_time: end, ...changes } }] : []),
		...kept(({ path }) => path.startsWith('events/record/')).map((/** @type {Event} */ event) => at(event, end + 10)),
	];
}

module.exports = { ending, next, sendNow, steer };
