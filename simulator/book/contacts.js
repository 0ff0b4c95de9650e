// @ts-check
'use strict';

/** What a contact is made of, §2.10. */

const { demand } = require('./batches');

/** @param {string} name @param {Partial<import('../types').Parameter>} [more] @returns {import('../types').Parameter} */
const text = (name, more = {}) => ({ name, kind: 'string', ...more });
/** @param {string} name @param {Partial<import('../types').Parameter>} [more] @returns {import('../types').Parameter} */
const int = (name, more = {}) => ({ name, kind: 'int', ...more });
/** @param {string} name @param {import('../types').Parameter[]} fields @returns {import('../types').Parameter} */
const listOf = (name, fields) => ({ name, kind: 'list', items: { name: '', kind: 'object', fields } });
const isDefault = /** @type {import('../types').Parameter} */ ({ name: 'is_default', kind: 'flag' });

/**
 * The lists whose elements have ids: an element with an id is changed, one without is added, one that is not sent is deleted.
 * `needs` is what a new element cannot do without.
 * @type {Record<string, { id: string, kind: 'phone' | 'email' | 'net' | 'messenger' | 'customValue', needs: string, made: (given: any, before: any) => any }>}
 */
const LISTS = {
	phones: {
		id: 'phone_id',
		kind: 'phone',
		needs: 'phone',
		made: (given, before = {}) => {
			const phone = given.phone ?? before.phone;
			return {
				type: Number(given.type ?? before.type ?? 1),
				phone,
				phone_num: given.phone_num ?? (phone.startsWith('sip:') ? phone : phone.replace(/\D/g, '')),
				comment: given.comment ?? before.comment ?? '',
				ext: given.ext ?? before.ext ?? '',
				is_default: Number(given.is_default ?? before.is_default ?? 0),
			};
		},
	},
	emails: {
		id: 'email_id',
		kind: 'email',
		needs: 'email',
		made: (given, before = {}) => ({
			email: given.email ?? before.email,
			comment: given.comment ?? before.comment ?? '',
			is_default: Number(given.is_default ?? before.is_default ?? 0),
		}),
	},
	nets: {
		id: 'net_id',
		kind: 'net',
		needs: 'uname',
		made: (given, before = {}) => ({
			net: Number(given.net ?? before.net ?? 0),
			uname: given.uname ?? before.uname,
		}),
	},
	messengers: {
		id: 'mgr_id',
		kind: 'messenger',
		needs: 'uname',
		made: (given, before = {}) => ({
			mgr: Number(given.mgr ?? before.mgr ?? 0),
			uname: given.uname ?? before.uname,
		}),
	},
	custom_values: {
		id: 'custom_value_id',
		kind: 'customValue',
		needs: 'custom_field_id',
		made: (given, before = {}) => ({
			custom_field_id: Number(given.custom_field_id ?? before.custom_field_id),
			type: Number(given.type ?? before.type ?? 0),
			text: given.text ?? before.text ?? '',
			list_items: given.list_items ?? before.list_items ?? [],
		}),
	},
};

const org = /** @type {import('../types').Parameter} */ ({
	name: 'org',
	kind: 'object',
	fields: [int('org_id', { required: true }), text('org_name')],
});

/** @type {import('../types').Parameter[]} */
const FIELDS = [
	int('type'),
	text('office'),
	text('site'),
	org,
	int('importance', { min: 0, max: 9 }),
	text('comment'),
	text('birthday', { format: /^(\d{4}-\d{2}-\d{2})?$/, formatText: 'YYYY-MM-DD (§1.10)' }),
	int('sex'),
	text('avatar'),
	text('url'),
	listOf('phones', [
		int('phone_id'),
		int('type', { min: 0, max: 5 }),
		text('phone'),
		text('phone_num'),
		text('comment'),
		text('ext', { max: 32 }),
		isDefault,
	]),
	listOf('emails', [int('email_id'), text('email'), text('comment'), isDefault]),
	listOf('groups', [int('group_id', { required: true }), text('group_name')]),
	listOf('nets', [int('net_id'), int('net', { min: 0, max: 10 }), text('uname')]),
	listOf('messengers', [int('mgr_id'), int('mgr', { min: 0, max: 3 }), text('uname')]),
	{ name: 'in_favorites', kind: 'list' },
	listOf('custom_values', [
		int('custom_value_id'),
		int('custom_field_id'),
		int('type', { min: 1, max: 3 }),
		text('text'),
		{ name: 'list_items', kind: 'list' },
	]),
	int('user_id'),
];

const NUMBERS = ['type', 'importance', 'sex', 'user_id'];
const PLAIN = ['name', 'office', 'site', 'comment', 'birthday', 'avatar', 'url', 'in_favorites'];
/** Printed only when asked for by `contact_ext_fields`; which names those are is inferred from the fixture (C). */
const EXT_FIELDS = ['avatar', 'url', 'in_favorites', 'user_id', 'when_created', 'last_call'];

/** @param {any} contact @param {readonly string[]} ext */
const printedContact = (contact, ext) =>
	Object.fromEntries(Object.entries(contact).filter(([name]) => !EXT_FIELDS.includes(name) || ext.includes(name)));

/** @param {any} state @param {string} name @param {any[]} given @param {any[]} before */
function newList(state, name, given, before) {
	const { id, kind, needs, made } = LISTS[name];
	const used = new Set();
	const elements = given.map((item) => {
		const old = item[id] ? before.find((row) => row[id] === Number(item[id])) : undefined;
		demand(3300, !item[id] || old, `${name} has no element with ${id} ${item[id]}`);
		demand(3107, !old || !used.has(old), `${name} has ${id} ${item[id]} twice`);
		used.add(old);
		const value = item[needs] ?? old?.[needs];
		demand(3103, value !== undefined && value !== '', `${name} needs ${needs}`);
		if (name === 'emails') demand(3112, /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value), `${value} is no e-mail`);
		return { old, values: made(item, old) };
	});
	// Ids are given out when nothing can go wrong any more.
	const list = elements.map(({ old, values }) => ({ [id]: old?.[id] ?? state.newId(kind), ...values }));
	if ((name === 'phones' || name === 'emails') && list.length && !list.some((row) => row.is_default))
		list[0].is_default = 1;
	return list;
}

/** @param {any} state @param {any[]} values @param {any} self */
function checkCustomValues({ book }, values, self) {
	for (const value of values) {
		const field = book.customFields.find((/** @type {any} */ row) => row.custom_field_id === value.custom_field_id);
		demand(3300, field, `there is no custom field ${value.custom_field_id}`);
		value.type = field.type;
		for (const item of value.list_items)
			demand(
				3300,
				field.items.some((/** @type {any} */ { enum_id }) => enum_id === Number(item)),
				`custom field ${field.custom_field_id} has no item ${item}`,
			);
		const taken = book.contacts.some(
			(/** @type {any} */ other) =>
				other.contact_id !== self &&
				other.custom_values.some(
					(/** @type {any} */ row) => row.custom_field_id === field.custom_field_id && row.text === value.text,
				),
		);
		demand(3106, !(field.unique && value.text && taken), `custom field ${field.custom_field_id} is unique`);
	}
}

/**
 * What a contact becomes. Properties that are not given stay as they are.
 * @param {any} state
 * @param {any} before
 * @param {any} given
 */
function changedContact(state, before, given) {
	const { book } = state;
	const isGiven = (/** @type {string} */ name) => given[name] !== undefined && given[name] !== null;
	const after = { ...before };
	for (const name of PLAIN) if (isGiven(name)) after[name] = given[name];
	for (const name of NUMBERS) if (isGiven(name)) after[name] = Number(given[name]);
	if (after.birthday === '') after.birthday = null;
	if (isGiven('user_id')) demand(3300, state.employeeById(after.user_id), `there is no employee ${given.user_id}`);
	if (isGiven('org')) {
		const found = book.organizations.find((/** @type {any} */ row) => row.org_id === Number(given.org.org_id));
		demand(3300, found, `there is no organisation ${given.org.org_id}`);
		after.org = { ...found };
	}
	if (isGiven('groups'))
		after.groups = given.groups.map((/** @type {any} */ { group_id }) => {
			const found = book.groups.find((/** @type {any} */ row) => row.group_id === Number(group_id));
			demand(3300, found, `there is no group ${group_id}`);
			return { ...found };
		});
	for (const name of Object.keys(LISTS)) {
		if (!isGiven(name)) continue;
		after[name] = newList(state, name, given[name], before[name]);
		if (name === 'custom_values') checkCustomValues(state, after[name], before.contact_id);
	}
	return after;
}

/** @param {number} contact_id @param {number} when_created */
const emptyContact = (contact_id, when_created) => ({
	contact_id,
	type: 0,
	name: '',
	office: '',
	site: '',
	org: null,
	importance: 0,
	comment: '',
	birthday: null,
	sex: 0,
	phones: [],
	emails: [],
	groups: [],
	nets: [],
	messengers: [],
	custom_values: [],
	avatar: '',
	url: '',
	in_favorites: [],
	user_id: null,
	when_created,
	last_call: null,
});

module.exports = { changedContact, emptyContact, EXT_FIELDS, FIELDS, printedContact, text };
