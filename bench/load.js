// @ts-check
'use strict';
/**
 * What the package costs an n8n that has it installed, before any workflow runs: time of loading,
 * bytes of descriptions, bytes of the download. Reads dist/: run `npm run build` first.
 *
 * n8n has the package in its start of every process (main, worker, webhook), loads each class of
 * `n8n.nodes` and `n8n.credentials` and makes one of it (n8n-core, directory-loader.js). It has
 * n8n-workflow loaded by then, so that does not count.
 */
const { execFileSync } = require('node:child_process');
const { join } = require('node:path');
const { gzipSync } = require('node:zlib');

const { packed } = require('../tools/pack');
const { descriptions } = require('../tools/weight');
const { median } = require('./support/numbers');

const ROOT = join(__dirname, '..');
const RUNS = 15;

const GOAL = { milliseconds: 30, descriptions: 250_000, tarball: 150_000 };

/** In a fresh process. Processor time tells apart what a busy machine adds to the time on the clock. */
const MEASURE = `
	require('n8n-workflow');
	const { nodes, credentials } = require('./package.json').n8n;
	const took = (work) => {
		const [started, cpu] = [process.hrtime.bigint(), process.cpuUsage()];
		work();
		const { user, system } = process.cpuUsage(cpu);
		return { clock: Number(process.hrtime.bigint() - started) / 1e6, cpu: (user + system) / 1e3 };
	};
	const types = [];
	const load = took(() => {
		for (const file of [...nodes, ...credentials]) types.push(...Object.values(require('./' + file)));
	});
	const make = took(() => types.forEach((Type) => new Type()));
	console.log(JSON.stringify({ load, make }));
`;

/** @param {number} value */
const ms = (value) => `${value.toFixed(1)} ms`;

/** @param {number} bytes */
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** Loading times, medians of fresh processes, in milliseconds. */
function loading() {
	const runs = Array.from({ length: RUNS }, () =>
		JSON.parse(execFileSync(process.execPath, ['-e', MEASURE], { cwd: ROOT, encoding: 'utf8' })),
	);
	/** @param {'load' | 'make'} what @param {'clock' | 'cpu'} how */
	const of = (what, how) => runs.map((one) => one[what][how]);
	return {
		clock: median(of('load', 'clock')),
		least: Math.min(...of('load', 'clock')),
		cpu: median(of('load', 'cpu')),
		making: median(of('make', 'clock')),
	};
}

/** @returns {Promise<{ rows: Array<{ what: string, ours: string | number, other?: string | number, ratio?: string, goal: string, met: boolean }>, notes: string[] }>} */
async function run() {
	const { clock, least, cpu, making } = loading();
	const all = descriptions();
	const own = all.reduce((sum, { bytes }) => sum + bytes, 0);
	const copies = all.filter(({ usableAsTool }) => usableAsTool).reduce((sum, { bytes }) => sum + bytes, 0);
	const sent = gzipSync(all.map(({ json, usableAsTool }) => (usableAsTool ? json + json : json)).join()).length;
	const { size, unpackedSize, paths } = packed();
	return {
		rows: [
			{ what: 'loading the package over n8n-workflow alone', ours: ms(clock), goal: `≤ ${GOAL.milliseconds} ms`, met: clock <= GOAL.milliseconds },
			{ what: 'descriptions of the nodes and the credential', ours: kB(own), goal: `≤ ${kB(GOAL.descriptions)}`, met: own <= GOAL.descriptions },
			{
				what: "the same with n8n's copy of the action node as a tool",
				ours: kB(own + copies),
				goal: `≤ ${kB(GOAL.descriptions)}`,
				met: own + copies <= GOAL.descriptions,
			},
			{ what: 'all of it as n8n sends it, compressed', ours: kB(sent), goal: `≤ ${kB(GOAL.descriptions)}`, met: sent <= GOAL.descriptions },
			{ what: `tarball (${paths.length} files, ${kB(unpackedSize)} unpacked)`, ours: kB(size), goal: `≤ ${kB(GOAL.tarball)}`, met: size <= GOAL.tarball },
		],
		notes: [
			`Loading: median of ${RUNS} fresh processes; the fastest took ${ms(least)}, the processor's own time was ${ms(cpu)}. Making one of each class, which n8n does as well, took ${ms(making)} more.`,
			`Descriptions: ${all.map(({ name, bytes }) => `${name} ${kB(bytes)}`).join(', ')}. n8n adds 12 kB of its own before it serves them (categories, poll times, domain restrictions of the credential), and serves a node that is usable as a tool twice (n8n 2.41.1, tool-generation/ai-tools.js). It compresses whatever it sends (abstract-server.js).`,
		],
	};
}

module.exports = { name: 'load', title: 'Load cost', run };
