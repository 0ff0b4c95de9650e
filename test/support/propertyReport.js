// @ts-check
'use strict';
/**
 * After a whole run, writes into `docs/security.md` which tests have proved which property, and
 * with how many generated inputs. In CI it writes nothing: the run fails when the page would change.
 */
const { readFileSync, writeFileSync } = require('node:fs');
const { join, relative, sep } = require('node:path');

const { PAGE, PROPERTIES, numbersOf, pageOf } = require('../../tools/properties');

const ROOT = join(__dirname, '../..');

/** Whether jest was asked for all tests: a part of them proves a part of the page. @param {any} config */
function isWholeRun({ testPathPatterns, testNamePattern, onlyChanged, onlyFailures, findRelatedTests, runTestsByPath, shard }) {
	const filtered = testPathPatterns?.isSet?.() || testNamePattern || onlyChanged || onlyFailures || findRelatedTests || runTestsByPath || shard;
	return !filtered;
}

class PropertyReport {
	/** @param {any} globalConfig */
	constructor(globalConfig) {
		this.config = globalConfig;
		/** @type {Error | undefined} */
		this.error = undefined;
	}

	/** @param {unknown} _contexts @param {import('@jest/test-result').AggregatedResult} results */
	onRunComplete(_contexts, results) {
		// A file that does not load has told nothing: the run fails anyway, and the page stays.
		if (!isWholeRun(this.config) || results.wasInterrupted || results.numRuntimeErrorTestSuites > 0) return;
		const tests = results.testResults.flatMap(({ testFilePath, testResults }) =>
			testResults.map(({ ancestorTitles, title, status }) => ({
				file: relative(ROOT, testFilePath).split(sep).join('/'),
				titles: [...ancestorTitles, title],
				status,
			})),
		);
		const proved = new Set(tests.flatMap(({ titles }) => titles.flatMap(numbersOf)));
		const missing = PROPERTIES.map((_sentence, index) => index + 1).filter((number) => !proved.has(number));
		if (missing.length > 0) this.error = new Error(`No test is named by ${missing.map((number) => `P${number}`).join(', ')}`);
		this.keep(join(ROOT, PAGE), tests);
	}

	/** @param {string} path @param {import('../../tools/properties').RunTest[]} tests */
	keep(path, tests) {
		const page = readFileSync(path, 'utf8');
		const now = pageOf(page, tests);
		if (now === page) return;
		if (!process.env.CI) return writeFileSync(path, now);
		this.error ??= new Error(`${PAGE} is not what this run shows: run npm test and commit it`);
	}

	getLastError() {
		return this.error;
	}
}

module.exports = PropertyReport;
