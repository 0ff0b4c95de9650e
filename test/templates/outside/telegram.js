// @ts-check
'use strict';

/** @typedef {{ chat: string, text: string, edits: number }} Message */

/**
 * Telegram's bot API as far as templates use it: send, edit; a message that would not change is refused, as there.
 */
function telegram() {
	/** @type {Map<number, Message>} */
	const messages = new Map();
	let down = false;

	/** @param {any} json @param {string} description @returns {import('./outside').Answer} */
	const refuse = (json, description) => ({ status: 400, json: { ok: false, error_code: 400, description: `Bad Request: ${description}` } });

	return {
		host: 'api.telegram.org',
		/** @param {import('./outside').Received} request @returns {import('./outside').Answer} */
		answer({ path, json }) {
			if (down) return { status: 502, json: { ok: false, error_code: 502, description: 'Bad Gateway' } };
			const method = path.split('/').at(-1);
			const { chat_id, text } = json;
			if (!chat_id || !text) return refuse(json, 'message text is empty');
			if (method === 'sendMessage') {
				const id = messages.size + 1;
				messages.set(id, { chat: String(chat_id), text, edits: 0 });
				return { json: { ok: true, result: { message_id: id, chat: { id: Number(chat_id) }, date: 1782000000, text } } };
			}
			if (method !== 'editMessageText') return { status: 404, json: { ok: false, error_code: 404, description: 'Not Found' } };
			const message = messages.get(Number(json.message_id));
			if (!message || message.chat !== String(chat_id)) return refuse(json, 'message to edit not found');
			if (message.text === text) return refuse(json, 'message is not modified');
			Object.assign(message, { text, edits: message.edits + 1 });
			return { json: { ok: true, result: { message_id: Number(json.message_id), text } } };
		},
		/** What stands in the chats now, oldest first. */
		messages: () => [...messages.values()],
		/** @param {boolean} yes whether it answers 502 from now on */
		breakDown: (yes = true) => {
			down = yes;
		},
	};
}

module.exports = { telegram };
