// @ts-check
/**
 * What processes have cost, from Linux's /proc.
 */
'use strict';

const { execFileSync } = require('node:child_process');
const { existsSync, readFileSync, readdirSync, writeFileSync } = require('node:fs');
const { setTimeout: sleep } = require('node:timers/promises');

/** Elsewhere than on Linux nothing of a process can be measured. */
const MEASURABLE = existsSync('/proc/self/stat');

/** Clock ticks per second, 100 on every usual Linux. */
const TICKS = MEASURABLE ? Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' })) : 1;

/** Fields of /proc/<pid>/stat after the name in brackets, which may itself hold spaces: proc(5). */
const PARENT = 1;
/** User and system time, of the process and of its children that have ended. */
const TIMES = [11, 12, 13, 14];

/** All processes that run. @returns {Map<number, { parent: number, ticks: number }>} by process id */
function processes() {
	const all = new Map();
	for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
		try {
			const text = readFileSync(`/proc/${name}/stat`, 'utf8');
			const fields = text.slice(text.lastIndexOf(')') + 2).split(' ').map(Number);
			all.set(Number(name), { parent: fields[PARENT], ticks: TIMES.reduce((sum, at) => sum + fields[at], 0) });
		} catch {
			// It has ended since the folder was read.
		}
	}
	return all;
}

/**
 * CPU time until now of processes and of everything below them: n8n's task runner is a child of n8n. By descent and not by
 * group, because each backend of PostgreSQL makes a group of its own.
 * @param {...number} heads process ids
 * @returns {number} seconds, in steps of a hundredth
 */
function cpuSeconds(...heads) {
	const all = processes();
	const belongs = (/** @type {number} */ pid) => {
		for (let at = pid; at > 1; at = all.get(at)?.parent ?? 0) if (heads.includes(at)) return true;
		return false;
	};
	let ticks = 0;
	for (const [pid, one] of all) if (belongs(pid)) ticks += one.ticks;
	return ticks / TICKS;
}

/** n8n counts as idle when it uses less than this of one core. */
const IDLE = 0.04;
const LOOK_MS = 500;

/**
 * Waits until nothing is left to do: executions go on after the reply.
 * @param {number} pid of n8n
 * @param {number} [timeoutMs]
 * @throws {Error} when the time is over
 */
async function settled(pid, timeoutMs = 180_000) {
	const deadline = Date.now() + timeoutMs;
	for (let before = cpuSeconds(pid), quiet = 0; quiet < 2; ) {
		if (Date.now() > deadline) throw new Error(`n8n did not become idle within ${timeoutMs / 1000} s`);
		await sleep(LOOK_MS);
		const now = cpuSeconds(pid);
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

module.exports = { MEASURABLE, cpuSeconds, memory, resetPeak, settled };
