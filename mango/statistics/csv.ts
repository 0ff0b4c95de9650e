/**
 * Basic statistics: CSV without a header, `;` between the columns, no quoting, rows ending with
 * `\n` or `\r\n` (mango-api.md §2.3). One conversation gives several rows, one for each leg.
 */

import { lineNumber } from '../events/call';
import { text } from '../lenient';
import { explainField } from '../result';
import { isoFromSeconds } from '../time';

/** Mango's columns, our names for them and how each is read; the order is Mango's default one. */
export const COLUMNS = [
	['records', 'recordingIds', recordings],
	['start', 'startedAt', isoFromSeconds],
	['finish', 'endedAt', isoFromSeconds],
	['answer', 'answeredAt', isoFromSeconds],
	['from_extension', 'fromExtension', text],
	['from_number', 'fromNumber', lineNumber],
	['to_extension', 'toExtension', text],
	['to_number', 'toNumber', lineNumber],
	['disconnect_reason', 'result', explainField],
	['line_number', 'lineNumber', lineNumber],
	['location', 'location', text],
	['entry_id', 'entryId', text],
	['create', 'createdAt', isoFromSeconds],
] as const;

export type Column = (typeof COLUMNS)[number][0];

/** A row with another number of columns than was asked for. */
export class CsvProblem extends Error {}

/**
 * The rows of a report, one by one and without a copy of the text.
 *
 * @param columns what was asked for, in that order
 * @throws CsvProblem naming the row that does not have these columns
 */
export function* csvRows(
	csv: string,
	columns: readonly Column[],
): Generator<Record<string, unknown>> {
	const readers = columns.map((column) => COLUMNS.find(([name]) => name === column) ?? COLUMNS[0]);
	// Every row is a copy of this one with its values put in: adding field after field to an empty
	// object costs more than reading the values.
	const blank: Record<string, unknown> = Object.fromEntries(readers.map(([, name]) => [name, null]));
	let row = 0;
	for (const cells of csvCells(csv)) {
		row++;
		if (cells.length !== columns.length) {
			throw new CsvProblem(`Row ${row} of the statistics has ${cells.length} columns instead of ${columns.length}`);
		}
		const fields = { ...blank };
		for (let index = 0; index < cells.length; index++) {
			const [, name, read] = readers[index];
			fields[name] = read(cells[index]);
		}
		yield fields;
	}
}

/** The cells of the rows, one row after another; empty rows are left out. */
export function* csvCells(csv: string): Generator<string[]> {
	for (let start = 0, end = 0; start < csv.length; start = end + 1) {
		end = csv.indexOf('\n', start);
		if (end < 0) end = csv.length;
		const line = csv.slice(start, csv[end - 1] === '\r' ? end - 1 : end);
		if (line !== '') yield line.split(';');
	}
}

/** `[id1,id2]`, `[]`, or without brackets as in the older manual. */
function recordings(value: unknown): string[] {
	const ids = text(value)?.replace(/^\[|\]$/g, '') ?? '';
	return ids.split(',').filter((id) => id !== '');
}

