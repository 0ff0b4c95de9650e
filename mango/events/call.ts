import { integer, isObject, member, text } from '../lenient';
import { e164 } from '../phone';
import { explainField } from '../result';
import { isoFromSeconds } from '../time';
import type { Direction, EventParser } from './event';
import type { TriggerValue } from './values';

/** `events/call`: the state of one leg has changed (mango-api.md §3.4). */
export const parseCall: EventParser = (json) => {
	const entryId = text(json.entry_id);
	const callId = text(json.call_id);
	if (entryId === null && callId === null) return null;

	const caller = party(json.from);
	const callee = party(json.to);
	const seq = integer(json.seq);
	const initiator = callbackInitiator(json.callback_initiator);
	const campaignTaskId = campaignTask(json.task_id);
	const direction = directionOf(caller, callee, initiator !== null || campaignTaskId !== null);
	const result = explainField(json.disconnect_reason);
	const group = text(member(json.to, 'acd_group'));
	const line = lineNumber(member(json.to, 'line_number'));
	const clientNumber = clientOf(direction, caller, callee);
	const employeeExtension = employeeOf(direction, caller, callee);
	const occurredAt = isoFromSeconds(json.timestamp);
	const commandId = text(json.command_id);

	const state = text(json.call_state);
	const location = text(json.location);
	// A leg made by a command is the callback's or the transfer's, not a client who starts calling.
	const startsConversation =
		state === 'Appeared' &&
		seq === 1 &&
		direction === 'inbound' &&
		commandId === null &&
		text(member(json.from, 'taken_from_call_id')) === null;

	const matching: TriggerValue[] = ['call.changed'];
	if (state === 'Connected' && location === 'abonent') matching.unshift('call.answered');
	if (state === 'Appeared' && location === 'abonent') matching.unshift('call.ringing');
	if (startsConversation) matching.unshift('call.incoming');

	return {
		matching,
		eventId: callId !== null && seq !== null ? `call:${callId}:${seq}` : null,
		occurredAt,
		oncePerEntry: startsConversation && entryId !== null ? entryId : undefined,
		facets: {
			direction,
			clientNumber,
			lineNumber: line,
			extension: employeeExtension,
			group,
			resultCode: result?.code,
		},
		fields: {
			entryId,
			callId,
			seq,
			state,
			location,
			direction,
			clientNumber,
			employeeExtension,
			groupExtension: group,
			lineNumber: line,
			commandId,
			callbackInitiator: initiator,
			campaignTaskId,
			transfer: text(json.transfer),
			occurredAt,
			result,
		},
	};
};

/** One side of a call. */
export interface Party {
	readonly extension: string | null;
	readonly number: string | null;
}

/** `from` or `to` of a call or a summary; anything but an object is nobody. */
export function party(value: unknown): Party {
	return isObject(value)
		? { extension: text(value.extension), number: text(value.number) }
		: { extension: null, number: null };
}

/** The client's number: the external side, E.164; null when hidden, internal or SIP (§3.4). */
export function clientOf(
	direction: Direction | null,
	caller: Party,
	callee: Party,
): string | null {
	if (direction === 'inbound') return e164(caller.number);
	if (direction !== 'outbound') return null;
	// The first leg of a callback looks like a call from the client to the employee (§2.1.1).
	return e164(caller.extension === null ? caller.number : callee.number);
}

/** The employee's internal number; of a missed group call it may be the group's (§3.5). */
export function employeeOf(
	direction: Direction | null,
	caller: Party,
	callee: Party,
): string | null {
	return direction === 'inbound' ? callee.extension : (caller.extension ?? callee.extension);
}

/** A line of the PBX: E.164, or the `sip:` address of a SIP line as it came. */
export function lineNumber(value: unknown): string | null {
	const line = text(value);
	return e164(line) ?? line;
}

function directionOf(caller: Party, callee: Party, calledBack: boolean): Direction {
	if (calledBack) return 'outbound';
	if (caller.extension === null) return 'inbound';
	return callee.extension === null ? 'outbound' : 'internal';
}

/** The task of a campaign; 0 stands for none, as elsewhere in Mango's events. */
function campaignTask(value: unknown): number | string | null {
	const task = integer(value) ?? text(value);
	return task === 0 ? null : task;
}

/** Mango's manual prints `CC` and `…CallCallback` partly with the Cyrillic letter С (§3.4). */
function callbackInitiator(value: unknown): string | null {
	return text(value)?.replace(/\u0421/g, 'C').replace(/\u0441/g, 'c') ?? null;
}

