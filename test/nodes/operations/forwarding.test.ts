import type { INodeParameters } from 'n8n-workflow';

import { holdClock } from '../../support/clock';
import { fromList, scenes } from '../../support/scene';

holdClock();
const scene = scenes();

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
/** n8n itself asks for a required field that is left empty; an expression that finds nothing gets past it. */
const NOTHING = '={{ $json.nothing }}';
const CREATE = { resource: 'forwarding', operation: 'create', clientNumber: '8 900 000-00-07' };
const TO_ANNA = { ...CREATE, target: 'employee', employeeId: fromList('400001') };
const UPDATE = { resource: 'forwarding', operation: 'update', forwardingRuleId: byId('1') };

test.each<[string, object, object]>([
	[
		'an employee, on the default number',
		TO_ANNA,
		{
			client_phone_number: '79000000007',
			client_phone_type: 0,
			status: '1',
			forward_type: 'user',
			forward_to_user: { forward_user_id: 400001, forward_contact_id: '', is_default_contact_id: 1 },
		},
	],
	[
		'an employee, on one of the numbers, switched off',
		{ ...TO_ANNA, additionalFields: { employeeContactId: '500001', active: false, comment: 'VIP' } },
		{
			client_phone_number: '79000000007',
			client_phone_type: 0,
			status: '0',
			comment: 'VIP',
			forward_type: 'user',
			forward_to_user: { forward_user_id: 400001, forward_contact_id: 500001, is_default_contact_id: 0 },
		},
	],
	[
		'a group, for a SIP caller',
		{ ...CREATE, clientNumber: 'sip:boss@example.mangosip.ru', target: 'group', groupId: byId('70002') },
		{
			client_phone_number: 'sip:boss@example.mangosip.ru',
			client_phone_type: 1,
			status: '1',
			forward_type: 'group',
			forward_to_group: { forward_group_id: 70002 },
		},
	],
	[
		'an external number; the fields of another target do not count',
		{ ...TO_ANNA, target: 'externalNumber', externalNumber: '+7 900 000-01-01', waitSeconds: 20, additionalFields: { employeeContactId: '500001' } },
		{
			client_phone_number: '79000000007',
			client_phone_type: 0,
			status: '1',
			forward_type: 'ext_forward',
			forward_to_ext: { forward_number_type: 0, forward_number: '79000000101', forward_wait_sec: 20 },
		},
	],
])('create: to %s', async (_what, parameters, json) => {
	const { pbx, n8n, sent } = await scene();
	const { items, error } = await n8n.run(parameters as INodeParameters);
	expect(error).toBeUndefined();
	expect(items[0].json).toMatchObject({ forwardingRuleId: 3 });
	expect(await sent()).toEqual([{ method: 'forwarding/number/add', json }]);
	expect((await pbx.requests())[0].verdict).toBe('accepted');
	const list = await n8n.run({ resource: 'forwarding', operation: 'getMany', returnAll: true });
	expect(list.items.map(({ json: rule }) => rule)).toContainEqual(items[0].json);
});

test('a second rule for a client is refused by the PBX, in words', async () => {
	const { n8n } = await scene();
	const { error } = await n8n.run({ ...TO_ANNA, clientNumber: '79000000001' });
	expect(error?.message).toContain('(5209)');
});

describe('update', () => {
	test('keeps what is not given', async () => {
		const { n8n, sent } = await scene();
		const { items, error } = await n8n.run({ ...UPDATE, target: 'keep', additionalFields: { active: false } });
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({
			forwardingRuleId: 1,
			clientNumber: '+79000000001',
			active: false,
			comment: 'VIP',
			target: 'employee',
			employeeId: 400001,
		});
		expect((await sent())[1].json).toEqual({
			forward_id: 1,
			client_phone_number: '79000000001',
			client_phone_type: 0,
			status: '0',
			comment: 'VIP',
			forward_type: 'user',
			forward_to_user: { forward_user_id: 400001, forward_contact_id: '', is_default_contact_id: 1 },
		});
	});

	test('to another target', async () => {
		const { n8n, sent } = await scene();
		const { items, error } = await n8n.run({ ...UPDATE, target: 'group', groupId: byId('70003') });
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ target: 'group', groupId: 70003, employeeId: null, comment: 'VIP' });
		expect((await sent()).map(({ method }) => method)).toEqual(['forwarding/numbers', 'forwarding/number/change']);
	});

	test('of a rule that is not there changes nothing', async () => {
		const { n8n, sent } = await scene();
		const { error } = await n8n.run({ ...UPDATE, forwardingRuleId: byId('99'), additionalFields: { active: false } });
		expect(error?.message).toBe('No forwarding rule has the ID 99');
		expect((await sent()).map(({ method }) => method)).toEqual(['forwarding/numbers']);
	});
});

test('delete', async () => {
	const { n8n, sent } = await scene();
	const { items } = await n8n.run({ resource: 'forwarding', operation: 'delete', forwardingRuleId: fromList('2') });
	expect(items[0].json).toEqual({ deleted: true, forwardingRuleId: 2 });
	expect(await sent()).toEqual([{ method: 'forwarding/number/remove', json: { forward_id: 2 } }]);
});

describe('get many', () => {
	test('only as many as wanted are asked for', async () => {
		const { n8n, sent } = await scene();
		const { items } = await n8n.run({ resource: 'forwarding', operation: 'getMany', limit: 1 });
		expect(items).toHaveLength(1);
		expect((await sent()).map(({ json }) => json)).toEqual([{ limit: 1, offset: 0 }]);
	});

	test('all pages, a thousand at a time', async () => {
		const { pbx, n8n, sent } = await scene();
		const rules = Array.from({ length: 1000 }, (_, index) => ({
			forward_id: index + 100,
			client_phone_number: String(79000100000 + index),
			client_phone_type: '0',
			status: 1,
			forward_type: 'group',
			forward_to_group: { forward_group_id: '70001' },
		}));
		await pbx.post('faults', { kind: 'reply', method: 'forwarding/numbers', count: 1, body: { result: 1000, numbers: rules, total: 1002 } });
		const { items } = await n8n.run({ resource: 'forwarding', operation: 'getMany', returnAll: true });
		expect((await sent()).map(({ json }) => json)).toEqual([
			{ limit: 1000, offset: 0 },
			{ limit: 1000, offset: 1000 },
		]);
		expect(items[999].json).toMatchObject({ active: true, target: 'group', groupId: 70001 });
	});
});

test.each<[string, string, object]>([
	['a client number of letters', 'Client Number', { ...TO_ANNA, clientNumber: 'Anna' }],
	['an internal number as client', 'Client Number', { ...TO_ANNA, clientNumber: '101' }],
	['an unknown target', 'Forward To', { ...CREATE, target: 'robot' }],
	['no employee', 'Employee', { ...CREATE, target: 'employee', employeeId: fromList(NOTHING) }],
	['no group', 'Group', { ...CREATE, target: 'group', groupId: fromList(NOTHING), employeeId: byId('400001') }],
	['no external number', 'External Number', { ...CREATE, target: 'externalNumber', externalNumber: NOTHING, employeeId: byId('400001') }],
	['no time to ring', 'Ring For (Seconds)', { ...CREATE, target: 'externalNumber', externalNumber: '79000000101', waitSeconds: 0 }],
	['nothing to change', 'Forward To', { ...UPDATE, target: 'keep' }],
])('refused before sending: %s', async (_what, label, parameters) => {
	const { pbx, n8n } = await scene();
	const { error } = await n8n.run(parameters as INodeParameters);
	expect(await pbx.requests()).toEqual([]);
	expect(error?.message).toContain(`'${label}'`);
});
