// @ts-check
'use strict';

/** Contact centre: data of calls §2.12 under /vpbx/, its API §2.13 under /cc/. */

const { responses } = /** @type {any} */ (require('../fixtures/responses.json'));
const { control, lastVerdict, mango, until, useSimulator } = require('./helpers');

const used = useSimulator({ settings: { guard: 'off' } });

/** @param {string} path @param {any} [params] @param {string} [base] */
const ask = async (path, params = {}, base = 'cc') => (await mango(used.simulator, path, params, { base })).json;

const TASK = { event_type: 1, start_time: 1_782_100_000, to_user_id: 400001 };

describe('data of calls, §2.12', () => {
	it('cc/call/', async () => {
		expect(await ask('cc/call/', { entry_id: 'MjAwMDAwMDAwMTo4MQ==' }, 'vpbx')).toEqual(responses['cc/call/'].body);
		expect(await ask('cc/call/', {}, 'vpbx')).toEqual({ result: 3103 });
		expect(await ask('cc/call/', { entry_id: 'unknown' }, 'vpbx')).toEqual({ result: 3300 });
		const call = (await control(used.simulator, 'calls', { scenario: 'inbound.answered' })).json;
		const reply = await ask('cc/call/', { entry_id: call.entryId }, 'vpbx');
		expect(Object.keys(reply.call)).toEqual(Object.keys(responses['cc/call/'].body.call));
		expect(reply.call.recording_id).toEqual(call.recordingIds);
		expect((await mango(used.simulator, 'cc/call', { entry_id: call.entryId })).status).toBe(404);
	});

	it('cc/tags/, script/, quality/control/question/', async () => {
		expect((await ask('cc/tags/', {}, 'vpbx')).tags[0]).toEqual({ tag_id: 1, name: 'Delivery' });
		expect((await ask('script/', { script_id: 1 }, 'vpbx')).script.script_id).toBe(1);
		expect(await ask('script/', {}, 'vpbx')).toEqual({ result: 3103 });
		expect(await ask('script/', { script_id: 9 }, 'vpbx')).toEqual({ result: 3300 });
		expect((await ask('quality/control/question/', {}, 'vpbx')).questions).toHaveLength(1);
		expect((await ask('quality/control/question/', { question_id: 1 }, 'vpbx')).questions).toHaveLength(1);
		expect(await ask('quality/control/question/', { question_id: 9 }, 'vpbx')).toEqual({ result: 3300 });
	});
});

/** Every method, with a request that is accepted. @type {Array<[string, any]>} */
const REQUESTS = [
	['task/add', { ...TASK, is_auto_call: 1 }],
	['task/list', {}],
	['set_session_status', { session: 'cc', status: 1 }],
	['set_abonent_status', { abonent_id: 400001, status: 3 }],
	['get_presence', { abonent_id: 400001, session_types: ['sip', 'cc', 'mtm', 'mtd'] }],
	['get_statuses', {}],
	['deal/create', { name: 'New deal' }],
	['deal/update', { deal_id: 1, name: 'Renamed' }],
	['deal/get', { deal_id: 1 }],
	['deal/list', {}],
	['deal/custom_fields.list', {}],
	['deal/documents.list', {}],
	['deal/documents.add', { deal_id: 1 }],
	['deal/funnels.list', {}],
	['appeals/create-closed-appeals', { comment: 'done' }],
	['send_message', { channelId: 'c', userId: 'u', messageId: 'm-1', type: 'text', content: 'Hello' }],
	['user_typing', { channelId: 'c' }],
	['event_message_read', { messageId: 'm-1' }],
	['event_message_received', { messageId: 'm-1' }],
	['get_chat_history', { channelId: 'c', userId: 'u' }],
	['send_hsm', { template: 't' }],
];

describe.each(REQUESTS)('/cc/%s', (path, good) => {
	it('is accepted', async () => {
		const reply = await ask(path, good);
		expect(reply.result).toBe(1000);
		if (responses[`/cc/${path}`]) expect(reply).toEqual(responses[`/cc/${path}`].body);
		expect(lastVerdict(used.simulator)).toMatchObject({ verdict: 'accepted', path: `/cc/${path}`, notes: [] });
	});

	it('needs «Открытое API»: 5008', async () => {
		await control(used.simulator, 'faults', { services: { OPEN_API: false } });
		expect(await ask(path, good)).toEqual({ result: 5008 });
	});
});

it.each([
	['task/add', { ...TASK, event_type: undefined }, 3103],
	['task/add', { ...TASK, start_time: undefined }, 3103],
	['task/add', { ...TASK, to_user_id: undefined }, 3103],
	['task/add', { ...TASK, event_type: 5 }, 3104],
	['task/add', { ...TASK, duration: 1441 }, 3104],
	['task/add', { ...TASK, description: 'a'.repeat(1025) }, 3104],
	['task/add', { ...TASK, to_user_id: 1 }, 3300],
	['task/get', {}, 3103],
	['task/get', { task_id: 99 }, 3300],
	['task/update', { task_id: 99 }, 3300],
	['task/done', { task_id: 99 }, 3300],
	['task/cancel', { task_id: 99 }, 3300],
	['set_abonent_status', { status: 3 }, 3103],
	['set_abonent_status', { abonent_id: 400001 }, 3103],
	['set_abonent_status', { abonent_id: 1, status: 3 }, 3300],
	['set_abonent_status', { abonent_id: 400001, status: 99 }, 3300],
	['set_abonent_status', { abonent_id: 400001, status: 7, status_alias: 'dinner' }, 3300],
	['get_presence', { session_types: ['fax'] }, 3104],
	['get_presence', { abonent_id: 1 }, 3300],
	['deal/get', { deal_id: 9 }, 3300],
	['deal/update', {}, 3103],
	['send_message', { channelId: 'c', userId: 'u' }, 3103],
	['send_message', { channelId: 'c', userId: 'u', messageId: 'm', type: 'video' }, 3104],
])('/cc/%s %j: %d', async (path, params, code) => {
	expect(await ask(path, params)).toEqual({ result: code });
});

it('tasks of the contact centre are not those of campaigns', async () => {
	expect(await ask('task/add', TASK)).toEqual({ result: 1000, task_id: 1 });
	expect(await ask('task/update', { task_id: 1, description: 'Call back' })).toEqual({ result: 1000 });
	expect((await ask('task/get', { task_id: 1 })).task).toMatchObject({
		task_id: 1,
		status: 0,
		description: 'Call back',
	});
	expect(await ask('task/done', { task_id: 1 })).toEqual({ result: 1000 });
	expect((await ask('task/list')).tasks.map((/** @type {any} */ { status }) => status)).toEqual([2]);
	expect(await ask('task/cancel', { task_id: 1 })).toEqual({ result: 1000 });
	expect(await ask('task', { task_id: 1 }, 'vpbx')).toEqual({ result: 3300 });
	expect((await ask('task/add', { campaign_id: 54001, number: '79001112233' }, 'vpbx')).task_id).toBe(7_700_001);
});

it('a status shows in the presence, and as an event', async () => {
	used.simulator.clock.freeze();
	await ask('set_abonent_status', { abonent_id: 400003, status: 7, status_alias: 'lunch' });
	const [event] = await until(() => used.receiver.events.length && used.receiver.events);
	const now = used.simulator.clock.now();
	expect([event.path, event.json]).toEqual([
		'events/user/status_changed',
		{ abonent_id: 400003, status: 7, status_alias: 'lunch', parent_status: 3, when: now, timestamp: now },
	]);
	const { presence } = await ask('get_presence', { abonent_id: 400003, session_types: ['sip'] });
	expect(presence).toEqual([{ abonent_id: 400003, status: 7, sessions: [{ session_type: 'sip', status: 7 }] }]);
	expect((await ask('get_presence')).presence.length).toBeGreaterThan(5);
});

it('messages are in the history of their chat', async () => {
	const message = { channelId: 'c', userId: 'u', messageId: 'm-1', type: 'text', content: 'Hello' };
	await ask('send_message', message);
	expect((await ask('get_chat_history', { channelId: 'c', userId: 'u' })).messages).toMatchObject([message]);
	expect((await ask('get_chat_history', { channelId: 'other' })).messages).toEqual([]);
});

it('too many requests: 5008 and not 429; task/add has a window of its own', async () => {
	used.simulator.clock.freeze();
	for (let count = 0; count < 5; count++) expect((await ask('task/add', TASK)).result).toBe(1000);
	const sixth = await mango(used.simulator, 'task/add', TASK, { base: 'cc' });
	expect([sixth.status, sixth.json]).toEqual([200, responses['/cc#too_many'].body]);
	for (let count = 0; count < 10; count++)
		expect((await ask(count % 2 ? 'get_statuses' : 'deal/list')).result).toBe(1000);
	expect(await ask('task/list')).toEqual({ result: 5008 });
	expect(lastVerdict(used.simulator)).toMatchObject({ verdict: 'limited', section: '§1.7' });
	used.simulator.clock.advance(1000);
	expect((await ask('task/list')).result).toBe(1000);
});

it('the appeal is also taken at the address of the example', async () => {
	expect((await ask('cc/appeals/create-closed-appeals', { comment: 'done' }, 'vpbx')).result).toBe(1000);
});
