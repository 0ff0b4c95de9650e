// @ts-check
/**
 * n8n's queue mode on one machine: PostgreSQL, Redis, one main process, webhook processes and workers, all on loopback,
 * each n8n with a user folder of its own, as separate machines or containers have (n8n-platform.md §13).
 */
'use strict';

const fs = require('node:fs');
const { tmpdir } = require('node:os');
const path = require('node:path');
const { ensureHost } = require('../../demo/host');
const { startN8n } = require('../../demo/n8n');
const { LOOPBACK, freePort } = require('../../demo/ports');
const { connect } = require('../../demo/rest');
const { ensurePrograms } = require('./programs');
const { startPostgres, startRedis } = require('./services');

const PACKAGE = path.join(__dirname, '../..');
const OWNER = { email: 'owner@example.org', password: 'Passw0rd-queue' };

/** @typedef {import('../../demo/n8n').RunningN8n} RunningN8n */

/**
 * @typedef {object} Cluster
 * @property {RunningN8n} main
 * @property {RunningN8n[]} webhooks
 * @property {RunningN8n[]} workers
 * @property {import('../../demo/rest').Client} client of the main process, signed in
 * @property {import('./services').Database} database
 * @property {{ pid: number, port: number }} redis
 * @property {import('../../demo/host').Host} host
 * @property {() => Promise<void>} stop everything; nothing is left when it resolves
 */

/**
 * @param {object} [options]
 * @param {number} [options.webhooks] how many webhook processes
 * @param {number} [options.workers] how many workers
 * @param {number} [options.concurrency] executions at a time in each worker
 * @param {Record<string, string>} [options.env] more settings for every n8n
 * @param {(line: string) => void} [options.log]
 * @returns {Promise<Cluster>}
 */
async function startCluster({ webhooks = 2, workers = 2, concurrency = 5, env = {}, log = () => {} } = {}) {
	const programs = ensurePrograms();
	const host = await ensureHost({ log });
	const folder = fs.mkdtempSync(path.join(tmpdir(), 'mango-queue-'));
	// PostgreSQL may run as another user, and has to pass through.
	fs.chmodSync(folder, 0o711);
	/** @type {Array<() => Promise<void>>} how to stop what is up, the first one last */
	const up = [];
	const stop = async () => {
		// PostgreSQL and Redis last: each n8n would complain that they are gone.
		const [services, processes] = [up.slice(0, 2), up.slice(2)];
		await Promise.all(processes.map(async (end) => await end()));
		for (const end of services) await end();
		fs.rmSync(folder, { recursive: true, force: true });
	};
	try {
		const database = await startPostgres({ folder, programs, host });
		up.push(database.stop);
		const redis = await startRedis({ folder, programs });
		up.push(redis.stop);
		const settings = { ...queueSettings(database, redis.port), ...env };

		/** @param {string} name @param {string[]} command */
		const start = async (name, command) => {
			const port = await freePort();
			const own = { QUEUE_HEALTH_CHECK_PORT: String(port), N8N_WORKER_SERVER_ADDRESS: LOOPBACK };
			const n8n = await startN8n({
				host,
				userFolder: path.join(folder, name),
				packageDir: PACKAGE,
				port,
				command,
				env: { ...settings, ...own },
				log,
			});
			// Killed, not stopped: an orderly end takes ten seconds, and nothing of this database is kept.
			up.push(n8n.kill);
			return n8n;
		};
		// Alone: it makes the tables that the others expect.
		const main = await start('main', ['start']);
		const client = connect(main.url);
		await client.session.signIn(OWNER);
		const others = await Promise.allSettled([
			...numbered(webhooks).map(async (number) => await start(`webhook-${number}`, ['webhook'])),
			...numbered(workers).map(async (number) => await start(`worker-${number}`, ['worker', `--concurrency=${concurrency}`])),
		]);
		const failed = others.find((one) => one.status === 'rejected');
		if (failed) throw failed.reason;
		const running = others.map((one) => /** @type {PromiseFulfilledResult<RunningN8n>} */ (one).value);
		return { main, webhooks: running.slice(0, webhooks), workers: running.slice(webhooks), client, database, redis, host, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

/** @param {number} count */
const numbered = (count) => Array.from({ length: count }, (_, index) => index + 1);

/**
 * What every process of one n8n must agree on.
 * @param {import('./services').Database} database
 * @param {number} redisPort
 * @returns {Record<string, string>}
 */
function queueSettings(database, redisPort) {
	return {
		EXECUTIONS_MODE: 'queue',
		// Credentials are encrypted in the database: a process with another key cannot read them.
		N8N_ENCRYPTION_KEY: 'key-of-the-queue-tests',
		QUEUE_BULL_REDIS_HOST: LOOPBACK,
		QUEUE_BULL_REDIS_PORT: String(redisPort),
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: LOOPBACK,
		DB_POSTGRESDB_PORT: String(database.port),
		DB_POSTGRESDB_DATABASE: database.database,
		DB_POSTGRESDB_USER: database.user,
		DB_POSTGRESDB_PASSWORD: 'not-asked-for',
	};
}

module.exports = { startCluster };
