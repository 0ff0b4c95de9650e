/**
 * Data table: every suffix that Mango appends to the address in the cabinet, and who reads it.
 * n8n has no wildcard for webhook paths, so a suffix that is missing here is a lost event
 * (n8n-platform.md §1.2). Sources: mango-api.md §2.1, §3.2, §3.5, §3.6.
 */

import { parseCall } from './call';
import { parseDtmf, parseSmsStatus, parseStatisticsReady, resultParser } from './command';
import type { EventParser } from './event';
import {
	parseAddressBook,
	parseChatClosed,
	parseChatMessage,
	parseEmployeeStatus,
	parsePing,
	parseSessionEnd,
	parseSpeechRecognized,
	undocumentedParser,
} from './other';
import { parseRecordingAdded, parseRecordingState, parseRecordingTagged } from './recording';
import { parseSummary } from './summary';
import type { TriggerValue } from './values';

export interface EventRow {
	/** As Mango declares it, without slashes at the ends. */
	readonly suffix: string;
	/** The trigger values that the parser can give, the most specific first. */
	readonly values: readonly TriggerValue[];
	readonly parse: EventParser;
}

const CALL_VALUES = ['call.incoming', 'call.ringing', 'call.answered', 'call.changed'] as const;

/** Commands whose outcome comes back as `result/<command>` (§2.1). */
const COMMANDS = [
	'callback',
	'callback_group',
	'call/hangup',
	'sms',
	'recording/start',
	'play/start',
	'route',
	'transfer',
	'calls_connect',
	'transfer_cancel',
	'call/hold/on',
] as const;

/**
 * Chat events whose suffix is inferred (mark C): the types that §3.6 names for `events/md`, as
 * sub-paths in the manner of `events/md/onAppealClose`. Registering one too many costs nothing.
 */
const UNCERTAIN_CHAT_SUFFIXES = [
	'events/md/sendMessage',
	'events/md/onMessage',
	'events/md/rateQuality',
	'events/md/onAppealOpen',
] as const;

export const EVENTS: readonly EventRow[] = [
	{ suffix: 'ping', values: ['connection.checked'], parse: parsePing },
	{ suffix: 'events/call', values: CALL_VALUES, parse: parseCall },
	{ suffix: 'events/summary', values: ['call.missed', 'call.ended'], parse: parseSummary },
	{ suffix: 'events/recording', values: ['recording.changed'], parse: parseRecordingState },
	{ suffix: 'events/record/added', values: ['recording.ready'], parse: parseRecordingAdded },
	{ suffix: 'events/record/tagged', values: ['recording.tagged'], parse: parseRecordingTagged },
	{ suffix: 'events/dtmf', values: ['dtmf.received'], parse: parseDtmf },
	{ suffix: 'events/sms', values: ['sms.status'], parse: parseSmsStatus },
	...COMMANDS.map(
		(command): EventRow => ({
			suffix: `result/${command}`,
			values: ['command.result'],
			parse: resultParser(command),
		}),
	),
	{ suffix: 'result/stat', values: ['statistics.ready'], parse: parseStatisticsReady },
	{ suffix: 'result/stats', values: ['statistics.ready'], parse: parseStatisticsReady },
	{ suffix: 'events/ab', values: ['addressBook.changed'], parse: parseAddressBook },
	{ suffix: 'events/ab/contacts', values: ['addressBook.changed'], parse: parseAddressBook },
	{ suffix: 'events/ab/groups', values: ['addressBook.changed'], parse: parseAddressBook },
	{ suffix: 'events/ab/organizations', values: ['addressBook.changed'], parse: parseAddressBook },
	{ suffix: 'events/user/status_changed', values: ['employee.status'], parse: parseEmployeeStatus },
	{ suffix: 'events/user/session_end', values: ['employee.sessionEnded'], parse: parseSessionEnd },
	{ suffix: 'events/md', values: ['chat.message'], parse: parseChatMessage },
	{ suffix: 'events/md/onAppealClose', values: ['chat.closed'], parse: parseChatClosed },
	...UNCERTAIN_CHAT_SUFFIXES.map(
		(suffix): EventRow => ({
			suffix,
			values: ['chat.message'],
			parse: undocumentedParser('chat.message'),
		}),
	),
	{ suffix: 'events/recognized/offline', values: ['speech.recognized'], parse: parseSpeechRecognized },
	{ suffix: 'events/robots/stats', values: ['robot.statistics'], parse: undocumentedParser('robot.statistics') },
];

/** As n8n hands the suffix over when Mango sent it as declared: nearly always. */
const BY_SUFFIX = new Map(EVENTS.map((row) => [`/${row.suffix}`, row]));
const BY_LOWER_CASE = new Map(EVENTS.map((row) => [row.suffix.toLowerCase(), row]));

/**
 * The row for a suffix as it came: slashes at the ends and doubled ones are collapsed, letter case
 * does not count (§3.1). Only the whole suffix counts: `events/callx` is no event.
 */
export function eventRow(suffix: string): EventRow | null {
	const declared = BY_SUFFIX.get(suffix);
	if (declared !== undefined) return declared;
	const path = suffix.toLowerCase().split('/').filter((part) => part !== '').join('/');
	return BY_LOWER_CASE.get(path) ?? null;
}
