// @ts-check
'use strict';

/** Lists of the address book, §2.10: `init` gives the first page and a cursor, `cursor` walks on. */

const MAX_CURSORS = 1000;
const FIRST = 'first-page';

/** `next-page-3` is three pages on. Beyond the ends the first or the last page comes (C). @param {string} mode @param {number} page @param {number} pages */
function pageOf(mode, page, pages) {
	const [, way, step] = /^(next|prev)-page-([1-9])$/.exec(mode) ?? [];
	const wanted =
		mode === FIRST
			? 1
			: mode === 'last-page'
				? pages
				: way
					? page + (way === 'next' ? Number(step) : -Number(step))
					: page;
	return Math.max(1, Math.min(wanted, pages));
}

/** Names and numbers are searched, whatever the case. @param {any} row @param {string} query */
function matches(row, query) {
	const wanted = query.toLowerCase();
	const texts = [row.name, row.org_name, row.group_name, row.org?.org_name];
	const phones = (row.phones ?? []).flatMap((/** @type {any} */ { phone, phone_num }) => [phone, phone_num]);
	return [...texts, ...phones].some((text) => text?.toLowerCase().includes(wanted));
}

/** @param {any} row @param {string} name */
function valueOf(row, name) {
	const value = row[name] ?? row.org?.[name] ?? '';
	return typeof value === 'number' ? value : String(value).toLowerCase();
}

/** @param {any[]} rows @param {Array<Record<string, string>>} order */
function sorted(rows, order) {
	const keys = order.flatMap((entry) => Object.entries(entry));
	return [...rows].sort((a, b) => {
		for (const [name, way] of keys) {
			const [left, right] = [valueOf(a, name), valueOf(b, name)];
			if (left !== right) return left < right === (way === 'asc') ? -1 : 1;
		}
		return 0;
	});
}

/**
 * One page, and a new cursor that stands on it. An older cursor stays where it was (C).
 * @param {any} pbx
 * @param {'organizations' | 'groups' | 'contacts'} kind
 * @param {{ query: string, order: any[], limit: number, ext: string[], page: number }} list
 * @param {string} mode
 * @param {(row: any, ext: string[]) => any} print
 */
function pageReply({ state, settings }, kind, list, mode, print) {
	const { book } = state;
	const rows = sorted(
		book[kind].filter((/** @type {any} */ row) => matches(row, list.query)),
		list.order,
	);
	const pages = Math.ceil(rows.length / list.limit);
	const page = pageOf(mode, list.page, pages);
	const shown = rows.slice((page - 1) * list.limit, page * list.limit);
	const cursor = Buffer.from(`cursor-${state.newId('cursor')}`).toString('base64');
	book.cursors.set(cursor, { ...list, kind, page });
	if (book.cursors.size > MAX_CURSORS) book.cursors.delete(book.cursors.keys().next().value ?? '');
	const info = {
		page,
		from: shown.length ? (page - 1) * list.limit + 1 : 0,
		size: shown.length,
		limit: list.limit,
		total_rows: rows.length,
		pages: pages || settings.emptyBookPages,
	};
	return { json: { result: 1000, data: shown.map((row) => print(row, list.ext)), state: { info, cursor } } };
}

/** @type {import('../types').Parameter} */
const order = {
	name: 'order',
	kind: 'list',
	items: {
		name: '',
		kind: 'object',
		check: (value) =>
			Object.values(value).every((way) => way === 'asc' || way === 'desc') ? null : 'must hold asc or desc',
	},
};

/** @type {import('../types').Parameter[]} */
const INIT = [
	{ name: 'query', kind: 'string', required: true, empty: true },
	{ name: 'limit_rows', kind: 'int', min: 1, max: 500 },
	order,
];

/** @type {import('../types').Parameter[]} */
const CURSOR = [
	{
		name: 'mode',
		kind: 'string',
		required: true,
		format: /^((first|last|current)-page|(next|prev)-page-[1-9])$/,
		formatText: 'first-page, last-page, current-page, next-page-1..9 or prev-page-1..9',
	},
	{ name: 'cursor', kind: 'string', required: true },
];

module.exports = { CURSOR, FIRST, INIT, pageReply };
