// @ts-check
/**
 * What a builder needs with and without this package: nodes, executions, secrets in the exported workflow.
 * Both really run, and must come to the same result.
 */
'use strict';

const { isDeepStrictEqual } = require('node:util');
const axios = require('axios').default;
const { itemsOf, errorOf } = require('../demo/rest');
const { until } = require('../demo/until');
const { missedCall, post, signed } = require('../test/e2e/world');
const { PAIR, PERIOD, addressOf, byHand, countNodes, countSecrets, ours } = require('./support/byHand');
const { SETTINGS, withN8n } = require('./support/n8n');

/** @typedef {import('./support/n8n').Bench} Bench */
/** @typedef {'receiver' | 'callback' | 'recording' | 'statistics'} Name */

/** Calls in ninety days, one page of statistics per window. */
const CONVERSATIONS = 3000;

/** Runs a workflow by hand and gives its execution. @param {Bench} bench @param {any} definition */
async function runOnce({ client }, definition) {
	const { id } = await client.workflows.create(definition);
	await client.workflows.run(id, 'Your workflow');
	const [execution] = await client.executions.finished(id, 1, 120_000);
	const failure = errorOf(execution);
	if (failure) throw new Error(`"${definition.name}" failed: ${failure}`);
	return { id, execution, last: definition.nodes.at(-1).name };
}

/** A workflow as n8n gives it out. @param {Bench} bench @param {any} definition */
async function exported({ client }, definition) {
	return await client.workflows.get((await client.workflows.create(definition)).id);
}

/** Only what both sides give. @param {any} item @param {string[]} names */
const pick = (item, names) => Object.fromEntries(names.map((name) => [name, item[name]]));

/** @type {Record<Exclude<Name, 'receiver'>, (run: Awaited<ReturnType<typeof runOnce>>, bench: Bench) => Promise<unknown>>} */
const RESULTS = {
	callback: async (_run, bench) => {
		const { data } = await axios.get(`${bench.simulator.url}/simulator/requests`);
		const { status, json } = data.requests.filter((/** @type {any} */ one) => one.path === '/vpbx/commands/callback').at(-1);
		return { status, from: json.from, to: json.to_number };
	},
	recording: async ({ execution }) => {
		const runs = Object.values(execution.data.resultData.runData).flat();
		const files = runs.map((/** @type {any} */ run) => run.data?.main[0]?.[0]?.binary?.data).filter(Boolean);
		return files.map(({ mimeType, bytes, fileName }) => ({ mimeType, bytes, fileName }));
	},
	statistics: async ({ execution, last }) => {
		const names = ['entryId', 'direction', 'missed', 'startedAt', 'talkSeconds', 'durationSeconds'];
		const rows = itemsOf(execution, last).map((item) => pick(item, names));
		if (rows.length !== CONVERSATIONS) throw new Error(`${rows.length} conversations instead of ${CONVERSATIONS}`);
		return rows.sort((one, other) => (one.entryId < other.entryId ? -1 : 1));
	},
};

/**
 * Runs one task both ways.
 * @param {Bench} bench
 * @param {Exclude<Name, 'receiver'>} name
 * @throws {Error} when the results differ
 */
async function compareRuns(bench, name) {
	const results = [];
	for (const definition of [ours(name, bench.credential), byHand(name, bench.simulator.url)]) {
		results.push(await RESULTS[name](await runOnce(bench, definition), bench));
	}
	if (!isDeepStrictEqual(results[0], results[1])) {
		throw new Error(`${name}: ours and by hand differ: ${JSON.stringify(results).slice(0, 600)}`);
	}
}

/**
 * Sends the same calls to both receivers.
 * @param {Bench} bench
 * @throws {Error} when the items differ, or a forged event is not refused
 */
async function compareReceivers(bench) {
	const items = [];
	for (const definition of [ours('receiver', bench.credential), byHand('receiver')]) {
		const base = `${bench.n8n.url}/webhook/${addressOf(definition)}`;
		const id = await bench.publish(definition);
		if ((await post(`${base}/ping`)).status !== 200) throw new Error(`${definition.name}: the check of the cabinet fails`);
		const forged = await post(`${base}/events/summary`, signed(missedCall('forged'), { ...PAIR, apiSalt: 'guessed' }));
		if (forged.status !== 401) throw new Error(`${definition.name} answered ${forged.status} to a forged event`);
		const answered = missedCall('answered', { entry_result: 1, talk_time: 1782001010, disconnect_reason: 1110 });
		for (const call of [missedCall('missed'), answered]) await post(`${base}/events/summary`, signed(call, PAIR));
		items.push(await receivedBy(bench, id));
		await bench.client.workflows.remove(id);
	}
	if (!isDeepStrictEqual(items[0], items[1])) throw new Error(`The receivers differ: ${JSON.stringify(items)}`);
}

/** The two calls, as they reach the builder's own nodes. @param {Bench} bench @param {string} id */
async function receivedBy({ client }, id) {
	const names = ['entryId', 'clientNumber', 'direction', 'lineNumber', 'answered', 'missed', 'startedAt', 'answeredAt', 'endedAt', 'talkSeconds', 'durationSeconds'];
	// By hand, the check and the forged event are executions, too.
	const items = await until('both calls', async () => {
		const executions = await client.executions.finished(id, 2);
		const found = executions.flatMap((execution) => itemsOf(execution, 'Your workflow'));
		return found.length >= 2 && found;
	});
	return items.map((item) => pick(item, names)).sort((one, other) => (one.entryId < other.entryId ? -1 : 1));
}

/**
 * Executions started by events that must start nothing.
 * @param {Bench} bench
 * @param {any} definition
 * @param {number} count of each kind
 */
async function unwantedExecutions(bench, definition, count) {
	const id = await bench.publish(definition);
	const url = `${bench.n8n.url}/webhook/${addressOf(definition)}/events/summary`;
	const first = signed(missedCall('once'), PAIR);
	await post(url, first);
	for (let at = 0; at < count; at++) {
		await post(url, first);
		await post(url, signed(missedCall(`forged ${at}`), { ...PAIR, apiSalt: 'guessed' }));
	}
	await bench.client.executions.finished(id, 1);
	const started = (await bench.executions(id)) - 1;
	await bench.client.workflows.remove(id);
	return started;
}

const TITLES = /** @type {const} */ ({
	receiver: 'Receive and verify the events of calls',
	callback: 'Call a client back',
	recording: 'Recording to file',
	statistics: '90 days of statistics',
});

module.exports = {
	name: 'by-hand',
	title: 'Nodes, executions, secrets: by hand and with this package',
	CONVERSATIONS,
	compareReceivers,
	compareRuns,

	/** @param {{ log: (line: string) => void, quick: boolean }} options */
	run: async ({ log, quick }) =>
		await withN8n({ env: SETTINGS[1].env, log }, async (bench) => {
			await bench.pbx('faults', { statisticsReadyIn: 0 });
			await bench.pbx('conversations', { count: CONVERSATIONS, ...PERIOD });
			await compareReceivers(bench);
			for (const name of /** @type {const} */ (['callback', 'recording', 'statistics'])) await compareRuns(bench, name);

			const rows = [];
			for (const name of /** @type {Name[]} */ (Object.keys(TITLES))) {
				const [own, other] = [await exported(bench, ours(name, bench.credential)), await exported(bench, byHand(name))];
				const counted = { ours: countNodes(own), other: countNodes(other) };
				const secrets = { ours: countSecrets(own), other: countSecrets(other) };
				rows.push(
					{ what: `${TITLES[name]}: nodes`, ...counted, ratio: counted.other / counted.ours, goal: '1 node', met: counted.ours === 1 },
					{ what: `${TITLES[name]}: secrets in the exported workflow`, ...secrets, goal: '0', met: secrets.ours === 0 },
				);
			}
			const count = quick ? 5 : 50;
			const [own, other] = [ours('receiver', bench.credential), byHand('receiver')];
			const unwanted = { ours: await unwantedExecutions(bench, own, count), other: await unwantedExecutions(bench, other, count) };
			rows.push({ what: `Executions started by ${count} forged and ${count} repeated events`, ...unwanted, goal: '0', met: unwanted.ours === 0 });
			return {
				rows,
				notes: [
					'Both ways were run and gave the same calls, the same command, the same file and the same 3,000 conversations.',
					'Seven of the nodes of the hand-built receiver are Webhook nodes, one for each address that Mango appends: n8n has no wildcard. The other five check, answer, read and choose.',
				],
			};
		}),
};
