import type { INodeParameters } from 'n8n-workflow';

import { holdClock } from '../../support/clock';
import { fromList, scenes } from '../../support/scene';

holdClock();
const scene = scenes();

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
/** n8n itself asks for a required field that is left empty; an expression that finds nothing gets past it. */
const NOTHING = '={{ $json.nothing }}';
const byName = (value: string) => ({ __rl: true, mode: 'name', value });

describe('lists', () => {
	test.each<[string, object, string, unknown, number, object]>([
		[
			'lines',
			{ resource: 'line' },
			'incominglines',
			{},
			4,
			{
				lineId: 90001,
				number: '+74950000001',
				name: 'Main',
				comment: null,
				region: 'Москва',
				schemeId: 30001,
				schemeName: 'Day',
				callAs: '74950000001',
			},
		],
		['audio files', { resource: 'audioFile' }, 'audiofiles', {}, 2, { audioFileId: 12, name: 'Welcome' }],
		[
			'roles',
			{ resource: 'role' },
			'roles',
			{},
			3,
			{ roleId: 2, name: 'Employee', permissions: [{ code: 'example', param: 0 }] },
		],
		[
			'trunk numbers',
			{ resource: 'trunk' },
			'trunks/numbers',
			{},
			2,
			{ trunkNumberId: 1, trunkId: 1, number: '+74950000009', description: null, canReceive: true, canCall: true },
		],
		[
			'schemes',
			{ resource: 'scheme' },
			'schemas',
			{ ext_fields: ['trunks_numbers'] },
			3,
			expect.objectContaining({ schemeId: 30001, name: 'Day', lineIds: expect.arrayContaining([90001, 90002]) }),
		],
		[
			'SIP accounts',
			{ resource: 'sipAccount' },
			'sips',
			{},
			10,
			{
				sipAccountId: 1,
				employeeId: 400001,
				login: 'u101',
				domain: 'example.mangosip.ru',
				address: 'sip:u101@example.mangosip.ru',
			},
		],
		[
			'SIP domains',
			{ resource: 'sipAccount', operation: 'getDomains' },
			'domains',
			{},
			2,
			{ domain: 'example.mangosip.ru' },
		],
		[
			'auto-secretary rules',
			{ resource: 'autoSecretary', employeeId: byId('400001') },
			'autosecretary/rules',
			{ user_id: 400001 },
			2,
			{ ruleId: 1, name: 'Lunch', active: false },
		],
	])('%s', async (_what, parameters, method, json, count, first) => {
		const { pbx, n8n, sent } = await scene();
		const all = { operation: 'getMany', ...parameters, returnAll: true } as INodeParameters;
		const { items, error } = await n8n.run(all);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(count);
		expect(items[0].json).toEqual(first);
		expect(await sent()).toEqual([{ method, json }]);
		expect((await pbx.requests())[0].verdict).toBe('accepted');
		expect((await n8n.run({ ...all, returnAll: false, limit: 1 })).items).toHaveLength(1);
	});
});

describe('call schemes', () => {
	const SET = { resource: 'scheme', operation: 'set', schemeId: fromList('30002') };

	test('for a line', async () => {
		const { n8n, sent } = await scene();
		const { items } = await n8n.run({ ...SET, setFor: 'line', lineId: fromList('90001') });
		expect(items[0].json).toEqual({ schemeId: 30002, lineId: 90001, trunkNumberId: null });
		expect(await sent()).toEqual([{ method: 'schema/set', json: { schema_id: 30002, line_id: 90001 } }]);
		const { items: lines } = await n8n.run({ resource: 'line', operation: 'getMany', limit: 1 });
		expect(lines[0].json).toMatchObject({ schemeId: 30002, schemeName: 'Night' });
	});

	test('for a trunk number; a line that is still there from before does not count', async () => {
		const { n8n, sent } = await scene();
		const { items, error } = await n8n.run({
			...SET,
			setFor: '={{ $json.kind }}',
			lineId: fromList('90001'),
			trunkNumberId: byId('2'),
		}, { items: [{ kind: 'trunkNumber' }] });
		expect(error).toBeUndefined();
		expect(items[0].json).toEqual({ schemeId: 30002, lineId: null, trunkNumberId: 2 });
		expect((await sent())[0].json).toEqual({ schema_id: 30002, trunk_number_id: 2 });
	});
});

describe('auto-secretary', () => {
	const SET = { resource: 'autoSecretary', operation: 'setStatus', employeeId: byId('400001'), ruleId: byId('1') };

	test('a rule is switched on', async () => {
		const { n8n, sent } = await scene();
		const { items, error } = await n8n.run({ ...SET, active: true });
		expect(error).toBeUndefined();
		expect(items[0].json).toEqual({ employeeId: 400001, ruleId: 1, active: true });
		expect((await sent())[0].json).toEqual({ user_id: 400001, rule_id: 1, active: 1 });
		const rules = await n8n.run({ resource: 'autoSecretary', operation: 'getMany', employeeId: byId('400001') });
		expect(rules.items[0].json).toMatchObject({ ruleId: 1, active: true });
	});

	test('and off', async () => {
		const { n8n, sent } = await scene();
		expect((await n8n.run({ ...SET, active: false })).items[0].json).toMatchObject({ active: false });
		expect((await sent())[0].json).toMatchObject({ active: 0 });
	});
});

describe('SIP accounts', () => {
	const CREATE = {
		resource: 'sipAccount',
		operation: 'create',
		employeeId: fromList('400002'),
		login: 'u102',
		domain: fromList('example.mangosip.ru'),
		password: 'Example102',
	};
	const UPDATE = { resource: 'sipAccount', operation: 'update', sipAccountId: byId('1') };

	test('the whole life of one', async () => {
		const { pbx, n8n, sent } = await scene();
		const created = await n8n.run({ ...CREATE, additionalFields: { description: 'Desk phone' } });
		expect(created.error).toBeUndefined();
		expect(created.items[0].json).toEqual({
			sipAccountId: 11,
			employeeId: 400002,
			address: 'sip:u102@example.mangosip.ru',
		});
		const updated = await n8n.run({
			...UPDATE,
			sipAccountId: byId('11'),
			additionalFields: { login: 'u102b', domain: byName('branch.mangosip.ru'), password: 'Another102' },
		});
		expect(updated.error).toBeUndefined();
		expect(updated.items[0].json).toEqual({ sipAccountId: 11, updated: true });
		const { items } = await n8n.run({ resource: 'sipAccount', operation: 'getMany', returnAll: true });
		expect(items.map(({ json }) => json.address)).toContain('sip:u102b@branch.mangosip.ru');
		const deleted = await n8n.run({ resource: 'sipAccount', operation: 'delete', sipAccountId: fromList('11') });
		expect(deleted.items[0].json).toEqual({ deleted: true, sipAccountId: 11 });
		expect((await sent()).map(({ method }) => method)).toEqual(['sip/create', 'sip/update', 'sips', 'sip/delete']);
		expect((await pbx.requests()).map(({ verdict }) => verdict)).toEqual(Array(4).fill('accepted'));
	});

	test.each<[string, string, object]>([
		['no login', 'Login', { ...CREATE, login: ' ' }],
		['a login in Cyrillic', 'Login', { ...CREATE, login: 'анна' }],
		['a whole address as login', 'Login', { ...CREATE, login: 'u102@example.mangosip.ru' }],
		['a domain with a blank', 'Domain', { ...CREATE, domain: byName('example mangosip.ru') }],
		['no password', 'Password', { ...CREATE, password: NOTHING }],
		['a weak password', 'Password', { ...CREATE, password: 'example102' }],
		['nothing to change', 'Additional Fields', UPDATE],
	])('refused before sending: %s', async (_what, label, parameters) => {
		const { pbx, n8n } = await scene();
		const { error } = await n8n.run(parameters as INodeParameters);
		expect(await pbx.requests()).toEqual([]);
		expect(error?.message).toContain(`'${label}'`);
	});
});

describe('refused before sending', () => {
	test.each<[string, string, object]>([
		['a scheme for no line', 'Line', { resource: 'scheme', operation: 'set', schemeId: byId('30002'), setFor: 'line', lineId: fromList(NOTHING), trunkNumberId: byId('1') }],
		['a scheme for no trunk number', 'Trunk Number', { resource: 'scheme', operation: 'set', schemeId: byId('30002'), setFor: 'trunkNumber', trunkNumberId: fromList(NOTHING) }],
		['a scheme by its name', 'Call Scheme', { resource: 'scheme', operation: 'set', schemeId: byId('Night'), lineId: byId('90001') }],
		['rules of nobody', 'Employee', { resource: 'autoSecretary', operation: 'getMany', employeeId: fromList(NOTHING) }],
		['no rule', 'Rule', { resource: 'autoSecretary', operation: 'setStatus', employeeId: byId('400001'), ruleId: fromList(NOTHING) }],
	])('%s', async (_what, label, parameters) => {
		const { pbx, n8n } = await scene();
		const { error } = await n8n.run(parameters as INodeParameters);
		expect(await pbx.requests()).toEqual([]);
		expect(error?.message).toContain(`'${label}'`);
	});
});

describe('pickers', () => {
	test.each<[string, unknown]>([
		['searchRoles', { name: 'Administrator (1)', value: 1 }],
		['searchSchemes', { name: 'Day (30001)', value: 30001 }],
		['searchGroupIds', { name: 'Night shift (70005)', value: 70005 }],
		['searchLineIds', { name: 'line1, sip:line1@example.mangosip.ru (90002)', value: 90002 }],
		['searchTrunkNumbers', { name: '+74950000010 (2)', value: 2 }],
		['searchSipAccounts', { name: 'sip:u101@example.mangosip.ru (1)', value: 1 }],
		['searchDomains', { name: 'example.mangosip.ru', value: 'example.mangosip.ru' }],
		['searchForwardingRules', { name: '+79000000001, VIP (1)', value: 1 }],
		['searchIncomingListNumbers', { name: '+79000000099, spam, black (1)', value: 1 }],
	])('%s', async (method, one) => {
		const { n8n } = await scene();
		const { results } = (await n8n.list(method)) as { results: unknown[] };
		expect(results).toContainEqual(one);
	});

	test('SIP lines and numbers that only receive are not offered for outgoing calls', async () => {
		const { n8n } = await scene();
		const values = async (method: string) =>
			((await n8n.list(method)) as { results: Array<{ value: number }> }).results.map(({ value }) => value);
		expect((await values('searchOutgoingLines')).sort()).toEqual([90001, 90003, 90004]);
		expect(await values('searchOutgoingTrunkNumbers')).toEqual([1]);
	});

	test('rules of an auto-secretary need the employee first', async () => {
		const { pbx, n8n } = await scene();
		await expect(n8n.list('searchAutoSecretaryRules')).rejects.toThrow("Choose 'Employee' first");
		expect(await pbx.requests()).toEqual([]);
		const chosen = { employeeId: { __rl: true, mode: 'list', value: '400001' } };
		expect(await n8n.list('searchAutoSecretaryRules', 'lunch', chosen)).toEqual({
			results: [{ name: 'Lunch (1)', value: 1 }],
		});
	});
});
