// @ts-check
'use strict';

const axios = require('axios').default;

const { itemsOf } = require('../../demo/rest');
const { missedCall, post, signed, startPbx } = require('../e2e/world');
const { report } = require('./burst');
const { startCluster } = require('./cluster');
const { startOutside } = require('./outside');
const { ended, importLookFirst, importTemplate } = require('./template');
const { publishCaller } = require('./world');

const ROUNDS = 10;
const TOGETHER = 10;

/** @type {import('./cluster').Cluster} */
let cluster;
/** @type {import('./outside').Outside} */
let outside;

beforeAll(async () => {
	outside = await startOutside();
	cluster = await startCluster();
});
afterAll(async () => {
	await cluster?.stop();
	await outside?.close();
});

/** Every process that answers webhooks. */
const receivers = () => [cluster.main, ...cluster.webhooks];

/**
 * The same event at several addresses at the same moment.
 * @param {string} entryId @param {string[]} addresses
 */
async function atOnce(entryId, addresses) {
	const answers = await Promise.all(addresses.map(async (address) => await post(address, signed(missedCall(entryId)))));
	expect(answers.map(({ status }) => status)).toEqual(addresses.map(() => 200));
	return answers.map(({ data }) => data.status ?? 'started');
}

/** How often the CRM has heard of an event. @param {string} entryId */
const effects = (entryId) => outside.calls.get(`summary:${entryId}`) ?? 0;

test('every process answers every address, and each remembers only what it has seen itself', async () => {
	const workflow = await publishCaller(cluster, 'memory', outside.url);
	const addresses = receivers().map(workflow.address);
	for (const address of addresses) {
		expect(await atOnce('seen', [address])).toEqual(['started']);
		expect(await atOnce('seen', [address])).toEqual(['ignored']);
		expect((await atOnce('seen', [address, address])).sort()).toEqual(['ignored', 'ignored']);
	}
	expect(await ended(cluster, workflow.id, addresses.length)).toEqual(addresses.map(() => 'success'));
	expect(effects('seen')).toBe(addresses.length);
});

describe('templates/exactly-once', () => {
	test('one effect of an event that reaches every process, again and again', async () => {
		const workflow = await importTemplate(cluster, 'exactly-once', { outside: outside.url });
		const addresses = receivers().map(workflow.address);
		await atOnce('once', [...addresses, ...addresses, ...addresses]);
		expect(await ended(cluster, workflow.id, addresses.length)).toEqual(addresses.map(() => 'success'));
		expect(effects('once')).toBe(1);
		expect(await cluster.database.query(`select event_id, attempts, done_at is not null as done from mango_inbox`)).toEqual([
			{ event_id: 'summary:once', attempts: 1, done: true },
		]);
	});

	test('one effect of thirty executions of the same event at the same time', async () => {
		const workflow = await importTemplate(cluster, 'exactly-once', { outside: outside.url, options: { dropDuplicates: false } });
		const addresses = receivers().map(workflow.address);
		await atOnce('thirty', Array.from({ length: 30 }, (_, index) => addresses[index % addresses.length]));
		expect(await ended(cluster, workflow.id, 30)).toEqual(Array(30).fill('success'));
		expect(effects('thirty')).toBe(1);
	});

	/** An event that was taken some time ago, and not done. @param {string} id @param {string} age */
	const interrupted = async (id, age) =>
		await cluster.database.query(
			`insert into mango_inbox (event_id, item, taken_at) values ($1, $2, now() - $3::interval)`,
			[`summary:${id}`, { eventId: `summary:${id}`, clientNumber: '+79000000002', missedReason: 'noAnswer' }, age],
		);
	/** @param {string} workflowId @param {number} count how many executions have ended after it */
	const takeOver = async (workflowId, count) => {
		await cluster.client.workflows.run(workflowId, 'Look Every Ten Minutes');
		await cluster.client.executions.finished(workflowId, count, 120_000);
	};

	test('what was interrupted is taken over, once, and not before its time', async () => {
		const workflow = await importTemplate(cluster, 'exactly-once', { outside: outside.url });
		await interrupted('left-long-ago', '16 minutes');
		await interrupted('just-begun', '1 minute');
		for (const count of [2, 3]) await takeOver(workflow.id, count);
		expect([effects('left-long-ago'), effects('just-begun')]).toEqual([1, 0]);
	});

	test('of several that are taken over, what the CRM refuses is tried again alone, five times at most', async () => {
		const workflow = await importTemplate(cluster, 'exactly-once', { outside: outside.url });
		for (const id of ['welcome', 'refused', 'welcome-too']) await interrupted(id, '16 minutes');
		outside.refused.add('summary:refused');
		const tries = () => [effects('welcome'), effects('refused'), effects('welcome-too')];
		for (const count of [2, 3, 4, 5, 6, 7]) {
			await takeOver(workflow.id, count);
			await cluster.database.query(`update mango_inbox set taken_at = now() - interval '16 minutes' where done_at is null and attempts > 1`);
		}
		// The first of the five was the interrupted one.
		expect(tries()).toEqual([1, 4, 1]);
		expect(await cluster.database.query(`select event_id, problem from mango_inbox where done_at is null and event_id like '%refused'`)).toEqual([
			{ event_id: 'summary:refused', problem: expect.stringContaining('422') },
		]);
	});

	test('what nobody has taken comes from the statistics of the PBX, and what was taken does not come again', async () => {
		const simulator = await startPbx();
		try {
			const pbx = async (/** @type {string} */ path, /** @type {object} */ body) => (await axios.post(`${simulator.url}/simulator/${path}`, body)).data;
			const workflow = await importTemplate(cluster, 'exactly-once', { outside: outside.url, pbx: `${simulator.url}/vpbx/` });
			const play = async (/** @type {string} */ url) => {
				await pbx('target', { target: `${url}/webhook/${workflow.webhookId}` });
				return (await pbx('calls', { scenario: 'inbound.missed', from: '79000000002', to: '101' })).entryId;
			};
			const taken = await play(cluster.webhooks[0].url);
			await ended(cluster, workflow.id, 1);
			const missed = await play('http://127.0.0.1:9');
			expect([effects(taken), effects(missed)]).toEqual([1, 0]);

			// A look of the trigger, as in the editor: the calls of the last day.
			const before = (await cluster.client.executions.list(workflow.id)).length;
			await cluster.client.workflows.run(workflow.id, 'Look Into the Statistics', { nodeName: 'Mark as Done', mode: 'inclusive' });
			const [look] = await cluster.client.executions.finished(workflow.id, before + 1, 120_000);
			expect(itemsOf(look, 'Look Into the Statistics').map(({ entryId }) => entryId).sort()).toEqual([taken, missed].sort());
			expect([effects(taken), effects(missed)]).toEqual([1, 1]);
		} finally {
			await simulator.close();
		}
	});
});

describe('templates/exactly-once-data-table', () => {
	test('one effect when the duplicates come later', async () => {
		const workflow = await importTemplate(cluster, 'exactly-once-data-table', { outside: outside.url });
		const addresses = receivers().map(workflow.address);
		for (const [index, address] of addresses.entries()) {
			await atOnce('later', [address]);
			await ended(cluster, workflow.id, index + 1);
		}
		expect(effects('later')).toBe(1);
	});

	test('duplicates at the same moment: never no effect; how many is measured, beside the obvious order of the two nodes', async () => {
		const noteFirst = await importTemplate(cluster, 'exactly-once-data-table', { outside: outside.url, options: { dropDuplicates: false } });
		const lookFirst = await importLookFirst(cluster, outside.url);
		for (const [name, workflow] of Object.entries({ noteFirst, lookFirst })) {
			const addresses = cluster.webhooks.map(workflow.address);
			for (let round = 0; round < ROUNDS; round++) {
				await atOnce(`${name}-${round}`, Array.from({ length: TOGETHER }, (_, index) => addresses[index % 2]));
			}
			expect(await ended(cluster, workflow.id, ROUNDS * TOGETHER)).toEqual(Array(ROUNDS * TOGETHER).fill('success'));
			const counts = Array.from({ length: ROUNDS }, (_, round) => effects(`${name}-${round}`));
			expect(Math.min(...counts)).toBeGreaterThanOrEqual(1);
			report({
				[`${name}: events, each ${TOGETHER} times at once at two webhook processes`]: ROUNDS,
				[`${name}: events with more than one effect`]: counts.filter((count) => count > 1).length,
				[`${name}: most effects of one event`]: Math.max(...counts),
			});
		}
	});
});
