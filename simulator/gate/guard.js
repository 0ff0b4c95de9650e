// @ts-check
'use strict';

/** §1.8: one invalid request (3xxx) is forgiven; a second within two minutes blocks everything until two minutes after the first. */
const WINDOW = 120_000;

/** @param {{ now: () => number }} clock */
function createGuard(clock) {
	/** @type {number | null} */
	let first = null;
	let blocked = false;

	const forget = () => {
		first = null;
		blocked = false;
	};

	return {
		/** @returns {number} milliseconds until requests are answered again; 0 when not blocked */
		remaining() {
			if (first !== null && clock.now() >= first + WINDOW) forget();
			return blocked && first !== null ? first + WINDOW - clock.now() : 0;
		},
		/** Call for each answer with a 3xxx code. The second invalid request still gets its own answer, the block starts after it (C). */
		invalid() {
			if (first !== null && clock.now() >= first + WINDOW) forget();
			if (first === null) first = clock.now();
			else blocked = true;
		},
		forget,
	};
}

module.exports = { createGuard };
