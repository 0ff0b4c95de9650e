// @ts-check
/**
 * A real n8n and the Node it needs, from npm alone (n8n-platform.md §10.1, §10.2), kept outside of the clone.
 */
'use strict';

const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { ensureFolder, npm } = require('./install');
const { hostFolder } = require('./places');

/** The newest n8n whose whole tree installs from npm (§0). */
const N8N_VERSION = '2.41.1';
/** n8n's `engines` (§10.1). */
const NODE_MAJOR = 24;
/** 0.18.15, which n8n would take, needs a package that not every registry has (§10.2). */
const OVERRIDES = { linkedom: '0.18.12' };

/**
 * @typedef {object} Host
 * @property {string} node path of a Node that can run n8n
 * @property {string} n8n path of n8n's program
 * @property {string} version n8n's version
 */

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} [cwd]
 * @returns {string | null} what it printed, or null when it failed
 */
function output(command, args, cwd) {
	const { status, stdout } = spawnSync(command, args, { cwd, encoding: 'utf8', timeout: 60_000, windowsHide: true });
	return status === 0 ? stdout.trim() : null;
}

/** The package of npm that holds Node for this machine. Apple's new processors have one of another name. */
function nodePackage() {
	const system = process.platform === 'win32' ? 'win' : process.platform;
	const prefix = system === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
	return `${prefix}-${system}-${process.arch}`;
}

/**
 * @param {string} folder
 * @returns {string} where npm puts the program of Node
 */
function nodeIn(folder) {
	return path.join(folder, 'node_modules', nodePackage(), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {object} [more] further fields of the package.json
 */
function writePackage(folder, name, more) {
	fs.writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify({ name, version: '1.0.0', private: true, ...more })}\n`);
}

/**
 * @param {string} root
 * @param {import('./install').Log} log
 * @returns {Promise<string>} path of Node
 */
async function ensureNode(root, log) {
	if (Number(process.versions.node.split('.')[0]) >= NODE_MAJOR) return process.execPath;
	const folder = path.join(root, `node-${NODE_MAJOR}`);
	await ensureFolder({
		folder,
		log,
		problem: (place) =>
			output(nodeIn(place), ['--version'])?.startsWith(`v${NODE_MAJOR}.`)
				? null
				: `Node ${NODE_MAJOR} from npm (${nodePackage()}) does not run on this machine; start again with a Node ${NODE_MAJOR} of your own.`,
		fill: async (place) => {
			log(`  Node ${NODE_MAJOR} for n8n, this once (under a minute)`);
			writePackage(place, 'node-for-n8n');
			await npm(['install', `${nodePackage()}@${NODE_MAJOR}`, '--no-audit', '--no-fund'], { folder: place, log, title: 'Node' });
		},
	});
	return nodeIn(folder);
}

/**
 * @param {string} folder
 * @param {string} node
 * @returns {string | null} why this n8n cannot be used
 */
function n8nProblem(folder, node) {
	const modules = path.join(folder, 'node_modules');
	// npm writes this file last.
	if (!fs.existsSync(path.join(modules, '.package-lock.json'))) return 'npm did not finish installing n8n.';
	const version = output(node, [n8nIn(folder), '--version']);
	if (version !== N8N_VERSION) return `n8n ${N8N_VERSION} does not start (it says "${version ?? 'nothing'}").`;
	if (output(node, ['-e', "require('sqlite3')"], folder) === null) return 'The database module of n8n (sqlite3) does not load.';
	return null;
}

/**
 * @param {string} folder
 * @returns {string}
 */
function n8nIn(folder) {
	return path.join(folder, 'node_modules', 'n8n', 'bin', 'n8n');
}

/**
 * @param {string} folder
 * @param {string} node
 * @param {import('./install').Log} log
 */
async function installN8n(folder, node, log) {
	log(`  n8n ${N8N_VERSION}, this once: 5 to 15 minutes and 3 GB in ${path.dirname(folder)}`);
	writePackage(folder, 'n8n-host', { overrides: OVERRIDES });
	const bin = path.dirname(node);
	const headers = path.resolve(bin, '..', 'include', 'node', 'node.h');
	const env = {
		PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`,
		// Headers that came with Node save node-gyp a download, which many networks refuse (§10.2).
		...(fs.existsSync(headers) && { npm_config_nodedir: path.resolve(bin, '..') }),
	};
	const run = { folder, log, env, node };
	// Without install scripts: one of n8n's Kafka dependencies fails to build (§10.2), and only sqlite3 needs its script.
	await npm(['install', `n8n@${N8N_VERSION}`, '--save-exact', '--ignore-scripts', '--no-audit', '--no-fund'], { ...run, title: 'n8n' });
	log('  the database module (sqlite3), compiled here when there is no ready one (needs a C++ compiler, make and Python 3)');
	await npm(['rebuild', 'sqlite3', '--ignore-scripts=false'], { ...run, title: 'sqlite3' });
}

/**
 * Finds or installs n8n. Checking takes a third of a second, installing minutes, once per machine.
 * @param {{ log?: import('./install').Log, root?: string }} [options] where to say what happens, and where to install
 * @returns {Promise<Host>}
 */
async function ensureHost({ log = console.log, root = hostFolder() } = {}) {
	const node = await ensureNode(root, log);
	const folder = path.join(root, `n8n-${N8N_VERSION}`);
	await ensureFolder({
		folder,
		log,
		problem: (place) => n8nProblem(place, node),
		fill: (place) => installN8n(place, node, log),
	});
	return { node, n8n: n8nIn(folder), version: N8N_VERSION };
}

module.exports = { N8N_VERSION, NODE_MAJOR, ensureHost };
