// @ts-check
'use strict';

/** Methods of mango-api.md §2.1 and §2.7: accepted, refused, and what follows. */

const { responses } = /** @type {any} */ (require('../fixtures/responses.json'));
const { METHODS } = require('../../simulator/methods');
const { control, lastVerdict, mango, until, useSimulator } = require('./helpers');

const used = useSimulator({ settings: { guard: 'off', rates: 'off' } });

/** @param {string} path @param {any} params */
const ask = (path, params = {}) => mango(used.simulator, path, params);

/** @param {number} count */
const arrived = (count) => until(() => used.receiver.events.length >= count && used.receiver.events);

const REQUESTS = /** @type {Record<string, any>} */ ({
	'commands/callback': {
		command_id: 'n8n-417-0',
		from: { extension: '101' },
		to_number: '79000000001',
		line_number: '74950000001',
	},
	'commands/callback_group': { command_id: 'n8n-418-0', from: '79000000001', to: '500', line_number: '74950000001' },
	'commands/call/hangup': { command_id: 'n8n-419-0', call_id: 'unknown' },
	'commands/sms': { command_id: 'n8n-600-0', text: 'Hello', from_extension: '101', to_number: '79000000001' },
});

describe.each(Object.keys(REQUESTS))('%s', (path) => {
	const good = REQUESTS[path];

	it('is accepted at once, as the fixture prints it', async () => {
		const reply = await ask(path, good);
		expect([reply.status, reply.json]).toEqual([200, responses[path].body]);
		expect(lastVerdict(used.simulator)).toMatchObject({ verdict: 'accepted', json: good });
	});

	it('tells its outcome at result/...', async () => {
		await ask(path, good);
		const [event] = await arrived(1);
		expect(event.path).toBe(path.replace('commands/', 'result/'));
		expect(event.json).toEqual({ command_id: good.command_id, result: path.endsWith('hangup') ? 4101 : 1000 });
	});

	it.each(Object.keys(good).filter((name) => !(path === 'commands/callback' && name === 'line_number')))(
		'refuses to go without %s: 3103',
		async (name) => {
			const { [name]: _left, ...rest } = good;
			expect((await ask(path, rest)).json).toEqual({ result: 3103 });
			expect(used.receiver.events).toEqual([]);
		},
	);

	it('refuses a command_id of 129 bytes: 3104; 128 are fine', async () => {
		expect((await ask(path, { ...good, command_id: 'a'.repeat(128) })).json.result).toBe(1000);
		expect((await ask(path, { ...good, command_id: 'a'.repeat(129) })).json.result).toBe(3104);
		expect((await ask(path, { ...good, command_id: 'ж'.repeat(65) })).json.result).toBe(3104);
	});

	it('carries another code when a fault says so, and nothing else happens', async () => {
		await control(used.simulator, 'faults', { kind: 'result', method: path, code: 2240, count: 1 });
		expect((await ask(path, good)).json).toEqual({ result: 1000 });
		const [event] = await arrived(1);
		expect(event.json.result).toBe(2240);
		await control(used.simulator, 'check', {});
		expect(used.receiver.events.map((/** @type {any} */ each) => each.path)).toEqual([event.path, 'ping']);
	});
});

describe('commands/callback', () => {
	const good = REQUESTS['commands/callback'];

	it('plays the callback with the numbers and the id of the request', async () => {
		await ask('commands/callback', {
			...good,
			from: { extension: '103' },
			to_number: '79001112233',
			line_number: '78120000001',
		});
		const events = await arrived(11);
		expect(events.map(({ path }) => path).slice(0, 3)).toEqual(['result/callback', 'events/call', 'events/call']);
		const text = JSON.stringify(events.map(({ json }) => json));
		expect(text).not.toMatch(/79000000005|"101"|74950000001|n8n-417-0-/);
		for (const { path, json } of events)
			if (path === 'events/call') expect(json).toMatchObject({ command_id: 'n8n-417-0', callback_initiator: 'API' });
		expect(events[4].json).toMatchObject({
			from: { extension: '103' },
			to: { number: '79001112233', line_number: '78120000001' },
		});
		expect(events.find(({ path }) => path === 'events/summary')?.json).toMatchObject({
			call_direction: 2,
			from: { extension: '103' },
			to: { number: '79001112233' },
		});
	});

	it('begins when the command came', async () => {
		used.simulator.clock.freeze(1_800_000_000_000);
		await ask('commands/callback', good);
		const events = await arrived(2);
		expect(events[1].json.timestamp).toBe(1_800_000_000);
	});

	it('may call a colleague', async () => {
		await ask('commands/callback', { ...good, to_number: '104' });
		const events = await arrived(10);
		expect(events[4].json.to).toMatchObject({ extension: '104', number: 'sip:u104@example.mangosip.ru' });
		expect(events.find(({ path }) => path === 'events/summary')?.json.call_direction).toBe(0);
	});

	it('accepts a SIP line by its name, a device and SIP headers', async () => {
		expect(
			(
				await ask('commands/callback', {
					...good,
					line_number: 'line1',
					from: { extension: '101', number: '79000000101' },
					sip_headers: { 'Call-Info/answer-after': '0' },
				})
			).json.result,
		).toBe(1000);
		const [event] = await arrived(1);
		expect(event.json.result).toBe(1000);
		expect(lastVerdict(used.simulator).notes).toEqual([]);
		expect((await arrived(2))[1].json.to.line_number).toBe('sip:line1@example.mangosip.ru');
	});

	it.each([
		['from a group', { from: { extension: '500' } }],
		['from nobody', { from: { extension: '777' } }],
		['to ring on an internal number', { from: { extension: '101', number: '102' } }],
		['over a line of somebody else', { line_number: '74951112233' }],
	])('is not done %s: result 3100', async (_title, change) => {
		expect((await ask('commands/callback', { ...good, ...change })).json).toEqual({ result: 1000 });
		const [event] = await arrived(1);
		expect(event.json.result).toBe(3100);
		expect((await until(() => used.simulator.deliveries.list()[0])).note).toBeTruthy();
	});

	it.each([
		['a number with a plus', { to_number: '+79000000001' }],
		['a number with spaces', { to_number: '7 900 000 00 01' }],
		['a number that is a number', { to_number: 79000000001 }],
		['a text for from', { from: '101' }],
		['an extension that is a number', { from: { extension: 101 } }],
		['a list for from', { from: ['101'] }],
		['SIP headers in a text', { sip_headers: 'answer-after=0' }],
	])('refuses %s: 3104', async (_title, change) => {
		expect((await ask('commands/callback', { ...good, ...change })).json).toEqual({ result: 3104 });
	});
});

describe('commands/callback_group', () => {
	const good = REQUESTS['commands/callback_group'];

	it.each([
		['the client first', good],
		['an operator first', { ...good, from: '500', to: '79000000001' }],
	])('%s', async (_title, params) => {
		await ask('commands/callback_group', params);
		const events = await arrived(11);
		expect(events[0].path).toBe('result/callback_group');
		expect(events[1].json).toMatchObject({
			from: { number: '79000000001' },
			to: { extension: '101', acd_group: '500' },
			command_id: 'n8n-418-0',
		});
	});

	it.each([
		['two external numbers', { to: '79000000002' }],
		['two groups', { from: '501' }],
		['an employee instead of a group', { to: '101' }],
	])('is not done with %s: result 3100', async (_title, change) => {
		await ask('commands/callback_group', { ...good, ...change });
		expect((await arrived(1))[0].json.result).toBe(3100);
	});
});

describe('commands/call/hangup', () => {
	/** @param {any} options */
	const live = async (options) => (await control(used.simulator, 'calls', options)).json;
	/** @param {string} call_id */
	const hangUp = async (call_id) => {
		used.receiver.events.length = 0;
		await ask('commands/call/hangup', { command_id: 'h', call_id });
		return arrived(1);
	};

	it('ends a talk: result, Disconnected by command, recording, summary, file', async () => {
		const call = await live({ scenario: 'outbound_callback_answered', until: 'Connected/abonent' });
		// The first leg is connected; the conversation has no recording yet.
		await hangUp(call.callIds[0]);
		const events = await until(
			() => used.receiver.events.some(({ path }) => path === 'events/summary') && used.receiver.events,
		);
		expect(events.map(({ path }) => path)).toEqual(['result/call/hangup', 'events/call', 'events/summary']);
		expect(events[0].json.result).toBe(1000);
		expect(events[1].json).toMatchObject({
			call_id: call.callIds[0],
			seq: 3,
			call_state: 'Disconnected',
			disconnect_reason: 1181,
		});
		expect(events[2].json).toMatchObject({
			entry_id: call.entryId,
			disconnect_reason: 1181,
			entry_result: 0,
			talk_time: 0,
		});
		expect((await control(used.simulator, `calls/${call.id}`)).json.state).toBe('hungUp');
	});

	it('keeps the recording of a talk that was cut', async () => {
		const call = await live({ scenario: 'inbound.answered', until: 'Disconnected/queue' });
		await control(used.simulator, `calls/${call.id}/hangup`, {});
		const events = used.receiver.events.slice(call.deliveries.length);
		expect(events.map(({ json }) => json.disconnect_reason ?? null)).toEqual([1181, 1181, 1181]);
		expect(events.at(-1)?.json).toMatchObject({ entry_result: 1, disconnect_reason: 1181 });
	});

	it('stops a call that is being played', async () => {
		const call = await live({ scenario: 'inbound.answered', pace: 60_000, wait: false });
		await until(() => used.receiver.events.length === 1);
		await hangUp(call.callIds[0]);
		const events = await arrived(3);
		expect(events.map(({ path }) => path)).toEqual(['result/call/hangup', 'events/call', 'events/summary']);
	});

	it('cannot end a call in the queue: 4100', async () => {
		const call = await live({ scenario: 'inbound.queueAbandoned', until: 'Appeared/queue' });
		expect((await hangUp(call.callIds[1]))[0].json.result).toBe(4100);
	});

	it('cannot end a call that is over: 4101', async () => {
		const call = await live({ scenario: 'inbound.missed' });
		expect((await hangUp(call.callIds[0]))[0].json.result).toBe(4101);
	});

	it('cannot end an unknown call: 4101 or 3310 (§2.1.3)', async () => {
		expect((await hangUp('MToxOjE='))[0].json.result).toBe(4101);
		await control(used.simulator, 'faults', { unknownCallCode: 3310 });
		expect((await hangUp('MToxOjE='))[0].json.result).toBe(3310);
	});
});

describe('commands/sms', () => {
	const good = REQUESTS['commands/sms'];

	it('is delivered and kept', async () => {
		used.simulator.clock.freeze(1_800_000_000_000);
		await ask('commands/sms', { ...good, sms_sender: 'Shop' });
		const events = await arrived(2);
		expect(events.map(({ path, json }) => [path, json])).toEqual([
			['result/sms', { command_id: 'n8n-600-0', result: 1000 }],
			['events/sms', { command_id: 'n8n-600-0', timestamp: 1_800_000_000, reason: 1000 }],
		]);
		expect((await control(used.simulator, 'state')).json.sms).toEqual([
			expect.objectContaining({
				commandId: 'n8n-600-0',
				text: 'Hello',
				from: '101',
				to: '79000000001',
				sender: 'Shop',
			}),
		]);
	});

	it.each([4301, 4391])('can be lost on its way: %d', async (code) => {
		await control(used.simulator, 'faults', { kind: 'smsReason', code, count: 1 });
		await ask('commands/sms', good);
		expect((await arrived(2))[1].json.reason).toBe(code);
	});

	it.each([
		['612 Latin characters', 'a'.repeat(612), 1000],
		['613 Latin characters', 'a'.repeat(613), 3104],
		['268 Cyrillic characters', 'ж'.repeat(268), 1000],
		['269 Cyrillic characters', 'ж'.repeat(269), 3104],
		['an empty text', '', 3103],
	])('%s', async (_title, text, code) => {
		expect((await ask('commands/sms', { ...good, text })).json.result).toBe(code);
	});

	it.each([
		['to an internal number', { to_number: '102' }],
		['from an unknown employee', { from_extension: '777' }],
	])('is not sent %s: result 3100', async (_title, change) => {
		await ask('commands/sms', { ...good, ...change });
		expect((await arrived(1))[0].json.result).toBe(3100);
		expect((await control(used.simulator, 'state')).json.sms).toEqual([]);
	});
});

describe('config/users/request', () => {
	/** The keys of a value, in depth. @param {any} value @returns {any} */
	const keysOf = (value) =>
		Array.isArray(value)
			? value.map(keysOf)
			: value && typeof value === 'object'
				? Object.fromEntries(
						Object.entries(value)
							.sort()
							.map(([name, item]) => [name, keysOf(item)]),
					)
				: typeof value;

	it('prints the employees of the fixture', async () => {
		const { json } = await ask('config/users/request', { ext_fields: ['general.user_id', 'general.sips', 'groups'] });
		expect(json).not.toHaveProperty('result');
		expect(json.users.slice(0, 2)).toEqual(responses['config/users/request'].body.users);
		expect(keysOf(json.users[2])).toEqual(keysOf(responses['config/users/request'].body.users[0]));
	});

	it('leaves out what was not asked for', async () => {
		const { users } = (await ask('config/users/request')).json;
		expect(users.length).toBeGreaterThanOrEqual(12);
		expect(users[0]).toEqual({
			general: { name: 'Anna Ivanova', email: 'a.ivanova@example.org', department: 'Sales', position: 'Manager' },
			telephony: {
				extension: '101',
				outgoingline: '74950000001',
				numbers: [expect.objectContaining({ protocol: 'sip' })],
			},
		});
	});

	it('has every extra field of §2.7', async () => {
		const ext_fields = [
			'general.access_role_id',
			'telephony.dial_alg',
			'telephony.numbers.schedule',
			'telephony.line_id',
			'telephony.trunk_number_id',
			'general.mobile',
			'general.login',
			'general.use_status',
			'general.use_cc_numbers',
		];
		const [user] = (await ask('config/users/request', { extension: '101', ext_fields })).json.users;
		expect(user.general).toMatchObject({
			access_role_id: 2,
			mobile: '79000000101',
			login: 'a.ivanova',
			use_status: 0,
			use_cc_numbers: 0,
		});
		expect(user.telephony).toMatchObject({ dial_alg: 1, line_id: 90001, trunk_number_id: null });
		expect(user.telephony.numbers[0].schedule).toEqual([]);
	});

	it('filters by extension', async () => {
		expect(
			(await ask('config/users/request', { extension: '104' })).json.users.map(
				(/** @type {any} */ user) => user.general.name,
			),
		).toEqual(['Дмитрий Кузнецов']);
		expect((await ask('config/users/request', { extension: '999' })).json).toEqual({ users: [] });
	});

	it.each([
		['a text for ext_fields', { ext_fields: 'groups' }],
		['an unknown extra field', { ext_fields: ['user_id'] }],
		['a number as extension', { extension: 101 }],
	])('refuses %s: 3104', async (_title, params) => {
		expect((await ask('config/users/request', params)).json.result).toBe(3104);
	});
});

describe('groups', () => {
	it('prints the group of the fixture', async () => {
		const expected = responses.groups.body.groups[0];
		const [group] = (await ask('groups', { show_users: 1 })).json.groups;
		expect({ ...group, operators: group.operators.slice(0, 1) }).toEqual(expected);
	});

	it.each([
		[{ group_id: 70003 }, ['502']],
		[{ operator_id: 400003 }, ['501']],
		[{ operator_extension: '109' }, ['503']],
		[{ operator_extension: '999' }, []],
	])('%j', async (params, extensions) => {
		expect((await ask('groups', params)).json.groups.map((/** @type {any} */ group) => group.extension)).toEqual(
			extensions,
		);
	});

	it('hides operators when asked to', async () => {
		expect((await ask('groups', { show_users: 0 })).json.groups[0]).not.toHaveProperty('operators');
	});

	it('refuses show_users 2: 3104', async () => {
		expect((await ask('groups', { show_users: 2 })).json).toEqual({ result: 3104 });
	});
});

it('account/balance prints Moscow time', async () => {
	used.simulator.clock.freeze(Date.UTC(2026, 5, 21, 9, 0, 0));
	expect((await ask('account/balance')).json).toEqual(responses['account/balance'].body);
});

it('incominglines prints the lines of the fixture', async () => {
	const { result, lines } = (await ask('incominglines')).json;
	expect([result, lines.slice(0, 2)]).toEqual([1000, responses.incominglines.body.lines]);
	expect(lines.map((/** @type {any} */ line) => line.region)).toContain('toll-free');
});

it('every method names its section, its confidence and parameters of known kinds', () => {
	const kinds = ['string', 'int', 'number', 'flag', 'oneOf', 'object', 'list', 'any'];
	/** @param {any} parameter */
	const check = ({ kind, fields = [], items }) => {
		expect(kinds).toContain(kind);
		fields.forEach(check);
		if (items) check(items);
	};
	for (const { section, confidence, parameters, command, handler } of METHODS) {
		expect(section).toMatch(/^§2/);
		expect(['A', 'B', 'C']).toContain(confidence);
		expect(Boolean(command)).toBe(!handler);
		parameters.forEach(check);
	}
});
