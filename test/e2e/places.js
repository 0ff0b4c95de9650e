// @ts-check
/**
 * Every place where an end-to-end run could have left a secret. Each gives its contents piece by piece.
 */
'use strict';

const { execFile } = require('node:child_process');
const { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync } = require('node:fs');
const { basename, join, relative } = require('node:path');
const { promisify } = require('node:util');

const { n8nEnvironment } = require('../../demo/environment');
const { ensureHost } = require('../../demo/host');
const { freePort } = require('../../demo/ports');
const { pack } = require('../../tools/pack');
const { NOTES, folderOf, noted } = require('./left');

/**
 * @typedef {{ where: string, content: Buffer | string }} Piece
 * @typedef {import('../../demo/rest').Client} Client
 */

const run = promisify(execFile);
const MOST = 512 * 1024 * 1024;

/** @param {string} folder @returns {string[]} all files below it */
function filesOf(folder) {
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
	return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** The n8n of a run, one folder each. The installed package is looked through as a tarball. */
const foldersOfN8n = () => {
	const left = join(folderOf(NOTES), '..');
	return readdirSync(left).filter((name) => name !== NOTES).map((name) => join(left, name));
};

/** What all n8n wrote: database with its freed pages, write-ahead log, event log, files of executions, settings. @returns {Generator<Piece>} */
function* files() {
	for (const folder of foldersOfN8n()) {
		for (const file of filesOf(folder)) {
			if (file.endsWith('n8n.log') || file.includes('node_modules')) continue;
			yield { where: relative(join(folder, '..'), file), content: readFileSync(file) };
		}
	}
}

/** What all n8n said, at level debug. @returns {Generator<Piece>} */
function* logs() {
	for (const folder of foldersOfN8n()) yield { where: `log of ${basename(folder)}`, content: readFileSync(join(folder, 'n8n.log')) };
}

/** Page by page through n8n's public API. @param {Client} n8n @param {string} path @returns {AsyncGenerator<any>} */
async function* listed({ session }, path) {
	for (let cursor = null; cursor !== undefined; ) {
		const { data, nextCursor } = await session.publicApi('GET', `${path}&limit=100${cursor === null ? '' : `&cursor=${cursor}`}`);
		yield* data;
		cursor = nextCursor ?? undefined;
	}
}

/** Stored executions: what each node gave out, and errors as n8n keeps them. @param {Client} n8n @returns {AsyncGenerator<Piece>} */
async function* executions(n8n) {
	for await (const execution of listed(n8n, '/executions?includeData=true')) {
		const name = execution.workflowData?.name ?? execution.workflowId;
		yield { where: `execution ${execution.id} of ${name}`, content: JSON.stringify(execution) };
	}
}

/** Workflows as the editor downloads them. @param {Client} n8n @returns {AsyncGenerator<Piece>} */
async function* workflows(n8n) {
	for await (const { id, name } of listed(n8n, '/workflows?active=false')) {
		yield { where: `workflow ${name}`, content: JSON.stringify(await n8n.workflows.get(id)) };
	}
	for await (const { id, name } of listed(n8n, '/workflows?active=true')) {
		yield { where: `workflow ${name}`, content: JSON.stringify(await n8n.workflows.get(id)) };
	}
}

/** The database row by row, and what `n8n export:workflow --all` writes from a copy of it. @returns {Promise<{ rows: Piece[], exported: Piece[] }>} */
async function database() {
	const host = await ensureHost({ log: () => {} });
	const home = join(folderOf(NOTES), 'copy');
	rmSync(home, { recursive: true, force: true });
	mkdirSync(join(home, '.n8n'), { recursive: true });
	const original = join(folderOf('shared'), '.n8n');
	copyFileSync(join(original, 'config'), join(home, '.n8n', 'config'));
	const databases = [join(original, 'database.sqlite'), join(home, '.n8n', 'database.sqlite')];
	const { stdout } = await run(host.node, [join(__dirname, 'rows.js'), ...databases, host.n8n], { maxBuffer: MOST });
	const rows = stdout.trimEnd().split('\n').map((line) => ({ where: `table ${JSON.parse(line).table}`, content: line }));

	const file = join(home, 'workflows.json');
	const env = n8nEnvironment({ host, userFolder: home, port: await freePort(), brokerPort: await freePort() });
	await run(host.node, [host.n8n, 'export:workflow', '--all', `--output=${file}`], { cwd: home, env, maxBuffer: MOST });
	const exported = JSON.parse(readFileSync(file, 'utf8'));
	return {
		rows,
		exported: exported.map((/** @type {any} */ one) => ({ where: `exported workflow ${one.name}`, content: JSON.stringify(one) })),
	};
}

/** The package as npm would publish it. @returns {Generator<Piece>} */
function* tarball() {
	const { scratch, folder } = pack();
	for (const file of filesOf(folder)) yield { where: relative(folder, file), content: readFileSync(file) };
	rmSync(scratch, { recursive: true, force: true });
}

/** What senders of events were answered. @returns {Generator<Piece>} */
function* answers() {
	for (const answer of noted('answers')) yield { where: `answer ${answer.status}`, content: JSON.stringify(answer) };
}

module.exports = { answers, database, executions, files, logs, tarball, workflows };
