// @ts-check
'use strict';
/**
 * Measuring on a machine that also does other things: the candidates take turns in short rounds, so
 * that whatever disturbs one disturbs the others, and medians are compared instead of single runs.
 */
const { fork } = require('node:child_process');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

const { median } = require('./numbers');

/**
 * One line of `docs/benchmarks.md`.
 * @typedef {object} Row
 * @property {string} what
 * @property {string | number} ours
 * @property {string | number} [other] what it is compared with
 * @property {number} [ratio] ours to the other
 * @property {string} goal
 * @property {boolean | null} met null where there is no goal
 */

/**
 * @typedef {object} Outcome
 * @property {Row[]} rows
 * @property {string[]} notes
 */

/**
 * @typedef {object} Options
 * @property {(text: string) => void} log
 * @property {boolean} quick small sizes, to see that it works; the figures mean nothing
 */

/**
 * Runs every candidate once per round, each round in another order. Counts processor time and not the clock on the wall:
 * what another process takes does not count, what the garbage collector's threads take does.
 * @param {Record<string, () => void>} candidates do the same amount of work, a few milliseconds of it at least
 * @param {{ rounds: number, warmUp: number, before?: () => void }} options `before` runs ahead of each turn and is not counted
 * @returns {Record<string, number[]>} milliseconds of each round by candidate
 */
function interleaved(candidates, { rounds, warmUp, before = () => {} }) {
	const names = Object.keys(candidates);
	/** @type {Record<string, number[]>} */
	const times = Object.fromEntries(names.map((name) => [name, []]));
	for (let round = 0; round < warmUp + rounds; round++) {
		for (let turn = 0; turn < names.length; turn++) {
			const name = names[(turn + round) % names.length];
			before();
			const start = process.cpuUsage();
			candidates[name]();
			if (round >= warmUp) times[name].push(millisecondsSince(start));
		}
	}
	return times;
}

/** Processor time of this process. @param {NodeJS.CpuUsage} start */
function millisecondsSince(start) {
	const { user, system } = process.cpuUsage(start);
	return (user + system) / 1000;
}

/**
 * How many times as long one candidate took: the median over the rounds, because in one round both have the same neighbours.
 * @param {number[]} ours
 * @param {number[]} others
 */
function ratioOf(ours, others) {
	return rounded(median(ours.map((time, round) => time / others[round])), 2);
}

/** @param {number} value @param {number} digits */
function rounded(value, digits) {
	return Number(value.toFixed(digits));
}

/** @param {number} bytes */
function megabytes(bytes) {
	return rounded(bytes / 1_048_576, 1);
}

/**
 * Runs a file in a process of its own and gives what it sends with `process.send`. A heap can only be compared when
 * nothing else lives in it.
 * @param {string} file
 * @param {unknown} task handed over as JSON, in `process.argv[2]`
 * @param {string[]} [flags] of Node
 * @returns {Promise<any>}
 */
function inChild(file, task, flags = []) {
	return new Promise((resolve, reject) => {
		const child = fork(file, [JSON.stringify(task)], { execArgv: flags, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
		let said = '';
		child.stderr?.on('data', (chunk) => (said += chunk));
		/** @type {unknown} */
		let answer;
		child.on('message', (message) => (answer = message));
		child.on('error', reject);
		child.on('exit', (code) => {
			if (code === 0 && answer !== undefined) resolve(answer);
			else reject(new Error(`${file} ended with ${code}: ${said}`));
		});
	});
}

/** Collects garbage now, also in a process that was not started with `--expose-gc`. */
function collectGarbage() {
	setFlagsFromString('--expose-gc');
	runInNewContext('gc')();
}

module.exports = { collectGarbage, inChild, interleaved, megabytes, millisecondsSince, ratioOf, rounded };
