// @ts-check
'use strict';

// @ts-expect-error it comes without types
const autocannon = require('autocannon');

/** As in every figure of this package and of n8n-platform.md §1.6. */
const CONNECTIONS = 10;

/**
 * Posts forms over ten connections that stay open, as fast as they are answered.
 * @param {string} url
 * @param {() => string} nextBody another form each time, or the same
 * @param {{ seconds: number, status: number }} options how long, and what every answer must be
 * @returns {Promise<number>} requests per second
 * @throws {Error} when anything was answered otherwise
 */
async function requestsPerSecond(url, nextBody, { seconds, status }) {
	const result = await autocannon({
		url,
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		connections: CONNECTIONS,
		duration: seconds,
		timeout: 60,
		requests: [{ setupRequest: (/** @type {any} */ request) => ({ ...request, body: nextBody() }) }],
	});
	const statuses = Object.keys(result.statusCodeStats ?? {});
	if (result.errors > 0 || statuses.some((one) => one !== String(status))) {
		throw new Error(`${result.errors} errors and the answers ${JSON.stringify(result.statusCodeStats)} where ${status} was expected`);
	}
	return result.requests.total / result.duration;
}

module.exports = { CONNECTIONS, requestsPerSecond };
