// @ts-check
'use strict';

/** Longer payloads are kept as an excerpt: journals are for reading, and they are bounded. */
const MAX_JSON = 16_384;
const MAX_EXCERPT = 400;

/**
 * A bounded list of what happened, oldest first, with listeners for the live page.
 * @param {{ size: number, mask: (value: any) => any }} options
 */
function createJournal({ size, mask }) {
	/** @type {any[]} */
	let entries = [];
	let dropped = 0;
	let nextId = 1;
	/** @type {Set<(entry: any) => void>} */
	const listeners = new Set();

	return {
		/**
		 * @param {Record<string, any>} entry secrets are masked here, so no caller can forget it
		 */
		add(entry) {
			const kept = { id: nextId++, ...mask(entry) };
			entries.push(kept);
			// Cut in portions: shifting a long array on each entry would make load tests measure the journal.
			if (entries.length >= size * 2) {
				dropped += entries.length - size;
				entries = entries.slice(-size);
			}
			for (const listener of listeners) listener(kept);
			return kept;
		},
		/** @param {{ after?: number, limit?: number }} [range] */
		list({ after = 0, limit = size } = {}) {
			const found = entries.filter((entry) => entry.id > after);
			return limit > 0 ? found.slice(-Math.min(limit, size)) : [];
		},
		dropped: () => dropped + Math.max(0, entries.length - size),
		clear() {
			entries = [];
			dropped = 0;
		},
		/** @param {(entry: any) => void} listener @returns {() => void} */
		follow(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
}

/** Passwords of employees and SIP accounts (§2.7) are no business of a journal. */
const PASSWORD = /("password"\s*:\s*")(?:[^"\\]|\\.)*/g;

/**
 * What of a payload goes into a journal.
 * @param {string | null | undefined} text
 * @returns {{ json?: any, jsonText?: string }}
 */
function readable(text) {
	if (text === null || text === undefined) return {};
	const masked = text.replace(PASSWORD, '$1‹password›');
	if (text.length > MAX_JSON) return { jsonText: `${masked.slice(0, MAX_EXCERPT)}… (${text.length} characters)` };
	try {
		return { json: JSON.parse(masked) };
	} catch {
		return { jsonText: masked };
	}
}

/** @param {string} text */
const excerpt = (text) => (text.length > MAX_EXCERPT ? `${text.slice(0, MAX_EXCERPT)}…` : text);

module.exports = { createJournal, excerpt, readable };
