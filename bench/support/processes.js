// @ts-check
/**
 * What processes have cost, from Linux's /proc. n8n and its task runner are one process group (demo/processes.js).
 */
'use strict';

const { execFileSync } = require('node:child_process');
const { readFileSync, readdirSync, writeFileSync } = require('node:fs');
const { setTimeout: sleep } = require('node:timers/promises');

/** Fields of /proc/<pid>/stat after the name in brackets, which may itself hold spaces: proc(5). */
const GROUP = 2;
const TIMES = [11, 12, 13, 14];

/** Clock ticks per second, 100 on every usual Linux. */
const TICKS = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/**
 * CPU time of a process group until now: user and system, of living members and of children that have ended.
 * @param {number} group process id of its head
 * @returns {number} seconds, in steps of a hundredth
 */
function cpuSeconds(group) {
	let ticks = 0;
	for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
		const fields = statOf(pid);
		if (Number(fields[GROUP]) === group) for (const at of TIMES) ticks += Number(fields[at]);
	}
	return ticks / TICKS;
}

/** @param {string} pid @returns {string[]} empty when the process has ended meanwhile */
function statOf(pid) {
	try {
		const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
		return text.slice(text.lastIndexOf(')') + 2).split(' ');
	} catch {
		return [];
	}
}

/** A process group counts as idle when it uses less than this of one core. */
const IDLE = 0.04;
const LOOK_MS = 500;

/**
 * Waits until nothing is left to do: executions go on after the reply.
 * @param {number} group
 * @param {number} [timeoutMs]
 * @throws {Error} when the time is over
 */
async function settled(group, timeoutMs = 180_000) {
	const deadline = Date.now() + timeoutMs;
	for (let before = cpuSeconds(group), quiet = 0; quiet < 2; ) {
		if (Date.now() > deadline) throw new Error(`n8n did not become idle within ${timeoutMs / 1000} s`);
		await sleep(LOOK_MS);
		const now = cpuSeconds(group);
		quiet = (now - before) / (LOOK_MS / 1000) < IDLE ? quiet + 1 : 0;
		before = now;
	}
}

/**
 * Forgets the peak of a process's resident memory: proc(5), clear_refs.
 * @param {number} pid
 */
function resetPeak(pid) {
	writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

/**
 * @param {number} pid
 * @returns {{ peak: number, now: number }} resident memory in MB: the highest since resetPeak(), and at present
 */
function memory(pid) {
	const text = readFileSync(`/proc/${pid}/status`, 'utf8');
	const megabytes = (/** @type {string} */ name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1]) / 1024;
	return { peak: megabytes('VmHWM'), now: megabytes('VmRSS') };
}

module.exports = { cpuSeconds, memory, resetPeak, settled };
