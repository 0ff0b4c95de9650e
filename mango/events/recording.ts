import { integer, text } from '../lenient';
import { explainField } from '../result';
import { isoFromSeconds } from '../time';
import type { EventParser } from './event';
import type { TriggerValue } from './values';

/**
 * The three recording events share one shape (mango-api.md §3.5). `record/added` and `record/tagged`
 * come once per recording, `events/recording` once per state.
 */
function recordingParser(value: TriggerValue, idPrefix: string, idBySeq: boolean): EventParser {
	return (json) => {
		const recordingId = text(json.recording_id);
		if (recordingId === null) return null;
		const seq = integer(json.seq);
		const employeeExtension = text(json.extension);
		const occurredAt = isoFromSeconds(json.timestamp);
		const result = explainField(json.completion_code);
		const suffix = idBySeq ? `:${seq}` : '';
		return {
			matching: [value],
			eventId: idBySeq && seq === null ? null : `${idPrefix}:${recordingId}${suffix}`,
			occurredAt,
			facets: {
				// `record/added` knows the employee's id only: a filter by extension does not apply.
				extension: employeeExtension ?? undefined,
				resultCode: result?.code,
			},
			fields: {
				recordingId,
				entryId: text(json.entry_id),
				callId: text(json.call_id),
				employeeExtension,
				employeeId: integer(json.user_id),
				state: text(json.recording_state),
				recipient: text(json.recipient),
				occurredAt,
				result,
			},
		};
	};
}

export const parseRecordingState = recordingParser('recording.changed', 'recording', true);
export const parseRecordingAdded = recordingParser('recording.ready', 'record/added', false);
export const parseRecordingTagged = recordingParser('recording.tagged', 'record/tagged', false);
