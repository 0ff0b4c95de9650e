// @ts-check
'use strict';

const { credential, fromAI, mangoTool, node } = require('../../tools/templates/nodes');

const AGENT = 'Answer with the Tools';
/** A guard against a model that goes in circles: each round is a request to the model. */
const MOST_ROUNDS = 6;

const INSTRUCTIONS = [
	'=You help the people of a company with their telephones (a MANGO OFFICE PBX). Answer in the language of the question, briefly.',
	'Now it is {{ $now.toISO() }}, {{ $now.zoneName }}. Say times in this zone.',
	'Take facts from the tools only. Say so when a tool fails, and never try a call again by yourself.',
	'Start a call only when the user asks for it, with an extension that the user named. Ask when either is missing. One call for one request.',
	'"Accepted" means that the PBX took the order, not that anybody talked.',
].join('\n');

/** @type {import('../../tools/templates/assemble').Plan} */
module.exports = {
	title: 'AI agent on the telephone',
	notes: {
		does: [
			'A chat that knows your PBX. Ask:',
			'- Кому мы сегодня не перезвонили?',
			'- Перезвони ему с добавочного 101',
			'- Почему этот звонок не состоялся? Что значит 1164?',
			'',
			'The agent answers with the Mango Office node as its tools.',
		].join('\n'),
		needs: [
			'- **Mango Office** with the API Connector, and its key and salt',
			'- a **model** that can call tools. **Choose the Model** is a placeholder: OpenAI, or whatever speaks its language (Base URL in the credential), or another model node in its place',
			'',
			"What the model's provider gets: the questions, and clients' numbers and employees' names from the answers.",
		].join('\n'),
		steps: [
			'Open the nodes with a red mark and choose or make your **credentials**.',
			'Open **Choose the Model** and choose one.',
			'Write into the **chat** below the canvas: «Кому мы сегодня не перезвонили?»',
			'Only then think about who else may talk to it: see *Guard the calls* in the README.',
		],
		change: [
			'- no calls at all: delete **Call a Client Back**, the rest only reads',
			'- a person says yes before each call: a *human review* node between agent and that tool',
			'- one telephone only: write 101 into *Employee* of that tool in place of the expression',
			'- more tools: add the Mango Office Tool, pin resource and operation, let the model fill in the data',
		].join('\n'),
	},
	nodes: [
		node('Ask a Question', '@n8n/n8n-nodes-langchain.chatTrigger', 1.1, [0, 0], { public: false, options: {} }),
		node(AGENT, '@n8n/n8n-nodes-langchain.agent', 3, [2, 0], {
			promptType: 'auto',
			options: { systemMessage: INSTRUCTIONS, maxIterations: MOST_ROUNDS, enableStreaming: false },
		}),
		node('Choose the Model', '@n8n/n8n-nodes-langchain.lmChatOpenAi', 1.3, [0, 1.25], {
			model: { __rl: true, mode: 'list', value: 'gpt-5-mini' },
			responsesApiEnabled: false,
			options: {},
		}, { credentials: credential('openAiApi') }),
		node('Remember the Talk', '@n8n/n8n-nodes-langchain.memoryBufferWindow', 1.3, [1, 1.25], { contextWindowLength: 10 }),
		mangoTool('Get Missed Calls', [2, 1.25], 'Lists inbound calls that nobody answered and that were not called back yet, each client once: number, employee, group, time, result in words. Use it for "who called and was not called back?".', {
			resource: 'call',
			operation: 'getMissed',
			returnAll: false,
			limit: 50,
			calledBack: 'no',
			additionalFields: {
				oncePerClient: true,
				from: fromAI('from', 'Beginning of the period, ISO 8601 with zone. Today means midnight of today'),
				to: fromAI('to', 'End of the period, ISO 8601 with zone. Now, unless the user says otherwise'),
			},
		}),
		mangoTool('Call a Client Back', [3, 1.25], 'Orders one real telephone call: first the telephone of the employee rings, and when they pick up, the PBX dials the client. Only when the user asked for this call. Never a second time for the same request.', {
			resource: 'call',
			operation: 'start',
			employee: { __rl: true, mode: 'extension', value: fromAI('extension', 'Extension of the employee whose telephone rings first, for example 101. As the user said it') },
			toNumber: fromAI('clientNumber', 'Number of the client, with country code, for example +79000000001'),
		}),
		mangoTool('Look Into a Call', [4, 1.25], 'Tells the whole story of one conversation: who was called, each leg, wait and talk time, how it ended and why.', {
			resource: 'call',
			operation: 'get',
			entryId: fromAI('entryId', 'entryId of the conversation, as the list of missed calls gives it'),
			startedAt: fromAI('startedAt', 'When it began: startedAt of the same entry'),
			additionalFields: { waitSeconds: 0 },
		}),
		mangoTool('Explain a Code', [5, 1.25], 'Says in words, English and Russian, what a result or disconnect code of Mango Office means and what to do next.', {
			resource: 'resultCode',
			operation: 'explain',
			code: fromAI('code', 'The code, four digits, for example 1111', 'number'),
		}),
	],
	flows: [['Ask a Question', AGENT]],
	serve: [
		['Choose the Model', 'ai_languageModel', AGENT],
		['Remember the Talk', 'ai_memory', AGENT],
		['Get Missed Calls', 'ai_tool', AGENT],
		['Call a Client Back', 'ai_tool', AGENT],
		['Look Into a Call', 'ai_tool', AGENT],
		['Explain a Code', 'ai_tool', AGENT],
	],
	pinned: {
		'Ask a Question': [{ sessionId: 'sample', action: 'sendMessage', chatInput: 'Кому мы сегодня не перезвонили?' }],
		[AGENT]: [{ output: 'Сегодня не перезвонили одному клиенту: +7 900 000-00-02, звонил в 03:16 на добавочный 101, вызов не получил ответа.' }],
	},
};
