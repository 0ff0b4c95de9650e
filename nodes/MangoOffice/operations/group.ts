import { groupsOf } from '../../../mango/directory';
import { listed, listFields, simplifyField } from '../lists';
import type { Resource } from '../operation';
import { editing } from './group/edit';
import { get } from './group/get';

/** Groups of employees who take calls together (mango-api.md §2.7). */
export const group: Resource = {
	value: 'group',
	name: 'Group',
	operations: [
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many groups',
			description: 'List the groups of the PBX with their internal numbers and employees',
			method: 'groups',
			fields: [...listFields, simplifyField],
			body: () => ({ show_users: 1 }),
			output: listed(groupsOf),
			example: {
				in: { returnAll: true, simplify: true },
				sends: { show_users: 1 },
				replies: {
					result: 1000,
					groups: [
						{
							id: 70001,
							name: 'Sales',
							description: '',
							extension: '500',
							operators: [{ id: 400001, name: 'Anna Ivanova', extension: '101', priority: 1, order: 0 }],
						},
					],
				},
				out: [
					{
						groupId: 70001,
						name: 'Sales',
						extension: '500',
						description: null,
						employees: [{ employeeId: 400001, name: 'Anna Ivanova', extension: '101' }],
					},
				],
			},
		},
		get,
		...editing,
	],
};
