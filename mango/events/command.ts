import { integer, text } from '../lenient';
import { e164 } from '../phone';
import { explainField } from '../result';
import { isoFromSeconds } from '../time';
import { lineNumber } from './call';
import type { EventParser } from './event';

/** `result/<command>`: how a command ended (mango-api.md §2.1). */
export function resultParser(command: string): EventParser {
	return (json) => {
		const commandId = text(json.command_id);
		if (commandId === null) return null;
		const result = explainField(json.result);
		return {
			matching: ['command.result'],
			eventId: `result/${command}:${commandId}`,
			occurredAt: null,
			facets: { resultCode: result?.code },
			fields: { commandId, command, occurredAt: null, result },
		};
	};
}

/** `events/sms`: delivery of an SMS that `commands/sms` had sent (§3.5). */
export const parseSmsStatus: EventParser = (json) => {
	const commandId = text(json.command_id);
	if (commandId === null) return null;
	const reason = integer(json.reason);
	const occurredAt = isoFromSeconds(json.timestamp);
	return {
		matching: ['sms.status'],
		eventId: reason === null ? null : `sms:${commandId}:${reason}`,
		occurredAt,
		facets: { resultCode: reason ?? undefined },
		fields: { commandId, command: 'sms', occurredAt, result: explainField(reason) },
	};
};

/** `result/stat` in newer texts, `result/stats` in older ones: accept both (§2.3). */
export const parseStatisticsReady: EventParser = (json) => {
	const key = text(json.key);
	if (key === null) return null;
	return {
		matching: ['statistics.ready'],
		eventId: `statistics:${key}`,
		occurredAt: null,
		facets: {},
		fields: { key, requestId: text(json.request_id) },
	};
};

/** `events/dtmf`: one collected sequence of keys, not one key (§3.5). */
export const parseDtmf: EventParser = (json) => {
	const callId = text(json.call_id);
	const entryId = text(json.entry_id);
	if (callId === null && entryId === null) return null;
	const seq = integer(json.seq);
	const clientNumber = e164(text(json.from_number) ?? text(json.initiator));
	const line = lineNumber(json.line_number);
	const occurredAt = isoFromSeconds(json.timestamp);
	return {
		matching: ['dtmf.received'],
		eventId: callId !== null && seq !== null ? `dtmf:${callId}:${seq}` : null,
		occurredAt,
		facets: { clientNumber, lineNumber: line },
		fields: {
			digits: text(json.dtmf),
			location: text(json.location),
			clientNumber,
			lineNumber: line,
			entryId,
			callId,
			seq,
			occurredAt,
		},
	};
};
