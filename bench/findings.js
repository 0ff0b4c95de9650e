// @ts-check
/**
 * Reproduces every report of docs/n8n-findings.md on a real n8n with the probe package: `node bench/findings.js`.
 */
'use strict';

const { randomUUID } = require('node:crypto');
const { join } = require('node:path');
const axios = require('axios').default;
const { itemsOf } = require('../demo/rest');
const { chain, node } = require('../test/e2e/world');
const { SETTINGS, withN8n } = require('./support/n8n');
const { cpuSeconds, settled } = require('./support/processes');
const { webhookNode } = require('./support/webhook');

/** @typedef {import('./support/n8n').Bench} Bench */

const PROBE = { packageDir: join(__dirname, 'probe'), credentialType: 'probeApi' };
/** Requests for one figure of CPU time. */
const REQUESTS = 60;

/** @param {string} url @param {object} [body] */
const post = async (url, body = {}) => await axios.post(url, body, { validateStatus: () => true, proxy: false });

/** A published probe trigger with something behind it. @param {Bench} bench @param {any} [then] */
async function probe({ publish, n8n, credential }, then = node('End', 'n8n-nodes-base.noOp', 1, {})) {
	const webhookId = randomUUID();
	const credentials = { probeApi: credential };
	const trigger = node('Probe Trigger', 'n8n-nodes-probe.probeTrigger', 2, {}, undefined, { webhookId, credentials });
	const id = await publish(chain(`probe ${webhookId}`, trigger, then));
	return { id, base: `${n8n.url}/webhook/${webhookId}` };
}

/** n8n's own Webhook node, which refuses this machine before it starts anything. @param {Bench} bench */
async function builtIn({ publish, n8n }) {
	const webhook = webhookNode({ options: { ipWhitelist: '203.0.113.1' } });
	await publish(chain('built in', webhook));
	return `${n8n.url}/webhook/${webhook.webhookId}`;
}

/** CPU of n8n for one request that starts nothing. @param {Bench} bench @param {string} url */
async function cpuPerRequest({ n8n }, url) {
	for (let at = 0; at < 10; at++) await post(url);
	await settled(n8n.pid);
	const before = cpuSeconds(n8n.pid);
	for (let at = 0; at < REQUESTS; at++) await post(url);
	await settled(n8n.pid);
	return `${(((cpuSeconds(n8n.pid) - before) / REQUESTS) * 1000).toFixed(1)} ms of CPU a request`;
}

/** @param {Bench} bench */
async function replies(bench) {
	const { id, base } = await probe(bench);
	const { status, data } = await post(`${base}/start`, { id: 1 });
	console.log(`1. reply without responseData: ${status} ${JSON.stringify(data)}`);
	const before = await bench.executions(id);
	const thrown = await post(`${base}/throw`);
	console.log(`2. webhook() throws: ${thrown.status}, ${(await bench.executions(id)) - before} execution(s) stored, the body has a stack: ${'stacktrace' in thrown.data}`);
	console.log(`   ${JSON.stringify(thrown.data).slice(0, 300)}`);
}

/** @param {Bench} bench @param {string} setting */
async function isolates(bench, setting) {
	const { base } = await probe(bench);
	console.log(`3. ${setting}, refused by the built-in Webhook node: ${await cpuPerRequest(bench, await builtIn(bench))}`);
	console.log(`   ${setting}, refused by a community trigger: ${await cpuPerRequest(bench, `${base}/reject`)}`);
	console.log(`4. ${setting}, the same after a look at its credential: ${await cpuPerRequest(bench, `${base}/credential`)}`);
}

/** Ten at a time. @param {number} count @param {(at: number) => Promise<any>} send */
async function tenWide(count, send) {
	const answers = [];
	for (let at = 0; at < count; at += 10) {
		answers.push(...(await Promise.all(Array.from({ length: Math.min(10, count - at) }, async (_, more) => await send(at + more)))));
	}
	return answers;
}

/** @param {Bench} bench */
async function staticData(bench) {
	const { base } = await probe(bench);
	const answers = await tenWide(50, async () => (await post(`${base}/count`)).data.count);
	console.log(`5. static data, counted 50 times, ten at a time: the highest count is ${Math.max(...answers)}`);
}

/** @param {Bench} bench */
async function processedOnce(bench) {
	const { id, base } = await probe(bench, node('Probe Once', 'n8n-nodes-probe.probeOnce', 1, {}));
	await tenWide(50, async (at) => await post(`${base}/start`, { id: `event ${at % 10}` }));
	await settled(bench.n8n.pid);
	const executions = await bench.client.executions.finished(id, 50);
	const passed = executions.flatMap((execution) => itemsOf(execution, 'Probe Once'));
	console.log(`6. checkProcessedAndRecord, ten ids sent five times: ${passed.length} called new`);
}

async function main() {
	for (const { name, env } of SETTINGS) {
		await withN8n({ env, log: console.log, ...PROBE }, async (bench) => {
			await isolates(bench, name);
			if (name !== 'lazy') return;
			await replies(bench);
			await staticData(bench);
			await processedOnce(bench);
		});
	}
}

main().catch((error) => {
	console.error(error);
	process.exitCode = 1;
});
