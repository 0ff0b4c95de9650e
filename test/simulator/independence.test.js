// @ts-check
'use strict';

/** field-guide §7.1: a shared helper would make client and fake wrong together. */

const { readdirSync, readFileSync } = require('node:fs');
const { isBuiltin } = require('node:module');
const { dirname, join, relative, resolve } = require('node:path');

const ROOT = resolve(__dirname, '../..');
const FOLDERS = ['simulator', 'test/simulator'];
/** All that the two sides may share is invented data. */
const SHARED = ['test/fixtures/events.json', 'test/fixtures/responses.json'];

const files = FOLDERS.flatMap((folder) =>
	readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.js') && !name.startsWith('page/'))
		.map((name) => join(folder, name)),
);

/** @param {string} file */
const importsOf = (file) =>
	[...readFileSync(join(ROOT, file), 'utf8').matchAll(/(?:require|import)\(\s*['"]([^'"]+)['"]\s*\)/g)].map(
		([, name]) => name,
	);

it('looks at all files', () => {
	expect(files.length).toBeGreaterThan(25);
});

it.each(files)('%s imports nothing of the client', (file) => {
	for (const name of importsOf(file)) {
		if (isBuiltin(name) || name === 'axios') continue;
		expect(name).toMatch(/^\./);
		const target = relative(ROOT, resolve(ROOT, dirname(file), name)).replaceAll('\\', '/');
		expect(FOLDERS.some((folder) => target.startsWith(`${folder}/`)) || SHARED.includes(target)).toBe(true);
	}
});

it('no file is a monolith', () => {
	for (const file of files.filter((name) => name.startsWith('simulator/'))) {
		expect({ file, lines: readFileSync(join(ROOT, file), 'utf8').split('\n').length > 300 }).toEqual({
			file,
			lines: false,
		});
	}
});
