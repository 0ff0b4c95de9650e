// @ts-check
/**
 * What the demo says on the terminal.
 */
'use strict';

const colours = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (/** @type {number} */ code, /** @type {string} */ text) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);

/** @param {string} line */
const say = (line) => console.log(line);
/** A step that worked. @param {string} line */
const done = (line) => console.log(`${paint(32, '✓')} ${line}`);
/** A step that did not. @param {string} line */
const failed = (line) => console.error(`${paint(31, '✗')} ${line}`);
/** A heading. @param {string} line */
const heading = (line) => console.log(`\n${paint(1, line)}`);

/**
 * @param {string} number E.164
 * @returns {string} as people write it: +7 900 000-00-02
 */
function phone(number) {
	return number.replace(/^\+?7(\d{3})(\d{3})(\d{2})(\d{2})$/, '+7 $1 $2-$3-$4');
}

/**
 * A table for people.
 * @param {string[]} head
 * @param {string[][]} rows
 * @returns {string}
 */
function grid(head, rows) {
	const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => [...row[column]].length)));
	const line = (/** @type {string[]} */ row) => `  ${row.map((cell, column) => cell + ' '.repeat(widths[column] - [...cell].length)).join('   ')}`.trimEnd();
	return [line(head), `  ${widths.map((width) => '─'.repeat(width)).join('───')}`, ...rows.map(line)].join('\n');
}

module.exports = { done, failed, grid, heading, phone, say };
