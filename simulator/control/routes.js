// @ts-check
'use strict';

/** The simulator's own routes under /simulator/. */

const { ControlError, readBody, sendJson } = require('../http');
const { isLoopback } = require('../loopback');

const ROUTES = { ...require('./calls').routes, ...require('./conversations').routes, ...require('./pbx').routes };

/** Larger than a form: hostile events of a megabyte are sent through here. */
const MAX_BODY = 16_000_000;

/**
 * A page of the web must not drive the simulator: neither by a form sent from elsewhere, nor by a name that points to 127.0.0.1.
 * @param {import('node:http').IncomingMessage} request
 */
function isForeign(request) {
	const host = request.headers.host ?? '';
	if (!isLoopback(host.replace(/:\d+$/, ''))) return true;
	const { origin } = request.headers;
	return origin !== undefined && origin !== `http://${host}`;
}

/**
 * @param {any} pbx
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {URL} url
 */
async function serveControl(pbx, request, response, url) {
	try {
		if (isForeign(request)) throw new ControlError(403, 'Only from this machine and this page');
		const [first = '', id = '', ...rest] = url.pathname
			.replace(/^\/simulator\/?/, '')
			.replace(/\/$/, '')
			.split('/');
		if (request.method === 'GET' && first === 'stream') return serveStream(pbx, request, response);
		const name = `${request.method} ${[first, ...(id ? [':id'] : []), ...rest].join('/')}`;
		if (!Object.hasOwn(ROUTES, name))
			throw new ControlError(
				404,
				`No route ${request.method} ${url.pathname}. Known: ${Object.keys(ROUTES).map(readableRoute).join(', ')}`,
			);
		const body = request.method === 'POST' ? await jsonBody(request) : {};
		const { status, json } = await ROUTES[name](pbx, body, id, url.searchParams);
		sendJson(response, status, json);
	} catch (error) {
		if (!(error instanceof ControlError)) throw error;
		sendJson(response, error.status, { error: error.message });
	}
}

/** @param {string} name */
const readableRoute = (name) => name.replace(' ', ' /simulator/');

/** @param {import('node:http').IncomingMessage} request */
async function jsonBody(request) {
	const body = await readBody(request, MAX_BODY);
	if (body === null) throw new ControlError(413, `The body is larger than ${MAX_BODY} bytes`);
	if (body.length === 0) return {};
	let json;
	try {
		json = JSON.parse(body.toString('utf8'));
	} catch {
		throw new ControlError(400, 'The body is not JSON');
	}
	if (json === null || typeof json !== 'object' || Array.isArray(json))
		throw new ControlError(400, 'The body must be a JSON object');
	return json;
}

/** Server-sent events for the page. @param {any} pbx @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
function serveStream(pbx, request, response) {
	response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
	/** @param {string} name */
	const follow = (name) =>
		pbx[name].follow((/** @type {any} */ entry) =>
			response.write(`event: ${name}\ndata: ${JSON.stringify(entry)}\n\n`),
		);
	const stops = [follow('requests'), follow('deliveries')];
	// A simulator that was started anew counts its entries from 1 again; the page must know.
	response.write(`event: hello\ndata: ${JSON.stringify({ run: pbx.run })}\n\n`);
	request.on('close', () => stops.forEach((stop) => stop()));
}

module.exports = { serveControl };
