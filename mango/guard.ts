/**
 * Mango tolerates one invalid request (3xxx) in two minutes; after the second it answers 401 to
 * everything of the PBX until two minutes have passed since the first (mango-api.md §1.8). This
 * remembers what was refused and until when the PBX is blocked. Pure: the clock comes in.
 */

const WINDOW_MS = 120_000;
/** PBXs remembered; the oldest makes room. */
const MOST_PBXS = 1_000;

interface Record3xxx {
	/** When each refused request may be tried again, by its fingerprint. */
	readonly refused: Map<string, number>;
	/** End of the window of the latest refusal. */
	windowEnd: number;
	blockedUntil: number;
}

const records = new Map<string, Record3xxx>();

/** A 3xxx answer has come: the same request is not worth sending again for two minutes. */
export function noteInvalidRequest(pbx: string, fingerprint: string, now: number): void {
	const record = recordOf(pbx);
	for (const [old, end] of record.refused) if (end <= now) record.refused.delete(old);
	record.refused.set(fingerprint, now + WINDOW_MS);
	if (record.windowEnd > now) record.blockedUntil = record.windowEnd;
	else record.windowEnd = now + WINDOW_MS;
}

/** A 401 without a code has come: the PBX is blocked, at the longest for one window. */
export function noteBlock(pbx: string, now: number): void {
	const record = recordOf(pbx);
	record.blockedUntil = record.windowEnd > now ? record.windowEnd : now + WINDOW_MS;
}

/** Milliseconds until this request may be sent without harm; 0 when it may go now. */
export function holdBackFor(pbx: string, fingerprint: string, now: number): number {
	const record = records.get(pbx);
	if (record === undefined) return 0;
	const until = Math.max(record.blockedUntil, record.refused.get(fingerprint) ?? 0);
	return Math.max(0, until - now);
}

/** Milliseconds until another refusal would do no harm: the rest of the window of the first. */
export function windowRest(pbx: string, now: number): number {
	return Math.max(0, (records.get(pbx)?.windowEnd ?? 0) - now);
}

/** Forgets everything; for tests. */
export function resetGuard(): void {
	records.clear();
}

function recordOf(pbx: string): Record3xxx {
	const record = records.get(pbx) ?? { refused: new Map(), windowEnd: 0, blockedUntil: 0 };
	records.delete(pbx);
	records.set(pbx, record);
	if (records.size > MOST_PBXS) {
		const [oldest] = records.keys();
		records.delete(oldest);
	}
	return record;
}
