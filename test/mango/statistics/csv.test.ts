import fc from 'fast-check';

import responses from '../../fixtures/responses.json';
import { COLUMNS, csvRows, CsvProblem, type Column } from '../../../mango/statistics/csv';
import { holds } from '../../support/property';

const fixture = responses.responses['stats/result'] as { body: string; fields: string };
const columns = fixture.fields.split(',') as Column[];

it('the example of the manual', () => {
	const [answered, missed, ...more] = csvRows(fixture.body, columns);
	expect(more).toEqual([]);
	expect(answered).toMatchObject({
		recordingIds: ['MToxMDAwMDAwOjkwMDAwMDAwMDE6MA=='],
		startedAt: '2026-06-21T00:00:00.000Z',
		answeredAt: '2026-06-21T00:00:19.000Z',
		fromExtension: null,
		fromNumber: '+79000000001',
		toExtension: '101',
		toNumber: 'sip:u101@example.mangosip.ru',
		result: { code: 1110 },
		lineNumber: '+74950000001',
		location: 'abonent',
	});
	expect(missed).toMatchObject({ recordingIds: [], answeredAt: null, result: { name: 'NO_ANSWER' } });
});

it.each([
	['\n', '[a,b];1;'], ['\r\n', '[a,b];1;'], ['\n', 'a,b;1;'],
])('rows end with %j, records stand with and without brackets', (end, row) => {
	const rows = [...csvRows(`${row}${end}${end}${row}${end}`, ['records', 'location', 'from_extension'])];
	expect(rows).toEqual(Array(2).fill({ recordingIds: ['a', 'b'], location: '1', fromExtension: null }));
});

it('a row with another number of columns is named, and no row before it is lost', () => {
	const rows: unknown[] = [];
	const read = () => {
		for (const row of csvRows('a;b\nc\n', ['location', 'entry_id'])) rows.push(row);
	};
	expect(read).toThrow(CsvProblem);
	expect(read).toThrow('Row 2 of the statistics has 1 columns instead of 2');
	expect(rows[0]).toEqual({ location: 'a', entryId: 'b' });
});

const some = fc.uniqueArray(fc.constantFrom(...COLUMNS.map(([column]) => column)), { minLength: 1 });
const cell = fc.stringMatching(/^[^;\r\n]*$/);
holds(
	'any text is read or refused, never half read',
	5_000,
	fc.property(some, fc.array(fc.array(cell, { minLength: 1, maxLength: 13 })), (asked, table) => {
		const text = table.map((row) => row.join(';')).join('\n');
		const rows = text.split('\n').filter((line) => line !== '');
		const fits = rows.every((line) => line.split(';').length === asked.length);
		if (fits) expect([...csvRows(text, asked)]).toHaveLength(rows.length);
		else expect(() => [...csvRows(text, asked)]).toThrow(CsvProblem);
	}),
);

const asked = fc.uniqueArray(fc.constantFrom(...COLUMNS.map(([column]) => column)), { minLength: 1 });
holds(
	'a report cut off, damaged or made of anything is refused with the one error that names the row',
	5_000,
	fc.property(asked, fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[[\],;0-9a-z\r\n"]*$/)), (named, text) => {
		try {
			for (const row of csvRows(text, named)) expect(Object.values(row)).not.toContain(undefined);
		} catch (error) {
			expect(error).toBeInstanceOf(CsvProblem);
		}
	}),
);
