// @ts-check
/**
 * The tables of docs/benchmarks.md, between markers in a page that is otherwise written by hand.
 */
'use strict';

const { readFileSync, writeFileSync } = require('node:fs');
const os = require('node:os');
const { join } = require('node:path');
const { N8N_VERSION } = require('../../demo/host');
const { between, marksOf, row, table } = require('../../tools/markdown');
const { rounded } = require('./numbers');

const PAGE = join(__dirname, '../../docs/benchmarks.md');

/** @param {string | number | undefined} value */
const shown = (value) => (typeof value === 'number' ? rounded(value).toLocaleString('en-US', { maximumFractionDigits: 20 }) : (value ?? ''));

/** @param {import('../run').Outcome} outcome @returns {string[][]} */
function cells({ rows }) {
	const verdict = (/** @type {boolean | null} */ met) => (met === null ? '' : met ? 'yes' : '**no**');
	return [
		['What', 'This package', 'Instead', 'Ratio', 'Goal', 'Met'],
		...rows.map(({ what, ours, other, ratio, goal, met }) => [
			what,
			String(shown(ours)),
			String(shown(other)),
			ratio === undefined ? '' : `${shown(ratio)}×`,
			goal,
			verdict(met),
		]),
	];
}

/**
 * @param {import('../run').Outcome} outcome
 * @returns {string} for the terminal
 */
function printed(outcome) {
	const lines = cells(outcome);
	const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
	const grid = lines.map((line) => line.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd());
	return [...grid, ...outcome.notes.map((note) => `- ${note}`)].join('\n');
}

/** The machine without its name. */
function machine() {
	const cpus = os.cpus();
	const memory = Math.round(os.totalmem() / 2 ** 30);
	return `${cpus[0]?.model.trim() ?? 'unknown CPU'}, ${cpus.length} cores, ${memory} GB`;
}

/**
 * Puts the outcome of a case into the page; a case that the page does not know yet comes at its end.
 * @param {import('../run').Case} one
 * @param {import('../run').Outcome} outcome
 * @param {{ command: string, quick: boolean }} how
 */
function writePage({ name, title }, outcome, { command, quick }) {
	const [head, ...rows] = cells(outcome);
	const date = new Date().toISOString().slice(0, 10);
	const content = [
		table(head, rows.map((line) => row(...line))),
		...(outcome.notes.length > 0 ? [outcome.notes.map((note) => `- ${note}`).join('\n')] : []),
		...(quick ? ['**A quick run: too few repetitions to be trusted.**'] : []),
		`_${date}, \`${command}\`. ${machine()}; n8n ${N8N_VERSION}, this process on Node ${process.versions.node}._`,
	].join('\n\n');
	const part = `bench:${name}`;
	const marks = marksOf(part);
	const text = readFileSync(PAGE, 'utf8');
	const page = text.includes(marks[0]) ? text : `${text.trimEnd()}\n\n## ${title}\n\n${marks.join('\n\n')}\n`;
	writeFileSync(PAGE, between(page, part, content));
}

module.exports = { printed, writePage };
