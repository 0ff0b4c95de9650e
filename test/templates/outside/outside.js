// @ts-check
'use strict';

const http = require('node:http');

/**
 * @typedef {object} Received
 * @property {string} host
 * @property {string} method
 * @property {string} path with the query
 * @property {http.IncomingHttpHeaders} headers
 * @property {any} json the parsed body, or its text when it is not JSON
 */
/** @typedef {{ status?: number, json?: unknown, headers?: Record<string, string>, afterMs?: number }} Answer `afterMs`: a service that is slow */
/**
 * A service that answers for a host.
 * @typedef {{ host: string, answer: (request: Received) => Answer }} StandIn
 */

/** @param {http.IncomingMessage} request @returns {Promise<Received>} */
async function read(request) {
	const chunks = [];
	for await (const chunk of request) chunks.push(chunk);
	const text = Buffer.concat(chunks).toString('utf8');
	let json;
	try {
		json = JSON.parse(text);
	} catch {
		json = text;
	}
	const { method = 'GET', url: path = '/', headers } = request;
	return { host: String(headers['x-outside-host']), method, path, headers, json };
}

/**
 * The services of one test file, on the port to which the proxy of setup.js hands everything.
 * @param {StandIn[]} standIns
 */
async function openOutside(standIns) {
	/** @type {Received[]} */
	const received = [];
	/** @type {string[]} */
	const unknown = [];
	const server = http.createServer(async (request, response) => {
		const got = await read(request);
		const standIn = standIns.find(({ host }) => host === got.host);
		if (!standIn) {
			unknown.push(`${got.method} ${got.host}${got.path}`);
			response.writeHead(502).end(`Nobody stands in for ${got.host}`);
			return;
		}
		received.push(got);
		const { status = 200, json = {}, headers = {}, afterMs = 0 } = standIn.answer(got);
		if (afterMs > 0) await new Promise((resolve) => setTimeout(resolve, afterMs));
		response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(json));
	});
	await new Promise((resolve) => server.listen(Number(process.env.MANGO_TEMPLATES_OUTSIDE), '127.0.0.1', () => resolve(undefined)));
	return {
		/** @param {string} host @returns {Received[]} oldest first */
		received: (host) => received.filter((one) => one.host === host),
		/** What was asked of hosts for which nobody stands in. */
		unknown,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

module.exports = { openOutside };
