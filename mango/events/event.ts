import type { JsonObject } from '../lenient';
import type { MissedReason } from '../missed';
import type { TriggerValue } from './values';

export type Direction = 'inbound' | 'outbound' | 'internal';

/**
 * What the trigger's filters look at. A facet that is absent does not apply to the event, which
 * then passes; one that is null applies and matches nothing (contract §3).
 */
export interface Facets {
	readonly direction?: Direction | null;
	readonly clientNumber?: string | null;
	readonly lineNumber?: string | null;
	readonly extension?: string | null;
	readonly group?: string | null;
	readonly missedReason?: MissedReason;
	readonly resultCode?: number;
}

/** One event of Mango's in our words. */
export interface ParsedEvent {
	/** Trigger values that fit, the most specific first. */
	readonly matching: readonly TriggerValue[];
	/** The simplified output of contract §3.1, without the fields that every item has. */
	readonly fields: Readonly<Record<string, unknown>>;
	/** Stable over repeats, or null when the payload lacks what identifies it. */
	readonly eventId: string | null;
	/** When it happened, ISO 8601 UTC, where the payload says so. */
	readonly occurredAt: string | null;
	readonly facets: Facets;
	/** Set when the first value in `matching` may fire once per conversation only. */
	readonly oncePerEntry?: string;
}

export interface ParseOptions {
	readonly ivrOnlyAsMissed: boolean;
}

/**
 * Reads the JSON of one event. Total: any object in, an event out, or null when nothing in it
 * identifies what it is about.
 */
export type EventParser = (json: JsonObject, options: ParseOptions) => ParsedEvent | null;
