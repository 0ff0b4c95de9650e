/** What the tests of the pure core share: a pair, Mango's side of the form, and the fixtures. */
import { createHash } from 'crypto';

import fixture from '../fixtures/events.json';
import type { ParsedEvent } from '../../mango/events/event';
import { NO_FILTERS } from '../../mango/events/filters';
import { receive, type Incoming, type Subscription, type Verdict } from '../../mango/events/receive';
import { eventRow } from '../../mango/events/table';
import { TRIGGER_VALUES, type TriggerValue } from '../../mango/events/values';
import type { JsonObject } from '../../mango/lenient';
import type { KeyPair } from '../../mango/signature';

export const PAIR: KeyPair = { apiKey: 'simulator-key', apiSalt: 'simulator-salt' };

/** 2026-06-21T00:00:00Z, where the invented conversations of the fixtures begin. */
export const START = 1_782_000_000;
export const NOW = START * 1000;

export const ALL_VALUES: TriggerValue[] = TRIGGER_VALUES.map(({ value }) => value);

export interface FixtureEvent {
	readonly scenario: string;
	readonly path: string;
	readonly json: JsonObject | null;
}

export const FIXTURES = fixture.events as unknown as readonly FixtureEvent[];

export function scenario(name: string): FixtureEvent[] {
	const events = FIXTURES.filter((event) => event.scenario === name);
	if (events.length === 0) throw new Error(`no fixture scenario ${name}`);
	return events;
}

/** SHA-256 in hex, without the code under test. */
export function sha256(text: string): string {
	return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** The form as Mango would send it: the formula of mango-api.md §1.3, written out. */
export function signedBody(json: string, { apiKey, apiSalt }: KeyPair = PAIR) {
	return { vpbx_api_key: apiKey, sign: sha256(apiKey + json + apiSalt), json };
}

/** A signed request, its form parsed by the HTTP server. */
export function posted(suffix: string, json: unknown, pair: KeyPair = PAIR): Incoming {
	const text = typeof json === 'string' ? json : JSON.stringify(json);
	return { suffix, body: signedBody(text, pair), rawBody: undefined };
}

/** A request whose body the HTTP server left alone. */
export function unparsed(suffix: string, body: string | Buffer): Incoming {
	return { suffix, body: {}, rawBody: Buffer.isBuffer(body) ? body : Buffer.from(body, 'utf8') };
}

export function subscription(changes: Partial<Subscription> = {}): Subscription {
	return {
		pairs: [PAIR],
		events: ALL_VALUES,
		filters: NO_FILTERS,
		output: 'simplified',
		dropDuplicates: true,
		ivrOnlyAsMissed: false,
		maxAgeMinutes: null,
		scope: 'workflow:node:production',
		...changes,
	};
}

export function deliver(
	suffix: string,
	json: unknown,
	changes: Partial<Subscription> = {},
	now = NOW,
): Verdict {
	return receive(posted(suffix, json), subscription(changes), now);
}

/** The item of a verdict, or undefined when nothing starts. */
export function itemOf(verdict: Verdict): Record<string, unknown> | undefined {
	return verdict.kind === 'emit' ? verdict.item : undefined;
}

/** Delivers events in turn and gives the items that started something. */
export function itemsOf(
	events: readonly FixtureEvent[],
	changes: Partial<Subscription> = {},
): Array<Record<string, unknown>> {
	return events
		.map(({ path, json }) => itemOf(deliver(path, json ?? {}, changes)))
		.filter((item): item is Record<string, unknown> => item !== undefined);
}

/** What the suffix's own parser makes of a payload; fails the test when it makes nothing of it. */
export function parsed(path: string, json: unknown, ivrOnlyAsMissed = false): ParsedEvent {
	const event = eventRow(path)?.parse(json as JsonObject, { ivrOnlyAsMissed });
	if (event === null || event === undefined) throw new Error(`${path} was not parsed`);
	return event;
}

/** A leg of an incoming call, to be varied. */
export function leg(changes: Record<string, unknown> = {}): Record<string, unknown> {
	return {
		entry_id: 'entry-1',
		call_id: 'leg-1',
		timestamp: START,
		seq: 1,
		call_state: 'Appeared',
		location: 'abonent',
		from: { number: '79000000001' },
		to: { extension: '101', number: 'sip:u101@example.mangosip.ru', line_number: '74950000001' },
		...changes,
	};
}

/** A summary of an answered incoming call, to be varied. */
export function summary(changes: Record<string, unknown> = {}): Record<string, unknown> {
	return {
		entry_id: 'entry-1',
		call_direction: 1,
		from: { number: '79000000001' },
		to: { extension: '101', number: 'sip:u101@example.mangosip.ru' },
		line_number: '74950000001',
		create_time: START,
		forward_time: START + 2,
		talk_time: START + 10,
		end_time: START + 60,
		entry_result: 1,
		disconnect_reason: 1110,
		...changes,
	};
}

/** Mango's way of counting: every number of the payload as a text (mango-api.md §3.3). */
export function withNumbersAsTexts(value: unknown): unknown {
	if (typeof value === 'number') return String(value);
	if (Array.isArray(value)) return value.map(withNumbersAsTexts);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, member]) => [key, withNumbersAsTexts(member)]),
	);
}
