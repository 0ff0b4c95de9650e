import { campaignIn, campaignStatus } from '../../../../mango/campaigns';
import { integer } from '../../../../mango/lenient';
import type { MethodPath } from '../../../../mango/methods';
import { optional } from '../../fields/field';
import { bodyOf } from '../../interpret';
import type { Input, Operation } from '../../operation';
import type { Tools } from '../../tools';
import { nothingChanged } from '../changes';
import { campaignId, kind, lineId, name, periodProblem, schedule, serviceType, settings } from './fields';

const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update campaign',
	description:
		'Change an outbound campaign that is stopped or planned; what is not given stays, but a given schedule replaces the whole schedule',
	method: 'campaign/update',
	fields: [campaignId, ...[lineId, name, schedule].map(optional), serviceType, ...settings],
	check: (input) => nothingChanged(input, 'campaignId') ?? periodProblem(input),
	run: updateOne,
	example: {
		in: { campaignId: '55001', name: 'Late summer', redialBusy: 10 },
		out: [{ campaignId: 55001, updated: true }],
	},
};

/** Making campaigns and switching them on and off (mango-api.md §2.11). */
export const writes: readonly Operation[] = [
	{
		value: 'create',
		name: 'Create',
		action: 'Create campaign',
		description:
			'Create an outbound campaign that calls a list of people; add its tasks with Campaign Task: Add Many and start it afterwards',
		method: 'campaign/add',
		fields: [name, lineId, schedule, serviceType, ...kind, ...settings],
		check: periodProblem,
		output: (reply, { name: given }) => ({ campaignId: integer(reply.campaign_id), name: given as string }),
		example: {
			in: {
				name: 'Summer',
				lineId: '90001',
				schedule: { row: [{ weekdays: [1, 2], start: '6:00', end: '15:00' }] },
				startsAt: '2026-06-21T03:00:00.000+03:00',
				operatorIds: '400001',
				endless: true,
			},
			sends: {
				name: 'Summer',
				line_id: 90001,
				schedule: [
					{ weekday: 1, start: '06:00', end: '15:00' },
					{ weekday: 2, start: '06:00', end: '15:00' },
				],
				start_date: '2026-06-21 00:00:00',
				operators: [400001],
				endless: true,
			},
			replies: { result: 1000, campaign_id: 55001 },
			out: [{ campaignId: 55001, name: 'Summer' }],
		},
	},
	update,
	switching('start', 'Start', 'Start an outbound campaign: it begins to call people, within its schedule', 'campaign/start', 2),
	switching('stop', 'Stop', 'Stop an outbound campaign; calls that are going on are finished', 'campaign/stop', 3),
	{
		value: 'delete',
		name: 'Delete',
		action: 'Delete campaign',
		description: 'Delete an outbound campaign with all its tasks for good; it cannot be undone',
		method: 'campaign/delete',
		fields: [campaignId],
		output: (_reply, input) => ({ deleted: true, campaignId: input.campaignId as number }),
		example: {
			in: { campaignId: '55001' },
			sends: { campaign_id: 55001 },
			replies: { result: 1000 },
			out: [{ deleted: true, campaignId: 55001 }],
		},
	},
];

function switching(value: string, title: string, description: string, method: MethodPath, status: number): Operation {
	return {
		value,
		name: title,
		action: `${title} campaign`,
		description,
		method,
		fields: [campaignId],
		output: (reply, input) => ({ campaignId: input.campaignId as number, ...campaignStatus(reply.status) }),
		example: {
			in: { campaignId: '55001' },
			sends: { campaign_id: 55001 },
			replies: { result: 1000, status },
			out: [{ campaignId: 55001, ...campaignStatus(status) }],
		},
	};
}

/** The manual of 2026 wants the line with every change (DOC26 §4.6.6): it is read where it is not changed. */
async function updateOne(tools: Tools, input: Input) {
	const id = input.campaignId as number;
	const changes = bodyOf(update, input);
	if (changes.line_id === undefined) {
		const line = integer(campaignIn(await tools.send('campaign', { campaign_id: id })).line_id);
		if (line !== null) changes.line_id = line;
	}
	await tools.send('campaign/update', changes);
	return [{ json: { campaignId: id, updated: true } }];
}
