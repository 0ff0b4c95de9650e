import fc from 'fast-check';

import responses from '../fixtures/responses.json';
import {
	audioFilesOf,
	autoSecretaryRulesOf,
	domainsOf,
	rolesOf,
	schemesOf,
	sipAccountsOf,
	trunkNumbersOf,
} from '../../mango/configuration';
import { employeeDetailsOf, groupDetailsOf } from '../../mango/details';
import type { JsonObject } from '../../mango/lenient';
import { holds } from '../support/property';

const fixture = responses.responses as unknown as Record<string, { readonly body: JsonObject }>;

describe('the replies of the reference', () => {
	test.each<[string, (reply: unknown) => unknown, unknown]>([
		['audiofiles', audioFilesOf, { audioFileId: 12, name: 'Welcome' }],
		['roles', rolesOf, { roleId: 2, name: 'Employee', permissions: [{ code: 'example', param: 0 }] }],
		['schemas', schemesOf, { schemeId: 30001, name: 'Day', description: null, lineIds: [90001, 90002], trunkNumberIds: [] }],
		[
			'sips',
			sipAccountsOf,
			{
				sipAccountId: 1,
				employeeId: 400001,
				login: 'u101',
				domain: 'example.mangosip.ru',
				address: 'sip:u101@example.mangosip.ru',
			},
		],
		[
			'trunks/numbers',
			trunkNumbersOf,
			{ trunkNumberId: 1, trunkId: 1, number: '+74950000009', description: null, canReceive: true, canCall: true },
		],
	])('%s', (method, read, first) => {
		expect((read(fixture[method].body) as unknown[])[0]).toEqual(first);
	});
});

describe('what the reference leaves open', () => {
	test.each([
		[{ data: ['a.mangosip.ru'] }],
		[{ domains: ['a.mangosip.ru', '', null] }],
		[{ data: [{ domain: 'a.mangosip.ru' }] }],
		[{ data: [{ id: 1, name: 'a.mangosip.ru' }] }],
	])('domains: %j', (reply) => {
		expect(domainsOf(reply)).toEqual([{ domain: 'a.mangosip.ru' }]);
	});

	test.each([[[1]], [['1']], [[{ trunk_number_id: 1 }]], [[{ id: '1' }]]])('trunk numbers of a scheme: %j', (numbers) => {
		expect(schemesOf({ data: [{ schema_id: 1, sip_trunks_numbers: numbers }] })[0].trunkNumberIds).toEqual([1]);
	});

	test.each([[1], ['1'], [true], ['on']])('an auto-secretary rule with active %j is', (active) => {
		expect(autoSecretaryRulesOf({ rules: [{ rule_id: '9', name: 'Lunch', active, wait_time: 5 }] })[0]).toEqual({
			simple: { ruleId: 9, name: 'Lunch', active: true },
			raw: { ruleId: '9', name: 'Lunch', active, waitTime: 5 },
		});
	});

	test.each([
		[2, true, false],
		['4', false, true],
		[6, true, true],
		[undefined, null, null],
	])('a trunk number with options %j', (options, canReceive, canCall) => {
		expect(trunkNumbersOf({ data: [{ options }] })[0]).toMatchObject({ canReceive, canCall });
	});
});

describe('details', () => {
	test('of an employee: texts for numbers, nulls for what is missing', () => {
		const [{ simple }] = employeeDetailsOf({
			users: [{ general: { user_id: '1', use_status: '1', access_role_id: '2' }, telephony: { numbers: [{ number: '79000000001', wait_sec: '20', status: 'off' }] } }],
		});
		expect(simple).toMatchObject({
			employeeId: 1,
			roleId: 2,
			useStatus: true,
			useContactCenterNumbers: null,
			login: null,
			numbers: [{ number: '+79000000001', protocol: null, order: null, waitSeconds: 20, active: false, schedule: null }],
		});
	});

	test('of a group: calling back is on whether Mango gives a 1 or the id of a campaign', () => {
		const [off, on, campaign] = groupDetailsOf({ groups: [{ auto_dial: 0 }, { auto_dial: '1' }, { auto_dial: 5001 }] });
		expect([off, on, campaign].map(({ simple }) => simple.callBackMissed)).toEqual([false, true, true]);
	});
});

const readers = [audioFilesOf, autoSecretaryRulesOf, domainsOf, rolesOf, schemesOf, sipAccountsOf, trunkNumbersOf, employeeDetailsOf, groupDetailsOf];
holds(
	'rubbish does not throw',
	500,
	fc.property(fc.jsonValue(), (value) => {
		for (const read of readers) {
			read(value);
			read({ data: value, rules: value, users: value, groups: value });
			read({ data: [value], rules: [value], users: [value], groups: [value], roles: [{ permissions: value }] });
		}
	}),
);
