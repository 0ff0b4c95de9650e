import type { IDataObject } from 'n8n-workflow';

import { LAST_BUILT_IN_STATUS, presenceOf, statusOf } from '../../../mango/contactCenter/presence';
import { STATUSES } from '../../../mango/contactCenter/words';
import { integer, text as textOf } from '../../../mango/lenient';
import { rowsIn } from '../../../mango/rows';
import { choice, choices } from '../fields/choices';
import { wholeNumber } from '../fields/numbers';
import { pick } from '../fields/pickers';
import { text } from '../fields/texts';
import { listFields, readRows } from '../lists';
import type { Input, Resource } from '../operation';
import { additionalParameters } from './additionalParameters';

const employeeId = pick('employeeId', 'searchEmployeeIds', {
	label: 'Employee',
	at: 'abonent_id',
	placeholder: 'e.g. 400001',
});

/** A status in words; those of the company itself are named by two fields more. */
const statusFields = [
	choice('status', {
		label: 'Status',
		default: 'online',
		description: 'What the employee is to be; Custom is a status that your company has made itself',
		options: [
			{ name: 'All Calls', value: 'allCalls' },
			{ name: 'Break', value: 'break' },
			{ name: 'Custom', value: 'custom' },
			{ name: 'Do Not Disturb', value: 'doNotDisturb' },
			{ name: 'Offline', value: 'offline' },
			{ name: 'Online', value: 'online' },
			{ name: 'Outbound Only', value: 'outboundOnly' },
		],
	}),
	pick('customStatus', 'searchStatuses', {
		label: 'Custom Status',
		placeholder: 'e.g. 107',
		showWhen: { status: ['custom'] },
	}),
	text('statusAlias', {
		label: 'Status Alias',
		placeholder: 'e.g. lunch',
		description: 'The alias of the custom status, which the list of statuses shows',
		showWhen: { status: ['custom'] },
	}),
];

function statusBody({ status, customStatus, statusAlias }: Input): IDataObject {
	if (status !== 'custom') return { status: STATUSES[status as keyof typeof STATUSES] };
	return { status: customStatus as number, status_alias: statusAlias as string };
}

function statusProblem({ status, customStatus }: Input): string | null {
	if (status !== 'custom' || (customStatus as number) > LAST_BUILT_IN_STATUS) return null;
	return `'Custom Status' takes the ID of a status of your own, above ${LAST_BUILT_IN_STATUS}`;
}

/** Who is there and what they do (mango-api.md §2.13). */
export const presence: Resource = {
	value: 'presence',
	name: 'Presence',
	operations: [
		{
			value: 'getPresence',
			name: 'Get Presence',
			action: 'Get presence of employees',
			description: 'See which employees are signed in right now, on which devices, in which status and in which calls',
			method: '/cc/get_presence',
			fields: [
				...listFields,
				{ ...employeeId, optional: true, property: { ...employeeId.property, required: undefined } },
				choices('sessionTypes', {
					label: 'Session Types',
					at: 'session_types',
					optional: true,
					description: 'Only sessions of these kinds',
					options: [
						{ name: 'Contact Center', value: 'cc' },
						{ name: 'M.Talker on Desktop', value: 'mtd' },
						{ name: 'M.Talker on Mobile', value: 'mtm' },
						{ name: 'SIP', value: 'sip' },
					],
				}),
			],
			output: readRows((reply) => rowsIn(reply, 'abonents').map(presenceOf)),
			example: {
				in: { returnAll: true, employeeId: 400001, sessionTypes: ['cc', 'sip'] },
				sends: { abonent_id: 400001, session_types: ['cc', 'sip'] },
				replies: {
					result: 1000,
					abonents: [
						{
							abonent_id: 400001,
							used_uac_type: ['operator'],
							sip: [],
							cc: [{ status: 1, device: 'desk-1', timestamp: 1782000000 }],
							calls: [],
						},
					],
				},
				out: [
					{
						employeeId: 400001,
						usedUacType: ['operator'],
						sip: [],
						cc: [{ status: 1, device: 'desk-1', timestamp: 1782000000 }],
						calls: [],
					},
				],
			},
		},
		{
			value: 'getStatuses',
			name: 'Get Statuses',
			action: 'Get statuses of presence',
			description: 'List the statuses that employees can have, those of your own company with ID and alias',
			method: '/cc/get_statuses',
			fields: [...listFields],
			body: () => ({}),
			output: readRows((reply) => rowsIn(reply, 'statuses').map(statusOf)),
			example: {
				in: { returnAll: true },
				sends: {},
				replies: {
					result: 1000,
					statuses: [
						{
							id: 107,
							name: 'Lunch',
							color: '#222222',
							parent: 3,
							deleted: false,
							order: 600,
							description: '',
							status_alias: 'lunch',
						},
					],
				},
				out: [
					{
						statusId: 107,
						name: 'Lunch',
						alias: 'lunch',
						parentId: 3,
						builtIn: false,
						deleted: false,
						order: 600,
						color: '#222222',
						description: null,
					},
				],
			},
		},
		{
			value: 'setStatus',
			name: 'Set Status',
			action: 'Set status of employee',
			description:
				'Change the status of an employee who is signed in to the contact center; Offline ends all their sessions, and who is offline cannot be changed',
			method: '/cc/set_abonent_status',
			fields: [employeeId, ...statusFields],
			check: statusProblem,
			body: (input) => ({ abonent_id: input.employeeId as number, ...statusBody(input) }),
			output: (_reply, input) => ({ employeeId: input.employeeId as number, ...given(input) }),
			example: {
				in: { employeeId: 400001, status: 'custom', customStatus: 107, statusAlias: 'lunch' },
				sends: { abonent_id: 400001, status: 107, status_alias: 'lunch' },
				replies: { result: 1000 },
				out: [{ employeeId: 400001, status: 'custom', statusId: 107, statusAlias: 'lunch' }],
			},
		},
		{
			value: 'setSessionStatus',
			name: 'Set Session Status',
			action: 'Set status of employee session',
			description:
				'Sign an employee in to the contact center, or change or end that session; without a session ID a new one is opened, which takes one license',
			method: '/cc/set_session_status',
			fields: [
				employeeId,
				...statusFields,
				text('session', {
					label: 'Session ID',
					optional: true,
					description: 'The session of an earlier Set Session Status; otherwise a new one is opened',
				}),
				wholeNumber('ttl', {
					label: 'Lifetime in Seconds',
					optional: true,
					min: 10,
					max: 604_800,
					default: 3600,
					description: 'When the session ends by itself, at most after seven days',
				}),
				text('device', {
					label: 'Device',
					optional: true,
					maxCharacters: 256,
					placeholder: 'e.g. crm-101',
					description: 'A name for the device of a new session, one of its own for each session',
				}),
				text('clientVersion', { label: 'Client Version', optional: true, maxCharacters: 256 }),
				text('ip', { label: 'IP Address', optional: true, maxCharacters: 256, placeholder: 'e.g. 192.0.2.1' }),
				choices('capabilities', {
					label: 'Capabilities',
					optional: true,
					description: 'What the device of a new session can do',
					options: [
						{ name: 'Calls', value: 1 },
						{ name: 'Messages', value: 2 },
						{ name: 'Video Calls', value: 3 },
					],
				}),
				additionalParameters,
			],
			check: statusProblem,
			body: (input) => ({
				...(input.additionalParameters as IDataObject | undefined),
				abonent_id: input.employeeId as number,
				...statusBody(input),
				...optionalOf(input, {
					session: 'session',
					ttl: 'ttl',
					device: 'device',
					clientVersion: 'version',
					ip: 'ip',
					capabilities: 'poss',
				}),
			}),
			output: (reply, input) => ({
				employeeId: input.employeeId as number,
				...given(input),
				session: textOf(reply.session) ?? ((input.session as string | undefined) ?? null),
				ttl: integer(reply.ttl),
			}),
			example: {
				in: { employeeId: 400001, status: 'online', ttl: 120, device: 'crm-101', capabilities: [1, 2] },
				sends: { abonent_id: 400001, status: 1, ttl: 120, device: 'crm-101', poss: [1, 2] },
				replies: { result: 1000, session: 'c2Vzc2lvbi0x', ttl: 119 },
				out: [
					{
						employeeId: 400001,
						status: 'online',
						statusId: 1,
						statusAlias: null,
						session: 'c2Vzc2lvbi0x',
						ttl: 119,
					},
				],
			},
		},
	],
};

/** The status that was asked for, in our words and Mango's. */
function given(input: Input): IDataObject {
	const { status, status_alias } = statusBody(input);
	return { status: input.status as string, statusId: status, statusAlias: status_alias ?? null };
}

/** The filled ones of the named inputs, under Mango's names. */
function optionalOf(input: Input, names: Readonly<Record<string, string>>): IDataObject {
	return Object.fromEntries(
		Object.entries(names).flatMap(([name, at]) => (input[name] === undefined ? [] : [[at, input[name]]])),
	) as IDataObject;
}
