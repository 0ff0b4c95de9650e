// @ts-check
'use strict';

/**
 * Raw HTTP and signatures written by hand: nothing of the simulator's own code may stand in for the client that it judges.
 */

const { createHash } = require('node:crypto');
const http = require('node:http');
const { startSimulator } = require('../../simulator/server');

const KEY = 'simulator-key';
const SALT = 'simulator-salt';

/** @param {string} text */
const sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex');

/**
 * @param {string} url
 * @param {{ method?: string, headers?: Record<string, string>, body?: string | Buffer }} [options]
 * @returns {Promise<{ status: number, headers: http.IncomingHttpHeaders, bytes: Buffer, text: string, json: any }>}
 */
function request(url, { method = 'GET', headers = {}, body } = {}) {
	return new Promise((resolve, reject) => {
		// No agent: a kept connection could outlive its test.
		const outgoing = http.request(url, { method, headers, agent: false }, (response) => {
			/** @type {Buffer[]} */
			const chunks = [];
			response.on('data', (chunk) => chunks.push(chunk));
			response.on('error', reject);
			response.on('end', () => {
				const bytes = Buffer.concat(chunks);
				const text = bytes.toString('utf8');
				resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes, text, json: parsed(text) });
			});
			response.on('aborted', () =>
				reject(Object.assign(new Error('the answer was cut off'), { received: Buffer.concat(chunks).length })),
			);
		});
		outgoing.on('error', reject);
		outgoing.end(body);
	});
}

/** @param {string} text */
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** @param {string} body */
const form = (body) => ({ method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body });

/**
 * A signed request as §1.2 and §1.3 describe it.
 * @param {{ url: string }} simulator
 * @param {string} path
 * @param {any} [params] an object, or the JSON text itself
 * @param {{ key?: string, salt?: string, base?: string }} [options]
 */
function mango({ url }, path, params = {}, { key = KEY, salt = SALT, base = 'vpbx' } = {}) {
	const json = typeof params === 'string' ? params : JSON.stringify(params);
	const sign = sha256(key + json + salt);
	return request(
		`${url}/${base}/${path}`,
		form(`vpbx_api_key=${encodeURIComponent(key)}&sign=${sign}&json=${encodeURIComponent(json)}`),
	);
}

/**
 * @param {{ url: string }} simulator
 * @param {string} path
 * @param {any} [body] absent: GET
 */
function control({ url }, path, body) {
	const address = `${url}/simulator/${path}`;
	return body === undefined
		? request(address)
		: request(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
}

/**
 * A tiny external system.
 * @param {(event: any, response: http.ServerResponse) => void} [answer]
 */
async function startReceiver(answer = (_event, response) => void response.end('ok')) {
	/** @type {any[]} */
	const events = [];
	const server = http.createServer((incoming, response) => {
		/** @type {Buffer[]} */
		const chunks = [];
		incoming.on('data', (chunk) => chunks.push(chunk));
		incoming.on('end', () => {
			const body = Buffer.concat(chunks).toString('utf8');
			const fields = new URLSearchParams(body);
			const jsonText = fields.get('json');
			const event = {
				path: (incoming.url ?? '').replace('/hook/', ''),
				method: incoming.method,
				headers: incoming.headers,
				body,
				key: fields.get('vpbx_api_key'),
				sign: fields.get('sign'),
				jsonText,
				json: jsonText === null ? null : parsed(jsonText),
			};
			events.push(event);
			answer(event, response);
		});
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
	return {
		url: `http://127.0.0.1:${port}/hook`,
		events,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve(undefined));
				server.closeAllConnections();
			}),
	};
}

/**
 * Polls without a fixed sleep.
 * @template T
 * @param {() => T | Promise<T>} look
 * @param {number} [deadline] ms
 * @returns {Promise<Exclude<T, false | 0 | '' | null | undefined>>}
 */
async function until(look, deadline = 3000) {
	const end = Date.now() + deadline;
	for (;;) {
		const found = await look();
		if (found) return /** @type {any} */ (found);
		if (Date.now() > end) throw new Error(`Not within ${deadline} ms: ${look}`);
		await new Promise((resolve) => setImmediate(resolve));
	}
}

/**
 * Starts both for a test file, and puts them back to the seed before each test.
 * @param {Parameters<typeof startSimulator>[0]} [options]
 */
function useSimulator(options = {}) {
	/** @type {{ simulator: Awaited<ReturnType<typeof startSimulator>>, receiver: Awaited<ReturnType<typeof startReceiver>> }} */
	const used = /** @type {any} */ ({});
	beforeAll(async () => {
		used.receiver = await startReceiver();
		used.simulator = await startSimulator({ target: used.receiver.url, ...options });
	});
	beforeEach(() => {
		used.simulator.reset();
		used.receiver.events.length = 0;
	});
	// What a test set going ends with it. A call played slowly is ended by the test itself.
	afterEach(() => used.simulator.idle());
	afterAll(async () => {
		await used.simulator.close();
		await used.receiver.close();
	});
	return used;
}

/** The verdict of the last request. @param {{ requests: { list: () => any[] } }} simulator */
const lastVerdict = ({ requests }) => requests.list().at(-1);

module.exports = { control, form, KEY, lastVerdict, mango, request, SALT, sha256, startReceiver, until, useSimulator };
