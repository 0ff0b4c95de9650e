// @ts-check
'use strict';

const { randomBytes, randomUUID } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

/**
 * What the demo remembers between two starts.
 * @typedef {object} State
 * @property {string} email of the demo's owner
 * @property {string} password
 * @property {string} webhookId part of the address that the PBX posts to; it must not change
 * @property {string} [workflow] fingerprint of the workflow as the demo last wrote it
 */

/**
 * @param {string} folder
 */
function stateFile(folder) {
	return path.join(folder, 'demo.json');
}

/**
 * @param {string} folder
 * @param {State} state
 */
function saveState(folder, state) {
	fs.mkdirSync(folder, { recursive: true });
	// Other users of the machine can reach the port; the password keeps them out.
	fs.writeFileSync(stateFile(folder), `${JSON.stringify(state, null, '\t')}\n`, { mode: 0o600 });
}

/**
 * @param {string} folder
 * @returns {State} of the last start, or a new one
 */
function loadState(folder) {
	if (fs.existsSync(stateFile(folder))) return JSON.parse(fs.readFileSync(stateFile(folder), 'utf8'));
	const state = {
		email: 'demo@example.com',
		// n8n wants a capital letter and a digit; the rest is easy to type.
		password: `Mango1-${randomBytes(6).toString('hex')}`,
		webhookId: randomUUID(),
	};
	saveState(folder, state);
	return state;
}

module.exports = { loadState, saveState };
