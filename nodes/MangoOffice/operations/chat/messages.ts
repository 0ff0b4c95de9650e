import type { IDataObject } from 'n8n-workflow';

import { messagesOf } from '../../../../mango/contactCenter/chats';
import { camelCaseKeys, text as textOf } from '../../../../mango/lenient';
import { choice } from '../../fields/choices';
import { wholeNumber } from '../../fields/numbers';
import { json } from '../../fields/structures';
import { text } from '../../fields/texts';
import type { Input, Operation } from '../../operation';
import { chatFields } from './fields';

export const messages: readonly Operation[] = [
	{
		value: 'sendMessage',
		name: 'Send Message',
		action: 'Send message to chat',
		description:
			'Pass a message, picture or file of a client from your own application on to the operators of the contact center',
		method: '/cc/send_message',
		fields: [
			...chatFields,
			text('firstName', { label: 'First Name', at: 'firstName', placeholder: 'e.g. Anna' }),
			text('lastName', { label: 'Last Name', at: 'lastName', placeholder: 'e.g. Ivanova' }),
			text('messageId', {
				label: 'Message ID',
				at: 'messageId',
				default: '={{ $execution.id }}-{{ $itemIndex }}',
				description: 'Your own name for the message, each one only once',
			}),
			choice('type', {
				label: 'Type',
				at: 'type',
				default: 'text',
				options: [
					{ name: 'File', value: 'file' },
					{ name: 'Image', value: 'image' },
					{ name: 'Text', value: 'text' },
				],
			}),
			text('content', {
				label: 'Text',
				at: 'content',
				rows: 4,
				showWhen: { type: ['text'] },
				description: 'The message, or the rating from 1 to 5 after the question for it',
			}),
			text('link', {
				label: 'Link',
				at: 'link',
				placeholder: 'e.g. https://files.example.org/offer.pdf',
				showWhen: { type: ['file', 'image'] },
				description: 'Where Mango Office fetches the file from',
			}),
			text('fileName', {
				label: 'File Name',
				at: 'fileName',
				placeholder: 'e.g. offer.pdf',
				showWhen: { type: ['file', 'image'] },
			}),
			wholeNumber('fileSize', {
				label: 'File Size in Bytes',
				optional: true,
				min: 1,
				default: 1,
				description: 'Of a file or image',
			}),
		],
		check: ({ link }) =>
			link !== undefined && !/^https?:\/\/[^\s/]+/i.test(link as string) ? "'Link' is not a web address" : null,
		body: messageBody,
		output: (reply, { channelId, userId, messageId }) => ({
			channelId: channelId as number,
			userId: userId as string,
			messageId: messageId as string,
			serverMessageId: textOf(reply.messageId),
		}),
		example: {
			in: {
				channelId: 40771,
				userId: 'client-1',
				firstName: 'Anna',
				lastName: 'Ivanova',
				messageId: '417-0',
				type: 'file',
				link: 'https://files.example.org/offer.pdf',
				fileName: 'offer.pdf',
				fileSize: 12345,
			},
			sends: {
				channelId: 40771,
				userId: 'client-1',
				firstName: 'Anna',
				lastName: 'Ivanova',
				messageId: '417-0',
				type: 'file',
				link: 'https://files.example.org/offer.pdf',
				fileName: 'offer.pdf',
				fileSize: '12345',
			},
			replies: { result: 1000, messageId: 'm-1' },
			out: [{ channelId: 40771, userId: 'client-1', messageId: '417-0', serverMessageId: 'm-1' }],
		},
	},
	{
		value: 'getHistory',
		name: 'Get History',
		action: 'Get history of chat',
		description: 'Get up to 50 messages of a chat that an operator is working on; empty before that and after it was closed',
		method: '/cc/get_chat_history',
		fields: [
			...chatFields,
			text('beforeMessageId', {
				label: 'Before Message ID',
				at: 'toId',
				optional: true,
				description: 'Only messages older than this one, to page back; otherwise the latest',
			}),
		],
		output: (reply) => messagesOf(reply) as IDataObject[],
		example: {
			in: { channelId: 40771, userId: 'client-1', beforeMessageId: '435434588064726304' },
			sends: { channelId: 40771, userId: 'client-1', toId: '435434588064726304' },
			replies: {
				result: 1000,
				data: [
					{
						messageId: '435434578998201120',
						isClientMessage: true,
						type: 'text',
						time: 1782000000211,
						payload: { body: 'Hello' },
					},
				],
			},
			out: [
				{
					messageId: '435434578998201120',
					fromClient: true,
					type: 'text',
					sentAt: '2026-06-21T00:00:00.211Z',
					text: 'Hello',
					payload: { body: 'Hello' },
				},
			],
		},
	},
	{
		value: 'sendTemplate',
		name: 'Send Template',
		action: 'Send template message to chat',
		description: 'Write to a client on WhatsApp first, with a template that was approved for your channel',
		method: '/cc/send_hsm',
		fields: [
			json('parameters', {
				label: 'Parameters',
				at: '',
				description:
					"The request under Mango's own names, as the description of your channel in «Манго Диалоги» gives it; it is sent unchecked",
			}),
		],
		check: ({ parameters }) =>
			Object.keys(parameters as object).length === 0 ? "'Parameters' is empty" : null,
		output: (reply) => {
			const rest = Object.entries(reply).filter(([key]) => key !== 'result');
			return { sent: true, ...(camelCaseKeys(Object.fromEntries(rest)) as IDataObject) };
		},
		example: {
			in: { parameters: { channelId: 40771, phone: '79000000001' } },
			sends: { channelId: 40771, phone: '79000000001' },
			replies: { result: 1000, messageId: 'm-2' },
			out: [{ sent: true, messageId: 'm-2' }],
		},
	},
];

/** The size travels as a text (§2.13). */
function messageBody(input: Input): IDataObject {
	const { fileSize, ...rest } = input;
	const sized = fileSize !== undefined && input.type !== 'text';
	return { ...rest, ...(sized ? { fileSize: String(fileSize) } : {}) } as IDataObject;
}
