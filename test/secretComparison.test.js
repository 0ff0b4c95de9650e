// @ts-check
'use strict';
/**
 * A digest that is compared with `===`, `includes` or the like is compared up to the first wrong
 * character, and the time taken tells how many were right. One function may compare secrets.
 */
const { readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');
const ts = require('typescript');

const ROOT = join(__dirname, '..');
const SECRET = /sign(?!al|ed)|digest|hmac|salt|apikey|vpbx_api_key/i;
const COMPARERS = new Set(['includes', 'startsWith', 'endsWith', 'indexOf', 'localeCompare', 'equals', 'compare', 'is', 'has', 'match', 'test']);
const EQUALITY = new Set([
	ts.SyntaxKind.EqualsEqualsEqualsToken,
	ts.SyntaxKind.ExclamationEqualsEqualsToken,
	ts.SyntaxKind.EqualsEqualsToken,
	ts.SyntaxKind.ExclamationEqualsToken,
]);
/** What says nothing about a value: whether it is there, and of which type. */
const HARMLESS = /^(''|""|null|undefined|'(string|object|undefined)')$/;

/** The name of a field in quotation marks, or a pattern, is no value of it. @param {string} text */
const withoutLiterals = (text) => text.replace(/'[^']*'|`[^`]*`|\/.*\//g, '');

/** The comparisons of secrets in a source. @param {string} text @returns {string[]} */
function comparisons(text) {
	const file = ts.createSourceFile('x.ts', text, ts.ScriptTarget.Latest, true);
	/** @type {string[]} */
	const found = [];
	/** @param {import('typescript').Node} node */
	const visit = (node) => {
		if (ts.isBinaryExpression(node) && EQUALITY.has(node.operatorToken.kind)) {
			const sides = [node.left.getText(file), node.right.getText(file)];
			const length = sides.every((side) => side.endsWith('.length'));
			if (!length && !sides.some((side) => HARMLESS.test(side)) && sides.some((side) => SECRET.test(side))) found.push(node.getText(file));
		}
		if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && COMPARERS.has(node.expression.name.text)) {
			if (SECRET.test(withoutLiterals(node.getText(file)))) found.push(node.getText(file));
		}
		ts.forEachChild(node, visit);
	};
	visit(file);
	return found;
}

const sources = ['mango', 'nodes', 'credentials'].flatMap((folder) =>
	readdirSync(join(ROOT, folder), { recursive: true })
		.map((file) => join(folder, String(file)))
		.filter((file) => file.endsWith('.ts')),
);

describe('P5 no secret is compared in a way whose time tells how much of it was right', () => {
	test('no source compares a digest, key or salt by itself', () => {
		const found = sources.flatMap((file) => comparisons(readFileSync(join(ROOT, file), 'utf8')).map((text) => `${file}: ${text}`));
		expect(found).toEqual([]);
	});

	test('the constant-time comparison stands in one place', () => {
		const using = sources.filter((file) => /timingSafeEqual\(/.test(readFileSync(join(ROOT, file), 'utf8')));
		expect(using).toEqual([join('mango', 'signature.ts')]);
	});

	test.each(['form.sign === digest', 'a.salt != b', 'expectedSign.startsWith(x)', 'list.includes(form.sign)', 'Buffer.compare(sign, other)', 'x === pair.apiKey'])(
		'the rule sees %s',
		(text) => expect(comparisons(text)).toEqual([text]),
	);

	test.each(["sign === ''", "typeof sign !== 'string'", 'digest.length === sign.length', 'signal === other', 'isSignedForm === x', "body.includes('vpbx_api_key=')"])('the rule lets %s pass', (text) =>
		expect(comparisons(text)).toEqual([]),
	);
});
