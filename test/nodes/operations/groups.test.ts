import type { INodeParameters } from 'n8n-workflow';

import { holdClock } from '../../support/clock';
import { fromList, scenes } from '../../support/scene';

holdClock();
const scene = scenes();

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const CREATE = { resource: 'group', operation: 'create', name: 'Exports', extension: '505' };
const UPDATE = { resource: 'group', operation: 'update', groupId: byId('70001') };

test('the whole life of a group', async () => {
	const { pbx, n8n, sent } = await scene();
	const created = await n8n.run({
		...CREATE,
		additionalFields: {
			description: 'Abroad',
			callDistribution: 1,
			numbersToRing: 4,
			preferFamiliarEmployee: true,
			callBackMissed: true,
			lineId: fromList('90001'),
			announceWaitingTime: true,
			announceQueuePosition: false,
			melodyId: fromList('12'),
			employees: {
				row: [
					{ employeeId: { __rl: true, mode: 'list', value: 400001 }, priority: 2 },
					{ employeeId: byId('400003'), priority: 1 },
				],
			},
		},
	});
	expect(created.error).toBeUndefined();
	expect(created.items[0].json).toEqual({ groupId: 70006, name: 'Exports', extension: '505' });

	const updated = await n8n.run({
		...UPDATE,
		groupId: byId('70006'),
		additionalFields: { name: 'Foreign trade', announceWaitingTime: false },
	});
	expect(updated.error).toBeUndefined();
	expect(updated.items[0].json).toEqual({ groupId: 70006, updated: true });
	expect((await sent())[1].json).toEqual({ group_id: 70006, group: { name: 'Foreign trade', use_dynamic_ivr: 0 } });

	const got = await n8n.run({ resource: 'group', operation: 'get', groupId: fromList('70006') });
	expect(got.items[0].json).toEqual({
		groupId: 70006,
		name: 'Foreign trade',
		extension: '505',
		description: 'Abroad',
		employees: [
			{ employeeId: 400001, name: 'Anna Ivanova', extension: '101', priority: 2 },
			{ employeeId: 400003, name: 'Olga Smirnova', extension: '103', priority: 1 },
		],
		callDistribution: 1,
		numbersToRing: 4,
		preferFamiliarEmployee: true,
		callBackMissed: true,
		lineId: 90001,
		announceWaitingTime: false,
		announceQueuePosition: false,
		melodyId: 12,
	});

	const deleted = await n8n.run({ resource: 'group', operation: 'delete', groupId: fromList('70006') });
	expect(deleted.items[0].json).toEqual({ deleted: true, groupId: 70006 });
	expect((await pbx.requests()).map(({ verdict }) => verdict)).toEqual(Array(4).fill('accepted'));
});

test('raw is what Mango sent, in camelCase', async () => {
	const { n8n } = await scene();
	const { items } = await n8n.run({ resource: 'group', operation: 'get', groupId: fromList('70001'), simplify: false });
	expect(items[0].json).toMatchObject({ id: 70001, dialAlgGroup: 2 });
});

test('a group that nobody knows is said in words', async () => {
	const { n8n } = await scene();
	const { error } = await n8n.run({ resource: 'group', operation: 'get', groupId: byId('79999') });
	expect(error?.message).toBe('No group has the ID 79999');
});

test('a group in use stays, and the reason is told', async () => {
	const { n8n } = await scene();
	const { error } = await n8n.run({ resource: 'group', operation: 'delete', groupId: byId('70001') });
	expect(error?.message).toContain('(5202)');
});

test.each<[string, string, object]>([
	['no name', 'Name', { ...CREATE, name: '={{ $json.nothing }}' }],
	['an extension of letters', 'Extension', { ...CREATE, extension: 'sales' }],
	['a distribution that does not exist', 'Call Distribution', { ...CREATE, additionalFields: { callDistribution: 4 } }],
	['an employee without an ID', 'Employees', { ...CREATE, additionalFields: { employees: { row: [{ employeeId: fromList(''), priority: 1 }] } } }],
	['a name as an employee', 'Employees', { ...CREATE, additionalFields: { employees: { row: [{ employeeId: byId('Anna'), priority: 1 }] } } }],
	['a negative priority', 'Employees', { ...CREATE, additionalFields: { employees: { row: [{ employeeId: byId('400001'), priority: -1 }] } } }],
	['nothing to change', 'Additional Fields', UPDATE],
	['a name as the group', 'Group', { resource: 'group', operation: 'delete', groupId: byId('Sales') }],
])('refused before sending: %s', async (_what, label, parameters) => {
	const { pbx, n8n } = await scene();
	const { items, error } = await n8n.run(parameters as INodeParameters);
	expect(await pbx.requests()).toEqual([]);
	expect(items).toEqual([]);
	expect(error?.message).toContain(`'${label}'`);
});
