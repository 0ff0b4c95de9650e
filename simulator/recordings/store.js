// @ts-check
'use strict';

const { BYTES_PER_SECOND, FRAME_BYTES } = require('./mp3');

/**
 * @typedef {object} Recording
 * @property {string} recordingId
 * @property {string | null} entryId
 * @property {string | null} callId
 * @property {string | null} extension
 * @property {number} bytes
 * @property {number | null} readyAt by the simulator's clock; null: not (or never) in the cloud store
 * @property {number} startedAt
 */

/** @param {number} seconds */
const bytesFor = (seconds) => Math.max(1, Math.round((seconds * BYTES_PER_SECOND) / FRAME_BYTES)) * FRAME_BYTES;

/**
 * What an event tells about recordings (§3.5): `Completed` is not downloadable yet, `record/added` is.
 * @param {any} pbx
 * @param {string} path
 * @param {any} json
 */
function noteRecordingEvent(pbx, path, json) {
	if (!json?.recording_id || !(path === 'events/recording' || path === 'events/record/added')) return;
	/** @type {Map<string, Recording>} */
	const recordings = pbx.state.recordings;
	// Events may come in any order (§3.1), so each of them may be the first that tells of the recording.
	const recording =
		recordings.get(json.recording_id) ??
		addRecording(pbx, {
			recordingId: json.recording_id,
			entryId: json.entry_id,
			startedAt: json.timestamp * 1000,
			readyAt: null,
		});
	recording.callId ??= json.call_id ?? null;
	recording.extension ??= json.extension ?? null;
	if (path === 'events/record/added') recording.readyAt = pbx.clock.now();
	else if (json.recording_state === 'Completed') {
		recording.bytes = bytesFor(json.timestamp - recording.startedAt / 1000);
		// 4002: shorter than the minimum, nothing is stored.
		if (json.completion_code !== undefined && json.completion_code !== 1000) recordings.delete(json.recording_id);
	}
}

/**
 * @param {number} now
 * @param {Partial<Recording> & { recordingId: string }} given
 * @returns {Recording} of ten seconds and in the store, unless told otherwise
 */
const newRecording = (now, given) => ({
	entryId: null,
	callId: null,
	extension: null,
	bytes: bytesFor(10),
	readyAt: now,
	startedAt: now,
	...given,
});

/**
 * @param {any} pbx
 * @param {Partial<Recording> & { recordingId: string }} given
 */
function addRecording(pbx, given) {
	const recording = newRecording(pbx.clock.now(), given);
	pbx.state.recordings.set(recording.recordingId, recording);
	return recording;
}

/**
 * @param {any} pbx
 * @param {string} recordingId
 * @returns {Recording | null} only one that is in the store by now
 */
function readyRecording(pbx, recordingId) {
	const recording = pbx.state.recordings.get(recordingId);
	return recording && recording.readyAt !== null && recording.readyAt <= pbx.clock.now() ? recording : null;
}

module.exports = { addRecording, newRecording, noteRecordingEvent, readyRecording };
