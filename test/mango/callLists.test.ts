import fc from 'fast-check';

import responses from '../fixtures/responses.json';
import { activeList, blockedNumbersOf, existedNumbers, incomingListOf, listEntry } from '../../mango/callLists';
import type { JsonObject } from '../../mango/lenient';
import { holds } from '../support/property';

const fixture = responses.responses as unknown as Record<string, { readonly body: JsonObject }>;

describe('what people write is put on a list as', () => {
	test.each([
		['8 (900) 000-00-01', '79000000001'],
		['8-900-000-00-01', '79000000001'],
		['900 000-00-01', '79000000001'],
		['+49 30 1234567', '49301234567'],
		['900', '900'],
		['7900*', '7900*'],
		['*', '*'],
		['+7 (900) 000-##-##', '7900000####'],
		['8 900 000 ## ##', '7900000####'],
		['8800*', '8800*'],
		['79000000000-79000000099', '79000000000-79000000099'],
		['+79000000000 – +79000000099', '79000000000-79000000099'],
		['121-130', '121-130'],
	])('%s → %s', (writing, number) => {
		expect(listEntry(writing)).toEqual({ number, type: 'tel' });
	});

	test.each([
		['sip:a@example.org', 'sip:a@example.org'],
		['a@example.org', 'sip:a@example.org'],
	])('%s → %s', (writing, number) => {
		expect(listEntry(writing)).toEqual({ number, type: 'sip' });
	});

	test.each(['', 'Anna', '8900000000', '130-121', 'a*', '1234567890123456789012*', '@', '7'])('%j → nothing', (writing) => {
		expect(listEntry(writing)).toBeNull();
	});

	holds(
		'anything at all leads to an entry or to null',
		1_000,
		fc.property(fc.string(), (writing) => {
			const entry = listEntry(writing);
			if (entry?.type === 'tel') expect(entry.number).toMatch(/^([\d*#]{1,20}|\d{1,20}-\d{1,20})$/);
		}),
	);
});

describe('incoming lists', () => {
	test('the reply of the reference', () => {
		expect(incomingListOf(fixture['bwlists/numbers/'].body)).toEqual([
			{
				numberId: 1,
				list: 'black',
				number: '+79000000099',
				numberType: 'tel',
				comment: 'spam',
				listActive: true,
				listAllowsHidden: true,
			},
		]);
		expect(activeList(fixture['bwlists/state/'].body)).toBe('black');
	});

	test('without an envelope, with ids as texts, with masks', () => {
		const white = { numbers: [{ number_id: '7', number: '7900*', number_type: 'tel' }] };
		expect(incomingListOf({ result: 1000, active: 'white', white })).toEqual([
			{ numberId: 7, list: 'white', number: '7900*', numberType: 'tel', comment: null, listActive: true, listAllowsHidden: null },
		]);
	});

	test.each([[null], [{}], [{ active: 'none' }], [{ active: 0 }], ['black']])('of %j neither list is active', (reply) => {
		expect(activeList(reply)).toBeNull();
		expect(incomingListOf(reply)).toEqual([]);
	});
});

describe('outgoing block list', () => {
	test('the reply of the reference', () => {
		expect(blockedNumbersOf(fixture['outbound_blacklist/get'].body)).toEqual([
			{
				number: '+79000000098',
				description: 'asked not to call',
				mode: 3,
				employeeId: 400001,
				createdAt: '2026-06-21T09:00:00.000Z',
			},
		]);
	});

	test('numbers that were there, as texts or in objects', () => {
		expect([...existedNumbers({ existed_numbers: ['79000000001', 79000000002, { number: '79000000003' }, null] })]).toEqual([
			'79000000001',
			'79000000002',
			'79000000003',
		]);
		expect(existedNumbers({ result: 1000 }).size).toBe(0);
	});
});
