import type { Resource } from '../operation';
import { appeals } from './chat/appeals';
import { messages } from './chat/messages';
import { notices } from './chat/notices';

/** Text channels of «Манго Диалоги» and closed conversations (mango-api.md §2.13). */
export const chat: Resource = {
	value: 'chat',
	name: 'Chat',
	operations: [...messages, ...notices, ...appeals],
};
