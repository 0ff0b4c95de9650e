// @ts-check
'use strict';

/**
 * @param {string} wanted
 * @param {readonly string[]} known
 * @returns {string | null} what was probably meant, as WireMock's journal shows near misses (field-guide §7)
 */
function nearest(wanted, known) {
	let best = null;
	let least = Infinity;
	for (const name of known) {
		const steps = distance(wanted.slice(0, 100), name);
		if (steps < least) {
			least = steps;
			best = name;
		}
	}
	return least <= Math.max(3, wanted.length / 2) ? best : null;
}

/** Edit distance. @param {string} a @param {string} b */
function distance(a, b) {
	let row = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
		}
		row = next;
	}
	return row[b.length];
}

module.exports = { nearest };
