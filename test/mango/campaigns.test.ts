import {
	attemptsOf,
	campaignIn,
	campaignOf,
	campaignsOf,
	campaignStatus,
	distinctTasks,
	taskFieldsOf,
	taskIn,
	taskOf,
	tasksIn,
} from '../../mango/campaigns';

test.each([
	[0, 'stopped'],
	['2', 'running'],
	[6, 'deleting'],
	[99, null],
	[null, null],
])('the status %p in a word', (status, statusName) => {
	expect(campaignStatus(status).statusName).toBe(statusName);
});

const CAMPAIGN = { campaign_id: '1', name: 'A', status: 1 };

test.each([[{ campaigns: [CAMPAIGN] }], [{ data: [CAMPAIGN] }], [{ something: [CAMPAIGN] }]])(
	'campaigns are found in %j',
	(reply) => {
		expect(campaignsOf({ result: 1000, ...reply })[0].simple).toMatchObject({ campaignId: 1, statusName: 'planned' });
	},
);

test('the dates of a campaign come as seconds or as a text in UTC', () => {
	expect(campaignOf({ start: '1782000000', end_date: '2026-07-21 00:00:00' }).simple).toMatchObject({
		startsAt: '2026-06-21T00:00:00.000Z',
		endsAt: '2026-07-21T00:00:00.000Z',
	});
	expect(campaignOf({}).simple).toMatchObject({ startsAt: null, endsAt: null, operatorIds: [] });
});

test.each([[{ campaign: CAMPAIGN }], [{ data: CAMPAIGN }], [CAMPAIGN]])('one campaign is found in %j', (reply) => {
	expect(campaignOf(campaignIn(reply)).simple).toMatchObject({ campaignId: 1 });
});

const TASK = { task_id: 7, number: '79000000001' };

test.each([
	[{ tasks: [TASK] }],
	[{ tasks: { '7': TASK } }],
	[{ campaign: { campaign_id: 1, tasks: [TASK] } }],
	[{ data: { tasks: [TASK] } }],
	[{ data: [TASK] }],
])('tasks are found in %j', (reply) => {
	expect(tasksIn({ result: 1000, ...reply })).toEqual([TASK]);
});

test.each([[{}], [{ tasks: null }], [{ tasks: 'x' }], [{ campaign: null }]])('no tasks are in %j', (reply) => {
	expect(tasksIn(reply)).toEqual([]);
});

test('the names of two methods give the same task', () => {
	const one = { campaign_task_id: '7', campaign_id: 1, status: 4, status_reason: 2, talk_duration: 0, updated: 1782000000 };
	const other = { task_id: 7, campaign_id: '1', task_status: 4, task_status_reason: 2, duration: 0, task_updated: '2026.06.21 00:00:00' };
	expect(taskOf(taskIn({ task: one })).simple).toEqual(taskOf(other).simple);
	expect(taskOf(one).simple).toMatchObject({ taskId: 7, statusName: 'done', statusReasonName: 'busy' });
});

test('a task that comes twice counts in its last state, at its first place', () => {
	const rows = [{ task_id: 1, status: 1 }, { task_id: 2 }, {}, { task_id: 1, status: 4 }, {}];
	expect(distinctTasks(rows)).toEqual([{ task_id: 1, status: 4 }, { task_id: 2 }, {}, {}]);
});

test('a report has a row for every attempt, and one for a task without any', () => {
	const tasks = [{ task_id: 1, attempts: [{ attempt_id: 5, result: 23 }, { attempt_id: 6, result: 1 }] }, { task_id: 2 }];
	const rows = attemptsOf({ result: 1000, data: { campaign_id: 9, tasks } }).map(({ simple }) => simple);
	expect(rows).toMatchObject([
		{ campaignId: 9, taskId: 1, attemptId: 5, outcomeName: 'voiceMail' },
		{ campaignId: 9, taskId: 1, attemptId: 6, outcomeName: 'talked' },
		{ campaignId: 9, taskId: 2, attemptId: null, outcomeName: null },
	]);
});

test('custom fields of tasks stand where others have the code', () => {
	expect(taskFieldsOf({ body: '{"result":[{"id":1,"name":"A","field_type":"text"}],"status":200}' })).toEqual([
		{ customFieldId: 1, name: 'A', type: 'text', order: null, options: null },
	]);
	for (const body of ['{"result":1000}', '{"result":[5101]}', 'x', undefined]) expect(taskFieldsOf({ body })).toBeNull();
});
