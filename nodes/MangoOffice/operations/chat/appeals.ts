import { CHANNELS, OUTCOMES } from '../../../../mango/contactCenter/words';
import { integer } from '../../../../mango/lenient';
import { unixSeconds } from '../../../../mango/time';
import { choice, worded } from '../../fields/choices';
import { ids, wholeNumber } from '../../fields/numbers';
import { phone } from '../../fields/phones';
import { pick } from '../../fields/pickers';
import { rows } from '../../fields/structures';
import { text } from '../../fields/texts';
import { moment } from '../../fields/times';
import type { Operation } from '../../operation';
import { additionalParameters } from '../additionalParameters';

/** The manual prints these times as texts of unix seconds. */
const seconds = (millis: number) => String(unixSeconds(millis));

const closed: Operation = {
	value: 'createClosedAppeal',
	name: 'Create Closed Appeal',
	action: 'Create closed chat appeal',
	description:
		'Put a conversation that took place elsewhere, for example in Telegram, into the history of the contact center',
	method: '/cc/appeals/create-closed-appeals',
	fields: [
		worded(
			choice('channel', {
				label: 'Channel',
				at: 'channel_type',
				default: 'telegram',
				options: [
					{ name: 'Call', value: 'call' },
					{ name: 'Dialogs', value: 'dialogs' },
					{ name: 'Email', value: 'email' },
					{ name: 'Facebook', value: 'facebook' },
					{ name: 'Site', value: 'site' },
					{ name: 'SMS', value: 'sms' },
					{ name: 'Telegram', value: 'telegram' },
					{ name: 'Unknown', value: 'unknown' },
					{ name: 'Viber', value: 'viber' },
					{ name: 'VK', value: 'vk' },
					{ name: 'WhatsApp', value: 'whatsapp' },
				],
			}),
			CHANNELS,
		),
		worded(
			choice('direction', {
				label: 'Direction',
				at: 'direction',
				default: 'inbound',
				description: 'Who began',
				options: [
					{ name: 'Inbound', value: 'inbound' },
					{ name: 'Outbound', value: 'outbound' },
				],
			}),
			{ inbound: 0, outbound: 1 },
		),
		text('entryPoint', {
			label: 'Entry Point',
			at: 'entry_point',
			placeholder: 'e.g. @example_bot',
			description: 'Where the client wrote to or called',
		}),
		moment('createdAt', { label: 'Created At', at: 'create', as: seconds }),
		worded(
			choice('outcome', {
				label: 'Outcome',
				at: 'result',
				default: 'handled',
				options: [
					{ name: 'Handled', value: 'handled' },
					{ name: 'Sending Forbidden', value: 'sendingForbidden' },
					{ name: 'Spam', value: 'spam' },
					{ name: 'Timed Out', value: 'timedOut' },
					{ name: 'Transferred', value: 'transferred' },
					{ name: 'Unanswered', value: 'unanswered' },
				],
			}),
			OUTCOMES,
		),
		moment('endedAt', { label: 'Ended At', at: 'end', as: seconds, optional: true }),
		ids('topicIds', {
			label: 'Topic IDs',
			at: 'tag_id',
			optional: true,
			placeholder: 'e.g. 1, 2',
			description: 'From Contact Center Call: Get Topics',
		}),
		text('comment', { label: 'Comment', at: 'comment', optional: true, rows: 3 }),
		wholeNumber('rate', { label: 'Rating', at: 'rate', optional: true, min: 1, max: 5, default: 5 }),
		pick('assignedEmployeeId', 'searchEmployeeIds', {
			label: 'Assigned Employee',
			at: 'assign_user_id',
			optional: true,
			placeholder: 'e.g. 400001',
		}),
		pick('closedByEmployeeId', 'searchEmployeeIds', {
			label: 'Closed by Employee',
			at: 'close_user_id',
			optional: true,
			placeholder: 'e.g. 400001',
		}),
		text('clientName', { label: 'Client Name', at: 'client_info.name', optional: true }),
		phone('clientPhone', { label: 'Client Phone', at: 'client_info.phone', optional: true }),
		rows('messages', {
			label: 'Messages',
			at: 'chat',
			optional: true,
			row: 'Message',
			description: 'What was written',
			columns: [
				text('sender', { label: 'Sender', at: 'sender', optional: true }),
				text('text', { label: 'Text', at: 'text', optional: true }),
				moment('time', { label: 'Time', at: 'time', as: seconds, optional: true }),
			],
		}),
		additionalParameters,
	],
	check: ({ createdAt, endedAt }) =>
		endedAt !== undefined && Number(endedAt) < Number(createdAt) ? "'Ended At' lies before 'Created At'" : null,
	output: (reply) => ({ conversationId: integer(reply.appeal_id) }),
	example: {
		in: {
			channel: 'telegram',
			direction: 'inbound',
			entryPoint: '@example_bot',
			createdAt: '2026-06-21T00:00:00Z',
			outcome: 'handled',
			clientName: 'Anna Ivanova',
			clientPhone: '8 900 000-00-01',
			messages: { row: [{ sender: 'Anna', text: 'Hello', time: '2026-06-21T00:00:00Z' }] },
		},
		sends: {
			channel_type: 6,
			direction: 0,
			entry_point: '@example_bot',
			create: '1782000000',
			result: 1,
			client_info: { name: 'Anna Ivanova', phone: '79000000001' },
			chat: [{ sender: 'Anna', text: 'Hello', time: '1782000000' }],
		},
		replies: { result: 1000, appeal_id: 14136224 },
		out: [{ conversationId: 14136224 }],
	},
};

export const appeals: readonly Operation[] = [closed];
