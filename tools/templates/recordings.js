// @ts-check
/**
 * Recordings as work that must not get lost: a Data Table holds the calls and their recordings, and a recording is taken in
 * hand again, the one that has waited longest first, until it is done. The table needs the columns that are written here.
 */
'use strict';

const { goOnUnless, look, mango, setting, write } = require('./nodes');

/** @typedef {import('./nodes').NodePlan} NodePlan */

/**
 * The four nodes between "Sort the Events" and the work on one recording. Needs the setting `tryAgainAfterMinutes`.
 * @param {string} table
 * @param {object} options
 * @param {Record<string, string>} [options.call] what to keep of a call besides
 * @param {string[]} options.over statuses in which a recording needs nothing more
 * @param {number} [options.mostTries]
 * @param {string} options.status of a recording in hand
 * @returns {NodePlan[]}
 */
const takeRecordings = (table, { call = {}, over, mostTries, status }) => [
	write('upsert', 'Write the Call Down', [3, -0.5], table, [['key', 'eq', '={{ $json.entryId }}']], {
		key: '={{ $json.entryId }}',
		kind: 'call',
		startedAt: '={{ $json.startedAt }}',
		client: '={{ $json.clientNumber }}',
		employee: '={{ $json.employeeExtension }}',
		...call,
	}),
	goOnUnless('Go On If New', [3, 0.5], table, { key: '={{ $json.recordingId }}' }),
	look('Get the One That Waits Longest', [3, 1.5], table, [
		['kind', 'eq', 'recording'],
		...over.map((one) => /** @type {[string, string, string]} */ (['status', 'neq', one])),
		['takenAt', 'lt', `={{ $now.minus({ minutes: ${setting('tryAgainAfterMinutes')} }).toISO() }}`],
		['createdAt', 'gt', '={{ $now.minus({ days: 3 }).toISO() }}'],
		...(mostTries === undefined ? [] : [/** @type {[string, string, string]} */ (['tries', 'lt', String(mostTries)])]),
	], { lowest: 'takenAt' }),
	write('upsert', 'Take It in Hand', [4, 0.5], table, [['key', 'eq', '={{ $json.recordingId }}']], {
		key: '={{ $json.recordingId }}',
		kind: 'recording',
		recordingId: '={{ $json.recordingId }}',
		entryId: '={{ $json.entryId }}',
		readyAt: '={{ $json.occurredAt ?? $json.readyAt }}',
		status,
		tries: '={{ ($json.tries ?? 0) + 1 }}',
		takenAt: '={{ $now.toISO() }}',
	}),
];

/**
 * Gets the file of a recording; what goes wrong leaves by the second output.
 * @param {import('./nodes').Cell} at @param {string} recordingId expression
 */
const downloadRecording = (at, recordingId) =>
	mango('Download the Recording', at, {
		resource: 'recording',
		operation: 'download',
		recordingId: { __rl: true, mode: 'id', value: `={{ ${recordingId} }}` },
		binaryPropertyName: 'data',
		additionalFields: {},
	}, { onError: 'continueErrorOutput' });

module.exports = { downloadRecording, takeRecordings };
