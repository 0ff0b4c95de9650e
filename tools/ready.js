// @ts-check
/**
 * Makes a clone ready to run: installs the development dependencies and builds the package, but only what is missing.
 * `npm test` and `npm start` call it first, so a stranger needs nothing but Node and npm. A clone that is ready costs milliseconds.
 * Only Node's own modules here: it runs before there is a node_modules.
 */
'use strict';

const { spawnSync } = require('node:child_process');
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const ROOT = path.resolve(__dirname, '..');

/** What the build reads. A change in any of them makes dist/ old. */
const SOURCES = [
	...['credentials', 'mango', 'nodes', 'gulpfile.js', 'package.json', 'tsconfig.json'],
	...['tools/bundle.js', 'tools/schemas.js', 'tools/slim.js'],
];

/** In dist/ and not beside it: every other build removes dist/, so the stamp never vouches for somebody else's output. */
const STAMP = path.join('dist', '.built-from');

const TRIES = 3;
const PAUSE_MS = 5000;

/**
 * @param {string} file
 * @returns {any} the parsed file, or null when it is missing or broken
 */
function readJson(file) {
	try {
		return JSON.parse(fs.readFileSync(file, 'utf8'));
	} catch {
		return null;
	}
}

/**
 * How to start npm. Its JavaScript is run by a Node of our choice, because `npm` itself is a shell script on Windows,
 * which Node refuses to spawn without a shell.
 * @param {string} [node] the Node that runs npm
 * @returns {{ command: string, args: string[], shell: boolean }}
 */
function npmCommand(node = process.execPath) {
	const bin = path.dirname(process.execPath);
	const places = [
		process.env.npm_execpath ?? '',
		path.join(bin, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
		path.join(bin, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
	];
	const cli = places.find((file) => path.basename(file) === 'npm-cli.js' && fs.existsSync(file));
	return cli
		? { command: node, args: [cli], shell: false }
		: { command: 'npm', args: [], shell: process.platform === 'win32' };
}

/**
 * Whether node_modules is what package-lock.json asks for. npm writes node_modules/.package-lock.json as the last step
 * of an install, so an interrupted one does not pass.
 * @param {string} root folder of the package
 * @returns {boolean}
 */
function isInstalled(root) {
	const wanted = readJson(path.join(root, 'package-lock.json'))?.packages;
	const present = readJson(path.join(root, 'node_modules', '.package-lock.json'))?.packages;
	if (!wanted || !present) return false;
	return Object.entries(wanted).every(([where, entry]) => {
		if (where === '') return true;
		// Optional packages are mostly binaries for other systems: their absence is normal.
		if (!present[where]) return Boolean(entry.optional || entry.devOptional);
		return present[where].version === entry.version && present[where].integrity === entry.integrity;
	});
}

/**
 * One number for the state of everything the build reads.
 * @param {string} root folder of the package
 * @returns {string} sha256 in hex
 */
function sourceStamp(root) {
	const hash = crypto.createHash('sha256');
	/** @param {string} name */
	const add = (name) => {
		const file = path.join(root, name);
		const stat = fs.statSync(file, { throwIfNoEntry: false });
		if (stat?.isDirectory()) fs.readdirSync(file).sort().forEach((entry) => add(`${name}/${entry}`));
		else if (stat) hash.update(`${name}\0${stat.size}\0`).update(fs.readFileSync(file));
	};
	SOURCES.forEach(add);
	return hash.digest('hex');
}

/**
 * Whether dist/ was built from the sources as they are now, with every file that package.json promises to n8n.
 * @param {string} root folder of the package
 * @returns {boolean}
 */
function isBuilt(root) {
	const stamp = path.join(root, STAMP);
	if (!fs.existsSync(stamp) || fs.readFileSync(stamp, 'utf8') !== sourceStamp(root)) return false;
	const { nodes = [], credentials = [] } = readJson(path.join(root, 'package.json'))?.n8n ?? {};
	return [...nodes, ...credentials].every((file) => fs.existsSync(path.join(root, file)));
}

/**
 * Runs npm where the user sees it.
 * @param {string} root folder of the package
 * @param {string[]} args
 * @returns {boolean} whether it succeeded
 */
function npm(root, args) {
	const { command, args: before, shell } = npmCommand();
	// A spinner that is not on a terminal fills the log; n8n-node leaves it out where CI is set.
	const env = process.stdout.isTTY ? process.env : { ...process.env, CI: 'true' };
	return spawnSync(command, [...before, ...args], { cwd: root, env, stdio: 'inherit', shell }).status === 0;
}

/**
 * @param {string} root folder of the package
 * @throws {Error} when npm could not install
 */
function install(root) {
	console.log('Installing the development dependencies (a few minutes, only when package-lock.json changes) ...');
	for (let attempt = 1; attempt <= TRIES; attempt++) {
		// --ignore-scripts: a dependency of n8n's node-cli wants pnpm in its install script (n8n-platform.md §9.1); nothing here needs one.
		// Errors only: the warnings are about engines of packages that run nevertheless, and would frighten.
		if (npm(root, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'])) return;
		if (attempt === TRIES) break;
		console.log(`npm ci failed (try ${attempt} of ${TRIES}). Again in ${PAUSE_MS / 1000} s ...`);
		Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
	}
	throw new Error(`npm ci failed ${TRIES} times; its messages are above.`);
}

/**
 * Installs and builds what is missing or out of date, with everything npm says on the terminal.
 * @param {string} [root] folder of the package
 * @throws {Error} with the reason in one sentence
 */
function makeReady(root = ROOT) {
	if (!isInstalled(root)) install(root);
	if (isBuilt(root)) return;
	console.log('Building the package ...');
	// Taken before the build: a source that changes meanwhile must count as changed.
	const stamp = sourceStamp(root);
	if (!npm(root, ['run', '--silent', 'build'])) throw new Error('The build failed; its messages are above.');
	fs.writeFileSync(path.join(root, STAMP), stamp);
}

module.exports = { isBuilt, isInstalled, makeReady, npmCommand, sourceStamp };

if (require.main === module) {
	try {
		makeReady();
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	}
}
