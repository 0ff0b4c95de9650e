/**
 * Turns for requests, so that Mango's published rates are kept by all workflows of one process
 * (mango-api.md §1.7). Pure: the clock comes in, waiting is the caller's.
 */

import { COMMON_RATE, methodRow, pathOf, type AnyMethod, type Rate } from './methods';

/** Two requests can reach Mango closer together than they left here. */
const MARGIN_MS = 50;
/** PBX × method groups remembered; the oldest makes room. */
const MOST_QUEUES = 1_000;

/**
 * When the latest requests reached Mango at the latest, oldest first, at most `rate.count` of them:
 * the time of the answer where it is there, else the start.
 */
const queues = new Map<string, number[]>();

/**
 * Takes the next free turn.
 *
 * @param pbx which PBX: limits are per product, not per workflow
 * @param now milliseconds
 * @returns milliseconds to wait before sending
 */
export function takeTurn(pbx: string, method: AnyMethod, now: number): number {
	return nextTurn(queueOf(keyOf(pbx, method)), methodRow(method).rate ?? COMMON_RATE, now) - now;
}

/**
 * An answer has come. The request may have reached Mango as late as now, and Mango counts from
 * there: on a slow line, turns counted from the start would come too close together.
 *
 * @param turn when the request was to start
 */
export function noteAnswer(pbx: string, method: AnyMethod, turn: number, now: number): void {
	const arrivals = queues.get(keyOf(pbx, method));
	const place = arrivals?.indexOf(turn) ?? -1;
	if (arrivals === undefined || place < 0) return;
	arrivals[place] = Math.max(turn, now);
	arrivals.sort((one, other) => one - other);
}

/** Forgets all turns; for tests. */
export function resetTurns(): void {
	queues.clear();
}

function keyOf(pbx: string, method: AnyMethod): string {
	const own = methodRow(method).rate;
	const row = typeof method === 'string' ? method : (method.like ?? pathOf(method));
	return `${pbx} ${own === undefined ? '*' : (own.together ?? row)}`;
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
