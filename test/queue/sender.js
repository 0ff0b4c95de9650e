// @ts-check
/**
 * Posts events to several addresses as a load balancer would: in turn, and to another one when one does not answer.
 */
'use strict';

const { post } = require('../e2e/world');

/**
 * @typedef {object} Ledger
 * @property {number} requests all posts, repeated ones too
 * @property {number} unanswered posts to a process that was not there, or went away
 * @property {Set<number>} acknowledged places of the events that were answered with 200
 * @property {Array<{ place: number, status: number }>} refused events that were answered with something else
 */

/**
 * @param {object} options
 * @param {URLSearchParams[]} options.forms
 * @param {string[]} options.addresses
 * @param {number} options.lanes posts at a time
 * @param {(place: number) => Promise<void> | void} [options.before] called before an event is posted for the first time
 * @returns {Promise<Ledger>}
 */
async function send({ forms, addresses, lanes, before = () => {} }) {
	/** @type {Ledger} */
	const ledger = { requests: 0, unanswered: 0, acknowledged: new Set(), refused: [] };
	let next = 0;
	const lane = async () => {
		for (let place = next++; place < forms.length; place = next++) {
			await before(place);
			// Each address once: an event that nobody takes is not acknowledged, and Mango does not repeat (mango-api.md §3).
			for (let turn = 0; turn < addresses.length; turn++) {
				ledger.requests++;
				const answer = await post(addresses[(place + turn) % addresses.length], forms[place].toString()).catch(() => null);
				if (answer === null) {
					ledger.unanswered++;
					continue;
				}
				if (answer.status === 200) ledger.acknowledged.add(place);
				else ledger.refused.push({ place, status: answer.status });
				break;
			}
		}
	};
	await Promise.all(Array.from({ length: lanes }, lane));
	return ledger;
}

module.exports = { send };
