import { choice, flag } from '../../nodes/MangoOffice/fields/choices';
import type { Field } from '../../nodes/MangoOffice/fields/field';
import { text } from '../../nodes/MangoOffice/fields/texts';
import { propertiesOf } from '../../nodes/MangoOffice/description';
import { bodyOf, readInput } from '../../nodes/MangoOffice/interpret';
import type { Operation } from '../../nodes/MangoOffice/operation';

const SETTING = { sipDomain: null, timezone: 'Europe/Moscow' };

const kind = choice('kind', {
	label: 'Kind',
	default: 'a',
	options: [
		{ name: 'A', value: 'a' },
		{ name: 'B', value: 'b' },
	],
});

const FIELDS: Field[] = [
	kind,
	text('ofA', { label: 'Of A', at: 'a', showWhen: { kind: ['a'] } }),
	text('ofB', { label: 'Of B', at: 'b', showWhen: { kind: ['b'] } }),
	text('alsoOfB', { label: 'Also of B', at: 'c', optional: true, showWhen: { kind: ['b'] } }),
	flag('on', { label: 'On', optional: true, default: true, description: 'Whether it is on' }),
	text('ofOn', { label: 'Of On', at: 'd', optional: true, showWhen: { on: [true] } }),
];

const operation: Operation = {
	value: 'try',
	name: 'Try',
	action: 'Try it',
	description: 'Only here',
	fields: FIELDS,
	example: { in: {}, out: [{}] },
};

const bodyFrom = (values: Record<string, unknown>) =>
	bodyOf(operation, readInput(operation, (name) => values[name], SETTING));

describe('a field that belongs to a choice', () => {
	test('counts only while that is chosen, whatever is left in it from before', () => {
		expect(bodyFrom({ kind: 'a', ofA: '1', ofB: '2', alsoOfB: '3' })).toEqual({ a: '1' });
		expect(bodyFrom({ kind: 'b', ofA: '1', ofB: '2', alsoOfB: '3' })).toEqual({ b: '2', c: '3' });
	});

	test('is required only then', () => {
		expect(bodyFrom({ kind: 'a', ofA: '1' })).toEqual({ a: '1' });
		expect(() => bodyFrom({ kind: 'b', ofA: '1' })).toThrow("'Of B' is empty");
	});

	test('may follow a switch', () => {
		expect(bodyFrom({ kind: 'a', ofA: '1', on: true, ofOn: '4' })).toEqual({ a: '1', d: '4' });
		expect(bodyFrom({ kind: 'a', ofA: '1', on: false, ofOn: '4' })).toEqual({ a: '1' });
	});

	test('shows in the editor under the same condition; from inside the collection the path begins at the root', () => {
		const properties = propertiesOf([{ value: 'thing', name: 'Thing', operations: [operation] }]);
		const own = { resource: ['thing'], operation: ['try'] };
		const find = (name: string) => properties.find((one) => one.name === name);
		expect(find('ofB')?.displayOptions).toEqual({ show: { ...own, kind: ['b'] } });
		const inside = find('additionalFields')?.options as Array<{ name: string; displayOptions?: unknown }>;
		const shows = Object.fromEntries(inside.map(({ name, displayOptions }) => [name, displayOptions]));
		expect(shows).toEqual({
			on: undefined,
			ofOn: { show: { on: [true] } },
			alsoOfB: { show: { '/kind': ['b'] } },
		});
	});
});
