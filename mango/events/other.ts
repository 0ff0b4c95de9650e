import { camelCaseKey, camelCaseKeys, integer, text, type JsonObject } from '../lenient';
import { explainField } from '../result';
import { isoFromMillis } from '../time';
import type { EventParser } from './event';
import type { TriggerValue } from './values';

/** How one field of a less common event is read. */
type Kind = 'text' | 'integer' | 'millis' | 'json' | 'code';

const READERS: Record<Kind, (value: unknown) => unknown> = {
	text,
	integer,
	millis: isoFromMillis,
	json: (value) => (value === undefined ? null : camelCaseKeys(value)),
	code: explainField,
};

/**
 * A parser for events that are passed on under Mango's own names, in camelCase (contract §3.1).
 *
 * @param kinds how each documented field is read; a field that is absent becomes null
 * @param timeField the field that says when it happened, in unix milliseconds
 */
function plainParser(
	value: TriggerValue,
	kinds: Readonly<Record<string, Kind>>,
	timeField?: string,
): EventParser {
	// `result` is a code everywhere except in a closed chat, where it is Mango's own number.
	const readers = Object.entries(kinds).map(([name, kind]) => [name, camelCaseKey(name), READERS[kind]] as const);
	return (json) => {
		if (!readers.some(([name]) => json[name] !== undefined)) return null;
		const fields: Record<string, unknown> = {};
		for (const [name, ours, read] of readers) fields[ours] = read(json[name]);
		return {
			matching: [value],
			eventId: null,
			occurredAt: timeField === undefined ? null : isoFromMillis(json[timeField]),
			facets: { resultCode: kinds.result === 'code' ? codeOf(json) : undefined },
			fields,
		};
	};
}

function codeOf(json: JsonObject): number | undefined {
	return integer(json.result) ?? undefined;
}

/** `events/ab/*`: the address book (mango-api.md §3.6). */
export const parseAddressBook = plainParser('addressBook.changed', {
	action: 'text',
	data: 'json',
});

export const parseEmployeeStatus = plainParser(
	'employee.status',
	{
		abonent_id: 'integer',
		status: 'integer',
		status_alias: 'text',
		parent_status: 'integer',
		when: 'millis',
		timestamp: 'millis',
	},
	'when',
);

export const parseSessionEnd = plainParser(
	'employee.sessionEnded',
	{
		result: 'code',
		// The manual names the object `abonent`, its example `abonent_id` (§3.6).
		abonent: 'json',
		abonent_id: 'integer',
		session: 'json',
		timestamp: 'millis',
	},
	'timestamp',
);

export const parseChatClosed = plainParser('chat.closed', {
	conversion_id: 'text',
	parent_conversion_id: 'text',
	product_id: 'integer',
	entry_id: 'text',
	channel_type: 'integer',
	direction: 'json',
	entry_point: 'text',
	create: 'json',
	end: 'json',
	tag_id: 'json',
	comment: 'text',
	result: 'integer',
	assign_abonent_id: 'integer',
	close_abonent_id: 'integer',
	sender_abonent_id: 'integer',
	assign_user_id: 'integer',
	close_user_id: 'integer',
	group_id: 'integer',
	chat: 'json',
	client_info: 'json',
	contact: 'json',
	point_id: 'text',
	manual: 'json',
	proactive: 'json',
});

export const parseChatMessage = plainParser('chat.message', {
	point_id: 'text',
	data: 'json',
});

export const parseSpeechRecognized = plainParser(
	'speech.recognized',
	{
		product_id: 'integer',
		request_id: 'text',
		recognized: 'millis',
		result: 'code',
		message: 'text',
	},
	'recognized',
);

/** What every item has of its own: nothing that comes in may take its place. */
const OWN_FIELDS = ['event', 'eventId', 'path', 'receivedAt', 'raw'];

/**
 * Events whose body is not documented (`events/robots/stats`, other chat events): whatever came,
 * in camelCase.
 */
export function undocumentedParser(value: TriggerValue): EventParser {
	return (json) => {
		const fields = Object.entries(camelCaseKeys(json) as JsonObject);
		return {
			matching: [value],
			eventId: null,
			occurredAt: null,
			facets: {},
			fields: Object.fromEntries(fields.filter(([name]) => !OWN_FIELDS.includes(name))),
		};
	};
}

/** `ping`: the button «Проверить подключение»; the form may be empty (§3.2). */
export const parsePing: EventParser = () => ({
	matching: ['connection.checked'],
	eventId: null,
	occurredAt: null,
	facets: {},
	fields: {},
});
