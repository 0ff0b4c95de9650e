// @ts-check
'use strict';

/** `commands/recording/start`, §2.1.5. */

const { sideOf } = require('./parties');
const { sendNow } = require('./steer');

/** @typedef {{ path: string, json: any }} Event */

/** @param {any} play @param {string} callId @returns {boolean} */
function isRecorded(play, callId) {
	const own = play.sent.filter(
		(/** @type {Event} */ { path, json }) => path === 'events/recording' && json.call_id === callId,
	);
	/** @param {string} state */
	const count = (state) => own.filter((/** @type {Event} */ { json }) => json.recording_state === state).length;
	return count('Started') > count('Completed');
}

/** @param {any} pbx @param {any} params @param {string} cause */
async function startRecording(pbx, { command_id, call_id, call_party_number }, cause) {
	const { json } = pbx.state.calls.get(call_id);
	const play = pbx.plays.ofEntry(json.entry_id);
	const { extension } = json[sideOf(json, call_party_number) ?? 'to'];
	/** @type {Event[]} */
	const queue = play.queue;
	// The scenario's own recording begins now instead of later.
	const own = queue.findIndex(
		(event) =>
			event.path === 'events/recording' && event.json.call_id === call_id && event.json.recording_state === 'Started',
	);
	const scripted = own === -1 ? null : queue.splice(own, 1)[0].json.recording_id;
	const recording_id = scripted ?? pbx.ids.recording();
	const shared = { entry_id: json.entry_id, timestamp: pbx.clock.seconds() };
	const side = extension ? { extension } : {};
	const ids = { call_id, ...side, command_id };
	const started = {
		path: 'events/recording',
		json: { recording_id, recording_state: 'Started', seq: 1, ...shared, ...ids },
	};
	if (!scripted) {
		const end = queue.findIndex(
			(event) =>
				event.path === 'events/call' && event.json.call_id === call_id && event.json.call_state === 'Disconnected',
		);
		const timestamp = queue[end]?.json.timestamp ?? shared.timestamp;
		const completed = {
			path: 'events/recording',
			json: {
				recording_id,
				recording_state: 'Completed',
				seq: 2,
				...shared,
				timestamp,
				...ids,
				completion_code: 1000,
				recipient: 'Cloud',
			},
		};
		const user_id = pbx.state.employeeByExtension(extension)?.userId ?? -1;
		const added = {
			path: 'events/record/added',
			json: { ...shared, timestamp: timestamp + 12, product_id: pbx.state.productId, user_id, recording_id },
		};
		queue.splice(end === -1 ? 0 : end + 1, 0, completed);
		queue.push(added);
		play.composed = [...play.sent, started, ...queue];
	}
	await sendNow(pbx, play, started, cause);
}

module.exports = { isRecorded, startRecording };
