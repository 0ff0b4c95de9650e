// @ts-check
/**
 * A burst of signed events at two webhook processes, in the middle of which a worker and then a webhook process are killed.
 */
'use strict';

const { until } = require('../../demo/until');
const { missedCall, signed } = require('../e2e/world');
const { send } = require('./sender');
const { publishCaller, stored } = require('./world');

const LANES = 10;
/** How long anything may take on a machine that does many other things. */
const PATIENT = { timeoutMs: 240_000, everyMs: 300 };

/** @param {number} place */
const eventIdOf = (place) => `summary:burst-${place}`;

/**
 * @typedef {object} Burst
 * @property {import('./sender').Ledger} ledger
 * @property {() => Promise<Awaited<ReturnType<typeof stored>>>} list the executions, as they are now
 * @property {string[]} inHands events that the dead worker was at work on
 * @property {() => Promise<string[]>} lost acknowledged events that no stored execution holds now
 */

/**
 * @param {object} options
 * @param {import('./cluster').Cluster} options.cluster with two webhook processes and two workers
 * @param {import('./outside').Outside} options.outside what each execution calls
 * @param {number} options.concurrency of a worker
 * @param {number} options.events
 * @param {number} options.answered after so many calls the outside system keeps callers waiting, so that both workers are sure to be busy
 * @param {number} options.workerDiesAt place of the event before which the first worker is killed; more than `answered` and 2 × `concurrency`
 * @param {number} options.webhookDiesAt place of the event at which the first webhook process is killed
 * @returns {Promise<Burst>} when everything is sent, and all executions but the interrupted ones have succeeded
 */
async function burst({ cluster, outside, concurrency, events, answered, workerDiesAt, webhookDiesAt }) {
	const workflow = await publishCaller(cluster, 'burst', outside.url);
	const list = async () => await stored(cluster, workflow.id);
	const open = async () => (await list()).filter((one) => one.status !== 'success').map((one) => one.id);
	/** @type {string[]} */
	let inHands = [];

	/** @type {Promise<void> | null} */
	let workerDied = null;
	const killWorker = async () => {
		await until('both workers to be busy', async () => outside.waiting().length === 2 * concurrency, PATIENT);
		const busy = outside.waiting();
		await cluster.workers[0].kill();
		await until('its calls to break off', async () => outside.waiting().length === concurrency, PATIENT);
		const left = outside.waiting();
		inHands = busy.filter((id) => !left.includes(id));
		outside.release();
	};

	outside.holdAfter(answered);
	const ledger = await send({
		forms: Array.from({ length: events }, (_, place) => signed(missedCall(`burst-${place}`))),
		addresses: cluster.webhooks.map(workflow.address),
		lanes: LANES,
		before: async (place) => {
			if (place === workerDiesAt) workerDied = killWorker();
			if (place >= workerDiesAt) await workerDied;
			// Not waited for: the other lanes are in the middle of a post.
			if (place === webhookDiesAt) void cluster.webhooks[0].kill();
		},
	});
	await until('the other worker to do the rest', async () => (await open()).length <= concurrency, PATIENT);
	const lost = async () => {
		const held = new Set((await list()).map((one) => one.eventId));
		return [...ledger.acknowledged].map(eventIdOf).filter((id) => !held.has(id));
	};
	return { ledger, list, inHands, lost };
}

/**
 * The lines that docs/scaling.md quotes.
 * @param {Record<string, string | number>} figures
 */
function report(figures) {
	for (const [what, value] of Object.entries(figures)) process.stdout.write(`  ${what}: ${value}\n`);
}

module.exports = { PATIENT, burst, eventIdOf, report };
