// @ts-check
'use strict';

/** §1.7, "everything not listed": 10 per second for one product. */
const DEFAULT_RATE = Object.freeze({ max: 10, per: 1000 });

/**
 * Sliding windows, one per method or per group of methods.
 * @param {{ now: () => number }} clock
 */
function createRates(clock) {
	/** @type {Map<string, number[]>} */
	const windows = new Map();

	return {
		/**
		 * @param {string} name
		 * @param {import('../types').Rate} [rate]
		 * @returns {boolean} false when this request is one too many; such a request does not count (C)
		 */
		take(name, rate = DEFAULT_RATE) {
			const key = rate.key ?? name;
			const since = clock.now() - rate.per;
			// A clock that was set back must not leave marks in its future.
			const marks = (windows.get(key) ?? []).filter((at) => at > since && at <= clock.now());
			windows.set(key, marks);
			if (marks.length >= rate.max) return false;
			marks.push(clock.now());
			return true;
		},
		forget: () => windows.clear(),
	};
}

module.exports = { createRates, DEFAULT_RATE };
