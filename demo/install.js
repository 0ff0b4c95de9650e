// @ts-check
/**
 * Folders that npm fills, all or nothing: filled under another name, checked, then renamed. An interrupted install is
 * repeated and never half used.
 */
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { setTimeout: sleep } = require('node:timers/promises');
const { npmCommand } = require('../tools/ready');
const { withLock } = require('./lock');
const { startGroup, stopGroup } = require('./processes');

const TRIES = 3;
const PAUSE_MS = 5000;
const REPORT_MS = 15_000;

/**
 * @typedef {(line: string) => void} Log
 * @typedef {{ folder: string, log: Log, title: string, env?: NodeJS.ProcessEnv, node?: string }} NpmRun
 */

/**
 * Runs npm once. It is silent for minutes, so what it does is counted from its own log and told every few seconds.
 * @param {string[]} args
 * @param {NpmRun & { logFile: string }} run
 * @returns {Promise<boolean>} whether it succeeded
 */
async function npmOnce(args, { folder, log, title, env, node, logFile }) {
	const { command, args: before, shell } = npmCommand(node);
	const started = Date.now();
	let requests = 0;
	let told = 0;
	const child = startGroup(command, [...before, ...args, '--prefix', folder, '--loglevel', 'http'], {
		cwd: folder,
		shell,
		env: { ...process.env, ...env },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const file = fs.createWriteStream(logFile, { flags: 'a' });
	const read = (/** @type {Buffer} */ chunk) => {
		requests += chunk.toString().split('npm http').length - 1;
		file.write(chunk);
	};
	child.stdout?.on('data', read);
	child.stderr?.on('data', read);
	const ticker = setInterval(() => {
		const seconds = Math.round((Date.now() - started) / 1000);
		const doing = requests > told ? `, ${requests} packages looked up or fetched` : requests > 0 ? ', unpacking' : '';
		log(`  ... ${title}: ${seconds} s${doing}`);
		told = requests;
	}, REPORT_MS);
	try {
		const code = await new Promise((resolve) => {
			child.once('error', () => resolve(null));
			child.once('close', resolve);
		});
		// Ended by us, because the demo is stopping: no reason to try again.
		if (child.killed) throw new Error('npm was interrupted.');
		return code === 0;
	} finally {
		clearInterval(ticker);
		file.end();
		await stopGroup(child, 0);
	}
}

/**
 * Runs npm, again after a pause when it fails: registries and networks have bad minutes.
 * @param {string[]} args
 * @param {NpmRun} run
 * @throws {Error} with npm's own last words
 */
async function npm(args, run) {
	const logFile = path.join(path.dirname(run.folder), 'install.log');
	fs.rmSync(logFile, { force: true });
	for (let attempt = 1; attempt <= TRIES; attempt++) {
		if (await npmOnce(args, { ...run, logFile })) return;
		if (attempt === TRIES) break;
		run.log(`  npm failed (try ${attempt} of ${TRIES}), again in ${PAUSE_MS / 1000} s`);
		await sleep(PAUSE_MS);
	}
	const said = fs.readFileSync(logFile, 'utf8').split('\n').filter((line) => /^npm (err|error)/i.test(line));
	throw new Error(`npm ${args[0]} failed ${TRIES} times (${logFile}):\n${said.slice(-12).join('\n')}`);
}

/**
 * Renames a folder. Windows refuses for a moment when a virus scanner still reads it.
 * @param {string} from
 * @param {string} to
 */
async function rename(from, to) {
	for (let attempt = 1; ; attempt++) {
		try {
			return fs.renameSync(from, to);
		} catch (error) {
			if (attempt === 20) throw error;
			await sleep(250);
		}
	}
}

/**
 * Removes what interrupted installs have left.
 * @param {string} root
 * @param {string} name
 */
function removeLeftovers(root, name) {
	for (const entry of fs.readdirSync(root)) {
		if (!entry.startsWith(`.${name}.`) || !entry.endsWith('.new')) continue;
		try {
			fs.rmSync(path.join(root, entry), { recursive: true, force: true, maxRetries: 3 });
		} catch {
			// Somebody still writes there. It is in nobody's way; the next install tries again.
		}
	}
}

/**
 * Makes sure that a folder is there and whole.
 * @param {object} plan
 * @param {string} plan.folder where it has to be
 * @param {(folder: string) => string | null} plan.problem why it cannot be used, or null when it can
 * @param {(folder: string) => Promise<void>} plan.fill fills an empty folder
 * @param {Log} plan.log
 * @returns {Promise<void>}
 */
async function ensureFolder({ folder, problem, fill, log }) {
	// An install made by hand, or by an older version of this file, is as good as ours when it works.
	if (problem(folder) === null) return;
	const root = path.dirname(folder);
	const name = path.basename(folder);
	fs.mkdirSync(root, { recursive: true });
	const waiting = (/** @type {number} */ pid) => log(`  ... process ${pid} is installing it already, waiting`);
	await withLock(path.join(root, `.${name}.lock`), waiting, async () => {
		if (problem(folder) === null) return;
		removeLeftovers(root, name);
		// A name of our own: an npm that outlived its killed parent may still be writing into the folder of that one.
		const temporary = path.join(root, `.${name}.${process.pid}.new`);
		fs.mkdirSync(temporary);
		await fill(temporary);
		const wrong = problem(temporary);
		if (wrong) throw new Error(wrong);
		fs.rmSync(folder, { recursive: true, force: true });
		await rename(temporary, folder);
	});
}

module.exports = { ensureFolder, npm };
