// @ts-check
/**
 * What `npm run generate` writes for the templates: each workflow.json from its source.js, and the table of the index.
 */
'use strict';

const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const { FOLDER, templateNames } = require('../../demo/template');
const { row, table } = require('../markdown');
const { assemble } = require('./assemble');

/** @returns {Record<string, string>} path from the root → text; a template without source.js is edited in n8n */
function templateFiles() {
	const written = templateNames().filter((name) => existsSync(join(FOLDER, name, 'source.js')));
	return Object.fromEntries(
		written.map((name) => [
			`templates/${name}/workflow.json`,
			`${JSON.stringify(assemble(require(join(FOLDER, name, 'source.js'))), null, '\t')}\n`,
		]),
	);
}

/**
 * Title, first sentence and needs of a template, from its README.
 * @param {string} name
 */
function about(name) {
	const text = readFileSync(join(FOLDER, name, 'README.md'), 'utf8');
	const title = /^# (.+)$/m.exec(text)?.[1] ?? name;
	const sentence = /^# .+\n+([^\n]+)/.exec(text)?.[1] ?? '';
	const needs = /^\*\*Needs:\*\* (.+)$/m.exec(text)?.[1] ?? '';
	return { title, sentence, needs };
}

/** The index of the templates. */
function templatesTable() {
	const rows = templateNames().map((name) => {
		const { title, sentence, needs } = about(name);
		return row(`[${title}](${name}/README.md)`, sentence, needs, `[workflow.json](${name}/workflow.json)`);
	});
	return table(['Template', 'What it does', 'Needs besides Mango Office', 'Import'], rows);
}

module.exports = { templateFiles, templatesTable };
