// @ts-check
'use strict';

/** What speech analytics heard, §2.5: invented, the same for the same recording. */

const { readyRecording } = require('../recordings/store');
const { allConversations } = require('../statistics/conversations');
const { moscowText } = require('../clock');

/** The recording and the conversation of test/fixtures/responses.json. */
const FIXTURE = Object.freeze({
	recordingId: 'MToxMDAwMDAwOjkwMDAwMDAwMDE6MA==',
	client: '79000000001',
	extension: '101',
	assigned: 1_782_000_240,
});

/** @param {any} pbx */
const isSilent = ({ settings }) => settings.services.SPEECH_ANALYTICS === false;

/**
 * §4.6: without the service data are empty, or the answer is 2230.
 * @param {any} pbx
 * @param {() => unknown} data
 * @returns {import('../types').Reply}
 */
const heard = (pbx, data) =>
	!isSilent(pbx)
		? { json: { result: 1000, data: data() } }
		: pbx.settings.speechOff === 2230
			? { json: { result: 2230 } }
			: { json: { result: 1000, data: [] } };

/**
 * `recording_id` in its three forms (§5.4-6).
 * @param {unknown} value
 * @param {string} form packed, array, single, or any
 * @returns {string[] | null} null: not in this form
 */
function readIds(value, form) {
	/** @param {unknown} list */
	const good = (list) => Array.isArray(list) && list.length > 0 && list.every((id) => typeof id === 'string' && id);
	if (Array.isArray(value)) return ['array', 'any'].includes(form) && good(value) ? value : null;
	if (typeof value !== 'string') return null;
	if (value.startsWith('[')) {
		if (!['packed', 'any'].includes(form)) return null;
		try {
			const list = JSON.parse(value);
			return good(list) ? list : null;
		} catch {
			return null;
		}
	}
	return ['single', 'any'].includes(form) ? [value] : null;
}

/** Known ones, in the order asked for; what is not in the store has no words (C). @param {any} pbx @param {string[]} ids */
const recordingsOf = (pbx, ids) => ids.map((id) => readyRecording(pbx, id)).filter((each) => each !== null);

/** @param {any} recording @param {{ terms: boolean, names: boolean }} wanted */
function categoriesOf(recording, { terms, names }) {
	const { recordingId, startedAt } = recording;
	const assign_time = recordingId === FIXTURE.recordingId ? FIXTURE.assigned : Math.floor(startedAt / 1000) + 240;
	return {
		recording_id: recordingId,
		categories: [
			{
				id: 5,
				...(names ? { name: 'Price' } : {}),
				version: 1,
				assign_time,
				...(terms ? { terms: [{ value: 'цена', count: 2, channels: [1] }] } : {}),
			},
		],
	};
}

/** @param {any} pbx @param {any} recording */
function transcriptOf(pbx, recording) {
	const { recordingId } = recording;
	const isFixture = recordingId === FIXTURE.recordingId;
	const call = isFixture
		? null
		: allConversations(pbx).find(({ legs }) => legs.some(({ recordings }) => recordings.includes(recordingId)));
	const client = isFixture ? FIXTURE.client : ((call?.type === 1 ? call.from : call?.to)?.number ?? '');
	const operator = pbx.state.employeeByExtension(isFixture ? FIXTURE.extension : recording.extension);
	return {
		recording_id: recordingId,
		names: { client, operator: operator?.name ?? '' },
		phrases: [
			['operator', 'Добрый день'],
			['client', 'Здравствуйте, сколько стоит доставка?'],
		],
	};
}

/**
 * Communications of `s2t/queries/records`: those of the seed, and every conversation with a recording.
 * @param {any} pbx
 * @returns {any[]}
 */
function communicationsOf(pbx) {
	const calls = allConversations(pbx)
		.filter(({ legs }) => legs.some(({ recordings }) => recordings.length))
		.map(({ entryId, type, start, talk, from, to, line }) => ({
			communication_id: entryId,
			communication_type: 'call',
			info: {
				direction: type === 1 ? 'in' : 'out',
				duration: talk,
				time_created: moscowText(start * 1000),
				from_number: from.number ?? '',
				to_number: type === 1 ? line : (to.number ?? ''),
			},
			sentiments: { client: 'neutral', operator: 'positive' },
			has_s2t: true,
			has_transcript: true,
			has_summary: true,
		}));
	return [...pbx.state.communications, ...calls].sort((a, b) =>
		a.info.time_created < b.info.time_created ? -1 : a.info.time_created > b.info.time_created ? 1 : 0,
	);
}

module.exports = { categoriesOf, communicationsOf, heard, readIds, recordingsOf, transcriptOf };
