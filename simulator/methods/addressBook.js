// @ts-check
'use strict';

/** Address book, §2.10. The paths, their singulars, plurals and slashes are as printed. */

const { announce, demand, eachElement, tooMany } = require('../book/batches');
const { changedContact, emptyContact, FIELDS, printedContact, text } = require('../book/contacts');
const { CURSOR, FIRST, INIT, pageReply } = require('../book/paging');
const { mustExist, refuseOn } = require('./problems');

const SECTION = '§2.10';
/** §1.7. */
const READ = Object.freeze({ max: 50, per: 1000, key: 'ab/read' });
const WRITE = Object.freeze({ max: 10, per: 1000, key: 'ab/write' });
const common = /** @type {const} */ ({ section: SECTION, confidence: 'A', service: 'API_CONNECT' });

/** @type {import('../types').Parameter} */
const extFields = { name: 'contact_ext_fields', kind: 'list', items: { name: '', kind: 'string' } };
/** @type {import('../types').Parameter} */
const data = { name: 'data', kind: 'list', required: true };

/** What a duplicate is, is not printed: here a contact with the same phone, an organisation or group with the same name (C). @param {any} a @param {any} b */
const sameContact = (a, b) =>
	a.phones.some((/** @type {any} */ { phone_num }) =>
		b.phones.some((/** @type {any} */ other) => other.phone_num === phone_num),
	);

/** @param {string} name */
const sameText = (name) => (/** @type {any} */ a, /** @type {any} */ b) =>
	a[name].toLowerCase() === b[name].toLowerCase();

/** @param {string} id @param {string} name */
const plainKind = (id, name) => ({
	fields: [text(name, { required: true })],
	make: (/** @type {any} */ _pbx, /** @type {any} */ given, /** @type {number} */ newId) => ({
		[id]: newId,
		[name]: given[name],
	}),
	change: (/** @type {any} */ _pbx, /** @type {any} */ before, /** @type {any} */ given) => ({
		...before,
		[name]: given[name] ?? before[name],
	}),
	print: (/** @type {any} */ row) => row,
	same: sameText(name),
});

/**
 * @typedef {object} BookKind
 * @property {'organizations' | 'groups' | 'contacts'} list in state.book, and the last segment of events/ab/...
 * @property {string} what
 * @property {string} id
 * @property {string} newId of state.nextIds
 * @property {{ one: string, init: string, cursor: string, create: string, update: string, delete: string }} paths
 * @property {import('../types').Parameter[]} fields of an element
 * @property {(pbx: any, given: any, newId: number) => any} make
 * @property {(pbx: any, before: any, given: any) => any} change
 * @property {(row: any, ext: readonly string[]) => any} print
 * @property {(a: any, b: any) => boolean} same
 * @property {(book: any, row: any) => void} follow keeps contacts in step with a changed row
 * @property {(book: any, id: number) => void} forget takes a deleted row out of contacts
 */

/** @type {BookKind[]} */
const KINDS = [
	{
		list: 'organizations',
		what: 'organisation',
		id: 'org_id',
		newId: 'organization',
		paths: {
			one: 'ab/organization',
			init: 'ab/organizations/init',
			cursor: 'ab/organizations/cursor',
			create: 'ab/organizations/create',
			update: 'ab/organizations/update',
			delete: 'ab/organizations/delete',
		},
		...plainKind('org_id', 'org_name'),
		follow: (book, row) => {
			for (const contact of book.contacts) if (contact.org?.org_id === row.org_id) contact.org = { ...row };
		},
		forget: (book, id) => {
			for (const contact of book.contacts) if (contact.org?.org_id === id) contact.org = null;
		},
	},
	{
		list: 'groups',
		what: 'group of contacts',
		id: 'group_id',
		newId: 'contactGroup',
		paths: {
			one: 'ab/group',
			init: 'ab/groups/init',
			cursor: 'ab/groups/cursor',
			create: 'ab/groups/create/',
			update: 'ab/groups/update',
			delete: 'ab/groups/delete',
		},
		...plainKind('group_id', 'group_name'),
		follow: (book, row) => {
			for (const contact of book.contacts)
				contact.groups = contact.groups.map((/** @type {any} */ group) =>
					group.group_id === row.group_id ? { ...row } : group,
				);
		},
		forget: (book, id) => {
			for (const contact of book.contacts)
				contact.groups = contact.groups.filter((/** @type {any} */ { group_id }) => group_id !== id);
		},
	},
	{
		list: 'contacts',
		what: 'contact',
		id: 'contact_id',
		newId: 'contact',
		paths: {
			one: 'ab/contact',
			init: 'ab/contact/init',
			cursor: 'ab/contact/cursor',
			create: 'ab/contacts/create/',
			update: 'ab/contacts/update',
			delete: 'ab/contacts/delete',
		},
		fields: [text('name', { required: true }), ...FIELDS],
		make: ({ state, clock }, given, newId) => changedContact(state, emptyContact(newId, clock.seconds()), given),
		change: ({ state }, before, given) => changedContact(state, before, given),
		print: printedContact,
		same: sameContact,
		follow: () => {},
		forget: () => {},
	},
];

/** @param {BookKind} kind @returns {import('../types').Method[]} */
function methodsOf(kind) {
	const { id, list, paths, print } = kind;
	const isContact = list === 'contacts';
	const ext = isContact ? [extFields] : [];
	const event = `events/ab/${list}`;
	const idFields = [/** @type {import('../types').Parameter} */ ({ name: id, kind: 'int', required: true })];
	const optional = kind.fields.map((field) => ({ ...field, required: false }));
	/** @param {any} state @param {unknown} wanted */
	const rowOf = (state, wanted) => state.book[list].find((/** @type {any} */ row) => row[id] === Number(wanted));

	return [
		{
			...common,
			path: paths.one,
			rate: READ,
			parameters: [...idFields, ...ext],
			check: refuseOn(SECTION, ({ state }, params) => [mustExist(id, rowOf(state, params[id]), kind.what)]),
			handler: ({ state }, params) => ({
				json: { result: 1000, data: print(rowOf(state, params[id]), params.contact_ext_fields ?? []) },
			}),
		},
		{
			...common,
			path: paths.init,
			rate: READ,
			parameters: [...INIT, ...ext],
			handler: (pbx, { query, limit_rows, order, contact_ext_fields }) => {
				const limit = Number(limit_rows ?? 10);
				return pageReply(
					pbx,
					list,
					{ query, order: order ?? [], limit, ext: contact_ext_fields ?? [], page: 1 },
					FIRST,
					print,
				);
			},
		},
		{
			...common,
			path: paths.cursor,
			rate: READ,
			parameters: CURSOR,
			check: refuseOn(SECTION, ({ state }, { cursor }) => [
				mustExist('cursor', state.book.cursors.get(cursor)?.kind === list, `cursor of this list`),
			]),
			handler: (pbx, { mode, cursor }) => pageReply(pbx, list, pbx.state.book.cursors.get(cursor), mode, print),
		},
		{
			...common,
			path: paths.create,
			rate: WRITE,
			parameters: [data, { name: 'on_error', kind: 'oneOf', values: ['skip', 'duplicate'] }],
			check: tooMany(SECTION),
			handler: (pbx, params) => {
				const { book } = pbx.state;
				/** @type {any[]} */
				const skipped = [];
				const { result, notes, changed } = eachElement(
					params.data,
					{ name: '', kind: 'object', fields: kind.fields },
					(given) => {
						const row = kind.make(pbx, given, pbx.state.newId(kind.newId));
						if (params.on_error === 'skip' && book[list].some((/** @type {any} */ other) => kind.same(other, row))) {
							skipped.push(given);
							demand(pbx.settings.bookSkippedCode, false, 'it is there already and was skipped');
						}
						book[list].push(row);
						return row;
					},
				);
				const printed = changed.map((row) => print(row, []));
				announce(pbx, event, 'new', printed, paths.create);
				const byId = Object.fromEntries(printed.map((row) => [row[id], row]));
				return { json: { result, data: byId, skipped }, notes };
			},
		},
		{
			...common,
			path: paths.update,
			rate: WRITE,
			parameters: [data],
			check: tooMany(SECTION),
			handler: (pbx, params) => {
				const { book } = pbx.state;
				const { result, notes, changed } = eachElement(
					params.data,
					{ name: '', kind: 'object', fields: [...idFields, ...optional] },
					(given) => {
						const before = rowOf(pbx.state, given[id]);
						demand(3300, before, `there is no ${kind.what} ${given[id]}`);
						demand(3103, given[kind.fields[0].name] !== '', `${kind.fields[0].name} is required`);
						const after = kind.change(pbx, before, given);
						book[list][book[list].indexOf(before)] = after;
						kind.follow(book, after);
						return after;
					},
				);
				announce(
					pbx,
					event,
					'updated',
					changed.map((row) => print(row, [])),
					paths.update,
				);
				return { json: { result }, notes };
			},
		},
		{
			...common,
			path: paths.delete,
			rate: WRITE,
			parameters: [data],
			check: tooMany(SECTION),
			handler: (pbx, params) => {
				const { book } = pbx.state;
				const { result, notes, changed } = eachElement(params.data, null, (wanted) => {
					const gone = rowOf(pbx.state, wanted);
					demand(3300, gone, `there is no ${kind.what} ${wanted}`);
					book[list] = book[list].filter((/** @type {any} */ row) => row !== gone);
					kind.forget(book, gone[id]);
					return gone[id];
				});
				announce(pbx, event, 'deleted', changed, paths.delete);
				return { json: { result }, notes };
			},
		},
	];
}

/** @type {import('../types').Method[]} */
module.exports = [
	...KINDS.flatMap(methodsOf),
	{
		...common,
		path: 'ab/custom_fields/',
		rate: READ,
		parameters: [],
		handler: ({ state }) => ({ json: { result: 1000, data: state.book.customFields } }),
	},
];
