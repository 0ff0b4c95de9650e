import type { INodeParameters } from 'n8n-workflow';

import { holdClock } from '../../support/clock';
import { fromList, scenes } from '../../support/scene';

holdClock();
const scene = scenes();

describe('incoming call list', () => {
	const ADD = { resource: 'incomingList', operation: 'add', list: 'black' };

	test('state', async () => {
		const { n8n, sent } = await scene();
		const { items } = await n8n.run({ resource: 'incomingList', operation: 'getState' });
		expect(items[0].json).toEqual({ activeList: 'black' });
		expect(await sent()).toEqual([{ method: 'bwlists/state/', json: {} }]);
	});

	test.each<[string, string, string]>([
		['8 (900) 000-00-97', '79000000097', 'tel'],
		['7900*', '7900*', 'tel'],
		['+7 900 000-##-##', '7900000####', 'tel'],
		['79000000000-79000000099', '79000000000-79000000099', 'tel'],
		['900', '900', 'tel'],
		['sip:spam@example.org', 'sip:spam@example.org', 'sip'],
		['spam@example.org', 'sip:spam@example.org', 'sip'],
	])('add %s', async (writing, number, type) => {
		const { pbx, n8n, sent } = await scene();
		const { items, error } = await n8n.run({ ...ADD, number: writing, additionalFields: { comment: 'x'.repeat(255) } });
		expect(error).toBeUndefined();
		expect(items[0].json).toEqual({ numberId: 2, list: 'black', number, numberType: type });
		expect((await sent())[0].json).toEqual({ list_type: 'black', number, number_type: type, comment: 'x'.repeat(255) });
		expect((await pbx.requests())[0].verdict).toBe('accepted');
	});

	test('numbers of both lists, or of one', async () => {
		const { n8n } = await scene();
		await n8n.run({ ...ADD, list: 'white', number: '79000000096' });
		const all = await n8n.run({ resource: 'incomingList', operation: 'getMany', returnAll: true });
		expect(all.items.map(({ json }) => [json.list, json.number, json.listActive])).toEqual([
			['black', '+79000000099', true],
			['white', '+79000000096', false],
		]);
		const white = await n8n.run({ resource: 'incomingList', operation: 'getMany', additionalFields: { list: 'white' } });
		expect(white.items).toHaveLength(1);
	});

	test('delete', async () => {
		const { n8n, sent } = await scene();
		const { items } = await n8n.run({ resource: 'incomingList', operation: 'delete', numberId: fromList('1') });
		expect(items[0].json).toEqual({ deleted: true, numberId: 1 });
		expect(await sent()).toEqual([{ method: 'bwlists/number/delete/', json: { number_id: 1 } }]);
	});

	test.each<[string, string, object]>([
		['a word', 'Number', { ...ADD, number: 'spam' }],
		['nothing', 'Number', { ...ADD, number: '={{ $json.nothing }}' }],
		['a range that runs backwards', 'Number', { ...ADD, number: '79000000099-79000000000' }],
		['a list that does not exist', 'List', { ...ADD, list: 'grey', number: '79000000097' }],
		['a comment of 256 letters', 'Comment', { ...ADD, number: '79000000097', additionalFields: { comment: 'я'.repeat(256) } }],
	])('refused before sending: %s', async (_what, label, parameters) => {
		const { pbx, n8n } = await scene();
		const { error } = await n8n.run(parameters as INodeParameters);
		expect(await pbx.requests()).toEqual([]);
		expect(error?.message).toContain(`'${label}'`);
	});

	test('a comment of 255 Cyrillic letters is not too long', async () => {
		const { n8n } = await scene();
		const { error } = await n8n.run({ ...ADD, number: '79000000097', additionalFields: { comment: 'я'.repeat(255) } });
		expect(error).toBeUndefined();
	});
});

describe('outgoing block list', () => {
	const LIST = { resource: 'outgoingBlockList' };

	test('add tells the new ones from those that are there', async () => {
		const { n8n, sent } = await scene();
		const { items, error } = await n8n.run({
			...LIST,
			operation: 'add',
			numbers: ['8 900 000-00-95', '+7 900 000-00-98'],
			mode: 3,
			additionalFields: { description: 'Asked', employeeId: fromList('400001') },
		});
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual([
			{ number: '+79000000095', mode: 3, added: true },
			{ number: '+79000000098', mode: 3, added: false },
		]);
		const each = { mode: 3, description: 'Asked', user_id: 400001 };
		expect((await sent())[0].json).toEqual({
			numbers: [
				{ number: '79000000095', ...each },
				{ number: '79000000098', ...each },
			],
		});
	});

	test('many numbers are packed, and come back page by page', async () => {
		const { pbx, n8n, sent } = await scene();
		const numbers = Array.from({ length: 249 }, (_, index) => String(79000200000 + index));
		const added = await n8n.run({ ...LIST, operation: 'add', numbers: numbers.join(', '), mode: 1 });
		expect(added.error).toBeUndefined();
		expect(added.items).toHaveLength(249);
		expect((await sent()).map(({ json }) => (json as { numbers: unknown[] }).numbers.length)).toEqual([100, 100, 49]);
		const all = await n8n.run({ ...LIST, operation: 'getMany', returnAll: true });
		expect(new Set(all.items.map(({ json }) => json.number)).size).toBe(250);
		const some = await n8n.run({ ...LIST, operation: 'getMany', limit: 120 });
		expect(some.items).toHaveLength(120);
		expect((await pbx.requests()).every(({ verdict }) => verdict === 'accepted')).toBe(true);
	});

	test('a cursor that counts rows gives all of them, too', async () => {
		const { pbx, n8n, sent } = await scene();
		const numbers = Array.from({ length: 230 }, (_, index) => ({ number: String(79000200000 + index), mode: 1, user_id: null, created: '' }));
		for (const from of [0, 1, 101, 201]) {
			const body = { result: 1000, numbers: numbers.slice(from, from + 100) };
			await pbx.post('faults', { kind: 'reply', method: 'outbound_blacklist/get', count: 1, body });
		}
		const { items } = await n8n.run({ ...LIST, operation: 'getMany', returnAll: true });
		expect(items).toHaveLength(230);
		expect((await sent()).map(({ json }) => (json as { cursor: number }).cursor)).toEqual([1, 2, 102, 202]);
	});

	test('get many of certain numbers', async () => {
		const { n8n, sent } = await scene();
		const { items } = await n8n.run({
			...LIST,
			operation: 'getMany',
			additionalFields: { numbers: ['8 900 000-00-98', '79000000001'] },
		});
		expect(items.map(({ json }) => json)).toEqual([
			{
				number: '+79000000098',
				description: 'asked not to call',
				mode: 3,
				employeeId: 400001,
				createdAt: '2026-06-21T09:00:00.000Z',
			},
		]);
		expect((await sent())[0].json).toEqual({ numbers: ['79000000098', '79000000001'], cursor: 1, limit: 100 });
	});

	test.each<[string, object, string, object, object]>([
		[
			'update description',
			{ operation: 'updateDescription', number: '8 900 000-00-98', description: 'Asked in writing' },
			'update_description',
			{ number: '79000000098', description: 'Asked in writing' },
			{ number: '+79000000098', description: 'Asked in writing' },
		],
		[
			'enable blocking',
			{ operation: 'enableMode', number: '79000000098', mode: 2 },
			'enable_mode',
			{ number: '79000000098', mode: 2 },
			{ number: '+79000000098', mode: 2, blocked: true },
		],
		[
			'disable blocking',
			{ operation: 'disableMode', number: '79000000098', mode: 1 },
			'disable_mode',
			{ number: '79000000098', mode: 1 },
			{ number: '+79000000098', mode: 1, blocked: false },
		],
		[
			'delete',
			{ operation: 'delete', numbers: '+7 900 000-00-98' },
			'delete',
			{ numbers: ['79000000098'] },
			{ deleted: true, number: '+79000000098' },
		],
		['block all', { operation: 'blockAll', confirm: true }, 'enable', {}, { allOutgoingCallsBlocked: true }],
		['allow all', { operation: 'allowAll', confirm: true }, 'disable', {}, { allOutgoingCallsBlocked: false }],
	])('%s', async (_what, parameters, method, json, out) => {
		const { pbx, n8n, sent } = await scene();
		const { items, error } = await n8n.run({ ...LIST, ...parameters } as INodeParameters);
		expect(error).toBeUndefined();
		expect(items.map((item) => item.json)).toEqual([out]);
		expect(await sent()).toEqual([{ method: `outbound_blacklist/${method}`, json }]);
		expect((await pbx.requests())[0].verdict).toBe('accepted');
	});

	test.each<[string, string, object]>([
		['block all without confirmation', 'Confirm', { operation: 'blockAll' }],
		['block all with an expression that finds nothing', 'Confirm', { operation: 'blockAll', confirm: '={{ $json.nothing }}' }],
		['allow all without confirmation', 'Confirm', { operation: 'allowAll', confirm: false }],
		['no numbers', 'Numbers', { operation: 'add', numbers: [], mode: 1 }],
		['one wrong number among good ones', 'Numbers', { operation: 'add', numbers: ['79000000001', 'Anna'], mode: 1 }],
		['a mode that does not exist', 'Calls', { operation: 'enableMode', number: '79000000098', mode: 4 }],
		['101 numbers to delete', 'Numbers', { operation: 'delete', numbers: Array.from({ length: 101 }, (_, index) => String(79000200000 + index)) }],
		['a description of blanks', 'Description', { operation: 'updateDescription', number: '79000000098', description: '  ' }],
	])('refused before sending: %s', async (_what, label, parameters) => {
		const { pbx, n8n } = await scene();
		const { error } = await n8n.run({ ...LIST, ...parameters } as INodeParameters);
		expect(await pbx.requests()).toEqual([]);
		expect(error?.message).toContain(`'${label}'`);
	});
});
