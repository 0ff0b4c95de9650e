// @ts-check
'use strict';

/**
 * @typedef {{ call: string, with: object } | { say: string }} Turn what the model does next: calls a tool, or answers
 */

/**
 * A language model behind OpenAI's chat completions, which does what the test tells it: no model is asked.
 */
function model() {
	/** @type {Turn[]} */
	let turns = [];
	/** @type {any[]} */
	const asked = [];

	/** @param {Turn} turn @param {number} number */
	const message = (turn, number) =>
		'say' in turn
			? { role: 'assistant', content: turn.say }
			: {
					role: 'assistant',
					content: null,
					tool_calls: [{ id: `call_${number}`, type: 'function', function: { name: turn.call, arguments: JSON.stringify(turn.with) } }],
				};

	return {
		host: 'api.openai.com',
		/** @param {import('./outside').Received} request @returns {import('./outside').Answer} */
		answer({ path, headers, json }) {
			if (headers.authorization !== 'Bearer test-token') return { status: 401, json: { error: { message: 'Incorrect API key provided' } } };
			if (path !== '/v1/chat/completions') return { status: 404, json: { error: { message: `No ${path}` } } };
			asked.push(json);
			const turn = turns.shift() ?? { say: 'The test has no more turns' };
			const choice = { index: 0, message: message(turn, asked.length), finish_reason: 'say' in turn ? 'stop' : 'tool_calls' };
			const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
			return { json: { id: `chatcmpl-${asked.length}`, object: 'chat.completion', created: 1782000000, model: json.model, choices: [choice], usage } };
		},
		/** @param {Turn[]} next */
		plays: (next) => {
			turns = next;
		},
		/** The requests of the agent, oldest first. */
		asked,
		/** What the tools have told the model, as the newest request holds it; oldest first. @returns {string[]} */
		told: () => (asked.at(-1)?.messages ?? []).filter((/** @type {any} */ one) => one.role === 'tool').map((/** @type {any} */ one) => String(one.content)),
	};
}

module.exports = { model };
