import { contactOf, createdIn, customFieldsOf, organizationOf, pageOf, rowOf } from '../../mango/addressBook';

describe('a page of a list', () => {
	const state = (page: unknown, pages: unknown, cursor: unknown = 'c') => ({ info: { page, pages }, cursor });
	const data = [{ org_id: 1 }];

	test.each([
		['there is a next page', { data, state: state(1, 2) }, 'c'],
		['numbers as texts', { data, state: state('1', '2') }, 'c'],
		['the last page', { data, state: state(2, 2) }, null],
		['no pages', { data: [], state: state(1, 0) }, null],
		['no rows', { data: [], state: state(1, 3) }, null],
		['no state', { data }, null],
		['no cursor', { data, state: { info: { page: 1, pages: 2 } } }, null],
		['nonsense', { data: 'x', state: 7 }, null],
	])('%s', (_what, reply, next) => {
		expect(pageOf(reply).next).toBe(next);
	});

	test('the cursor of before goes on when a page has none', () => {
		const before = pageOf({ data, state: state(1, 3, 'first') });
		expect(pageOf({ data, state: { info: { page: 2, pages: 3 } } }, before).next).toBe('first');
	});

	test('a page that does not lead on ends the list', () => {
		const before = pageOf({ data, state: state(2, 3) });
		expect(pageOf({ data, state: state(2, 3) }, before).next).toBeNull();
	});
});

describe('what became of elements that were to be created', () => {
	const sent = ['A', 'B', 'A', 'C'].map((name) => ({ name }));
	const none = sent.map(() => false);

	test('by id, in any order, equal names in the order of their ids', () => {
		const data = { '12': { contact_id: 12, name: 'A' }, '11': { contact_id: 11, name: 'B' }, '13': { contact_id: 13, name: 'A' }, '14': { contact_id: 14, name: 'C' } };
		expect(createdIn({ data, skipped: [] }, sent, none, 'name').map(({ row }) => row?.contact_id)).toEqual([12, 11, 13, 14]);
	});

	test('as a list, without those that were skipped or failed', () => {
		const data = [{ contact_id: 1, name: 'A' }, { contact_id: 2, name: 'C' }];
		const failed = [false, true, false, false];
		expect(createdIn({ data, skipped: ['2'] }, sent, failed, 'name')).toEqual([
			{ row: data[0], skipped: false },
			{ row: null, skipped: false },
			{ row: null, skipped: true },
			{ row: data[1], skipped: false },
		]);
	});

	test('skipped elements may come instead of their places', () => {
		const found = createdIn({ data: {}, skipped: [{ name: 'A' }, { name: 'A' }] }, sent, none, 'name');
		expect(found.map(({ skipped }) => skipped)).toEqual([true, false, true, false]);
	});

	test('names that the PBX has changed are told apart by their order', () => {
		const data = [{ name: 'a' }, { name: 'b' }, { name: 'a2' }, { name: 'c' }];
		expect(createdIn({ data }, sent, none, 'name').map(({ row }) => row)).toEqual(data);
	});

	test('a reply without rows gives none, and does not crash', () => {
		for (const reply of [{}, { data: null, skipped: 'x' }, { data: [1], skipped: [null, -1] }]) {
			expect(createdIn(reply, sent, none, 'name')).toEqual(sent.map(() => ({ row: null, skipped: false })));
		}
	});
});

test('a contact of nothing has all fields', () => {
	expect(contactOf({}).simple).toEqual({
		contactId: null,
		name: null,
		position: null,
		organization: null,
		phones: [],
		emails: [],
		groups: [],
		customFields: [],
		comment: null,
		lastCallAt: null,
	});
});

test('ids of list items come bare or inside objects', () => {
	const contact = contactOf({ custom_values: [{ custom_field_id: 1, list_items: [1, { enum_id: '2' }, 'x'] }] });
	expect(contact.simple).toMatchObject({ customFields: [{ customFieldId: 1, text: null, itemIds: [1, 2] }] });
});

test('a row alone, in a list, or not wrapped at all', () => {
	const row = { org_id: '1', org_name: 'A' };
	for (const reply of [{ data: row }, { data: [row] }, row]) {
		expect(organizationOf(rowOf(reply))).toEqual({ organizationId: 1, name: 'A' });
	}
});

test('custom fields that are no list give none', () => {
	expect(customFieldsOf({})).toEqual([]);
	expect(customFieldsOf({ data: [{}] })).toEqual([
		{ customFieldId: null, name: null, type: null, required: false, unique: false, apiOnly: false, order: null, items: [] },
	]);
});
