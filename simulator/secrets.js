// @ts-check
'use strict';

/**
 * Signatures as Mango makes them, and masks for the journals.
 * Written from mango-api.md §1.3 and §1.5 alone: sharing this with the client would let one mistake pass on both sides.
 */

const { createHash, createHmac } = require('node:crypto');

/** @param {string} text @returns {string} */
const sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex');

/**
 * §1.3: a plain digest of a concatenation, not HMAC, over the JSON text exactly as sent.
 * @param {import('./types').Credentials} pair
 * @param {string} json
 */
function signatureOf(pair, json) {
	return sha256(pair.apiKey + json + pair.apiSalt);
}

/**
 * §1.5: links to recordings sign key + expiry + id; the action is not part of it.
 * @param {import('./types').Credentials} pair
 * @param {string} timestamp
 * @param {string} recordingId
 */
function linkSignatureOf(pair, timestamp, recordingId) {
	return sha256(pair.apiKey + timestamp + recordingId + pair.apiSalt);
}

/**
 * Names the mistake behind a wrong signature when it is one of the usual ones (§6 trap 1), so that a builder need not guess.
 * @param {import('./types').Credentials} pair
 * @param {string} json
 * @param {string} sign
 * @returns {string | null}
 */
function guessSignatureMistake(pair, json, sign) {
	const { apiKey: key, apiSalt: salt } = pair;
	const compact = reserialised(json);
	/** @type {Array<[string, string]>} */
	const guesses = [
		[signatureOf(pair, json).toUpperCase(), 'it is in upper case; lower-case hex is wanted'],
		[
			createHmac('sha256', salt)
				.update(key + json + salt)
				.digest('hex'),
			'it is HMAC-SHA256; a plain SHA-256 is wanted',
		],
		[
			createHmac('sha256', salt)
				.update(key + json)
				.digest('hex'),
			'it is HMAC-SHA256; a plain SHA-256 is wanted',
		],
		[createHmac('sha256', salt).update(json).digest('hex'), 'it is HMAC-SHA256; a plain SHA-256 is wanted'],
		[sha256(salt + json + key), 'key and salt are swapped'],
		[sha256(json + key + salt), 'the order is key + json + salt'],
		[sha256(key + salt + json), 'the order is key + json + salt'],
		[sha256(key + json), 'the salt is missing'],
		[sha256(json + salt), 'the key is missing'],
		[sha256(`${key}${json}${salt} `), 'the salt has a space at its end'],
		[sha256(`${key}${json}${salt}\n`), 'the salt has a line break at its end'],
		[sha256(key + encodeURIComponent(json) + salt), 'the JSON was hashed after URL-encoding; hash it before'],
		[sha256(key + compact + salt), 'other JSON text was hashed than was sent; serialise once and keep the string'],
	];
	const found = guesses.find(([value]) => value === sign);
	if (found) return found[1];
	return /^[0-9a-f]{64}$/.test(sign) ? null : 'it is not 64 lower-case hex characters';
}

/** @param {string} json */
function reserialised(json) {
	try {
		return JSON.stringify(JSON.parse(json));
	} catch {
		return json;
	}
}

const DEPTH = 40;

/**
 * @param {Array<{ value: string, label: string }>} secrets
 * @returns {(value: any) => any} replaces secrets in every string of a value
 */
function maskerFor(secrets) {
	// Longest first, so that a key that is part of a salt does not leave the rest of the salt readable.
	const known = secrets.filter(({ value }) => value.length > 2).sort((a, b) => b.value.length - a.value.length);
	/** @param {string} text */
	const maskText = (text) => known.reduce((masked, { value, label }) => masked.split(value).join(label), text);
	/** @param {any} value @param {number} depth @returns {any} */
	const mask = (value, depth) => {
		if (typeof value === 'string') return maskText(value);
		if (value === null || typeof value !== 'object') return value;
		// Hostile nesting (100 000 levels) must not overflow our own stack.
		if (depth > DEPTH) return '…';
		if (Array.isArray(value)) return value.map((item) => mask(item, depth + 1));
		return Object.fromEntries(Object.entries(value).map(([name, item]) => [maskText(name), mask(item, depth + 1)]));
	};
	return (value) => mask(value, 0);
}

module.exports = { guessSignatureMistake, linkSignatureOf, maskerFor, sha256, signatureOf };
