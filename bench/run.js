// @ts-check
/**
 * `npm run bench`: measures this package against what could be used instead, prints the tables and writes them into
 * docs/benchmarks.md.
 */
'use strict';

const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { stopAll } = require('../demo/processes');
const { printed, writePage } = require('./support/page');

/** In this order, the quick ones first. Queue mode needs Redis and PostgreSQL, and has a script of its own: bench/queue.js. Each exports `{ name, title, run({ log, quick }) }`. */
const CASES = [
	'load',
	'receiver-own',
	'receiver-memory',
	'statistics-csv',
	'statistics-year',
	'by-hand',
	'receiver-call',
	'receiver-requests',
	'recordings',
];

const HELP = `npm run bench -- [options]
  --only <name>   one case: ${CASES.join(', ')}. May be repeated
  --quick         few repetitions: shows that everything works; the figures mean little
  --dry           print, but leave docs/benchmarks.md alone`;

/** What a case has measured. \`met\` is null where there is no goal.
 * @typedef {{ what: string, ours: string | number, other?: string | number, ratio?: number, goal: string, met: boolean | null }} Row
 * @typedef {{ rows: Row[], notes: string[] }} Outcome
 * @typedef {{ name: string, title: string, run: (options: { log: (line: string) => void, quick: boolean }) => Promise<Outcome> }} Case
 */

/** @param {string[]} args */
function readArguments(args) {
	const options = { only: /** @type {string[]} */ ([]), quick: false, dry: false, help: false };
	for (let at = 0; at < args.length; at++) {
		if (args[at] === '--only') options.only.push(args[++at] ?? '');
		else if (args[at] === '--quick') options.quick = true;
		else if (args[at] === '--dry') options.dry = true;
		else if (args[at] === '--help') options.help = true;
		else throw new Error(`Unknown option ${args[at]}\n${HELP}`);
	}
	const unknown = options.only.find((name) => !CASES.includes(name));
	if (unknown !== undefined) throw new Error(`There is no case "${unknown}"\n${HELP}`);
	return options;
}

/** @param {string} name @returns {Case | null} null when the file is not there (yet) */
function caseNamed(name) {
	const file = join(__dirname, `${name}.js`);
	return existsSync(file) ? require(file) : null;
}

async function main() {
	const args = process.argv.slice(2);
	const { only, quick, dry, help } = readArguments(args);
	if (help) return console.log(HELP);
	const command = ['npm run bench', ...(args.length > 0 ? ['--', ...args] : [])].join(' ');
	for (const name of only.length > 0 ? only : CASES) {
		const one = caseNamed(name);
		if (one === null) {
			console.log(`\n${name}: skipped, there is no bench/${name}.js`);
			continue;
		}
		console.log(`\n${one.title} ...`);
		const started = Date.now();
		const outcome = await one.run({ log: (line) => console.log(`  ${line}`), quick });
		console.log(`${printed(outcome)}\n(${Math.round((Date.now() - started) / 1000)} s)`);
		// After each case: what is measured is not lost when a later one fails.
		if (!dry) writePage(one, outcome, { command, quick });
	}
}

/** An n8n must not outlive an interrupted measurement. */
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
	process.on(signal, () => void stopAll(5000).then(() => process.exit(130)));
}

main().catch(async (error) => {
	console.error(error);
	await stopAll(5000);
	process.exit(1);
});
