/**
 * Missed or not, and why (contract §3.2). The reason code never decides whether a call was
 * missed: 1110 is also the code of a caller who gave up, and 1100 of a failed outgoing call
 * (mango-api.md §3.5).
 */

export const MISSED_REASONS = [
	'abandoned',
	'noAnswer',
	'busy',
	'rejected',
	'unavailable',
	'queueTimeout',
	'noOperators',
	'offHours',
	'ivr',
	'blocked',
	'billing',
	'technical',
	'other',
] as const;

export type MissedReason = (typeof MISSED_REASONS)[number];

/** First and last code for each reason, contract §3.2; what no row covers is `other`. */
const REASON_RANGES: ReadonlyArray<readonly [MissedReason, number, number]> = [
	['abandoned', 1100, 1110],
	['noAnswer', 1111, 1111],
	['abandoned', 1120, 1120],
	['busy', 1121, 1121],
	['rejected', 1122, 1124],
	['blocked', 1130, 1130],
	['unavailable', 1131, 1135],
	['blocked', 1140, 1140],
	['blocked', 1150, 1152],
	['noAnswer', 1160, 1160],
	['queueTimeout', 1162, 1163],
	['noOperators', 1164, 1164],
	['ivr', 1170, 1171],
	['offHours', 1190, 1192],
	['busy', 1193, 1193],
	['technical', 1200, 1299],
	['billing', 2000, 2999],
	['blocked', 4501, 4502],
	['blocked', 4506, 4507],
	['technical', 5000, 5999],
];

/** What the rule looks at; all of it comes from one `events/summary`. */
export interface ConversationEnd {
	readonly inbound: boolean;
	/** `entry_result`: 1 success, 0 missed or failed, null when absent. */
	readonly entryResult: number | null;
	readonly talked: boolean;
	/** Nobody in `to`: the conversation ended inside the voice menu. */
	readonly nobodyReached: boolean;
	readonly reason: number | null;
}

/**
 * Why a conversation counts as missed, or null when it does not.
 *
 * @param ivrOnlyAsMissed also counts calls that ended in the voice menu although Mango calls them
 *   a success (its own example: `entry_result` 1, `talk_time` 0, reason 1170)
 */
export function missedReason(end: ConversationEnd, ivrOnlyAsMissed: boolean): MissedReason | null {
	if (!end.inbound) return null;
	if (end.entryResult === 0) return reasonOf(end.reason);
	if (ivrOnlyAsMissed && !end.talked && end.nobodyReached) return 'ivr';
	return null;
}

function reasonOf(code: number | null): MissedReason {
	if (code === null) return 'other';
	const range = REASON_RANGES.find(([, first, last]) => code >= first && code <= last);
	return range?.[0] ?? 'other';
}
