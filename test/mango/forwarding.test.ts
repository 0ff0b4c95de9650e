import fc from 'fast-check';

import responses from '../fixtures/responses.json';
import { forwardingRulesOf, ruleParams, ruleRow, type RuleWish } from '../../mango/forwarding';
import type { JsonObject } from '../../mango/lenient';
import { holds } from '../support/property';

const fixture = responses.responses as unknown as Record<string, { readonly body: JsonObject }>;
const reply = fixture['forwarding/numbers'].body;

const NOTHING = {
	forwardingRuleId: null,
	clientNumber: null,
	active: null,
	comment: null,
	target: null,
	employeeId: null,
	employeeContactId: null,
	groupId: null,
	externalNumber: null,
	waitSeconds: null,
};

test('the reply of the reference', () => {
	expect(forwardingRulesOf(reply)).toEqual([
		{
			...NOTHING,
			forwardingRuleId: 1,
			clientNumber: '+79000000001',
			active: true,
			comment: 'VIP',
			target: 'employee',
			employeeId: 400001,
		},
	]);
});

test('an external number with texts for numbers, and ranges of callers', () => {
	const outside = { forward_number_type: '0', forward_number: '79000000101', forward_wait_sec: '30' };
	expect(
		forwardingRulesOf({
			numbers: [{ forward_id: '5', client_phone_number: '121-130', status: 0, forward_type: 'ext_forward', forward_to_ext: outside }],
		})[0],
	).toEqual({
		...NOTHING,
		forwardingRuleId: 5,
		clientNumber: '121-130',
		active: false,
		target: 'externalNumber',
		externalNumber: '+79000000101',
		waitSeconds: 30,
	});
});

test('of an employee with a contact of theirs', () => {
	const user = { forward_user_id: '400001', forward_contact_id: '500001', is_default_contact_id: '0' };
	const [rule] = forwardingRulesOf({ numbers: [{ forward_type: 'user', forward_to_user: user }] });
	expect(rule).toMatchObject({ employeeId: 400001, employeeContactId: 500001 });
});

test('rubbish gives rules of nulls', () => {
	expect(forwardingRulesOf({ numbers: [{}, 1, null] })).toEqual([NOTHING]);
});

holds('rubbish does not throw', 500, fc.property(fc.jsonValue(), (value) => void forwardingRulesOf(value)));

describe('what is sent for a change', () => {
	const present = ruleRow(reply, 1) as JsonObject;

	test('what is left open stays', () => {
		expect(ruleParams({}, present)).toEqual({
			client_phone_number: '79000000001',
			client_phone_type: 0,
			status: '1',
			comment: 'VIP',
			forward_type: 'user',
			forward_to_user: { forward_user_id: 400001, forward_contact_id: '', is_default_contact_id: 1 },
		});
	});

	test.each<[string, RuleWish, object]>([
		['number', { clientNumber: 'sip:a@example.org' }, { client_phone_number: 'sip:a@example.org', client_phone_type: 1 }],
		['state', { active: false }, { status: '0' }],
		['comment', { comment: 'Gold' }, { comment: 'Gold' }],
		['target', { target: 'group', groupId: 70001 }, { forward_type: 'group', forward_to_group: { forward_group_id: 70001 } }],
	])('%s', (_what, wish, part) => {
		const params = ruleParams(wish, present);
		expect(params).toMatchObject(part);
		// Only one target may be sent (3123).
		expect(Object.keys(params).filter((key) => key.startsWith('forward_to_'))).toHaveLength(1);
	});

	test('an external number of the present rule goes back as Mango wrote it', () => {
		const outside = { forward_number_type: 1, forward_number: 'u1@example.org', forward_wait_sec: '20' };
		const rule = { client_phone_number: '79000000001', forward_type: 'ext_forward', forward_to_ext: outside };
		expect(ruleParams({ active: true }, rule).forward_to_ext).toEqual({
			forward_number_type: 1,
			forward_number: 'u1@example.org',
			forward_wait_sec: 20,
		});
	});
});

test('a rule that is not there has no row', () => {
	expect(ruleRow(reply, 2)).toBeUndefined();
});
