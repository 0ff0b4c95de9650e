// @ts-check
'use strict';

const { noteRecordingEvent } = require('../recordings/store');

/**
 * A small model of legs, fed by the events that go out. Commands look here (§2.1.3).
 * @param {any} pbx
 * @param {{ path: string, json: any }} event as composed, before numbers become strings
 */
function noteEvent(pbx, { path, json }) {
	noteRecordingEvent(pbx, path, json);
	if (path === 'events/call') noteLeg(pbx.state, json);
	if (path === 'events/summary') endEntry(pbx.state, json.entry_id);
}

/** @param {any} state @param {any} json */
function noteLeg(state, json) {
	const known = state.calls.get(json.call_id);
	// Shuffled and doubled events must not bring a leg back to life (§3.1: order by seq).
	if (known && known.json.seq >= json.seq) return;
	state.rememberCall({
		callId: json.call_id,
		entryId: json.entry_id,
		state: json.call_state,
		location: json.location,
		ended: json.call_state === 'Disconnected' || known?.ended === true,
		json,
	});
}

/** @param {any} state @param {string} entryId */
function endEntry(state, entryId) {
	for (const leg of state.calls.values()) if (leg.entryId === entryId) leg.ended = true;
}

/** @param {any} state @param {string} [entryId] @returns {any[]} legs that are not over */
const liveLegs = (state, entryId) =>
	[...state.calls.values()].filter((leg) => !leg.ended && (entryId === undefined || leg.entryId === entryId));

module.exports = { endEntry, liveLegs, noteEvent };
