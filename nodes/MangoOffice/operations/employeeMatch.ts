import type { IDataObject } from 'n8n-workflow';

import { EMPLOYEE_EXT_FIELDS, employeesOf, type Employee } from '../../../mango/directory';
import { matchEmployees, type CrmUser, type Match } from '../../../mango/match';
import { text } from '../fields/texts';
import type { Input, Operation, Outcome } from '../operation';
import type { Tools } from '../tools';

/** Links the employees of the PBX with the users of a CRM, which come as input items. */
export const match: Operation = {
	value: 'match',
	name: 'Match',
	action: 'Match employees with CRM users',
	description:
		'Find out which employee of the PBX is which user of a CRM: input items are the users, and each comes back with the employee and the key that linked them; employees without a user follow',
	method: 'config/users/request',
	fields: [
		key(
			'userId',
			'CRM User ID',
			'={{ $json.id }}',
			'Comes back with the employee, to write the link down in the CRM',
		),
		key('extension', 'Extension', '={{ $json.extension }}', 'The internal number of the user, the surest key'),
		key('email', 'Email', '={{ $json.email }}', 'In any letter case'),
		key('mobile', 'Mobile', '={{ $json.mobile }}', 'In any usual writing'),
		key('sip', 'SIP Login', '={{ $json.sip }}', 'With or without its domain'),
	],
	runAll,
	example: {
		in: {
			userId: 'crm-7',
			extension: '',
			email: 'A.Ivanova@example.org',
			mobile: '',
			sip: '',
		},
		out: [
			{
				userId: 'crm-7',
				matched: true,
				matchedBy: 'email',
				contradictedBy: [],
				reason: null,
				candidateIds: [],
				employeeId: 400001,
				name: 'Anna Ivanova',
				extension: '101',
				email: 'a.ivanova@example.org',
				mobile: '+79000000101',
				sipAddresses: ['sip:u101@example.mangosip.ru'],
			},
		],
	},
};

/** May be empty: a CRM rarely knows all four of everybody. */
function key(name: string, label: string, expression: string, description: string) {
	const field = text(name, { label, default: expression, description });
	return { ...field, property: { ...field.property, required: undefined } };
}

async function runAll(tools: Tools, inputs: readonly Input[]): Promise<Outcome[]> {
	const reply = await tools.send('config/users/request', { ext_fields: [...EMPLOYEE_EXT_FIELDS] });
	const employees = employeesOf(reply).map(({ simple }) => simple);
	const { users, unmatched } = matchEmployees(inputs as readonly CrmUser[], employees);
	const rows = users.map((one, place) => [rowOf(inputs[place].userId, one, employees)]);
	// After all users, so behind the last of them: employees whom nobody in the CRM stands for.
	const rest = unmatched.map((place) => ({
		...NOBODY,
		userId: null,
		reason: 'noUser',
		...shown(employees[place]),
	}));
	return rows.map((own, place) => (place === rows.length - 1 ? [...own, ...rest] : own));
}

const NOBODY: IDataObject = { matched: false, matchedBy: null, contradictedBy: [], candidateIds: [] };

function rowOf(userId: unknown, one: Match, employees: readonly Employee[]): IDataObject {
	const employee = one.employee === null ? null : employees[one.employee];
	return {
		userId: (userId as string | undefined) ?? null,
		matched: employee !== null,
		matchedBy: one.by,
		contradictedBy: [...one.contradictedBy],
		reason: one.reason,
		candidateIds: one.candidates.map((place) => employees[place].employeeId),
		...shown(employee),
	};
}

function shown(employee: Employee | null): IDataObject {
	return {
		employeeId: employee?.employeeId ?? null,
		name: employee?.name ?? null,
		extension: employee?.extension ?? null,
		email: employee?.email ?? null,
		mobile: employee?.mobile ?? null,
		sipAddresses: [...(employee?.sipAddresses ?? [])],
	};
}
