// @ts-check
'use strict';

/** Google Sheets as far as templates use it: one spreadsheet with one sheet, read whole, written by ranges in A1 form. */
function sheets({ id = 'spreadsheet-1', title = 'Лист1' } = {}) {
	/** @type {any[][]} */
	const cells = [];
	let down = false;

	/** `Лист1!B2`, `Лист1!1:1`, `Лист1!2:3` → where writing begins. @param {string} range */
	const place = (range) => {
		const [, letters, row] = /!([A-Z]*)(\d+)/.exec(range) ?? [];
		if (!row) throw new Error(`The stand-in does not know the range ${range}`);
		const column = [...(letters || 'A')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
		return { row: Number(row) - 1, column: column - 1 };
	};
	/** @param {string} range @param {any[][]} values */
	const put = (range, values) => {
		const { row, column } = place(range);
		values.forEach((line, down) => line.forEach((value, right) => ((cells[row + down] ??= [])[column + right] = value)));
	};

	return {
		host: 'sheets.googleapis.com',
		id,
		title,
		/** @param {import('./outside').Received} request @returns {import('./outside').Answer} */
		answer({ method, path, headers, json }) {
			const { pathname } = new URL(path, 'https://sheets.googleapis.com');
			if (down) return { status: 503, json: { error: { code: 503, message: 'The service is currently unavailable.' } } };
			if (headers.authorization !== 'Bearer test-token') return { status: 401, json: { error: { code: 401, message: 'Invalid Credentials' } } };
			const own = `/v4/spreadsheets/${id}`;
			const rest = decodeURIComponent(pathname.slice(own.length));
			if (!pathname.startsWith(own)) return { status: 404, json: { error: { code: 404, message: 'Requested entity was not found.' } } };
			if (method === 'GET' && rest === '') return { json: { sheets: [{ properties: { sheetId: 0, title } }] } };
			if (method === 'POST' && rest === ':batchUpdate') return { json: { replies: [{}] } };
			if (method === 'POST' && rest === '/values:batchUpdate') {
				for (const { range, values } of json.data) put(range, values);
				return { json: {} };
			}
			const range = /^\/values\/(.+)$/.exec(rest)?.[1];
			if (!range) return { status: 404, json: { error: { code: 404, message: rest } } };
			if (method === 'GET') return { json: cells.length ? { values: cells.map((line) => line.map((value) => String(value ?? ''))) } : {} };
			if (method !== 'PUT') return { status: 405 };
			put(range, json.values);
			return { json: {} };
		},
		/** The rows below the header, by its names. */
		rows: () => cells.slice(1).map((line) => Object.fromEntries(cells[0].map((name, index) => [name, line[index]]))),
		/** @param {boolean} yes whether it answers 503 from now on */
		breakDown: (yes = true) => {
			down = yes;
		},
	};
}

module.exports = { sheets };
