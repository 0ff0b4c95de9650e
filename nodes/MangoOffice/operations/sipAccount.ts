import { domainsOf, sipAccountsOf } from '../../../mango/configuration';
import { integer } from '../../../mango/lenient';
import { FieldProblem, optional, type Field } from '../fields/field';
import { pick, pickName } from '../fields/pickers';
import { password, text } from '../fields/texts';
import { listFields, readRows } from '../lists';
import type { Resource } from '../operation';
import { nothingChanged } from './changes';

const sipAccountId = pick('sipAccountId', 'searchSipAccounts', { label: 'SIP Account', at: 'sip_id' });

/** A field whose value must look in a certain way; Mango refuses others with 3121 and 3122. */
function shaped(one: Field, shape: RegExp, wanted: string): Field {
	return {
		...one,
		read: (value, setting) => {
			const given = one.read(value, setting);
			return typeof given !== 'string' || shape.test(given) ? given : new FieldProblem(`is not ${wanted}: ${given}`);
		},
	};
}

const login = shaped(
	text('login', {
		label: 'Login',
		at: 'login',
		placeholder: 'e.g. u101',
		description: 'The part of the SIP address in front of the @: Latin letters, digits, dot, hyphen and underscore',
	}),
	/^[a-z0-9][\w.-]{0,63}$/i,
	'a SIP login',
);

const domain = shaped(
	pickName('domain', 'searchDomains', {
		label: 'Domain',
		at: 'domain',
		description: 'A SIP domain of this PBX; only those of the list are accepted',
	}),
	/^[a-z0-9][a-z0-9.-]*\.[a-z]{2,}$/i,
	'a domain',
);

const secret = password('password', {
	label: 'Password',
	at: 'password',
	description: 'At least 8 characters with uppercase and lowercase Latin letters and digits',
});

const description = text('description', { label: 'Description', at: 'description', optional: true });

/** SIP accounts of employees, with which phones and apps register (mango-api.md §2.7). */
export const sipAccount: Resource = {
	value: 'sipAccount',
	name: 'SIP Account',
	operations: [
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many SIP accounts',
			description: 'List the SIP accounts of all employees, one row for each account',
			method: 'sips',
			fields: listFields,
			output: readRows(sipAccountsOf),
			example: {
				in: { returnAll: true },
				sends: {},
				replies: {
					result: 1000,
					data: [{ user_id: 400001, sips: [{ id: 1, login: 'u101', domain: 'example.mangosip.ru' }] }],
				},
				out: [
					{
						sipAccountId: 1,
						employeeId: 400001,
						login: 'u101',
						domain: 'example.mangosip.ru',
						address: 'sip:u101@example.mangosip.ru',
					},
				],
			},
		},
		{
			value: 'getDomains',
			name: 'Get Domains',
			action: 'Get SIP domains',
			description: 'List the SIP domains of the PBX, one of which every SIP account needs',
			method: 'domains',
			fields: listFields,
			output: readRows(domainsOf),
			example: {
				in: { returnAll: true },
				sends: {},
				replies: { result: 1000, data: ['example.mangosip.ru'] },
				out: [{ domain: 'example.mangosip.ru' }],
			},
		},
		{
			value: 'create',
			name: 'Create',
			action: 'Create SIP account',
			description: 'Give an employee a SIP account, so that a desk phone or an app can register with it',
			method: 'sip/create',
			fields: [
				pick('employeeId', 'searchEmployeeIds', {
					label: 'Employee',
					at: 'user_id',
					placeholder: 'e.g. 400001',
					description: 'Whose account it will be: from the list, or by the ID, which is not the extension',
				}),
				login,
				domain,
				secret,
				description,
			],
			output: (reply, input) => ({
				sipAccountId: integer(reply.sip_id),
				employeeId: input.employeeId as number,
				address: `sip:${input.login as string}@${input.domain as string}`,
			}),
			example: {
				in: {
					employeeId: '400002',
					login: 'u102',
					domain: 'example.mangosip.ru',
					password: 'Example102',
					description: 'Desk phone',
				},
				sends: {
					user_id: 400002,
					login: 'u102',
					domain: 'example.mangosip.ru',
					password: 'Example102',
					description: 'Desk phone',
				},
				replies: { result: 1000, sip_id: 11 },
				out: [{ sipAccountId: 11, employeeId: 400002, address: 'sip:u102@example.mangosip.ru' }],
			},
		},
		{
			value: 'update',
			name: 'Update',
			action: 'Update SIP account',
			description: 'Change login, domain, password or description of a SIP account; phones must then register anew',
			method: 'sip/update',
			fields: [sipAccountId, ...[login, domain, secret, description].map(optional)],
			check: (input) => nothingChanged(input, 'sipAccountId'),
			output: (_reply, input) => ({ sipAccountId: input.sipAccountId as number, updated: true }),
			example: {
				in: { sipAccountId: '1', description: 'Meeting room' },
				sends: { sip_id: 1, description: 'Meeting room' },
				replies: { result: 1000 },
				out: [{ sipAccountId: 1, updated: true }],
			},
		},
		{
			value: 'delete',
			name: 'Delete',
			action: 'Delete SIP account',
			description:
				'Remove a SIP account for good: the phones that register with it fall silent, and it also leaves the numbers of its employee',
			method: 'sip/delete',
			fields: [sipAccountId],
			output: (_reply, input) => ({ deleted: true, sipAccountId: input.sipAccountId as number }),
			example: {
				in: { sipAccountId: '9' },
				sends: { sip_id: 9 },
				replies: { result: 1000 },
				out: [{ deleted: true, sipAccountId: 9 }],
			},
		},
	],
};
