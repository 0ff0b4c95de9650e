import { integer } from '../../../../mango/lenient';
import { optional } from '../../fields/field';
import type { Operation } from '../../operation';
import { nothingChanged } from '../changes';
import { employeeId, furtherFields, memberProblem, removeOutgoingLine, requiredFields } from './fields';

const asOptional = requiredFields.map(optional);

/** Creating, changing and deleting employees; the cabinet must allow «Услуги ВАТС» (mango-api.md §2.7). */
export const editing: readonly Operation[] = [
	{
		value: 'create',
		name: 'Create',
		action: 'Create employee',
		description:
			'Add an employee to the PBX, for example when somebody starts to work; may cost money when the tariff has no free place',
		method: 'member/create',
		fields: [...requiredFields, ...furtherFields],
		check: memberProblem,
		output: (reply, { name, extension }) => ({
			employeeId: integer(reply.user_id),
			name: name as string,
			extension: extension as string,
		}),
		example: {
			in: {
				name: 'Vera Novikova',
				roleId: '2',
				extension: '113',
				department: 'Sales',
				email: 'v.novikova@example.org',
				mobile: '8 900 000-01-13',
				lineId: '90001',
				login: 'v.novikova',
				password: 'Example113',
				useStatus: true,
				numbers: {
					row: [
						{ number: '+7 900 000-01-13', protocol: 'auto', waitSeconds: 20, status: 'on' },
						{ number: 'sip:u113@example.mangosip.ru', protocol: 'auto', waitSeconds: 30, status: 'off' },
					],
				},
			},
			sends: {
				name: 'Vera Novikova',
				access_role_id: 2,
				extension: '113',
				department: 'Sales',
				email: 'v.novikova@example.org',
				mobile: '79000000113',
				line_id: 90001,
				login: 'v.novikova',
				password: 'Example113',
				use_status: 1,
				numbers: [
					{ number: '79000000113', protocol: 'tel', wait_sec: 20, status: 'on' },
					{ number: 'sip:u113@example.mangosip.ru', protocol: 'sip', wait_sec: 30, status: 'off' },
				],
			},
			replies: { result: 1000, user_id: 400014 },
			out: [{ employeeId: 400014, name: 'Vera Novikova', extension: '113' }],
		},
	},
	{
		value: 'update',
		name: 'Update',
		action: 'Update employee',
		description:
			'Change details of an employee; what is not given stays, but a given list of numbers replaces all numbers of the employee',
		method: 'member/update',
		fields: [employeeId, ...asOptional, ...furtherFields, removeOutgoingLine],
		check: (input) => nothingChanged(input, 'employeeId') ?? memberProblem(input),
		output: (_reply, input) => ({ employeeId: input.employeeId as number, updated: true }),
		example: {
			in: { employeeId: '400001', position: 'Head of sales', removeOutgoingLine: true },
			sends: { user_id: 400001, position: 'Head of sales', line_id: '' },
			replies: { result: 1000 },
			out: [{ employeeId: 400001, updated: true }],
		},
	},
	{
		value: 'delete',
		name: 'Delete',
		action: 'Delete employee',
		description:
			'Remove an employee and their numbers from the PBX for good; it cannot be undone, and administrators and those who are used in schemes or rules cannot be deleted',
		method: 'member/delete',
		fields: [employeeId],
		output: (_reply, input) => ({ deleted: true, employeeId: input.employeeId as number }),
		example: {
			in: { employeeId: '400010' },
			sends: { user_id: 400010 },
			replies: { result: 1000 },
			out: [{ deleted: true, employeeId: 400010 }],
		},
	},
];
