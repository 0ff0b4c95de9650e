import type { Employee } from '../../mango/directory';
import { matchEmployees, type CrmUser } from '../../mango/match';

function employee(employeeId: number, more: Partial<Employee>): Employee {
	return {
		employeeId,
		name: null,
		extension: null,
		email: null,
		mobile: null,
		department: null,
		position: null,
		outgoingLine: null,
		groupIds: [],
		sipAddresses: [],
		...more,
	};
}

const ANNA = employee(1, {
	extension: '101',
	email: 'A.Ivanova@Example.org',
	mobile: '+79000000101',
	sipAddresses: ['sip:u101@example.mangosip.ru'],
});
const BORIS = employee(2, { extension: '102', email: 'boris@example.org', mobile: '+79000000102' });

/** [employee's id, key] of each user. */
function linked(users: CrmUser[], employees = [ANNA, BORIS]) {
	return matchEmployees(users, employees).users.map(({ employee: place, by, reason }) =>
		place === null ? [null, reason] : [employees[place].employeeId, by],
	);
}

test('each key links, in any usual writing', () => {
	expect(linked([{ extension: ' 101 ' }])).toEqual([[1, 'extension']]);
	expect(linked([{ email: 'a.IVANOVA@example.ORG' }])).toEqual([[1, 'email']]);
	for (const mobile of ['8 (900) 000-01-01', '+7 900 000 01 01', '79000000101', '900 000-01-01']) {
		expect(linked([{ mobile }])).toEqual([[1, 'mobile']]);
	}
	for (const sip of ['u101', 'SIP:u101@example.mangosip.ru', 'U101@Example.mangosip.ru']) {
		expect(linked([{ sip }])).toEqual([[1, 'sip']]);
	}
	expect(linked([{ sip: 'u101@other.example.org' }])).toEqual([[null, 'notFound']]);
});

test('the surest key decides, and a key that names somebody else is reported', () => {
	const [match] = matchEmployees([{ extension: '101', email: 'boris@example.org' }], [ANNA, BORIS]).users;
	expect(match).toEqual({ employee: 0, by: 'extension', contradictedBy: ['email'], reason: null, candidates: [] });
});

test('a surer key of a later user goes before a weaker key of an earlier one', () => {
	expect(linked([{ email: 'a.ivanova@example.org' }, { extension: '101' }])).toEqual([
		[null, 'taken'],
		[1, 'extension'],
	]);
});

test('what two employees share links nobody, but another key may', () => {
	const twins = [employee(1, { mobile: '+79000000101' }), employee(2, { mobile: '+79000000101', email: 'b@example.org' })];
	const { users } = matchEmployees([{ mobile: '79000000101' }], twins);
	expect(users[0]).toMatchObject({ employee: null, reason: 'ambiguous', candidates: [0, 1] });
	expect(linked([{ mobile: '79000000101', email: 'b@example.org' }], twins)).toEqual([[2, 'email']]);
	// Not even when one of the twins is found otherwise: the other is still a guess.
	expect(linked([{ email: 'b@example.org' }, { mobile: '79000000101' }], twins)).toEqual([
		[2, 'email'],
		[null, 'ambiguous'],
	]);
});

test('what two users share links neither', () => {
	const { users, unmatched } = matchEmployees([{ extension: '101' }, { extension: '101' }], [ANNA, BORIS]);
	expect(users.map(({ reason, candidates }) => [reason, candidates])).toEqual([
		['ambiguous', [0]],
		['ambiguous', [0]],
	]);
	expect(unmatched).toEqual([0, 1]);
});

test('nobody is linked twice, and who is left is named on both sides', () => {
	const { users, unmatched } = matchEmployees(
		[{ extension: '102' }, { extension: '199' }, {}, { mobile: 'nonsense', email: '  ' }],
		[ANNA, BORIS],
	);
	expect(users.map(({ employee: place }) => place)).toEqual([1, null, null, null]);
	expect(users.slice(1).map(({ reason }) => reason)).toEqual(['notFound', 'noKeys', 'noKeys']);
	expect(unmatched).toEqual([0]);
});

test('empty values of employees link nobody with empty values of users', () => {
	expect(linked([{ extension: '', email: '', mobile: '', sip: '' }], [employee(1, {})])).toEqual([[null, 'noKeys']]);
});

test('names of members that all objects have are values like others', () => {
	expect(linked([{ extension: 'constructor', email: '__proto__' }])).toEqual([[null, 'notFound']]);
});
