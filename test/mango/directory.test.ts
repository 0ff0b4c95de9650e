import fc from 'fast-check';

import responses from '../fixtures/responses.json';
import { employeesOf, groupsOf, linesOf } from '../../mango/directory';
import type { JsonObject } from '../../mango/lenient';
import { holds } from '../support/property';

const fixture = responses.responses as unknown as Record<string, { readonly body: JsonObject }>;

describe('the replies of the reference', () => {
	it('employees, with what maps an extension to an id and a group', () => {
		const [anna, pavel] = employeesOf(fixture['config/users/request'].body);
		expect(anna.simple).toEqual({
			employeeId: 400001,
			name: 'Anna Ivanova',
			extension: '101',
			email: 'a.ivanova@example.org',
			mobile: null,
			department: 'Sales',
			position: 'Manager',
			outgoingLine: '+74950000001',
			groupIds: [70001],
			sipAddresses: ['sip:u101@example.mangosip.ru'],
		});
		expect(pavel.simple).toMatchObject({ employeeId: 400002, extension: '102', email: null, department: null, sipAddresses: [] });
		expect(anna.raw).toMatchObject({ general: { userId: 400001 }, telephony: { numbers: [{ waitSec: 30 }] } });
	});

	it('groups with their employees', () => {
		const groups = groupsOf(fixture.groups.body);
		expect(groups.map(({ simple }) => simple)).toEqual([
			{
				groupId: 70001,
				name: 'Sales',
				extension: '500',
				description: null,
				employees: [{ employeeId: 400001, name: 'Anna Ivanova', extension: '101' }],
			},
		]);
		expect(groups[0].raw).toMatchObject({ dialAlgGroup: 2, useDynamicIvr: 0 });
	});

	it('lines: a SIP line is called by its name, a number by its digits', () => {
		expect(linesOf(fixture.incominglines.body).map(({ simple }) => simple)).toEqual([
			{ lineId: 90001, number: '+74950000001', name: 'Main', comment: null, region: 'Москва', schemeId: 30001, schemeName: 'Day', callAs: '74950000001' },
			{ lineId: 90002, number: 'sip:line1@example.mangosip.ru', name: 'line1', comment: null, region: 'sip', schemeId: 30001, schemeName: 'Day', callAs: 'line1' },
		]);
	});
});

describe('replies that are not as expected', () => {
	it('numbers as texts', () => {
		const [row] = employeesOf({ users: [{ general: { user_id: '400001', mobile: '79000000001' }, telephony: { extension: 101 }, groups: ['70001', 'x', null] }] });
		expect(row.simple).toMatchObject({ employeeId: 400001, extension: '101', mobile: '+79000000001', groupIds: [70001] });
	});

	it('an employee without sips, groups or telephony is still one', () => {
		expect(employeesOf({ users: [{}] })[0].simple).toEqual({
			employeeId: null, name: null, extension: null, email: null, mobile: null, department: null, position: null, outgoingLine: null, groupIds: [], sipAddresses: [],
		});
	});

	it.each([[undefined], [null], ['users'], [5], [{}], [[]], [[null, 1, 'x', [], [{}]]]])('a list of %j holds no rows', (list) => {
		expect(employeesOf({ users: list })).toEqual([]);
		expect(groupsOf({ groups: list })).toEqual([]);
		expect(linesOf({ lines: list })).toEqual([]);
	});

	it('garbage between good rows does not cost the good ones', () => {
		const rows = [null, { id: 1, name: 'A', operators: [null, { id: 2 }, 'x'] }, 5, { id: 3, operators: 'x' }];
		expect(groupsOf({ groups: rows }).map(({ simple }) => [simple.groupId, simple.employees.length])).toEqual([[1, 1], [3, 0]]);
	});

	const name = fc.constantFrom('general', 'telephony', 'groups', 'sips', 'number', 'operators', 'user_id', 'id', 'name', 'extension', '__proto__');
	const { tree } = fc.letrec((tie) => ({
		tree: fc.oneof({ maxDepth: 4 }, fc.constantFrom<unknown>(null, 1, '1', 'x', true), fc.array(tie('tree'), { maxLength: 3 }), fc.dictionary(name, tie('tree'), { maxKeys: 4 })),
	}));
	holds(
		'any JSON at all',
		500,
		fc.property(fc.array(tree, { maxLength: 3 }), (list) => {
			for (const rows of [employeesOf({ users: list }), groupsOf({ groups: list }), linesOf({ lines: list })]) {
				for (const { simple } of rows) expect(Object.values(simple)).not.toContain(undefined);
			}
		}),
	);
});
