import { employeesOf, EMPLOYEE_EXT_FIELDS } from '../../../mango/directory';
import { extension } from '../fields/phones';
import { listed, listFields, simplifyField } from '../lists';
import type { Resource } from '../operation';
import { editing } from './employee/edit';
import { get } from './employee/get';
import { match } from './employeeMatch';

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
				extension('extension', {
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
			output: listed(employeesOf),
			example: {
				in: { returnAll: true, simplify: true, extension: '101' },
				sends: { extension: '101', ext_fields: [...EMPLOYEE_EXT_FIELDS] },
				replies: {
					users: [
						{
							general: {
								name: 'Anna Ivanova',
								email: 'a.ivanova@example.org',
								mobile: '79000000101',
								department: 'Sales',
								position: 'Manager',
								user_id: 400001,
								sips: [{ number: 'sip:u101@example.mangosip.ru' }],
							},
							telephony: { extension: '101', outgoingline: '74950000001', numbers: [] },
							groups: [70001],
						},
					],
				},
				out: [
					{
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
				],
			},
		},
		get,
		...editing,
		match,
	],
};
