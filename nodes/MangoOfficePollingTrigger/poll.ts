import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { passes } from '../../mango/events/filters';
import { beginAt, periodToRead, progressOf, takeNew } from '../../mango/statistics/catchUp';
import type { Conversation } from '../../mango/statistics/conversation';
import type { Period } from '../../mango/statistics/windows';
import { filtersOf, listOfTexts } from '../MangoOfficeTrigger/subscription';
import { conversations } from '../transport/reports';
import { startOf } from './start';

const MINUTE_MS = 60_000;
/** Somebody who tries the trigger out sees the latest calls of this time. */
const SAMPLE_MS = 24 * 60 * MINUTE_MS;
const MOST_SAMPLES = 5;

/** Key of the progress in n8n's static data of the node; it is stored with the workflow. */
const PROGRESS = 'progress';

/**
 * Conversations that have ended since the last look, each once, in the order of their end. The
 * progress is noted after everything was read: a look that fails is repeated as a whole.
 */
export async function newItems(context: IPollFunctions): Promise<IDataObject[]> {
	const now = Date.now();
	const lookBack = lookBackOf(context);
	const kept = context.getWorkflowStaticData('node');
	const progress = progressOf(kept[PROGRESS]) ?? beginAt(startOf(context, now));
	const seen = await everything(context, periodToRead(progress, now, lookBack));
	const { fresh, next } = takeNew(progress, seen, now, lookBack);
	kept[PROGRESS] = { ...next, given: [...next.given] };
	return fresh.flatMap((one) => itemsOf(context, one, now));
}

/** The latest matching conversations, for the editor; changes nothing. */
export async function sampleItems(context: IPollFunctions): Promise<IDataObject[]> {
	const now = Date.now();
	const seen = await everything(context, { from: now - SAMPLE_MS, to: now });
	const { fresh } = takeNew(beginAt(0), seen, now, SAMPLE_MS);
	return fresh.flatMap((one) => itemsOf(context, one, now)).slice(-MOST_SAMPLES);
}

async function everything(context: IPollFunctions, period: Period): Promise<Conversation[]> {
	const all: Conversation[] = [];
	const question = { period, filter: {}, most: Infinity };
	for await (const page of conversations(context, question)) all.push(...page);
	return all;
}

/** One item or none: the shape of the trigger's items, plus what statistics know more. */
function itemsOf(context: IPollFunctions, conversation: Conversation, now: number): IDataObject[] {
	const chosen = listOfTexts(context.getNodeParameter('events', []));
	const matching = conversation.missed ? ['call.missed', 'call.ended'] : ['call.ended'];
	const event = matching.find((value) => chosen.includes(value));
	if (event === undefined) return [];
	const facets = {
		direction: conversation.direction,
		clientNumber: conversation.clientNumber,
		lineNumber: conversation.lineNumber,
		extension: conversation.employeeExtension,
		group: conversation.groupExtension,
		missedReason: conversation.missedReason ?? undefined,
		resultCode: conversation.result?.code,
	};
	if (!passes(filtersOf(context.getNodeParameter('filters', {}) as IDataObject), facets)) return [];
	return [
		{
			event,
			eventId: `summary:${conversation.entryId}`,
			path: 'events/summary',
			receivedAt: new Date(now).toISOString(),
			...(conversation as unknown as IDataObject),
		},
	];
}

function lookBackOf(context: IPollFunctions): number {
	const { lookBackMinutes } = context.getNodeParameter('options', {}) as { lookBackMinutes?: number };
	return (lookBackMinutes ?? 180) * MINUTE_MS;
}
