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

/**
 * The latest ids of one trigger node, in a ring: a new one takes the place of the oldest. A Map alone
 * would do, but finding its oldest entry means walking past all that were deleted before it, which
 * made every event of a busy trigger several times as expensive.
 */
class Ring {
	private readonly places = new Map<string, number>();
	/** By place: the id, who holds it, and since when. */
	private readonly ids: Array<string | undefined> = [];
	private readonly holders: string[] = [];
	private readonly times: number[] = [];
	private next = 0;

	get size(): number {
		return this.places.size;
	}

	/** Who holds the id, unless nobody does or it was a day ago. */
	holderOf(id: string, now: number): string | undefined {
		const place = this.places.get(id);
		if (place === undefined) return undefined;
		if (now - this.times[place] < LIFETIME_MS) return this.holders[place];
		this.places.delete(id);
		this.ids[place] = undefined;
		return undefined;
	}

	/** Notes an id that nobody holds. */
	note(id: string, holder: string, now: number): void {
		const oldest = this.ids[this.next];
		if (oldest !== undefined) this.places.delete(oldest);
		this.ids[this.next] = id;
		this.holders[this.next] = holder;
		this.times[this.next] = now;
		this.places.set(id, this.next);
		this.next = (this.next + 1) % IDS_PER_SCOPE;
	}
}

const scopes = new Map<string, Ring>();

/**
 * Whether the id comes for the first time; notes it in the same step.
 *
 * @param scope the trigger node, production and test apart
 * @param now milliseconds
 */
export function isFirst(scope: string, id: string, now: number): boolean {
	const ring = ringOf(scope);
	if (ring.holderOf(id, now) !== undefined) return false;
	ring.note(id, id, now);
	return true;
}

/**
 * Who holds the id: the first one that asked for it. So a repeat of the holder's own event is
 * still the holder's, and another leg of the same conversation is not.
 */
export function holderOf(scope: string, id: string, candidate: string, now: number): string {
	const ring = ringOf(scope);
	const held = ring.holderOf(id, now);
	if (held !== undefined) return held;
	ring.note(id, candidate, now);
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
	for (const { size } of scopes.values()) count += size;
	return count;
}

/** The scope's ring; of too many scopes, the one that was asked least recently goes. */
function ringOf(scope: string): Ring {
	const known = scopes.get(scope);
	if (known !== undefined && scopes.size === 1) return known;
	const ring = known ?? new Ring();
	// A Map keeps the order of insertion, so the least recent scope is its first.
	scopes.delete(scope);
	scopes.set(scope, ring);
	if (scopes.size > SCOPES) {
		const [leastRecent] = scopes.keys();
		scopes.delete(leastRecent);
	}
	return ring;
}
