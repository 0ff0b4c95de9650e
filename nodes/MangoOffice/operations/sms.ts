import { smsLength } from '../../../mango/sms';
import { phone } from '../fields/phones';
import { employee } from '../fields/pickers';
import { text } from '../fields/texts';
import type { Resource } from '../operation';
import { accepted, commandId } from './commandId';

/** SMS; Mango has neither incoming SMS nor a list of sent ones (mango-api.md §2.1.4). */
export const sms: Resource = {
	value: 'sms',
	name: 'SMS',
	operations: [
		{
			value: 'send',
			name: 'Send',
			action: 'Send SMS',
			description:
				'Send a text message to a mobile phone; whether it was delivered comes as an SMS Status event',
			method: 'commands/sms',
			fields: [
				employee('employee', {
					label: 'Employee',
					at: 'from_extension',
					description: 'In whose name the message goes out',
				}),
				phone('toNumber', {
					label: 'To Number',
					at: 'to_number',
					description: 'A mobile number in any writing',
				}),
				text('text', {
					label: 'Text',
					at: 'text',
					rows: 4,
					placeholder: 'e.g. We will call you back soon',
					description: 'Up to 268 characters with Cyrillic letters, up to 612 in Latin letters only',
				}),
				text('smsSender', {
					label: 'Sender Name',
					at: 'sms_sender',
					optional: true,
					max: 128,
					description: 'A name that was approved in the cabinet; otherwise the default sender',
				}),
				commandId,
			],
			example: {
				in: { employee: '101', toNumber: '8 (900) 000-00-01', text: 'Мы вам перезвоним', commandId: 'n8n-1' },
				sends: { from_extension: '101', to_number: '79000000001', text: 'Мы вам перезвоним' },
				out: [accepted('n8n-1')],
			},
			check: ({ text: message }) => {
				const { characters, limit } = smsLength(message as string);
				return characters > limit
					? `'Text' takes ${characters} characters; an SMS with these letters holds ${limit}`
					: null;
			},
		},
	],
};
