import { attemptsOf, campaignIn, campaignOf, campaignsOf } from '../../../../mango/campaigns';

import { listed, listFields, shown, simplifyField } from '../../lists';
import type { Operation } from '../../operation';
import { campaignId } from './fields';

const EXAMPLE = {
	campaign_id: 55001,
	line_id: 90001,
	created_by: { user_id: 400001, name: 'Anna Ivanova', extension: '101' },
	name: 'Summer',
	start: 1782000000,
	end: 1784592000,
	status: 2,
	priority: 2,
	members: ['101'],
	operators: [400001],
	dial_mode: 3,
	status_reason: 1,
	created: 1781990000,
	service_type: 8,
	tasks_count: 2,
	finished_tasks_count: 1,
};

const EXAMPLE_OUT = {
	campaignId: 55001,
	name: 'Summer',
	status: 2,
	statusName: 'running',
	lineId: 90001,
	startsAt: '2026-06-21T00:00:00.000Z',
	endsAt: '2026-07-21T00:00:00.000Z',
	tasks: 2,
	finishedTasks: 1,
	operatorIds: [400001],
};

/** Looking at campaigns (mango-api.md §2.11). */
export const reads: readonly Operation[] = [
	{
		value: 'get',
		name: 'Get',
		action: 'Get campaign',
		description: 'Get one outbound campaign with its status and settings',
		method: 'campaign',
		fields: [campaignId, simplifyField],
		output: (reply, input) => shown(campaignOf(campaignIn(reply)), input),
		example: {
			in: { campaignId: '55001', simplify: true },
			sends: { campaign_id: 55001 },
			replies: { result: 1000, campaign: EXAMPLE },
			out: [EXAMPLE_OUT],
		},
	},
	{
		value: 'getMany',
		name: 'Get Many',
		action: 'Get many campaigns',
		description: 'List the outbound campaigns of the contact center with status and progress',
		method: 'campaign/list',
		fields: [...listFields, simplifyField],
		body: () => ({}),
		output: listed(campaignsOf),
		example: {
			in: { returnAll: true, simplify: true },
			sends: {},
			replies: { result: 1000, campaigns: [EXAMPLE] },
			out: [EXAMPLE_OUT],
		},
	},
	{
		value: 'getReport',
		name: 'Get Report',
		action: 'Get report of campaign',
		description:
			'Get every attempt of a campaign to call somebody: how it ended, what was said and the ID of the recording; one item per attempt',
		method: 'campaign-report/create',
		fields: [campaignId, ...listFields, simplifyField],
		output: listed(attemptsOf),
		example: {
			in: { campaignId: '55001', returnAll: true, simplify: true },
			sends: { campaign_id: 55001 },
			replies: {
				result: 1000,
				data: {
					campaign_id: 55001,
					tasks: [
						{
							task_id: 7700001,
							attempts: [
								{
									attempt_id: 1,
									name: 'Test Client',
									position: null,
									organization: null,
									record_id: 'MToxMDAwMDAwOjkwMDAwMDAwMDE6MA==',
									phone: '79000000001',
									sms: null,
									text: null,
									number: '1',
									result: 1,
								},
							],
						},
					],
				},
			},
			out: [
				{
					campaignId: 55001,
					taskId: 7700001,
					attemptId: 1,
					name: 'Test Client',
					phone: '+79000000001',
					outcome: 1,
					outcomeName: 'talked',
					recordingId: 'MToxMDAwMDAwOjkwMDAwMDAwMDE6MA==',
					text: null,
					digits: '1',
				},
			],
		},
	},
];
