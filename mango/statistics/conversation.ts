/**
 * One conversation of the extended statistics (mango-api.md §2.4), in the words of the trigger's
 * `call.ended`, plus what statistics know more: names, legs, recordings, cost.
 */

import type { Direction } from '../events/event';
import { clientOf, lineNumber } from '../events/call';
import { integer, isObject, text, type JsonObject } from '../lenient';
import { missedReason } from '../missed';
import { isExtension } from '../phone';
import { explainField } from '../result';
import { isoFromSeconds } from '../time';

const DIRECTIONS: ReadonlyArray<Direction | null> = [null, 'inbound', 'outbound', 'internal'];

/** One try to reach somebody; of a group, its employees are the members. */
export interface Leg {
	readonly kind: string | null;
	readonly id: number | null;
	readonly name: string | null;
	readonly number: string | null;
	readonly callId: string | null;
	readonly startedAt: string | null;
	readonly answeredAt: string | null;
	readonly endedAt: string | null;
	readonly talkSeconds: number;
	readonly result: ReturnType<typeof explainField>;
	readonly recordingIds: readonly string[];
	readonly members: readonly Leg[];
}

/** The output fields of a conversation. */
export interface Conversation {
	readonly entryId: string;
	readonly direction: Direction | null;
	readonly clientNumber: string | null;
	readonly employeeExtension: string | null;
	readonly employeeName: string | null;
	readonly employeeId: number | null;
	readonly groupName: string | null;
	readonly groupExtension: string | null;
	readonly lineNumber: string | null;
	readonly answered: boolean;
	readonly missed: boolean;
	readonly missedReason: ReturnType<typeof missedReason>;
	/** Of a missed call, whether the client was called back; Mango's number, see the docs. */
	readonly recallStatus: number | null;
	readonly startedAt: string | null;
	readonly answeredAt: string | null;
	readonly endedAt: string | null;
	readonly waitSeconds: number | null;
	readonly talkSeconds: number;
	readonly durationSeconds: number | null;
	readonly cost: number | null;
	readonly recordingIds: readonly string[];
	readonly result: ReturnType<typeof explainField>;
	readonly legs: readonly Leg[];
}

/** Reads one CallContext; null when it lacks its id. */
export function conversationOf(row: unknown): Conversation | null {
	if (!isObject(row)) return null;
	const entryId = text(row.entry_id);
	if (entryId === null) return null;

	const direction = DIRECTIONS[integer(row.context_type) ?? 0] ?? null;
	const legs = legsOf(row.context_calls);
	const everyone = legs.flatMap((leg) => [leg, ...leg.members]);
	const talker = everyone.find(({ kind, answeredAt, talkSeconds }) => kind === 'user' && answeredAt !== null && talkSeconds > 0);
	const group = legs.find(({ kind }) => kind === 'group');
	const started = integer(row.context_start_time);
	const duration = seconds(row.duration);
	const talk = seconds(row.talk_duration) ?? 0;
	const answeredAt = talk > 0 ? (talker?.answeredAt ?? firstAnswer(everyone)) : null;
	const result = (talker ?? legs[legs.length - 1])?.result ?? null;
	const reason = missedReason(
		{
			inbound: direction === 'inbound',
			entryResult: integer(row.context_status),
			talked: talk > 0,
			nobodyReached: legs.length === 0,
			reason: result?.code ?? null,
		},
		false,
	);
	return {
		entryId,
		direction,
		clientNumber: clientOf(direction, party(row.caller_id, row.caller_number), party(null, row.called_number)),
		...employeeOf(direction, row, talker ?? legs[0]),
		groupName: group?.name ?? null,
		groupExtension: group?.number ?? null,
		lineNumber: direction === 'inbound' ? lineNumber(row.called_number) : null,
		answered: talk > 0,
		missed: reason !== null,
		missedReason: reason,
		recallStatus: integer(row.recall_status),
		startedAt: isoFromSeconds(started),
		answeredAt,
		endedAt: started === null || duration === null ? null : isoFromSeconds(started + duration),
		waitSeconds: waitSeconds(started, answeredAt, duration),
		talkSeconds: talk,
		durationSeconds: duration,
		cost: amount(row.context_cost_full) ?? amount(row.cost),
		recordingIds: [...new Set(everyone.flatMap(({ recordingIds }) => recordingIds))],
		result,
		legs,
	};
}

/** All rows of a report: it comes in chunks, per day or so, each with its own list (§2.4). */
export function rowsOfReport(reply: JsonObject): unknown[] {
	const chunks = Array.isArray(reply.data) ? reply.data : [reply.data];
	return chunks.flatMap((chunk) => (isObject(chunk) && Array.isArray(chunk.list) ? chunk.list : []));
}

function legsOf(value: unknown): Leg[] {
	return (Array.isArray(value) ? value : []).filter(isObject).map((leg) => ({
		kind: text(leg.call_type),
		id: integer(leg.call_abonent_id),
		name: text(leg.call_abonent_info),
		number: text(leg.call_abonent_number),
		callId: text(leg.external_call_id),
		startedAt: isoFromSeconds(leg.call_start_time),
		answeredAt: isoFromSeconds(leg.call_answer_time),
		endedAt: isoFromSeconds(leg.call_end_time),
		talkSeconds: seconds(leg.talk_duration) ?? 0,
		result: explainField(leg.call_end_reason),
		recordingIds: recordingsOf(leg.recording_id),
		members: legsOf(leg.members),
	}));
}

/** Recording ids of a leg: a list of ids, sometimes one id alone. */
function recordingsOf(value: unknown): string[] {
	return (Array.isArray(value) ? value : [value])
		.map(text)
		.filter((one): one is string => one !== null);
}

/** The employee: of an inbound call the other end, otherwise the caller. */
function employeeOf(direction: Direction | null, row: JsonObject, other: Leg | undefined) {
	if (direction === 'inbound') {
		return {
			employeeExtension: other?.number ?? null,
			employeeName: other?.name ?? null,
			employeeId: other?.kind === 'user' ? other.id : null,
		};
	}
	const caller = text(row.caller_number);
	return {
		employeeExtension: caller !== null && isExtension(caller) ? caller : null,
		employeeName: text(row.caller_name),
		employeeId: integer(row.caller_id),
	};
}

/** A side of the call: an employee has an id, a client does not. */
function party(employeeId: unknown, number: unknown) {
	return { extension: integer(employeeId) === null ? null : '', number: text(number) };
}

function firstAnswer(legs: readonly Leg[]): string | null {
	return legs.find(({ answeredAt }) => answeredAt !== null)?.answeredAt ?? null;
}

/** A length of time, never below zero: the machines of a PBX have clocks of their own, as in the events. */
function seconds(value: unknown): number | null {
	const given = integer(value);
	return given === null ? null : Math.max(0, given);
}

function waitSeconds(started: number | null, answeredAt: string | null, duration: number | null): number | null {
	if (started === null) return null;
	return answeredAt === null ? duration : Math.max(0, Date.parse(answeredAt) / 1000 - started);
}

function amount(value: unknown): number | null {
	const given = text(value);
	return given !== null && Number.isFinite(Number(given)) ? Number(given) : null;
}
