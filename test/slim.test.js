// @ts-check
'use strict';
/** What the last step of the build takes out of each file (tools/slim.js), which then does the same with less. */
const { requireLate, withoutExamples, withoutUnused, withTabs } = require('../tools/slim');

/** Runs a compiled file with the files it requires. @param {string} text @param {Record<string, unknown>} files */
function run(text, files = {}) {
	/** @type {string[]} */
	const required = [];
	const exports = /** @type {any} */ ({});
	new Function('exports', 'require', text)(exports, (/** @type {string} */ path) => {
		required.push(path);
		return files[path];
	});
	return { exports, required };
}

test('an example goes, the rest of the operation stays', () => {
	const text = `exports.one = { value: 'get', example: { in: { example: 1 }, out: [{}] }, fields: [{ example: 'x' }] };`;
	expect(run(withoutExamples(text)).exports.one).toEqual({ value: 'get', fields: [{ example: 'x' }] });
});

test('what only the example has used goes, and what only that has used', () => {
	const text = `const a_1 = require("./a");\nconst ROW = { id: 1 };\nconst kept = use();\nexports.x = a_1.x;\nfunction use() {}\n`;
	const slim = withoutUnused(text);
	expect(slim).not.toContain('ROW');
	expect(slim).toContain('const kept = use()');
	expect(slim).toContain('a_1.x');
	expect(withoutUnused(`const a_1 = require("./a");\nconst ROW = { id: a_1.x };\n`).trim()).toBe('');
});

test('indentation alone changes', () => {
	expect(withTabs(`{\n        a: '    b',\n  c\n}`)).toBe(`{\n\t\ta: '    b',\n  c\n}`);
});

test('a file that can wait is required when it is first used, once', () => {
	const text = `const a_1 = require("./a");\nconst b_1 = require("./b");\nexports.b = b_1.b;\nexports.sum = () => (0, a_1.one)() + (0, a_1.one)();`;
	const { exports, required } = run(requireLate(text, (path) => path === './a'), { './a': { one: () => 1 }, './b': { b: 2 } });
	expect(exports.b).toBe(2);
	expect(required).toEqual(['./b']);
	expect([exports.sum(), exports.sum()]).toEqual([2, 2]);
	expect(required).toEqual(['./b', './a']);
});

test('a class of a file that can wait is still a class', () => {
	const text = `const a_1 = require("./a");\nexports.make = () => new a_1.Thing('x');`;
	const { exports } = run(requireLate(text, () => true), { './a': { Thing: class { constructor(/** @type {string} */ name) { this.name = name; } } } });
	expect(exports.make().name).toBe('x');
});
