// @ts-check
/**
 * Tables of Markdown, and the parts of a page that a program writes between marks. The words around them are written by hand.
 */
'use strict';

/** A row of a table; a `|` in a text must not end the cell. */
const row = (/** @type {unknown[]} */ ...cells) =>
	`| ${cells.map((cell) => String(cell ?? '').replace(/\|/g, '\\|').replace(/\n/g, ' ')).join(' | ')} |`;

const table = (/** @type {string[]} */ head, /** @type {string[]} */ rows) =>
	[row(...head), row(...head.map(() => '---')), ...rows].join('\n');

/** Where a part of a page begins and ends. @param {string} name @returns {[start: string, end: string]} */
const marksOf = (name) => [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];

/**
 * The page with another text between the marks of a part.
 * @param {string} text @param {string} name @param {string} content
 * @throws {Error} when the page has no such part
 */
function between(text, name, content) {
	const [start, end] = marksOf(name);
	const [from, to] = [text.indexOf(start), text.indexOf(end)];
	if (from < 0 || to < from) throw new Error(`The markers ${start} … ${end} are missing`);
	return `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`;
}

module.exports = { between, marksOf, row, table };
