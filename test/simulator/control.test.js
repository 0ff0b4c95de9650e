// @ts-check
'use strict';

/** The simulator's own routes: memory, clock, secrets, loopback. */

const { execFile } = require('node:child_process');
const { join } = require('node:path');
const { promisify } = require('node:util');
const { startSimulator } = require('../../simulator/server');
const { control, KEY, mango, request, SALT, sha256, until, useSimulator } = require('./helpers');

const used = useSimulator();
const MAIN = join(__dirname, '../../simulator/main.js');
const run = promisify(execFile);

describe('loopback only', () => {
	it.each(['0.0.0.0', '::', '192.168.1.5', 'example.org', '127.0.0.1.example.org'])(
		'does not listen on %s',
		async (host) => {
			await expect(startSimulator({ host })).rejects.toThrow(/this machine only/);
		},
	);

	it.each(['127.0.0.1', 'localhost', '::1'])('listens on %s', async (host) => {
		const simulator = await startSimulator({ host }).catch((error) => error);
		// A machine without IPv6 has no ::1 to listen on.
		if (simulator.code === 'EADDRNOTAVAIL') return;
		expect((await request(`${simulator.url}/simulator/clock`)).status).toBe(200);
		await simulator.close();
	});

	it.each([
		'http://example.org/hook',
		'https://10.0.0.1/',
		'http://127.0.0.1.example.org/',
		'http://localhost.example.org',
		'ftp://127.0.0.1/',
		'nonsense',
	])('sends nothing to %s', async (target) => {
		const before = used.simulator.target;
		expect((await control(used.simulator, 'target', { target })).status).toBe(400);
		expect(used.simulator.target).toBe(before);
		await expect(startSimulator({ target })).rejects.toThrow(/target/);
	});

	it('unless it was allowed to', async () => {
		const simulator = await startSimulator({ target: 'http://example.org/hook/', allowRemoteTarget: true });
		expect(simulator.target).toBe('http://example.org/hook');
		await simulator.close();
	});

	it.each([
		['a page of another site', { Origin: 'http://example.org' }],
		['a name that points here', { Host: 'rebound.example.org' }],
	])('%s cannot drive it', async (_title, headers) => {
		const reply = await request(`${used.simulator.url}/simulator/reset`, { method: 'POST', headers, body: '{}' });
		expect(reply.status).toBe(403);
	});

	it('its own page can', async () => {
		const reply = await request(`${used.simulator.url}/simulator/reset`, {
			method: 'POST',
			headers: { Origin: used.simulator.url },
			body: '{}',
		});
		expect(reply.status).toBe(200);
	});
});

describe('credentials', () => {
	it('are replaced as «Сгенерировать новый код и ключ» does: the old pair is wrong at once', async () => {
		await control(used.simulator, 'credentials', { apiKey: 'new-key', apiSalt: 'new-salt' });
		expect((await mango(used.simulator, 'groups')).status).toBe(401);
		expect((await mango(used.simulator, 'groups', {}, { key: 'new-key', salt: 'new-salt' })).json.result).toBe(1000);
		await control(used.simulator, 'check', { signed: true });
		expect(used.receiver.events[0].sign).toBe(sha256('new-key{}new-salt'));
	});

	it.each([{}, { apiKey: 'new-key' }, { apiKey: 'k', apiSalt: 's' }, { apiKey: 5, apiSalt: 'new-salt' }])(
		'%j is not enough',
		async (body) => {
			expect((await control(used.simulator, 'credentials', body)).status).toBe(400);
		},
	);

	it('old and new ones are masked in every journal', async () => {
		await control(used.simulator, 'events', { path: 'events/call', json: { salt: SALT, [`${KEY}!`]: [KEY] } });
		await control(used.simulator, 'credentials', { apiKey: 'new-key', apiSalt: 'new-salt' });
		await mango(
			used.simulator,
			'groups',
			{ note: `${SALT} and new-salt`, other: 'new-key' },
			{ key: 'new-key', salt: 'new-salt' },
		);
		await mango(used.simulator, `x/${SALT}`, '{', { key: SALT });
		await control(used.simulator, 'events', { path: 'events/call', json: { salt: SALT } });
		const text = (await control(used.simulator, 'requests')).text + (await control(used.simulator, 'deliveries')).text;
		for (const secret of [KEY, SALT, 'new-key', 'new-salt']) expect(text).not.toContain(secret);
		expect(text).toContain('‹salt› and ‹salt›');
	});
});

it('a witness is told every signature, in and out, and of requests that meet a fault', async () => {
	/** @type {Array<string | null>} */
	const told = [];
	const simulator = await startSimulator({ target: used.receiver.url, witness: (sign) => void told.push(sign) });
	await mango(simulator, 'groups', { show_users: 1 });
	await control(simulator, 'faults', { kind: '503' });
	await mango(simulator, 'account/balance');
	await control(simulator, 'events', { path: 'events/call', json: {} });
	await control(simulator, 'events', { path: 'events/call', json: {}, sign: 'missing' });
	const right = (/** @type {string} */ json) => sha256(`${KEY}${json}${SALT}`);
	expect(told).toEqual([right('{"show_users":1}'), right('{}'), right('{}'), null]);
	await simulator.close();
});

describe('journals', () => {
	it('are read on from where one stopped', async () => {
		for (let count = 0; count < 3; count++) await mango(used.simulator, 'nothing');
		const { requests } = (await control(used.simulator, 'requests')).json;
		expect(requests).toHaveLength(3);
		expect((await control(used.simulator, `requests?after=${requests[1].id}`)).json.requests).toEqual([requests[2]]);
		expect((await control(used.simulator, 'requests?limit=1')).json.requests).toEqual([requests[2]]);
	});

	it('are bounded, and say what they dropped', async () => {
		const simulator = await startSimulator({ journalSize: 3, settings: { rates: 'off' } });
		for (let count = 0; count < 8; count++) await mango(simulator, 'groups');
		const { requests, dropped } = (await control(simulator, 'requests')).json;
		expect([requests.map((/** @type {any} */ { id }) => id), dropped]).toEqual([[6, 7, 8], 5]);
		await simulator.close();
	});

	it('flow to the page as they grow', async () => {
		const response = await fetch(`${used.simulator.url}/simulator/stream`);
		const reader = /** @type {any} */ (response.body).getReader();
		let text = '';
		const reads = async (/** @type {RegExp} */ pattern) => {
			while (!pattern.test(text)) text += new TextDecoder().decode((await reader.read()).value);
		};
		await reads(/hello/);
		await mango(used.simulator, 'groups');
		await control(used.simulator, 'check', {});
		await reads(/event: requests\ndata: \{.*"verdict":"accepted".*\n\n/);
		await reads(/event: deliveries\ndata: \{.*"path":"ping".*\n\n/);
		await reader.cancel();
	});
});

describe('the clock', () => {
	it('is set, moved, frozen and let go', async () => {
		expect((await control(used.simulator, 'clock', { now: 1_800_000_000_000, freeze: true })).json).toEqual({
			now: 1_800_000_000_000,
			iso: '2027-01-15T08:00:00.000Z',
			frozen: true,
		});
		expect((await control(used.simulator, 'clock', { advance: 1500 })).json.now).toBe(1_800_000_001_500);
		expect((await control(used.simulator, 'clock', { freeze: false })).json.frozen).toBe(false);
		expect((await control(used.simulator, 'clock')).json.now).toBeGreaterThanOrEqual(1_800_000_001_500);
		expect(Math.abs((await control(used.simulator, 'clock', { reset: true })).json.now - Date.now())).toBeLessThan(
			5000,
		);
	});

	it.each([{ now: 'tomorrow' }, { advance: '1' }])('%j is refused', async (body) => {
		expect((await control(used.simulator, 'clock', body)).status).toBe(400);
	});
});

it('reset returns to the seed, keeps the target', async () => {
	const before = (await control(used.simulator, 'state')).json;
	await mango(used.simulator, 'commands/sms', {
		command_id: 's',
		text: 'Hi',
		from_extension: '101',
		to_number: '79000000001',
	});
	await control(used.simulator, 'calls', { scenario: 'inbound.answered' });
	await control(used.simulator, 'faults', { kind: '503', refusalStatus: 420 });
	await control(used.simulator, 'credentials', { apiKey: 'new-key', apiSalt: 'new-salt' });
	await control(used.simulator, 'clock', { now: 1 });
	used.simulator.state.employees.length = 0;
	await used.simulator.idle();
	const after = (await control(used.simulator, 'reset', {})).json;
	expect(after).toMatchObject({
		target: used.receiver.url,
		credentials: { apiKey: KEY, apiSalt: SALT },
		faults: [],
		sms: [],
		live: [],
		settings: { refusalStatus: 200 },
	});
	const strip = (/** @type {any} */ { recordings, ...rest }) => ({
		...rest,
		recordings: recordings.map((/** @type {any} */ { recordingId }) => recordingId),
	});
	expect(strip((await control(used.simulator, 'state')).json)).toEqual(strip(before));
	expect((await control(used.simulator, 'requests')).json.requests).toEqual([]);
	expect((await control(used.simulator, 'deliveries')).json.deliveries).toEqual([]);
});

it('the methods it knows are listed with their parameters', async () => {
	const { methods } = (await control(used.simulator, 'methods')).json;
	expect(methods.find((/** @type {any} */ { name }) => name === 'commands/sms')).toMatchObject({
		command: true,
		section: '§2.1.4',
		parameters: expect.arrayContaining([{ name: 'text', kind: 'string', required: true }]),
	});
});

it.each([
	['GET', 'nothing', undefined, 404, /POST \/simulator\/calls/],
	['DELETE', 'calls', undefined, 404, /No route DELETE/],
	['GET', 'calls/77', undefined, 404, /No call 77/],
	['POST', 'calls', '[', 400, /not JSON/],
	['POST', 'calls', '[]', 400, /object/],
	['POST', 'recordings', '{}', 400, /recordingId/],
	['POST', 'recordings', '{"recordingId":"x","bytes":-1}', 400, /bytes/],
])('%s /simulator/%s with %s: %d and a sentence', async (method, path, body, status, message) => {
	const reply = await request(`${used.simulator.url}/simulator/${path}`, { method, body });
	expect(reply.status).toBe(status);
	expect(reply.json.error).toMatch(message);
});

it('close ends everything at once: streams, hanging answers, calls being played', async () => {
	const simulator = await startSimulator({ target: used.receiver.url });
	await control(simulator, 'faults', { kind: 'hang' });
	const hanging = mango(simulator, 'groups').catch((error) => error.code);
	const stream = await fetch(`${simulator.url}/simulator/stream`);
	await control(simulator, 'calls', { scenario: 'inbound.answered', pace: 600_000, wait: false });
	await until(() => simulator.requests.list().length === 1);
	await simulator.close();
	expect(await hanging).toBe('ECONNRESET');
	await expect(stream.text()).rejects.toThrow();
	await expect(control(simulator, 'clock')).rejects.toThrow(/ECONNREFUSED/);
});

describe('the command line', () => {
	it('--help', async () => {
		const { stdout } = await run(process.execPath, [MAIN, '--help']);
		expect(stdout).toMatch(/--target/);
		expect(stdout).toMatch(/Not a MANGO OFFICE product/);
	});

	it.each([
		[['--host', '0.0.0.0'], /this machine only/],
		[['--target', 'http://example.org'], /--allow-remote-target/],
		[['--port', 'x'], /--port must be/],
		[['--pace', 'x'], /--pace must be/],
		[['--what'], /--what/],
	])('%j ends with a sentence', async (args, message) => {
		await expect(run(process.execPath, [MAIN, '--port', '0', ...args])).rejects.toMatchObject({
			code: 1,
			stderr: expect.stringMatching(message),
		});
	});

	it('prints what to enter in n8n, and stops when told', async () => {
		const child = execFile(process.execPath, [
			MAIN,
			'--port',
			'0',
			'--key',
			'my-key',
			'--salt',
			'my-salt',
			'--target',
			used.receiver.url,
		]);
		let text = '';
		child.stdout?.on('data', (chunk) => (text += chunk));
		await until(() => text.includes('Ctrl+C'), 8000);
		expect(text).toMatch(/API Key +my-key/);
		expect(text).toMatch(/API Salt +my-salt/);
		const url = /Base URL +(http:\/\/127\.0\.0\.1:\d+)\/vpbx\//.exec(text)?.[1] ?? '';
		expect((await mango({ url }, 'groups', {}, { key: 'my-key', salt: 'my-salt' })).json.result).toBe(1000);
		const ended = new Promise((resolve) => child.once('exit', resolve));
		child.kill('SIGTERM');
		expect(await ended).toBe(0);
	});
});
