// @ts-check
'use strict';

/** Filters of both kinds of statistics. */

const { calledNumber } = require('./contexts');

/** @typedef {import('./conversations').Conversation} Conversation */
/** @typedef {import('./conversations').Leg} Leg */

/**
 * Filters of `stats/calls/request`, §2.4.
 * @param {any} state
 * @param {any} params
 * @param {{ from: number, to: number, recallOf: (conversation: Conversation) => number | null }} window in seconds, both ends included (C)
 * @returns {(conversation: Conversation) => boolean}
 */
function contextFilter(state, params, { from, to, recallOf }) {
	const types = params.context_type === undefined ? null : [params.context_type].flat().map(Number);
	const users = params.user_ids?.length ? params.user_ids : null;
	const groups = params.group_ids?.length ? params.group_ids : null;
	const text = params.search_string?.toLowerCase();
	return (conversation) =>
		conversation.start >= from &&
		conversation.start <= to &&
		(!types || types.includes(conversation.type)) &&
		(params.context_status === undefined || conversation.status === Number(params.context_status)) &&
		(params.recall_status === undefined || recallOf(conversation) === Number(params.recall_status)) &&
		(!users || peopleOf(state, conversation).some((person) => users.includes(person.userId))) &&
		(!groups || groupsOf(state, conversation).some((group) => groups.includes(group.id))) &&
		(!text || textsOf(state, conversation).some((each) => each.toLowerCase().includes(text)));
}

/** @param {any} state @param {Conversation} conversation @returns {any[]} employees on any side of any leg */
const peopleOf = (state, { from, legs }) =>
	[from, ...legs.flatMap((leg) => [leg.from, leg.to])]
		.map(({ extension }) => extension && state.employeeByExtension(extension))
		.filter(Boolean);

/** @param {any} state @param {Conversation} conversation @returns {any[]} */
const groupsOf = (state, { legs }) =>
	legs
		.flatMap((leg) => [leg.group, leg.to.extension])
		.map((extension) => extension && state.groupByExtension(extension))
		.filter(Boolean);

/** "Number or name part" (§2.4). @param {any} state @param {Conversation} conversation @returns {string[]} */
const textsOf = (state, conversation) => [
	conversation.from.number ?? '',
	conversation.from.extension ?? '',
	calledNumber(conversation),
	...conversation.legs.map(({ to }) => to.extension ?? to.number ?? ''),
	...peopleOf(state, conversation).map(({ name }) => name),
];

/**
 * Whether a missed client was called back. The meaning of 0, 1, 2 is not printed (§2.4): here 0 nobody called,
 * 1 called and reached, 2 called in vain (C).
 * @param {Conversation[]} all
 * @returns {(conversation: Conversation) => number | null}
 */
function recallsAmong(all) {
	/** @type {Map<string, Conversation[]>} */
	const outgoing = new Map();
	for (const each of all)
		if (each.type === 2 && each.to.number) {
			const calls = outgoing.get(each.to.number);
			if (calls) calls.push(each);
			else outgoing.set(each.to.number, [each]);
		}
	return ({ type, status, start, from, recall }) => {
		if (type !== 1 || status !== 0) return null;
		if (recall !== undefined) return recall;
		const later = (outgoing.get(from.number ?? '') ?? []).filter((call) => call.start >= start);
		return later.length === 0 ? 0 : later.some((call) => call.status === 1) ? 1 : 2;
	};
}

/**
 * Filters of `stats/request`, §2.3: a side is named by extension, number or both.
 * @param {any} params
 * @returns {(leg: Leg) => boolean}
 */
function legFilter({ date_from, date_to, from, to, call_party }) {
	/** @param {{ extension?: string, number?: string }} side @param {any} wanted */
	const is = (side, wanted) =>
		!wanted ||
		((wanted.extension === undefined || wanted.extension === side.extension) &&
			(wanted.number === undefined || wanted.number === side.number));
	return (leg) =>
		leg.start >= Number(date_from) &&
		leg.start <= Number(date_to) &&
		is(leg.from, from) &&
		is(leg.to, to) &&
		(is(leg.from, call_party) || is(leg.to, call_party));
}

module.exports = { contextFilter, legFilter, recallsAmong };
