import type { IDataObject } from 'n8n-workflow';

import { employeesOf, EMPLOYEE_EXT_FIELDS } from '../../../mango/directory';
import { text } from '../fields';
import { limited, listFields, simplifyField } from '../lists';
import type { Resource } from '../operation';

/** Employees (mango-api.md §2.7). */
export const employee: Resource = {
	value: 'employee',
	name: 'Employee',
	operations: [
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many employees',
			description: 'List the employees of the PBX with extension, e-mail, position and groups',
			method: 'config/users/request',
			fields: [
				...listFields,
				simplifyField,
				text('extension', {
					label: 'Extension',
					at: 'extension',
					optional: true,
					placeholder: 'e.g. 101',
					description: 'Only the employee with this internal number',
				}),
			],
			body: ({ extension }) => ({
				...(extension === undefined ? {} : { extension: extension as string }),
				ext_fields: [...EMPLOYEE_EXT_FIELDS],
			}),
			output: (reply, input) =>
				limited(employeesOf(reply), input).map(({ simple, raw }) =>
					input.simplify === true ? { ...simple } : (raw as IDataObject),
				),
		},
	],
};
