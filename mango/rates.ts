/**
 * Turns for requests, so that Mango's published rates are kept by all workflows of one process
 * (mango-api.md §1.7). Pure: the clock comes in, waiting is the caller's.
 */

import { COMMON_RATE, methodRow, pathOf, type AnyMethod, type Rate } from './methods';

/** Two requests can reach Mango closer together than they left here. */
const MARGIN_MS = 50;
/** PBX × method groups remembered; the oldest makes room. */
const MOST_QUEUES = 1_000;

/** Start times of the latest requests, oldest first, at most `rate.count` of them. */
const queues = new Map<string, number[]>();

/**
 * Takes the next free turn.
 *
 * @param pbx which PBX: limits are per product, not per workflow
 * @param now milliseconds
 * @returns milliseconds to wait before sending
 */
export function takeTurn(pbx: string, method: AnyMethod, now: number): number {
	const own = methodRow(method).rate;
	const row = typeof method === 'string' ? method : (method.like ?? pathOf(method));
	const key = `${pbx} ${own === undefined ? '*' : (own.together ?? row)}`;
	return nextTurn(queueOf(key), own ?? COMMON_RATE, now) - now;
}

/** Forgets all turns; for tests. */
export function resetTurns(): void {
	queues.clear();
}

function nextTurn(starts: number[], rate: Rate, now: number): number {
	const blocking = starts.length < rate.count ? undefined : starts.shift();
	const earliest = blocking === undefined ? now : blocking + rate.perMs + MARGIN_MS;
	const turn = Math.max(now, earliest);
	starts.push(turn);
	return turn;
}

function queueOf(key: string): number[] {
	const queue = queues.get(key) ?? [];
	queues.delete(key);
	queues.set(key, queue);
	if (queues.size > MOST_QUEUES) {
		const [oldest] = queues.keys();
		queues.delete(oldest);
	}
	return queue;
}
