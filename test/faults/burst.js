// @ts-check
'use strict';

const axios = require('axios').default;
const http = require('node:http');

const { missedCall, signed } = require('../e2e/world');

const CONNECTIONS = 10;

/**
 * What became of each event of a burst: the status of the answer, `cut` when the connection broke
 * while the answer was awaited, `refused` when nobody listened any more.
 * @typedef {Map<string, number | 'cut' | 'refused'>} Outcome by entry id
 */

/**
 * Sends a signed summary of a missed call for each entry id, over ten connections that stay open,
 * as fast as n8n answers. Nothing is repeated: Mango does not repeat either (mango-api.md §3.1).
 * @param {string} base of the trigger's webhook
 * @param {string[]} entryIds
 * @param {(acknowledged: number) => void} [onAcknowledged] after each 200
 * @returns {Promise<Outcome>}
 */
async function sendBurst(base, entryIds, onAcknowledged = () => {}) {
	const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });
	const pending = entryIds.values();
	/** @type {Outcome} */
	const outcome = new Map();
	let acknowledged = 0;
	const sender = async () => {
		for (const entryId of pending) {
			const answer = await sendOne(agent, base, entryId);
			outcome.set(entryId, answer);
			if (answer === 200) onAcknowledged(++acknowledged);
		}
	};
	await Promise.all(Array.from({ length: CONNECTIONS }, sender));
	agent.destroy();
	return outcome;
}

/** @param {http.Agent} httpAgent @param {string} base @param {string} entryId */
async function sendOne(httpAgent, base, entryId) {
	try {
		const { status } = await axios.post(`${base}/events/summary`, signed(missedCall(entryId)).toString(), {
			httpAgent,
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			validateStatus: () => true,
			maxRedirects: 0,
		});
		return status;
	} catch (error) {
		return /** @type {any} */ (error).code === 'ECONNREFUSED' ? 'refused' : 'cut';
	}
}

/** @param {Outcome} outcome @param {number | 'cut' | 'refused'} answer @returns {string[]} entry ids */
const withAnswer = (outcome, answer) => [...outcome].filter(([, given]) => given === answer).map(([id]) => id);

module.exports = { sendBurst, withAnswer };
