// @ts-check
'use strict';

/** The rest of mango-api.md §2.7, forwarding rules §2.2, lists §2.8 and §2.9. */

const { responses } = /** @type {any} */ (require('../fixtures/responses.json'));
const { control, lastVerdict, mango, useSimulator } = require('./helpers');

const used = useSimulator({ settings: { guard: 'off', rates: 'off' } });

/** @param {string} path @param {any} [params] */
const ask = async (path, params = {}) => (await mango(used.simulator, path, params)).json;
const DONE = { result: 1000 };

/** @param {string} path @param {any[]} rows what is wrong, parameters, code */
const refuses = (path, rows) =>
	it.each(rows)(`${path} %s is refused`, async (_title, params, code) => {
		expect(await ask(path, params)).toEqual({ result: code });
	});

describe('schemes, roles, trunks, audio files', () => {
	it('print as the fixtures do', async () => {
		for (const path of ['audiofiles', 'roles', 'trunks/numbers', 'schemas']) {
			const reply = await ask(path);
			const expected = responses[path].body;
			expect(Object.keys(reply)).toEqual(Object.keys(expected));
			const list = Object.keys(expected)[1];
			expect(Object.keys(reply[list][0])).toEqual(Object.keys(expected[list][0]));
			if (path !== 'schemas') expect(reply[list][0]).toEqual(expected[list][0]);
			expect(lastVerdict(used.simulator)).toMatchObject({ verdict: 'accepted', notes: [] });
		}
	});

	it('schema/set switches a line', async () => {
		expect(await ask('schema/set', { schema_id: 30002, line_id: 90001 })).toEqual(responses['schema/set'].body);
		expect((await ask('incominglines')).lines[0]).toMatchObject({ schema_id: 30002, schema_name: 'Night' });
		const [day, night] = (await ask('schemas')).data;
		expect([day.incominglines, night.incominglines]).toEqual([
			[90002, 90003],
			[90001, 90004],
		]);
	});

	it('schema/set switches a trunk number', async () => {
		expect(await ask('schema/set', { schema_id: 30002, trunk_number_id: 1 })).toEqual(DONE);
		const [day, night] = (await ask('schemas', { ext_fields: ['trunks_numbers'] })).data;
		expect([day.sip_trunks_numbers, night.sip_trunks_numbers]).toEqual([[], [1]]);
	});

	refuses('schemas', [['with an unknown ext field', { ext_fields: ['lines'] }, 3104]]);
	refuses('schema/set', [
		['without a number', { schema_id: 30001 }, 3135],
		['with both numbers', { schema_id: 30001, line_id: 90001, trunk_number_id: 1 }, 3123],
		['without a scheme', { line_id: 90001 }, 3103],
		['with an unknown scheme', { schema_id: 1, line_id: 90001 }, 3300],
		['with an unknown line', { schema_id: 30001, line_id: 1 }, 3300],
		['with an unknown trunk number', { schema_id: 30001, trunk_number_id: 9 }, 3300],
	]);

	it('auto-secretary rules are listed and switched', async () => {
		expect((await ask('autosecretary/rules', { user_id: 400001 })).rules).toHaveLength(2);
		expect((await ask('autosecretary/rules', { user_id: 400002 })).rules).toEqual([]);
		const params = { user_id: 400001, rule_id: 1, active: 1 };
		expect(await ask('autosecretary/status/change', params)).toEqual(DONE);
		expect((await ask('autosecretary/rules', { user_id: 400001 })).rules[0]).toMatchObject({ rule_id: 1, active: 1 });
	});

	refuses('autosecretary/rules', [
		['without an employee', {}, 3103],
		['of nobody', { user_id: 1 }, 3300],
	]);
	refuses('autosecretary/status/change', [
		['without active', { user_id: 400001, rule_id: 1 }, 3103],
		['with active 2', { user_id: 400001, rule_id: 1, active: 2 }, 3104],
		['of a rule of somebody else', { user_id: 400002, rule_id: 1, active: 1 }, 3300],
		['of nobody', { user_id: 1, rule_id: 1, active: 1 }, 3300],
	]);
});

describe('forwarding rules', () => {
	const USER = { forward_user_id: 400002, forward_contact_id: 0, is_default_contact_id: 1 };
	const RULE = {
		client_phone_number: '79000000050',
		client_phone_type: 0,
		status: '1',
		comment: 'VIP',
		forward_type: 'user',
		forward_to_user: USER,
	};

	it('print as the fixture does', async () => {
		const reply = await ask('forwarding/numbers');
		const { numbers } = responses['forwarding/numbers'].body;
		expect([reply.result, reply.numbers[0], reply.total]).toEqual([1000, numbers[0], 2]);
		expect((await ask('forwarding/numbers', { limit: 1, offset: 1 })).numbers).toEqual([reply.numbers[1]]);
	});

	it('are added, changed and removed', async () => {
		expect(await ask('forwarding/number/add', RULE)).toEqual({ result: 1000, forward_id: 3 });
		expect(lastVerdict(used.simulator)).toMatchObject({ verdict: 'accepted', notes: [] });
		expect((await ask('forwarding/numbers')).numbers[2]).toEqual({ forward_id: 3, ...RULE });
		const changed = {
			...RULE,
			forward_to_user: undefined,
			forward_type: 'ext_forward',
			forward_to_ext: { forward_number_type: 0, forward_number: '79000000051', forward_wait_sec: 20 },
		};
		expect(await ask('forwarding/number/change', { forward_id: 3, ...changed })).toEqual(DONE);
		expect((await ask('forwarding/numbers')).numbers[2]).toEqual(
			JSON.parse(JSON.stringify({ forward_id: 3, ...changed })),
		);
		expect(await ask('forwarding/number/remove', { forward_id: 3 })).toEqual(
			responses['forwarding/number/remove'].body,
		);
		expect((await ask('forwarding/numbers')).total).toBe(2);
	});

	it('may lead to a group, and may not tell the new id', async () => {
		await control(used.simulator, 'faults', { newIdsTold: 'off' });
		const { forward_to_user: _user, ...rest } = RULE;
		const rule = { ...rest, forward_type: 'group', forward_to_group: { forward_group_id: 70005 } };
		expect(await ask('forwarding/number/add', rule)).toEqual(DONE);
	});

	refuses('forwarding/numbers', [
		['with limit 1001', { limit: 1001 }, 3104],
		['with a negative offset', { offset: -1 }, 3104],
	]);
	refuses('forwarding/number/add', [
		['without a number', { ...RULE, client_phone_number: undefined }, 3103],
		['without a type', { ...RULE, client_phone_type: undefined }, 3103],
		['with an unknown forward_type', { ...RULE, forward_type: 'robot' }, 3104],
		['with status on', { ...RULE, status: 'on' }, 3104],
		['for a client that has a rule', { ...RULE, client_phone_number: '79000000001' }, 5209],
		['with a SIP address as a phone', { ...RULE, client_phone_number: 'sip:a@example.org' }, 3136],
		['to an unknown employee', { ...RULE, forward_to_user: { ...USER, forward_user_id: 1 } }, 3300],
		['without a target', { ...RULE, forward_to_user: undefined }, 3125],
		['with two targets', { ...RULE, forward_to_group: { forward_group_id: 70001 } }, 3123],
	]);
	refuses('forwarding/number/change', [
		['without an id', RULE, 3103],
		['of an unknown rule', { ...RULE, forward_id: 9 }, 3300],
		['to a client that has a rule', { ...RULE, forward_id: 2, client_phone_number: '79000000001' }, 5209],
	]);
	refuses('forwarding/number/remove', [['of an unknown rule', { forward_id: 9 }, 3300]]);
});

describe('black and white lists', () => {
	const NUMBER = { list_type: 'white', number: '79000000077', number_type: 'tel', comment: 'friend' };

	it('print as the fixtures do', async () => {
		for (const path of ['bwlists/state/', 'bwlists/numbers/']) expect(await ask(path)).toEqual(responses[path].body);
	});

	it('gain and lose numbers', async () => {
		expect(await ask('bwlists/number/add/', NUMBER)).toEqual({ result: 1000, number_id: 2 });
		expect((await ask('bwlists/numbers/')).data.white.numbers).toEqual([
			{ number_id: 2, number: '79000000077', comment: 'friend', number_type: 'tel' },
		]);
		expect(await ask('bwlists/number/delete/', { number_id: 2 })).toEqual(DONE);
		expect((await ask('bwlists/numbers/')).data.white.numbers).toEqual([]);
	});

	it.each([
		{ number: '7900*' },
		{ number: '7900000####' },
		{ number: '79000000001-79000000009' },
		{ number: 'sip:a@example.org', number_type: 'sip' },
	])('take %j', async (change) => {
		expect((await ask('bwlists/number/add/', { ...NUMBER, ...change })).result).toBe(1000);
	});

	it('are full at the limit', async () => {
		await control(used.simulator, 'faults', { bwListLimit: 1 });
		expect(await ask('bwlists/number/add/', NUMBER)).toEqual(responses['bwlists/number/add/#limit'].body);
	});

	it('are asked with a slash at the end', async () => {
		expect((await mango(used.simulator, 'bwlists/state')).status).toBe(404);
	});

	refuses('bwlists/number/add/', [
		['without a list', { ...NUMBER, list_type: undefined }, 3103],
		['without a kind of number', { ...NUMBER, number_type: undefined }, 3103],
		['to a grey list', { ...NUMBER, list_type: 'grey' }, 3104],
		['with a plus', { ...NUMBER, number: '+79000000077' }, 3104],
		['with a long comment', { ...NUMBER, comment: 'a'.repeat(256) }, 3104],
		['of a number that is there', { ...NUMBER, list_type: 'black', number: '79000000099' }, 3106],
	]);
	refuses('bwlists/number/delete/', [
		['without an id', {}, 3103],
		['of an unknown number', { number_id: 9 }, 3300],
	]);
});

describe('black list of outgoing calls', () => {
	const LISTED = '79000000098';
	const NEW = { number: '79000000097', mode: 1, description: 'asked not to call', user_id: 400002 };
	const rows = async (params = {}) => (await ask('outbound_blacklist/get', params)).numbers;

	it('prints as the fixture does', async () => {
		expect(await ask('outbound_blacklist/get')).toEqual(responses['outbound_blacklist/get'].body);
	});

	it('gains and loses numbers, and tells those that were there', async () => {
		used.simulator.clock.freeze(Date.UTC(2026, 5, 21, 9, 0, 0));
		expect(await ask('outbound_blacklist/add', { numbers: [NEW] })).toEqual(responses['outbound_blacklist/add'].body);
		expect(await ask('outbound_blacklist/add', { numbers: [NEW] })).toEqual({
			result: 1000,
			existed_numbers: [NEW.number],
		});
		expect(await rows({ numbers: [NEW.number] })).toEqual([{ ...NEW, created: '2026-06-21 12:00:00' }]);
		expect(await rows({ limit: 1, cursor: 2 })).toHaveLength(1);
		expect(await rows({ limit: 1, cursor: 3 })).toEqual([]);
		expect(await ask('outbound_blacklist/delete', { numbers: [LISTED] })).toEqual(DONE);
		expect(await rows()).toHaveLength(1);
	});

	it('changes the description and the mode of a number', async () => {
		expect(await ask('outbound_blacklist/update_description', { number: LISTED, description: '' })).toEqual(DONE);
		expect(await ask('outbound_blacklist/disable_mode', { number: LISTED, mode: 1 })).toEqual(DONE);
		expect(await rows()).toEqual([expect.objectContaining({ description: '', mode: 2 })]);
		expect(await ask('outbound_blacklist/enable_mode', { number: LISTED, mode: 1 })).toEqual(DONE);
		expect((await rows())[0].mode).toBe(3);
	});

	it('can forbid everything', async () => {
		const isOn = async () => (await control(used.simulator, 'state')).json.outboundBlacklist.enabled;
		expect(await ask('outbound_blacklist/enable')).toEqual(DONE);
		expect(await isOn()).toBe(true);
		expect(await ask('outbound_blacklist/disable')).toEqual(DONE);
		expect(await isOn()).toBe(false);
	});

	refuses('outbound_blacklist/get', [['with cursor 0', { cursor: 0 }, 3104]]);
	refuses('outbound_blacklist/add', [
		['without numbers', {}, 3103],
		['without a mode', { numbers: [{ number: '79000000097' }] }, 3103],
		['with mode 4', { numbers: [{ ...NEW, mode: 4 }] }, 3104],
		['for nobody', { numbers: [{ ...NEW, user_id: 1 }] }, 3300],
	]);
	refuses('outbound_blacklist/update_description', [
		['without a description', { number: LISTED }, 3103],
		['of an unknown number', { number: '79000000001', description: 'a' }, 3300],
	]);
	refuses('outbound_blacklist/enable_mode', [['of an unknown number', { number: '79000000001', mode: 1 }, 3300]]);
	refuses('outbound_blacklist/disable_mode', [['without a mode', { number: LISTED }, 3103]]);
	refuses('outbound_blacklist/delete', [
		['without numbers', {}, 3103],
		['of an unknown number', { numbers: ['79000000001'] }, 3300],
	]);
});

it.each([
	['ANI_ROUTING', 'forwarding/numbers', 5225],
	['BW_LIST', 'bwlists/state/', 5221],
	['OUTBOUND_BLACKLIST', 'outbound_blacklist/get', 5008],
	['API_CONNECT', 'ab/custom_fields/', 5300],
])('without %s: %s answers its code', async (service, path, code) => {
	await control(used.simulator, 'faults', { services: { [service]: false } });
	expect(await ask(path)).toEqual({ result: code });
	used.simulator.reset();
	expect((await ask(path)).result).toBe(1000);
});
