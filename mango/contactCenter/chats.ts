/** Text channels of «Манго Диалоги» (mango-api.md §2.13). */

import { integer, isObject, member, text, type JsonObject } from '../lenient';
import { rowsIn } from '../rows';
import { isoFromCenter } from './time';

export function messagesOf(reply: JsonObject): Array<Record<string, unknown>> {
	return rowsIn(reply, 'data', 'messages').map((row) => ({
		messageId: text(row.messageId),
		fromClient: row.isClientMessage === true || integer(row.isClientMessage) === 1,
		type: text(row.type),
		sentAt: isoFromCenter(row.time),
		text: text(member(row.payload, 'body') ?? row.payload ?? row.content),
		payload: isObject(row.payload) ? row.payload : null,
	}));
}
