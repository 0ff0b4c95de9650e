// @ts-check
'use strict';
/**
 * Takes out of the compiled files what only this repository needs, so that n8n starts sooner and the
 * download is smaller. The files stay one to one with the sources and readable; nothing is bundled
 * or renamed.
 *
 * - The operations' examples: tests, schemas and documents have read them by then.
 * - What a file no longer uses without them, and the line that sets its exports to undefined.
 * - Indentation by four spaces becomes tabs, as in the sources.
 * - What runs only in an execution is required in the first one ({@link requireLate}).
 */
const { execFileSync } = require('node:child_process');
const { readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const ts = require('typescript');

/** A part of a text and what takes its place. @typedef {{ from: number, to: number, by: string }} Edit */

/** @param {string} text */
const parsed = (text) => ts.createSourceFile('compiled.js', text, ts.ScriptTarget.ES2021, true);

/** @param {string} text @param {Edit[]} edits that do not overlap */
function edited(text, edits) {
	return [...edits]
		.sort((one, other) => other.from - one.from)
		.reduce((now, { from, to, by }) => now.slice(0, from) + by + now.slice(to), text);
}

/** Without the examples of operations: members `example` that hold an `out`. @param {string} text */
function withoutExamples(text) {
	/** @type {Edit[]} */
	const edits = [];
	/** @param {ts.Node} node */
	const visit = (node) => {
		if (!ts.isPropertyAssignment(node) || node.name.getText() !== 'example' || !isExample(node.initializer)) {
			ts.forEachChild(node, visit);
			return;
		}
		edits.push({ from: node.pos, to: node.end + (text[node.end] === ',' ? 1 : 0), by: '' });
	};
	visit(parsed(text));
	return edited(text, edits);
}

/** @param {ts.Expression} value */
const isExample = (value) =>
	ts.isObjectLiteralExpression(value) && value.properties.some(({ name }) => name?.getText() === 'out');

/** The constants of a file's top level and where they are used. @param {ts.SourceFile} file */
function constants(file) {
	return file.statements.filter(ts.isVariableStatement).flatMap((statement) => {
		const [{ name, initializer }] = statement.declarationList.declarations;
		if (initializer === undefined || !ts.isIdentifier(name)) return [];
		/** @type {ts.Identifier[]} */
		const uses = [];
		/** @param {ts.Node} node */
		const visit = (node) => {
			if (ts.isIdentifier(node) && node.text === name.text && node !== name) uses.push(node);
			ts.forEachChild(node, visit);
		};
		visit(file);
		return [{ statement, name: name.text, initializer, uses, requires: requiredBy(initializer) }];
	});
}

/** The file that an expression requires, as it names it. @param {ts.Expression} value */
function requiredBy(value) {
	const isCall = ts.isCallExpression(value) && value.expression.getText() === 'require';
	const [path] = isCall ? value.arguments : [];
	return path !== undefined && ts.isStringLiteral(path) && path.text.startsWith('.') ? path.text : null;
}

/** Without constants that nobody uses, and those that only they have used. @param {string} text @returns {string} */
function withoutUnused(text) {
	const edits = constants(parsed(text))
		.filter(({ uses, initializer, requires }) => {
			const isPlain = ts.isLiteralExpression(initializer) || ts.isObjectLiteralExpression(initializer);
			return uses.length === 0 && (isPlain || requires !== null);
		})
		.map(({ statement }) => ({ from: statement.pos, to: statement.end, by: '' }));
	return edits.length === 0 ? text : withoutUnused(edited(text, edits));
}

/** Without the line that sets all exports to undefined, which they are before they get their values. @param {string} text */
const withoutVoids = (text) => text.replace(/^exports\.[^;]*= void 0;\n/m, '');

/** @param {string} text */
const withTabs = (text) => text.replace(/^(?: {4})+/gm, (spaces) => '\t'.repeat(spaces.length / 4));

/**
 * Requires files in the moment when they are first used.
 * @param {string} text @param {(path: string) => boolean} isLate whether the required file can wait
 */
function requireLate(text, isLate) {
	const late = constants(parsed(text)).filter(({ requires }) => requires !== null && isLate(requires));
	return edited(
		text,
		late.flatMap(({ statement, name, requires, uses }) => [
			{
				from: statement.getStart(),
				to: statement.end,
				by: `let ${name} = () => {\n\tconst file = require("${requires}");\n\t${name} = () => file;\n\treturn file;\n};`,
			},
			...uses.map((use) => ({ from: use.getStart(), to: use.end, by: isMadeNew(use) ? `(${name}())` : `${name}()` })),
		]),
	);
}

/** Whether `new` stands in front, which would take the first brackets for its own. @param {ts.Node} node @returns {boolean} */
function isMadeNew({ parent }) {
	return ts.isNewExpression(parent) || (ts.isPropertyAccessExpression(parent) && isMadeNew(parent));
}

/** @param {string} file @param {string} path as the file requires it */
const fileOf = (file, path) => join(dirname(file), `${path}.js`);

/** Loads entries as n8n does, class by class, and says which files that took. */
const LOADER = `
	for (const entry of process.argv.slice(1)) for (const Type of Object.values(require(entry))) new Type();
	console.log(JSON.stringify(Object.keys(require.cache)));
`;

/** @param {string[]} entries @returns {Set<string>} */
const loadedBy = (entries) => new Set(JSON.parse(execFileSync(process.execPath, ['-e', LOADER, ...entries], { encoding: 'utf8' })));

/**
 * Slims the compiled package, in place. What can wait is found by trying: first everything waits,
 * and whatever a start has loaded even so is needed.
 *
 * @param {string} root folder of the package
 * @returns {{ before: number, after: number }} bytes of its JavaScript
 */
function slim(root) {
	const dist = join(root, 'dist');
	const { nodes, credentials } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).n8n;
	const entries = [...nodes, ...credentials].map((/** @type {string} */ file) => join(root, file));
	const files = ['credentials', 'mango', 'nodes'].flatMap((folder) =>
		readdirSync(join(dist, folder), { recursive: true })
			.map((file) => join(dist, folder, String(file)))
			.filter((file) => file.endsWith('.js')),
	);
	const compiled = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
	const slimmed = new Map([...compiled].map(([file, text]) => [file, withTabs(withoutVoids(withoutUnused(withoutExamples(text))))]));

	/** @param {(file: string, required: string) => boolean} isLate */
	const write = (isLate) => {
		const texts = new Map([...slimmed].map(([file, text]) => [file, requireLate(text, (path) => isLate(file, fileOf(file, path)))]));
		for (const [file, text] of texts) writeFileSync(file, text);
		return texts;
	};
	write(() => true);
	const needed = loadedBy(entries);
	return { before: bytes(compiled), after: bytes(write((file, required) => needed.has(file) && !needed.has(required))) };
}

/** @param {Map<string, string>} texts */
const bytes = (texts) => [...texts.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);

module.exports = { requireLate, slim, withTabs, withoutExamples, withoutUnused };
