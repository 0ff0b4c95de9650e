// @ts-check
'use strict';

const { itemsOf } = require('../../demo/rest');
const { notePair } = require('./left');
const { PAIR, chain, missedCall, node, openWorld, post, signed, triggerNode } = require('./world');
const axios = require('axios').default;

/** @type {Awaited<ReturnType<typeof openWorld>>} */
let world;
/** @type {Array<{ id: string }>} */
const created = [];

beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => {
	for (const { id } of created) await world.n8n.workflows.remove(id);
	await world.close();
});

/** A workflow with the trigger and one node behind it, and the base address of its webhook. @param {object} parameters @param {{ publish?: boolean }} [options] */
async function listening(parameters, { publish = true } = {}) {
	const trigger = triggerNode(parameters, world.credential);
	const end = node('End', 'n8n-nodes-base.noOp', 1, {});
	const workflow = await world.n8n.workflows.create(chain(`trigger ${trigger.webhookId}`, trigger, end));
	created.push(workflow);
	if (publish) await world.n8n.workflows.publish(workflow.id);
	return { workflow, trigger, base: `${world.url}/webhook/${trigger.webhookId}` };
}

/** @param {string} id */
const executionCount = async (id) => (await world.n8n.executions.list(id)).length;

test('a published workflow answers the check button, which posts nothing and signs nothing', async () => {
	const { workflow, base } = await listening({ events: ['call.missed'] });
	expect((await post(`${base}/ping`)).status).toBe(200);
	expect((await post(`${base}/ping`, 'sign=wrong&json=%7B%7D&vpbx_api_key=x')).status).toBe(200);
	expect((await axios.get(`${base}/ping`)).status).toBe(200);
	expect(await executionCount(workflow.id)).toBe(0);
});

test('a missed call becomes one item with the reason in words', async () => {
	const { workflow, base } = await listening({ events: ['call.missed'] });
	const answer = await post(`${base}/events/summary`, signed(missedCall('entry-1')));
	expect(answer.status).toBe(200);
	expect(JSON.stringify(answer.data)).not.toContain('firstEntryJson');
	const [execution] = await world.n8n.executions.finished(workflow.id);
	expect(itemsOf(execution, 'Mango Office Trigger')).toEqual([
		{
			event: 'call.missed',
			eventId: 'summary:entry-1',
			path: 'events/summary',
			receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
			entryId: 'entry-1',
			direction: 'inbound',
			clientNumber: '+79000000002',
			employeeExtension: '101',
			lineNumber: '+74950000001',
			answered: false,
			missed: true,
			missedReason: 'noAnswer',
			startedAt: '2026-06-21T00:16:40.000Z',
			answeredAt: null,
			endedAt: '2026-06-21T00:17:10.000Z',
			waitSeconds: 30,
			talkSeconds: 0,
			durationSeconds: 30,
			result: expect.objectContaining({
				code: 1111,
				name: 'NO_ANSWER',
				messageRu: 'Вызов не получил ответа в течение времени ожидания',
				category: 'callOutcome',
			}),
		},
	]);
});

test('a forged, unsigned or foreign event is refused with 401 and starts nothing', async () => {
	const { workflow, base } = await listening({ events: ['call.missed'] });
	const forms = [
		signed(missedCall('forged'), { ...PAIR, apiSalt: 'guessed' }),
		signed(missedCall('foreign'), { apiKey: 'other-pbx', apiSalt: PAIR.apiSalt }),
		new URLSearchParams({ json: JSON.stringify(missedCall('unsigned')) }),
		`${signed(missedCall('twice'))}&json=%7B%7D`,
	];
	for (const form of forms) {
		const answer = await post(`${base}/events/summary`, form);
		expect([answer.status, answer.data]).toEqual([401, { error: 'Unauthorized' }]);
	}
	expect((await post(`${base}/events/summary`)).status).toBe(400);
	expect(await executionCount(workflow.id)).toBe(0);
});

test('events that are not chosen, filtered out or repeated are answered and cost no execution', async () => {
	const { workflow, base } = await listening({
		events: ['call.missed'],
		filters: { extensions: ['101'] },
	});
	const summary = `${base}/events/summary`;
	const answered = missedCall('answered', { entry_result: 1, talk_time: 1782001010, disconnect_reason: 1110 });
	const otherExtension = missedCall('other', { to: { extension: '102' } });
	expect((await post(summary, signed(answered))).data.status).toBe('ignored');
	expect((await post(summary, signed(otherExtension))).data.status).toBe('ignored');
	expect((await post(summary, signed(missedCall('kept')))).status).toBe(200);
	const repeats = await Promise.all(
		Array.from({ length: 10 }, async () => await post(summary, signed(missedCall('kept')))),
	);
	expect(repeats.map(({ status, data }) => [status, data.status])).toEqual(Array(10).fill([200, 'ignored']));
	const executions = await world.n8n.executions.finished(workflow.id);
	expect(executions).toHaveLength(1);
});

test('the fifteen events of one call cost one execution, not fifteen', async () => {
	const { workflow, base } = await listening({ events: ['call.ended'] });
	await world.pbx('target', { target: base });
	const played = await world.pbx('calls', { scenario: 'inbound.answered', from: '79000000001', to: '101' });
	expect(played.deliveries).toHaveLength(15);
	expect(played.deliveries.every((/** @type {any} */ delivery) => delivery.status === 200)).toBe(true);
	const executions = await world.n8n.executions.finished(workflow.id);
	expect(executions).toHaveLength(1);
	expect(itemsOf(executions[0], 'Mango Office Trigger')).toMatchObject([
		{ event: 'call.ended', entryId: played.entryId, answered: true, missed: false },
	]);
});

test('two workflows that get the same event both run', async () => {
	const [one, other] = [await listening({ events: ['call.missed'] }), await listening({ events: ['call.missed'] })];
	for (const { base } of [one, other]) await post(`${base}/events/summary`, signed(missedCall('shared')));
	for (const { workflow } of [one, other]) {
		expect(await world.n8n.executions.finished(workflow.id)).toHaveLength(1);
	}
});

test('every address that Mango can append is there, with and without a slash at the end', async () => {
	const { base } = await listening({ events: ['call.missed'] });
	const suffixes = require('../../dist/mango/events/table.js').EVENTS.map((/** @type {any} */ row) => row.suffix);
	for (const suffix of suffixes) {
		const statuses = [await post(`${base}/${suffix}`), await post(`${base}/${suffix}/`)].map(({ status }) => status);
		expect([suffix, ...statuses]).toEqual([suffix, ...(suffix === 'ping' ? [200, 200] : [400, 400])]);
	}
	expect((await post(base)).status).toBe(400);
	expect((await post(`${base}/events/callx`)).status).toBe(404);
	// An address that was pasted with a slash at the end makes Mango post to `//`.
	expect((await post(`${base}//ping`)).status).toBe(200);
	expect((await post(`${base}//events/summary`, signed(missedCall('two-slashes')))).data.message).toBe('Workflow was started');
});

test('"immediately" answers before the execution, with an answer of its own', async () => {
	const { workflow, base } = await listening({ events: ['call.missed'], options: { respond: 'immediately' } });
	const answer = await post(`${base}/events/summary`, signed(missedCall('quick')));
	expect([answer.status, answer.data]).toEqual([200, { status: 'accepted' }]);
	expect(await world.n8n.executions.finished(workflow.id)).toHaveLength(1);
});

test('the test address shows one event, and shows it again in the next test run', async () => {
	const { workflow, trigger } = await listening({ events: ['call.missed'] }, { publish: false });
	const url = `${world.url}/webhook-test/${trigger.webhookId}/events/summary`;
	expect((await post(url, signed(missedCall('tried')))).status).toBe(404);
	for (const count of [1, 2]) {
		const { waitingForWebhook } = await world.n8n.workflows.run(workflow.id, trigger.name);
		expect(waitingForWebhook).toBe(true);
		expect((await post(url, signed(missedCall('forged'), { ...PAIR, apiSalt: 'x' }))).status).toBe(401);
		expect((await post(url, signed(missedCall('tried')))).status).toBe(200);
		expect(await world.n8n.executions.finished(workflow.id, count)).toHaveLength(count);
	}
});

test('an event signed with the previous pair is accepted while the pair is being replaced', async () => {
	const old = { apiKey: 'e2e-old-key-3Hq6', apiSalt: 'e2e-old-salt-8Lp1' };
	notePair(old);
	const rotating = await world.n8n.credentials.create('mangoOfficeApi', 'rotating', {
		...world.data,
		previousApiKey: old.apiKey,
		previousApiSalt: old.apiSalt,
	});
	const trigger = triggerNode({ events: ['call.missed'] }, rotating);
	const end = node('End', 'n8n-nodes-base.noOp', 1, {});
	const workflow = await world.n8n.workflows.create(chain('rotation', trigger, end));
	created.push(workflow);
	await world.n8n.workflows.publish(workflow.id);
	const url = `${world.url}/webhook/${trigger.webhookId}/events/summary`;
	expect((await post(url, signed(missedCall('new-pair')))).status).toBe(200);
	expect((await post(url, signed(missedCall('old-pair'), old))).status).toBe(200);
	expect((await post(url, signed(missedCall('mixed'), { ...old, apiSalt: PAIR.apiSalt }))).status).toBe(401);
	expect(await world.n8n.executions.finished(workflow.id, 2)).toHaveLength(2);
});
