// @ts-check
'use strict';

/**
 * Faults that a test or a builder asked for: explicit, scoped to a method, counted (field-guide §7.7).
 * A fault without a method meets the next requests of any method; without a count it stays until cleared.
 */

const KINDS = Object.freeze({
	slow: 'Answers after `ms` (3000 by default)',
	429: 'Rate limit, without Retry-After',
	'429-retry-after': 'Rate limit with Retry-After: `seconds` (1 by default)',
	503: 'Service overloaded',
	hang: 'Never answers',
	'drop-before': 'Closes the connection; nothing was done',
	'drop-during': 'Does it, then closes the connection in the middle of the answer',
	'drop-after': 'Does it, then closes the connection without an answer',
	truncate: 'Answers 200 with half of the body',
	html: 'Answers 200 with an HTML page',
	json: 'Answers 200 with {"result":5008}, also where a file is expected',
	empty: 'Answers 200 with an empty body',
	'wrong-type': 'The right body, called text/plain',
	redirect: 'Answers 302 to `location`',
	reply: 'Answers with `status` and `body` of your choice',
	result: 'A command is accepted; its result/* webhook carries `code`',
	smsReason: 'An SMS is accepted; its events/sms carries `code`',
	notReady: 'A recording is not in the store yet: 404 {"code":3320}',
	statisticsStatus: 'Statistics are polled and say `status`: work, cancel, error (with `code`), not-found',
	redirectElsewhere: 'A recording leads to a host that is not Mango',
});

/** Kinds that only one place asks for; they never meet other requests. */
const SPECIAL = new Set(['result', 'smsReason', 'notReady', 'redirectElsewhere', 'statisticsStatus']);

/** §2.4, all but `complete`. */
const STATUSES = ['request', 'work', 'cancel', 'error', 'not-found'];

/** Names for several methods at once. */
const GROUPS = /** @type {Record<string, (name: string) => boolean>} */ ({
	recordings: (name) => name.startsWith('queries/recording/') || name === 'files',
});

const SPELLINGS = /** @type {Record<string, string>} */ ({
	truncated: 'truncate',
	'429-with-retry-after': '429-retry-after',
});

function createFaults() {
	/** @type {any[]} */
	let faults = [];
	let nextId = 1;

	/** @param {any} fault @param {string} name */
	const meets = (fault, name) =>
		!fault.method || fault.method === name || (Object.hasOwn(GROUPS, fault.method) && GROUPS[fault.method](name));

	/** @param {any} fault */
	const consume = (fault) => {
		if (fault.left !== null && --fault.left <= 0) faults = faults.filter((other) => other !== fault);
		return fault;
	};

	return {
		/** @param {any} wanted */
		add(wanted) {
			const kind = SPELLINGS[wanted.kind] ?? String(wanted.kind);
			if (!Object.hasOwn(KINDS, kind))
				throw new Error(`Unknown fault ${kind}. Known: ${Object.keys(KINDS).join(', ')}`);
			if (wanted.count !== undefined && !(Number.isInteger(wanted.count) && wanted.count > 0))
				throw new Error('count must be a whole number above 0');
			if ((kind === 'result' || kind === 'smsReason') && !Number.isInteger(wanted.code))
				throw new Error(`The fault ${kind} needs a code`);
			if (kind === 'statisticsStatus' && !STATUSES.includes(wanted.status))
				throw new Error(`The fault statisticsStatus needs a status: ${STATUSES.join(', ')}`);
			const { count, method, ...rest } = wanted;
			const fault = { ...rest, id: nextId++, kind, method: method ?? null, left: count ?? null };
			faults.push(fault);
			return fault;
		},
		/** @param {string} name of the method, or `files` @returns {any | null} the next general fault for it */
		take(name) {
			const fault = faults.find((candidate) => !SPECIAL.has(candidate.kind) && meets(candidate, name));
			return fault ? consume(fault) : null;
		},
		/** @param {string} kind @param {string} name */
		takeSpecial(kind, name) {
			const fault = faults.find((candidate) => candidate.kind === kind && meets(candidate, name));
			return fault ? consume(fault) : null;
		},
		list: () => faults,
		/** @param {number} [id] */
		clear(id) {
			faults = id === undefined ? [] : faults.filter((fault) => fault.id !== id);
		},
	};
}

module.exports = { createFaults, KINDS };
