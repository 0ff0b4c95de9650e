// @ts-check
'use strict';

/**
 * @param {number[]} values at least one
 * @returns {number}
 */
function median(values) {
	const sorted = [...values].sort((one, other) => one - other);
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * To three significant digits, as many as a measurement on a busy machine is worth.
 * @param {number} value
 * @returns {number}
 */
function rounded(value) {
	return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

/**
 * The variants of a measurement in another order in every second round: whatever drifts, drifts for all.
 * @template Variant
 * @param {Variant[]} variants @param {number} round
 * @returns {Variant[]}
 */
const alternating = (variants, round) => (round % 2 === 0 ? variants : [...variants].reverse());

module.exports = { alternating, median, rounded };
