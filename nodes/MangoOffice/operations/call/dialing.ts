import { choice } from '../../fields/choices';
import { destination, phone } from '../../fields/phones';
import { employee, group, line } from '../../fields/pickers';
import { sipHeaders } from '../../fields/structures';
import type { Operation } from '../../operation';
import { accepted, commandId } from '../commandId';
import { callId } from './fields';

/** Commands that make and end calls (mango-api.md §2.1.1-2.1.3). */
export const dialing: readonly Operation[] = [
	{
		value: 'start',
		name: 'Start',
		action: 'Start call from employee',
		description:
			"Ring an employee's phone first, and when they pick up, call the client or colleague and connect both",
		method: 'commands/callback',
		fields: [
			employee('employee', {
				label: 'Employee',
				at: 'from.extension',
				description: 'Whose phone rings first',
			}),
			destination('toNumber', {
				label: 'To Number',
				at: 'to_number',
				description: 'Whom to call: a phone number in any writing, or an extension',
			}),
			line('line', {
				label: 'Line',
				at: 'line_number',
				optional: true,
				description: "The number that the client sees; otherwise the employee's own",
			}),
			destination('ringOn', {
				label: 'Ring On',
				at: 'from.number',
				optional: true,
				placeholder: 'e.g. sip:u101@example.mangosip.ru',
				description:
					"Which of the employee's devices rings: a phone number or SIP address; otherwise as set in the cabinet",
			}),
			sipHeaders('sipHeaders', {
				label: 'SIP Headers',
				at: 'sip_headers',
				optional: true,
				description:
					'For SIP phones that support them: Call-Info/answer-after makes the phone pick up by itself after so many seconds',
			}),
			commandId,
		],
		example: {
			in: {
				employee: '101',
				toNumber: '+7 900 000-00-01',
				line: '74950000001',
				commandId: 'n8n-1',
			},
			sends: {
				from: { extension: '101' },
				to_number: '79000000001',
				line_number: '74950000001',
			},
			out: [accepted('n8n-1')],
		},
		check: ({ ringOn }) =>
			typeof ringOn === 'string' && /^\d{1,6}$/.test(ringOn)
				? "'Ring On' takes a phone number or a SIP address, not an internal number"
				: null,
	},
	{
		value: 'startFromGroup',
		name: 'Start From Group',
		action: 'Start call between group and client',
		description:
			'Connect a client with whoever of a group is free, calling either the client or the operators first',
		method: 'commands/callback_group',
		fields: [
			group('group', { label: 'Group', description: 'Whose operators take the call' }),
			phone('clientNumber', { label: 'Client Number' }),
			line('line', { label: 'Line', description: 'The number that the client sees' }),
			choice('callFirst', {
				label: 'Call First',
				default: 'group',
				description: 'Who is called first; the other side is called when they have picked up',
				options: [
					{ name: 'Client', value: 'client' },
					{ name: 'Group', value: 'group' },
				],
			}),
			commandId,
		],
		example: {
			in: { group: '500', clientNumber: '89000000001', line: '74950000001', callFirst: 'client', commandId: 'n8n-1' },
			sends: { from: '79000000001', to: '500', line_number: '74950000001' },
			out: [accepted('n8n-1')],
		},
		body: ({ group: groupExtension, clientNumber, line: lineNumber, callFirst }) => ({
			from: (callFirst === 'client' ? clientNumber : groupExtension) as string,
			to: (callFirst === 'client' ? groupExtension : clientNumber) as string,
			line_number: lineNumber as string,
		}),
	},
	{
		value: 'hangUp',
		name: 'Hang Up',
		action: 'Hang up call',
		description: 'End a call that is in the voice menu or with an employee; not while it waits in a queue',
		method: 'commands/call/hangup',
		fields: [
			callId('The callId of a call event; not the entryId of the whole conversation'),
			commandId,
		],
		example: {
			in: { callId: 'MToxMDAwMDAwOjgxOjMxMDAwMTAwMzox', commandId: 'n8n-1' },
			sends: { call_id: 'MToxMDAwMDAwOjgxOjMxMDAwMTAwMzox' },
			out: [accepted('n8n-1')],
		},
	},
];
