// @ts-check
/**
 * Where PostgreSQL's and Redis' programs are, and getting them where that is allowed.
 */
'use strict';

const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const DEBIAN_FOLDER = '/usr/lib/postgresql';
const APT_TRIES = 3;

/** @typedef {{ postgresFolder: string, redis: string }} Programs folder of initdb and postgres; path of redis-server */

/** @param {string} name @returns {string | null} path of a program of PATH */
function inPath(name) {
	const folders = (process.env.PATH ?? '').split(path.delimiter);
	return folders.map((folder) => path.join(folder, name)).find((file) => fs.existsSync(file)) ?? null;
}

/** @returns {string | null} Debian keeps PostgreSQL's own programs out of PATH, a folder for each version */
function postgresFolder() {
	const initdb = inPath('initdb');
	// PATH may hold a link to initdb alone.
	if (initdb) return path.dirname(fs.realpathSync(initdb));
	if (!fs.existsSync(DEBIAN_FOLDER)) return null;
	const [newest] = fs
		.readdirSync(DEBIAN_FOLDER)
		.sort((one, other) => Number(other) - Number(one))
		.map((version) => path.join(DEBIAN_FOLDER, version, 'bin'))
		.filter((folder) => fs.existsSync(path.join(folder, 'initdb')));
	return newest ?? null;
}

/** @returns {Programs | null} */
function find() {
	const [folder, redis] = [postgresFolder(), inPath('redis-server')];
	return folder && redis ? { postgresFolder: folder, redis } : null;
}

/** @param {string[]} args @returns {boolean} */
function apt(args) {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	return spawnSync('apt-get', args, { env, stdio: 'inherit', timeout: 600_000 }).status === 0;
}

/**
 * Finds PostgreSQL and Redis; installs them by apt-get where this process may.
 * @returns {Programs}
 * @throws {Error} saying what to install
 */
function ensurePrograms() {
	const present = find();
	if (present) return present;
	const may = process.getuid?.() === 0 && fs.existsSync('/etc/debian_version');
	// A mirror that is being updated refuses for a moment: the list is fetched anew for each try.
	for (let attempt = 1; may && attempt <= APT_TRIES; attempt++) {
		apt(['update']);
		apt(['install', '-y', '--no-install-recommends', 'postgresql', 'redis-server']);
		const installed = find();
		if (installed) return installed;
	}
	throw new Error(
		'The queue mode tests need PostgreSQL (initdb, postgres) and Redis (redis-server) on this machine. On Debian or Ubuntu: sudo apt-get install postgresql redis-server. On macOS: brew install postgresql redis.',
	);
}

module.exports = { ensurePrograms };
