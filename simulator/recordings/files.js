// @ts-check
'use strict';

/** Temporary file addresses, §2.5: they stand for https://files.mango-office.ru/..., practically for one use. */

const { randomBytes } = require('node:crypto');
const { pipeline } = require('node:stream/promises');
const { logRequest } = require('../gate/log');
const { delay, replyOfFault, send } = require('../gate/send');
const { readyRecording } = require('./store');
const { toneOf } = require('./mp3');

const GONE =
	'<!doctype html><html><head><meta charset="utf-8"><title>404</title></head><body><h1>Файл не найден</h1></body></html>';

/**
 * @param {any} pbx
 * @param {string} recordingId
 * @param {string} action
 * @param {string} name of the method that asks, for faults
 * @returns {import('../types').Reply}
 */
function redirectToFile(pbx, recordingId, action, name) {
	const recording = pbx.faults.takeSpecial('notReady', name) ? null : readyRecording(pbx, recordingId);
	if (!recording) {
		// Not counted by the guard of §1.8: the doc itself advises to ask again for a minute (C).
		return {
			status: 404,
			json: { code: 3320 },
			refusal: { code: 3320, text: 'no such recording, or not in the store yet', section: '§2.5', confidence: 'A' },
		};
	}
	const elsewhere = pbx.faults.takeSpecial('redirectElsewhere', name);
	if (elsewhere)
		return {
			status: 302,
			text: '',
			headers: { Location: String(elsewhere.location ?? 'http://elsewhere.invalid/recording.mp3') },
		};
	const token = randomBytes(18).toString('base64url');
	pbx.state.files.set(token, { recordingId, action, used: false });
	return { status: 302, text: '', headers: { Location: `${pbx.url}/files/${token}` } };
}

/**
 * @param {any} pbx
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {string} token
 */
async function serveFile(pbx, request, response, token) {
	const began = performance.now();
	const fault = pbx.faults.take('files');
	/** @param {string} verdict @param {string | null} rule @param {number | null} status @param {string} reply */
	const log = (verdict, rule, status, reply) =>
		logRequest(pbx, request, began, {
			path: '/files/…',
			method: 'files',
			verdict,
			rule,
			section: '§2.5',
			confidence: 'A',
			notes: request.headers['content-type'] ? ['a file is fetched without the form (§2.5)'] : [],
			fault: fault?.kind ?? null,
			status,
			reply,
		});
	if (!(await delay(fault, pbx.signal()))) return void log('fault', 'fault hang', null, '');
	const replaced = replyOfFault(fault);
	if (replaced) {
		const sent = send(response, replaced, fault);
		return void log('fault', `fault ${fault.kind}`, sent.status, sent.body.slice(0, 200));
	}
	const file = pbx.state.files.get(token);
	const recording = file && !file.used ? pbx.state.recordings.get(file.recordingId) : null;
	if (!recording || request.method !== 'GET') {
		send(response, { status: 404, text: GONE }, null);
		return void log('refused', file?.used ? 'this address was used already' : 'no such file address', 404, '');
	}
	file.used = true;
	if (fault?.kind === 'drop-after') {
		response.destroy();
		return void log('accepted', 'fault drop-after', null, '');
	}
	const cut = fault?.kind === 'truncate' || fault?.kind === 'drop-during';
	response.writeHead(200, {
		'Content-Type': fault?.kind === 'wrong-type' ? 'text/plain' : 'audio/mpeg',
		'Content-Length': String(fault?.kind === 'truncate' ? Math.floor(recording.bytes / 2) : recording.bytes),
		'Content-Disposition': `${file.action === 'play' ? 'inline' : 'attachment'}; filename="${fileName(recording)}"`,
	});
	log('accepted', null, 200, `${recording.bytes} bytes of audio/mpeg`);
	try {
		await pipeline(toneOf(cut ? Math.floor(recording.bytes / 2) : recording.bytes), response, {
			end: fault?.kind !== 'drop-during',
		});
	} catch {
		// The client went away: its right, and nothing to tell anybody.
	}
	if (fault?.kind === 'drop-during') response.destroy();
}

/** @param {import('./store').Recording} recording */
function fileName({ startedAt, extension }) {
	const time = new Date(startedAt).toISOString().slice(0, 19).replace('T', '_').replaceAll(':', '-');
	return `${time}${extension ? `_${extension}` : ''}.mp3`;
}

module.exports = { redirectToFile, serveFile };
