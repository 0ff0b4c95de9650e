import type { INodeParameters } from 'n8n-workflow';

import { holdClock } from '../../support/clock';
import { fromList, scenes } from '../../support/scene';

holdClock();
const scene = scenes();

const id = (value: number | string) => ({ __rl: true, mode: 'id', value });
const numbersTo = (count: number) => Array.from({ length: count }, (_, index) => ({ n: index + 1 }));
type Rows = Array<Record<string, unknown>>;

describe.each([
	{ resource: 'organization', idName: 'organizationId', idKey: 'org_id', nameKey: 'org_name', list: 'organizations', known: 88001, name: 'Example LLC', count: 3, one: 'ab/organization', create: 'ab/organizations/create' },
	{ resource: 'contactGroup', idName: 'contactGroupId', idKey: 'group_id', nameKey: 'group_name', list: 'groups', known: 8801, name: 'VIP', count: 2, one: 'ab/group', create: 'ab/groups/create/' },
])('$resource', ({ resource, idName, idKey, nameKey, list, known, name, count, one, create }) => {
	test('get', async () => {
		const { n8n, sent } = await scene();
		const { items, error } = await n8n.run({ resource, operation: 'get', [idName]: id(known) });
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual([{ [idName]: known, name }]);
		expect(await sent()).toEqual([{ method: one, json: { [idKey]: known } }]);
	});

	test('get many, all and some', async () => {
		const { n8n, sent } = await scene();
		const all = await n8n.run({ resource, operation: 'getMany', returnAll: true });
		expect(all.items).toHaveLength(count);
		const found = await n8n.run({ resource, operation: 'getMany', limit: 1, additionalFields: { search: name } });
		expect(found.items.map(({ json }) => json)).toEqual([{ [idName]: known, name }]);
		expect(await sent()).toEqual([
			{ method: `ab/${list}/init`, json: { query: '', limit_rows: 500 } },
			{ method: `ab/${list}/init`, json: { query: name, limit_rows: 1 } },
		]);
	});

	test('create: all items in one request', async () => {
		const { n8n, sent } = await scene();
		const { items, error } = await n8n.run(
			{ resource, operation: 'create', name: '=New {{ $json.n }}' },
			{ items: numbersTo(3) },
		);
		expect(error).toBeUndefined();
		expect(items.map(({ json, pairedItem }) => [json.name, json.skipped, pairedItem])).toEqual([
			['New 1', false, { item: 0 }],
			['New 2', false, { item: 1 }],
			['New 3', false, { item: 2 }],
		]);
		expect(items.every(({ json }) => typeof json[idName] === 'number')).toBe(true);
		expect(await sent()).toEqual([
			{ method: create, json: { data: [1, 2, 3].map((n) => ({ [nameKey]: `New ${n}` })) } },
		]);
	});

	test('create: one that is there already is skipped, and says so', async () => {
		const { n8n } = await scene();
		const { items } = await n8n.run(
			{ resource, operation: 'create', name: '={{ $json.name }}', additionalFields: { onDuplicate: 'skip' } },
			{ items: [{ name: 'New' }, { name }] },
		);
		expect(items.map(({ json }) => json)).toEqual([
			{ [idName]: expect.any(Number), name: 'New', skipped: false },
			{ [idName]: null, name, skipped: true },
		]);
	});

	test('update and delete', async () => {
		const { n8n, sent } = await scene();
		const update = await n8n.run({ resource, operation: 'update', [idName]: id(known), name: 'Renamed' });
		expect(update.items.map(({ json }) => json)).toEqual([{ [idName]: known, updated: true }]);
		const removed = await n8n.run({ resource, operation: 'delete', [idName]: fromList(String(known)) });
		expect(removed.items.map(({ json }) => json)).toEqual([{ deleted: true, [idName]: known }]);
		expect((await sent()).map(({ json }) => json)).toEqual([
			{ data: [{ [idKey]: known, [nameKey]: 'Renamed' }] },
			{ data: [known] },
		]);
	});
});

describe('custom fields', () => {
	test('are listed with their items', async () => {
		const { n8n, sent } = await scene();
		const { items } = await n8n.run({ resource: 'customField', operation: 'getMany', returnAll: true });
		expect(items.map(({ json }) => [json.customFieldId, json.name, json.type])).toEqual([
			[1, 'Segment', 'list'],
			[2, 'Договор', 'text'],
		]);
		expect(await sent()).toEqual([{ method: 'ab/custom_fields/', json: {} }]);
	});
});

describe('many items at once', () => {
	const REMOVE = { resource: 'contact', operation: 'delete', contactId: id('={{ $json.id }}') };

	test('more than 500 travel in several requests', async () => {
		const { n8n, pbx } = await scene();
		const { items, error } = await n8n.run(
			{ resource: 'organization', operation: 'create', name: '=Company {{ $json.n }}' },
			{ items: numbersTo(1001) },
		);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(1001);
		expect(items[1000]).toMatchObject({ json: { name: 'Company 1001', skipped: false }, pairedItem: { item: 1000 } });
		const sizes = (await pbx.requests()).map(({ json }) => (json?.data as unknown[] | undefined)?.length);
		expect(sizes).toEqual([500, 500, 1]);
	});

	test('an element that fails is the failure of its item alone', async () => {
		const { n8n, sent } = await scene();
		const { items } = await n8n.run(REMOVE, {
			items: [{ id: 880010 }, { id: 1 }, { id: 880011 }],
			continueOnFail: true,
		});
		expect(items).toEqual([
			{ json: { deleted: true, contactId: 880010 }, pairedItem: { item: 0 } },
			{
				json: { error: expect.stringContaining('(3300)'), result: expect.objectContaining({ code: 3300 }), fields: {} },
				pairedItem: { item: 1 },
			},
			{ json: { deleted: true, contactId: 880011 }, pairedItem: { item: 2 } },
		]);
		expect(await sent()).toHaveLength(1);
	});

	test('with nobody watching, items that failed in one request do not make the run wait for the window', async () => {
		const { n8n, sent } = await scene();
		const { items } = await n8n.run(REMOVE, { items: [{ id: 1 }, { id: 2 }, { id: 880011 }], continueOnFail: true, mode: 'trigger' });
		expect(items).toHaveLength(3);
		expect(await sent()).toHaveLength(1);
	});

	test('without continue on fail the run ends with the item that failed', async () => {
		const { n8n } = await scene();
		const { items, error } = await n8n.run(REMOVE, { items: [{ id: 880010 }, { id: 1 }, { id: 880011 }] });
		expect(items).toEqual([]);
		expect(error?.name).toBe('NodeApiError');
		expect(error?.message).toContain('(3300)');
		expect(error?.context).toMatchObject({ itemIndex: 1 });
	});

	test('an item that cannot be read fails alone, and the others are sent', async () => {
		const { n8n, sent } = await scene();
		const { items } = await n8n.run(REMOVE, {
			items: [{ id: 880010 }, { id: 'nobody' }, { id: 880011 }],
			continueOnFail: true,
		});
		expect(items.map(({ json }) => json.error ?? json.contactId)).toEqual([
			880010,
			"'Contact' is not an ID: nobody",
			880011,
		]);
		expect((await sent()).map(({ json }) => json)).toEqual([{ data: [880010, 880011] }]);
	});

	test('without continue on fail an item that cannot be read keeps all of them from being sent', async () => {
		const { n8n, sent } = await scene();
		const { error } = await n8n.run(REMOVE, { items: [{ id: 880010 }, { id: 'nobody' }, { id: 880011 }] });
		expect(error?.name).toBe('NodeOperationError');
		expect(error?.context).toMatchObject({ itemIndex: 1 });
		expect(await sent()).toEqual([]);
	});

	test('failed items leave by the error output', async () => {
		const { n8n } = await scene();
		const { items, failed } = await n8n.run(REMOVE, { items: [{ id: 880010 }, { id: 1 }], errorOutput: true });
		expect(items.map(({ json }) => json)).toEqual([{ deleted: true, contactId: 880010 }]);
		expect(failed.map(({ json }) => json)).toEqual([
			expect.objectContaining({ result: expect.objectContaining({ code: 3300 }) }),
		]);
	});

	test('a wrong pair is told once, and the rest is not sent', async () => {
		const { n8n, pbx } = await scene();
		await pbx.post('faults', { kind: 'reply', body: { result: 3102 }, count: 1 });
		const { items } = await n8n.run(
			{ resource: 'organization', operation: 'create', name: '=Company {{ $json.n }}' },
			{ items: numbersTo(501), continueOnFail: true },
		);
		expect(await pbx.requests()).toHaveLength(1);
		expect(items[0].json.error).toMatch(/\(3102\)$/);
		expect(items[500].json.error).toMatch(/^Not sent.*\(3102\)$/);
	});
});

describe('contacts', () => {
	const CONTACT = { resource: 'contact' };

	test('get: a few readable fields, or all of them', async () => {
		const { n8n, pbx } = await scene();
		const simple = await n8n.run({ ...CONTACT, operation: 'get', contactId: id(880002), simplify: true });
		expect(simple.items.map(({ json }) => json)).toEqual([
			{
				contactId: 880002,
				name: 'Ирина Лосева',
				position: 'Бухгалтер',
				organization: { organizationId: 88002, name: 'ООО «Ромашка»' },
				phones: [
					{ phoneId: 2, number: '+79000000002', extension: null, type: 'mobile', comment: null, isDefault: true },
					{ phoneId: 3, number: '+74950000055', extension: '12', type: 'landline', comment: 'Офис', isDefault: false },
				],
				emails: [{ emailId: 1, email: 'i.loseva@example.org', comment: null, isDefault: true }],
				groups: [{ contactGroupId: 8801, name: 'VIP' }],
				customFields: [{ customFieldId: 1, text: null, itemIds: [1] }],
				comment: null,
				lastCallAt: null,
			},
		]);
		const raw = await n8n.run({ ...CONTACT, operation: 'get', contactId: id(880002), simplify: false });
		expect(raw.items[0].json).toMatchObject({ contactId: 880002, birthday: '1990-05-17', nets: [{ netId: 1, uname: 'loseva' }] });
		expect((await pbx.requests()).map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted']);
	});

	test('get many: the pages are walked through', async () => {
		const { n8n, pbx, sent } = await scene();
		const { items } = await n8n.run({ ...CONTACT, operation: 'getMany', returnAll: true, simplify: true });
		expect(items).toHaveLength(24);
		expect(await sent()).toHaveLength(1);
		const page = (number: number, name: string) => ({
			result: 1000,
			data: [{ contact_id: number, name }],
			state: { info: { page: number, pages: 3 }, cursor: `cursor-${number}` },
		});
		await pbx.post('faults', { kind: 'reply', body: page(1, 'A'), count: 1 });
		await pbx.post('faults', { kind: 'reply', body: page(2, 'B'), count: 1 });
		await pbx.post('faults', { kind: 'reply', body: page(3, 'C'), count: 1 });
		const paged = await n8n.run({ ...CONTACT, operation: 'getMany', returnAll: true, simplify: true });
		expect(paged.items.map(({ json }) => json.name)).toEqual(['A', 'B', 'C']);
		expect((await sent()).slice(2)).toEqual([
			{ method: 'ab/contact/cursor', json: { mode: 'next-page-1', cursor: 'cursor-1' } },
			{ method: 'ab/contact/cursor', json: { mode: 'next-page-1', cursor: 'cursor-2' } },
		]);
	});

	test('get many: no more pages than the limit needs', async () => {
		const { n8n, sent } = await scene();
		const { items } = await n8n.run({ ...CONTACT, operation: 'getMany', limit: 7, simplify: true, additionalFields: { search: 'client' } });
		expect(items).toHaveLength(7);
		expect(await sent()).toEqual([
			{ method: 'ab/contact/init', json: expect.objectContaining({ query: 'client', limit_rows: 7 }) },
		]);
	});

	test('create: everything about a contact comes back as it was given', async () => {
		const { n8n, pbx } = await scene();
		const { items, error } = await n8n.run({
			...CONTACT,
			operation: 'create',
			name: 'Новый клиент',
			onDuplicate: 'skip',
			additionalFields: {
				phones: {
					row: [
						{ number: '8 (900) 000-07-77', type: 1, extension: '', comment: 'личный', isDefault: true },
						{ number: 'sip:client@example.org', type: 2, extension: '', comment: '', isDefault: false },
						{ number: '', type: 1, extension: '', comment: '', isDefault: false },
					],
				},
				emails: { row: [{ email: 'new@example.org', comment: '', isDefault: true }] },
				messengers: { row: [{ messenger: 3, username: 'client' }] },
				networks: { row: [{ network: 1, username: 'client' }] },
				customFields: { row: [{ customFieldId: '2', text: 'A-17', itemIds: '' }] },
				contactGroupIds: '8801, 8802',
				organizationId: fromList('88001'),
				position: 'Директор',
				site: 'https://example.org',
				url: 'https://crm.example.org/1',
				comment: 'важный',
				importance: 7,
				birthday: '1990-05-17',
				sex: 1,
				personalEmployeeId: fromList('400001'),
				favoriteOfEmployeeIds: [400001],
			},
		} as INodeParameters);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual([{ contactId: 880100, name: 'Новый клиент', skipped: false }]);
		expect((await pbx.requests()).map(({ verdict, notes }) => [verdict, notes])).toEqual([['accepted', []]]);
		const made = await n8n.run({ ...CONTACT, operation: 'get', contactId: id(880100), simplify: false });
		expect(made.items[0].json).toMatchObject({
			name: 'Новый клиент',
			office: 'Директор',
			site: 'https://example.org',
			url: 'https://crm.example.org/1',
			comment: 'важный',
			importance: 7,
			birthday: '1990-05-17',
			sex: 1,
			userId: 400001,
			inFavorites: [400001],
			org: { orgId: 88001 },
			phones: [
				{ type: 1, phone: '79000000777', comment: 'личный', isDefault: 1 },
				{ type: 2, phone: 'sip:client@example.org' },
			],
			emails: [{ email: 'new@example.org', isDefault: 1 }],
			groups: [{ groupId: 8801 }, { groupId: 8802 }],
			messengers: [{ mgr: 3, uname: 'client' }],
			nets: [{ net: 1, uname: 'client' }],
			customValues: [{ customFieldId: 2, text: 'A-17' }],
		});
	});

	test('create: skipping and duplicating in the same run', async () => {
		const { n8n, pbx } = await scene();
		const { items } = await n8n.run(
			{
				...CONTACT,
				operation: 'create',
				name: '={{ $json.name }}',
				onDuplicate: '={{ $json.mode }}',
				additionalFields: { phones: { row: [{ number: '={{ $json.phone }}' }] } },
			} as INodeParameters,
			{
				items: [
					{ name: 'New', phone: '79000000777', mode: 'skip' },
					{ name: 'Again', phone: '79000000001', mode: 'skip' },
					{ name: 'Twin', phone: '79000000001', mode: 'duplicate' },
				],
			},
		);
		expect(items.map(({ json }) => [json.name, json.skipped, typeof json.contactId])).toEqual([
			['New', false, 'number'],
			['Again', true, 'object'],
			['Twin', false, 'number'],
		]);
		expect((await pbx.requests()).map(({ json }) => json?.on_error)).toEqual(['skip', 'duplicate']);
	});

	test('update: what is not mentioned stays', async () => {
		const { n8n, pbx, sent } = await scene();
		const { items, error } = await n8n.run({
			...CONTACT,
			operation: 'update',
			contactId: id(880002),
			additionalFields: {
				position: 'Главный бухгалтер',
				phones: { row: [{ number: '+7 900 000-07-77', type: 'keep', extension: '', comment: '', isDefault: true, phoneId: '' }] },
				emails: { row: [{ email: 'second@example.org', comment: '', isDefault: false, emailId: '' }] },
				messengers: { row: [{ messenger: 0, username: '79000000777', messengerId: '' }] },
				networks: { row: [{ network: 5, username: 'loseva', networkId: '' }] },
				contactGroupIds: '8802',
				customFields: { row: [{ customFieldId: '2', text: 'B-2', itemIds: '' }] },
			},
		} as INodeParameters);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual([{ contactId: 880002, updated: true }]);
		expect((await sent()).map(({ method }) => method)).toEqual(['ab/contact', 'ab/contacts/update']);
		const now = await n8n.run({ ...CONTACT, operation: 'get', contactId: id(880002), simplify: false });
		const contact = now.items[0].json as Record<string, Rows>;
		expect(contact).toMatchObject({ name: 'Ирина Лосева', office: 'Главный бухгалтер', birthday: '1990-05-17' });
		expect(contact.phones.map(({ phoneId, phone, ext, isDefault }) => [phoneId, phone, ext, isDefault])).toEqual([
			[2, '79000000002', '', 0],
			[3, '74950000055', '12', 0],
			[expect.any(Number), '79000000777', '', 1],
		]);
		expect(contact.emails.map(({ email }) => email)).toEqual(['i.loseva@example.org', 'second@example.org']);
		expect(contact.groups.map(({ groupId }) => groupId)).toEqual([8801, 8802]);
		expect(contact.messengers.map(({ mgr }) => mgr)).toEqual([1, 0]);
		expect(contact.nets.map(({ net }) => net)).toEqual([0, 5]);
		expect(contact.customValues.map(({ customFieldId }) => customFieldId)).toEqual([1, 2]);
		expect((await pbx.requests()).map(({ verdict }) => verdict)).not.toContain('refused');
	});

	test('update: without lists nothing is read before', async () => {
		const { n8n, sent } = await scene();
		await n8n.run({ ...CONTACT, operation: 'update', contactId: id(880002), additionalFields: { importance: 0 } });
		expect(await sent()).toEqual([{ method: 'ab/contacts/update', json: { data: [{ contact_id: 880002, importance: 0 }] } }]);
	});

	test('update: lists that are ticked are replaced', async () => {
		const { n8n } = await scene();
		await n8n.run({
			...CONTACT,
			operation: 'update',
			contactId: id(880002),
			additionalFields: { replaceLists: ['phones', 'emails'], phones: { row: [{ number: '79000000002', type: 'keep' }] } },
		} as INodeParameters);
		const { items } = await n8n.run({ ...CONTACT, operation: 'get', contactId: id(880002), simplify: true });
		expect((items[0].json.phones as Rows).map(({ number }) => number)).toEqual(['+79000000002']);
		expect(items[0].json.emails).toEqual([]);
	});

	test('update: two items that add to the same contact both succeed', async () => {
		const { n8n, sent } = await scene();
		const { items } = await n8n.run(
			{
				...CONTACT,
				operation: 'update',
				contactId: id('={{ $json.id }}'),
				additionalFields: { phones: { row: [{ number: '={{ $json.phone }}' }] } },
			} as INodeParameters,
			{ items: [{ id: 880001, phone: '79000000771' }, { id: 880001, phone: '79000000772' }, { id: 880002, phone: '79000000773' }] },
		);
		expect(items).toHaveLength(3);
		expect((await sent()).map(({ method }) => method)).toEqual([
			'ab/contact',
			'ab/contact',
			'ab/contacts/update',
			'ab/contact',
			'ab/contacts/update',
		]);
		const now = await n8n.run({ ...CONTACT, operation: 'get', contactId: id(880001), simplify: true });
		expect((now.items[0].json.phones as Rows).map(({ number }) => number)).toEqual(['+79000000001', '+79000000771', '+79000000772']);
	});

	test('update: a contact that is gone fails alone', async () => {
		const { n8n } = await scene();
		const { items } = await n8n.run(
			{
				...CONTACT,
				operation: 'update',
				contactId: id('={{ $json.id }}'),
				additionalFields: { phones: { row: [{ number: '79000000771' }] } },
			} as INodeParameters,
			{ items: [{ id: 1 }, { id: 880001 }], continueOnFail: true },
		);
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({ result: expect.objectContaining({ code: 3300 }) }),
			{ contactId: 880001, updated: true },
		]);
	});
});

describe('what Mango would refuse never leaves', () => {
	const CREATE = { resource: 'contact', operation: 'create', name: 'A', onDuplicate: 'skip' };
	const UPDATE = { resource: 'contact', operation: 'update', contactId: id(880001) };
	const phone = (row: object) => ({ phones: { row: [row] } });

	test.each([
		['no name', 'Name', { ...CREATE, name: '={{ $json.nothing }}' }],
		['a phone of letters', 'Number', { ...CREATE, additionalFields: phone({ number: 'Anna', type: 1 }) }],
		['an extension of 33 digits', 'Extension', { ...CREATE, additionalFields: phone({ number: '79000000001', type: 1, extension: '1'.repeat(33) }) }],
		['an e-mail without a host', 'Email', { ...CREATE, additionalFields: { emails: { row: [{ email: 'anna@' }] } } }],
		['importance of ten', 'Importance', { ...CREATE, additionalFields: { importance: 10 } }],
		['a birthday that is no date', 'Birthday', { ...CREATE, additionalFields: { birthday: 'in May' } }],
		['a group that is no ID', 'Contact Group IDs', { ...CREATE, additionalFields: { contactGroupIds: 'VIP' } }],
		['another mode', 'If It Exists Already', { ...CREATE, onDuplicate: 'merge' }],
		['nothing to change', 'Additional Fields', UPDATE],
		['only rows without a value', 'Additional Fields', { ...UPDATE, additionalFields: phone({ number: '', type: 'keep', isDefault: true }) }],
		['no contact', 'Contact', { ...UPDATE, contactId: id('={{ $json.nothing }}'), additionalFields: { position: 'A' } }],
		['a contact that is no ID', 'Contact', { resource: 'contact', operation: 'get', contactId: id('Anna') }],
		['an organization without a name', 'Name', { resource: 'organization', operation: 'create', name: ' ' }],
	])('%s', async (_what, label, parameters) => {
		const { n8n, sent } = await scene();
		const { items, error } = await n8n.run(parameters as INodeParameters);
		expect(await sent()).toEqual([]);
		expect(items).toEqual([]);
		expect(error?.message).toContain(`'${label}'`);
	});
});

describe('pickers', () => {
	test('contacts, organizations and groups are searched by the PBX', async () => {
		const { n8n, sent } = await scene();
		expect(await n8n.list('searchContacts', ' лосева ')).toEqual({
			results: [{ name: 'Ирина Лосева (+79000000002)', value: 880002 }],
		});
		expect(await n8n.list('searchOrganizations', 'Example')).toEqual({
			results: [{ name: 'Example LLC (88001)', value: 88001 }],
		});
		expect(await n8n.list('searchContactGroups', 'vip')).toEqual({ results: [{ name: 'VIP (8801)', value: 8801 }] });
		expect((await sent()).map(({ json }) => json)).toEqual([
			{ query: 'лосева', limit_rows: 100 },
			{ query: 'Example', limit_rows: 100 },
			{ query: 'vip', limit_rows: 100 },
		]);
	});
});
