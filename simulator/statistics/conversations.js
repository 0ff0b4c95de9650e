// @ts-check
'use strict';

/**
 * Finished conversations as both kinds of statistics see them: from the events of calls that were played,
 * and from those that a test registered (control/conversations.js).
 */

/**
 * @typedef {object} Leg one attempt: menu, queue or person
 * @property {string} callId
 * @property {string | null} takenFrom
 * @property {'ivr' | 'queue' | 'abonent'} location
 * @property {number} start
 * @property {number | null} answer
 * @property {number} end
 * @property {number} hold seconds
 * @property {{ extension?: string, number?: string }} from
 * @property {{ extension?: string, number?: string }} to
 * @property {string} line
 * @property {string} group internal number of the group, or ''
 * @property {number} reason
 * @property {string[]} recordings
 * @property {string | null} transfer
 *
 * @typedef {object} Conversation
 * @property {string} entryId
 * @property {1 | 2 | 3} type incoming, outgoing, internal
 * @property {0 | 1} status
 * @property {number} start
 * @property {number} end
 * @property {number} talk seconds
 * @property {{ extension?: string, number?: string }} from
 * @property {{ extension?: string, number?: string }} to
 * @property {string} line
 * @property {number} initType
 * @property {number | null} [taskId]
 * @property {number} [recall] recall_status that a test wants
 * @property {number} [appearsAt] ms by the simulator's clock; absent: at once
 * @property {Leg[]} legs
 */

const TYPES = /** @type {const} */ ({ 0: 3, 1: 1, 2: 2 });
/** §2.4 `context_init_type`, by §3.4 `callback_initiator`. */
const INIT_TYPES = /** @type {Record<string, number>} */ ({
	CC: 3,
	API: 4,
	WEB: 4,
	CallbackWidget: 5,
	MissGroupCallCallback: 6,
	MissInIvrCallCallback: 6,
});

/** Composed once: a finished conversation does not change. @type {WeakMap<any, Conversation>} */
const known = new WeakMap();

/**
 * @param {any} played of state.conversations
 * @returns {Conversation}
 */
function ofPlayed(played) {
	const before = known.get(played);
	if (before) return before;
	const { summary, events } = played;
	const first = events.find((/** @type {any} */ { path }) => path === 'events/call')?.json ?? {};
	/** @type {Conversation} */
	const conversation = {
		entryId: summary.entry_id,
		type: TYPES[/** @type {0 | 1 | 2} */ (Number(summary.call_direction))],
		status: Number(summary.entry_result) === 1 ? 1 : 0,
		start: summary.create_time,
		end: summary.end_time,
		talk: summary.talk_time > 0 ? summary.end_time - summary.talk_time : 0,
		from: summary.from,
		to: summary.to,
		line: summary.line_number ?? '',
		initType: INIT_TYPES[first.callback_initiator] ?? (first.command_id && summary.call_direction !== 1 ? 4 : 0),
		taskId: first.task_id ?? null,
		legs: legsOf(events, summary),
	};
	known.set(played, conversation);
	return conversation;
}

/** @param {any[]} events @param {any} summary @returns {Leg[]} */
function legsOf(events, summary) {
	/** @type {Map<string, any[]>} */
	const byCall = new Map();
	for (const { path, json } of events)
		if (path === 'events/call' && json.entry_id === summary.entry_id)
			byCall.set(json.call_id, [...(byCall.get(json.call_id) ?? []), json]);
	const legs = [...byCall.values()].map((states) => legOf(states, events, summary));
	return legs.sort((a, b) => a.start - b.start);
}

/** @param {any[]} unordered events of one call_id @param {any[]} events @param {any} summary @returns {Leg} */
function legOf(unordered, events, summary) {
	const states = [...unordered].sort((a, b) => a.seq - b.seq);
	const [first] = states;
	const last = states.at(-1);
	const end = last.call_state === 'Disconnected' ? last.timestamp : summary.end_time;
	const answered = states.find(({ call_state }) => call_state === 'Connected');
	const hold = states.reduce(
		(sum, state, index) =>
			state.call_state === 'OnHold' ? sum + (states[index + 1]?.timestamp ?? end) - state.timestamp : sum,
		0,
	);
	return {
		callId: first.call_id,
		takenFrom: last.from.taken_from_call_id ?? null,
		location: first.location,
		start: first.timestamp,
		answer: answered?.timestamp ?? null,
		end,
		hold,
		from: last.from,
		to: last.to,
		line: last.to.line_number ?? summary.line_number ?? '',
		group: last.to.acd_group ?? '',
		reason: last.disconnect_reason ?? summary.disconnect_reason,
		recordings: recordingsOf(events, first.call_id),
		transfer: last.transfer ?? null,
	};
}

/** Of a leg; those too short to be kept (4002 and the like) left no file. @param {any[]} events @param {string} callId */
function recordingsOf(events, callId) {
	const own = events.filter(({ path, json }) => path === 'events/recording' && json.call_id === callId);
	const lost = own.filter(({ json }) => Number(json.completion_code ?? 1000) !== 1000);
	return [...new Set(own.map(({ json }) => json.recording_id))].filter(
		(id) => !lost.some(({ json }) => json.recording_id === id),
	);
}

/**
 * @param {any} pbx
 * @returns {Conversation[]} all that statistics know by now, oldest first
 */
function allConversations({ state, clock }) {
	const now = clock.now();
	const registered = state.registered.filter(
		(/** @type {Conversation} */ { appearsAt }) => appearsAt === undefined || appearsAt <= now,
	);
	return [...state.conversations.map(ofPlayed), ...registered].sort((a, b) => a.start - b.start);
}

/** @param {any} pbx @param {string} entryId @returns {Conversation | undefined} */
const conversationOf = (pbx, entryId) => allConversations(pbx).find((each) => each.entryId === entryId);

module.exports = { allConversations, conversationOf };
