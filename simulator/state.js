// @ts-check
'use strict';

const { seed } = require('./seed');
const { newRecording } = require('./recordings/store');

/** Conversations are kept with all their events, some 10 kB each. */
const MAX_CONVERSATIONS = 2000;
const MAX_CALLS = 2000;
const MAX_LIST = 1000;

/**
 * @param {import('./types').Credentials} credentials
 * @param {number} now
 */
function fresh(credentials, now) {
	const { recordings, ...rest } = seed();
	return {
		...rest,
		credentials: { ...credentials },
		/** The pair before «Сгенерировать новый код и ключ»; null when there was none. @type {import('./types').Credentials | null} */
		previousCredentials: null,
		/** @type {Map<string, import('./recordings/store').Recording>} */
		recordings: new Map(recordings.map((recordingId) => [recordingId, newRecording(now, { recordingId })])),
		/** @type {Map<string, { recordingId: string, action: string, used: boolean }>} */
		files: new Map(),
		/** Legs by call_id; see webhooks/live.js. @type {Map<string, any>} */
		calls: new Map(),
		/** Finished conversations with their events, for statistics. @type {any[]} */
		conversations: [],
		/** Conversations that a test registered, see control/conversations.js. @type {any[]} */
		registered: [],
		/** Statistics that were asked for, by their key. @type {Map<string, any>} */
		statistics: new Map(),
		/** @type {any[]} */
		sms: [],
		/** Commands that were accepted, with the code of their result webhook. @type {any[]} */
		commands: [],
	};
}

/**
 * What the PBX knows: people, lines, money, calls, messages. `fill` returns it to the seed in place, so references stay good.
 * @param {import('./types').Credentials} credentials
 * @param {{ now: () => number }} clock
 */
function createState(credentials, clock) {
	const state = {
		...fresh(credentials, clock.now()),
		fill: () => void Object.assign(state, fresh(credentials, clock.now())),

		/** @param {string} extension */
		employeeByExtension: (extension) =>
			extension ? state.employees.find((employee) => employee.extension === extension) : undefined,
		/** @param {number} userId */
		employeeById: (userId) => state.employees.find((employee) => employee.userId === userId),
		/** @param {number | string} id */
		groupById: (id) => state.groups.find((group) => group.id === Number(id)),
		/** @param {string} extension */
		groupByExtension: (extension) => state.groups.find((group) => group.extension === extension),

		/** A line by its number, a SIP line by its name (§2.1.1). @param {string} text */
		lineOf: (text) =>
			state.lines.find(({ number, name }) => number === text || (number.startsWith('sip:') && name === text)),

		/** @param {keyof ReturnType<typeof fresh>['nextIds']} kind */
		newId: (kind) => state.nextIds[kind]++,

		/** @param {'sms' | 'commands' | 'conversations'} list @param {any} item */
		remember(list, item) {
			state[list].push(item);
			if (state[list].length > (list === 'conversations' ? MAX_CONVERSATIONS : MAX_LIST)) state[list].shift();
		},
		/** @param {any} call */
		rememberCall(call) {
			state.calls.set(call.callId, call);
			if (state.calls.size > MAX_CALLS) state.calls.delete(state.calls.keys().next().value ?? '');
		},
	};
	return state;
}

module.exports = { createState };
