// @ts-check
'use strict';

/** Every method of §2.2 and §2.7-2.10 by one table: accepted, without each required parameter, without its service. */

const { METHODS } = require('../../simulator/methods');
const { SERVICES } = require('../../simulator/gate/services');
const { control, lastVerdict, mango, useSimulator } = require('./helpers');

const used = useSimulator({ settings: { guard: 'off', rates: 'off' } });

const RULE = {
	client_phone_number: '79000000050',
	client_phone_type: 0,
	forward_type: 'group',
	forward_to_group: { forward_group_id: 70005 },
};

/** Requests as the reference writes them, with ids of the seed. @type {Record<string, any>} */
const GOOD = {
	'forwarding/numbers': { limit: 1000, offset: 0 },
	'forwarding/number/add': RULE,
	'forwarding/number/change': { forward_id: 1, ...RULE },
	'forwarding/number/remove': { forward_id: 1 },
	'config/users/request': { extension: '101', ext_fields: ['general.user_id', 'groups'] },
	groups: { group_id: 70001, show_users: 1 },
	'group/create': { name: 'Support', extension: '600' },
	'group/update': { group_id: 70005, group: { description: 'By night' } },
	'group/delete': { group_id: 70005 },
	'member/create': { name: 'New Person', access_role_id: 2, extension: '150' },
	'member/update': { user_id: 400002, position: 'Head' },
	'member/delete': { user_id: 400002 },
	sips: {},
	domains: {},
	'sip/create': { user_id: 400002, login: 'u102', domain: 'example.mangosip.ru', password: 'Strong123' },
	'sip/update': { sip_id: 1, description: 'Desk' },
	'sip/delete': { sip_id: 5 },
	'autosecretary/rules': { user_id: 400001 },
	'autosecretary/status/change': { user_id: 400001, rule_id: 1, active: 0 },
	'account/balance': {},
	incominglines: {},
	audiofiles: {},
	schemas: { ext_fields: ['trunks_numbers'] },
	'schema/set': { schema_id: 30002, line_id: 90001 },
	roles: {},
	'trunks/numbers': {},
	'bwlists/state/': {},
	'bwlists/numbers/': {},
	'bwlists/number/add/': { list_type: 'black', number: '7900*', number_type: 'tel', comment: '' },
	'bwlists/number/delete/': { number_id: 1 },
	'outbound_blacklist/get': { numbers: [], cursor: 1, limit: 100 },
	'outbound_blacklist/add': { numbers: [{ number: '79000000097', mode: 3 }] },
	'outbound_blacklist/update_description': { number: '79000000098', description: 'a' },
	'outbound_blacklist/enable_mode': { number: '79000000098', mode: 1 },
	'outbound_blacklist/disable_mode': { number: '79000000098', mode: 2 },
	'outbound_blacklist/delete': { numbers: ['79000000098'] },
	'outbound_blacklist/enable': {},
	'outbound_blacklist/disable': {},
	'ab/organization': { org_id: 88001 },
	'ab/organizations/init': { query: '', limit_rows: 10, order: [{ org_name: 'asc' }] },
	'ab/organizations/create': { data: [{ org_name: 'New LLC' }] },
	'ab/organizations/update': { data: [{ org_id: 88001, org_name: 'New LLC' }] },
	'ab/organizations/delete': { data: [88003] },
	'ab/group': { group_id: 8801 },
	'ab/groups/init': { query: '' },
	'ab/groups/create/': { data: [{ group_name: 'New' }] },
	'ab/groups/update': { data: [{ group_id: 8801, group_name: 'New' }] },
	'ab/groups/delete': { data: [8802] },
	'ab/contact': { contact_id: 880001, contact_ext_fields: ['url'] },
	'ab/contact/init': { query: 'Client', contact_ext_fields: ['url'] },
	'ab/contacts/create/': { data: [{ name: 'New' }], on_error: 'skip' },
	'ab/contacts/update': { data: [{ contact_id: 880001, name: 'New' }] },
	'ab/contacts/delete': { data: [880010] },
	'ab/custom_fields/': {},
};

/** The list that a cursor belongs to. */
const CURSORS = Object.freeze({
	'ab/organizations/cursor': 'ab/organizations/init',
	'ab/groups/cursor': 'ab/groups/init',
	'ab/contact/cursor': 'ab/contact/init',
});

/** @param {string} path @param {any} params */
const ask = async (path, params) => (await mango(used.simulator, path, params)).json;

/** @param {string} path @returns {Promise<any>} */
async function goodFor(path) {
	if (!Object.hasOwn(CURSORS, path)) return GOOD[path];
	const init = CURSORS[/** @type {keyof typeof CURSORS} */ (path)];
	const { cursor } = (await ask(init, { query: '' })).state;
	return { mode: 'next-page-1', cursor };
}

const mine = METHODS.filter(({ section }) => /^§2\.(2|7|8|9|10)$/.test(section));

it('the table has every method', () => {
	const paths = [...Object.keys(GOOD), ...Object.keys(CURSORS)].sort();
	expect(mine.map(({ path }) => path).sort()).toEqual(paths);
});

describe.each(mine.map((method) => /** @type {const} */ ([method.path, method])))('%s', (path, method) => {
	it('is accepted without a remark', async () => {
		const reply = await ask(path, await goodFor(path));
		expect([reply.result ?? 1000].flat()).toEqual([1000]);
		expect(lastVerdict(used.simulator)).toMatchObject({ verdict: 'accepted', notes: [], section: method.section });
	});

	it('notes an unknown parameter', async () => {
		await ask(path, { ...(await goodFor(path)), surprise: 1 });
		expect(lastVerdict(used.simulator)).toMatchObject({ verdict: 'noted', notes: ['unknown parameter surprise'] });
	});

	const required = method.parameters.filter((parameter) => parameter.required);
	if (required.length)
		it.each(required.map(({ name }) => name))('is refused without %s: 3103', async (name) => {
			const { [name]: _left, ...rest } = await goodFor(path);
			expect(await ask(path, rest)).toEqual({ result: 3103 });
		});

	const services = [method.service ?? []].flat();
	if (services.length)
		it.each(services)('is refused without %s', async (service) => {
			const params = await goodFor(path);
			await control(used.simulator, 'faults', { services: { [service]: false } });
			expect(await ask(path, params)).toEqual({ result: SERVICES[service].code });
		});
});

it('an employee of a campaign cannot be deleted: 5205', async () => {
	const state = /** @type {any} */ (used.simulator.state);
	const before = state.campaigns;
	state.campaigns = [{ operators: [400008] }];
	expect(await ask('member/delete', { user_id: 400008 })).toEqual({ result: 5205 });
	state.campaigns = before;
});

it('calls can still be played when people and groups are gone', async () => {
	for (const user_id of [400002, 400008, 400009, 400010, 400012])
		expect(await ask('member/delete', { user_id })).toEqual({ result: 1000 });
	for (const group_id of [70004, 70005]) expect(await ask('group/delete', { group_id })).toEqual({ result: 1000 });
	const { scenarios } = (await control(used.simulator, 'scenarios')).json;
	for (const { name } of scenarios)
		expect([name, (await control(used.simulator, 'calls', { scenario: name })).status]).toEqual([name, 200]);
	const created = await ask('group/create', { name: 'Empty', extension: '600' });
	expect(created.result).toBe(1000);
	expect((await control(used.simulator, 'calls', { scenario: 'inbound.missed', group: '600' })).status).toBe(200);
});

it('one 3xxx is forgiven, the second blocks; 5xxx are not counted', async () => {
	await control(used.simulator, 'faults', { guard: 'on' });
	for (let index = 0; index < 3; index++)
		expect(await ask('group/delete', { group_id: 70001 })).toEqual({ result: 5202 });
	await ask('group/delete', { group_id: 1 });
	expect(await ask('group/delete', { group_id: 1 })).toEqual({ result: 3300 });
	expect((await mango(used.simulator, 'roles')).status).toBe(401);
});
