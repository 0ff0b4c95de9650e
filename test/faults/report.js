// @ts-check
'use strict';

const { readFileSync, writeFileSync } = require('node:fs');
const { cpus, totalmem } = require('node:os');
const { join } = require('node:path');

const { between, row, table } = require('../../tools/markdown');

const DOCUMENT = join(__dirname, '../../docs/faults.md');

/**
 * Prints a table and, where somebody asked for it by MANGO_WRITE_DOCS=1, puts it between its marks
 * in docs/faults.md. The words around it are written by hand.
 * @param {string} name of the marks
 * @param {string[]} head
 * @param {Array<Array<string | number>>} rows
 * @param {string} n8nVersion
 */
function publish(name, head, rows, n8nVersion) {
	const text = `${table(head, rows.map((cells) => row(...cells)))}\n\nMeasured by \`npm run test:faults\` with ${machine(n8nVersion)}.`;
	process.stdout.write(`\n${text}\n\n`);
	if (process.env.MANGO_WRITE_DOCS !== '1') return;
	writeFileSync(DOCUMENT, between(readFileSync(DOCUMENT, 'utf8'), name, text));
}

/** @param {string} n8nVersion */
function machine(n8nVersion) {
	const gigabytes = Math.round(totalmem() / 2 ** 30);
	return `n8n ${n8nVersion} on SQLite, ${cpus().length} cores, ${gigabytes} GB, ${process.platform}`;
}

module.exports = { publish };
