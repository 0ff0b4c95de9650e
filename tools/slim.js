// @ts-check
'use strict';
/**
 * Takes out of a compiled file what only this repository needs. What is left stays readable; nothing
 * is renamed.
 *
 * - The operations' examples: tests, schemas and documents have read them by then.
 * - What a file no longer uses without them, and the lines that a file of a bundle needs no more.
 * - Indentation by four spaces becomes tabs, as in the sources.
 */
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

/**
 * Without what the compiler writes at the head of every file: the mode, which tools/bundle.js sets once
 * for all, the mark for other compilers, and the line that sets exports to undefined, which they are before.
 * @param {string} text
 */
const withoutHead = (text) =>
	text
		.replace(/^"use strict";\n/, '')
		.replace(/^Object\.defineProperty\(exports, "__esModule", \{ value: true \}\);\n/m, '')
		.replace(/^exports\.[^;]*= void 0;\n/m, '');

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

/** @param {string} text of a compiled file */
const slimmed = (text) => withTabs(withoutHead(withoutUnused(withoutExamples(text))));

module.exports = { requireLate, slimmed, withTabs, withoutExamples, withoutUnused };
