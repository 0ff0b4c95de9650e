import type { IDataObject } from 'n8n-workflow';

import { ALL_EMPLOYEE_EXT_FIELDS, employeeDetailsOf } from '../../../../mango/details';
import type { JsonObject } from '../../../../mango/lenient';
import { failure, MangoError } from '../../../../mango/reply';
import { choice } from '../../fields/choices';
import { employee } from '../../fields/pickers';
import { shown, simplifyField } from '../../lists';
import type { Input, Operation } from '../../operation';
import { employeeId } from './fields';

/** One employee with all details: by extension, as call events name them, or by the account's id. */
export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get employee',
	description:
		'Get one employee with role, numbers, groups and outgoing line, by the extension that call events show or by ID',
	method: 'config/users/request',
	fields: [
		choice('getBy', {
			label: 'Get By',
			default: 'extension',
			description: 'Call events name employees by extension, recording events also by ID',
			options: [
				{ name: 'Extension', value: 'extension' },
				{ name: 'ID', value: 'id' },
			],
		}),
		employee('employee', { label: 'Employee', showWhen: { getBy: ['extension'] } }),
		{ ...employeeId, at: undefined, showWhen: { getBy: ['id'] } },
		simplifyField,
	],
	// Mango filters by extension only: an id is looked for in the whole list.
	body: ({ employee: extension }) => ({
		...(extension === undefined ? {} : { extension: extension as string }),
		ext_fields: [...ALL_EMPLOYEE_EXT_FIELDS],
	}),
	output: found,
	example: {
		in: { getBy: 'extension', employee: '101', simplify: true },
		sends: { extension: '101', ext_fields: [...ALL_EMPLOYEE_EXT_FIELDS] },
		replies: {
			users: [
				{
					general: {
						name: 'Anna Ivanova',
						email: 'a.ivanova@example.org',
						mobile: '79000000101',
						department: 'Sales',
						position: 'Manager',
						login: 'a.ivanova',
						user_id: 400001,
						access_role_id: 2,
						use_status: 0,
						use_cc_numbers: '0',
						sips: [{ number: 'sip:u101@example.mangosip.ru' }],
					},
					telephony: {
						extension: '101',
						outgoingline: '74950000001',
						dial_alg: 1,
						line_id: 90001,
						trunk_number_id: null,
						numbers: [
							{
								number: 'sip:u101@example.mangosip.ru',
								protocol: 'sip',
								order: '0',
								wait_sec: '30',
								status: 'on',
								schedule: [],
							},
						],
					},
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
				login: 'a.ivanova',
				roleId: 2,
				useStatus: false,
				useContactCenterNumbers: false,
				dialAlgorithm: 1,
				lineId: 90001,
				trunkNumberId: null,
				numbers: [
					{
						number: 'sip:u101@example.mangosip.ru',
						protocol: 'sip',
						order: 0,
						waitSeconds: 30,
						active: true,
						schedule: [],
					},
				],
			},
		],
	},
};

function found(reply: JsonObject, input: Input): IDataObject {
	const rows = employeeDetailsOf(reply);
	const row = rows.find(({ simple }) =>
		input.employeeId === undefined
			? simple.extension === input.employee
			: simple.employeeId === input.employeeId,
	);
	if (row === undefined) {
		throw new MangoError(
			failure(
				input.employeeId === undefined
					? `No employee has the extension ${String(input.employee)}`
					: `No employee has the ID ${String(input.employeeId)}`,
				{ hint: "Choose the employee from the list, or look them up with 'Get Many'." },
			),
		);
	}
	return shown(row, input);
}
