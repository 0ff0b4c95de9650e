/**
 * Which conversations are new, when somebody looks into the statistics again and again
 * (contract §3.3). Statistics are asked by the beginning of a conversation, while what counts is
 * its end, and a conversation can appear late: so every look goes back a while, and what was given
 * out within that while is remembered. Pure: the clock comes in.
 */

import type { Conversation } from './conversation';
import type { Period } from './windows';

/** What is kept between two looks; small, because n8n stores it with the workflow. */
export interface Progress {
	/** Conversations that ended before are not wanted. */
	readonly startFrom: number;
	/** Up to where the statistics were read. */
	readonly readUntil: number;
	/** Conversations given out already that the next look will see again. */
	readonly given: readonly string[];
}

/** The first look: nothing was given out, and nothing older than this is wanted. */
export function beginAt(startFrom: number): Progress {
	return { startFrom, readUntil: startFrom, given: [] };
}

/**
 * The period to ask for now.
 *
 * @param lookBack longest conversation plus longest delay of the statistics, in milliseconds
 */
export function periodToRead({ readUntil }: Progress, now: number, lookBack: number): Period {
	return { from: readUntil - lookBack, to: now };
}

/**
 * The conversations that are new, in the order of their end, and the progress to keep. Their ids
 * are kept as long as a later look can see them.
 */
export function takeNew(
	progress: Progress,
	seen: readonly Conversation[],
	now: number,
	lookBack: number,
): { readonly fresh: Conversation[]; readonly next: Progress } {
	const given = new Set(progress.given);
	const ended = [...new Map(seen.map((one) => [one.entryId, one])).values()].filter(
		(one) => one.endedAt !== null && Date.parse(one.endedAt) >= progress.startFrom,
	);
	const fresh = ended.filter(({ entryId }) => !given.has(entryId)).sort(byEnd);
	// A second more than the next look goes back, because Mango counts in whole seconds.
	const visible = ended.filter(({ startedAt }) => Date.parse(startedAt ?? '') >= now - lookBack - 1000);
	return {
		fresh,
		next: { startFrom: progress.startFrom, readUntil: now, given: visible.map(({ entryId }) => entryId) },
	};
}

function byEnd(one: Conversation, other: Conversation): number {
	return (
		(one.endedAt ?? '').localeCompare(other.endedAt ?? '') ||
		(one.startedAt ?? '').localeCompare(other.startedAt ?? '')
	);
}

/** Reads what was kept; anything but a progress is none, and the trigger begins anew. */
export function progressOf(kept: unknown): Progress | null {
	const { startFrom, readUntil, given } = (kept ?? {}) as Partial<Progress>;
	if (typeof startFrom !== 'number' || typeof readUntil !== 'number' || !Array.isArray(given)) return null;
	return { startFrom, readUntil, given: given.filter((id) => typeof id === 'string') };
}
