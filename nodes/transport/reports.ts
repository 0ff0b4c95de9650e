import type { IDataObject } from 'n8n-workflow';

import { integer, text, type JsonObject } from '../../mango/lenient';
import { failure, fromCode, judge, MangoError, type Answer } from '../../mango/reply';
import { conversationOf, rowsOfReport, type Conversation } from '../../mango/statistics/conversation';
import { windowsOf, type Period } from '../../mango/statistics/windows';
import { moscowText } from '../../mango/time';
import { wait, type Caller } from './caller';
import { ask, send } from './send';

/** Waits between two looks at a report, in milliseconds; the last one repeats. */
const PAUSES_MS = [1000, 2000, 3000, 5000];
/** A report that takes longer than this is given up; Mango's own are ready in seconds. */
const LONGEST_WAIT_MS = 5 * 60_000;
/** The sizes of a page that Mango accepts (mango-api.md §2.4). */
const PAGE_SIZES = [1, 5, 10, 20, 50, 100, 500, 1000, 2000, 5000];

/** What to report on. */
export interface Question {
	readonly period: Period;
	/** Mango's filters, e.g. `context_type`. */
	readonly filter: IDataObject;
	/** The most conversations wanted; Infinity for all. */
	readonly most: number;
}

/** Where a reading stands. */
interface Reading {
	given: number;
	/** Ids of the window before: only neighbours share a border; those of a whole year would be tens of megabytes. */
	before: ReadonlySet<string>;
	seen: Set<string>;
	/** Whether the window in hand has been read to its end. */
	windowIsRead: boolean;
}

/**
 * The conversations of any period, page by page: at most one page is held at a time, and the ids of
 * two windows. Splits what is too long for Mango into windows and drops what borders and late chunks
 * repeat.
 */
export async function* conversations(
	caller: Caller,
	question: Question,
): AsyncGenerator<Conversation[]> {
	const reading: Reading = { given: 0, before: new Set(), seen: new Set(), windowIsRead: false };
	for (const window of windowsOf(question.period)) {
		reading.windowIsRead = false;
		const limit = pageSize(question.most - reading.given);
		for (let offset = 0; !reading.windowIsRead; offset += limit) {
			// Not into a variable: a generator keeps what it holds while it waits, and would hold the page before as well.
			yield await newOnes(caller, question, reading, { window, limit, offset });
			if (reading.given >= question.most) return;
		}
		reading.before = reading.seen;
		reading.seen = new Set();
	}
}

/** One page, without what has been given before. */
async function newOnes(
	caller: Caller,
	{ filter, most }: Question,
	reading: Reading,
	{ window, limit, offset }: { window: Period; limit: number; offset: number },
): Promise<Conversation[]> {
	const rows = await page(caller, window, filter, limit, offset);
	reading.windowIsRead = rows.length < limit;
	const isNew = ({ entryId }: Conversation) => !reading.seen.has(entryId) && !reading.before.has(entryId);
	const fresh = rows.map(conversationOf).filter((one): one is Conversation => one !== null && isNew(one));
	const wanted = distinct(fresh).slice(0, most - reading.given);
	for (const { entryId } of wanted) reading.seen.add(entryId);
	reading.given += wanted.length;
	return wanted;
}

/** The text of a report of basic statistics, at most a month of it (mango-api.md §2.3). */
export async function statisticsCsv(caller: Caller, params: IDataObject): Promise<string> {
	const key = keyOf(await send(caller, 'stats/request', params));
	return await untilReady(caller, async () => await ask(caller, 'stats/result', { key }), readyCsv);
}

/** 204 is "not ready"; a 200 is the CSV, unless it is JSON with a code. */
function readyCsv(answer: Answer): string | null {
	if (answer.status === 204) return null;
	const isCsv = answer.status === 200 && typeof answer.body === 'string' && !answer.body.startsWith('{');
	if (isCsv) return answer.body as string;
	judge(answer);
	throw new MangoError(failure('Mango Office sent no statistics'));
}

/**
 * Looks at a report until it is ready.
 *
 * @param isReady judges an answer; an error that it throws ends the waiting
 * @throws MangoError when it takes too long
 */
async function untilReady<Ready>(
	caller: Caller,
	look: () => Promise<Answer>,
	isReady: (answer: Answer) => Ready | null,
): Promise<Ready> {
	let waited = 0;
	for (let round = 0; ; round++) {
		const ready = isReady(await look());
		if (ready !== null) return ready;
		const pause = PAUSES_MS[Math.min(round, PAUSES_MS.length - 1)];
		waited += pause;
		if (waited > LONGEST_WAIT_MS) {
			throw new MangoError(
				failure('Mango Office did not finish the statistics within five minutes', {
					hint: 'Ask for a shorter period, or try again later.',
				}),
			);
		}
		await wait(caller, pause);
	}
}

async function page(
	caller: Caller,
	window: Period,
	filter: IDataObject,
	limit: number,
	offset: number,
): Promise<unknown[]> {
	const key = keyOf(
		await send(caller, 'stats/calls/request', {
			start_date: moscowText(window.from),
			end_date: moscowText(window.to),
			limit,
			offset,
			...filter,
		}),
	);
	const report = await untilReady(
		caller,
		async () => await ask(caller, 'stats/calls/result', { key }),
		completeReport,
	);
	return rowsOfReport(report);
}

/** The key that a report is fetched with; asking without one would be a 3103. */
function keyOf(reply: JsonObject): string {
	const key = text(reply.key);
	if (key === null) throw new MangoError(failure('Mango Office gave no key for the statistics', { passing: true }));
	return key;
}

/** Only `complete` is final: `work` may already carry a part of the data (§2.4). */
function completeReport(answer: Answer): JsonObject | null {
	if (answer.status === 204) return null;
	const reply = judge(answer);
	const status = text(reply.status);
	if (status === 'complete') return reply;
	if (status === 'request' || status === 'work') return null;
	const code = integer(reply.result);
	throw new MangoError(
		code !== null && code >= 2000
			? fromCode(code)
			: failure(`Mango Office gave up the statistics: ${status ?? 'no status'}`, {
					hint: 'Run the step again; reports are kept for a short time only.',
				}),
	);
}

function pageSize(wanted: number): number {
	return PAGE_SIZES.find((size) => size >= wanted) ?? PAGE_SIZES[PAGE_SIZES.length - 1];
}

function distinct(list: readonly Conversation[]): Conversation[] {
	return [...new Map(list.map((one) => [one.entryId, one])).values()];
}
