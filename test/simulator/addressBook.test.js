// @ts-check
'use strict';

/** Address book, mango-api.md §2.10, and its events, §3.6. */

const { responses } = /** @type {any} */ (require('../fixtures/responses.json'));
const { control, lastVerdict, mango, until, useSimulator } = require('./helpers');

const used = useSimulator({ settings: { guard: 'off', rates: 'off' } });

/** @param {string} path @param {any} [params] */
const ask = async (path, params = {}) => (await mango(used.simulator, path, params)).json;
/** @param {number} contact_id @param {string[]} [contact_ext_fields] */
const contact = async (contact_id, contact_ext_fields) =>
	(await ask('ab/contact', { contact_id, ...(contact_ext_fields && { contact_ext_fields }) })).data;
/** @param {number} count */
const arrived = async (count) =>
	(await until(() => used.receiver.events.length >= count && used.receiver.events)).map(({ path, json }) => ({
		path,
		json,
	}));

describe('reading', () => {
	it('prints as the fixtures do', async () => {
		expect(await ask('ab/contact', { contact_id: 880001 })).toEqual(responses['ab/contact'].body);
		for (const path of ['ab/contact/init', 'ab/organizations/init']) {
			const reply = await ask(path, { query: '' });
			const expected = responses[path].body;
			expect(lastVerdict(used.simulator)).toMatchObject({ verdict: 'accepted', notes: [] });
			expect(reply.data[0]).toEqual(expected.data[0]);
			expect(Object.keys(reply)).toEqual(Object.keys(expected));
			expect(Object.keys(reply.state.info)).toEqual(Object.keys(expected.state.info));
		}
		const { result, data } = await ask('ab/custom_fields/');
		expect([result, data[0]]).toEqual([1000, responses['ab/custom_fields/'].body.data[0]]);
	});

	it('has one organisation, one group', async () => {
		expect(await ask('ab/organization', { org_id: 88001 })).toEqual({
			result: 1000,
			data: { org_id: 88001, org_name: 'Example LLC' },
		});
		expect((await ask('ab/group', { group_id: 8801 })).data).toEqual({ group_id: 8801, group_name: 'VIP' });
		expect((await ask('ab/groups/init', { query: '' })).data).toHaveLength(2);
	});

	it('prints more of a contact when asked to', async () => {
		const ext = ['avatar', 'url', 'in_favorites', 'user_id', 'when_created', 'last_call'];
		expect(await contact(880001)).not.toHaveProperty('when_created');
		expect(Object.keys(await contact(880001, ext))).toEqual(expect.arrayContaining(ext));
	});

	it.each([
		['лосева', [880002]],
		['74950000055', [880002]],
		['CLIENT 07', [880016]],
		['nobody', []],
	])('searches %s', async (query, ids) => {
		const { data } = await ask('ab/contact/init', { query });
		expect(data.map((/** @type {any} */ row) => row.contact_id)).toEqual(ids);
	});

	it('walks through all pages by the newest cursor', async () => {
		/** @type {number[]} */
		const ids = [];
		let reply = await ask('ab/contact/init', { query: '' });
		expect(reply.state.info).toEqual({ page: 1, from: 1, size: 10, limit: 10, total_rows: 24, pages: 3 });
		for (;;) {
			ids.push(...reply.data.map((/** @type {any} */ row) => row.contact_id));
			const { info, cursor } = reply.state;
			if (info.page === info.pages) break;
			reply = await ask('ab/contact/cursor', { mode: 'next-page-1', cursor });
		}
		expect(new Set(ids).size).toBe(24);
		expect(reply.state.info).toEqual({ page: 3, from: 21, size: 4, limit: 10, total_rows: 24, pages: 3 });
	});

	it.each([
		['first-page', 1],
		['last-page', 5],
		['current-page', 1],
		['next-page-1', 2],
		['next-page-3', 4],
		['next-page-9', 5],
		['prev-page-1', 1],
	])('%s', async (mode, page) => {
		const { state } = await ask('ab/contact/init', { query: '', limit_rows: 5 });
		const reply = await ask('ab/contact/cursor', { mode, cursor: state.cursor });
		expect(reply.state.info).toMatchObject({ page, limit: 5, pages: 5 });
	});

	it('orders', async () => {
		const { data } = await ask('ab/organizations/init', { query: '', order: [{ org_name: 'desc' }] });
		expect(data.map((/** @type {any} */ row) => row.org_id)).toEqual([88002, 88003, 88001]);
	});

	it.each([1, 0])('an empty list has %d pages, by a switch', async (pages) => {
		await control(used.simulator, 'faults', { emptyBookPages: pages });
		const { data, state } = await ask('ab/contact/init', { query: 'nobody' });
		expect([data, state.info]).toEqual([[], { page: 1, from: 0, size: 0, limit: 10, total_rows: 0, pages }]);
	});

	it.each([
		['ab/contact', {}, 3103],
		['ab/contact', { contact_id: 1 }, 3300],
		['ab/organization', { org_id: 1 }, 3300],
		['ab/group', { group_id: 1 }, 3300],
		['ab/contact/init', {}, 3103],
		['ab/contact/init', { query: '', limit_rows: 501 }, 3104],
		['ab/contact/init', { query: '', order: [{ name: 'up' }] }, 3104],
		['ab/contact/init', { query: '', contact_ext_fields: 'url' }, 3104],
		['ab/contact/cursor', { mode: 'next-page-1' }, 3103],
		['ab/contact/cursor', { mode: 'next-page-10', cursor: 'a' }, 3104],
		['ab/contact/cursor', { mode: 'next-page', cursor: 'a' }, 3104],
		['ab/contact/cursor', { mode: 'next-page-1', cursor: 'a' }, 3300],
	])('%s %j is refused: %d', async (path, params, code) => {
		expect(await ask(path, params)).toEqual({ result: code });
	});

	it('a cursor belongs to its list', async () => {
		const { state } = await ask('ab/contact/init', { query: '' });
		const params = { mode: 'first-page', cursor: state.cursor };
		expect(await ask('ab/groups/cursor', params)).toEqual({ result: 3300 });
		expect(await ask('ab/organizations/cursor', params)).toEqual({ result: 3300 });
	});

	it('the paths are as printed', async () => {
		for (const path of ['ab/contacts/init', 'ab/contacts/create', 'ab/groups/create', 'ab/organizations/create/'])
			expect((await mango(used.simulator, path, {})).status).toBe(404);
	});
});

describe('organisations and groups', () => {
	it.each([
		['organizations', 'ab/organizations/create', 'ab/organization', 'org', 88004],
		['groups', 'ab/groups/create/', 'ab/group', 'group', 8803],
	])('%s are created, renamed, deleted, and events tell', async (list, create, one, prefix, id) => {
		const [idName, nameName] = [`${prefix}_id`, `${prefix}_name`];
		const made = { [idName]: id, [nameName]: 'Новая' };
		const created = await ask(create, { data: [{ [nameName]: 'Новая' }], on_error: 'skip' });
		expect(created).toEqual({ result: [1000], data: { [id]: made }, skipped: [] });
		const renamed = { [idName]: id, [nameName]: 'Другая' };
		expect(await ask(`ab/${list}/update`, { data: [renamed] })).toEqual({ result: [1000] });
		expect((await ask(one, { [idName]: id })).data).toEqual(renamed);
		expect(await ask(`ab/${list}/delete`, { data: [id] })).toEqual({ result: [1000] });
		expect(await ask(one, { [idName]: id })).toEqual({ result: 3300 });
		expect(await arrived(3)).toEqual([
			{ path: `events/ab/${list}`, json: { action: 'new', data: [made] } },
			{ path: `events/ab/${list}`, json: { action: 'updated', data: [renamed] } },
			{ path: `events/ab/${list}`, json: { action: 'deleted', data: [id] } },
		]);
	});

	it('contacts follow', async () => {
		await ask('ab/organizations/update', { data: [{ org_id: 88002, org_name: 'Рога' }] });
		await ask('ab/groups/update', { data: [{ group_id: 8801, group_name: 'Best' }] });
		expect(await contact(880002)).toMatchObject({ org: { org_name: 'Рога' }, groups: [{ group_name: 'Best' }] });
		await ask('ab/organizations/delete', { data: [88002] });
		await ask('ab/groups/delete', { data: [8801] });
		expect(await contact(880002)).toMatchObject({ org: null, groups: [] });
	});
});

describe('contacts', () => {
	const FULL = {
		type: 0,
		name: 'Новый клиент',
		office: 'Директор',
		site: 'https://example.org',
		org: { org_id: 88001 },
		importance: 9,
		comment: 'from n8n',
		birthday: '1985-01-31',
		sex: 1,
		url: 'https://example.org/1',
		phones: [{ type: 1, phone: '79000000077', comment: '', ext: '1' }],
		emails: [{ email: 'client@example.org', is_default: 1 }],
		groups: [{ group_id: 8801 }],
		nets: [{ net: 10, uname: 'a' }],
		messengers: [{ mgr: 3, uname: 'b' }],
		custom_values: [{ custom_field_id: 1, list_items: [1] }],
		user_id: 400001,
	};

	it('are created as the fixture prints them', async () => {
		const reply = await ask('ab/contacts/create/', { data: [FULL], on_error: 'duplicate' });
		expect(lastVerdict(used.simulator)).toMatchObject({ verdict: 'accepted', notes: [] });
		const expected = responses['ab/contacts/create/'].body;
		expect(Object.keys(reply)).toEqual(Object.keys(expected));
		const made = reply.data[880100];
		const printed = expected.data['880001'];
		expect(Object.keys(made)).toEqual(Object.keys(printed));
		expect(Object.keys(made.phones[0])).toEqual(Object.keys(printed.phones[0]));
		expect(made).toMatchObject({
			contact_id: 880100,
			org: { org_id: 88001, org_name: 'Example LLC' },
			phones: [{ phone: '79000000077', phone_num: '79000000077', is_default: 1 }],
			groups: [{ group_id: 8801, group_name: 'VIP' }],
			custom_values: [{ custom_field_id: 1, type: 2, list_items: [1] }],
		});
		expect(await contact(880100)).toEqual(made);
		expect(await arrived(1)).toEqual([{ path: 'events/ab/contacts', json: { action: 'new', data: [made] } }]);
	});

	it('need only a name', async () => {
		expect((await ask('ab/contacts/create/', { data: [{ name: 'A' }] })).result).toEqual([1000]);
	});

	it.each([
		['without a name', {}, 3103],
		['with importance 10', { name: 'A', importance: 10 }, 3104],
		['with a birthday in Russian writing', { name: 'A', birthday: '31.01.1985' }, 3104],
		['with a long extension', { name: 'A', phones: [{ phone: '7', ext: '1'.repeat(33) }] }, 3104],
		['with phone type 6', { name: 'A', phones: [{ phone: '7', type: 6 }] }, 3104],
		['with a phone without a number', { name: 'A', phones: [{ type: 1 }] }, 3103],
		['with messenger 4', { name: 'A', messengers: [{ mgr: 4, uname: 'a' }] }, 3104],
		['with a wrong e-mail', { name: 'A', emails: [{ email: 'a' }] }, 3112],
		['with an unknown organisation', { name: 'A', org: { org_id: 1 } }, 3300],
		['with an unknown group', { name: 'A', groups: [{ group_id: 1 }] }, 3300],
		['with an unknown employee', { name: 'A', user_id: 1 }, 3300],
		['with an unknown custom field', { name: 'A', custom_values: [{ custom_field_id: 9, text: 'a' }] }, 3300],
		['with an unknown list item', { name: 'A', custom_values: [{ custom_field_id: 1, list_items: [9] }] }, 3300],
		['that is a text', 'A', 3104],
	])('%s: the element is refused, its neighbours are not', async (_title, element, code) => {
		const reply = await ask('ab/contacts/create/', { data: [{ name: 'One' }, element, { name: 'Three' }] });
		expect(reply.result).toEqual([1000, code, 1000]);
		expect(Object.keys(reply.data)).toHaveLength(2);
		expect(lastVerdict(used.simulator).notes).toEqual([expect.stringContaining('data[1]')]);
		expect((await arrived(1))[0].json.data).toHaveLength(2);
	});

	it('notes unknown fields', async () => {
		await ask('ab/contacts/create/', { data: [{ name: 'A', phone: '79000000077' }] });
		expect(lastVerdict(used.simulator)).toMatchObject({
			verdict: 'noted',
			notes: ['unknown parameter data[0].phone'],
		});
	});

	it.each([
		['create/', { name: 'A' }],
		['update', { contact_id: 880001 }],
		['delete', 880001],
	])('%s takes 500, not 501: 3503', async (path, element) => {
		const batch = (/** @type {number} */ length) => ({ data: Array.from({ length }, () => element) });
		expect((await ask(`ab/contacts/${path}`, batch(500))).result).toHaveLength(500);
		expect(await ask(`ab/contacts/${path}`, batch(501))).toEqual({ result: 3503 });
	});

	it.each([1001, 3106])('on_error skip leaves out those that are there: %d', async (code) => {
		await control(used.simulator, 'faults', { bookSkippedCode: code });
		const twin = { name: 'Twin', phones: [{ phone: '79000000001' }] };
		const reply = await ask('ab/contacts/create/', { data: [twin, { name: 'B' }], on_error: 'skip' });
		expect(reply).toMatchObject({ result: [code, 1000], skipped: [twin] });
		expect((await ask('ab/contacts/create/', { data: [twin], on_error: 'duplicate' })).result).toEqual([1000]);
	});

	it('unique custom values are used once', async () => {
		const data = [{ name: 'A', custom_values: [{ custom_field_id: 2, text: 'N-1' }] }];
		expect((await ask('ab/contacts/create/', { data })).result).toEqual([1000]);
		expect((await ask('ab/contacts/create/', { data })).result).toEqual([3106]);
	});

	it('an update leaves alone what is not sent', async () => {
		const before = await contact(880002);
		const reply = await ask('ab/contacts/update', { data: [{ contact_id: 880002, comment: 'x' }] });
		expect(reply).toEqual(responses['ab/contacts/update'].body);
		const after = await contact(880002);
		expect(after).toEqual({ ...before, comment: 'x' });
		expect(await arrived(1)).toEqual([{ path: 'events/ab/contacts', json: { action: 'updated', data: [after] } }]);
	});

	it('an update deletes elements of a list whose ids are not sent', async () => {
		const phones = [{ phone_id: 3, comment: 'Новый офис' }, { phone: '79000000078' }];
		await ask('ab/contacts/update', { data: [{ contact_id: 880002, phones, emails: [] }] });
		expect(await contact(880002)).toMatchObject({
			phones: [
				{ phone_id: 3, phone: '74950000055', comment: 'Новый офис', ext: '12', is_default: 1 },
				{ phone_id: 1001, phone: '79000000078' },
			],
			emails: [],
			nets: [{ net_id: 1 }],
			messengers: [{ mgr_id: 1 }],
		});
	});

	it('an update without phone_ids replaces all phones', async () => {
		await ask('ab/contacts/update', { data: [{ contact_id: 880002, phones: [{ phone: '74950000055' }] }] });
		expect((await contact(880002)).phones).toEqual([expect.objectContaining({ phone_id: 1001 })]);
	});

	it.each([
		['of nobody', { contact_id: 1 }, 3300],
		['without an id', { name: 'A' }, 3103],
		['with an empty name', { contact_id: 880001, name: '' }, 3103],
		['with the phone of another contact', { contact_id: 880001, phones: [{ phone_id: 3 }] }, 3300],
		['with a phone twice', { contact_id: 880001, phones: [{ phone_id: 1 }, { phone_id: 1 }] }, 3107],
	])('an update %s is refused, and nothing changes', async (_title, element, code) => {
		const before = await contact(880001);
		expect(await ask('ab/contacts/update', { data: [element] })).toEqual({ result: [code] });
		expect(await contact(880001)).toEqual(before);
		await used.simulator.idle();
		expect(used.receiver.events).toEqual([]);
	});

	it('are deleted', async () => {
		expect(await ask('ab/contacts/delete', { data: [880001, 1] })).toEqual({ result: [1000, 3300] });
		expect(await ask('ab/contact', { contact_id: 880001 })).toEqual({ result: 3300 });
		expect(await arrived(1)).toEqual([{ path: 'events/ab/contacts', json: { action: 'deleted', data: [880001] } }]);
	});

	it.each(['create/', 'update', 'delete'])('%s needs data', async (path) => {
		expect(await ask(`ab/contacts/${path}`)).toEqual({ result: 3103 });
		expect(await ask(`ab/contacts/${path}`, { data: {} })).toEqual({ result: 3104 });
	});
});

it('reading has 50 per second, writing 10, each together', async () => {
	await control(used.simulator, 'faults', { rates: 'on' });
	used.simulator.clock.freeze();
	const statuses = async (/** @type {string[]} */ paths, /** @type {any} */ params, /** @type {number} */ count) => {
		const found = [];
		for (let index = 0; index < count; index++)
			found.push((await mango(used.simulator, paths[index % paths.length], params)).status);
		return found.indexOf(429);
	};
	expect(await statuses(['ab/contact/init', 'ab/groups/init'], { query: '' }, 51)).toBe(50);
	expect(await statuses(['ab/contacts/delete', 'ab/groups/delete'], { data: [] }, 11)).toBe(10);
});
