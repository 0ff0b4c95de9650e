// @ts-check
/**
 * A lock between processes: a file that holds the id of its owner. A lock whose owner is dead counts as free,
 * so nothing has to be repaired by hand after a crash.
 */
'use strict';

const fs = require('node:fs');
const { setTimeout: sleep } = require('node:timers/promises');

/** How long a lock without an owner's id in it is believed: its owner is between creating and writing it. */
const NEWBORN_MS = 5000;

/** @type {Set<string>} */
const held = new Set();
process.on('exit', () => held.forEach((file) => fs.rmSync(file, { force: true })));

/**
 * @param {number} pid
 * @returns {boolean}
 */
function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
	}
}

/**
 * @param {string} file
 * @returns {number | null} the living process that holds the lock, 0 when it is not known, or null when nobody does
 */
function owner(file) {
	try {
		const pid = Number(fs.readFileSync(file, 'utf8'));
		if (pid) return isAlive(pid) ? pid : null;
		return Date.now() - fs.statSync(file).mtimeMs < NEWBORN_MS ? 0 : null;
	} catch {
		return null;
	}
}

/**
 * Takes the lock if it is free.
 * @param {string} file
 * @returns {boolean}
 */
function tryLock(file) {
	if (fs.existsSync(file) && owner(file) === null) fs.rmSync(file, { force: true });
	try {
		fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
	} catch (error) {
		if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
		throw error;
	}
	held.add(file);
	return true;
}

/** @param {string} file */
function unlock(file) {
	held.delete(file);
	fs.rmSync(file, { force: true });
}

/**
 * Runs an action while holding the lock, waiting for it as long as its owner lives.
 * @template T
 * @param {string} file
 * @param {(pid: number) => void} onWait called once when somebody else holds it
 * @param {() => Promise<T>} action
 * @returns {Promise<T>}
 */
async function withLock(file, onWait, action) {
	for (let told = false; !tryLock(file); told = true) {
		if (!told) onWait(owner(file) ?? 0);
		await sleep(500);
	}
	try {
		return await action();
	} finally {
		unlock(file);
	}
}

module.exports = { owner, tryLock, unlock, withLock };
