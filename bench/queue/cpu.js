// @ts-check
/**
 * CPU time of processes and of the machine. Linux only: elsewhere there is no /proc and the figures of processes are missing.
 */
'use strict';

const { execFileSync } = require('node:child_process');
const { existsSync, readFileSync, readdirSync } = require('node:fs');
const os = require('node:os');

const PRESENT = existsSync('/proc/self/stat');
/** Ticks of a second in /proc, 100 on every usual Linux. */
const TICKS = PRESENT ? Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' })) : 1;

/** @typedef {{ parent: number, ticks: number }} Process */

/** Fields of /proc/<pid>/stat after the name in brackets, which may hold spaces: proc(5). @returns {Map<number, Process>} */
function processes() {
	const all = new Map();
	for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
		try {
			const text = readFileSync(`/proc/${name}/stat`, 'utf8');
			const fields = text.slice(text.lastIndexOf(')') + 2).split(' ').map(Number);
			// User and system time, of the process and of its children that have ended.
			all.set(Number(name), { parent: fields[1], ticks: fields[11] + fields[12] + fields[13] + fields[14] });
		} catch {
			// It has ended since the folder was read.
		}
	}
	return all;
}

/**
 * @param {number[]} heads process ids; everything below them counts. By descent and not by group: each backend of
 *   PostgreSQL makes a group of its own.
 * @returns {number | null} seconds of CPU until now
 */
function cpuSeconds(heads) {
	if (!PRESENT) return null;
	const all = processes();
	const belongs = (/** @type {number} */ pid) => {
		for (let at = pid; at > 1; at = all.get(at)?.parent ?? 0) if (heads.includes(at)) return true;
		return false;
	};
	let ticks = 0;
	for (const [pid, one] of all) if (belongs(pid)) ticks += one.ticks;
	return ticks / TICKS;
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

module.exports = { cpuSeconds, machineTimes };
