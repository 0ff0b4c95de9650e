// @ts-check
'use strict';

/** @param {string} text */
const base64 = (text) => Buffer.from(text, 'utf8').toString('base64');

/**
 * Ids that look like Mango's (§1.11) and never come back, not even after a reset or a restart:
 * a receiver that remembers ids would take a repeated one for a duplicate.
 */
function createIds() {
	const run = Math.floor(Date.now() / 1000);
	let last = 0;
	return {
		entry: () => base64(`${run}${++last}:81`),
		call: () => base64(`1:1000000:81:${run}${++last}:1`),
		recording: () => base64(`1:1000000:${run}${++last}:0`),
		command: () => `sim-${run}-${++last}`,
		play: () => ++last,
	};
}

module.exports = { createIds };
