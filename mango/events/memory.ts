/**
 * Which events a trigger has already seen. Neither n8n's static data nor its processed-items
 * helper survives parallel requests (n8n-platform.md §4, measured), so this lives in the memory
 * of the process: one synchronous step checks and notes, nothing can come in between. It is lost
 * at a restart and is not shared between processes; `eventId` is the key for exactly-once effects
 * downstream.
 */

/** Ids kept for one trigger node: some hundred calls, far more than any repeat could be late. */
export const IDS_PER_SCOPE = 5_000;
/** Trigger nodes remembered at the same time; the least recently used one makes room. */
export const SCOPES = 100;
/** Mango is not known to repeat at all, surely not after a day. */
const LIFETIME_MS = 24 * 60 * 60 * 1000;

interface Note {
	readonly holder: string;
	readonly at: number;
}

const scopes = new Map<string, Map<string, Note>>();

/**
 * Whether the id comes for the first time; notes it in the same step.
 *
 * @param scope the trigger node, production and test apart
 * @param now milliseconds
 */
export function isFirst(scope: string, id: string, now: number): boolean {
	const notes = freshNotes(scope, now);
	if (notes.has(id)) return false;
	notes.set(id, { holder: id, at: now });
	return true;
}

/**
 * Who holds the id: the first one that asked for it. So a repeat of the holder's own event is
 * still the holder's, and another leg of the same conversation is not.
 */
export function holderOf(scope: string, id: string, candidate: string, now: number): string {
	const notes = freshNotes(scope, now);
	const held = notes.get(id);
	if (held !== undefined) return held.holder;
	notes.set(id, { holder: candidate, at: now });
	return candidate;
}

/** Forgets one scope, or everything: for a new test run in the editor, and for tests. */
export function forget(scope?: string): void {
	if (scope === undefined) scopes.clear();
	else scopes.delete(scope);
}

/** How many ids are held in all; for tests and benchmarks. */
export function remembered(): number {
	let count = 0;
	for (const notes of scopes.values()) count += notes.size;
	return count;
}

/**
 * The scope's notes without the expired and the surplus ones. They go on access and not by a
 * timer, which n8n's linter forbids; a Map keeps the order of insertion, so the oldest is first.
 */
function freshNotes(scope: string, now: number): Map<string, Note> {
	const notes = scopes.get(scope) ?? new Map<string, Note>();
	scopes.delete(scope);
	scopes.set(scope, notes);
	if (scopes.size > SCOPES) {
		const [leastRecent] = scopes.keys();
		scopes.delete(leastRecent);
	}
	for (const [oldest, note] of notes) {
		if (now - note.at < LIFETIME_MS && notes.size < IDS_PER_SCOPE) break;
		notes.delete(oldest);
	}
	return notes;
}
