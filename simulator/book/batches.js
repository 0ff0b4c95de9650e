// @ts-check
'use strict';

/** Batches of the address book, §2.10: one code per element, and an event for what changed. */

const { setImmediate } = require('node:timers/promises');
const { checkParameters } = require('../gate/parameters');
const { deliver } = require('../webhooks/deliver');

const MAX_BATCH = 500;

/** An element that cannot be done; `code` goes to its place in `result`. */
class ElementError extends Error {
	/** @param {number} code @param {string} text */
	constructor(code, text) {
		super(text);
		this.code = code;
	}
}

/** @param {number} code @param {unknown} holds @param {string} text */
function demand(code, holds, text) {
	if (!holds) throw new ElementError(code, text);
}

/**
 * Each element by itself: a bad one does not stop the others.
 * @param {any[]} data
 * @param {import('../types').Parameter | null} shape of an element; null: an id
 * @param {(element: any) => any} work answers what changed, or null when nothing did
 */
function eachElement(data, shape, work) {
	/** @type {number[]} */
	const result = [];
	/** @type {string[]} */
	const notes = [];
	/** @type {any[]} */
	const changed = [];
	data.forEach((element, index) => {
		try {
			const { problems, notes: remarks } = checkParameters(
				[{ ...(shape ?? { kind: 'int' }), name: 'element', required: true }],
				{ element },
			);
			notes.push(...remarks.map((text) => text.replace('element', `data[${index}]`)));
			if (problems.length) throw new ElementError(problems[0].code, problems[0].text.replace('element', 'it'));
			const done = work(element);
			changed.push(done);
			result.push(1000);
		} catch (error) {
			if (!(error instanceof ElementError)) throw error;
			result.push(error.code);
			notes.push(`data[${index}]: ${error.message}: ${error.code}`);
		}
	});
	return { result, notes, changed };
}

/** More than 500: 3503. @param {string} section @returns {(pbx: any, params: any) => import('../types').Refusal | null} */
const tooMany =
	(section) =>
	(_pbx, { data }) =>
		data.length > MAX_BATCH
			? {
					code: 3503,
					text: `data has ${data.length} elements, at most ${MAX_BATCH} are allowed`,
					section,
					confidence: 'A',
				}
			: null;

/**
 * §3.6. Sent after the answer, one for the whole batch.
 * @param {any} pbx
 * @param {string} path
 * @param {'new' | 'updated' | 'deleted'} action
 * @param {any[]} data
 * @param {string} cause
 */
function announce(pbx, path, action, data, cause) {
	if (!data.length) return;
	const jsonText = JSON.stringify({ action, data });
	const signal = pbx.signal();
	// A reset in between takes back what the event would tell.
	pbx.track(setImmediate().then(() => (signal.aborted ? null : deliver(pbx, { path, jsonText, cause }))));
}

module.exports = { announce, demand, eachElement, ElementError, tooMany };
