import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { failure, MangoError } from '../../../../mango/reply';
import type { Period } from '../../../../mango/statistics/windows';
import { choice, flag } from '../../fields/choices';
import { wholeNumber } from '../../fields/numbers';
import { text } from '../../fields/texts';
import { moment } from '../../fields/times';
import { listFields, mostOf } from '../../lists';
import type { Input, Operation } from '../../operation';
import type { Tools } from '../../tools';
import { conversationRow, EXAMPLE_CONVERSATION } from '../conversations';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Clocks of the PBX and of n8n differ, and statistics count whole seconds. */
const MARGIN_MS = 10 * MINUTE_MS;
/** Pause between two looks for a conversation that the statistics do not have yet. */
const PAUSE_MS = 10_000;

/** Call: Get: the whole story of one conversation, out of a narrow window of the statistics. */
export const getCall: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get call',
	description:
		'Get the whole story of one conversation by its entry ID, as Call Ended gives it: employee, group, legs, wait and talk time, recordings, cost',
	method: 'stats/calls/request',
	fields: [
		text('entryId', {
			label: 'Entry ID',
			max: 128,
			placeholder: 'e.g. {{ $json.entryId }}',
			description: 'The entryId of a Call Ended or Call Missed event',
		}),
		moment('startedAt', {
			label: 'Started At',
			as: (millis) => millis,
			description: 'When the conversation began, the startedAt of the event: tells where to look',
		}),
		wholeNumber('waitSeconds', {
			label: 'Wait Until Available (Seconds)',
			optional: true,
			min: 0,
			max: 3600,
			default: 60,
			description: 'Statistics know a call some time after its end; how long to wait for it',
		}),
	],
	run: async (tools, input) => {
		const startedAt = input.startedAt as number;
		const deadline = tools.now() + ((input.waitSeconds as number | undefined) ?? 60) * 1000;
		for (;;) {
			const period = { from: startedAt - MARGIN_MS, to: startedAt + MARGIN_MS };
			const row = await findConversation(tools, period, input.entryId as string);
			if (row !== null) return [{ json: row }];
			if (tools.now() + PAUSE_MS > deadline) break;
			await tools.wait(PAUSE_MS);
		}
		throw new MangoError(
			failure('The statistics do not have this conversation', {
				hint: "Check 'Entry ID' and 'Started At'. A call appears in the statistics some time after its end: wait longer, or use a Wait node before this one.",
			}),
		);
	},
	example: {
		in: { entryId: 'MjAwMDAwMDAwMTo4MQ==', startedAt: '2026-06-21T00:00:00.000Z', waitSeconds: 5 },
		out: [{ ...EXAMPLE_CONVERSATION, legs: [] }],
	},
};

/** Call: Get Missed: whom to call back, for instance every morning. */
export const getMissedCalls: Operation = {
	value: 'getMissed',
	name: 'Get Missed',
	action: 'Get missed calls',
	description:
		'List inbound calls that nobody answered, by default of the last 24 hours and only those that were not called back yet: the clients to call now',
	method: 'stats/calls/request',
	fields: [
		...listFields,
		choice('calledBack', {
			label: 'Called Back',
			default: 'no',
			description: 'Whether the clients were called back meanwhile, as Mango Office counts it',
			options: [
				{ name: 'All Missed Calls', value: 'all' },
				{ name: 'Not Called Back Yet', value: 'no' },
			],
		}),
		moment('from', {
			label: 'From',
			optional: true,
			as: (millis) => millis,
			description: 'Beginning of the period; 24 hours ago if left empty',
		}),
		moment('to', {
			label: 'To',
			optional: true,
			as: (millis) => millis,
			description: 'End of the period; now if left empty',
		}),
		flag('oncePerClient', {
			label: 'Once per Client',
			optional: true,
			default: true,
			description: 'Whether to list a client who called several times only once, with the latest call',
		}),
	],
	check: ({ from, to }) =>
		typeof from === 'number' && typeof to === 'number' && from > to ? "'From' is later than 'To'" : null,
	run: async (tools, input) => await missedCalls(tools, input),
	example: {
		in: { returnAll: true, calledBack: 'no' },
		out: [
			{
				...EXAMPLE_CONVERSATION,
				answered: false,
				missed: true,
				missedReason: 'noAnswer',
				recallStatus: 0,
				answeredAt: null,
				talkSeconds: 0,
				recordingIds: [],
			},
		],
	},
};

async function findConversation(
	tools: Tools,
	period: Period,
	entryId: string,
): Promise<IDataObject | null> {
	const filter = { ext_fields: ['context_cost_full'] };
	for await (const page of tools.conversations({ period, filter, most: Infinity })) {
		const found = page.find((one) => one.entryId === entryId);
		if (found !== undefined) return conversationRow(found, false);
	}
	return null;
}

async function missedCalls(tools: Tools, input: Input): Promise<INodeExecutionData[]> {
	const to = (input.to as number | undefined) ?? tools.now();
	const from = (input.from as number | undefined) ?? to - DAY_MS;
	const filter: IDataObject = { context_type: 1, context_status: 0 };
	// 0 is "not called back" in every example; the manual does not explain the numbers (§2.4, C).
	if (input.calledBack === 'no') filter.recall_status = 0;
	const most = mostOf(input);
	const latest = new Map<string, IDataObject>();
	for await (const page of tools.conversations({ period: { from, to }, filter, most: Infinity })) {
		for (const one of page) {
			const client = input.oncePerClient === true ? one.clientNumber : null;
			const key = client ?? one.entryId;
			const known = latest.get(key)?.startedAt as string | null | undefined;
			if (known == null || (one.startedAt ?? '') > known) latest.set(key, conversationRow(one, true));
		}
	}
	return [...latest.values()].slice(0, most).map((json) => ({ json }));
}
