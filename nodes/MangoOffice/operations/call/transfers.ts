import { choice } from '../../fields/choices';
import { destination } from '../../fields/phones';
import { party } from '../../fields/pickers';
import { text } from '../../fields/texts';
import type { Operation } from '../../operation';
import { accepted, commandId } from '../commandId';
import { callId } from './fields';

const CALL_ID = 'MToxMDAwMDAwOjgxOjMxMDAwMTAwMzox';
const CONSULTATION_ID = 'MToxMDAwMDAwOjgxOjMxMDAwMTAwNTox';

/** Commands that hand a talk over or put it on hold (mango-api.md §2.1.8-2.1.11). */
export const transfers: readonly Operation[] = [
	{
		value: 'transfer',
		name: 'Transfer',
		action: 'Transfer call',
		description:
			'Hand a talk that is going on over to a colleague, a group or a phone number, either at once or after a consultation',
		method: 'commands/transfer',
		fields: [
			callId('The callId of an answered call; not the entryId of the whole conversation'),
			party('employee', {
				label: 'Employee',
				at: 'initiator',
				description: 'Who hands the call over, with the extension or number that the call event shows for them',
			}),
			destination('toNumber', {
				label: 'To Number',
				at: 'to_number',
				description: 'Who gets the call: an extension, the number of a group or a phone number in any writing',
			}),
			choice('method', {
				label: 'Method',
				at: 'method',
				default: 'blind',
				description: 'Whether the employee talks to the other side first',
				options: [
					{
						name: 'Blind',
						value: 'blind',
						description: 'The client is connected at once; if nobody answers, the call comes back',
					},
					{
						name: 'With Consultation',
						value: 'hold',
						description:
							'The client waits while the employee asks; hanging up the phone or Complete Transfer connects the two',
					},
				],
			}),
			commandId,
		],
		example: {
			in: { callId: CALL_ID, employee: '101', toNumber: '102', method: 'hold', commandId: 'n8n-1' },
			sends: { call_id: CALL_ID, initiator: '101', to_number: '102', method: 'hold' },
			out: [accepted('n8n-1')],
		},
		check: ({ employee, toNumber }) =>
			employee === toNumber ? "'To Number' is the employee who hands the call over" : null,
	},
	{
		value: 'completeTransfer',
		name: 'Complete Transfer',
		action: 'Complete transfer of call',
		description:
			'Connect a client on hold with the colleague who was consulted, after a transfer with consultation',
		method: 'commands/calls_connect',
		fields: [
			text('heldCallId', {
				label: 'Held Call ID',
				// Mango's own spelling.
				at: 'holded_call_id',
				max: 128,
				description: 'The callId of the call that was put on hold',
			}),
			text('consultationCallId', {
				label: 'Consultation Call ID',
				at: 'transferred_call_id',
				max: 128,
				description: 'The callId of the call between the employee and the colleague, of the same conversation',
			}),
			destination('initiatorNumber', {
				label: 'Initiator Number',
				at: 'transfer_initiator_number',
				placeholder: 'e.g. sip:u101@example.mangosip.ru',
				description:
					'The calling number of the consultation, as its first call event has it in from.number (output Raw of the trigger)',
			}),
			commandId,
		],
		example: {
			in: {
				heldCallId: CALL_ID,
				consultationCallId: CONSULTATION_ID,
				initiatorNumber: 'sip:u101@example.mangosip.ru',
				commandId: 'n8n-1',
			},
			sends: {
				holded_call_id: CALL_ID,
				transferred_call_id: CONSULTATION_ID,
				transfer_initiator_number: 'sip:u101@example.mangosip.ru',
			},
			out: [accepted('n8n-1')],
		},
		check: ({ heldCallId, consultationCallId }) =>
			heldCallId === consultationCallId
				? "'Consultation Call ID' is the same as 'Held Call ID'; it has to be the second call of the conversation"
				: null,
	},
	{
		value: 'cancelTransfer',
		name: 'Cancel Transfer',
		action: 'Cancel transfer of call',
		description: 'Stop a transfer with consultation and bring the employee back to the client on hold',
		method: 'commands/transfer_cancel',
		fields: [
			callId('The callId of the call that was put on hold'),
			commandId,
		],
		example: {
			in: { callId: CALL_ID, commandId: 'n8n-1' },
			sends: { call_id: CALL_ID },
			out: [accepted('n8n-1')],
		},
	},
	{
		value: 'hold',
		name: 'Hold',
		action: 'Put call on hold',
		description:
			"Put a talk on hold; there is no command to resume it, the employee does that on the phone",
		method: 'commands/call/hold/on',
		fields: [
			callId('The callId of an answered call; not the entryId of the whole conversation'),
			party('employee', {
				label: 'Employee',
				at: 'initiator',
				description: 'Who puts the call on hold, with the extension or number that the call event shows for them',
			}),
			commandId,
		],
		example: {
			in: { callId: CALL_ID, employee: '101', commandId: 'n8n-1' },
			sends: { call_id: CALL_ID, initiator: '101' },
			out: [accepted('n8n-1')],
		},
	},
];
