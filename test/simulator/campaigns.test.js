// @ts-check
'use strict';

/** Outbound campaigns §2.11. */

const { responses } = /** @type {any} */ (require('../fixtures/responses.json'));
const { control, lastVerdict, mango, useSimulator } = require('./helpers');

const used = useSimulator({ settings: { guard: 'off', rates: 'off' } });

/** @param {string} path @param {any} [params] */
const ask = async (path, params = {}) => (await mango(used.simulator, path, params)).json;

const CAMPAIGN = {
	line_id: 90001,
	name: 'Summer',
	schedule: [{ weekday: 1, start: '06:00', end: '15:00' }],
};

/** Every method, with a request that is accepted in the seed. @type {Array<[string, any]>} */
const REQUESTS = [
	['campaign/list', {}],
	['campaign', { campaign_id: 54001 }],
	['campaign/add', CAMPAIGN],
	['campaign/update', { campaign_id: 54003, name: 'New name' }],
	['campaign/start', { campaign_id: 54003 }],
	['campaign/stop', { campaign_id: 54001 }],
	['campaign/delete', { campaign_id: 54003 }],
	['tasks/push', { campaign_id: 54001, tasks: [{ number: '79001112233' }] }],
	['task/add', { campaign_id: 54001, number: '79001112233' }],
	['task', { task_id: 7600001 }],
	['task/start', { campaign_id: 54001, task_id: 7600002 }],
	['task/stop', { campaign_id: 54001, task_id: 7600001 }],
	['task/delete', { campaign_id: 54001, task_id: 7600001 }],
	['task/update', { task_id: 7600001, comment: 'Later' }],
	['tasks/finished', { campaign_id: 54001, start_date: '2026-06-20 22:00:00', end_date: '2026-06-21 02:00:00' }],
	['tasks/reset', { campaign_id: 54001, task_ids: [7600003] }],
	['custom-type/list', {}],
	['campaign-report/create', { campaign_id: 54002 }],
	['v2/campaign/tasks', { campaign_id: 54001 }],
];

describe.each(REQUESTS)('%s', (path, good) => {
	it('is accepted', async () => {
		const reply = await ask(path, good);
		expect(reply.result).toBe(1000);
		if (responses[path]) expect(reply).toEqual(responses[path].body);
		expect(lastVerdict(used.simulator)).toMatchObject({ verdict: 'accepted', notes: [] });
	});

	it('needs the contact centre: 5101', async () => {
		await control(used.simulator, 'faults', { services: { CONTACT_CENTRE: false } });
		expect(await ask(path, good)).toEqual(responses['campaign/list#no_product'].body);
	});

	const required = Object.keys(good).filter(
		(name) => !(path.endsWith('/update') && !name.endsWith('_id')) && name !== 'task_ids' && !path.startsWith('v2/'),
	);
	if (required.length)
		it.each(required)('refuses to go without %s: 3103', async (name) => {
			const { [name]: _left, ...rest } = good;
			expect(await ask(path, rest)).toEqual({ result: 3103 });
		});

	if (good.campaign_id)
		it('knows no other campaign: 3300', async () => {
			const reply = await ask(path, { ...good, campaign_id: 1 });
			expect(JSON.stringify(reply)).toContain('3300');
		});
});

describe('campaign/add', () => {
	it('takes everything that is printed', async () => {
		const all = {
			...CAMPAIGN,
			created_by: 400001,
			priority: 3,
			order: 1,
			service_type: 8,
			start_date: '2026-06-21 00:00:00',
			end_date: '2026-07-21 00:00:00',
			operators: [400001],
			dial_mode: 7,
			voice_message_id: 12,
			hold_message_id: 12,
			redial_busy: 3,
			redial_no_answer: 10,
			answer_wait: 30,
			add_calls_coef: 1.5,
			timer_after_call: 10,
			call_processing: 1,
			sip_trunk_id_1: 1,
			timezone_mode: 0,
			antirobot: 0,
			sms_sender: 'Shop',
			endless: 1,
			did_abonent_ids: [400001],
		};
		const { campaign_id } = await ask('campaign/add', all);
		expect(lastVerdict(used.simulator).notes).toEqual([]);
		expect((await ask('campaign', { campaign_id })).campaign).toMatchObject({ ...all, campaign_id, status: 0 });
	});

	it.each([
		['a name of 71 characters', { name: 'a'.repeat(71) }, { result: 3104 }],
		['an eighth day', { schedule: [{ weekday: 8, start: '06:00', end: '15:00' }] }, { result: 3104 }],
		['an hour of 24', { schedule: [{ weekday: 1, start: '24:00', end: '15:00' }] }, { result: 3104 }],
		['a day without end', { schedule: [{ weekday: 1, start: '06:00' }] }, { result: 3103 }],
		['a priority of 4', { priority: 4 }, { result: 3104 }],
		['a dial mode of 1', { dial_mode: 1 }, { result: 3104 }],
		['a redial of 2', { redial_busy: 2 }, { result: 3104 }],
		['a wait of 15', { answer_wait: 15 }, { result: 3104 }],
		['a Russian date', { start_date: '21.06.2026 00:00:00' }, { result: 3104 }],
		['an unknown line', { line_id: 1 }, { result: 3300 }],
		['an unknown author', { created_by: 1 }, { result: 5105 }],
		[
			'dates backwards',
			{ start_date: '2026-06-21 00:00:00', end_date: '2026-06-20 00:00:00' },
			{ result: 3100, fields: { start_date: 3111, end_date: 3111 } },
		],
	])('refuses %s', async (_title, change, expected) => {
		expect(await ask('campaign/add', { ...CAMPAIGN, ...change })).toEqual(expected);
	});
});

it.each([
	['campaign/start', { campaign_id: 54001 }, 5106],
	['campaign/start', { campaign_id: 54002 }, 5106],
	['campaign/stop', { campaign_id: 54003 }, 5106],
	['campaign/delete', { campaign_id: 54001 }, 5106],
	['task/start', { campaign_id: 54001, task_id: 7600001 }, 5111],
	['task/stop', { campaign_id: 54001, task_id: 7600003 }, 5111],
	['task/update', { task_id: 7600003, comment: 'late' }, 5111],
	['task/add', { campaign_id: 54002, number: '79001112233' }, 5106],
	['tasks/push', { campaign_id: 54002, tasks: [{ number: '79001112233' }] }, 5106],
	['tasks/push', { campaign_id: 54001, tasks: [{ number: '79001112233' }, { number: '79001112233' }] }, 5109],
	['task', { task_id: 1 }, 3300],
	['task/stop', { campaign_id: 54002, task_id: 7600001 }, 3300],
	['tasks/push', { campaign_id: 54001, tasks: [{ name: 'no number' }] }, 3103],
	['tasks/push', { campaign_id: 54001, tasks: [{ number: '79001112233', priority: 1001 }] }, 3104],
	['tasks/push', { campaign_id: 54001, tasks: {} }, 3104],
])('%s %j: %d', async (path, params, code) => {
	expect(await ask(path, params)).toEqual({ result: code });
});

it('tasks/push takes 10 000 in all, then 5107', async () => {
	const tasks = Array.from({ length: 10_000 }, (_, index) => ({ number: String(79_100_000_000 + index) }));
	expect(await ask('campaign/add', CAMPAIGN)).toEqual({ result: 1000, campaign_id: 55001 });
	expect(await ask('tasks/push', { campaign_id: 55001, tasks: [...tasks, { number: '79001112233' }] })).toEqual({
		result: 5107,
	});
	expect(await ask('tasks/push', { campaign_id: 55001, tasks })).toEqual({ result: 1000 });
	expect(await ask('task/add', { campaign_id: 55001, number: '79001112233' })).toEqual({ result: 5107 });
	const page = await ask('v2/campaign/tasks', { campaign_id: 55001, limit: 2, offset: 9999 });
	expect([page.total, page.tasks.map((/** @type {any} */ { number }) => number)]).toEqual([10_000, ['79100009999']]);
});

it('tasks of a running campaign are dialled by the clock; finished ones can be read and reset', async () => {
	used.simulator.clock.freeze(Date.UTC(2026, 6, 1));
	const { task_id } = await ask('task/add', { campaign_id: 54001, number: '79001112233' });
	const waiting = (await ask('task/add', { campaign_id: 54003, number: '79001112233' })).task_id;
	used.simulator.clock.advance(60_000);
	expect((await ask('task', { task_id })).task).toMatchObject({ status: 4, finished: '2026-07-01 00:01:00' });
	expect((await ask('task', { task_id: waiting })).task.status).toBe(1);
	const window = { campaign_id: 54001, start_date: '2026-07-01 00:00:00', end_date: '2026-07-01 04:00:00' };
	const { tasks } = await ask('tasks/finished', window);
	expect(tasks.map((/** @type {any} */ task) => task.task_id)).toEqual([task_id]);
	const report = (await ask('campaign-report/create', { campaign_id: 54001 })).data;
	expect(report.tasks.at(-1)).toEqual({
		task_id,
		attempts: [{ attempt_id: expect.any(Number), name: '', record_id: '', result: expect.any(Number) }],
	});
	await ask('tasks/reset', { campaign_id: 54001, task_ids: [task_id] });
	expect((await ask('task', { task_id, brief: 1 })).task).toEqual({
		task_id,
		campaign_id: 54001,
		number: '79001112233',
		status: 1,
		status_reason: null,
	});
});

it('tasks/finished reads 4 hours, not a second more', async () => {
	const ask4 = (/** @type {string} */ end_date) =>
		ask('tasks/finished', { campaign_id: 54001, start_date: '2026-06-21 00:00:00', end_date });
	expect((await ask4('2026-06-21 04:00:00')).tasks).toHaveLength(1);
	for (const end of ['2026-06-21 04:00:01', '2026-06-20 23:59:59'])
		expect(await ask4(end)).toEqual({ result: 3100, fields: { start_date: 3111, end_date: 3111 } });
});
