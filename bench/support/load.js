// @ts-check
'use strict';

// @ts-expect-error it comes without types
const autocannon = require('autocannon');

/** To each n8n process. As in every figure of this package and of n8n-platform.md §1.6. */
const CONNECTIONS = 10;

/**
 * Posts forms over ten connections that stay open, as fast as they are answered.
 * @param {string} url of all forms that name no path of their own
 * @param {() => { path?: string, body: string }} next another form each time, or the same
 * @param {{ seconds: number, status: number, what: string }} options how long, what every answer must be, and what this is
 * @returns {Promise<{ answers: number, seconds: number }>} how many came in how long
 * @throws {Error} when anything was answered otherwise
 */
async function postAll(url, next, { seconds, status, what }) {
	const { errors, statusCodeStats, requests, duration } = await autocannon({
		url,
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		connections: CONNECTIONS,
		duration: seconds,
		timeout: 60,
		requests: [{ setupRequest: (/** @type {object} */ request) => ({ ...request, ...next() }) }],
	});
	const others = Object.keys(statusCodeStats ?? {}).filter((one) => one !== String(status));
	if (errors > 0 || others.length > 0) {
		throw new Error(`${what}: ${errors} errors and the answers ${JSON.stringify(statusCodeStats)} where ${status} was expected`);
	}
	return { answers: requests.total, seconds: duration };
}

module.exports = { CONNECTIONS, postAll };
