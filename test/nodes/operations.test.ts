import { holdClock } from '../support/clock';
import { inProcess } from '../support/inProcess';
import { BALANCE, byHand, fromList, GOOD_CALL, GOOD_SMS, scenes } from '../support/scene';

holdClock();
const scene = scenes();

const ACCEPTED = expect.objectContaining({ code: 1000, name: 'OK', category: 'success', success: true });
const OWN_ID = /^n8n-417-\d+-[0-9a-f]{8}$/;

describe('a command sends exactly what the manual prints', () => {
	test.each([
		[
			'call: start, with the least',
			GOOD_CALL,
			'commands/callback',
			{ from: { extension: '101' }, to_number: '79000000002' },
		],
		[
			'call: start, with everything',
			{
				...GOOD_CALL,
				employee: fromList('102'),
				additionalFields: {
					line: fromList('74950000001'),
					ringOn: '8 (900) 000-01-02',
					sipHeaders: { header: [{ name: 'Call-Info/answer-after', value: '0' }] },
				},
			},
			'commands/callback',
			{
				from: { extension: '102', number: '79000000102' },
				to_number: '79000000002',
				line_number: '74950000001',
				sip_headers: { 'Call-Info/answer-after': '0' },
			},
		],
		[
			'call: start, to a colleague, from a SIP device, over a SIP line',
			{
				...GOOD_CALL,
				toNumber: '103',
				additionalFields: { line: fromList('line1'), ringOn: 'sip:u101@example.mangosip.ru' },
			},
			'commands/callback',
			{
				from: { extension: '101', number: 'sip:u101@example.mangosip.ru' },
				to_number: '103',
				line_number: 'line1',
			},
		],
		[
			'call: start from group, group first',
			{
				resource: 'call',
				operation: 'startFromGroup',
				group: byHand('extension', '500'),
				clientNumber: '8 900 000-00-02',
				line: byHand('number', '+7 495 000-00-01'),
				callFirst: 'group',
			},
			'commands/callback_group',
			{ from: '500', to: '79000000002', line_number: '74950000001' },
		],
		[
			'call: start from group, client first',
			{
				resource: 'call',
				operation: 'startFromGroup',
				group: fromList('500'),
				clientNumber: '8 900 000-00-02',
				line: fromList('74950000001'),
				callFirst: 'client',
			},
			'commands/callback_group',
			{ from: '79000000002', to: '500', line_number: '74950000001' },
		],
		[
			'call: hang up',
			{ resource: 'call', operation: 'hangUp', callId: 'MToxMDAwMDAwOjgx' },
			'commands/call/hangup',
			{ call_id: 'MToxMDAwMDAwOjgx' },
		],
		[
			'SMS: send',
			{ ...GOOD_SMS, text: 'Привет, «мир» & 100 %', additionalFields: { smsSender: 'Shop' } },
			'commands/sms',
			{ text: 'Привет, «мир» & 100 %', from_extension: '101', to_number: '79000000002', sms_sender: 'Shop' },
		],
	])('%s', async (_name, parameters, method, json) => {
		const { pbx, n8n } = await scene();
		const { items, error } = await n8n.run(parameters as never);
		expect(error).toBeUndefined();
		expect(items).toEqual([
			{
				json: { commandId: expect.stringMatching(OWN_ID), accepted: true, result: ACCEPTED },
				pairedItem: { item: 0 },
			},
		]);
		const requests = await pbx.requests();
		expect(requests).toHaveLength(1);
		// "noted" would be a parameter that the reference does not know.
		expect(requests[0]).toMatchObject({ verdict: 'accepted', httpMethod: 'POST', path: `/vpbx/${method}` });
		expect(requests[0].json).toEqual({ ...json, command_id: items[0].json.commandId });
	});
});

describe('the command id', () => {
	test("is the user's own when given, trimmed", async () => {
		const { n8n, sent } = await scene();
		const { items } = await n8n.run({ ...GOOD_SMS, additionalFields: { commandId: ' order-7 ' } });
		expect(items[0].json.commandId).toBe('order-7');
		expect((await sent())[0].json).toMatchObject({ command_id: 'order-7' });
	});

	test('is unique when made, so that results of one batch can be told apart', async () => {
		const { n8n, sent } = await scene();
		const first = await n8n.run(GOOD_SMS, { items: [{}, {}, {}] });
		const second = await n8n.run(GOOD_SMS, { items: [{}] });
		const ids = [...first.items, ...second.items].map(({ json }) => json.commandId);
		expect(new Set(ids).size).toBe(4);
		expect((await sent()).map(({ json }) => (json as { command_id: string }).command_id)).toEqual(ids);
	});

	test('of an empty field is made, because an expression often gives nothing', async () => {
		const { n8n } = await scene();
		const { items } = await n8n.run({ ...GOOD_SMS, additionalFields: { commandId: '  ' } });
		expect(items[0].json.commandId).toMatch(OWN_ID);
	});
});

describe('numbers in any usual writing become digits', () => {
	test.each([
		['+7 900 000-00-02', '79000000002'],
		['8 (900) 000-00-02', '79000000002'],
		['8-900-000-00-02', '79000000002'],
		['900 000 00 02', '79000000002'],
		['79000000002', '79000000002'],
		['tel:+79000000002', '79000000002'],
		['+49 30 1234567', '49301234567'],
		['0049 30 1234567', '49301234567'],
		['\u00a0+7\u00a0900\u00a0000\u201100\u201102', '79000000002'],
	])('%s', async (writing, digits) => {
		const { n8n, sent } = await scene();
		const { error } = await n8n.run({ ...GOOD_SMS, toNumber: writing });
		expect(error).toBeUndefined();
		expect((await sent())[0].json).toMatchObject({ to_number: digits });
	});

	test('that come as numbers out of a table work as well', async () => {
		const { n8n, sent } = await scene();
		const { error } = await n8n.run(
			{ ...GOOD_SMS, toNumber: '={{ $json.phone }}', employee: byHand('extension', '={{ $json.who }}') },
			{ items: [{ phone: 79000000002, who: 101 }] },
		);
		expect(error).toBeUndefined();
		expect((await sent())[0].json).toMatchObject({ to_number: '79000000002', from_extension: '101' });
	});
});

describe('a SIP login', () => {
	test.each([['u101'], ['sip:u101']])('%s gets the domain of the credential', async (ringOn) => {
		const { pbx } = await scene();
		const n8n = await inProcess({ ...pbx.credential, sipDomain: ' example.mangosip.ru ' });
		const { error } = await n8n.run({ ...GOOD_CALL, additionalFields: { ringOn } });
		expect(error).toBeUndefined();
		expect((await pbx.requests())[0].json).toMatchObject({ from: { number: 'sip:u101@example.mangosip.ru' } });
	});

	test('with a domain of its own keeps it', async () => {
		const { pbx } = await scene();
		const n8n = await inProcess({ ...pbx.credential, sipDomain: 'other.mangosip.ru' });
		await n8n.run({ ...GOOD_CALL, toNumber: 'sip:u102@example.mangosip.ru' });
		expect((await pbx.requests())[0].json).toMatchObject({ to_number: 'sip:u102@example.mangosip.ru' });
	});

	test('without any domain is refused with the reason, and not sent', async () => {
		const { n8n, sent } = await scene();
		const { error } = await n8n.run({ ...GOOD_CALL, additionalFields: { ringOn: 'u101' } });
		expect(error?.message).toMatch(/'Ring On'.*SIP Domain/);
		expect(await sent()).toEqual([]);
	});
});

describe('many items', () => {
	test('each item sends its own values and is paired with its own result', async () => {
		const { n8n, sent } = await scene();
		const { items } = await n8n.run(
			{ ...GOOD_SMS, text: '={{ $json.text }}' },
			{ items: [{ text: 'one' }, { text: 'two' }] },
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect((await sent()).map(({ json }) => (json as { text: string }).text)).toEqual(['one', 'two']);
	});
});

describe('lists', () => {
	const EMPLOYEES = { resource: 'employee', operation: 'getMany' };
	const GROUPS = { resource: 'group', operation: 'getMany' };

	test('employees: a few readable fields, numbers in E.164, nothing missing', async () => {
		const { n8n, sent } = await scene();
		const { items } = await n8n.run({ ...EMPLOYEES, limit: 1, simplify: true });
		expect(items).toEqual([
			{
				json: {
					employeeId: 400001,
					name: 'Anna Ivanova',
					extension: '101',
					email: 'a.ivanova@example.org',
					mobile: '+79000000101',
					department: 'Sales',
					position: 'Manager',
					outgoingLine: '+74950000001',
					groupIds: [70001],
					sipAddresses: ['sip:u101@example.mangosip.ru'],
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(await sent()).toEqual([
			{
				method: 'config/users/request',
				json: { ext_fields: ['general.user_id', 'general.sips', 'general.mobile', 'groups'] },
			},
		]);
	});

	test('employees: an absent value is null and not a missing field', async () => {
		const { n8n } = await scene();
		const { items } = await n8n.run({ ...EMPLOYEES, returnAll: true });
		expect(items[11].json).toEqual({
			employeeId: 400012,
			name: 'Gleb Intern',
			extension: null,
			email: null,
			mobile: null,
			department: 'Sales',
			position: null,
			outgoingLine: '+74950000001',
			groupIds: [],
			sipAddresses: [],
		});
	});

	test('employees: raw is what Mango sent, in camelCase', async () => {
		const { n8n } = await scene();
		const { items } = await n8n.run({ ...EMPLOYEES, limit: 1, simplify: false });
		expect(items[0].json).toEqual({
			general: expect.objectContaining({ name: 'Anna Ivanova', userId: 400001, mobile: '79000000101' }),
			telephony: {
				extension: '101',
				outgoingline: '74950000001',
				numbers: [{ number: 'sip:u101@example.mangosip.ru', protocol: 'sip', order: 0, waitSec: 30, status: 'on' }],
			},
			groups: [70001],
		});
	});

	test('employees: by extension, the PBX filters', async () => {
		const { n8n, sent } = await scene();
		const { items } = await n8n.run({ ...EMPLOYEES, additionalFields: { extension: '104' } });
		expect(items.map(({ json }) => json.name)).toEqual(['Дмитрий Кузнецов']);
		expect((await sent())[0].json).toMatchObject({ extension: '104' });
	});

	test('limit and return all', async () => {
		const { n8n } = await scene();
		expect((await n8n.run({ ...GROUPS, limit: 2 })).items).toHaveLength(2);
		expect((await n8n.run({ ...GROUPS, limit: 50 })).items).toHaveLength(5);
		expect((await n8n.run({ ...GROUPS, returnAll: true })).items).toHaveLength(5);
		expect((await n8n.run({ ...GROUPS, returnAll: true, limit: 1 })).items).toHaveLength(5);
	});

	test('the limit that nobody touched is 50', async () => {
		const { pbx, n8n } = await scene();
		const groups = Array.from({ length: 60 }, (_, id) => ({ id, name: `Group ${id}`, extension: String(500 + id) }));
		await pbx.post('faults', { kind: 'reply', method: 'groups', body: { result: 1000, groups } });
		expect((await n8n.run(GROUPS)).items).toHaveLength(50);
	});

	test('all rows of one item are paired with it', async () => {
		const { n8n } = await scene();
		const { items } = await n8n.run({ ...GROUPS, limit: 2 }, { items: [{}, {}] });
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }, { item: 1 }, { item: 1 }]);
	});

	test('groups: with their people', async () => {
		const { n8n, sent } = await scene();
		const { items } = await n8n.run({ ...GROUPS, limit: 1 });
		expect(items[0].json).toEqual({
			groupId: 70001,
			name: 'Sales',
			extension: '500',
			description: null,
			employees: [
				{ employeeId: 400001, name: 'Anna Ivanova', extension: '101' },
				{ employeeId: 400002, name: 'Pavel Petrov', extension: '102' },
				{ employeeId: 400004, name: 'Дмитрий Кузнецов', extension: '104' },
			],
		});
		expect(await sent()).toEqual([{ method: 'groups', json: { show_users: 1 } }]);
	});

	test('groups: raw keeps what the simple form leaves out', async () => {
		const { n8n } = await scene();
		const { items } = await n8n.run({ ...GROUPS, limit: 1, simplify: false });
		expect(items[0].json).toMatchObject({ id: 70001, dialAlgGroup: 2, useDynamicIvr: 0 });
	});
});

describe('balance', () => {
	test('is a number with its currency and the time in UTC', async () => {
		const { pbx, n8n, sent } = await scene();
		await pbx.post('clock', { now: Date.UTC(2026, 5, 20, 9, 0, 0), freeze: true });
		const { items } = await n8n.run(BALANCE);
		expect(items[0].json).toEqual({ balance: 1234.56, currency: 'RUB', checkedAt: '2026-06-20T09:00:00.000Z' });
		expect(await sent()).toEqual([{ method: 'account/balance', json: {} }]);
	});

	test('comes also after a while', async () => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', { kind: 'slow', ms: 400, count: 1 });
		expect((await n8n.run(BALANCE)).items).toHaveLength(1);
		expect(await pbx.requests()).toHaveLength(1);
	});

	test('that comes as a text is a number all the same', async () => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', { kind: 'reply', body: { result: '1000', balance: '-10.50', currency: 'RUR' } });
		expect((await n8n.run(BALANCE)).items[0].json).toEqual({ balance: -10.5, currency: 'RUR', checkedAt: null });
	});
});

describe('an accepted command may be answered in several forms', () => {
	test.each([[{ result: 1000 }], [{ result: '1000' }], [{ result: 1001 }], [{ result: [1000, 1000] }]])(
		'%j',
		async (body) => {
			const { pbx, n8n } = await scene();
			await pbx.post('faults', { kind: 'reply', body });
			const { items, error } = await n8n.run(GOOD_SMS);
			expect(error).toBeUndefined();
			expect(items[0].json).toMatchObject({ accepted: true, result: { success: true } });
		},
	);

	test('with remarks (1001) the item says so', async () => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', { kind: 'reply', body: { result: 1001 } });
		expect((await n8n.run(GOOD_SMS)).items[0].json.result).toMatchObject({ code: 1001 });
	});
});

describe('an operation that does not exist', () => {
	test('is refused in words', async () => {
		const { n8n } = await scene();
		const { error } = await n8n.run({ ...GOOD_CALL, operation: 'constructor' });
		expect(error?.message).toContain('not supported');
	});

	test.each([
		['call', 'constructor'],
		['call', 'toString'],
		['__proto__', 'start'],
		['constructor', 'name'],
	])('%s: %s sends nothing and gives no item', async (resource, operation) => {
		const { n8n, sent } = await scene();
		const { error, items } = await n8n.run({ ...GOOD_CALL, resource, operation });
		expect(items).toEqual([]);
		expect(error).toBeDefined();
		expect(await sent()).toEqual([]);
	});
});
