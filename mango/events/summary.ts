import { integer, text } from '../lenient';
import { missedReason } from '../missed';
import { explainField } from '../result';
import { isoFromSeconds } from '../time';
import { clientOf, employeeOf, lineNumber, party } from './call';
import type { Direction, EventParser } from './event';

const DIRECTIONS: readonly Direction[] = ['internal', 'inbound', 'outbound'];

/** `events/summary`: one conversation has ended; one per `entry_id` (mango-api.md §3.5). */
export const parseSummary: EventParser = (json, { ivrOnlyAsMissed }) => {
	const entryId = text(json.entry_id);
	if (entryId === null) return null;

	const direction = DIRECTIONS[integer(json.call_direction) ?? -1] ?? null;
	const caller = party(json.from);
	const callee = party(json.to);
	const created = positive(integer(json.create_time));
	const ended = positive(integer(json.end_time));
	const talkedAt = positive(integer(json.talk_time));
	const result = explainField(json.disconnect_reason);
	const reason = missedReason(
		{
			inbound: direction === 'inbound',
			entryResult: integer(json.entry_result),
			talked: talkedAt !== null,
			nobodyReached: callee.extension === null && callee.number === null,
			reason: result?.code ?? null,
		},
		ivrOnlyAsMissed,
	);
	const clientNumber = clientOf(direction, caller, callee);
	const employeeExtension = employeeOf(direction, caller, callee);
	const line = lineNumber(json.line_number);
	const endedAt = isoFromSeconds(ended);

	return {
		matching: reason === null ? ['call.ended'] : ['call.missed', 'call.ended'],
		eventId: `summary:${entryId}`,
		occurredAt: endedAt,
		facets: {
			direction,
			clientNumber,
			lineNumber: line,
			extension: employeeExtension,
			// Of a missed group call, a summary may name the group in place of an employee, and then
			// leaves the number out (§3.5). Otherwise nobody can tell, so the filter does not apply.
			group: reason !== null && callee.number === null ? (callee.extension ?? undefined) : undefined,
			missedReason: reason ?? undefined,
			resultCode: result?.code,
		},
		fields: {
			entryId,
			direction,
			clientNumber,
			employeeExtension,
			lineNumber: line,
			answered: talkedAt !== null,
			missed: reason !== null,
			missedReason: reason,
			startedAt: isoFromSeconds(created),
			answeredAt: isoFromSeconds(talkedAt),
			endedAt,
			waitSeconds: secondsBetween(created, talkedAt ?? ended),
			talkSeconds: talkedAt === null ? 0 : secondsBetween(talkedAt, ended),
			durationSeconds: secondsBetween(created, ended),
			result,
		},
	};
};

function positive(value: number | null): number | null {
	return value !== null && value > 0 ? value : null;
}

/** Never negative: Mango's clocks are several machines. */
function secondsBetween(from: number | null, to: number | null): number | null {
	return from === null || to === null ? null : Math.max(0, to - from);
}
