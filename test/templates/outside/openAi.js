// @ts-check
'use strict';

/** A model and a speech-to-text service with OpenAI's interface: POST /v1/chat/completions and /v1/audio/transcriptions. */
function openAi() {
	/** @type {any[]} */
	const questions = [];
	/** @type {string[]} */
	const sounds = [];
	let down = false;
	let content = '';
	let heard = '';
	return {
		host: 'api.openai.com',
		/** @param {import('./outside').Received} request @returns {import('./outside').Answer} */
		answer({ method, path, headers, json }) {
			if (headers.authorization !== 'Bearer test-token') return { status: 401, json: { error: { message: 'Incorrect API key provided' } } };
			if (down) return { status: 503, json: { error: { message: 'The engine is currently overloaded' } } };
			if (method === 'POST' && path === '/v1/audio/transcriptions' && String(headers['content-type']).startsWith('multipart/form-data')) {
				sounds.push(json);
				return { json: { text: heard } };
			}
			if (method !== 'POST' || path !== '/v1/chat/completions') return { status: 404, json: { error: { message: 'Unknown request URL' } } };
			questions.push(json);
			return { json: { id: `chat-${questions.length}`, choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }] } };
		},
		/** What the model was asked, oldest first. */
		questions: () => questions,
		/** The forms with sound files that came, as texts. */
		sounds: () => sounds,
		/** What the model answers from now on. @param {object | string} value an object is answered as JSON */
		say: (value) => {
			content = typeof value === 'string' ? value : JSON.stringify(value);
		},
		/** What is heard in every sound file from now on. @param {string} text */
		hear: (text) => {
			heard = text;
		},
		/** @param {boolean} yes whether it answers 503 from now on */
		breakDown: (yes = true) => {
			down = yes;
		},
	};
}

module.exports = { openAi };
