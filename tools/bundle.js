// @ts-check
'use strict';
/**
 * Puts the compiled files together in two: what every start of n8n runs, and what only an execution
 * needs. n8n loads a package in the start of each of its processes, and finding, opening and compiling
 * 125 small files took it twice as long as these: 31 and 17 ms of processor time (2026-11-22, best of
 * 25; docs/benchmarks.md has the time now). Every file becomes a function of
 * the same text under its own name; nothing is renamed or minified.
 *
 * In the place of each file stays a line that leads to it: n8n's entries, and what this repository's
 * tests and tools read. Of these package.json packs the entries only.
 */
const { execFileSync } = require('node:child_process');
const { readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join, posix } = require('node:path');

const { requireLate, slimmed } = require('./slim');

const FOLDERS = ['credentials', 'mango', 'nodes'];

/** @typedef {(file: string, required: string) => boolean} IsLate whether one file can wait for another until it uses it */

/**
 * The file that a file requires, both named from `dist` and without ending.
 * @param {string} file @param {string} path as it stands in `require`
 */
const required = (file, path) => posix.join(posix.dirname(file), path);

/**
 * A file as a member of a bundle. In brackets, because V8 then compiles it once instead of glancing
 * through it first (https://v8.dev/blog/preparser, "Skipping inner functions": PIFE).
 * @param {string} file @param {string} text
 */
const member = (file, text) =>
	`'${file}': (function (exports) {\n${text.replace(/require\("(\.[^"]+)"\)/g, (_all, path) => `load('${required(file, path)}')`)}}),\n`;

/**
 * The two bundles.
 * @param {Map<string, string>} texts of the files by name
 * @param {(file: string) => boolean} isLater in which of them a file belongs
 * @param {IsLate} isLate
 * @returns {Record<string, string>} texts of the bundles by name of the file
 */
function bundles(texts, isLater, isLate) {
	const members = [...texts].map(([file, text]) => ({
		later: isLater(file),
		text: member(file, requireLate(text, (path) => isLate(file, required(file, path)))),
	}));
	/** @param {boolean} later */
	const those = (later) => members.filter((one) => one.later === later).map(({ text }) => text).join('\n');
	return {
		'start.js': `'use strict';
/** What a start of n8n runs. Made by tools/bundle.js, each file under its name in the sources. */
const loaded = {};
let files = {
${those(false)}};

function load(name) {
	let exports = loaded[name];
	if (exports === undefined) {
		if (!(name in files)) files = { ...files, ...require('./later.js')(load) };
		exports = loaded[name] = {};
		files[name](exports);
	}
	return exports;
}

module.exports = { load, loaded };
`,
		'later.js': `'use strict';
/** What only an execution runs. */
module.exports = (load) => ({
${those(true)}});
`,
	};
}

/** Loads entries as n8n does, class by class, and says which files that took. */
const LOADER = `
	const [start, ...entries] = process.argv.slice(1);
	for (const entry of entries) for (const Type of Object.values(require(entry))) new Type();
	console.log(JSON.stringify(Object.keys(require(start).loaded)));
`;

/**
 * Bundles the compiled package, in place. What can wait is found by trying: first everything waits,
 * and whatever a start has loaded even so is needed.
 *
 * @param {string} root folder of the package
 * @returns {{ files: number, start: number, later: number }} how many files, and bytes of the bundles
 */
function bundle(root) {
	const dist = join(root, 'dist');
	const { nodes, credentials } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).n8n;
	const names = FOLDERS.flatMap((folder) =>
		readdirSync(join(dist, folder), { recursive: true })
			.map((path) => posix.join(folder, String(path).replaceAll('\\', '/')))
			.filter((path) => path.endsWith('.js'))
			.map((path) => path.slice(0, -'.js'.length)),
	);
	const texts = new Map(names.map((name) => [name, slimmed(readFileSync(join(dist, `${name}.js`), 'utf8'))]));
	for (const name of names) {
		const up = '../'.repeat(name.split('/').length - 1);
		writeFileSync(join(dist, `${name}.js`), `'use strict';\nmodule.exports = require('${up}start.js').load('${name}');\n`);
	}

	/** @param {(file: string) => boolean} isLater @param {IsLate} isLate */
	const write = (isLater, isLate) => {
		const made = bundles(texts, isLater, isLate);
		for (const [file, text] of Object.entries(made)) writeFileSync(join(dist, file), text);
		return { files: names.length, start: Buffer.byteLength(made['start.js']), later: Buffer.byteLength(made['later.js']) };
	};
	write(() => false, () => true);
	const entries = [...nodes, ...credentials].map((/** @type {string} */ file) => join(root, file));
	const said = execFileSync(process.execPath, ['-e', LOADER, join(dist, 'start.js'), ...entries], { encoding: 'utf8' });
	/** @type {Set<string>} */
	const needed = new Set(JSON.parse(said));
	return write((file) => !needed.has(file), (file, other) => needed.has(file) && !needed.has(other));
}

module.exports = { bundle, bundles };
