// @ts-check
/**
 * `npm run bench:queue`: requests per second in n8n's queue mode with one, two and four webhook processes.
 * `-- --write` puts the tables into docs/scaling.md; `-- --seconds 3` makes each measurement shorter.
 */
'use strict';

const os = require('node:os');
const { parseArgs } = require('node:util');
const { until } = require('../demo/until');
const { chain, node, triggerNode } = require('../test/e2e/world');
const { startCluster } = require('../test/queue/cluster');
const { pairCredential } = require('../test/queue/world');
const { CASES, answered } = require('./queue/load');
const { parts, writePage } = require('./queue/page');
const { MEASURABLE, cpuSeconds } = require('./support/processes');
const { webhookNode } = require('./support/webhook');

const WEBHOOKS = [1, 2, 4];
const WARM_UP_SECONDS = 2;
/** Posting is much faster than executing. */
const DRAIN_MS = 600_000;

/** @typedef {import('../test/queue/cluster').Cluster} Cluster */

/** The workflows that are measured, each with a node that does nothing. @param {Cluster} cluster @returns {Promise<Record<string, string>>} name → webhook id */
async function publishAll(cluster) {
	const credential = await pairCredential(cluster);
	const ours = (/** @type {string} */ event, /** @type {string} */ respond) => triggerNode({ events: [event], options: { respond } }, credential);
	/** @type {Record<string, any>} */
	const triggers = {
		whenStored: ours('call.missed', 'whenStored'),
		immediately: ours('call.missed', 'immediately'),
		ended: ours('call.ended', 'whenStored'),
		builtIn: webhookNode(),
	};
	for (const [name, trigger] of Object.entries(triggers)) {
		const { id } = await cluster.client.workflows.create(chain(name, trigger, node('End', 'n8n-nodes-base.noOp', 1, {})));
		await cluster.client.workflows.publish(id);
	}
	return Object.fromEntries(Object.entries(triggers).map(([name, { webhookId }]) => [name, webhookId]));
}

/**
 * Waits until every execution has ended.
 * @param {Cluster} cluster
 * @param {number} [expected] how many there must be at least: those of answers given at once are stored later
 * @returns {Promise<{ count: number }>} how many there have been in all
 */
async function drained({ database }, expected = 0) {
	const sql = `select count(*) as count, count(*) filter (where status in ('new', 'running')) as open from execution_entity`;
	return await until(
		'all executions to end',
		async () => {
			const [{ count, open }] = await database.query(sql);
			return Number(open) === 0 && Number(count) >= expected && { count: Number(count) };
		},
		{ timeoutMs: DRAIN_MS, everyMs: 200 },
	);
}

/** @returns {{ busy: number, all: number }} milliseconds of all cores since the start of the machine */
function machineTimes() {
	let [busy, all] = [0, 0];
	for (const { times } of os.cpus()) {
		const sum = Object.values(times).reduce((total, one) => total + one, 0);
		all += sum;
		busy += sum - times.idle;
	}
	return { busy, all };
}

/** Where the CPU time has gone until now. @param {Cluster} cluster */
function spent({ main, webhooks, workers, database, redis }) {
	const seconds = (/** @type {Array<{ pid: number }>} */ ...heads) => (MEASURABLE ? cpuSeconds(...heads.map(({ pid }) => pid)) : null);
	return { webhook: seconds(...webhooks), worker: seconds(...workers), main: seconds(main), services: seconds(database, redis) };
}

/** Executions that answers must lead to; the last calls may be cut off in the middle. @param {number} answers @param {import('./queue/load').Case} one */
const fewest = (answers, { wanted }) => Math.max(0, Math.floor(answers * wanted) - (wanted < 1 ? WEBHOOKS.length + 1 : 0));

/**
 * @param {Cluster} cluster @param {import('./queue/load').Case} one @param {string[]} addresses @param {number} seconds
 * @returns {Promise<import('./queue/page').Measured>}
 */
async function measure(cluster, one, addresses, seconds) {
	const started = (await drained(cluster)).count;
	const warm = await answered(addresses, one, WARM_UP_SECONDS);
	const ready = (await drained(cluster, started + fewest(warm, one))).count;
	const before = { cpu: spent(cluster), times: machineTimes(), at: Date.now() };
	const count = await answered(addresses, one, seconds);
	if (count === 0) throw new Error(`${one.name}: nothing was answered in ${seconds} s; this machine has no time for us`);
	const times = machineTimes();
	const executions = (await drained(cluster, ready + fewest(count, one))).count - ready;
	const cpu = spent(cluster);
	const each = (/** @type {keyof typeof cpu} */ name) => {
		const [from, to] = [before.cpu[name], cpu[name]];
		return from === null || to === null ? null : ((to - from) * 1000) / count;
	};
	return {
		name: one.name,
		webhooks: addresses.length,
		perSecond: count / seconds,
		executedPerSecond: executions === 0 ? null : (executions * 1000) / (Date.now() - before.at),
		busy: (times.busy - before.times.busy) / (times.all - before.times.all),
		cpu: { webhook: each('webhook'), worker: each('worker'), main: each('main'), services: each('services') },
	};
}

async function main() {
	const { values } = parseArgs({ options: { write: { type: 'boolean' }, seconds: { type: 'string', default: '8' } } });
	const seconds = Number(values.seconds);
	if (!(seconds > 0)) throw new Error('--seconds wants a number of seconds');
	const [loadBefore] = os.loadavg();
	const env = { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' };
	const cluster = await startCluster({ webhooks: Math.max(...WEBHOOKS), workers: 2, concurrency: 10, env, log: console.log });
	const rows = [];
	try {
		const ids = await publishAll(cluster);
		for (const one of CASES) {
			for (const count of WEBHOOKS) {
				const addresses = cluster.webhooks.slice(0, count).map(({ url }) => `${url}/webhook/${ids[one.workflow]}`);
				const row = await measure(cluster, one, addresses, seconds);
				console.log(`${row.perSecond.toFixed(0).padStart(5)} requests/s  ${count} webhook process(es)  ${one.name}`);
				rows.push(row);
			}
		}
	} finally {
		await cluster.stop();
	}
	const outcome = { rows, loadBefore, seconds, version: cluster.host.version };
	console.log(Object.values(parts(outcome)).join('\n\n'));
	if (values.write) writePage(outcome);
}

main().catch((error) => {
	console.error(error);
	process.exitCode = 1;
});
