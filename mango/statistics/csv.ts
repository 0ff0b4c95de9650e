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
	let row = 0;
	for (let start = 0; start < csv.length; ) {
		const end = csv.indexOf('\n', start);
		const line = csv.slice(start, end < 0 ? csv.length : end).replace(/\r$/, '');
		start = end < 0 ? csv.length : end + 1;
		if (line === '') continue;
		row++;
		const cells = line.split(';');
		if (cells.length !== columns.length) {
			throw new CsvProblem(`Row ${row} of the statistics has ${cells.length} columns instead of ${columns.length}`);
		}
		const fields: Record<string, unknown> = {};
		readers.forEach(([, name, read], index) => {
			fields[name] = read(cells[index]);
		});
		yield fields;
	}
}

/** `[id1,id2]`, `[]`, or without brackets as in the older manual. */
function recordings(value: unknown): string[] {
	const ids = text(value)?.replace(/^\[|\]$/g, '') ?? '';
	return ids.split(',').filter((id) => id !== '');
}

