import { flag } from '../../fields/choices';
import type { Operation } from '../../operation';
import { chatFields, messageFields } from './fields';

/** What an application of one's own tells the operator of a chat. */
export const notices: readonly Operation[] = [
	{
		value: 'sendTyping',
		name: 'Send Typing',
		action: 'Send typing notice to chat',
		description: 'Show the operator of a chat that the client is typing, or has stopped',
		method: '/cc/user_typing',
		fields: [
			...chatFields,
			flag('typing', {
				label: 'Typing',
				at: 'typing',
				default: true,
				description: 'Whether the client is typing right now',
			}),
		],
		output: (_reply, { channelId, userId, typing }) => ({
			channelId: channelId as number,
			userId: userId as string,
			typing: typing as boolean,
		}),
		example: {
			in: { channelId: 40771, userId: 'client-1', typing: true },
			sends: { channelId: 40771, userId: 'client-1', typing: true },
			replies: { result: 1000 },
			out: [{ channelId: 40771, userId: 'client-1', typing: true }],
		},
	},
	notice({
		value: 'markReceived',
		name: 'Mark Received',
		action: 'Mark chat message as received',
		description: "Tell the operator of a chat that their message has reached the client's device",
		method: '/cc/event_message_received',
		done: 'received',
	}),
	notice({
		value: 'markRead',
		name: 'Mark Read',
		action: 'Mark chat message as read',
		description: 'Tell the operator of a chat that the client has read their message',
		method: '/cc/event_message_read',
		done: 'read',
	}),
];

/** Received and read differ in the path and the word only. */
function notice({
	done,
	...about
}: Pick<Operation, 'value' | 'name' | 'action' | 'description' | 'method'> & { done: string }): Operation {
	return {
		...about,
		fields: messageFields,
		output: (_reply, { channelId, userId, messageId }) => ({
			channelId: channelId as number,
			userId: userId as string,
			messageId: messageId as string,
			[done]: true,
		}),
		example: {
			in: {
				channelId: 40771,
				userId: 'client-1',
				messageId: '436829657578282400',
				at: '2026-06-21T00:00:00Z',
			},
			sends: {
				channelId: 40771,
				userId: 'client-1',
				serverMessageId: '436829657578282400',
				time: 1782000000000,
			},
			replies: { result: 1000 },
			out: [{ channelId: 40771, userId: 'client-1', messageId: '436829657578282400', [done]: true }],
		},
	};
}
