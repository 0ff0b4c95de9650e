// @ts-check
'use strict';

/** CallContext and Leg of §2.4, as printed. */

/** @typedef {import('./conversations').Conversation} Conversation */
/** @typedef {import('./conversations').Leg} Leg */

/**
 * @param {any} state
 * @param {Conversation} conversation
 * @param {{ recall: number | null, extParams: boolean, extFields: string[] }} options
 */
function printedContext(state, conversation, { recall, extParams, extFields }) {
	const { entryId, type, status, from, start, end, talk, initType } = conversation;
	const caller = from.extension ? state.employeeByExtension(from.extension) : undefined;
	return {
		entry_id: entryId,
		context_type: type,
		context_status: status,
		caller_id: caller?.userId ?? null,
		caller_name: caller?.name ?? '',
		caller_number: from.extension ?? from.number ?? '',
		called_number: calledNumber(conversation),
		context_start_time: start,
		duration: end - start,
		talk_duration: talk,
		context_init_type: initType,
		recall_status: recall,
		cost: 0,
		...Object.fromEntries(extFields.map((name) => [name, 0])),
		context_calls: printedLegs(state, conversation),
		...(extParams ? contactCentreData(state, conversation) : {}),
	};
}

/** Incoming: the dialled line (§2.4). @param {Conversation} conversation */
const calledNumber = ({ type, line, to }) =>
	type === 1 ? line : type === 2 ? (to.number ?? to.extension ?? '') : (to.extension ?? to.number ?? '');

/** Employees of a group stand inside the group's leg; the voice menu has none. @param {any} state @param {Conversation} conversation */
function printedLegs(state, conversation) {
	const { legs } = conversation;
	const queues = legs.filter(({ location }) => location === 'queue');
	/** @param {Leg} leg */
	const queueOf = (leg) =>
		leg.location === 'abonent'
			? queues.find(({ callId, group }) => leg.takenFrom === callId && group === leg.group)
			: undefined;
	return legs
		.filter((leg) => leg.location !== 'ivr' && !queueOf(leg))
		.map((leg) =>
			leg.location === 'queue'
				? groupLeg(
						state,
						conversation,
						leg,
						legs.filter((other) => queueOf(other) === leg),
					)
				: printedLeg(state, conversation, leg),
		);
}

/** @param {any} state @param {Conversation} conversation @param {Leg} queue @param {Leg[]} members */
function groupLeg(state, conversation, queue, members) {
	const talked = members.find(({ answer }) => answer !== null);
	const end = talked?.end ?? queue.end;
	const whole = {
		...queue,
		answer: talked?.answer ?? null,
		end,
		hold: talked?.hold ?? 0,
		reason: talked?.reason ?? queue.reason,
		recordings: [],
	};
	const group = state.groupByExtension(queue.group);
	const rings = members[0]?.start ?? queue.start;
	return {
		...printedLeg(state, conversation, whole),
		call_type: 'group',
		call_abonent_id: group?.id ?? null,
		call_abonent_info: group?.name ?? '',
		call_abonent_number: queue.group,
		dial_duration: (whole.answer ?? end) - rings,
		ModeGroup: 1,
		members: members.map((member) => printedLeg(state, conversation, member)),
	};
}

/** @param {any} state @param {Conversation} conversation @param {Leg} leg */
function printedLeg(state, { type, taskId }, leg) {
	const { to, start, answer, end, hold } = leg;
	const employee = to.extension ? state.employeeByExtension(to.extension) : undefined;
	const group = !employee && to.extension ? state.groupByExtension(to.extension) : undefined;
	const inbound = type === 1 ? 1 : 0;
	const outbound = type === 2 ? 1 : 0;
	return {
		call_type: group ? 'group' : employee ? 'user' : 'number',
		call_abonent_id: employee?.userId ?? group?.id ?? null,
		call_abonent_info: employee?.name ?? group?.name ?? '',
		call_abonent_number: to.extension ?? to.number ?? '',
		call_start_time: start,
		call_answer_time: answer,
		call_end_time: end,
		call_duration: end - start,
		talk_duration: answer === null ? 0 : end - answer - hold,
		dial_duration: (answer ?? end) - start,
		operator_call_duration: null,
		hold_duration: hold || null,
		call_end_reason: leg.reason,
		recording_id: leg.recordings,
		external_call_id: leg.callId,
		DirectionInbound: inbound,
		DirectionOutbound: outbound,
		ModeConversation: 1,
		ModeListen: 0,
		ModePrompt: 0,
		ModeConference: 0,
		ModeGroup: group ? 1 : 0,
		RecordInbound: inbound,
		RecordOutbound: outbound,
		BlindTransfer: leg.transfer === 'blind' ? 1 : 0,
		ConsultTransfer: leg.transfer === 'consultative' ? 1 : 0,
		OutboundDialing: taskId ? 1 : 0,
		Intercepted: 0,
		IvrNotUsed: 0,
		members: null,
	};
}

/** `ext_params=1`, §2.4. @param {any} state @param {Conversation} conversation */
function contactCentreData(state, { entryId, taskId }) {
	const call = state.contactCentreCalls?.get(entryId);
	return {
		conversion: call?.conversion[0] ?? {},
		tag_id: call?.tag_id ?? [],
		call_comment: call?.call_comment ?? '',
		script_id: call?.script_id ?? [],
		mark_client: call?.mark_client ?? null,
		mark_controller: call?.mark_controller ?? [],
		...(taskId ? { task: { task_id: taskId } } : {}),
	};
}

module.exports = { calledNumber, printedContext };
