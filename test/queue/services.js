// @ts-check
/**
 * A PostgreSQL and a Redis of our own on loopback, in a folder of their own, for n8n's queue mode.
 */
'use strict';

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const { createRequire } = require('node:module');
const net = require('node:net');
const path = require('node:path');
const { lastLines } = require('../../demo/n8n');
const { LOOPBACK, freePort } = require('../../demo/ports');
const { until } = require('../../demo/until');
const { startLeashed } = require('./leash');

const READY_MS = 60_000;
const DATABASE = 'n8n';
const USER = 'postgres';

/**
 * @typedef {object} Database
 * @property {number} pid of the process above all of PostgreSQL's
 * @property {number} port
 * @property {string} database
 * @property {string} user nobody is asked for a password
 * @property {(text: string, values?: unknown[]) => Promise<any[]>} query rows of one statement
 * @property {() => Promise<void>} stop
 */

/** PostgreSQL refuses to run as root: Debian's package makes a user `postgres` for it. */
function account() {
	if (process.getuid?.() !== 0) return {};
	const id = (/** @type {string} */ flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
	return { uid: id('-u'), gid: id('-g') };
}

/**
 * @param {{ folder: string, programs: import('./programs').Programs, host: import('../../demo/host').Host }} options
 *   folder: where the data, the sockets and the log go; readable by others, because PostgreSQL may run as another user
 * @returns {Promise<Database>}
 * @throws {Error} with the end of PostgreSQL's log
 */
async function startPostgres({ folder, programs, host }) {
	const who = account();
	const home = path.join(folder, 'postgres');
	fs.mkdirSync(home, { mode: 0o700 });
	if (who.uid !== undefined && who.gid !== undefined) fs.chownSync(home, who.uid, who.gid);
	const data = path.join(home, 'data');
	const initdb = path.join(programs.postgresFolder, 'initdb');
	execFileSync(initdb, ['-D', data, '-A', 'trust', '-U', USER, '-E', 'UTF8', '--no-sync'], { ...who, cwd: '/', stdio: 'pipe' });
	const port = await freePort();
	const settings = {
		port,
		listen_addresses: LOOPBACK,
		unix_socket_directories: home,
		// 1 + 4 n8n processes with a pool each, the pools of their PostgreSQL nodes, and ours.
		max_connections: 200,
	};
	const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const server = startLeashed(path.join(programs.postgresFolder, 'postgres'), ['-D', data, ...flags], {
		...who,
		logFile: path.join(folder, 'postgres.log'),
	});
	// n8n brings the client library; this package needs none.
	const { Pool } = createRequire(host.n8n)('pg');
	const pool = (/** @type {string} */ database) => new Pool({ host: LOOPBACK, port, database, user: USER, max: 4 });
	const first = pool('postgres');
	first.on('error', () => {});
	await answering('PostgreSQL', server, async () => await first.query('select 1'));
	await first.query(`create database ${DATABASE}`);
	await first.end();
	const own = pool(DATABASE);
	// A connection that sits in the pool while the server stops.
	own.on('error', () => {});
	return {
		pid: server.pid,
		port,
		database: DATABASE,
		user: USER,
		query: async (text, values) => (await own.query(text, values)).rows,
		stop: async () => {
			await own.end();
			await server.stop();
		},
	};
}

/**
 * @param {{ folder: string, programs: import('./programs').Programs }} options
 * @returns {Promise<{ pid: number, port: number, stop: () => Promise<void> }>}
 */
async function startRedis({ folder, programs }) {
	const port = await freePort();
	const flags = ['--port', String(port), '--bind', LOOPBACK, '--save', '', '--appendonly', 'no', '--dir', folder];
	const server = startLeashed(programs.redis, flags, { logFile: path.join(folder, 'redis.log') });
	await answering('Redis', server, async () => await pong(port));
	return { pid: server.pid, port, stop: server.stop };
}

/**
 * Waits for a server to answer.
 * @param {string} name
 * @param {import('./leash').Leashed} server
 * @param {() => Promise<unknown>} ask throws as long as there is no answer
 */
async function answering(name, server, ask) {
	await until(
		`${name} to start`,
		async () => {
			if (!server.isRunning()) throw new Error(`${name} did not start:\n${lastLines(server.logFile)}`);
			return await ask().then(
				() => true,
				() => false,
			);
		},
		{ timeoutMs: READY_MS },
	);
}

/** @param {number} port @returns {Promise<void>} resolved when Redis says PONG */
function pong(port) {
	return new Promise((resolve, reject) => {
		const socket = net.connect(port, LOOPBACK, () => socket.write('PING\r\n'));
		socket.setTimeout(2000, () => socket.destroy(new Error('no answer')));
		socket.once('error', reject);
		socket.once('data', (data) => {
			socket.destroy();
			if (String(data).startsWith('+PONG')) resolve();
			else reject(new Error(String(data)));
		});
	});
}

module.exports = { startPostgres, startRedis };
