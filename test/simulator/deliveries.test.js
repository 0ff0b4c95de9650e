// @ts-check
'use strict';

/** What goes out: forms, signatures, journal, and what a receiver must not tell. */

const http = require('node:http');
const { startSimulator } = require('../../simulator/server');
const { control, KEY, SALT, sha256, startReceiver, useSimulator } = require('./helpers');

const used = useSimulator();
const summary = { entry_id: 'MjAwMDAwMDAwMTo4MQ==', call_direction: 1, from: { number: '79000000001' } };

/** @param {any} body */
const send = async (body) => (await control(used.simulator, 'events', body)).json;

describe('POST /simulator/events', () => {
	it('sends one event, signed', async () => {
		expect(await send({ path: 'events/summary', json: summary })).toMatchObject({
			path: 'events/summary',
			status: 200,
			error: null,
		});
		const [event] = used.receiver.events;
		expect(event.json).toEqual(summary);
		expect([event.key, event.sign]).toEqual([KEY, sha256(KEY + JSON.stringify(summary) + SALT)]);
	});

	it('sends a text exactly as given', async () => {
		const jsonText = '{ "name":"\\u0416 + Ж & = %",\n "big": 12345678901234567890 }';
		await send({ path: '/events/anything/at/all', jsonText });
		const [event] = used.receiver.events;
		expect([event.path, event.jsonText]).toEqual(['events/anything/at/all', jsonText]);
		expect(event.sign).toBe(sha256(KEY + jsonText + SALT));
	});

	it.each(['{', 'not json', '[]'])('also one that is broken: %s', async (jsonText) => {
		await send({ path: 'events/call', jsonText });
		expect(used.receiver.events[0].jsonText).toBe(jsonText);
	});

	it('signs wrongly, not at all, with another key, or leaves the form empty', async () => {
		const text = JSON.stringify(summary);
		const right = sha256(KEY + text + SALT);
		for (const sign of ['invalid', 'missing', 'otherKey', 'empty'])
			await send({ path: 'events/summary', json: summary, sign });
		const [invalid, missing, otherKey, empty] = used.receiver.events;
		expect(invalid.sign).toMatch(/^[0-9a-f]{64}$/);
		expect([invalid.key, invalid.sign === right]).toEqual([KEY, false]);
		expect([missing.key, missing.sign, missing.jsonText]).toEqual([KEY, null, text]);
		expect(otherKey.key).not.toBe(KEY);
		expect(otherKey.sign).toMatch(/^[0-9a-f]{64}$/);
		expect(empty.body).toBe('');
		expect(used.simulator.deliveries.list().map(({ sign }) => sign)).toEqual([
			'invalid',
			'missing',
			'otherKey',
			'empty',
		]);
	});

	it('signs with the pair of before while it is being replaced', async () => {
		await control(used.simulator, 'credentials', { apiKey: 'new-key', apiSalt: 'new-salt' });
		await send({ path: 'events/summary', json: summary, sign: 'previous' });
		await send({ path: 'events/summary', json: summary });
		const text = JSON.stringify(summary);
		expect(used.receiver.events.map(({ sign }) => sign)).toEqual([
			sha256(KEY + text + SALT),
			sha256(`new-key${text}new-salt`),
		]);
	});

	it.each([
		[{ json: {} }, /path must be/],
		[{ path: 'events/../x y', json: {} }, /path must be/],
		[{ path: 'events/call', json: {}, sign: 'maybe' }, /sign must be/],
		[{ path: 'events/call', jsonText: 5 }, /jsonText/],
		[{ path: 'events/call', body: {} }, /Unknown: body/],
	])('%j is refused with a sentence', async (body, message) => {
		const reply = await control(used.simulator, 'events', body);
		expect(reply.status).toBe(400);
		expect(reply.json.error).toMatch(message);
	});
});

describe('hostile JSON goes out and does no harm here', () => {
	it.each([
		['a megabyte', JSON.stringify({ text: 'a'.repeat(1_000_000) })],
		['100 000 levels', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
		['names of prototypes', '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'],
	])('%s', async (_title, jsonText) => {
		expect(await send({ path: 'events/call', jsonText })).toMatchObject({ status: 200 });
		expect(used.receiver.events[0].jsonText).toHaveLength(jsonText.length);
		const { deliveries } = (await control(used.simulator, 'deliveries')).json;
		expect(JSON.stringify(deliveries).length).toBeLessThan(20_000);
		expect(/** @type {any} */ ({}).polluted).toBeUndefined();
	});

	it('depth under the size limit is cut in the journal', async () => {
		await send({ path: 'events/call', jsonText: `${'['.repeat(5000)}${']'.repeat(5000)}` });
		expect((await control(used.simulator, 'deliveries')).json.deliveries).toHaveLength(1);
	});
});

describe('Check connection', () => {
	it('posts an empty form to ping', async () => {
		expect((await control(used.simulator, 'check', {})).json).toMatchObject({ path: 'ping', status: 200, ok: true });
		expect(used.receiver.events[0]).toMatchObject({ path: 'ping', method: 'POST', body: '' });
	});

	it('or a signed one', async () => {
		await control(used.simulator, 'check', { signed: true });
		expect(used.receiver.events[0]).toMatchObject({ key: KEY, jsonText: '{}', sign: sha256(`${KEY}{}${SALT}`) });
	});

	it('fails on anything but 200', async () => {
		await control(used.simulator, 'target', { target: `${used.simulator.url}/nothing` });
		expect((await control(used.simulator, 'check', {})).json).toMatchObject({ status: 404, ok: false });
		await control(used.simulator, 'target', { target: used.receiver.url });
	});
});

it('the signer makes a form and a curl line that are right', async () => {
	const { json } = await control(used.simulator, 'sign', { json: { a: "it's" }, path: 'events/call' });
	const form = new URLSearchParams(json.body);
	expect(form.get('sign')).toBe(sha256(`${KEY}{"a":"it's"}${SALT}`));
	expect(json.curl).toMatch(/^curl -X POST 'http:\/\/127\.0\.0\.1:\d+\/hook\/events\/call' -d '[^']+'$/);
});

describe('receivers', () => {
	/** @type {Array<{ close: () => Promise<unknown> }>} */
	const open = [];
	afterEach(async () => {
		await control(used.simulator, 'target', { target: used.receiver.url });
		await Promise.all(open.splice(0).map((receiver) => receiver.close()));
	});
	/** @param {(event: any, response: http.ServerResponse) => void} answer */
	const pointAt = async (answer) => {
		const receiver = await startReceiver(answer);
		open.push(receiver);
		await control(used.simulator, 'target', { target: receiver.url });
		return receiver;
	};

	it('only the status counts; it stands in the journal with time and reply', async () => {
		await pointAt((_event, response) => response.writeHead(503).end('<b>busy</b>'));
		await send({ path: 'events/call', json: {} });
		const { deliveries } = (await control(used.simulator, 'deliveries')).json;
		expect(deliveries).toEqual([
			expect.objectContaining({
				path: 'events/call',
				status: 503,
				reply: '<b>busy</b>',
				ms: expect.any(Number),
				leaks: [],
				sign: 'valid',
				cause: 'single event',
			}),
		]);
	});

	it('redirects are not followed', async () => {
		const receiver = await pointAt((_event, response) =>
			response.writeHead(302, { Location: used.receiver.url }).end(),
		);
		expect((await send({ path: 'events/call', json: {} })).status).toBe(302);
		expect([receiver.events.length, used.receiver.events.length]).toEqual([1, 0]);
	});

	it('nobody listens: an error, not an exception', async () => {
		const receiver = await pointAt(() => {});
		await receiver.close();
		expect(await send({ path: 'events/call', json: {} })).toMatchObject({ status: null, error: 'ECONNREFUSED' });
	});

	it('a connection that is cut', async () => {
		await pointAt((_event, response) => response.destroy());
		expect(await send({ path: 'events/call', json: {} })).toMatchObject({
			status: null,
			error: expect.stringMatching(/ECONNRESET|hang up/),
		});
	});

	it.each([
		['salt', () => `debug: ${SALT}`],
		['key', () => `who is ${KEY}?`],
		['signature', (/** @type {any} */ event) => `expected ${sha256(KEY + event.jsonText + SALT)}`],
	])('a reply that tells the %s is flagged, and the journal does not repeat it', async (name, tell) => {
		await pointAt((event, response) => response.writeHead(401).end(tell(event)));
		await send({ path: 'events/call', json: { a: 1 }, sign: 'invalid' });
		const { text, json } = await control(used.simulator, 'deliveries');
		expect(json.deliveries[0].leaks).toEqual([name]);
		for (const secret of [SALT, KEY, sha256(`${KEY}{"a":1}${SALT}`)]) expect(text).not.toContain(secret);
	});

	it('a secret in a header is told as well', async () => {
		await pointAt((_event, response) => response.writeHead(200, { 'X-Debug-Salt': SALT }).end('ok'));
		await send({ path: 'events/call', json: {} });
		expect(used.simulator.deliveries.list()[0].leaks).toEqual(['salt']);
	});

	it('an endless reply is not read to its end', async () => {
		await pointAt((_event, response) => {
			const more = () => {
				while (!response.destroyed && response.write('x'.repeat(16_384)));
			};
			response.on('drain', more);
			more();
		});
		expect((await send({ path: 'events/call', json: {} })).status).toBe(200);
	});
});

it('a receiver that does not answer in time: no status, and the call goes on', async () => {
	const receiver = await startReceiver((event, response) => void (event.json?.seq === 1 || response.end()));
	const simulator = await startSimulator({ target: receiver.url, timeOut: 40 });
	const { json } = await control(simulator, 'calls', { scenario: 'inbound.missed' });
	expect(json.deliveries.map((/** @type {any} */ { status, error }) => [status, error])).toEqual([
		[null, 'no answer within 0.04 s'],
		[200, null],
		[200, null],
	]);
	await simulator.close();
	await receiver.close();
});

describe('without a target', () => {
	it('calls are played all the same: the PBX remembers them', async () => {
		const simulator = await startSimulator();
		try {
			const { json } = await control(simulator, 'calls', { scenario: 'inbound.answered' });
			expect(json.deliveries[0]).toMatchObject({ status: null, error: 'no target is set' });
			const { conversations } = (await control(simulator, 'state')).json;
			expect(conversations).toEqual([expect.objectContaining({ entryId: json.entryId, scenario: 'inbound.answered' })]);
		} finally {
			await simulator.close();
		}
	});
});
