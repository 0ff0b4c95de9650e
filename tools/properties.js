// @ts-check
'use strict';
/**
 * The thirty properties of the receiver and the client (issue 4), and the part of
 * `docs/security.md` that says which tests prove them. A test belongs to a property when its name,
 * or that of a `describe` around it, begins with the number: `P3 …`, `P4, P11 …`.
 * `test/support/propertyReport.js` writes the part after a whole run; {@link problemsOf} is what
 * `npm run check` looks at.
 */
const { existsSync, readFileSync, readdirSync } = require('node:fs');
const { dirname, join, resolve } = require('node:path');

const { between, row, table } = require('./markdown');

const ROOT = join(__dirname, '..');
const PAGE = 'docs/security.md';
/** Generated inputs of all property tests together: the goal of issue 4. */
const FEWEST_INPUTS = 100_000;

/** P1 is the first. */
const PROPERTIES = [
	'The digest of key, JSON and salt is the one that Mango computes.',
	'The text that came is hashed as it came; nothing is parsed and written again before.',
	'One changed character in JSON, signature or key is enough to be refused.',
	'Missing, empty, repeated, nested or overlong fields are refused and never throw.',
	'Secrets are compared in constant time, after their lengths.',
	'A signature in upper or mixed case is the same signature.',
	'The answer to a refused request is fixed and tells nothing.',
	'Without a usable salt and key everything is refused, and the log says why in one line.',
	"Another PBX's genuine event is refused.",
	'While the pair is being replaced both pairs are accepted; afterwards the new one alone.',
	'A refused request starts no execution.',
	'The same event again starts nothing, however late within a day and whatever came between.',
	'Ten copies at the same moment start one execution.',
	'The memory of seen events is bounded: the oldest go first, and a restart forgets it.',
	'Where an age is set, older events and events from the future start nothing.',
	'The order in which events arrive does not matter.',
	'Fields that Mango adds stay in `raw`; every address that Mango may append is declared.',
	'`ping` is answered 200 in any case, and gives an item only where that is chosen.',
	'The answer does not wait for the workflow. (How long it takes is measured by `npm run bench`.)',
	'Hostile JSON in a genuine form does no harm: size, depth, `__proto__`, huge numbers.',
	'Each content type has its fixed answer.',
	'Reads are repeated after a passing fault, commands never; the command id stays the same.',
	'HTTP 200 with any code but 1000 and 1001 is an error with that code.',
	'Waiting for a report ends: it waits longer and longer, stops at a refusal, at five minutes, and when cancelled.',
	'Salt, key and signature are in no item, error, log or exported workflow.',
	'Signed requests go to the closed list of addresses only, and no redirect is followed with them.',
	'Only a whole recording becomes a file.',
	'The test address verifies as the production address does.',
	'Publishing and unpublishing leaves nothing behind and asks nobody.',
	'Missed or not is decided by direction and result alone; the reason code never decides.',
];

/** The property numbers that a title begins with. @param {string} title @returns {number[]} */
function numbersOf(title) {
	const [start] = /^P\d{1,2}(, P\d{1,2})* /.exec(title) ?? [''];
	return [...start.matchAll(/\d+/g)].map(([number]) => Number(number));
}

/** A title without numbers, count, and the mark of a fault of the field guide. @param {string} title */
const plain = (title) => title.replace(/^P\d{1,2}(, P\d{1,2})* /, '').replace(/ \([\d,]+ inputs\)$/, '').replace(/ \(F\d+(, F\d+)*\)$/, '');

/** Generated inputs that a title names. @param {string} title */
const inputsOf = (title) => Number((/ \(([\d,]+) inputs\)$/.exec(title)?.[1] ?? '0').replaceAll(',', ''));

const count = (/** @type {number} */ number) => number.toLocaleString('en-US');
const linkTo = (/** @type {string} */ file) => `[${file.split('/').pop()}](../${file})`;

/**
 * One test of a run.
 * @typedef {object} RunTest
 * @property {string} file below the root, with slashes
 * @property {string[]} titles from the outermost `describe` to the test itself
 * @property {string} status jest's word: passed, failed, pending …
 */

/** What proves one property: the outermost titles that carry its number, by file. @param {number} number @param {RunTest[]} tests */
function proofOf(number, tests) {
	const own = tests.filter(({ titles }) => titles.some((title) => numbersOf(title).includes(number)));
	const named = own.map(({ file, titles }) => ({ file, title: plain(titles.find((title) => numbersOf(title).includes(number)) ?? '') }));
	const lines = [...new Set(named.map(({ file, title }) => `${linkTo(file)}: ${title}`))].sort();
	const inputs = own.reduce((sum, { titles }) => sum + inputsOf(titles[titles.length - 1]), 0);
	const statuses = [...new Set(own.map(({ status }) => status))].sort();
	return { tests: own.length, inputs, lines, result: statuses.join(', ') || 'no test' };
}

/** The table of properties. @param {RunTest[]} tests */
function propertiesTable(tests) {
	const rows = PROPERTIES.map((sentence, index) => {
		const { tests: many, inputs, lines, result } = proofOf(index + 1, tests);
		const amount = `${count(many)}${inputs > 0 ? `, ${count(inputs)} generated` : ''}`;
		return row(`**P${index + 1}** ${sentence}`, lines.join('<br>'), amount, result);
	});
	return table(['Property', 'Tests', 'Cases', 'Result'], rows);
}

/** How many inputs were generated, by file. @param {RunTest[]} tests */
function inputsTable(tests) {
	/** @type {Map<string, number>} */
	const byFile = new Map();
	for (const { file, titles, status } of tests) {
		const inputs = status === 'passed' ? inputsOf(titles[titles.length - 1]) : 0;
		if (inputs > 0) byFile.set(file, (byFile.get(file) ?? 0) + inputs);
	}
	const total = [...byFile.values()].reduce((sum, inputs) => sum + inputs, 0);
	const rows = [...byFile].sort(([one], [other]) => (one < other ? -1 : 1)).map(([file, inputs]) => row(linkTo(file), count(inputs)));
	return table(['Property tests', 'Inputs in each run'], [...rows, row('**Total**', `**${count(total)}**`)]);
}

/** The page as a run shows it. @param {string} page @param {RunTest[]} tests */
function pageOf(page, tests) {
	return between(between(page, 'properties', propertiesTable(tests)), 'inputs', inputsTable(tests));
}

/** Titles with a property's number that stand in a test file. @param {string} text */
function titlesIn(text) {
	const literals = text.matchAll(/(['"`])(P\d{1,2}(?:, P\d{1,2})* (?:\\.|(?!\1).)+)\1/g);
	return [...literals].map(([, , title]) => title.replace(/\\(.)/g, '$1'));
}

/** The test files that `npm test` runs, with slashes. */
function testFiles() {
	return readdirSync(join(ROOT, 'test'), { recursive: true })
		.map((file) => `test/${String(file).replaceAll('\\', '/')}`)
		.filter((file) => /\.test\.[jt]s$/.test(file) && !file.startsWith('test/e2e/'));
}

/** What the page says that is not so, or does not say although it is so. Runs no test. @returns {string[]} */
function problemsOf() {
	const page = readFileSync(join(ROOT, PAGE), 'utf8');
	const problems = [];
	for (const [index] of PROPERTIES.entries()) {
		const line = page.split('\n').find((one) => one.startsWith(`| **P${index + 1}** `));
		if (line === undefined || !line.endsWith('| passed |')) problems.push(`P${index + 1} is not shown as passed`);
	}
	const shown = new Set();
	for (const [, target, title] of page.matchAll(/\[[^\]]+\]\((\.\.\/test\/[^)]+)\): (.+?)(?=<br>| \| )/g)) {
		const file = resolve(ROOT, dirname(PAGE), target);
		const titles = existsSync(file) ? titlesIn(readFileSync(file, 'utf8')).map(plain) : [];
		if (!titles.includes(title.replaceAll('\\|', '|'))) problems.push(`${target} has no test "${title}"`);
		shown.add(`${target.slice(3)}: ${title}`);
	}
	for (const file of testFiles()) {
		for (const title of titlesIn(readFileSync(join(ROOT, file), 'utf8'))) {
			if (!shown.has(`${file}: ${plain(title)}`)) problems.push(`${file}: "${title}" is not on the page`);
		}
	}
	const total = Number((/\| \*\*Total\*\* \| \*\*([\d,]+)\*\*/.exec(page)?.[1] ?? '0').replaceAll(',', ''));
	if (total < FEWEST_INPUTS) problems.push(`${total} generated inputs are fewer than ${FEWEST_INPUTS}`);
	return problems;
}

module.exports = { PAGE, PROPERTIES, numbersOf, pageOf, problemsOf };
