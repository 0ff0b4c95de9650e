// @ts-check
/**
 * Starts, watches and stops a private n8n.
 */
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { setTimeout: sleep } = require('node:timers/promises');
const { n8nEnvironment } = require('./environment');
const { installPackage, installTarball } = require('./package-install');
const { LOOPBACK, freePort } = require('./ports');
const { isRunning, startGroup, stopGroup } = require('./processes');

/** Measured 7-14 s on two cores (n8n-platform.md §10.7); a busy CI machine may need much longer. */
const READY_MS = 180_000;
const STOP_MS = 12_000;

/**
 * @typedef {object} StartOptions
 * @property {import('./host').Host} host from ensureHost()
 * @property {string} userFolder n8n's database, settings and log lie here; created when missing
 * @property {string} packageDir the built package to install as a community package, or its tarball
 * @property {number} [port] default: any free one
 * @property {string[]} [command] n8n's command and its flags, default `['start']`; `webhook` and `worker` are the other
 *   processes of queue mode and need their settings in `env` (test/queue/cluster.js)
 * @property {Record<string, string | undefined>} [env] more settings for n8n; undefined removes one
 * @property {(line: string) => void} [log]
 */

/**
 * @typedef {object} RunningN8n
 * @property {string} url without a slash at the end
 * @property {number} port
 * @property {number} pid of the main process; another one after restart()
 * @property {string} logFile
 * @property {() => boolean} isRunning
 * @property {Promise<void>} ended resolves when the present n8n process ends, whatever the reason
 * @property {() => Promise<void>} stop orderly; no process is left when it resolves
 * @property {() => Promise<void>} kill at once, as a crash would
 * @property {() => Promise<void>} restart stop, install the package anew, start on the same port and data
 */

/**
 * @param {string} file
 * @param {number} [count]
 * @returns {string} the last lines of n8n's log
 */
function lastLines(file, count = 20) {
	if (!fs.existsSync(file)) return '(no log)';
	return fs.readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
}

/**
 * @param {string} url
 * @returns {Promise<boolean>} whether n8n can be used: readiness says so after the database migrations
 */
async function isReady(url) {
	try {
		return (await fetch(`${url}/healthz/readiness`, { signal: AbortSignal.timeout(5000) })).ok;
	} catch {
		return false;
	}
}

/**
 * Starts n8n with a package installed and waits until it answers.
 * @param {StartOptions} options
 * @returns {Promise<RunningN8n>}
 * @throws {Error} with the last lines of n8n's log when it does not come up
 */
async function startN8n({ host, userFolder, packageDir, port: wanted, command = ['start'], env, log = () => {} }) {
	const port = wanted ?? (await freePort());
	const url = `http://${LOOPBACK}:${port}`;
	const logFile = path.join(userFolder, 'n8n.log');
	fs.mkdirSync(userFolder, { recursive: true });
	fs.rmSync(logFile, { force: true });

	async function boot() {
		if (packageDir.endsWith('.tgz')) installTarball(packageDir, userFolder);
		else installPackage(packageDir, userFolder);
		const output = fs.openSync(logFile, 'a');
		const child = startGroup(host.node, ['--require', path.join(__dirname, 'guard.js'), host.n8n, ...command], {
			// n8n reads a .env file of the folder it is started in.
			cwd: userFolder,
			env: n8nEnvironment({ host, userFolder, port, brokerPort: await freePort(), env }),
			stdio: ['ignore', output, output, 'ipc'],
		});
		fs.closeSync(output);
		const ended = new Promise((resolve) => {
			child.once('exit', () => resolve(undefined));
			child.once('error', () => resolve(undefined));
		});
		const started = Date.now();
		while (!(await isReady(url))) {
			const late = Date.now() - started > READY_MS;
			if (late || !isRunning(child)) {
				await stopGroup(child, 0);
				const what = late ? `was not ready after ${READY_MS / 1000} s` : 'ended while it was starting';
				throw new Error(`n8n ${what}. Its log is ${logFile}; the end of it:\n${lastLines(logFile)}`);
			}
			await sleep(200);
		}
		log(`n8n ${host.version} ${command[0] === 'start' ? '' : `${command[0]} `}is ready on ${url} after ${((Date.now() - started) / 1000).toFixed(1)} s`);
		return { child, ended };
	}

	let current = await boot();
	return {
		url,
		port,
		logFile,
		get pid() {
			return current.child.pid ?? 0;
		},
		get ended() {
			return current.ended;
		},
		isRunning: () => isRunning(current.child),
		stop: () => stopGroup(current.child, STOP_MS),
		kill: () => stopGroup(current.child, 0),
		async restart() {
			await stopGroup(current.child, STOP_MS);
			current = await boot();
		},
	};
}

module.exports = { lastLines, startN8n };
