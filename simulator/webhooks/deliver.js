// @ts-check
'use strict';

/** One POST to the external system, as Mango sends it (§3.1). */

const { default: axios } = require('axios');
const { excerpt, readable } = require('../journal');
const { signatureOf } = require('../secrets');

/** As much of a reply is read; only its status counts, yet it must not tell secrets. */
const MAX_REPLY = 65_536;

const OTHER_PAIR = Object.freeze({ apiKey: 'other-key', apiSalt: 'other-salt' });

/** How an event can be signed. `empty` is a form without fields, as `ping` may come (§3.2). */
const SIGNS = Object.freeze(['valid', 'invalid', 'missing', 'otherKey', 'previous', 'empty']);

/**
 * @param {any} pbx
 * @param {string | null} jsonText null: no form fields at all
 * @param {string} sign one of SIGNS
 * @returns {{ form: URLSearchParams, expected: string | null }} the form and the signature that would be right
 */
function signedForm(pbx, jsonText, sign = 'valid') {
	const form = new URLSearchParams();
	if (jsonText === null || sign === 'empty') return { form, expected: null };
	const pair =
		sign === 'otherKey'
			? OTHER_PAIR
			: sign === 'previous'
				? (pbx.state.previousCredentials ?? OTHER_PAIR)
				: pbx.state.credentials;
	const right = signatureOf(pair, jsonText);
	form.set('vpbx_api_key', pair.apiKey);
	if (sign === 'invalid') form.set('sign', (right[0] === '0' ? '1' : '0') + right.slice(1));
	else if (sign !== 'missing') form.set('sign', right);
	form.set('json', jsonText);
	return { form, expected: signatureOf(pbx.state.credentials, jsonText) };
}

/**
 * Posts once: Mango is not known to repeat (§3.1). Never throws; what went wrong stands in the journal.
 * @param {any} pbx
 * @param {{ path: string, jsonText: string | null, sign?: string, cause?: string, play?: number, note?: string }} event `play`: of which call
 * @returns {Promise<{ id: number, path: string, status: number | null, ms: number, error: string | null }>}
 */
async function deliver(pbx, { path, jsonText, sign = 'valid', cause, play, note }) {
	const began = performance.now();
	const { form, expected } = signedForm(pbx, jsonText, sign);
	pbx.witness(form.get('sign'));
	const secrets = { key: pbx.state.credentials.apiKey, salt: pbx.state.credentials.apiSalt, signature: expected };
	const signal = pbx.signal();
	const { status, reply, error } = await post(
		pbx.target ? `${pbx.target}/${path}` : null,
		form.toString(),
		signal,
		pbx.timeOut,
	);
	const leaks = Object.entries(secrets)
		.filter(([, value]) => value && reply.includes(value))
		.map(([name]) => name);
	const ms = Math.round(performance.now() - began);
	// Cut off by a reset: it belongs to a journal that is no more.
	if (signal.aborted) return { id: 0, path, status, ms, error };
	const { id } = pbx.deliveries.add({
		at: new Date(pbx.clock.now()).toISOString(),
		path,
		cause: cause ?? null,
		play: play ?? null,
		note: note ?? null,
		sign: jsonText === null ? 'empty' : sign,
		status,
		ms,
		error,
		leaks,
		reply: excerpt(expected ? reply.replaceAll(expected, '‹sign›') : reply),
		...readable(jsonText),
	});
	return { id, path, status, ms, error };
}

/**
 * @param {string | null} url
 * @param {string} body
 * @param {AbortSignal} signal
 * @param {number} ms
 * @returns {Promise<{ status: number | null, reply: string, error: string | null }>}
 */
async function post(url, body, signal, ms) {
	if (!url) return { status: null, reply: '', error: 'no target is set' };
	const timeOut = AbortSignal.timeout(ms);
	/** @type {number | null} */
	let status = null;
	try {
		const response = await axios.post(url, body, {
			headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'User-Agent': 'mango-simulator' },
			maxRedirects: 0,
			proxy: false,
			responseType: 'stream',
			signal: AbortSignal.any([signal, timeOut]),
			validateStatus: () => true,
		});
		status = response.status;
		return { status, reply: await beginningOf(response.data, JSON.stringify(response.headers)), error: null };
	} catch (error) {
		if (timeOut.aborted) return { status, reply: '', error: `no answer within ${ms / 1000} s` };
		if (signal.aborted) return { status, reply: '', error: 'cancelled' };
		const { code, message } = /** @type {any} */ (error);
		return { status, reply: '', error: code ?? message };
	}
}

/**
 * @param {import('node:stream').Readable} stream
 * @param {string} headers looked through too: a secret in a header is told as well
 */
async function beginningOf(stream, headers) {
	const chunks = [];
	let size = 0;
	for await (const chunk of stream) {
		chunks.push(chunk);
		size += chunk.length;
		if (size >= MAX_REPLY) break;
	}
	const text = Buffer.concat(chunks).toString('utf8');
	return /mango|key|sign|salt/i.test(headers) ? `${text}\n${headers}` : text;
}

module.exports = { deliver, signedForm, SIGNS };
