// @ts-check
'use strict';

const { crm } = require('./outside/crm');
const { missedSummary, openTemplate, until } = require('./world');

const TABLE = 'Events that came in';
const EFFECT = 'Create a Task in the CRM';

const system = crm();
/** @type {Awaited<ReturnType<typeof openTemplate>>} */
let world;
beforeAll(async () => {
	world = await openTemplate('exactly-once-data-table', { settings: { crmUrl: system.url }, outside: [system] });
});
afterAll(async () => await world.close());

/** @param {string} entryId */
const tasksOf = (entryId) => system.tasks().filter(({ eventId }) => eventId === `summary:${entryId}`);
/** @param {string} entryId @param {object} [more] */
const miss = async (entryId, more = {}) => await world.send('events/summary', { ...missedSummary, entry_id: entryId, ...more });
/** @param {string} entryId */
const rowsOf = async (entryId) => (await world.rows(TABLE)).filter(({ eventId }) => eventId === `summary:${entryId}`);

test('a missed call is one task with all that the CRM needs', async () => {
	await miss('first');
	expect(system.tasks()).toEqual([{ id: 1, title: 'Перезвонить: +79000000002', phone: '+79000000002', reason: 'noAnswer', eventId: 'summary:first' }]);
	const [{ headers }] = world.outside.received(system.host);
	expect(headers['idempotency-key']).toBe('summary:first');
});

test('duplicates that come later, when n8n has forgotten the first one: noted, and no second task', async () => {
	await world.withoutMemory(async () => {
		await miss('first');
		await miss('first');
	});
	expect(await rowsOf('first')).toHaveLength(3);
	expect(tasksOf('first')).toHaveLength(1);
});

test('duplicates at the same moment: each of them is noted, and there is a task', async () => {
	await world.withoutMemory(async () => await Promise.all(Array.from({ length: 5 }, async () => await miss('at once'))));
	expect(await rowsOf('at once')).toHaveLength(5);
	// More than one is possible; how rare that is, test/queue measures.
	expect(tasksOf('at once').length).toBeGreaterThanOrEqual(1);
});

test('another call of the same client is another task', async () => {
	await miss('second');
	expect(tasksOf('second')).toMatchObject([{ phone: '+79000000002' }]);
});

test('a hidden number: a task without a phone', async () => {
	await miss('hidden', { from: { number: '' } });
	expect(tasksOf('hidden')).toMatchObject([{ title: 'Перезвонить: номер скрыт', phone: null }]);
});

test('the CRM has an error: no task by a repeat, but by "Retry"', async () => {
	expect(await world.failures()).toEqual([]);
	system.breakDown();
	await miss('refused');
	expect(await world.failures()).toEqual([expect.stringContaining(EFFECT)]);

	system.breakDown(false);
	await world.withoutMemory(async () => await miss('refused'));
	expect(tasksOf('refused')).toEqual([]);

	const failed = (await world.n8n.executions.list(world.workflowId)).find(({ status }) => status === 'error');
	await world.n8n.executions.retry(String(failed?.id));
	await until('the task', async () => tasksOf('refused').length > 0);
	expect(tasksOf('refused')).toHaveLength(1);
});

test('nothing else failed, and nothing asked a host that is not ours', async () => {
	expect(await world.failures()).toHaveLength(1);
	expect(world.outside.unknown).toEqual([]);
});
