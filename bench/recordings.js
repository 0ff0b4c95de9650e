// @ts-check
/**
 * Memory and speed of downloading recordings of 1, 50 and 500 MB, beside HTTP Request nodes that do the same by hand.
 */
'use strict';

const { statfsSync } = require('node:fs');
const { tmpdir } = require('node:os');
const axios = require('axios').default;
const { chain, mangoNode } = require('../test/e2e/world');
const { RECORDING_ID, byHand } = require('./support/byHand');
const { SETTINGS, withN8n } = require('./support/n8n');
const { alternating, median } = require('./support/numbers');
const { memory, resetPeak, settled } = require('./support/processes');
const { webhookNode } = require('./support/webhook');

/** @typedef {import('./support/n8n').Bench} Bench */

const MB = 1_000_000;
/** How much more a large recording may take than a small one. */
const MOST_DIFFERENCE_MB = 32;
/** The files go to the disk, and n8n removes them when the execution has ended. */
const KEEP_NOTHING = { executionOrder: 'v1', saveDataSuccessExecution: 'none' };

/** @param {string} name */
const recordingId = (name) => Buffer.from(`bench ${name}`).toString('base64');

/** A workflow that downloads one recording and answers when the file is stored. @param {any[]} nodes @param {object} [connections] */
function answering(nodes, connections) {
	const hook = webhookNode({ responseMode: 'lastNode' }, 'Your workflow');
	const name = hook.webhookId;
	const workflow = connections ? { name, nodes: [hook, ...nodes], connections } : chain(name, hook, ...nodes);
	return { path: hook.webhookId, workflow: { ...workflow, settings: KEEP_NOTHING } };
}

/** @param {Bench} bench @param {string} id */
function ourDownload({ credential }, id) {
	const parameters = { resource: 'recording', operation: 'download', recordingId: id, binaryPropertyName: 'data' };
	return answering([mangoNode(parameters, credential)]);
}

/** @param {Bench} bench @param {string} id */
function downloadByHand({ simulator }, id) {
	const { nodes, connections } = JSON.parse(JSON.stringify(byHand('recording', simulator.url)).replace(RECORDING_ID, id));
	return answering(nodes.slice(1), connections);
}

/** Publishes it and gives a function that downloads once. @param {Bench} bench @param {ReturnType<typeof answering>} download */
async function prepared(bench, { path, workflow }) {
	await bench.publish(workflow);
	return async () => {
		await settled(bench.n8n.pid);
		const before = memory(bench.n8n.pid).now;
		resetPeak(bench.n8n.pid);
		const began = performance.now();
		const { data } = await axios.post(`${bench.n8n.url}/webhook/${path}`, {}, { timeout: 0, proxy: false });
		return { seconds: (performance.now() - began) / 1000, before, peak: memory(bench.n8n.pid).peak, data };
	};
}

/** @param {Bench} bench @param {number[]} sizes in MB @param {number} rounds @param {(line: string) => void} log */
async function measure(bench, sizes, rounds, log) {
	/** @type {Array<{ size: number, who: 'ours' | 'byHand', download: Awaited<ReturnType<typeof prepared>>, seconds: number[], peaks: number[], growths: number[] }>} */
	const variants = [];
	for (const size of sizes) {
		const id = recordingId(`${size} MB`);
		await bench.pbx('recordings', { recordingId: id, bytes: size * MB });
		for (const [who, make] of /** @type {const} */ ([['ours', ourDownload], ['byHand', downloadByHand]])) {
			variants.push({ size, who, download: await prepared(bench, make(bench, id)), seconds: [], peaks: [], growths: [] });
		}
	}
	// Only with the smallest: memory that a large one had taken would hide what the next one takes.
	for (const { download } of variants.filter(({ size }) => size === sizes[0])) for (let at = 0; at < 3; at++) await download();
	for (let round = 0; round < rounds; round++) {
		for (const one of alternating(variants, round)) {
			const { seconds, before, peak, data } = await one.download();
			if (one.who === 'ours' && data.fileSize !== one.size * MB) throw new Error(`${data.fileSize} bytes instead of ${one.size} MB`);
			one.seconds.push(seconds);
			one.peaks.push(peak);
			one.growths.push(peak - before);
			log(`round ${round + 1}, ${one.size} MB, ${one.who}: ${seconds.toFixed(2)} s, ${before.toFixed(0)} → ${peak.toFixed(0)} MB resident`);
		}
	}
	return (/** @type {number} */ size, /** @type {'ours' | 'byHand'} */ who) => {
		const found = variants.find((one) => one.size === size && one.who === who);
		return { seconds: median(found?.seconds ?? []), peak: Math.max(...(found?.peaks ?? [])), growth: Math.max(...(found?.growths ?? [])) };
	};
}

module.exports = {
	name: 'recordings',
	title: 'Recordings: memory and speed',

	/** @param {{ log: (line: string) => void, quick: boolean }} options */
	run: async ({ log, quick }) => {
		const sizes = quick ? [1, 50] : [1, 50, 500];
		const rounds = quick ? 1 : 5;
		const largest = sizes[sizes.length - 1];
		const { bavail, bsize } = statfsSync(tmpdir());
		if (bavail * bsize < 4 * largest * MB) throw new Error(`Recordings of ${largest} MB need more room in ${tmpdir()}`);
		const env = { ...SETTINGS[1].env, N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem' };
		const of = await withN8n({ env, log }, async (bench) => await measure(bench, sizes, rounds, log));
		const difference = Math.max(...sizes.map((size) => of(size, 'ours').peak)) - Math.min(...sizes.map((size) => of(size, 'ours').peak));
		const speed = (/** @type {'ours' | 'byHand'} */ who) => largest / of(largest, who).seconds;
		const ratio = speed('ours') / speed('byHand');
		return {
			rows: [
				...sizes.map((size) => ({
					what: `Highest resident memory of n8n while downloading ${size} MB, MB`,
					ours: of(size, 'ours').peak,
					other: of(size, 'byHand').peak,
					goal: '',
					met: null,
				})),
				{ what: 'Largest difference between the sizes, MB', ours: difference, goal: `< ${MOST_DIFFERENCE_MB}`, met: difference < MOST_DIFFERENCE_MB },
				{ what: `Speed with ${largest} MB, MB a second`, ours: speed('ours'), other: speed('byHand'), ratio, goal: '≥ 0.9×', met: ratio >= 0.9 },
			],
			notes: [
				`Binary data in n8n's filesystem mode; ${rounds} rounds in alternating order after a warm-up with the smallest size: medians of the times. Memory is the resident memory of n8n's main process, the highest of all rounds while the recording came (VmHWM, reset before each). What a single download added at most to what was there before: ${sizes.map((size) => `${size} MB ${of(size, 'ours').growth.toFixed(1)} (instead: ${of(size, 'byHand').growth.toFixed(1)})`).join(', ')}; V8 lets some 32 MB of buffers gather before it looks for those that are done with, and the memory stays with the process.`,
				'"Instead" is [bench/baselines/recording.json](../bench/baselines/recording.json), whose HTTP Request node streams the file as well.',
			],
		};
	},
};
