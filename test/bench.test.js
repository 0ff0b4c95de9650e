// @ts-check
'use strict';
/**
 * The benchmarks that need no n8n still run and still give what the orchestrator writes down. Their figures mean nothing
 * here: sizes are tiny and the machine may be busy.
 */
const CASES = ['receiver-own', 'receiver-memory', 'statistics-csv', 'statistics-year'];

test.each(CASES)('bench/%s', async (file) => {
	const { name, title, run } = require(`../bench/${file}`);
	expect(name).toBe(file);
	expect(title).toMatch(/^[A-Z]/);

	/** @type {string[]} */
	const said = [];
	const { rows, notes } = await run({ log: (/** @type {string} */ text) => void said.push(text), quick: true });

	expect(said).not.toEqual([]);
	expect(notes.every((/** @type {unknown} */ note) => typeof note === 'string' && note !== '')).toBe(true);
	expect(rows).not.toEqual([]);
	for (const row of rows) {
		expect(row).toEqual({
			what: expect.any(String),
			ours: expect.anything(),
			...('other' in row ? { other: expect.anything() } : {}),
			...('ratio' in row ? { ratio: expect.any(Number) } : {}),
			goal: expect.any(String),
			met: row.goal === 'for information' ? null : expect.any(Boolean),
		});
		expect(`${row.ours} ${row.other ?? ''} ${row.ratio ?? ''}`).not.toMatch(/NaN|undefined|Infinity/);
	}
	expect(new Set(rows.map((/** @type {{ what: string }} */ { what }) => what)).size).toBe(rows.length);
}, 120_000);
