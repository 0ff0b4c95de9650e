// @ts-check
'use strict';

/**
 * Route, transfer and their relatives: the events of §3.7.5, §3.7.6 and §3.7.10, made for a call that is alive.
 * What the reference leaves open (times, reasons, the summary after a transfer) is C.
 */

const { liveLegs } = require('./live');
const { personOf, sideOf, targetOf } = require('./parties');
const { ending, next, steer } = require('./steer');

/** @param {any} json */
const call = (json) => ({ path: 'events/call', json });

/** @param {any} pbx @param {any} params @param {string} cause */
function routeCall(pbx, { command_id, call_id, to_number }, cause) {
	return steer(pbx, call_id, cause, (leg, play) => {
		const t = pbx.clock.seconds();
		const target = targetOf(pbx.state, to_number) ?? { number: to_number };
		const ends = [leg, ...liveLegs(pbx.state, leg.entryId).filter((other) => other !== leg)].map((each) =>
			next(each.json, {
				timestamp: t,
				call_state: 'Disconnected',
				// §5.3: a call that rang was taken away from somebody.
				disconnect_reason: each.location === 'abonent' ? 1182 : 1100,
			}),
		);
		const { line_number } = leg.json.to;
		const appeared = call({
			entry_id: leg.entryId,
			call_id: pbx.ids.call(),
			timestamp: t,
			seq: 1,
			call_state: 'Appeared',
			location: 'abonent',
			from: { ...personOf(leg.json.from), taken_from_call_id: leg.callId },
			to: { ...target, ...(line_number ? { line_number } : {}) },
			command_id,
		});
		const talk = next(appeared.json, { timestamp: t + 6, call_state: 'Connected' });
		const end = next(talk.json, { timestamp: t + 57, call_state: 'Disconnected', disconnect_reason: 1120 });
		const summary = {
			to: personOf(target),
			forward_time: t,
			talk_time: t + 6,
			entry_result: 1,
			disconnect_reason: 1120,
		};
		return { now: [...ends, appeared], rest: [talk, end, ...ending(play, t + 57, summary)] };
	});
}

/** @param {any} pbx @param {any} params @param {string} cause */
const transferCall = (pbx, params, cause) =>
	steer(pbx, params.call_id, cause, (leg, play) =>
		(params.method === 'blind' ? blind : consult)(pbx, leg, play, params),
	);

/** The two sides of a leg as a transfer sees them. @param {any} leg @param {string} initiator */
function sidesOf(leg, initiator) {
	const own = sideOf(leg.json, initiator) ?? 'to';
	const other = own === 'to' ? 'from' : 'to';
	return { own, other, employee: personOf(leg.json[own]), client: personOf(leg.json[other]) };
}

/** @param {any} leg @param {string} side @param {any} flag */
const marked = (leg, side, flag) => ({ [side]: { ...leg.json[side], ...flag } });

/** @param {any} pbx @param {any} leg @param {any} params */
function held(pbx, leg, { initiator }) {
	const { own } = sidesOf(leg, initiator);
	return next(leg.json, {
		timestamp: pbx.clock.seconds(),
		call_state: 'OnHold',
		...marked(leg, own, { hold_initiator: true }),
	});
}

/** The employee leaves: reason 1120 or 1110, by the side on which the employee was. @param {any} json @param {'from' | 'to'} other @param {number} timestamp */
const leaves = (json, other, timestamp) => {
	const { hold_initiator: _hold, ...side } = json[other];
	return next(json, {
		timestamp,
		call_state: 'Disconnected',
		[other]: { ...side, was_transferred: true },
		disconnect_reason: other === 'from' ? 1120 : 1110,
	});
};

/** §3.7.5. @param {any} pbx @param {any} leg @param {any} play @param {any} params */
function blind(pbx, leg, play, params) {
	const t = pbx.clock.seconds();
	const { other, employee, client } = sidesOf(leg, params.initiator);
	const target = /** @type {any} */ (targetOf(pbx.state, params.to_number));
	const hold = held(pbx, leg, params);
	const { command_id } = params;
	const first = call({
		entry_id: leg.entryId,
		call_id: pbx.ids.call(),
		timestamp: t,
		seq: 1,
		call_state: 'Appeared',
		location: 'abonent',
		from: employee,
		to: target,
		command_id,
	});
	const { line_number } = leg.json.to;
	const again = next(first.json, {
		timestamp: t + 1,
		from: { ...client, taken_from_call_id: leg.callId },
		to: { ...target, ...(line_number ? { line_number } : {}) },
		transfer: 'blind',
	});
	const now = [hold, first, leaves(hold.json, /** @type {'from' | 'to'} */ (other), t + 1), again];
	return { now, rest: talked(play, again.json, t + 8, target) };
}

/** Connected, Disconnected, and the end of the conversation. @param {any} play @param {any} json of the leg @param {number} t @param {any} target */
function talked(play, json, t, target) {
	const talk = next(json, { timestamp: t, call_state: 'Connected' });
	return [talk, ...talkEnds(play, talk.json, t + 50, target)];
}

/** @param {any} play @param {any} json @param {number} end @param {any} target */
function talkEnds(play, json, end, target) {
	const last = next(json, { timestamp: end, call_state: 'Disconnected', disconnect_reason: 1110 });
	return [last, ...ending(play, end, { ...summaryTo(play, target), disconnect_reason: 1110, entry_result: 1 })];
}

/** Incoming: the last who talked stands in `to` (C). @param {any} play @param {any} target */
function summaryTo(play, target) {
	const summary = play.composed.find((/** @type {any} */ { path }) => path === 'events/summary')?.json;
	return summary?.call_direction === 1 && target ? { to: personOf(target) } : {};
}

/** §3.7.6 up to the consultation; the hand-over is what is left. @param {any} pbx @param {any} leg @param {any} play @param {any} params */
function consult(pbx, leg, play, params) {
	const t = pbx.clock.seconds();
	const { employee } = sidesOf(leg, params.initiator);
	const target = /** @type {any} */ (targetOf(pbx.state, params.to_number));
	const hold = held(pbx, leg, params);
	const appeared = call({
		entry_id: leg.entryId,
		call_id: pbx.ids.call(),
		timestamp: t,
		seq: 1,
		call_state: 'Appeared',
		location: 'abonent',
		from: { ...employee, taken_from_call_id: leg.callId },
		to: target,
		transfer: 'consultative',
		command_id: params.command_id,
	});
	const talk = next(appeared.json, { timestamp: t + 5, call_state: 'Connected' });
	return { now: [hold, appeared, talk], rest: handOver(hold.json, talk.json, play, t + 20) };
}

/** The client takes the place of the employee who asked. @param {any} first the held leg @param {any} second @param {any} play @param {number} t */
function handOver(first, second, play, t) {
	const { other, client } = holdSides(first);
	const joined = next(second, {
		timestamp: t,
		call_state: second.call_state,
		from: { ...client, taken_from_call_id: first.call_id },
		// Finished before the answer: it was blind after all (§3.4).
		transfer: second.call_state === 'Connected' ? 'consultative' : 'blind',
	});
	const more =
		second.call_state === 'Connected'
			? talkEnds(play, joined.json, t + 60, second.to)
			: talked(play, joined.json, t + 8, second.to);
	return [leaves(first, other, t), joined, ...more];
}

/** @param {any} json of a leg OnHold @returns {{ other: 'from' | 'to', client: any }} */
function holdSides(json) {
	const other = json.from.hold_initiator || (json.from.extension && !json.to.extension) ? 'to' : 'from';
	return { other, client: personOf(json[other]) };
}

/** The consultation that belongs to a held leg. @param {any} pbx @param {any} leg */
const consultationOf = (pbx, leg) =>
	liveLegs(pbx.state, leg.entryId).find(
		({ json }) => json.transfer === 'consultative' && json.from.taken_from_call_id === leg.callId,
	);

/** §2.1.9. @param {any} pbx @param {any} params @param {string} cause */
const connectCalls = (pbx, { holded_call_id, transferred_call_id }, cause) =>
	steer(pbx, holded_call_id, cause, (leg, play) => {
		const second = pbx.state.calls.get(transferred_call_id);
		const [left, joined, ...rest] = handOver(leg.json, second.json, play, pbx.clock.seconds());
		return { now: [left, joined], rest };
	});

/** §2.1.8, §2.1.10: the consultation ends, the first talk goes on. @param {any} pbx @param {string} heldCallId @param {string} cause */
const cancelConsultation = (pbx, heldCallId, cause) =>
	steer(pbx, heldCallId, cause, (leg, play) => {
		const t = pbx.clock.seconds();
		const second = consultationOf(pbx, leg);
		const ended = second && next(second.json, { timestamp: t, call_state: 'Disconnected', disconnect_reason: 1181 });
		const back = next(leg.json, { timestamp: t, call_state: 'Connected' });
		return { now: [...(ended ? [ended] : []), back], rest: talkEnds(play, back.json, t + 30, null) };
	});

/** §2.1.8: after `blind` the PBX tries to reach the initiator again. @param {any} pbx @param {string} callId @param {string} cause */
const returnBlind = (pbx, callId, cause) =>
	steer(pbx, callId, cause, (leg, play) => {
		const t = pbx.clock.seconds();
		const first = pbx.state.calls.get(leg.json.from.taken_from_call_id);
		const own = first.json.from.was_transferred ? 'to' : 'from';
		const ended = next(leg.json, { timestamp: t, call_state: 'Disconnected', disconnect_reason: 1181 });
		const back = call({
			...leg.json,
			call_id: pbx.ids.call(),
			timestamp: t,
			seq: 1,
			from: { ...personOf(leg.json.from), taken_from_call_id: leg.callId },
			to: first.json[own],
			transfer: 'return_blind',
		});
		return { now: [ended, back], rest: talked(play, back.json, t + 6, first.json[own]) };
	});

/**
 * A hangup of the new call of a transfer cancels the transfer (§2.1.8).
 * @param {any} pbx
 * @param {any} leg
 * @returns {((cause: string) => Promise<void>) | null}
 */
function cancelOf(pbx, leg) {
	const first = pbx.state.calls.get(leg.json.from.taken_from_call_id);
	if (!first || !pbx.plays.ofEntry(leg.entryId)) return null;
	if (leg.json.transfer === 'consultative' && first.state === 'OnHold' && !first.ended)
		return (cause) => cancelConsultation(pbx, first.callId, cause);
	return leg.json.transfer === 'blind' && leg.state === 'Appeared'
		? (cause) => returnBlind(pbx, leg.callId, cause)
		: null;
}

/** §2.1.11. @param {any} pbx @param {any} params @param {string} cause */
const holdCall = (pbx, params, cause) =>
	steer(pbx, params.call_id, cause, (leg) => ({ now: [held(pbx, leg, params)] }));

module.exports = { cancelConsultation, cancelOf, connectCalls, consultationOf, holdCall, routeCall, transferCall };
