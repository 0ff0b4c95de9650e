// @ts-check
'use strict';

/** Editing of groups and employees, SIP accounts: mango-api.md §2.7. */

const { responses } = /** @type {any} */ (require('../fixtures/responses.json'));
const { control, lastVerdict, mango, useSimulator } = require('./helpers');

const used = useSimulator({ settings: { guard: 'off', rates: 'off' } });

/** @param {string} path @param {any} [params] */
const ask = async (path, params = {}) => (await mango(used.simulator, path, params)).json;
/** @param {number} id */
const group = async (id) => (await ask('groups', { group_id: id, show_users: 1 })).groups[0];
const EXT = ['general.user_id', 'general.sips', 'groups', 'general.access_role_id', 'general.login', 'general.mobile'];
const MORE = ['telephony.line_id', 'telephony.trunk_number_id', 'telephony.dial_alg', 'telephony.numbers.schedule'];
/** @param {number} id */
const member = async (id) =>
	(await ask('config/users/request', { ext_fields: [...EXT, ...MORE] })).users.find(
		(/** @type {any} */ user) => user.general.user_id === id,
	);

const DONE = { result: 1000 };
const GROUP = { name: 'Support', extension: '600' };
const MEMBER = { name: 'New Person', access_role_id: 2, extension: '150' };
const SIP = { user_id: 400002, login: 'u102', domain: 'example.mangosip.ru', password: 'Strong123' };

describe('groups', () => {
	it('are created, listed, changed and deleted', async () => {
		const created = await ask('group/create', {
			...GROUP,
			description: 'Second line',
			dial_alg_group: 5,
			dial_alg_users: 2,
			auto_redirect: 1,
			auto_dial: 0,
			line_id: 90001,
			use_dynamic_ivr: 0,
			use_dynamic_seq_num: 0,
			melody_id: 12,
			operators: [{ id: 400009, priority: 3 }, { id: 400002 }],
		});
		expect(lastVerdict(used.simulator)).toMatchObject({ verdict: 'accepted', notes: [] });
		expect(Object.keys(created)).toEqual(Object.keys(responses['group/create'].body));
		const listed = await group(created.group_id);
		expect(Object.keys(listed).sort()).toEqual(Object.keys(responses.groups.body.groups[0]).sort());
		expect(listed).toMatchObject({
			name: 'Support',
			extension: '600',
			dial_alg_group: 5,
			line_id: 90001,
			melody_id: 12,
			operators: [
				{ id: 400009, name: 'Алексей Ёлкин', extension: '109', priority: 3, order: 0 },
				{ id: 400002, priority: 1, order: 1 },
			],
		});
		expect((await member(400009)).groups).toEqual([70004, created.group_id]);

		const update = { group_id: created.group_id, group: { name: 'Support 2', operators: [{ id: 400003 }] } };
		expect(await ask('group/update', update)).toEqual(responses['group/update'].body);
		expect(await group(created.group_id)).toMatchObject({
			name: 'Support 2',
			extension: '600',
			description: 'Second line',
			operators: [{ id: 400003 }],
		});
		expect((await member(400009)).groups).toEqual([70004]);

		expect(await ask('group/delete', { group_id: created.group_id })).toEqual(responses['group/delete'].body);
		expect(await group(created.group_id)).toBeUndefined();
		expect((await member(400003)).groups).toEqual([70002]);
		// Ids never come back.
		expect((await ask('group/create', GROUP)).group_id).toBe(created.group_id + 1);
	});

	it.each([
		['without a name', 'group/create', { extension: '600' }, 3103],
		['without an extension', 'group/create', { name: 'A' }, 3103],
		['with a number as extension', 'group/create', { name: 'A', extension: 600 }, 3104],
		['with the extension of a group', 'group/create', { ...GROUP, extension: '500' }, 3106],
		['with the extension of an employee', 'group/create', { ...GROUP, extension: '101' }, 3106],
		['with an unknown algorithm', 'group/create', { ...GROUP, dial_alg_group: 4 }, 3104],
		['with an unknown line', 'group/create', { ...GROUP, line_id: 1 }, 3300],
		['with an unknown melody', 'group/create', { ...GROUP, melody_id: 1 }, 3300],
		['with an unknown operator', 'group/create', { ...GROUP, operators: [{ id: 1 }] }, 3300],
		['without group', 'group/update', { group_id: 70001 }, 3103],
		['of an unknown group', 'group/update', { group_id: 1, group: {} }, 3300],
		['with a taken extension', 'group/update', { group_id: 70001, group: { extension: '501' } }, 3106],
		['of an unknown group', 'group/delete', { group_id: 1 }, 3300],
		['that stands in a scheme', 'group/delete', { group_id: 70001 }, 5202],
		['that stands in forwarding', 'group/delete', { group_id: 70002 }, 5203],
		['that stands in a widget', 'group/delete', { group_id: 70003 }, 5204],
	])('%s: %s is refused', async (_title, path, params, code) => {
		expect(await ask(path, params)).toEqual({ result: code });
	});

	it('may keep their own extension', async () => {
		expect(await ask('group/update', { group_id: 70001, group: { extension: '500' } })).toEqual(DONE);
	});

	it('can be deleted when the forwarding rule is gone', async () => {
		await ask('forwarding/number/remove', { forward_id: 2 });
		expect(await ask('group/delete', { group_id: 70002 })).toEqual(DONE);
	});

	it.each([
		['ALLOW_GROUPS', 'groups', {}, 5200],
		['ALLOW_GROUPS', 'group/delete', { group_id: 70005 }, 5200],
		['PBX_SERVICES', 'group/create', GROUP, 5201],
		['PBX_SERVICES', 'member/create', MEMBER, 5201],
		['PBX_SERVICES', 'member/update', { user_id: 400002 }, 5201],
		['PBX_SERVICES', 'member/delete', { user_id: 400002 }, 5201],
	])('without %s: %s is refused', async (service, path, params, code) => {
		await control(used.simulator, 'faults', { services: { [service]: false } });
		expect(await ask(path, params)).toEqual({ result: code });
		await control(used.simulator, 'faults', { services: { [service]: true } });
		expect((await ask(path, params)).result).toBe(1000);
	});
});

describe('employees', () => {
	it('are created, listed, changed and deleted', async () => {
		const created = await ask('member/create', {
			...MEMBER,
			email: 'new@example.org',
			mobile: '79000000150',
			department: 'Sales',
			position: 'Trainee',
			login: 'new.person',
			password: 'Strong123',
			use_status: 1,
			use_cc_numbers: 0,
			line_id: 90001,
			dial_alg: 2,
			numbers: [{ number: '79000000150', protocol: 'tel', wait_sec: 20, status: 'on', schedule: [] }],
		});
		expect(lastVerdict(used.simulator)).toMatchObject({ verdict: 'accepted', notes: [] });
		expect(Object.keys(created)).toEqual(Object.keys(responses['member/create'].body));
		const id = created.user_id;
		expect(await member(id)).toMatchObject({
			general: { name: 'New Person', email: 'new@example.org', login: 'new.person', access_role_id: 2, sips: [] },
			telephony: {
				extension: '150',
				outgoingline: '74950000001',
				line_id: 90001,
				dial_alg: 2,
				numbers: [{ number: '79000000150', protocol: 'tel', order: 0, wait_sec: 20, status: 'on', schedule: [] }],
			},
			groups: [],
		});

		const change = { user_id: id, position: 'Manager', line_id: '', numbers: [{ number: '79000000151' }] };
		expect(await ask('member/update', change)).toEqual(responses['member/update'].body);
		expect(await member(id)).toMatchObject({
			general: { name: 'New Person', position: 'Manager' },
			telephony: { outgoingline: '', line_id: null, numbers: [{ number: '79000000151' }] },
		});
		expect(await ask('member/update', { user_id: id, trunk_number_id: 1 })).toEqual(DONE);
		expect((await member(id)).telephony).toMatchObject({ outgoingline: '74950000009', trunk_number_id: 1 });

		expect(await ask('member/delete', { user_id: id })).toEqual(responses['member/delete'].body);
		expect(await member(id)).toBeUndefined();
	});

	it('leave their groups and SIP accounts when they go', async () => {
		expect(await ask('member/delete', { user_id: 400009 })).toEqual(DONE);
		expect((await group(70004)).operators).toEqual([]);
		expect((await ask('sips')).data.map((/** @type {any} */ row) => row.user_id)).not.toContain(400009);
	});

	const NUMBER = { number: '79000000150' };
	it.each([
		['without a name', 'member/create', { ...MEMBER, name: '' }, 3103],
		['without a role', 'member/create', { ...MEMBER, access_role_id: undefined }, 3103],
		['without an extension', 'member/create', { ...MEMBER, extension: undefined }, 3103],
		['with an unknown role', 'member/create', { ...MEMBER, access_role_id: 99 }, 3300],
		['with a taken extension', 'member/create', { ...MEMBER, extension: '101' }, 3106],
		['with the extension of a group', 'member/create', { ...MEMBER, extension: '500' }, 3106],
		['with a line and a trunk', 'member/create', { ...MEMBER, line_id: 90001, trunk_number_id: 1 }, 3123],
		['with an unknown line', 'member/create', { ...MEMBER, line_id: 1 }, 3300],
		['with a trunk number that cannot call', 'member/create', { ...MEMBER, trunk_number_id: 2 }, 3124],
		['with a login alone', 'member/create', { ...MEMBER, login: 'a' }, 3125],
		['with a password alone', 'member/create', { ...MEMBER, password: 'Strong123' }, 3125],
		['with a short password', 'member/create', { ...MEMBER, login: 'a', password: 'Ab1' }, 3120],
		['with a password without digits', 'member/create', { ...MEMBER, login: 'a', password: 'Abcdefgh' }, 3120],
		['with a password in Cyrillic', 'member/create', { ...MEMBER, login: 'a', password: 'Пароль12345' }, 3131],
		['with a taken login', 'member/create', { ...MEMBER, login: 'a.ivanova', password: 'Strong123' }, 3106],
		['with a wrong e-mail', 'member/create', { ...MEMBER, email: 'new' }, 3112],
		['with dial_alg 3', 'member/create', { ...MEMBER, dial_alg: 3 }, 3104],
		['with an unknown protocol', 'member/create', { ...MEMBER, numbers: [{ ...NUMBER, protocol: 'h323' }] }, 3104],
		['of an unknown employee', 'member/update', { user_id: 1 }, 3300],
		['without user_id', 'member/update', { name: 'A' }, 3103],
		['that takes all numbers away', 'member/update', { user_id: 400001, numbers: [] }, 5218],
		['with a schedule in an array', 'member/update', { user_id: 400001, numbers: [{ ...NUMBER, schedule: [] }] }, 3104],
		['with a taken extension', 'member/update', { user_id: 400001, extension: '102' }, 3106],
		['of an unknown employee', 'member/delete', { user_id: 1 }, 3300],
		['who stands in forwarding', 'member/delete', { user_id: 400001 }, 5203],
		['who stands in a scheme', 'member/delete', { user_id: 400003 }, 5202],
		['who stands in a widget', 'member/delete', { user_id: 400004 }, 5204],
		['who works in the contact centre', 'member/delete', { user_id: 400005 }, 5206],
		['whose number does', 'member/delete', { user_id: 400006 }, 5207],
		['who stands in an auto-secretary rule', 'member/delete', { user_id: 400007 }, 5227],
		['who is an administrator', 'member/delete', { user_id: 400011 }, 5210],
		['who is a robot', 'member/delete', { user_id: 400013 }, 5302],
	])('%s: %s is refused', async (_title, path, params, code) => {
		expect(await ask(path, params)).toEqual({ result: code });
	});

	it('names all parameters that are wrong', async () => {
		expect(await ask('member/create', { ...MEMBER, access_role_id: 99, extension: '101' })).toEqual({
			result: 3100,
			fields: { access_role_id: 3300, extension: 3106 },
		});
	});

	it.each([5228, 5221])('have a limit: %d', async (code) => {
		await control(used.simulator, 'faults', { employeeLimit: 13, employeeLimitCode: code });
		expect(await ask('member/create', MEMBER)).toEqual({ result: code });
		await ask('member/delete', { user_id: 400002 });
		expect((await ask('member/create', MEMBER)).result).toBe(1000);
	});

	it('take the known example of null as absent', async () => {
		expect(await ask('member/update', { user_id: 400001, line_id: null })).toEqual(DONE);
		expect((await member(400001)).telephony.line_id).toBe(90001);
	});
});

describe('SIP accounts', () => {
	it('print as the fixture does', async () => {
		const { result, data } = await ask('sips');
		expect([result, data[0]]).toEqual([1000, responses.sips.body.data[0]]);
	});

	it('are created, changed and deleted', async () => {
		const created = await ask('sip/create', { ...SIP, description: 'Desk' });
		expect(Object.keys(created)).toEqual(Object.keys(responses['sip/create'].body));
		expect((await member(400002)).general.sips).toEqual([{ number: 'sip:u102@example.mangosip.ru' }]);
		expect(await ask('sip/update', { sip_id: created.sip_id, login: 'desk' })).toEqual(DONE);
		expect((await ask('sips')).data.at(-1)).toEqual({
			user_id: 400002,
			sips: [{ id: created.sip_id, login: 'desk', domain: 'example.mangosip.ru' }],
		});
		expect(await ask('sip/delete', { sip_id: created.sip_id })).toEqual(DONE);
		expect((await member(400002)).general.sips).toEqual([]);
	});

	it('keep their password out of the journal', async () => {
		await ask('sip/create', SIP);
		await ask('sip/create', '{"password" : "Strong\\"123", "user_id":');
		const text = JSON.stringify(used.simulator.requests.list());
		expect(text).not.toMatch(/Strong|123"/);
		expect(lastVerdict(used.simulator)).toMatchObject({
			code: 3400,
			jsonText: '{"password" : "‹password›", "user_id":',
		});
	});

	it('stay the number that rings when they are renamed', async () => {
		await ask('sip/update', { sip_id: 1, login: 'anna' });
		expect((await member(400001)).telephony.numbers[0].number).toBe('sip:anna@example.mangosip.ru');
	});

	it.each([
		['without a password', 'sip/create', { ...SIP, password: undefined }, 3103],
		['with a weak password', 'sip/create', { ...SIP, password: 'secret' }, 3120],
		['with a wrong login', 'sip/create', { ...SIP, login: 'ивана нова' }, 3121],
		['with a foreign domain', 'sip/create', { ...SIP, domain: 'example.org' }, 3122],
		['for nobody', 'sip/create', { ...SIP, user_id: 1 }, 3300],
		['that is there', 'sip/create', { ...SIP, login: 'u101' }, 3106],
		['that is an outside number', 'sip/create', { ...SIP, login: 'line1' }, 5213],
		['that is unknown', 'sip/update', { sip_id: 99 }, 3300],
		['with a taken login', 'sip/update', { sip_id: 1, login: 'u103' }, 3106],
		['that is unknown', 'sip/delete', { sip_id: 99 }, 3300],
		['that is the only active number', 'sip/delete', { sip_id: 1 }, 5216],
	])('%s: %s is refused', async (_title, path, params, code) => {
		expect(await ask(path, params)).toEqual({ result: code });
	});

	it('have domains, in a shape that is not known', async () => {
		expect((await ask('domains')).data[0]).toEqual({ domain: 'example.mangosip.ru' });
		await control(used.simulator, 'faults', { domainItems: 'text' });
		expect((await ask('domains')).data[0]).toBe('example.mangosip.ru');
	});
});
