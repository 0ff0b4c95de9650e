// @ts-check
/**
 * Child processes that are started as a group and ended as a group: n8n starts a task runner of its own
 * (n8n-platform.md §10.4), which must not outlive it.
 */
'use strict';

const { spawn, spawnSync } = require('node:child_process');
const { setTimeout: sleep } = require('node:timers/promises');

const WINDOWS = process.platform === 'win32';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/** @type {Set<ChildProcess>} */
const running = new Set();
// The last resort, for every way out of this process but SIGKILL (guard.js covers that one).
process.on('exit', () => running.forEach((child) => killGroup(child)));

/**
 * Starts a process as the head of a new group. Nothing that a terminal sends (Ctrl-C) reaches it: stopping is our decision.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {ChildProcess}
 */
function startGroup(command, args, options) {
	const child = spawn(command, args, { ...options, detached: !WINDOWS, windowsHide: true });
	running.add(child);
	child.once('error', () => running.delete(child));
	return child;
}

/**
 * @param {ChildProcess} child
 * @param {NodeJS.Signals | 0} signal
 * @returns {boolean} whether anything of the group was there to be signalled
 */
function signalGroup(child, signal) {
	if (!child.pid) return false;
	if (WINDOWS) return child.exitCode === null && (signal === 0 || child.kill(signal));
	try {
		return process.kill(-child.pid, signal);
	} catch {
		return false;
	}
}

/** @param {ChildProcess} child */
function killGroup(child) {
	if (WINDOWS && child.pid && child.exitCode === null) spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f']);
	else signalGroup(child, 'SIGKILL');
}

/**
 * @param {ChildProcess} child
 * @returns {boolean} whether the head of the group is alive
 */
function isRunning(child) {
	return Boolean(child.pid) && child.exitCode === null && child.signalCode === null;
}

/**
 * Ends a group: asks its head, which ends its own children in order, and kills what is left after the grace time.
 * @param {ChildProcess} child
 * @param {number} graceMs
 * @returns {Promise<void>} resolved when no process of the group exists
 */
async function stopGroup(child, graceMs) {
	if (isRunning(child) && graceMs > 0) {
		// Windows has no SIGTERM; guard.js takes the closed channel as the request to stop.
		if (WINDOWS && child.connected) child.disconnect();
		else child.kill('SIGTERM');
	}
	const deadline = Date.now() + graceMs;
	while (signalGroup(child, 0) && Date.now() < deadline) await sleep(50);
	while (signalGroup(child, 0)) {
		killGroup(child);
		await sleep(50);
	}
	running.delete(child);
}

/**
 * Ends every group that is still there.
 * @param {number} graceMs
 */
async function stopAll(graceMs) {
	await Promise.all([...running].map(async (child) => await stopGroup(child, graceMs)));
}

module.exports = { isRunning, startGroup, stopAll, stopGroup };
