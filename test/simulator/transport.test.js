// @ts-check
'use strict';

/** Transport rules of mango-api.md §1.1-1.8: each once accepted and once refused. */

const { createHmac } = require('node:crypto');
const { startSimulator } = require('../../simulator/server');
const { control, form, KEY, lastVerdict, mango, request, SALT, sha256, useSimulator } = require('./helpers');

const used = useSimulator({ settings: { guard: 'off' } });
const BALANCE = 'account/balance';
const callback = { command_id: 'n8n-1', from: { extension: '101' }, to_number: '79000000001' };

describe('the vectors of §1.3, sent as they are printed', () => {
	const key = 'testkey0000000000000000000000000';
	const vectors = [
		{
			path: 'commands/callback',
			json: '{"command_id":"n8n-1","from":{"extension":"101"},"to_number":"79000000001"}',
			sign: 'cc46b48b108a32cf0984b28b7ffd811352755b39870324cb6d612ca407226ba5',
		},
		{ path: BALANCE, json: '{}', sign: '020e97e327fe838c3364a440ee5d579a703e452e1dab16e552fab674fdd60842' },
	];

	/** @type {Awaited<ReturnType<typeof startSimulator>>} */
	let simulator;
	beforeAll(async () => {
		simulator = await startSimulator({ key, salt: 'testsalt000000000000000000000000', settings: { guard: 'off' } });
	});
	afterAll(() => simulator.close());

	it.each(vectors)('$json is accepted', async ({ path, json, sign }) => {
		const reply = await request(
			`${simulator.url}/vpbx/${path}`,
			form(`vpbx_api_key=${key}&sign=${sign}&json=${encodeURIComponent(json)}`),
		);
		expect(reply.json).toMatchObject({ result: 1000 });
	});

	it.each(vectors)('$json with one more space is refused', async ({ path, json, sign }) => {
		const reply = await request(
			`${simulator.url}/vpbx/${path}`,
			form(`vpbx_api_key=${key}&sign=${sign}&json=${encodeURIComponent(`${json} `)}`),
		);
		expect(reply.json).toEqual({ code: 3102 });
	});
});

describe('what is signed is the decoded text, byte for byte', () => {
	it.each([
		['raw Cyrillic', '{"extension":"101","ext_fields":["groups"],"п":"Ёж + 100% & co = ?"}'],
		['escapes', '{"extension":"101", "x":"\\u0416"}'],
		['spaces and line breaks', '{\n  "extension" : "101"\n}'],
		['an emoji', '{"extension":"101","x":"📞"}'],
	])('%s', async (_title, json) => {
		const reply = await mango(used.simulator, 'config/users/request', json);
		expect(reply.json.users).toHaveLength(1);
	});

	it('a plus sign in the form is a space', async () => {
		const json = '{"extension": "101"}';
		const reply = await request(
			`${used.simulator.url}/vpbx/config/users/request`,
			form(
				`json=${encodeURIComponent(json).replace('%20', '+')}&vpbx_api_key=${KEY}&sign=${sha256(KEY + json + SALT)}`,
			),
		);
		expect(reply.json.users).toHaveLength(1);
	});
});

describe('refusals of the form', () => {
	/** @param {Record<string, string>} fields */
	const post = (fields, path = BALANCE) =>
		request(`${used.simulator.url}/vpbx/${path}`, form(new URLSearchParams(fields).toString()));

	it('another method than POST: 3101', async () => {
		expect((await request(`${used.simulator.url}/vpbx/${BALANCE}`)).json).toEqual({ code: 3101 });
		expect(lastVerdict(used.simulator)).toMatchObject({ verdict: 'refused', code: 3101, section: '§1.1' });
	});

	it('a wrong signature: 3102', async () => {
		expect((await post({ vpbx_api_key: KEY, sign: sha256('x'), json: '{}' })).json).toEqual({ code: 3102 });
		expect(lastVerdict(used.simulator)).toMatchObject({
			verdict: 'refused',
			code: 3102,
			section: '§1.3',
			confidence: 'A',
		});
	});

	it.each(['vpbx_api_key', 'sign', 'json'])('without %s: 3103', async (missing) => {
		const fields = { vpbx_api_key: KEY, sign: sha256(`${KEY}{}${SALT}`), json: '{}' };
		const { [/** @type {'json'} */ (missing)]: _left, ...rest } = fields;
		expect((await post(rest)).json).toEqual({ result: 3103 });
		expect(lastVerdict(used.simulator).rule).toContain(missing);
	});

	it('a JSON body instead of a form: 3103, and the journal says why', async () => {
		const reply = await request(`${used.simulator.url}/vpbx/${BALANCE}`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: '{}',
		});
		expect(reply.json).toEqual({ result: 3103 });
		expect(lastVerdict(used.simulator).rule).toContain('application/x-www-form-urlencoded');
	});

	it('a multipart form, as a widely used client sends it for every method: taken, and noted', async () => {
		const fields = { vpbx_api_key: KEY, sign: sha256(`${KEY}{}${SALT}`), json: '{}' };
		const body = Object.entries(fields)
			.map(([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
			.join('');
		const reply = await request(`${used.simulator.url}/vpbx/${BALANCE}`, {
			method: 'POST',
			headers: { 'Content-Type': 'multipart/form-data; boundary=b' },
			body: `${body}--b--\r\n`,
		});
		expect(reply.json).toMatchObject({ result: 1000 });
		expect(lastVerdict(used.simulator).verdict).toBe('noted');
	});

	it('a wrong key: 3105 with HTTP 401, even when the signature fits it', async () => {
		const reply = await mango(used.simulator, BALANCE, {}, { key: 'someone-else' });
		expect([reply.status, reply.json]).toEqual([401, { code: 3105 }]);
	});

	it.each(['{', 'nothing', '{"a":1,}', "{'a':1}"])('broken JSON %s: 3400', async (json) => {
		expect((await mango(used.simulator, BALANCE, json)).json).toEqual({ result: 3400 });
	});

	it.each(['[]', '"text"', '1', 'null'])('JSON that is no object (%s): 3100', async (json) => {
		expect((await mango(used.simulator, BALANCE, json)).json).toEqual({ result: 3100 });
	});

	it('a form of more than 4 MB: 413', async () => {
		expect((await mango(used.simulator, BALANCE, { x: 'a'.repeat(4_000_000) })).status).toBe(413);
	});

	it('a fourth field is noted, not refused', async () => {
		const reply = await post({ vpbx_api_key: KEY, sign: sha256(`${KEY}{}${SALT}`), json: '{}', extra: '1' });
		expect(reply.json.result).toBe(1000);
		expect(lastVerdict(used.simulator)).toMatchObject({ verdict: 'noted', notes: ['unknown form field extra'] });
	});
});

describe('usual mistakes are named in the journal', () => {
	const json = '{"a": 1}';
	/** @type {Array<[string, string, string]>} */
	const mistakes = [
		[
			'HMAC',
			createHmac('sha256', SALT)
				.update(KEY + json)
				.digest('hex'),
			'HMAC',
		],
		['upper case', sha256(KEY + json + SALT).toUpperCase(), 'upper case'],
		['swapped', sha256(SALT + json + KEY), 'swapped'],
		['no salt', sha256(KEY + json), 'salt is missing'],
		['copied space', sha256(`${KEY}${json}${SALT} `), 'space at its end'],
		['serialised again', sha256(KEY + JSON.stringify(JSON.parse(json)) + SALT), 'other JSON text'],
		['encoded first', sha256(KEY + encodeURIComponent(json) + SALT), 'before'],
		['not hex', 'abc', '64 lower-case hex'],
	];
	it.each(mistakes)('%s', async (_title, sign, hint) => {
		const body = `vpbx_api_key=${KEY}&sign=${sign}&json=${encodeURIComponent(json)}`;
		expect((await request(`${used.simulator.url}/vpbx/${BALANCE}`, form(body))).json).toEqual({ code: 3102 });
		expect(lastVerdict(used.simulator).rule).toContain(hint);
	});
});

describe('shapes of refusals are switches (§5.4-8)', () => {
	const wrong = { ...callback, to_number: 5 };

	it.each([
		[{ refusalKey: 'code' }, 200, { code: 3104 }],
		[{ refusalKey: 'result' }, 200, { result: 3104 }],
		[{ refusalStatus: 420, refusalKey: 'code' }, 420, { code: 3104 }],
		[{ refusalFields: 'always' }, 200, { result: 3100, fields: { to_number: 3104 } }],
	])('%j', async (settings, status, json) => {
		await control(used.simulator, 'faults', settings);
		const reply = await mango(used.simulator, 'commands/callback', wrong);
		expect([reply.status, reply.json]).toEqual([status, json]);
	});

	it('several wrong parameters: 3100 with a code for each', async () => {
		const reply = await mango(used.simulator, 'commands/callback', { from: { number: 1 } });
		expect(reply.json).toEqual({
			result: 3100,
			fields: { command_id: 3103, 'from.extension': 3103, 'from.number': 3104, to_number: 3103 },
		});
	});

	it('an unknown switch or value is told', async () => {
		expect((await control(used.simulator, 'faults', { settings: { refusalKye: 'code' } })).status).toBe(400);
		expect((await control(used.simulator, 'faults', { settings: { refusalKey: 'both' } })).json.error).toContain(
			'printed, result, code',
		);
	});
});

describe('paths', () => {
	it('an unknown path is answered 404 and the nearest known one is named', async () => {
		const reply = await mango(used.simulator, 'commands/call/hang_up', {});
		expect(reply.status).toBe(404);
		expect(lastVerdict(used.simulator)).toMatchObject({
			verdict: 'unknown',
			rule: expect.stringContaining('commands/call/hangup'),
		});
	});

	it('a slash too many is unknown, unless tolerance is asked for (§5.4-10)', async () => {
		expect((await mango(used.simulator, 'groups/', {})).status).toBe(404);
		await control(used.simulator, 'faults', { trailingSlash: 'tolerated' });
		expect((await mango(used.simulator, 'groups/', {})).json.result).toBe(1000);
		expect(lastVerdict(used.simulator)).toMatchObject({ verdict: 'noted', notes: ['the reference prints groups'] });
	});

	it.each(['constructor', '__proto__', 'toString'])('%s is no method', async (path) => {
		expect((await mango(used.simulator, path, {})).status).toBe(404);
	});

	it('a double slash does not reach another host', async () => {
		expect((await request(`${used.simulator.url}//vpbx/${BALANCE}`)).status).toBe(404);
	});
});

describe('parameters', () => {
	it('unknown ones are noted and do not refuse', async () => {
		expect((await mango(used.simulator, 'groups', { group: 1 })).json.result).toBe(1000);
		expect(lastVerdict(used.simulator)).toMatchObject({ verdict: 'noted', notes: ['unknown parameter group'] });
	});

	it('null stands for absent', async () => {
		expect((await mango(used.simulator, 'groups', { group_id: null })).json.result).toBe(1000);
		expect((await mango(used.simulator, 'commands/callback', { ...callback, to_number: null })).json).toEqual({
			result: 3103,
		});
	});

	it('numbers written as strings are noted', async () => {
		expect((await mango(used.simulator, 'groups', { group_id: '70001' })).json.groups).toHaveLength(1);
		expect(lastVerdict(used.simulator).notes).toEqual(['group_id is a number written as a string']);
	});
});

it('every reply carries an X-Uuid of its own', async () => {
	const first = await mango(used.simulator, BALANCE);
	const second = await mango(used.simulator, 'nothing/here');
	expect(first.headers['x-uuid']).toMatch(/^[0-9a-f-]{36}$/);
	expect(second.headers['x-uuid']).toMatch(/^[0-9a-f-]{36}$/);
	expect(first.headers['x-uuid']).not.toBe(second.headers['x-uuid']);
});

describe('rates, §1.7', () => {
	const RATES = /** @type {Array<[string, any, number, number]>} */ ([
		['commands/callback', callback, 4, 1000],
		['commands/call/hangup', { command_id: 'h', call_id: 'x' }, 4, 1000],
		['commands/sms', { command_id: 's', text: 'Hello', from_extension: '101', to_number: '79000000001' }, 10, 1000],
		['config/users/request', {}, 1, 2000],
		['account/balance', {}, 2, 1000],
		['queries/recording/post', { recording_id: 'MToxMDAwMDAwOjkwMDAwMDAwMDE6MA==', action: 'play' }, 10, 1000],
		['groups', {}, 10, 1000],
		['incominglines', {}, 10, 1000],
	]);

	it.each(RATES)('%s', async (path, params, max, per) => {
		const { simulator } = used;
		simulator.clock.freeze();
		for (let count = 0; count < max; count++) expect((await mango(simulator, path, params)).status).not.toBe(429);
		const over = await mango(simulator, path, params);
		expect([over.status, over.json]).toEqual([
			429,
			{ name: 'Service Unavailable', message: 'Rate limit exceeded.', code: 0, status: 429 },
		]);
		expect(over.headers['retry-after']).toBeUndefined();
		expect(lastVerdict(simulator)).toMatchObject({ verdict: 'limited', section: '§1.7' });
		simulator.clock.advance(per - 1);
		expect((await mango(simulator, path, params)).status).toBe(429);
		simulator.clock.advance(1);
		expect((await mango(simulator, path, params)).status).not.toBe(429);
	});

	it('one method does not use up the rate of another', async () => {
		used.simulator.clock.freeze();
		await mango(used.simulator, 'config/users/request');
		expect((await mango(used.simulator, 'groups')).status).toBe(200);
	});

	it('can be switched off', async () => {
		await control(used.simulator, 'faults', { rates: 'off' });
		used.simulator.clock.freeze();
		for (let count = 0; count < 5; count++)
			expect((await mango(used.simulator, 'config/users/request')).status).toBe(200);
	});
});

describe('the invalid-request guard, §1.8', () => {
	const MINUTE = 60_000;
	beforeEach(async () => {
		await control(used.simulator, 'faults', { guard: 'on' });
		used.simulator.clock.freeze();
	});
	const good = () => mango(used.simulator, BALANCE);
	const bad = () => mango(used.simulator, BALANCE, '{');

	it('forgives one invalid request', async () => {
		await bad();
		expect((await good()).json.result).toBe(1000);
	});

	it('answers 401 to everything after the second, until two minutes after the first', async () => {
		await bad();
		used.simulator.clock.advance(MINUTE);
		expect((await bad()).json).toEqual({ result: 3400 });
		const blocked = await good();
		expect([blocked.status, blocked.text]).toEqual([401, '']);
		expect((await mango(used.simulator, 'groups')).status).toBe(401);
		expect(lastVerdict(used.simulator)).toMatchObject({
			verdict: 'blocked',
			section: '§1.8',
			rule: expect.stringContaining('60 s left'),
		});
		used.simulator.clock.advance(MINUTE - 1);
		expect((await good()).status).toBe(401);
		used.simulator.clock.advance(1);
		expect((await good()).json.result).toBe(1000);
	});

	it('forgets an invalid request after two minutes', async () => {
		await bad();
		used.simulator.clock.advance(2 * MINUTE);
		await bad();
		expect((await good()).json.result).toBe(1000);
	});

	it('is blind to 404, 429 and a recording that is not there yet', async () => {
		for (let count = 0; count < 3; count++) {
			await mango(used.simulator, 'nothing');
			await mango(used.simulator, 'config/users/request');
			await mango(used.simulator, 'queries/recording/post', { recording_id: 'unknown', action: 'play' });
		}
		expect((await good()).json.result).toBe(1000);
	});

	it('shows its remaining time to the page', async () => {
		await bad();
		await bad();
		expect((await control(used.simulator, '')).json.blockedForMs).toBe(2 * MINUTE);
	});
});
