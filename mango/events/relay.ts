/**
 * Which JSON may be signed as an event and sent on to another system ("Event: Relay").
 *
 * The danger. Mango signs events and takes requests with one and the same signature: SHA-256 over
 * key, JSON text and salt, without path, time or direction (mango-api.md §1.3, §1.4). Whoever holds
 * a signed text can hand it to Mango's API as a request, at any time and under any path, and Mango
 * may ignore what it does not know. An operation that signs whatever it is given would hand out
 * calls and SMS on somebody else's account. Two fences stand in the way, and each is needed:
 *
 * 1. Where it goes: only to addresses that the credential names (`relayTarget.ts`). Who may use the
 *    credential in a workflow may not edit it, so cannot have signed texts sent to a place of their
 *    own. A system that checks the signature of events has to hold the salt anyway.
 * 2. What is signed: only a JSON that is one of the events below, whole: every member is one that
 *    the manual prints for that event, those that make it this event are there, and each is of its
 *    kind. So `command_id` with `to_number` is never signed, nor anything else with a stranger in it.
 *
 * Left out is what is a request and hardly more: `events/ab/*` hold all that deletes contacts,
 * `result/stats` all that fetches a report, `ping` is `{}`; and chat and robot events are not
 * described well enough to tell. What remains overlaps with requests in three places. `call_id` and
 * `command_id` in an event of a call that a command has made are all that `call/hangup` and
 * `transfer_cancel` ask for. `events/record/*` and `events/user/status_changed` name an employee, as
 * `member/delete` and `set_abonent_status` do; a CRM needs them to show recordings and presence. And
 * a method without parameters is content with any signed text, Mango's own events included. These
 * are why the first fence is there: the system behind it could sign all of that by itself.
 */

import { isObject, text, type JsonObject } from '../lenient';
import { eventRow } from './table';

interface Shape {
	/** Without these it is not this event. */
	readonly needs: readonly string[];
	readonly mayHave: readonly string[];
	/** Members that are objects; all others are single values. */
	readonly objects?: readonly string[];
	/** Members that have one of a few values. */
	readonly values?: Readonly<Record<string, readonly string[]>>;
}

const CALL: Shape = {
	needs: ['entry_id', 'call_id', 'timestamp', 'seq', 'call_state', 'location', 'from', 'to'],
	mayHave: [
		'dct',
		'disconnect_reason',
		'transfer',
		'sip_call_id',
		'command_id',
		'task_id',
		'callback_initiator',
	],
	objects: ['from', 'to', 'dct'],
	values: { call_state: ['Appeared', 'Connected', 'OnHold', 'Disconnected'] },
};

const SUMMARY: Shape = {
	needs: ['entry_id', 'call_direction', 'from', 'to', 'create_time', 'end_time', 'entry_result'],
	mayHave: ['line_number', 'dct', 'forward_time', 'talk_time', 'disconnect_reason', 'sip_call_id'],
	objects: ['from', 'to', 'dct'],
};

const RECORDING: Shape = {
	needs: ['recording_id', 'recording_state', 'seq', 'entry_id', 'call_id', 'timestamp'],
	mayHave: ['extension', 'completion_code', 'recipient', 'command_id'],
	values: { recording_state: ['Started', 'Continued', 'Completed'] },
};

const RECORDING_FILE: Shape = {
	needs: ['entry_id', 'product_id', 'recording_id', 'timestamp'],
	mayHave: ['user_id'],
};

const STATUS_CHANGED: Shape = {
	needs: ['abonent_id', 'status', 'timestamp'],
	mayHave: ['status_alias', 'parent_status', 'when'],
};

const DTMF: Shape = {
	needs: ['seq', 'dtmf', 'timestamp', 'call_id', 'entry_id'],
	mayHave: ['location', 'initiator', 'from_number', 'to_number', 'line_number'],
};

const SMS: Shape = { needs: ['command_id', 'timestamp', 'reason'], mayHave: [] };

const RESULT: Shape = { needs: ['command_id', 'result'], mayHave: [] };

const SESSION_END: Shape = {
	needs: ['result', 'timestamp'],
	mayHave: ['abonent', 'abonent_id', 'session'],
	objects: ['abonent'],
};

const RECOGNIZED: Shape = {
	needs: ['request_id', 'recognized', 'result'],
	mayHave: ['product_id', 'message'],
};

/** Fields as mango-api.md §2.1, §3.4, §3.5 and §3.6 print them. */
const SHAPES: ReadonlyMap<string, Shape> = new Map([
	['events/call', CALL],
	['events/summary', SUMMARY],
	['events/recording', RECORDING],
	['events/record/added', RECORDING_FILE],
	['events/record/tagged', RECORDING_FILE],
	['events/user/status_changed', STATUS_CHANGED],
	['events/dtmf', DTMF],
	['events/sms', SMS],
	['events/user/session_end', SESSION_END],
	['events/recognized/offline', RECOGNIZED],
]);

/** Everything that an event may hold, or null when it is not relayed. */
export function relayedFields(suffix: string): readonly string[] | null {
	const shape = shapeOf(suffix);
	return shape === null ? null : [...shape.needs, ...shape.mayHave];
}

/**
 * Why a JSON must not be signed as the event of that suffix, as a sentence for the user, or null
 * when it may.
 */
export function relayProblem(suffix: string, json: unknown): string | null {
	const row = eventRow(suffix);
	if (row === null) return `'${suffix}' is not the path of an event`;
	const shape = shapeOf(row.suffix);
	if (shape === null) {
		return `Events of the path ${row.suffix} are not relayed: they could not be told from a request to Mango Office`;
	}
	if (!isObject(json)) return 'The event is not a JSON object';
	const wrong = strangerIn(json, shape) ?? missingIn(json, shape) ?? misshapenIn(json, shape);
	if (wrong !== null) return `This is not an event of the path ${row.suffix}: ${wrong}`;
	const parsed = row.parse(json, { ivrOnlyAsMissed: false });
	return parsed === null ? `Nothing in it identifies an event of the path ${row.suffix}` : null;
}

function shapeOf(suffix: string): Shape | null {
	const row = eventRow(suffix);
	if (row === null) return null;
	// Statistics have a `result/` of their own, which is not the outcome of a command.
	if (row.values.includes('command.result')) return RESULT;
	return SHAPES.get(row.suffix) ?? null;
}

function strangerIn(json: JsonObject, { needs, mayHave }: Shape): string | null {
	const stranger = Object.keys(json).find((name) => !needs.includes(name) && !mayHave.includes(name));
	return stranger === undefined ? null : `'${stranger}' does not belong there`;
}

function missingIn(json: JsonObject, { needs }: Shape): string | null {
	const missing = needs.find((name) => json[name] === undefined || json[name] === null);
	return missing === undefined ? null : `'${missing}' is missing`;
}

function misshapenIn(json: JsonObject, { objects = [], values = {} }: Shape): string | null {
	const misshapen = Object.entries(json).find(([name, value]) => {
		if (value === null) return false;
		if (objects.includes(name)) return !isObject(value);
		const allowed = Object.prototype.hasOwnProperty.call(values, name) ? values[name] : undefined;
		if (allowed !== undefined) return !allowed.includes(text(value) ?? '');
		return typeof value === 'object';
	});
	return misshapen === undefined ? null : `'${misshapen[0]}' holds something else`;
}
