// @ts-check
'use strict';
/** The last step of the build (tools/bundle.js): two files that are loaded as two hundred were. */
const { execFileSync } = require('node:child_process');
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const { bundles } = require('../tools/bundle');

const ROOT = join(__dirname, '..');
const DIST = join(ROOT, 'dist');
const { n8n } = require('../package.json');

/** @param {string} code run by a fresh Node, in the package's folder @returns {any} what it prints */
const inNode = (code) => JSON.parse(execFileSync(process.execPath, ['-e', code], { cwd: ROOT, encoding: 'utf8' }));

/** Runs the texts of the two bundles as Node would. @param {Record<string, string>} made */
function run(made) {
	/** @type {string[]} */
	const opened = [];
	/** @param {string} name @returns {any} */
	const open = (name) => {
		opened.push(name);
		const module = { exports: {} };
		new Function('module', 'require', made[name])(module, (/** @type {string} */ path) => open(path.slice('./'.length)));
		return module.exports;
	};
	return { ...open('start.js'), opened };
}

const TEXTS = new Map([
	['nodes/a', `const b_1 = require("../mango/b");\nconst c_1 = require("./c");\nexports.sum = () => b_1.one + (0, c_1.two)();`],
	['nodes/c', `const b_1 = require("../mango/b");\nexports.two = () => b_1.one + 1;`],
	['mango/b', `exports.one = 1;`],
]);

test('files find each other by their places, each runs once, and what can wait is opened when it is used', () => {
	const isLater = (/** @type {string} */ file) => file === 'nodes/c';
	const { load, loaded, opened } = run(bundles(TEXTS, isLater, (_file, other) => isLater(other)));
	const a = load('nodes/a');
	expect([Object.keys(loaded), opened]).toEqual([['nodes/a', 'mango/b'], ['start.js']]);
	expect(a.sum()).toBe(3);
	expect([Object.keys(loaded), opened]).toEqual([['nodes/a', 'mango/b', 'nodes/c'], ['start.js', 'later.js']]);
	expect(load('mango/b')).toBe(load('mango/b'));
	a.sum();
	expect(opened).toHaveLength(2);
});

test('a start of n8n opens the entries and one bundle', () => {
	const files = inNode(`
		for (const file of ${JSON.stringify([...n8n.nodes, ...n8n.credentials])}) for (const Type of Object.values(require('./' + file))) new Type();
		console.log(JSON.stringify(Object.keys(require.cache).filter((file) => file.includes('/dist/') && !file.includes('node_modules')).map((file) => file.replace(/.*[/]dist[/]/, 'dist/'))));
	`);
	expect(files.sort()).toEqual([...n8n.nodes, ...n8n.credentials, 'dist/start.js'].sort());
});

test('every file can be loaded from the two bundles, because no start would tell', () => {
	const names = readdirSync(DIST, { recursive: true })
		.map((path) => String(path).replaceAll('\\', '/'))
		.filter((path) => /^(credentials|mango|nodes)\/.*\.js$/.test(path))
		.map((path) => path.slice(0, -'.js'.length));
	expect(names.length).toBeGreaterThan(100);
	const loaded = inNode(`
		const { load, loaded } = require('./dist/start.js');
		${JSON.stringify(names)}.forEach(load);
		console.log(JSON.stringify(Object.keys(loaded)));
	`);
	expect(loaded.sort()).toEqual(names.sort());
	// What is required late is asked for by a name that nothing has loaded yet: each of them is one of ours.
	const asked = ['start.js', 'later.js'].flatMap((file) => [...readFileSync(join(DIST, file), 'utf8').matchAll(/\bload\('([^']+)'\)/g)].map(([, name]) => name));
	expect(asked.filter((name) => !names.includes(name))).toEqual([]);
});

test('what is shipped holds no example, and the end-to-end tests have one of every operation', () => {
	const { RESOURCES } = require('../dist/nodes/MangoOffice/resources.js');
	const examples = JSON.parse(readFileSync(join(DIST, 'examples.json'), 'utf8'));
	for (const { value: resource, operations } of RESOURCES) {
		expect(operations.filter((/** @type {any} */ one) => 'example' in one)).toEqual([]);
		expect(Object.keys(examples[resource]).sort()).toEqual(operations.map((/** @type {any} */ one) => one.value).sort());
	}
});

