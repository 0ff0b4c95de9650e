// @ts-check
'use strict';
/**
 * Reading basic statistics, against the fastest published parsers. Each does the same work and keeps the same rows:
 * either arrays of texts, or objects with every value read by our own readers.
 */
const Papa = require('papaparse');
const { initParser } = require('udsv');

const { COLUMNS, csvCells, csvRows } = require('../dist/mango/statistics/csv');
const { collectGarbage, interleaved, ratioOf, rounded } = require('./support/measure');
const { median } = require('./support/numbers');

const MOST = 1.2;
const COLUMN_NAMES = COLUMNS.map((/** @type {readonly [string, string, Function]} */ [name]) => name);

/** @param {string} text */
const base64 = (text) => Buffer.from(text).toString('base64');

/** A report as mango-api.md §2.3 prints it: two legs a conversation, a third of them without an answer. @param {number} rows */
function reportOf(rows) {
	const lines = Array.from({ length: rows }, (_, row) => {
		const start = 1_782_000_000 + row * 25;
		const answered = row % 3 > 0;
		const extension = 101 + (row % 40);
		return [
			answered ? `[${base64(`1:1000000:${900_000_000 + row}:0`)}]` : '[]',
			start, start + 95, answered ? start + 12 : 0,
			'', `790000000${String(row % 19).padStart(2, '0')}`, extension, `sip:u${extension}@example.mangosip.ru`,
			answered ? 1110 : 1111, '74950000001', 'abonent', base64(`2000000001:${row >> 1}`), start - 2,
		].join(';');
	});
	return `${lines.join('\r\n')}\r\n`;
}

/** What uDSV is told instead of guessing: no header, no quotes, our names and our readers. */
const SCHEMA = {
	skip: 0, col: ';', row: '\r\n', encl: '', esc: '', trim: false,
	cols: COLUMNS.map((/** @type {readonly [string, string, Function]} */ [, name, parse]) => ({ name, type: 's', parse, repl: {} })),
};
/** The same for PapaParse, which cannot do without a quote sign: one that never occurs. */
const PAPA = { delimiter: ';', newline: '\r\n', quoteChar: '\0', skipEmptyLines: true };

/** @type {Record<string, (csv: string) => unknown[]>} */
const TEXTS = {
	ours: (csv) => [...csvCells(csv)],
	uDSV: (csv) => initParser(SCHEMA).stringArrs(csv),
	PapaParse: (csv) => Papa.parse(csv, PAPA).data,
};

/** @type {Record<string, (csv: string) => unknown[]>} */
const OBJECTS = {
	ours: (csv) => [...csvRows(csv, COLUMN_NAMES)],
	uDSV: (csv) => initParser(SCHEMA).typedObjs(csv),
	PapaParse: (csv) => Papa.parse(csv, PAPA).data.map(typed),
};

/** @param {unknown} cells */
function typed(cells) {
	/** @type {Record<string, unknown>} */
	const row = {};
	/** @type {string[]} */ (cells).forEach((cell, index) => {
		const [, name, read] = COLUMNS[index];
		row[name] = read(cell);
	});
	return row;
}

/** A parser that reads something else is not faster but wrong. @param {Record<string, (csv: string) => unknown[]>} parsers @param {string} csv */
function sameResults(parsers, csv) {
	const [ours, ...others] = Object.values(parsers).map((parse) => JSON.stringify(parse(csv)));
	if (others.some((other) => other !== ours)) throw new Error('the parsers do not agree');
}

/**
 * @param {import('./support/measure').Options} options
 * @returns {Promise<import('./support/measure').Outcome>}
 */
async function run({ log, quick }) {
	const count = quick ? 500 : 100_000;
	const csv = reportOf(count);
	log(`${count} rows, ${rounded(csv.length / 1e6, 1)} MB`);
	/** @type {import('./support/measure').Row[]} */
	const rows = [];
	for (const [what, parsers] of /** @type {const} */ ([['arrays of texts', TEXTS], ['objects, values read', OBJECTS]])) {
		sameResults(parsers, reportOf(500));
		const candidates = Object.fromEntries(Object.entries(parsers).map(([name, parse]) => [name, () => void parse(csv)]));
		const times = interleaved(candidates, {
			...(quick ? { rounds: 2, warmUp: 1 } : { rounds: 15, warmUp: 3 }),
			// The rows of one candidate are not to be collected in the time of the next.
			before: collectGarbage,
		});
		const fastest = median(times.uDSV) <= median(times.PapaParse) ? 'uDSV' : 'PapaParse';
		for (const name of ['uDSV', 'PapaParse']) {
			const ratio = ratioOf(times.ours, times[name]);
			const judged = name === fastest;
			rows.push({
				what: `${count} rows to ${what}, against ${name}`,
				ours: `${rounded(median(times.ours), 0)} ms`,
				other: `${rounded(median(times[name]), 0)} ms`,
				ratio,
				goal: judged ? `≤ ${MOST}× of the fastest` : 'for information',
				met: judged ? ratio <= MOST : null,
			});
		}
	}
	return {
		rows,
		notes: [
			'Processor time, medians of interleaved rounds. All three are told separator, row end and columns and guess nothing, quoting is off in all, and their results are compared to the byte beforehand. About half of the time goes to the garbage collector, which has to keep 100,000 rows of any parser.',
		],
	};
}

module.exports = { name: 'statistics-csv', title: 'Parsing basic statistics', run };
