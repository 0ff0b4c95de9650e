// @ts-check
/**
 * A system outside of n8n that workflows call, for instance a CRM: it counts what reaches it, and can keep callers waiting.
 */
'use strict';

const { createServer } = require('node:http');
const { LOOPBACK, listen } = require('../../demo/ports');

/**
 * @typedef {object} Outside
 * @property {string} url takes POST with a JSON body that has an `eventId`
 * @property {Map<string, number>} calls how often each event has reached it
 * @property {() => number} count all calls
 * @property {() => string[]} waiting events whose caller is still there and has no answer yet
 * @property {(count: number) => void} holdAfter after this many calls nobody gets an answer until release()
 * @property {() => void} release answers everybody
 * @property {Set<string>} refused events that are counted and answered with an error
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<Outside>} */
async function startOutside() {
	/** @type {Map<string, number>} */
	const calls = new Map();
	/** @type {Map<import('node:http').ServerResponse, string>} */
	const held = new Map();
	/** @type {Set<string>} */
	const refused = new Set();
	let limit = Infinity;
	const count = () => [...calls.values()].reduce((sum, one) => sum + one, 0);
	const answer = (/** @type {import('node:http').ServerResponse} */ response) =>
		response.setHeader('content-type', 'application/json').end('{"ok":true}');

	const server = createServer(async (request, response) => {
		let text = '';
		for await (const piece of request) text += piece;
		const { eventId } = JSON.parse(text);
		calls.set(eventId, (calls.get(eventId) ?? 0) + 1);
		if (refused.has(eventId)) return void response.writeHead(422).end('{"message":"No such client"}');
		if (count() <= limit) return void answer(response);
		held.set(response, eventId);
		response.once('close', () => held.delete(response));
	});
	const port = await listen(server);
	return {
		url: `http://${LOOPBACK}:${port}/`,
		calls,
		count,
		refused,
		waiting: () => [...held.values()],
		holdAfter: (most) => void (limit = most),
		release: () => {
			limit = Infinity;
			for (const response of held.keys()) answer(response);
		},
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

module.exports = { startOutside };
