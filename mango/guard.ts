/**
 * Mango tolerates one invalid request (3xxx) in two minutes; after the second it answers 401 to
 * everything of the PBX until two minutes have passed since the first (mango-api.md §1.8). So a
 * request that was refused is not sent again unchanged while that could block the PBX, not even
 * when n8n's "Retry On Fail" or a person asks for it. Pure: the clock comes in.
 */

import { failure, MangoError, type Failure } from './reply';

const WINDOW_MS = 120_000;
/** PBXs remembered; the oldest makes room. Their refusals expire with the window. */
const MOST_PBXS = 1_000;

interface Refusal {
	readonly failure: Failure;
	readonly until: number;
}

/** Latest refusals of each PBX, by the fingerprint of the request. */
const refusals = new Map<string, Map<string, Refusal>>();

/** A 3xxx answer has come. */
export function noteRefusal(pbx: string, fingerprint: string, why: Failure, now: number): void {
	const own = refusals.get(pbx) ?? new Map<string, Refusal>();
	for (const [old, { until }] of own) if (until <= now) own.delete(old);
	own.set(fingerprint, { failure: why, until: now + WINDOW_MS });
	refusals.delete(pbx);
	refusals.set(pbx, own);
	if (refusals.size > MOST_PBXS) {
		const [oldest] = refusals.keys();
		refusals.delete(oldest);
	}
}

/**
 * Lets a request pass, unless the same one was refused within the last two minutes.
 *
 * @throws MangoError with what Mango had answered, and for how long nothing will be sent
 */
export function refuseRepeat(pbx: string, fingerprint: string, now: number): void {
	const earlier = refusals.get(pbx)?.get(fingerprint);
	if (earlier === undefined || earlier.until <= now) return;
	const seconds = Math.ceil((earlier.until - now) / 1000);
	const { message, hint, ...rest } = earlier.failure;
	const held = `Mango Office has just refused this very request, so it was not sent again: a second refusal within two minutes would block the whole PBX. Change the request, or wait ${seconds} seconds.`;
	throw new MangoError(failure(message, { ...rest, hint: hint === null ? held : `${hint} ${held}` }));
}

/** Milliseconds until one more refusal would do no harm. */
export function windowRest(pbx: string, now: number): number {
	let rest = 0;
	for (const { until } of refusals.get(pbx)?.values() ?? []) rest = Math.max(rest, until - now);
	return rest;
}

/** Forgets everything; for tests. */
export function resetGuard(): void {
	refusals.clear();
}
