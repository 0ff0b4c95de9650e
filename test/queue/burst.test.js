// @ts-check
'use strict';

const { until } = require('../../demo/until');
const { PATIENT, burst, eventIdOf, report } = require('./burst');
const { startCluster } = require('./cluster');
const { startOutside } = require('./outside');
const { tally } = require('./world');

const CONCURRENCY = 5;

/** @type {import('./cluster').Cluster} */
let cluster;
/** @type {import('./outside').Outside} */
let outside;

/** @param {Record<string, string>} env */
async function open(env) {
	outside = await startOutside();
	cluster = await startCluster({ concurrency: CONCURRENCY, env });
}
afterEach(async () => {
	await cluster?.stop();
	await outside?.close();
});

/** @param {Awaited<ReturnType<import('./burst').Burst['list']>>} executions */
const successes = (executions) => new Set(executions.filter((one) => one.status === 'success').map((one) => one.eventId));

/** n8n's public API, as docs/scaling.md tells. @param {string} id @param {'retry' | 'stop'} what */
const ask = async (id, what) => await cluster.client.session.publicApi('POST', `/executions/${id}/${what}`, {});

/** Runs an execution again. @param {{ id: string, eventId: string }} execution @param {import('./burst').Burst['list']} list */
async function retry({ id, eventId }, list) {
	await ask(id, 'retry').catch((error) => {
		// n8n answers when the new execution has ended, which may be later than the client waits. Whether it succeeds is seen below.
		if (error.name !== 'TimeoutError') throw error;
	});
	await until(`the retry of ${eventId} to succeed`, async () => successes(await list()).has(eventId), PATIENT);
}

test('with QUEUE_WORKER_STALLED_INTERVAL=0 nothing that was acknowledged is lost when a worker and a webhook process are killed', async () => {
	await open({ QUEUE_WORKER_STALLED_INTERVAL: '0' });
	const events = 500;
	const { ledger, list, inHands, lost } = await burst({
		cluster,
		outside,
		concurrency: CONCURRENCY,
		events,
		answered: 100,
		workerDiesAt: 200,
		webhookDiesAt: 350,
	});
	expect(ledger.refused).toEqual([]);
	expect(ledger.unanswered).toBeGreaterThan(0);
	// All of them, because the sender had another process to turn to.
	expect(ledger.acknowledged.size).toBe(events);
	expect(await lost()).toEqual([]);

	const before = await list();
	const interrupted = before.filter((one) => one.status !== 'success');
	expect(interrupted.map((one) => one.status)).toEqual(Array(CONCURRENCY).fill('running'));
	expect(interrupted.map((one) => one.eventId).sort()).toEqual([...inHands].sort());

	for (const one of interrupted) {
		await retry(one, list);
		await ask(one.id, 'stop');
	}
	const after = await list();
	expect(after.filter((one) => !one.final)).toEqual([]);
	const done = successes(after);
	expect(Array.from({ length: events }, (_, place) => eventIdOf(place)).filter((id) => !done.has(id))).toEqual([]);

	const times = Object.values(tally(before.map((one) => one.eventId)));
	report({
		'events sent': events,
		'posts, repeated ones included': ledger.requests,
		'posts that nobody answered': ledger.unanswered,
		'events acknowledged': ledger.acknowledged.size,
		'acknowledged and not in a stored execution': (await lost()).length,
		'executions stored': before.length,
		'events stored twice, because a process died between storing and answering': times.filter((count) => count > 1).length,
		'executions that succeeded by themselves': before.length - interrupted.length,
		'executions that the dead worker left open, all successful after "Retry"': interrupted.length,
		'events that reached the CRM more than once': [...outside.calls.values()].filter((count) => count > 1).length,
	});
});

test("as n8n comes, it overwrites the event of an execution whose worker was killed, unless nobody is left who waits for it", async () => {
	// n8n's own: 60 s, 10 s, 30 s. Shorter, so that a dead worker is noticed sooner.
	await open({ QUEUE_WORKER_LOCK_DURATION: '15000', QUEUE_WORKER_LOCK_RENEW_TIME: '2000', QUEUE_WORKER_STALLED_INTERVAL: '5000' });
	const events = 80;
	const { ledger, list, inHands, lost } = await burst({
		cluster,
		outside,
		concurrency: CONCURRENCY,
		events,
		answered: 20,
		workerDiesAt: 40,
		webhookDiesAt: 50,
	});
	expect(ledger.acknowledged.size).toBe(events);
	// Who took the event waits for its execution, and writes its failure over it; a killed process does not. Events go to the two in turn.
	const waitedFor = inHands.filter((id) => Number(id.split('-')[1]) % 2 === 1).sort();
	await until('n8n to give them up', async () => (await list()).filter((one) => one.status === 'error').length === waitedFor.length, PATIENT);
	expect((await lost()).sort()).toEqual(waitedFor);

	// The others stay open until the main process looks: when it starts, and every three hours.
	await cluster.main.restart();
	const ended = await until('no execution to be open', async () => {
		const now = await list();
		return now.every((one) => one.final) && now;
	}, PATIENT);
	const crashed = ended.filter((one) => one.status === 'crashed');
	expect([...crashed.map((one) => one.eventId), ...waitedFor].sort()).toEqual([...inHands].sort());
	for (const one of crashed) await retry(one, list);

	report({
		'events sent and acknowledged': events,
		'events in the hands of the killed worker': inHands.length,
		'of them overwritten by n8n with its error message, for good': waitedFor.length,
		'of them "crashed" after a restart of the main process, successful after "Retry"': crashed.length,
		'events that reached the CRM': outside.calls.size,
	});
});
