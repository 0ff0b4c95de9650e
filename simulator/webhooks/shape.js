// @ts-check
'use strict';

/** What can happen to events on their way: another version, strings for numbers, another order, repeats. */

/** §3.4: fields of event version 2. */
const VERSION_2 = new Set(['transfer', 'was_transferred', 'hold_initiator']);

/** @param {any} value @returns {any} as version 1 sends it */
function asVersion1(value) {
	if (Array.isArray(value)) return value.map(asVersion1);
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([name]) => !VERSION_2.has(name))
			.map(([name, item]) => [name, asVersion1(item)]),
	);
}

/** §3.3: numbers and booleans may come as strings. @param {any} value @returns {any} */
function withStrings(value) {
	if (Array.isArray(value)) return value.map(withStrings);
	if (value !== null && typeof value === 'object')
		return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withStrings(item)]));
	return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}

/**
 * The same order for the same seed, so that a failure can be played again.
 * @template T
 * @param {T[]} items
 * @param {number} seed
 * @returns {T[]}
 */
function shuffled(items, seed) {
	const result = [...items];
	let state = seed >>> 0;
	const random = () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state / 2 ** 32;
	};
	for (let index = result.length - 1; index > 0; index--) {
		const other = Math.floor(random() * (index + 1));
		[result[index], result[other]] = [result[other], result[index]];
	}
	return result;
}

/**
 * @template {{ path: string, json: any }} T
 * @param {T[]} events
 * @param {{ eventVersion?: number, order?: string, seed?: number, duplicates?: number }} options
 * @returns {T[]}
 */
function shaped(events, { eventVersion = 2, order = 'inOrder', seed = 1, duplicates = 0 }) {
	const versioned = eventVersion === 1 ? events.map((event) => ({ ...event, json: asVersion1(event.json) })) : events;
	const repeated = versioned.flatMap((event) => Array.from({ length: duplicates + 1 }, () => event));
	if (order === 'shuffled') return shuffled(repeated, seed);
	return order === 'reversed' ? repeated.reverse() : repeated;
}

module.exports = { shaped, withStrings };
