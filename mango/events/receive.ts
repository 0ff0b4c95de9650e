/**
 * From one HTTP request of the PBX to a verdict, without n8n: verify, read, choose, filter, note.
 * Total: whatever comes in, the answer is a verdict and never an exception.
 */

import { hash } from 'crypto';

import { decodeForm, signedForm, type SignedForm } from '../form';
import { fromJson, isObject } from '../lenient';
import { isSignedByOneOf, isUsable, type KeyPair } from '../signature';
import { isoText } from '../time';
import type { ParsedEvent } from './event';
import { passes, type Filters } from './filters';
import { holderOf, isFirst } from './memory';
import { eventRow, type EventRow } from './table';
import type { TriggerValue } from './values';

export interface Incoming {
	/** What follows the base address, e.g. `/events/call`. */
	readonly suffix: string;
	/** The body as the HTTP server parsed it, if it did. */
	readonly body: unknown;
	/** The body as it came, for content types that the server leaves alone. */
	readonly rawBody: Buffer | undefined;
}

export interface Subscription {
	/** The credential's pair and, while it is being replaced, the previous one. */
	readonly pairs: readonly KeyPair[];
	readonly events: readonly TriggerValue[];
	readonly filters: Filters;
	readonly output: 'simplified' | 'raw' | 'both';
	readonly dropDuplicates: boolean;
	readonly ivrOnlyAsMissed: boolean;
	/** Older or further ahead than this is dropped; null accepts any age. */
	readonly maxAgeMinutes: number | null;
	/** Whose memory: the trigger node, production and test apart. */
	readonly scope: string;
}

export type Verdict =
	/** Start the workflow with this item. */
	| { readonly kind: 'emit'; readonly item: Record<string, unknown> }
	/** Authentic, but not wanted: reply 200 and start nothing. */
	| { readonly kind: 'ignore'; readonly reason: string }
	/** Refuse with this status; the reason is for the log, never for the sender (P7). */
	| { readonly kind: 'refuse'; readonly status: 400 | 401; readonly reason: string };

/**
 * Judges one request of the PBX.
 *
 * @param now milliseconds; the clock comes in so that tests can hold it
 */
export function receive(incoming: Incoming, subscription: Subscription, now: number): Verdict {
	const row = eventRow(incoming.suffix);
	// The button «Проверить подключение» posts an empty, unsigned form, and the cabinet refuses to
	// save unless it gets 200 (mango-api.md §3.2).
	if (row?.suffix === 'ping') return receivePing(incoming, row, subscription, now);

	const fields = formFields(incoming);
	if (fields === null) return refuse(400, 'the request holds no form');
	const form = signedForm(fields);
	if (form === null) return refuse(401, 'vpbx_api_key, sign or json is missing or repeated');
	if (!subscription.pairs.some(isUsable)) return refuse(401, 'the trigger has no usable credential');
	if (!isSignedByOneOf(subscription.pairs, form)) {
		return refuse(401, 'the signature fits neither the API key and salt nor the previous pair');
	}
	if (row === null) return ignore(`the event ${incoming.suffix} is not known`);

	const json = fromJson(form.json);
	if (!isObject(json)) return refuse(400, 'the signed json is not an object');
	const event = row.parse(json, subscription);
	if (event === null) return refuse(400, `nothing in the json identifies the event ${row.suffix}`);
	return judge(event, row, { json, form }, subscription, now);
}

function judge(
	event: ParsedEvent,
	row: EventRow,
	payload: { json: unknown; form: SignedForm },
	subscription: Subscription,
	now: number,
): Verdict {
	const { scope } = subscription;
	const eventId = event.eventId ?? `${row.suffix}:${digest16(payload.form.json)}`;
	if (!passes(subscription.filters, event.facets)) return ignore('a filter holds the event back');
	if (isOutOfDate(event.occurredAt, subscription.maxAgeMinutes, now)) {
		return ignore('the event is older or newer than the trigger accepts');
	}
	// After the filters: a leg that they hold back must not keep `call.incoming` from the other legs.
	const value = choose(event, eventId, subscription, now);
	if (value === undefined) return ignore('the event is not chosen in this trigger');
	if (subscription.dropDuplicates && !isFirst(scope, eventId, now)) {
		return ignore('the event was received before');
	}
	return { kind: 'emit', item: itemOf(event, value, eventId, row, payload.json, subscription, now) };
}

/**
 * The most specific chosen value. `call.incoming` fires once per conversation, also when the
 * phones of a group ring at once: the first leg holds it.
 */
function choose(
	event: ParsedEvent,
	eventId: string,
	{ events, scope }: Subscription,
	now: number,
): TriggerValue | undefined {
	const { oncePerEntry, matching } = event;
	return matching.find(
		(value) =>
			events.includes(value) &&
			(value !== 'call.incoming' ||
				oncePerEntry === undefined ||
				holderOf(scope, `incoming:${oncePerEntry}`, eventId, now) === eventId),
	);
}

function receivePing(
	incoming: Incoming,
	row: EventRow,
	subscription: Subscription,
	now: number,
): Verdict {
	const event = row.parse({}, subscription);
	if (event === null || !subscription.events.includes('connection.checked')) {
		return ignore('the connection was checked');
	}
	const form = signedForm(formFields(incoming));
	// Unsigned, the check may come from anybody: nothing of it reaches a workflow.
	const authentic = form !== null && isSignedByOneOf(subscription.pairs, form);
	const json = authentic ? (fromJson(form.json) ?? null) : null;
	const eventId = `${row.suffix}:${digest16(form?.json ?? '')}`;
	return {
		kind: 'emit',
		item: itemOf(event, 'connection.checked', eventId, row, json, subscription, now),
	};
}

function itemOf(
	event: ParsedEvent,
	value: TriggerValue,
	eventId: string,
	row: EventRow,
	json: unknown,
	{ output }: Subscription,
	now: number,
): Record<string, unknown> {
	return {
		event: value,
		eventId,
		path: row.suffix,
		receivedAt: isoText(now),
		...(output === 'raw' ? {} : event.fields),
		...(output === 'simplified' ? {} : { raw: json }),
	};
}

/**
 * The fields of the form, or null when there is no form. A server that did not recognise the
 * content type leaves the raw body: a form without a proper header is still a form (P21).
 */
function formFields({ body, rawBody }: Incoming): unknown {
	if (isObject(body) && Object.keys(body).length > 0) return body;
	const raw = typeof body === 'string' ? body : (rawBody?.toString('utf8') ?? '');
	return raw.includes('=') ? decodeForm(raw) : null;
}

/** Both sides: too old, and too far ahead of our clock (P15). An event without a time passes. */
function isOutOfDate(occurredAt: string | null, maxAgeMinutes: number | null, now: number): boolean {
	if (occurredAt === null || maxAgeMinutes === null) return false;
	return Math.abs(now - Date.parse(occurredAt)) > maxAgeMinutes * 60_000;
}

function digest16(json: string): string {
	return hash('sha256', json, 'hex').slice(0, 16);
}

function refuse(status: 400 | 401, reason: string): Verdict {
	return { kind: 'refuse', status, reason };
}

function ignore(reason: string): Verdict {
	return { kind: 'ignore', reason };
}
