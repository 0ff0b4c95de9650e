import type { INodeParameters } from 'n8n-workflow';

import { startAnswering, type Answering } from '../../support/answering';
import { holdClock } from '../../support/clock';
import { inProcess } from '../../support/inProcess';
import { scenes } from '../../support/scene';
import { formOf } from '../../support/sign';

holdClock();
const scene = scenes();

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const PAIR = { apiKey: 'key', apiSalt: 'contact-center-salt' };

/** A PBX that answers as the manual's examples do, where the simulator was written without them. */
const open: Answering[] = [];
afterEach(async () => {
	await Promise.all(open.splice(0).map(async (one) => await one.close()));
});

async function answeringPbx(replies: Readonly<Record<string, object>>) {
	const pbx = await startAnswering((path, response) => {
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify(replies[path] ?? { result: 1000 }));
	});
	open.push(pbx);
	const credential = { ...PAIR, apiSalt: `${PAIR.apiSalt}-${pbx.url}`, baseUrl: `${pbx.url}/vpbx/` };
	const n8n = await inProcess(credential);
	const sent = () =>
		pbx.bodies.map((body, index) => {
			const form = Object.fromEntries(new URLSearchParams(body));
			expect(form).toEqual(formOf(credential, form.json));
			return [pbx.hits[index], JSON.parse(form.json)];
		});
	return { n8n, sent };
}

async function multipartPbx(reply: object) {
	const pbx = await startAnswering((_path, response) => response.end(JSON.stringify(reply)));
	open.push(pbx);
	const n8n = await inProcess({ ...PAIR, apiSalt: `multipart-${pbx.url}`, baseUrl: `${pbx.url}/vpbx/` });
	return { n8n, hit: () => ({ path: pbx.hits[0], body: pbx.bodies[0] }) };
}

describe('calls of the contact center', () => {
	test('data, topics, script and question of a call', async () => {
		const { pbx, n8n } = await scene();
		const data = await n8n.run({ resource: 'conversation', operation: 'getData', entryId: 'MjAwMDAwMDAwMTo4MQ==' });
		expect(data.error).toBeUndefined();
		expect(data.items[0].json).toMatchObject({
			entryId: 'MjAwMDAwMDAwMTo4MQ==',
			topicIds: [1],
			comment: null,
			clientRating: 9,
			recordingIds: ['MToxMDAwMDAwOjkwMDAwMDAwMDE6MA=='],
		});
		const topics = await n8n.run({ resource: 'conversation', operation: 'getTopics', returnAll: true });
		expect(topics.items.map(({ json }) => [json.topicId, json.name])).toEqual([[1, 'Delivery'], [2, 'Возврат']]);
		const script = await n8n.run({ resource: 'conversation', operation: 'getScript', scriptId: '1' });
		expect(script.items[0].json).toEqual({ scriptId: 1, name: 'Greeting' });
		const question = await n8n.run({ resource: 'conversation', operation: 'getQualityQuestion', questionId: 1 });
		expect(question.items[0].json).toMatchObject({ questionId: 1, name: 'Did the operator greet the client?' });
		expect((await pbx.requests()).map(({ path, verdict }) => [path, verdict])).toEqual([
			['/vpbx/cc/call/', 'accepted'],
			['/vpbx/cc/tags/', 'accepted'],
			['/vpbx/script/', 'accepted'],
			['/vpbx/quality/control/question/', 'accepted'],
		]);
	});
});

describe('presence', () => {
	test('statuses are set in words, read back, and listed', async () => {
		const { pbx, n8n, sent } = await scene();
		const set = await n8n.run({ resource: 'presence', operation: 'setStatus', employeeId: byId('400001'), status: 'break' });
		expect(set.error).toBeUndefined();
		expect(set.items[0].json).toEqual({ employeeId: 400001, status: 'break', statusId: 3, statusAlias: null });
		await n8n.run({
			resource: 'presence',
			operation: 'setStatus',
			employeeId: byId('400001'),
			status: 'custom',
			customStatus: byId('7'),
			statusAlias: 'lunch',
		});
		const presence = await n8n.run({
			resource: 'presence',
			operation: 'getPresence',
			additionalFields: { employeeId: byId('400001'), sessionTypes: ['cc'] },
		});
		expect(presence.items[0].json).toMatchObject({ employeeId: 400001, status: 7 });
		const statuses = await n8n.run({ resource: 'presence', operation: 'getStatuses', returnAll: true });
		expect(statuses.items.at(-1)?.json).toMatchObject({ statusId: 7, name: 'Lunch', alias: 'lunch', parentId: 3, builtIn: false });
		expect((await sent()).map(({ json }) => json)).toEqual([
			{ abonent_id: 400001, status: 3 },
			{ abonent_id: 400001, status: 7, status_alias: 'lunch' },
			{ abonent_id: 400001, session_types: ['cc'] },
			{},
		]);
		expect((await pbx.requests()).every(({ verdict }) => verdict === 'accepted')).toBe(true);
	});

	test('a session is opened with everything, parameters of the user included', async () => {
		const { n8n, sent } = await scene();
		const { error } = await n8n.run({
			resource: 'presence',
			operation: 'setSessionStatus',
			employeeId: byId('400001'),
			status: 'online',
			additionalFields: { ttl: 60, device: 'crm', additionalParameters: '{"status": 4, "hint": 1}' },
		});
		expect(error).toBeUndefined();
		// What has a field of its own is not overwritten.
		expect((await sent())[0].json).toEqual({ abonent_id: 400001, status: 1, ttl: 60, device: 'crm', hint: 1 });
	});

	test('the picker shows the statuses of the company with their alias', async () => {
		const { n8n } = await scene();
		expect(await n8n.list('searchStatuses')).toEqual({ results: [{ name: 'Lunch, alias lunch (7)', value: 7 }] });
	});
});

const TASK = {
	resource: 'todo',
	operation: 'create',
	type: 'meet',
	employeeId: byId('400001'),
	startsAt: '2026-06-22T07:30:00Z',
	duration: 30,
};

describe('tasks', () => {
	test('one is created, read, put off and listed; what was not mentioned stays', async () => {
		const { n8n, sent } = await scene();
		const created = await n8n.run({ ...TASK, additionalFields: { description: 'Bring the contract', phone: '8 900 000-00-01' } });
		expect(created.error).toBeUndefined();
		expect(created.items[0].json).toEqual({ taskId: 1, autoCallTaskId: null });
		const changed = await n8n.run({
			resource: 'todo',
			operation: 'update',
			taskId: 1,
			additionalFields: { startsAt: '2026-06-23T07:30:00Z' },
		});
		expect(changed.error).toBeUndefined();
		const got = await n8n.run({ resource: 'todo', operation: 'get', taskId: 1 });
		expect(got.items[0].json).toMatchObject({
			taskId: 1,
			type: 'meet',
			startsAt: '2026-06-23T07:30:00.000Z',
			durationMinutes: 30,
			employeeId: 400001,
			description: 'Bring the contract',
			phone: '+79000000001',
		});
		const { items } = await n8n.run({ resource: 'todo', operation: 'getMany', returnAll: true, additionalFields: { statuses: ['open'] } });
		expect(items.map(({ json }) => json.taskId)).toEqual([1]);
		const json = (await sent()).map((one) => one.json);
		expect(json[0]).toEqual({
			event_type: 3,
			to_user_id: 400001,
			start_time: '2026-06-22 10:30:00',
			duration: 30,
			description: 'Bring the contract',
			phone: '79000000001',
		});
		expect(json[2]).toEqual({ ...(json[0] as object), task_id: 1, status: 0, start_time: '2026-06-23 10:30:00' });
		expect(json.at(-1)).toEqual({ status: [0], limit: 500, offset: 0 });
	});

	test.each([['complete', 'done', 'completed'], ['cancel', 'cancel', 'canceled']])(
		'%s names the task in a list, as the manual does, and believes the code of the task',
		async (operation, path, word) => {
			const url = `/cc/task/${path}`;
			const good = await answeringPbx({ [url]: { result: 1000, data: [{ task_id: 7, result: 1000 }] } });
			const done = await good.n8n.run({ resource: 'todo', operation, taskId: '7' });
			expect(done.items[0].json).toEqual({ taskId: 7, [word]: true });
			expect(good.sent()).toEqual([[`POST ${url}`, { task_id: [7] }]]);
			const bad = await answeringPbx({ [url]: { result: 1000, data: [{ task_id: 7, result: 5000 }] } });
			const failed = await bad.n8n.run({ resource: 'todo', operation, taskId: 7 });
			expect(failed.error?.message).toContain('5000');
		},
	);

	test('lists go page by page and end, even where the other side always gives the same', async () => {
		const tasks = Array.from({ length: 500 }, (_, index) => ({ task_id: index + 1, event_type: 1 }));
		const { n8n, sent } = await answeringPbx({ '/cc/task/list': { result: 1000, tasks } });
		const { items, error } = await n8n.run({ resource: 'todo', operation: 'getMany', returnAll: true });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(500);
		expect(sent().map(([, json]) => json.offset)).toEqual([0, 500]);
		const few = await n8n.run({ resource: 'todo', operation: 'getMany', limit: 3 });
		expect(few.items).toHaveLength(3);
	});
});

describe('deals', () => {
	const DEAL = {
		resource: 'deal',
		operation: 'create',
		name: 'Ten chairs',
		contactId: '11000001',
		employeeId: byId('400001'),
		funnelId: byId('1'),
		stepId: byId('1'),
	};

	test('one is created, moved and read; what was not mentioned stays', async () => {
		const { n8n, sent } = await scene();
		const created = await n8n.run({ ...DEAL, additionalFields: { amount: 990.5, customFields: '{"1":"Fair","2":"x"}' } });
		expect(created.error).toBeUndefined();
		const { dealId } = created.items[0].json;
		const moved = await n8n.run({
			resource: 'deal',
			operation: 'update',
			dealId: dealId as number,
			additionalFields: { stepId: byId('2'), customFields: { '2': 'y' } },
		});
		expect(moved.error).toBeUndefined();
		expect(moved.items[0].json).toEqual({ dealId, updated: true });
		const got = await n8n.run({ resource: 'deal', operation: 'get', dealId: dealId as number });
		expect(got.items[0].json).toMatchObject({ name: 'Ten chairs', amount: 990.5, stepId: 2, customFields: { '1': 'Fair', '2': 'y' } });
		expect((await sent())[2].json).toEqual({
			deal_id: dealId,
			name: 'Ten chairs',
			contact_id: 11000001,
			abonent_id: 400001,
			funnel_id: 1,
			step_id: 2,
			amount: 990.5,
			custom_fields: { '1': 'Fair', '2': 'y' },
		});
	});

	test('a file is attached as a part of its own, beside the signed JSON', async () => {
		const { n8n, hit } = await multipartPbx({ result: 1000, document_id: 2809 });
		const parameters = { resource: 'deal', operation: 'addDocument', dealId: 1, employeeId: byId('400001'), binaryPropertyName: 'data' };
		const binary = { data: { data: Buffer.from('%PDF').toString('base64'), mimeType: 'application/pdf', fileName: 'Договор.pdf' } };
		const { items, error } = await n8n.run(parameters, { binary });
		expect(error).toBeUndefined();
		expect(items[0].json).toEqual({ dealId: 1, documentId: 2809, fileName: 'Договор.pdf' });
		const { path, body } = hit();
		expect(path).toBe('POST /cc/deal/documents.add');
		expect(body).toContain('{"deal_id":1,"abonent_id":400001}');
		expect(body).toMatch(/name="file"; filename="Договор\.pdf"\r\nContent-Type: application\/pdf\r\n\r\n%PDF/);
	});

	test('lists: deals, custom fields, funnels, documents, and the pickers of funnels and steps', async () => {
		const { n8n } = await scene();
		const run = async (parameters: INodeParameters) => {
			const { items, error } = await n8n.run({ resource: 'deal', returnAll: true, ...parameters });
			expect(error).toBeUndefined();
			return items.map(({ json }) => json);
		};
		expect((await run({ operation: 'getMany', status: 'inWork' }))[0]).toMatchObject({ dealId: 1, name: 'First deal' });
		expect((await run({ operation: 'getCustomFields' }))[0]).toMatchObject({ customFieldId: 1, name: 'Source' });
		expect(await run({ operation: 'getFunnels' })).toEqual([
			{ funnelId: 1, name: 'Sales', deleted: false, steps: [{ stepId: 1, name: 'New' }] },
		]);
		expect(await run({ operation: 'getDocuments', dealId: 1 })).toEqual([]);
		expect(await n8n.list('searchFunnels')).toEqual({ results: [{ name: 'Sales (1)', value: 1 }] });
		expect(await n8n.list('searchFunnelSteps')).toEqual({ results: [{ name: 'Sales: New (1)', value: 1 }] });
	});
});

const CHAT = { resource: 'chat', channelId: 40771, userId: 'client-1' };

describe('chats', () => {
	test('each method sends what the manual prints', async () => {
		const { n8n, sent } = await answeringPbx({
			'/cc/send_message': { result: 1000, messageId: 'm-1' },
			'/cc/get_chat_history': {
				result: 1000,
				data: [{ messageId: '1', isClientMessage: false, type: 'text', time: 1782000000000, payload: { body: 'Hello' } }],
			},
			'/cc/appeals/create-closed-appeals': { result: 1000, appeal_id: 14136224 },
		});
		const run = async (parameters: INodeParameters) => {
			const { items, error } = await n8n.run({ ...CHAT, ...parameters });
			expect(error).toBeUndefined();
			return items[0].json;
		};
		const person = { firstName: 'Anna', lastName: 'Ivanova' };
		expect(await run({ operation: 'sendMessage', ...person, messageId: '7', type: 'text', content: 'Hello' })).toEqual({
			channelId: 40771,
			userId: 'client-1',
			messageId: '7',
			serverMessageId: 'm-1',
		});
		await run({
			operation: 'sendMessage',
			...person,
			type: 'image',
			link: 'https://files.example.org/a.png',
			fileName: 'a.png',
			additionalFields: { fileSize: 12 },
		});
		await run({ operation: 'sendTyping', typing: false });
		await run({ operation: 'markReceived', messageId: '436829657578282400', at: '2026-06-21T00:00:00Z' });
		await run({ operation: 'markRead', messageId: '436829657578282400', at: '2026-06-21T00:00:00Z' });
		expect(await run({ operation: 'getHistory' })).toMatchObject({ text: 'Hello', fromClient: false });
		await run({ operation: 'sendTemplate', parameters: '{"phone":"79000000001"}' });
		expect(
			await run({
				operation: 'createClosedAppeal',
				channel: 'whatsapp',
				direction: 'outbound',
				entryPoint: '79000000009',
				createdAt: '2026-06-21T00:00:00Z',
				outcome: 'handled',
				additionalFields: { topicIds: '1, 2', additionalParameters: { product_id: 300000001 } },
			}),
		).toEqual({ conversationId: 14136224 });
		const chat = { channelId: 40771, userId: 'client-1' };
		const read = { ...chat, serverMessageId: '436829657578282400', time: 1782000000000 };
		expect(sent()).toEqual([
			['POST /cc/send_message', { ...chat, ...person, messageId: '7', type: 'text', content: 'Hello' }],
			[
				'POST /cc/send_message',
				{
					...chat,
					...person,
					messageId: '417-0',
					type: 'image',
					link: 'https://files.example.org/a.png',
					fileName: 'a.png',
					fileSize: '12',
				},
			],
			['POST /cc/user_typing', { ...chat, typing: false }],
			['POST /cc/event_message_received', read],
			['POST /cc/event_message_read', read],
			['POST /cc/get_chat_history', chat],
			['POST /cc/send_hsm', { phone: '79000000001' }],
			[
				'POST /cc/appeals/create-closed-appeals',
				{
					channel_type: 9,
					direction: 1,
					entry_point: '79000000009',
					create: '1782000000',
					result: 1,
					tag_id: [1, 2],
					product_id: 300000001,
				},
			],
		]);
	});
});

describe('what Mango would refuse never leaves', () => {
	const NOTHING = '={{ $json.nothing }}';
	const MESSAGE = { ...CHAT, operation: 'sendMessage', firstName: 'A', lastName: 'B', messageId: '1', type: 'text', content: 'x' };
	const STATUS = { resource: 'presence', operation: 'setStatus', employeeId: byId('400001') };

	test.each([
		['no entry id', 'Entry ID', { resource: 'conversation', operation: 'getData', entryId: NOTHING }],
		['a name as an id', 'Script ID', { resource: 'conversation', operation: 'getScript', scriptId: 'first' }],
		['an extension of a name', 'Employee', { ...STATUS, employeeId: byId('Anna'), status: 'online' }],
		['a status that does not exist', 'Status', { ...STATUS, status: 'asleep' }],
		['a custom status that is built in', 'Custom Status', { ...STATUS, status: 'custom', customStatus: byId('3'), statusAlias: 'a' }],
		['a custom status without alias', 'Status Alias', { ...STATUS, status: 'custom', customStatus: byId('7'), statusAlias: NOTHING }],
		['a session of a second', 'Lifetime in Seconds', { ...STATUS, operation: 'setSessionStatus', status: 'online', additionalFields: { ttl: 1 } }],
		['a task of two days', 'Duration (Minutes)', { ...TASK, duration: 2880 }],
		['a task without a time', 'Starts At', { ...TASK, startsAt: 'soon' }],
		['a long theme', 'Theme', { ...TASK, additionalFields: { theme: 'я'.repeat(51) } }],
		['a long description', 'Description', { ...TASK, additionalFields: { description: 'я'.repeat(1025) } }],
		['a call by itself to nobody', 'Auto Call', { ...TASK, additionalFields: { autoCall: true } }],
		['a task that is not to change', 'nothing to change', { resource: 'todo', operation: 'update', taskId: 1 }],
		['a deal that is not to change', 'nothing to change', { resource: 'deal', operation: 'update', dealId: 1 }],
		['a sum in words', 'Amount', { resource: 'deal', operation: 'update', dealId: 1, additionalFields: { amount: 'much' } }],
		['a reason for a deal that is won', 'Loss Reason', { resource: 'deal', operation: 'update', dealId: 1, additionalFields: { status: 'won', lossReason: 'other' } }],
		['a comment without a reason', 'Loss Comment', { resource: 'deal', operation: 'update', dealId: 1, additionalFields: { lossComment: 'x' } }],
		['a period that ends before it begins', 'From', { resource: 'deal', operation: 'getMany', status: 'inWork', additionalFields: { from: '2026-06-02T12:00:00Z', until: '2026-06-01T12:00:00Z' } }],
		['a message of nothing', 'Text', { ...MESSAGE, content: NOTHING }],
		['a file of nowhere', 'Link', { ...MESSAGE, type: 'file', link: 'offer.pdf', fileName: 'offer.pdf' }],
		['no text for what should be JSON', 'Parameters', { ...CHAT, operation: 'sendTemplate', parameters: '{' }],
		['an empty template', 'Parameters', { ...CHAT, operation: 'sendTemplate', parameters: '{}' }],
		['parameters that are a list', 'Additional Parameters', { resource: 'deal', operation: 'getMany', status: 'inWork', additionalFields: { additionalParameters: '[1]' } }],
	])('%s', async (_what, label, parameters) => {
		const { pbx, n8n } = await scene();
		const { error } = await n8n.run(parameters as INodeParameters);
		expect(error?.message).toContain(label);
		expect(await pbx.requests()).toEqual([]);
	});
});

test('employees are matched with users of a CRM in one request, the unmatched of both sides named', async () => {
	const { n8n, sent } = await scene();
	const { items, error } = await n8n.run(
		{ resource: 'employee', operation: 'match', userId: '={{ $json.id }}', extension: '={{ $json.ext }}', email: '', mobile: '', sip: '' },
		{ items: [{ id: 7, ext: '101' }, { id: 8, ext: 999 }, { id: 9 }] },
	);
	expect(error).toBeUndefined();
	expect(await sent()).toHaveLength(1);
	expect(items[0]).toMatchObject({
		json: { userId: '7', matched: true, matchedBy: 'extension', extension: '101', reason: null },
		pairedItem: { item: 0 },
	});
	expect(items.slice(1, 3).map(({ json, pairedItem }) => [json.matched, json.reason, pairedItem])).toEqual([
		[false, 'notFound', { item: 1 }],
		[false, 'noKeys', { item: 2 }],
	]);
	const rest = items.slice(3);
	expect(rest.length).toBeGreaterThan(0);
	expect(rest.every(({ json }) => json.matched === false && json.reason === 'noUser' && json.userId === null)).toBe(true);
	expect(rest.map(({ json }) => json.extension)).not.toContain('101');
});
