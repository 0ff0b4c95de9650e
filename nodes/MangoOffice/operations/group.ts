import type { IDataObject } from 'n8n-workflow';

import { groupsOf } from '../../../mango/directory';
import { limited, listFields, simplifyField } from '../lists';
import type { Resource } from '../operation';

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
			output: (reply, input) =>
				limited(groupsOf(reply), input).map(({ simple, raw }) =>
					input.simplify === true ? ({ ...simple } as IDataObject) : (raw as IDataObject),
				),
		},
	],
};
