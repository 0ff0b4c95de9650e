// @ts-check
'use strict';

/**
 * A clock that can be set, so that a two-minute block is tested in milliseconds (field-guide §7.4).
 * It runs on from where it was put, unless frozen.
 */
function createClock() {
	let offset = 0;
	/** @type {number | null} */
	let frozenAt = null;

	const now = () => frozenAt ?? Date.now() + offset;
	/** @param {number} ms */
	const set = (ms) => {
		offset = ms - Date.now();
		if (frozenAt !== null) frozenAt = ms;
	};

	return {
		now,
		/** Unix seconds, the unit of Mango's events (§1.10). */
		seconds: () => Math.floor(now() / 1000),
		set,
		/** @param {number} ms */
		advance: (ms) => set(now() + ms),
		/** @param {number} [ms] */
		freeze: (ms = now()) => {
			frozenAt = ms;
		},
		release: () => {
			if (frozenAt !== null) offset = frozenAt - Date.now();
			frozenAt = null;
		},
		reset: () => {
			offset = 0;
			frozenAt = null;
		},
		isFrozen: () => frozenAt !== null,
	};
}

/**
 * §1.10: `account/balance` and the like print Moscow time, fixed UTC+3 since 2014.
 * @param {number} ms
 * @returns {string} `YYYY-MM-DD HH:MM:SS`
 */
function moscowText(ms) {
	return new Date(ms + 3 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

module.exports = { createClock, moscowText };
