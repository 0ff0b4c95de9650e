import type { INodeParameters } from 'n8n-workflow';

import { holdClock } from '../../support/clock';
import { fromList, scenes } from '../../support/scene';

holdClock();
const scene = scenes();

const id = (value: number | string) => ({ __rl: true, mode: 'id', value });
const HOURS = { row: [{ weekdays: [1, 2], start: '6:00', end: '15:00' }] };

describe('campaigns', () => {
	const CAMPAIGN = { resource: 'campaign' };
	const CREATE = { ...CAMPAIGN, operation: 'create', name: 'Летняя акция', lineId: fromList('90001'), schedule: HOURS };

	test('get and get many: status in a number and in a word', async () => {
		const { n8n, sent } = await scene();
		const one = await n8n.run({ ...CAMPAIGN, operation: 'get', campaignId: fromList('54001'), simplify: true });
		expect(one.items.map(({ json }) => json)).toEqual([
			{
				campaignId: 54001,
				name: 'Renewals',
				status: 2,
				statusName: 'running',
				lineId: 90001,
				startsAt: null,
				endsAt: null,
				tasks: null,
				finishedTasks: null,
				operatorIds: [400001, 400003],
			},
		]);
		const many = await n8n.run({ ...CAMPAIGN, operation: 'getMany', returnAll: true, simplify: true });
		expect(many.items.map(({ json }) => [json.campaignId, json.statusName])).toEqual([
			[54001, 'running'],
			[54002, 'finished'],
			[54003, 'stopped'],
		]);
		const raw = await n8n.run({ ...CAMPAIGN, operation: 'getMany', limit: 1, simplify: false });
		expect(raw.items[0].json).toMatchObject({ campaignId: 54001, dialMode: 2, createdBy: 400011 });
		expect((await sent()).map(({ json }) => json)).toEqual([{ campaign_id: 54001 }, {}, {}]);
	});

	test('create: with everything, times in UTC, as the PBX keeps it', async () => {
		const { n8n, pbx, sent } = await scene();
		const { items, error } = await n8n.run({
			...CREATE,
			additionalFields: {
				startsAt: '2026-06-22T09:00:00+03:00',
				endsAt: '2026-07-22T00:00:00Z',
				operatorIds: '400001, 400003',
				dialMode: 3,
				priority: 1,
				order: 5,
				createdByEmployeeId: fromList('400011'),
				voiceMessageId: fromList('12'),
				holdMessageId: fromList('13'),
				redialBusy: 10,
				redialNoAnswer: 5,
				redialNotAvailable: 1,
				timerBusy: 300,
				timerNoAnswer: 10800,
				timerNotAvailable: 0,
				answerWait: 30,
				additionalCalls: 1.5,
				callProcessing: 60,
				operatorTrunkId: '1',
				clientTrunkId: '1',
				timezoneMode: 2,
				antirobot: true,
				smsSender: 'Shop',
				outgoingNumberIds: '1, 2',
				endless: true,
				serviceType: 8,
				additionalParameters: '{"redial_antirobot_busy": 3}',
			},
		} as INodeParameters);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual([{ campaignId: 55001, name: 'Летняя акция' }]);
		expect(await sent()).toEqual([
			{
				method: 'campaign/add',
				json: {
					redial_antirobot_busy: 3,
					name: 'Летняя акция',
					line_id: 90001,
					schedule: [
						{ weekday: 1, start: '06:00', end: '15:00' },
						{ weekday: 2, start: '06:00', end: '15:00' },
					],
					start_date: '2026-06-22 06:00:00',
					end_date: '2026-07-22 00:00:00',
					operators: [400001, 400003],
					dial_mode: 3,
					priority: 1,
					order: 5,
					created_by: 400011,
					voice_message_id: 12,
					hold_message_id: 13,
					redial_busy: 10,
					redial_no_answer: 5,
					redial_not_avail: 1,
					timer_busy: 300,
					timer_no_answer: 10800,
					timer_not_avail: 0,
					answer_wait: 30,
					add_calls_coef: 1.5,
					call_processing: 60,
					sip_trunk_id_operator: 1,
					sip_trunk_id_client: 1,
					timezone_mode: 2,
					antirobot: true,
					sms_sender: 'Shop',
					did_abonent_ids: [1, 2],
					endless: true,
					service_type: 8,
				},
			},
		]);
		expect((await pbx.requests())[0].verdict).not.toBe('refused');
		const made = await n8n.run({ ...CAMPAIGN, operation: 'get', campaignId: id(55001), simplify: true });
		expect(made.items[0].json).toMatchObject({ startsAt: '2026-06-22T06:00:00.000Z', endsAt: '2026-07-22T00:00:00.000Z', statusName: 'stopped' });
	});

	test('update: the line goes with it, as the PBX has it, unless it is changed', async () => {
		const { n8n, sent } = await scene();
		const { items } = await n8n.run({ ...CAMPAIGN, operation: 'update', campaignId: id(54003), additionalFields: { name: 'Опрос' } });
		expect(items.map(({ json }) => json)).toEqual([{ campaignId: 54003, updated: true }]);
		await n8n.run({ ...CAMPAIGN, operation: 'update', campaignId: id(54003), additionalFields: { lineId: id(90003), schedule: HOURS } } as INodeParameters);
		expect((await sent()).map(({ method, json }) => [method, json])).toEqual([
			['campaign', { campaign_id: 54003 }],
			['campaign/update', { campaign_id: 54003, name: 'Опрос', line_id: 90001 }],
			[
				'campaign/update',
				{
					campaign_id: 54003,
					line_id: 90003,
					schedule: [
						{ weekday: 1, start: '06:00', end: '15:00' },
						{ weekday: 2, start: '06:00', end: '15:00' },
					],
				},
			],
		]);
	});

	test('start, stop and delete', async () => {
		const { n8n, sent } = await scene();
		const out = [];
		for (const operation of ['start', 'stop', 'delete']) {
			const { items } = await n8n.run({ ...CAMPAIGN, operation, campaignId: id(54003) });
			out.push(items[0].json);
		}
		expect(out).toEqual([
			{ campaignId: 54003, status: 2, statusName: 'running' },
			{ campaignId: 54003, status: 3, statusName: 'stopping' },
			{ deleted: true, campaignId: 54003 },
		]);
		expect((await sent()).map(({ method }) => method)).toEqual(['campaign/start', 'campaign/stop', 'campaign/delete']);
	});

	test('report: an item for every attempt', async () => {
		const { n8n } = await scene();
		const { items } = await n8n.run({ ...CAMPAIGN, operation: 'getReport', campaignId: id(54001), returnAll: true, simplify: true });
		expect(items.map(({ json }) => [json.campaignId, json.taskId, json.attemptId, json.outcomeName])).toEqual([
			[54001, 7600001, null, null],
			[54001, 7600002, null, null],
			[54001, 7600003, 76000031, 'talked'],
		]);
	});

	test('a PBX without a contact center: the reason is told', async () => {
		const { n8n, pbx } = await scene();
		await pbx.post('faults', { kind: 'reply', body: { result: 5101 } });
		const { error } = await n8n.run({ ...CAMPAIGN, operation: 'getMany' });
		expect(error?.message).toContain('(5101)');
		expect(error?.description).toContain('«Контакт-центр»');
	});

	test.each([
		['a name of 71 letters', 'Name', { ...CREATE, name: 'я'.repeat(71) }],
		['no hours', 'Schedule (UTC)', { ...CREATE, schedule: {} }],
		['no days', 'Days', { ...CREATE, schedule: { row: [{ weekdays: '={{ [] }}', start: '06:00', end: '15:00' }] } }],
		['an eighth day', 'Days', { ...CREATE, schedule: { row: [{ weekdays: [8], start: '06:00', end: '15:00' }] } }],
		['a time that is none', 'From (UTC)', { ...CREATE, schedule: { row: [{ weekdays: [1], start: '25:00', end: '15:00' }] } }],
		['a night', 'Schedule (UTC)', { ...CREATE, schedule: { row: [{ weekdays: [1], start: '22:00', end: '06:00' }] } }],
		['an end before the start', 'Ends At', { ...CREATE, additionalFields: { startsAt: '2026-06-22T00:00:00Z', endsAt: '2026-06-21T00:00:00Z' } }],
		['two attempts', 'Attempts if Busy', { ...CREATE, additionalFields: { redialBusy: 2 } }],
		['a rest of one second', 'Rest After Call (Seconds)', { ...CREATE, additionalFields: { callProcessing: 1 } }],
		['nothing to change', 'Additional Fields', { ...CAMPAIGN, operation: 'update', campaignId: id(54003) }],
		['no ID', 'Campaign', { ...CAMPAIGN, operation: 'start', campaignId: id('Summer') }],
	])('not sent: %s', async (_what, label, parameters) => {
		const { n8n, sent } = await scene();
		const { error } = await n8n.run(parameters as INodeParameters);
		expect(await sent()).toEqual([]);
		expect(error?.message).toContain(`'${label}'`);
	});

	test('the picker shows names', async () => {
		const { n8n } = await scene();
		expect(await n8n.list('searchCampaigns', 'опрос')).toEqual({
			results: [{ name: 'Опрос клиентов (54003)', value: 54003 }],
		});
	});
});

describe('tasks', () => {
	const TASK = { resource: 'campaignTask' };
	const MANY = { ...TASK, operation: 'addMany', campaignId: id('={{ $json.campaign ?? 54001 }}'), toNumber: '={{ $json.phone }}' };

	test('add many: one request for all of a campaign, and no IDs', async () => {
		const { n8n, pbx } = await scene();
		const { items, error } = await n8n.run(
			{ ...MANY, additionalFields: { name: '={{ $json.name }}', priority: 10 } },
			{ items: [{ phone: '8 900 000-07-71', name: 'A' }, { phone: '79000000772', campaign: 54003 }, { phone: '79000000773', name: 'C' }] },
		);
		expect(error).toBeUndefined();
		expect(items).toEqual([
			{ json: { campaignId: 54001, number: '+79000000771', name: 'A', accepted: true }, pairedItem: { item: 0 } },
			{ json: { campaignId: 54003, number: '+79000000772', name: null, accepted: true }, pairedItem: { item: 1 } },
			{ json: { campaignId: 54001, number: '+79000000773', name: 'C', accepted: true }, pairedItem: { item: 2 } },
		]);
		expect((await pbx.requests()).map(({ json, verdict }) => [verdict, json])).toEqual([
			[
				'accepted',
				{
					campaign_id: 54001,
					tasks: [
						{ number: '79000000771', name: 'A', priority: 10 },
						{ number: '79000000773', name: 'C', priority: 10 },
					],
				},
			],
			['accepted', { campaign_id: 54003, tasks: [{ number: '79000000772', priority: 10 }] }],
		]);
	});

	test('add many: thousands go in several requests', async () => {
		const { n8n, pbx } = await scene();
		const { items, error } = await n8n.run(MANY, {
			items: Array.from({ length: 2500 }, (_, index) => ({ phone: 79_000_100_000 + index })),
		});
		expect(error).toBeUndefined();
		expect(items).toHaveLength(2500);
		expect((await pbx.requests()).map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted', 'accepted']);
	});

	test('add many: a number that comes twice fails alone instead of failing the whole request', async () => {
		const { n8n } = await scene();
		const { items } = await n8n.run(MANY, {
			items: [{ phone: '79000000771' }, { phone: '8 900 000-07-71' }, { phone: '79000000772' }, { phone: 'nobody' }],
			continueOnFail: true,
		});
		expect(items.map(({ json }) => (json.result as { code?: number } | null)?.code ?? json.error ?? json.number)).toEqual([
			'+79000000771',
			5109,
			'+79000000772',
			"'To Number' is neither a phone number nor a SIP address: nobody",
		]);
	});

	test('add many: a campaign that takes none fails for its own items', async () => {
		const { n8n } = await scene();
		const { items } = await n8n.run(MANY, {
			items: [{ phone: '79000000771', campaign: 54002 }, { phone: '79000000772' }],
			continueOnFail: true,
		});
		expect(items.map(({ json }) => (json.result as { code?: number } | null)?.code ?? json.number)).toEqual([5106, '+79000000772']);
	});

	test('create, get, update: a round trip', async () => {
		const { n8n, pbx, sent } = await scene();
		const made = await n8n.run({
			...TASK,
			operation: 'create',
			campaignId: fromList('54001'),
			toNumber: '+7 900 000-07-77',
			additionalFields: {
				name: 'Анна',
				organization: 'ООО «Ромашка»',
				position: 'Директор',
				priority: 10,
				comment: 'после обеда',
				dueAt: '2026-06-22T12:00:00Z',
				blockedUntil: '2026-06-22T09:00:00+03:00',
				otherNumbers: ['8 900 000-07-78', '+7 900 000-07-79'],
				customFields: { row: [{ customFieldId: '1', value: 'A-17' }, { customFieldId: '', value: '' }] },
			},
		} as INodeParameters);
		expect(made.error).toBeUndefined();
		expect(made.items.map(({ json }) => json)).toEqual([{ taskId: 7700001, campaignId: 54001, number: '+79000000777', name: 'Анна' }]);
		const updated = await n8n.run({ ...TASK, operation: 'update', campaignId: id(54001), taskId: '7700001', additionalFields: { priority: 20 } });
		expect(updated.items.map(({ json }) => json)).toEqual([{ campaignId: 54001, taskId: 7700001, updated: true }]);
		const raw = await n8n.run({ ...TASK, operation: 'get', taskId: '7700001', simplify: false });
		expect(raw.items[0].json).toMatchObject({
			taskId: 7700001,
			name: 'Анна',
			organization: 'ООО «Ромашка»',
			position: 'Директор',
			priority: 20,
			comment: 'после обеда',
			dueDate: '2026-06-22 12:00:00',
			blockedUntil: '2026-06-22 06:00:00',
			customFields: { '1': 'A-17' },
			subtasks: [{ number: '79000000778', order: 0 }, { number: '79000000779', order: 1 }],
		});
		expect((await sent()).slice(1, 3)).toEqual([
			{ method: 'task', json: { task_id: 7700001 } },
			{ method: 'task/update', json: { campaign_id: 54001, task_id: 7700001, priority: 20, name: 'Анна' } },
		]);
		expect((await pbx.requests()).map(({ verdict }) => verdict)).not.toContain('refused');
	});

	test('get: how it ended in words', async () => {
		const { n8n } = await scene();
		const { items } = await n8n.run({ ...TASK, operation: 'get', taskId: '7600003', simplify: true });
		expect(items[0].json).toMatchObject({
			taskId: 7600003,
			campaignId: 54001,
			number: '+79000000003',
			statusName: 'done',
			statusReasonName: 'talked',
		});
	});

	test('get many: the tasks of one campaign, page by page', async () => {
		const { n8n, pbx, sent } = await scene();
		const one = await n8n.run({ ...TASK, operation: 'getMany', campaignId: id(54001), returnAll: true, simplify: true });
		expect(one.items.map(({ json }) => json.taskId)).toEqual([7600001, 7600002, 7600003]);
		const task = (taskId: number) => ({ task_id: taskId, campaign_id: 54001, task_status: 1 });
		await pbx.post('faults', { kind: 'reply', body: { result: 1000, tasks: [task(1), task(2)], cursor: 'next' }, count: 1 });
		await pbx.post('faults', { kind: 'reply', body: { result: 1000, tasks: [task(3)], cursor: 'more' }, count: 1 });
		await pbx.post('faults', { kind: 'reply', body: { result: 1000, tasks: [], cursor: 'more' }, count: 1 });
		const paged = await n8n.run({ ...TASK, operation: 'getMany', campaignId: id(54001), returnAll: true, simplify: true });
		expect(paged.items.map(({ json }) => [json.taskId, json.statusName])).toEqual([[1, 'queued'], [2, 'queued'], [3, 'queued']]);
		const asked = { campaign_ids: [54001], fields: ['alias_all'], limit: 100 };
		expect((await sent()).slice(1).map(({ json }) => json)).toEqual([
			asked,
			{ ...asked, cursor: 'next' },
			{ ...asked, cursor: 'more' },
		]);
	});

	test('get finished: any period, in windows of four hours, each task once', async () => {
		const { n8n, pbx, sent } = await scene();
		const { items, error } = await n8n.run({
			...TASK,
			operation: 'getFinished',
			campaignId: id(54001),
			from: '2026-06-20T22:00:00Z',
			additionalFields: { to: '2026-06-21T08:30:00+03:00' },
			returnAll: true,
			simplify: true,
		});
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.taskId)).toEqual([7600003]);
		expect((await sent()).map(({ json }) => json)).toEqual([
			{ campaign_id: 54001, start_date: '2026-06-20 22:00:00', end_date: '2026-06-21 02:00:00' },
			{ campaign_id: 54001, start_date: '2026-06-21 02:00:01', end_date: '2026-06-21 05:30:00' },
		]);
		expect((await pbx.requests()).map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted']);
	});

	test('get finished: no more windows than the limit needs', async () => {
		const { n8n, sent } = await scene();
		await n8n.run({
			...TASK,
			operation: 'getFinished',
			campaignId: id(54001),
			from: '2026-06-20T22:00:00Z',
			additionalFields: { to: '2026-06-30T00:00:00Z' },
			limit: 1,
			simplify: true,
		});
		expect(await sent()).toHaveLength(1);
	});

	test('start, stop, delete and reset', async () => {
		const { n8n, sent } = await scene();
		const out = [];
		for (const [operation, taskId] of [['start', '7600002'], ['stop', '7600001'], ['delete', '7600001']]) {
			const { items } = await n8n.run({ ...TASK, operation, campaignId: id(54001), taskId });
			out.push(items[0].json);
		}
		const { items } = await n8n.run({ ...TASK, operation: 'reset', campaignId: id(54001), taskIds: '7600002, 7600003' });
		expect([...out, items[0].json]).toEqual([
			{ campaignId: 54001, taskId: 7600002, started: true },
			{ campaignId: 54001, taskId: 7600001, stopped: true },
			{ campaignId: 54001, taskId: 7600001, deleted: true },
			{ campaignId: 54001, taskIds: [7600002, 7600003], reset: true },
		]);
		expect((await sent()).at(-1)).toEqual({ method: 'tasks/reset', json: { campaign_id: 54001, task_ids: [7600002, 7600003] } });
	});

	test.each([
		[{ result: 1000, custom_types: [{ id: 1, name: 'Contract', type: 1 }] }, '1'],
		[{ result: [{ id: 1, name: 'Contract', field_type: 'text' }], status: 200 }, 'text'],
	])('custom fields, as both texts have them: %j', async (body, type) => {
		const { n8n, pbx } = await scene();
		await pbx.post('faults', { kind: 'reply', body, count: 1 });
		const { items, error } = await n8n.run({ ...TASK, operation: 'getCustomFields', returnAll: true });
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual([{ customFieldId: 1, name: 'Contract', type, order: null, options: null }]);
	});

	test('custom fields of a PBX that refuses', async () => {
		const { n8n, pbx } = await scene();
		await pbx.post('faults', { kind: 'reply', body: { result: 5101 }, count: 1 });
		const { error } = await n8n.run({ ...TASK, operation: 'getCustomFields', returnAll: true });
		expect(error?.message).toContain('(5101)');
	});

	const CREATE = { ...TASK, operation: 'create', campaignId: id(54001), toNumber: '79000000777' };
	test.each([
		['no number', 'To Number', { ...CREATE, toNumber: '={{ $json.nothing }}' }],
		['a number of letters', 'To Number', { ...CREATE, toNumber: 'Anna' }],
		['a priority of zero', 'Priority', { ...CREATE, additionalFields: { priority: 0 } }],
		['a comment of 1025 letters', 'Comment', { ...CREATE, additionalFields: { comment: 'я'.repeat(1025) } }],
		['a due date before the first call', 'Due At', { ...CREATE, additionalFields: { dueAt: '2026-06-21', blockedUntil: '2026-06-22' } }],
		['another number that is none', 'Other Numbers', { ...CREATE, additionalFields: { otherNumbers: ['Anna'] } }],
		['a reversed period', 'To', { ...TASK, operation: 'getFinished', campaignId: id(1), from: '2026-06-22', additionalFields: { to: '2026-06-21' } }],
		['no tasks to reset', 'Task IDs', { ...TASK, operation: 'reset', campaignId: id(1), taskIds: '={{ $json.nothing }}' }],
		['nothing to change', 'Additional Fields', { ...TASK, operation: 'update', campaignId: id(1), taskId: '2' }],
	])('not sent: %s', async (_what, label, parameters) => {
		const { n8n, sent } = await scene();
		const { error } = await n8n.run(parameters as INodeParameters);
		expect(await sent()).toEqual([]);
		expect(error?.message).toContain(`'${label}'`);
	});
});
