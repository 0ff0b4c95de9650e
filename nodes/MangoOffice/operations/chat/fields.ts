import { id } from '../../fields/numbers';
import { text } from '../../fields/texts';
import { moment } from '../../fields/times';

/** Both together name a chat. */
export const chatFields = [
	id('channelId', {
		label: 'Channel ID',
		at: 'channelId',
		placeholder: 'e.g. 40771',
		description: 'The text channel, as its settings in the cabinet show it',
	}),
	text('userId', {
		label: 'User ID',
		at: 'userId',
		placeholder: 'e.g. client-1',
		description: 'The client, as your own application names them',
	}),
];

export const messageFields = [
	...chatFields,
	text('messageId', {
		label: 'Message ID',
		at: 'serverMessageId',
		placeholder: 'e.g. 436829657578282400',
		description: 'The serverMessageId of a chat event',
	}),
	moment('at', {
		label: 'At',
		at: 'time',
		as: (millis) => millis,
		default: '={{ $now.toISO() }}',
		description: 'When it happened',
	}),
];
