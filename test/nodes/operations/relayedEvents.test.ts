import { relayedFields, relayProblem } from '../../../mango/events/relay';
import { EVENTS } from '../../../mango/events/table';
import { methodRow } from '../../../mango/methods';
import { bodyOf, readInput } from '../../../nodes/MangoOffice/interpret';
import type { Operation } from '../../../nodes/MangoOffice/operation';
import { RESOURCES } from '../../../nodes/MangoOffice/resources';
import { FIXTURES } from '../../mango/support';

const SETTING = { sipDomain: 'example.mangosip.ru', timezone: 'Europe/Moscow' };
const SUFFIXES = EVENTS.map(({ suffix }) => suffix);
const RELAYED = SUFFIXES.filter((suffix) => relayedFields(suffix) !== null);
const OPERATIONS = RESOURCES.flatMap(({ value, operations }) =>
	operations.map((operation): [string, Operation] => [`${value}: ${operation.value}`, operation]),
);

/** What an operation sends for its example; of those that send more than once, what its fields place. */
function requestOf({ example, fields, ...operation }: Operation): Record<string, unknown> {
	const given = (name: string): unknown =>
		Object.prototype.hasOwnProperty.call(example.in, name)
			? example.in[name]
			: fields.find((field) => field.name === name && !field.optional)?.property.default;
	const body =
		example.sends ?? bodyOf({ ...operation, example, fields }, readInput({ ...operation, example, fields }, given, SETTING));
	const isCommand = operation.method !== undefined && methodRow(operation.method).kind === 'command';
	return isCommand ? { command_id: 'n8n-1', ...body } : body;
}

/** Events as Mango's manual shows them, whole scenarios. */
const GENUINE = FIXTURES.filter(({ path, json }) => json !== null && RELAYED.includes(path));

test('every genuine event of a relayed path passes, in all scenarios', () => {
	expect(GENUINE.length).toBeGreaterThan(20);
	expect(GENUINE.flatMap(({ path, json }) => relayProblem(path, json) ?? [])).toEqual([]);
});

test.each(OPERATIONS)('what %s sends is no event of any path', (_name, operation) => {
	const request = requestOf(operation);
	expect(SUFFIXES.filter((suffix) => relayProblem(suffix, request) === null)).toEqual([]);
});

test('no event can hold what a command or a change asks for, but for the cases that the reasoning names', () => {
	const complete = OPERATIONS.flatMap(([name, operation]) => {
		const { method } = operation;
		if (method === undefined || methodRow(method).kind === 'read') return [];
		const asked = Object.entries(requestOf(operation));
		// An event that is relayed holds no list anywhere.
		if (asked.length === 0 || asked.some(([, value]) => Array.isArray(value))) return [];
		return RELAYED.filter((suffix) => asked.every(([key]) => relayedFields(suffix)?.includes(key))).map(
			(suffix) => `${name} in ${suffix}`,
		);
	});
	expect([...complete].sort()).toEqual([
		'call: cancelTransfer in events/call',
		'call: cancelTransfer in events/recording',
		'call: hangUp in events/call',
		'call: hangUp in events/recording',
		'employee: delete in events/record/added',
		'employee: delete in events/record/tagged',
		'presence: setStatus in events/user/status_changed',
	]);
});

test('an event with a single member of a request added is refused', () => {
	const strangers = ['to_number', 'from_extension', 'text', 'method', 'campaign_id', 'deal_id', 'abonent_ids', 'vpbx_api_key', 'unknown'];
	for (const { path, json } of GENUINE) {
		for (const stranger of strangers) {
			if (relayedFields(path)?.includes(stranger)) continue;
			expect(relayProblem(path, { ...json, [stranger]: 'x' })).toContain(`'${stranger}'`);
		}
	}
});

test.each([
	['a call by command', 'result/callback', { command_id: '1', to_number: '79000000001' }],
	['a call by command, dressed up', 'events/call', { command_id: '1', call_id: 'a', to_number: '79000000001', entry_id: 'a', timestamp: 1, seq: 1, call_state: 'Appeared', location: 'ivr', from: {}, to: {} }],
	['a hang-up', 'events/call', { command_id: '1', call_id: 'a' }],
	['nothing', 'ping', {}],
	['nothing, as another event', 'events/call', {}],
	['a change of status', 'events/user/status_changed', { abonent_id: 1, status: 4 }],
	['a deletion of contacts', 'events/ab/contacts', { action: 'deleted', data: [1, 2] }],
	['a deletion of an employee', 'events/record/added', { user_id: 400001 }],
	['a report', 'result/stats', { key: 'abc' }],
	['anything, as an event that is not described', 'events/robots/stats', { command_id: '1', to_number: '2' }],
	['anything, as a chat', 'events/md', { point_id: '1', data: {} }],
	['a group call: texts in place of sides', 'events/summary', { entry_id: 'a', call_direction: 1, create_time: 1, end_time: 1, entry_result: 1, from: '500', to: '79000000001', line_number: '74950000001' }],
	['a list where the event has a value', 'events/call', { entry_id: 'a', call_id: 'a', timestamp: 1, seq: 1, call_state: 'Appeared', location: 'ivr', from: {}, to: {}, task_id: [1] }],
	['a state that does not exist', 'events/call', { entry_id: 'a', call_id: 'a', timestamp: 1, seq: 1, call_state: 'Ringing', location: 'ivr', from: {}, to: {} }],
	['a path that is none', 'commands/callback', { command_id: '1', result: 1000 }],
	['a path with more behind', 'result/callback/../../commands/callback', { command_id: '1', result: 1000 }],
	['a member of all objects', 'constructor', { command_id: '1', result: 1000 }],
	['a list', 'events/call', [{ entry_id: 'a' }]],
	['no object', 'events/call', 'entry_id'],
	['a hidden member', 'result/callback', JSON.parse('{"command_id":"1","result":1000,"__proto__":{"to_number":"1"}}')],
])('refuses %s', (_what, suffix, json) => {
	expect(relayProblem(suffix, json)).not.toBeNull();
});
