import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { distinctTasks, taskFieldOf, taskFieldsOf, taskIn, taskOf, tasksIn } from '../../../../mango/campaigns';
import { integer, text as textOf, type JsonObject } from '../../../../mango/lenient';
import { judge } from '../../../../mango/reply';
import { rowsIn } from '../../../../mango/rows';
import { windowsOf } from '../../../../mango/statistics/windows';
import { utcText } from '../../../../mango/time';
import { optional } from '../../fields/field';
import { moment } from '../../fields/times';
import { limited, listFields, mostOf, shown, simplifyField } from '../../lists';
import type { Input, Operation } from '../../operation';
import type { Tools } from '../../tools';
import { campaignId } from '../campaign/fields';
import { taskId } from './fields';

/** Of one request for finished tasks (mango-api.md §2.11). */
const LONGEST_MS = 4 * 60 * 60 * 1000;
/** Of one page of tasks (DOC26 §4.6.2). */
const MOST_ON_PAGE = 100;

const EXAMPLE = {
	campaign_task_id: 7700001,
	campaign_id: 55001,
	name: 'Test Client',
	number: '79000000001',
	priority: 1000,
	organization: '',
	position: '',
	comment: '',
	talk_duration: 42,
	status: 4,
	status_reason: 1,
	updated: 1782000000,
	created: 1781990000,
};

const EXAMPLE_OUT = {
	taskId: 7700001,
	campaignId: 55001,
	name: 'Test Client',
	number: '+79000000001',
	status: 4,
	statusName: 'done',
	statusReason: 1,
	statusReasonName: 'talked',
	talkSeconds: 42,
	updatedAt: '2026-06-21T00:00:00.000Z',
};

const millis = (value: number) => value;

/** Looking at tasks of campaigns (mango-api.md §2.11). */
export const reads: readonly Operation[] = [
	{
		value: 'get',
		name: 'Get',
		action: 'Get campaign task',
		description: 'Get one task of a campaign: whom it calls, its status and how it ended',
		method: 'task',
		fields: [taskId, simplifyField],
		output: (reply, input) => shown(taskOf(taskIn(reply)), input),
		example: {
			in: { taskId: '7700001', simplify: true },
			sends: { task_id: 7700001 },
			replies: { result: 1000, task: EXAMPLE },
			out: [EXAMPLE_OUT],
		},
	},
	{
		value: 'getMany',
		name: 'Get Many',
		action: 'Get many campaign tasks',
		description: 'List the tasks of a campaign with their status, also those that are still waiting',
		method: 'v2/campaign/tasks',
		fields: [campaignId, ...listFields, simplifyField],
		run: getMany,
		example: { in: { campaignId: '55001', returnAll: true, simplify: true }, out: [EXAMPLE_OUT] },
	},
	{
		value: 'getFinished',
		name: 'Get Finished',
		action: 'Get finished campaign tasks',
		description:
			'List the tasks of a campaign that were added or changed in a period, with how they ended; any period, asked for in parts of four hours',
		method: 'tasks/finished',
		fields: [
			campaignId,
			moment('from', { label: 'From', as: millis, description: 'Beginning of the period' }),
			optional(moment('to', { label: 'To', as: millis, description: 'End of the period; now if left empty' })),
			...listFields,
			simplifyField,
		],
		check: ({ from, to }) => (to !== undefined && (to as number) <= (from as number) ? "'To' is not later than 'From'" : null),
		run: getFinished,
		example: {
			in: {
				campaignId: '55001',
				from: '2026-06-21T00:00:00Z',
				to: '2026-06-21T08:00:00Z',
				returnAll: true,
				simplify: true,
			},
			out: [EXAMPLE_OUT],
		},
	},
	{
		value: 'getCustomFields',
		name: 'Get Custom Fields',
		action: 'Get custom fields of campaign tasks',
		description: 'List the custom fields of campaign tasks, with the IDs that adding and updating a task take',
		method: 'custom-type/list',
		fields: [...listFields],
		run: async (tools, input) => {
			const answer = await tools.ask('custom-type/list', {});
			const rows = taskFieldsOf(answer) ?? rowsIn(judge(answer)).map(taskFieldOf);
			return limited(rows, input).map((json) => ({ json: json as IDataObject }));
		},
		example: {
			in: { returnAll: true },
			out: [
				{
					customFieldId: 5781,
					name: 'City',
					type: 'text',
					order: 1,
					options: { showMasterIo: true, showMember: true },
				},
			],
		},
	},
];

async function getMany(tools: Tools, input: Input): Promise<INodeExecutionData[]> {
	const most = mostOf(input);
	let rows: JsonObject[] = [];
	let cursor: string | null = null;
	do {
		await tools.wait(1);
		const reply: JsonObject = await tools.send('v2/campaign/tasks', {
			campaign_ids: [input.campaignId as number],
			fields: ['alias_all'],
			limit: Math.min(most, MOST_ON_PAGE),
			...(cursor === null ? {} : { cursor }),
		});
		const before = rows.length;
		rows = distinctTasks([...rows, ...tasksIn(reply).filter((row) => isOf(row, input))]);
		// A page without anything new would lead on for ever.
		cursor = rows.length > before ? (textOf(reply.cursor) ?? textOf(reply.next_cursor)) : null;
	} while (cursor !== null && rows.length < most);
	return limited(rows, input).map((row) => ({ json: shown(taskOf(row), input) }));
}

/** How one campaign is asked for is known from one text only: a PBX that answers for all is put right. */
function isOf(row: JsonObject, { campaignId: wanted }: Input): boolean {
	const own = integer(row.campaign_id);
	return own === null || own === wanted;
}

async function getFinished(tools: Tools, input: Input): Promise<INodeExecutionData[]> {
	const most = mostOf(input);
	const period = { from: input.from as number, to: (input.to as number | undefined) ?? tools.now() };
	let rows: JsonObject[] = [];
	for (const { from, to } of windowsOf(period, LONGEST_MS)) {
		if (rows.length >= most) break;
		await tools.wait(1);
		const reply = await tools.send('tasks/finished', {
			campaign_id: input.campaignId as number,
			start_date: utcText(from),
			end_date: utcText(to),
		});
		// A task that changed in two windows comes with both.
		rows = distinctTasks([...rows, ...tasksIn(reply)]);
	}
	return limited(rows, input).map((row) => ({ json: shown(taskOf(row), input) }));
}
