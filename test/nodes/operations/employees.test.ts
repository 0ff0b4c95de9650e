import type { INodeParameters } from 'n8n-workflow';

import { holdClock } from '../../support/clock';
import { byHand, fromList, scenes } from '../../support/scene';

holdClock();
const scene = scenes();

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const CREATE = {
	resource: 'employee',
	operation: 'create',
	name: 'Vera Novikova',
	roleId: fromList('2'),
	extension: '113',
};
const UPDATE = { resource: 'employee', operation: 'update', employeeId: byId('400001') };

describe('employee: get', () => {
	test('by extension, in clear names', async () => {
		const { n8n, sent } = await scene();
		const { items, error } = await n8n.run({ resource: 'employee', operation: 'get', employee: byHand('extension', '101') });
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({
			employeeId: 400001,
			login: 'a.ivanova',
			roleId: 2,
			useStatus: false,
			lineId: 90001,
			trunkNumberId: null,
			numbers: [{ number: 'sip:u101@example.mangosip.ru', protocol: 'sip', order: 0, waitSeconds: 30, active: true }],
		});
		expect((await sent())[0].json).toMatchObject({ extension: '101', ext_fields: expect.arrayContaining(['general.login']) });
	});

	test('by id, also one without an extension; a hidden extension does not count', async () => {
		const { n8n, sent } = await scene();
		const { items, error } = await n8n.run({
			resource: 'employee',
			operation: 'get',
			getBy: 'id',
			employee: byHand('extension', '101'),
			employeeId: fromList('400012'),
		});
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ employeeId: 400012, name: 'Gleb Intern', extension: null, numbers: [] });
		expect((await sent())[0].json).not.toHaveProperty('extension');
	});

	test('raw is what Mango sent, in camelCase', async () => {
		const { n8n } = await scene();
		const { items } = await n8n.run({ resource: 'employee', operation: 'get', employee: fromList('101'), simplify: false });
		expect(items[0].json).toMatchObject({ general: { accessRoleId: 2 }, telephony: { dialAlg: 1 } });
	});

	test('whom nobody knows is said, with the way on', async () => {
		const { n8n } = await scene();
		const { error } = await n8n.run({ resource: 'employee', operation: 'get', employee: byHand('extension', '999') });
		expect(error?.message).toBe('No employee has the extension 999');
		expect(error?.description).toContain('Get Many');
	});
});

describe('employee: create, update, delete', () => {
	test('the whole life of an employee', async () => {
		const { pbx, n8n } = await scene();
		const created = await n8n.run({
			...CREATE,
			additionalFields: {
				department: 'Sales',
				position: 'Manager',
				email: 'v.novikova@example.org',
				mobile: '8 900 000-01-13',
				lineId: fromList('90001'),
				login: 'v.novikova',
				password: 'Example113',
				useStatus: true,
				useContactCenterNumbers: false,
				dialAlgorithm: 2,
				numbers: {
					row: [
						{ number: '+7 900 000-01-13', protocol: 'auto', waitSeconds: 20, status: 'on' },
						{ number: 'sip:u113@example.mangosip.ru', waitSeconds: 0, status: 'off', schedule: '{"from":"2026-06-21 00:00:00"}' },
					],
				},
			},
		});
		expect(created.error).toBeUndefined();
		expect(created.items[0].json).toEqual({ employeeId: 400014, name: 'Vera Novikova', extension: '113' });

		const updated = await n8n.run({
			...UPDATE,
			employeeId: byId('400014'),
			additionalFields: { position: 'Head of sales', removeOutgoingLine: true, roleId: fromList('3') },
		});
		expect(updated.error).toBeUndefined();
		expect(updated.items[0].json).toEqual({ employeeId: 400014, updated: true });

		const got = await n8n.run({ resource: 'employee', operation: 'get', employee: fromList('113') });
		expect(got.items[0].json).toMatchObject({
			employeeId: 400014,
			position: 'Head of sales',
			department: 'Sales',
			mobile: '+79000000113',
			roleId: 3,
			outgoingLine: null,
			lineId: null,
			useStatus: true,
			useContactCenterNumbers: false,
			dialAlgorithm: 2,
			numbers: [
				{ number: '+79000000113', protocol: 'tel', order: 0, waitSeconds: 20, active: true },
				{ number: 'sip:u113@example.mangosip.ru', protocol: 'sip', order: 1, waitSeconds: 0, active: false },
			],
		});

		const deleted = await n8n.run({ resource: 'employee', operation: 'delete', employeeId: fromList('400014') });
		expect(deleted.items[0].json).toEqual({ deleted: true, employeeId: 400014 });
		expect((await pbx.requests()).map(({ verdict, notes }) => [verdict, notes])).toEqual(
			Array.from({ length: 4 }, () => ['accepted', expect.not.arrayContaining([expect.stringContaining('unknown')])]),
		);
	});

	test('a number whose schedule nobody has touched goes without one, although n8n fills in the default', async () => {
		const { n8n, sent } = await scene();
		await n8n.run({ ...CREATE, additionalFields: { numbers: { row: [{ number: '+7 900 000-01-13', schedule: '{}' }] } } });
		const [{ json }] = await sent();
		expect(json).toMatchObject({ numbers: [{ number: '79000000113' }] });
		expect(JSON.stringify(json)).not.toContain('schedule');
	});

	test('a trunk number instead of a line', async () => {
		const { n8n, sent } = await scene();
		const { error } = await n8n.run({ ...UPDATE, additionalFields: { trunkNumberId: byId('1') } });
		expect(error).toBeUndefined();
		expect(await sent()).toEqual([{ method: 'member/update', json: { user_id: 400001, trunk_number_id: 1 } }]);
	});

	test('an administrator stays, and the reason is told', async () => {
		const { n8n } = await scene();
		const { error } = await n8n.run({ resource: 'employee', operation: 'delete', employeeId: fromList('400011') });
		expect(error?.message).toContain('(5210)');
	});
});

const REFUSED: Array<[string, string, object]> = [
	['no name', 'Name', { ...CREATE, name: ' ' }],
	['no role', 'Role', { ...CREATE, roleId: fromList('={{ $json.nothing }}') }],
	['letters for a role', 'Role', { ...CREATE, roleId: byId('Manager') }],
	['an extension of letters', 'Extension', { ...CREATE, extension: 'abc' }],
	['an e-mail without a domain', 'Email', { ...CREATE, additionalFields: { email: 'vera@localhost' } }],
	['a mobile number that lost a digit', 'Mobile', { ...CREATE, additionalFields: { mobile: '8900000011' } }],
	['a login without a password', 'Password', { ...CREATE, additionalFields: { login: 'vera' } }],
	['a password without a login', 'Login', { ...UPDATE, additionalFields: { password: 'Example113' } }],
	['a password of seven characters', 'Password', { ...CREATE, additionalFields: { login: 'vera', password: 'Exampl1' } }],
	['a password without digits', 'Password', { ...CREATE, additionalFields: { login: 'vera', password: 'ExampleExample' } }],
	['a password in Cyrillic', 'Password', { ...CREATE, additionalFields: { login: 'vera', password: 'Пример123' } }],
	['a line and a trunk number', 'Outgoing Trunk Number', { ...CREATE, additionalFields: { lineId: byId('90001'), trunkNumberId: byId('1') } }],
	['a line that is given and taken away', 'Remove Outgoing Line', { ...UPDATE, additionalFields: { lineId: byId('90001'), removeOutgoingLine: true } }],
	['a dial algorithm that does not exist', 'Dial Algorithm', { ...CREATE, additionalFields: { dialAlgorithm: 3 } }],
	['a row without a number', 'Numbers', { ...UPDATE, additionalFields: { numbers: { row: [{ number: '', waitSeconds: 30, status: 'on' }] } } }],
	['an internal number as a phone', 'Numbers', { ...UPDATE, additionalFields: { numbers: { row: [{ number: '101', status: 'on' }] } } }],
	['nothing to change', 'Additional Fields', { ...UPDATE, additionalFields: {} }],
	['nothing to change but a blank', 'Additional Fields', { ...UPDATE, additionalFields: { position: ' ' } }],
	['no employee', 'Employee', { resource: 'employee', operation: 'delete', employeeId: fromList('={{ $json.nothing }}') }],
	['a name as the ID', 'Employee', { resource: 'employee', operation: 'delete', employeeId: byId('Anna') }],
	['no employee to get', 'Employee', { resource: 'employee', operation: 'get', employee: fromList('={{ $json.nothing }}') }],
];

describe('employee: refused before sending', () => {
	test.each(REFUSED)('%s', async (_what, label, parameters) => {
		const { pbx, n8n } = await scene();
		const { items, error } = await n8n.run(parameters as INodeParameters);
		expect(await pbx.requests()).toEqual([]);
		expect(items).toEqual([]);
		expect(error?.message).toContain(`'${label}'`);
	});

	test('the message holds no password', async () => {
		const { n8n } = await scene();
		const { error } = await n8n.run({ ...CREATE, additionalFields: { login: 'vera', password: 'weak-secret' } });
		expect(JSON.stringify([error?.message, error?.description])).not.toContain('weak-secret');
	});
});
