// @ts-check
'use strict';

const { randomUUID } = require('node:crypto');
const http = require('node:http');

const { freePort, listen } = require('../../demo/ports');
const { hasEnded } = require('../../demo/rest');
const { until } = require('../../demo/until');
const { startSimulator } = require('../../simulator/server');
const { chain, mangoNode, node, PAIR } = require('../e2e/world');
const { startBroken } = require('./brokenServer');
const { CASES, STEPS } = require('./cases');
const { openInstance } = require('./instance');
const { publish } = require('./report');

/** @typedef {import('./cases').Case} Case */
/** @typedef {{ requests: number, elsewhere: string[], error: any, items: number, execution: any, seconds: number }} Outcome */

/** The longest bounds are four answers of 30 s each and one of two minutes. */
const DEADLINE_MS = 400_000;
const name = (/** @type {Case} */ { fault, step }) => `${fault}: ${step}`;

/** @type {import('./instance').Instance} */
let instance;
/** All faults at once: each has a PBX of its own, and most of them only wait. @type {Map<Case, Promise<Outcome>>} */
const runs = new Map();
/** @type {Array<() => Promise<void>>} */
const closers = [];

beforeAll(async () => {
	instance = await openInstance();
	for (const one of CASES) {
		const prepared = await prepare(one);
		runs.set(one, run(prepared));
		// Whoever awaits it sees the failure; until then it is nobody's.
		runs.get(one)?.catch(() => {});
	}
}, 1_200_000);

afterAll(async () => {
	const settled = await Promise.allSettled(CASES.map(async (one) => ({ one, outcome: await runs.get(one) })));
	const rows = settled.flatMap((each) => (each.status === 'fulfilled' && each.value.outcome ? [row(each.value.one, each.value.outcome)] : []));
	await Promise.all(closers.map(async (close) => await close()));
	await instance.close();
	publish('network', ['Fault', 'Step', 'Requests', 'Ends after', 'What the execution says'], rows, instance.version);
}, 1_200_000);

/** @param {Case} one @param {Outcome} outcome */
function row({ fault, step }, { requests, seconds, error }) {
	return [fault, step, requests, `${seconds} s`, error === null ? 'succeeds' : error.message];
}

/** A server that would take whatever is sent to it, at an address that is not one of Mango's. */
async function openElsewhere() {
	/** @type {string[]} */
	const hits = [];
	const server = http.createServer((request, response) => {
		hits.push(`${request.method} ${request.url}`);
		response.end('{"result":1000}');
	});
	const port = await listen(server);
	closers.push(async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(() => resolve(undefined)));
	});
	// The same machine, under a name that the client does not take for the simulator's.
	return { hits, url: `http://0.0.0.0:${port}/vpbx/sms` };
}

/** The other side of a case: where it is and how many requests it got. @param {Case} one @param {string} elsewhere */
async function openPbx({ simulator: fault, broken, nobody }, elsewhere) {
	if (nobody) {
		const port = await freePort();
		return { url: `http://127.0.0.1:${port}`, count: async () => 0 };
	}
	if (broken) {
		const server = await startBroken(broken);
		closers.push(server.close);
		return { url: server.url, count: async () => server.requests.length };
	}
	const simulator = await startSimulator({ key: PAIR.apiKey, salt: PAIR.apiSalt });
	closers.push(simulator.close);
	simulator.faults.add({ headers: { Location: elsewhere }, location: elsewhere, ...fault });
	const count = async () => (await (await fetch(`${simulator.url}/simulator/requests?limit=100`)).json()).requests.length;
	return { url: simulator.url, count };
}

/** @param {Case} one */
async function prepare(one) {
	const elsewhere = await openElsewhere();
	const pbx = await openPbx(one, elsewhere.url);
	const data = { ...PAIR, baseUrl: `${pbx.url}/vpbx/` };
	const credential = await instance.client.credentials.create('mangoOfficeApi', randomUUID(), data);
	const start = node('Start', 'n8n-nodes-base.manualTrigger', 1, {});
	const workflow = await instance.client.workflows.create(chain(name(one), start, mangoNode(STEPS[one.step], credential)));
	return { pbx, elsewhere, workflow };
}

/** @param {Awaited<ReturnType<typeof prepare>>} prepared @returns {Promise<Outcome>} */
async function run({ pbx, elsewhere, workflow }) {
	const { executions, workflows } = instance.client;
	await workflows.run(workflow.id, 'Start');
	await until(
		`the execution of "${workflow.name}"`,
		async () => hasEnded((await executions.list(workflow.id))[0]?.status),
		{ timeoutMs: DEADLINE_MS, everyMs: 1000 },
	);
	const [execution] = await executions.finished(workflow.id);
	const seconds = Math.round((Date.parse(/** @type {string} */ (execution.stoppedAt)) - Date.parse(execution.startedAt)) / 1000);
	const items = execution.data.resultData.runData['Mango Office']?.[0]?.data?.main?.[0]?.length ?? 0;
	return { requests: await pbx.count(), elsewhere: elsewhere.hits, error: execution.data.resultData.error ?? null, items, execution, seconds };
}

/** What nobody should have to read, and what nobody may read. */
const UNREADABLE = /Axios|ECONN|ETIMEDOUT|socket hang up|undefined|\[object/;
const SECRET = new RegExp(`${PAIR.apiSalt}|"sign"|[?&]sign=|sign%3D|vpbx_api_key`);

test.each(CASES.map((one) => /** @type {const} */ ([name(one), one])))('%s', async (_name, one) => {
	const outcome = await /** @type {Promise<Outcome>} */ (runs.get(one));
	expect(outcome.requests).toBe(one.requests);
	expect(outcome.elsewhere).toEqual([]);
	expect(JSON.stringify(outcome.execution.data)).not.toMatch(SECRET);
	if (one.error === undefined) {
		expect(outcome.error).toBeNull();
		expect(outcome.items).toBeGreaterThan(0);
		return;
	}
	expect(outcome.items).toBe(0);
	expect(outcome.error?.message).toMatch(one.error);
	expect(outcome.error.description).toMatch(one.advice ?? /./);
	expect(`${outcome.error.message} ${outcome.error.description}`).not.toMatch(UNREADABLE);
});

test('every command was sent at most once', async () => {
	const commands = CASES.filter(({ step }) => step === 'command');
	const counts = await Promise.all(commands.map(async (one) => (await runs.get(one))?.requests));
	expect(Math.max(...counts.map((count) => count ?? Infinity))).toBe(1);
});
