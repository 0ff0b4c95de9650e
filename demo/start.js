// @ts-check
/**
 * `npm start`: a call that nobody answers travels from a PBX simulator through a real n8n into a table and back as an SMS.
 */
'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { startSimulator } = require('../simulator/server');
const { pack } = require('../tools/pack');
const { answeredCall, forgedEvent, missedCall } = require('./acts');
const { HELP, UsageError, readArguments } = require('./arguments');
const { ensureHost } = require('./host');
const { loadTemplate } = require('./load-template');
const { owner, tryLock } = require('./lock');
const { startN8n } = require('./n8n');
const { KEY, SALT, pbxAt } = require('./pbx');
const { demoFolder } = require('./places');
const { LOOPBACK, exactPort, freePort, usualPort } = require('./ports');
const { stopAll } = require('./processes');
const { callLine, tellWhatHappened, tellWhereToLook } = require('./report');
const { done, failed, grid, heading, say } = require('./say');
const { furnish } = require('./scene');
const { onStopRequest } = require('./shutdown');
const { loadState, saveState } = require('./state');
const { watchCalls } = require('./watch');

const PACKAGE_DIR = path.resolve(__dirname, '..');
/** What n8n and the simulator use when nobody says otherwise. */
const N8N_PORT = 5678;
const SIMULATOR_PORT = 8082;
const GRACE_MS = 8000;

/** What has to be ended, in this order. @type {Array<() => Promise<void>>} */
const closers = [];
/** Tidies up at the very end. @type {(code: number) => void} */
let afterwards = () => {};
let stopping = false;
/** n8n's log, once n8n runs. */
let logFile = '';

/**
 * Ends everything and the process.
 * @param {number} code
 */
async function finish(code) {
	if (stopping) return;
	stopping = true;
	for (const close of closers.splice(0)) await close().catch((error) => failed(`While stopping: ${error.message}`));
	// An n8n that is just starting, or an npm that is installing it.
	await stopAll(GRACE_MS);
	try {
		afterwards(code);
	} catch (error) {
		failed(`While tidying up: ${/** @type {Error} */ (error).message}`);
	}
	process.exit(code);
}

/**
 * @param {{ once: boolean, fresh: boolean }} args
 * @returns {string} the folder of the demo's data, ours alone
 */
function takeFolder({ once, fresh }) {
	if (once) return fs.mkdtempSync(path.join(os.tmpdir(), 'mango-demo-'));
	const folder = demoFolder();
	const lock = `${folder}.lock`;
	fs.mkdirSync(path.dirname(folder), { recursive: true });
	if (!tryLock(lock)) throw new Error(`The demo is running already, as process ${owner(lock)}. Stop it first, or use --once.`);
	if (fresh) fs.rmSync(folder, { recursive: true, force: true });
	return folder;
}

/**
 * @param {ReturnType<typeof readArguments>} args
 * @param {string} folder
 */
async function setUp(args, folder) {
	const choose = async (/** @type {number | undefined} */ wanted, /** @type {number} */ usual) => {
		if (wanted) return await exactPort(wanted);
		return args.once ? await freePort() : await usualPort(usual);
	};
	const port = await choose(args.port, N8N_PORT);
	const simulatorPort = await choose(args.simulatorPort, SIMULATOR_PORT);
	const host = await ensureHost({ log: say });
	done(`n8n ${host.version} is installed`);

	const state = loadState(folder);
	const target = `http://${LOOPBACK}:${port}/webhook/${state.webhookId}`;
	const simulator = await startSimulator({ port: simulatorPort, target, key: KEY, salt: SALT });
	closers.push(async () => await simulator.close());
	done(`PBX simulator started on ${simulator.url}`);

	say('  n8n is starting (10 to 20 seconds) ...');
	const packed = args.tarball ? pack() : null;
	if (packed) done(`Packed: ${path.basename(packed.tarball)}, ${Math.round(packed.size / 1000)} kB, ${packed.paths.length} files`);
	const n8n = await startN8n({ host, userFolder: folder, packageDir: packed?.tarball ?? PACKAGE_DIR, port, env: { GENERIC_TIMEZONE: 'Europe/Moscow' } });
	if (packed) fs.rmSync(packed.scratch, { recursive: true, force: true });
	logFile = n8n.logFile;
	// Before the simulator: n8n may still want to answer it.
	closers.unshift(async () => await n8n.stop());
	done(`n8n started on ${n8n.url} with this package installed as a community package`);

	const scene = await furnish({ url: n8n.url, pbx: pbxAt(simulator.url), state });
	saveState(folder, state);
	return { n8n, scene, state };
}

/** @param {import('./scene').Scene} scene */
async function playOnce(scene) {
	const outcomes = [];
	for (const act of [missedCall, answeredCall, forgedEvent]) {
		const { outcome } = await act(scene);
		outcomes.push([outcome.act, outcome.expected, `${outcome.seen} ✓`]);
	}
	say(`\n${grid(['What was played', 'Expected', 'Seen'], outcomes)}\n`);
}

/**
 * @param {Awaited<ReturnType<typeof setUp>>} stage
 * @param {string} folder
 * @param {string | undefined} template
 */
async function playAndStay({ n8n, scene, state }, folder, template) {
	heading('A client calls, and nobody answers ...');
	tellWhatHappened(await missedCall(scene));
	if (template) {
		heading('The template');
		await loadTemplate(scene, n8n.url, template);
	}
	await tellWhereToLook({ scene, url: n8n.url, state, folder });
	watchCalls(scene, (row) => say(callLine(row)), () => stopping).catch(() => {});
	await n8n.ended;
	if (!stopping) throw new Error('n8n has ended by itself.');
}

async function main() {
	const started = Date.now();
	const args = readArguments(process.argv.slice(2));
	if (args.help) return say(HELP);
	const folder = takeFolder(args);
	// After a failure the folder stays: n8n's log is in it.
	if (args.once) afterwards = (code) => code !== 1 && fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	let running = false;
	onStopRequest(() => {
		say('\nStopping n8n and the simulator ...');
		// Ctrl-C is the way to end a demo that runs; before that it is an interruption.
		void finish(running && !args.once ? 0 : 130);
	});
	try {
		const stage = await setUp(args, folder);
		running = true;
		if (!args.once) return await playAndStay(stage, folder, args.template);
		await playOnce(stage.scene);
		if (args.template) await loadTemplate(stage.scene, stage.n8n.url, args.template);
		done(`All as expected, in ${Math.round((Date.now() - started) / 1000)} s`);
		await finish(0);
	} catch (error) {
		if (stopping) return;
		failed(/** @type {Error} */ (error).message);
		if (logFile) failed(`n8n's log: ${logFile}`);
		await finish(1);
	}
}

main().catch((error) => {
	failed(error.message);
	if (error instanceof UsageError) say(`\n${HELP}`);
	process.exitCode = error instanceof UsageError ? 2 : 1;
});
