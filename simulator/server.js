// @ts-check
'use strict';

const http = require('node:http');
const { serveControl } = require('./control/routes');
const { serveMethod } = require('./gate/gate');
const { sendJson } = require('./http');
const { isLoopback } = require('./loopback');
const { createPbx } = require('./pbx');
const { servePage } = require('./static');
const { serveFile } = require('./recordings/files');
const { serveLink } = require('./recordings/links');

/**
 * Starts a PBX on loopback.
 * @param {Parameters<typeof createPbx>[0] & { port?: number, host?: string }} [options] port 0 (the default) takes a free one
 */
async function startSimulator({ port = 0, host = '127.0.0.1', ...options } = {}) {
	if (!isLoopback(host))
		throw new Error(`The simulator listens on this machine only (127.0.0.1, ::1, localhost), not on ${host}`);
	const pbx = createPbx(options);
	const server = http.createServer((request, response) => {
		route(pbx, request, response).catch((error) => fail(response, error));
	});
	// Longer than clients keep a connection: Node's 5 s could close it just when the next request is on its way.
	server.keepAliveTimeout = 65_000;
	await new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, () => resolve(undefined));
	});
	const address = /** @type {import('node:net').AddressInfo} */ (server.address());
	pbx.url = `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`;

	return {
		...pbx,
		pbx,
		port: address.port,
		get target() {
			return pbx.target;
		},
		/** Ends at once: open connections, waiting deliveries and played calls too. */
		async close() {
			pbx.stop();
			const closed = new Promise((resolve) => server.close(() => resolve(undefined)));
			server.closeAllConnections();
			await closed;
			await pbx.idle();
		},
	};
}

/**
 * @param {any} pbx
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function route(pbx, request, response) {
	// Glued, not resolved: `//vpbx/...` is a path with a slash too many, not another host.
	const url = new URL(`http://simulator.invalid${request.url ?? '/'}`);
	const { pathname } = url;
	const api = /^\/(vpbx|cc|s2t)\/(.*)$/.exec(pathname);
	if (api) {
		const recording = api[1] === 'vpbx' && request.method === 'GET' && /^queries\/recording\/(.+)$/.exec(api[2]);
		if (recording && (await serveLink(pbx, request, response, recording[1]))) return;
		return serveMethod(pbx, request, response, { base: api[1], path: api[2] });
	}
	if (pathname.startsWith('/files/')) return serveFile(pbx, request, response, pathname.slice('/files/'.length));
	if (pathname === '/simulator' || pathname.startsWith('/simulator/')) return serveControl(pbx, request, response, url);
	if (request.method === 'GET' && (await servePage(response, pathname))) return;
	sendJson(response, 404, { error: `Nothing here. Mango's API is under ${pbx.url}/vpbx/, the page at ${pbx.url}/` });
}

/** @param {import('node:http').ServerResponse} response @param {any} error */
function fail(response, error) {
	// A fault that waits is cancelled by reset and close: no answer is the answer then.
	if (error.name === 'AbortError' || response.headersSent) return void response.destroy();
	sendJson(response, 500, { error: `Bug in the simulator: ${error.stack ?? error}` });
}

module.exports = { startSimulator };
