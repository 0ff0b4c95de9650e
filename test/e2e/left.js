// @ts-check
/**
 * What the end-to-end run leaves behind, for secrets.test.js to look through: each n8n in a folder of its own below
 * `MANGO_E2E_LEFT`, and in `notes` what must be in none of them. All of it goes with the run (teardown.js).
 */
'use strict';

const { appendFileSync, existsSync, mkdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

/** Settings of n8n: its log says all it can, so that what it says can be looked through. */
const TALKATIVE = { N8N_LOG_LEVEL: 'debug', N8N_LOG_OUTPUT: 'console' };

const left = () => process.env.MANGO_E2E_LEFT ?? '';
const NOTES = 'notes';

/** @param {string} name of an n8n @returns {string} its user folder, made when missing */
function folderOf(name) {
	const folder = join(left(), name);
	mkdirSync(folder, { recursive: true });
	return folder;
}

/** @param {string} name @param {unknown} entry */
function note(name, entry) {
	// The benchmarks sign and post with the same functions, and leave nothing to look through.
	if (left() === '') return;
	appendFileSync(join(folderOf(NOTES), `${name}.jsonl`), `${JSON.stringify(entry)}\n`);
}

/** @param {string} name @returns {any[]} what was noted under this name, in order */
function noted(name) {
	const file = join(left(), NOTES, `${name}.jsonl`);
	if (!existsSync(file)) return [];
	return readFileSync(file, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line));
}

/** @type {Set<string>} */
const known = new Set();

/**
 * Something that must be found nowhere.
 * @param {'key' | 'salt' | 'signature'} kind
 * @param {string | null} value null, which is no signature at all, is passed over
 */
function noteSecret(kind, value) {
	if (left() === '' || !value || known.has(value)) return;
	known.add(value);
	note('secrets', { kind, value });
}

/** @param {{ apiKey: string, apiSalt: string }} pair of a PBX, present or previous */
function notePair({ apiKey, apiSalt }) {
	noteSecret('key', apiKey);
	noteSecret('salt', apiSalt);
}

module.exports = { NOTES, TALKATIVE, folderOf, note, notePair, noteSecret, noted };
