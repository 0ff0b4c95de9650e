// @ts-check
'use strict';
/**
 * Which folder may import which: the drawing in CONTRIBUTING.md, enforced. n8n's frozen eslint
 * config cannot carry this.
 */
const { readFileSync, readdirSync } = require('node:fs');
const { dirname, join, relative, resolve, sep } = require('node:path');

const ROOT = join(__dirname, '..');

/** @param {string} folder @param {RegExp} name @returns {string[]} */
function filesIn(folder, name) {
	return readdirSync(join(ROOT, folder), { recursive: true })
		.map((file) => join(folder, String(file)))
		.filter((file) => name.test(file) && !file.includes('node_modules'));
}

/** What a file imports: packages by name, files relative to the root. @param {string} file */
function importsOf(file) {
	const text = readFileSync(join(ROOT, file), 'utf8');
	const pattern = /(?:\bfrom\s+|\bimport\s+|\brequire\(|\bimport\()['"]([^'"]+)['"]/g;
	return [...text.matchAll(pattern)].map(([, name]) =>
		name.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(file), name)).split(sep).join('/') : name,
	);
}

/** @param {string[]} files @param {RegExp} allowed */
function strangers(files, allowed) {
	return files.flatMap((file) =>
		importsOf(file)
			.filter((name) => !allowed.test(name))
			.map((name) => `${file} imports ${name}`),
	);
}

const pure = filesIn('mango', /\.ts$/);
const n8nSide = [...filesIn('nodes', /\.ts$/), ...filesIn('credentials', /\.ts$/)];
const simulator = filesIn('simulator', /\.m?js$/);

test('there are files to look at', () => {
	expect(pure.length).toBeGreaterThan(15);
	expect(n8nSide.length).toBeGreaterThan(15);
	expect(simulator.length).toBeGreaterThan(10);
});

test('what Mango is knows nothing of n8n: mango/ imports itself and crypto', () => {
	expect(strangers(pure, /^(mango\/|(node:)?crypto$)/)).toEqual([]);
});

test('what Mango is reads no clock, no timer and no randomness by itself', () => {
	const impure = pure.filter((file) =>
		/Date\.now|new Date\(\)|Math\.random|randomBytes|randomUUID|setTimeout|process\./.test(
			readFileSync(join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''),
		),
	);
	expect(impure).toEqual([]);
});

test('the n8n side imports the pure side and itself, and only n8n-workflow and crypto from outside', () => {
	expect(strangers(n8nSide, /^(mango\/|nodes\/|credentials\/|n8n-workflow$|(node:)?crypto$)/)).toEqual([]);
});

test('the simulator imports nothing of the client: a shared mistake would be invisible', () => {
	expect(strangers(simulator, /^(simulator\/|test\/fixtures\/|node:|axios$)/)).toEqual([]);
});

test('operations touch n8n and the network only through their tools', () => {
	const operations = filesIn('nodes/MangoOffice/operations', /\.ts$/);
	const allowed = /^(mango\/|nodes\/alphabetical$|nodes\/MangoOffice\/(operations\/|fields\/|interpret$|lists$|operation$|tools$)|n8n-workflow$)/;
	expect(strangers(operations, allowed)).toEqual([]);
});
