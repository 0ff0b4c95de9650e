import { rolesOf } from '../../../mango/configuration';
import { listFields, readRows } from '../lists';
import type { Resource } from '../operation';

/** What employees may see and change (mango-api.md §2.7). */
export const role: Resource = {
	value: 'role',
	name: 'Role',
	operations: [
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many roles',
			description: 'List the roles that employees can have, with their permissions; a new employee needs one',
			method: 'roles',
			fields: listFields,
			output: readRows(rolesOf),
			example: {
				in: { returnAll: true },
				sends: {},
				replies: {
					result: 1000,
					roles: [{ role_id: 2, name: 'Employee', permissions: [{ code: 'example', param: 0 }] }],
				},
				out: [{ roleId: 2, name: 'Employee', permissions: [{ code: 'example', param: 0 }] }],
			},
		},
	],
};
