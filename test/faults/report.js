// @ts-check
'use strict';

const { readFileSync, writeFileSync } = require('node:fs');
const { cpus, totalmem } = require('node:os');
const { join } = require('node:path');

const DOCUMENT = join(__dirname, '../../docs/faults.md');

/**
 * Prints a table and, where somebody asked for it by MANGO_WRITE_DOCS=1, puts it between its marks
 * in docs/faults.md. The words around it are written by hand.
 * @param {string} name of the marks: <!-- name:start -->, <!-- name:end -->
 * @param {string[]} head
 * @param {Array<Array<string | number>>} rows
 * @param {string} n8nVersion
 */
function publish(name, head, rows, n8nVersion) {
	const line = (/** @type {Array<string | number>} */ cells) => `| ${cells.join(' | ')} |`;
	const table = [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
	const text = `${table}\n\nMeasured by \`npm run test:faults\` with ${machine(n8nVersion)}.`;
	process.stdout.write(`\n${text}\n\n`);
	if (process.env.MANGO_WRITE_DOCS !== '1') return;
	const document = readFileSync(DOCUMENT, 'utf8');
	const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
	if (!document.includes(start) || !document.includes(end)) throw new Error(`docs/faults.md has no place for "${name}"`);
	const [before, rest] = document.split(start);
	writeFileSync(DOCUMENT, `${before}${start}\n\n${text}\n\n${end}${rest.split(end)[1]}`);
}

/** @param {string} n8nVersion */
function machine(n8nVersion) {
	const gigabytes = Math.round(totalmem() / 2 ** 30);
	return `n8n ${n8nVersion} on SQLite, ${cpus().length} cores, ${gigabytes} GB, ${process.platform}`;
}

module.exports = { publish };
