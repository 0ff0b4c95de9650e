import fc from 'fast-check';

import { forget } from '../../../mango/events/memory';
import { EVENTS, eventRow } from '../../../mango/events/table';
import { TRIGGER_VALUES } from '../../../mango/events/values';
import {
	ALL_VALUES,
	deliver,
	FIXTURES,
	itemOf,
	itemsOf,
	leg,
	parsed,
	scenario,
	summary,
	withNumbersAsTexts,
	type FixtureEvent,
} from '../support';
import { holds } from '../../support/property';

beforeEach(() => forget());

/** Contract §3.1, copied by hand. */
const COMMON = ['event', 'eventId', 'path', 'receivedAt'];
const CALL = [
	'entryId', 'callId', 'seq', 'state', 'location', 'direction', 'clientNumber', 'employeeExtension',
	'groupExtension', 'lineNumber', 'commandId', 'callbackInitiator', 'campaignTaskId', 'transfer',
	'occurredAt', 'result',
];
const SUMMARY = [
	'entryId', 'direction', 'clientNumber', 'employeeExtension', 'lineNumber', 'answered', 'missed',
	'missedReason', 'startedAt', 'answeredAt', 'endedAt', 'waitSeconds', 'talkSeconds',
	'durationSeconds', 'result',
];
const RECORDING = [
	'recordingId', 'entryId', 'callId', 'employeeExtension', 'employeeId', 'state', 'recipient',
	'occurredAt', 'result',
];
const DTMF = [
	'digits', 'location', 'clientNumber', 'lineNumber', 'entryId', 'callId', 'seq', 'occurredAt',
];
const COMMAND = ['commandId', 'command', 'occurredAt', 'result'];

const KEYS: ReadonlyArray<readonly [RegExp, readonly string[], RegExp]> = [
	[/^events\/call$/, CALL, /^call:[^:]+:\d+$/],
	[/^events\/summary$/, SUMMARY, /^summary:[^:]+$/],
	[/^events\/recording$/, RECORDING, /^recording:[^:]+:\d+$/],
	[/^events\/record\/added$/, RECORDING, /^record\/added:[^:]+$/],
	[/^events\/record\/tagged$/, RECORDING, /^record\/tagged:[^:]+$/],
	[/^events\/dtmf$/, DTMF, /^dtmf:[^:]+:\d+$/],
	[/^events\/sms$/, COMMAND, /^sms:[^:]+:\d+$/],
	[/^result\/stats?$/, ['key', 'requestId'], /^statistics:[^:]+$/],
	[/^result\//, COMMAND, /^result\/[a-z_/]+:[^:]+$/],
	[/^ping$/, [], /^ping:[0-9a-f]{16}$/],
	[/^events\/ab\//, ['action', 'data'], /^events\/ab\/[a-z]+:[0-9a-f]{16}$/],
	[/^events\/user\/status_changed$/, ['abonentId', 'status', 'statusAlias', 'parentStatus', 'when', 'timestamp'], /^events\/user\/status_changed:[0-9a-f]{16}$/],
	[/^events\/user\/session_end$/, ['result', 'abonent', 'abonentId', 'session', 'timestamp'], /^events\/user\/session_end:[0-9a-f]{16}$/],
	[/^events\/recognized\/offline$/, ['productId', 'requestId', 'recognized', 'result', 'message'], /^events\/recognized\/offline:[0-9a-f]{16}$/],
];

function expectationFor(path: string) {
	const found = KEYS.find(([pattern]) => pattern.test(path));
	if (found === undefined) throw new Error(`no expectation for ${path}`);
	return found;
}

const numbered = FIXTURES.map((event, index) => [`${index} ${event.scenario} ${event.path}`, event] as const);

describe('every event of the fixtures', () => {
	it.each(numbered)('%s has exactly the keys and the eventId of the contract', (_title, { path, json }) => {
		const item = itemOf(deliver(path, json ?? {}));
		const [, keys, eventId] = expectationFor(path);
		expect(Object.keys(item ?? {}).sort()).toEqual([...COMMON, ...keys].sort());
		expect(item?.eventId).toMatch(eventId);
		expect(item?.path).toBe(path);
		expect(Object.values(item ?? {})).not.toContain(undefined);
	});

	it.each(numbered)('%s has the most specific value first', (_title, { path, json }) => {
		const { matching } = parsed(path, json ?? {});
		const order = ['call.missed', 'call.ended', 'call.incoming', 'call.ringing', 'call.answered', 'call.changed'];
		const ranks = matching.map((value) => order.indexOf(value));
		expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
		expect(new Set(matching).size).toBe(matching.length);
		const declared = eventRow(path)?.values ?? [];
		expect(matching.filter((value) => !declared.includes(value))).toEqual([]);
	});

	it.each(numbered)('%s is the same with all numbers as texts', (_title, { path, json }) => {
		if (/^events\/ab\//.test(path)) return; // Nested data keep their types.
		const [numbers, texts] = [json ?? {}, withNumbersAsTexts(json ?? {})];
		const event = parsed(path, numbers);
		expect(parsed(path, texts)).toEqual(event);
		for (const name of ['seq', 'waitSeconds', 'talkSeconds', 'employeeId']) {
			expect(['number', 'undefined', 'object']).toContain(typeof event.fields[name]);
		}
	});

	describe('P17 fields that Mango may add stay out of the simplified output, and are in raw', () => {
		it.each(numbered)('%s', (_title, { path, json }) => {
			const marked = { ...(json ?? {}), new_field: 'MARK', constructor: 'MARK', raw: 'MARK', event: 'MARK' };
			const item = itemOf(deliver(path, marked));
			expect(JSON.stringify(item)).not.toContain('MARK');
			const both = itemOf(deliver(path, marked, { output: 'both', scope: 'other' }));
			expect(both?.raw).toEqual(JSON.parse(JSON.stringify(marked)));
			expect(both?.event).toBe(item?.event);
		});
	});

	it.each(numbered)('%s never repeats key or signature', (_title, { path, json }) => {
		const form = { ...(json ?? {}), vpbx_api_key: 'KEYMARK', sign: 'SIGNMARK' };
		expect(JSON.stringify(itemOf(deliver(path, form)))).not.toMatch(/MARK|simulator-key|vpbx_api_key/);
	});

	it.each(numbered)('%s loses any one of its fields without a throw', (_title, { path, json }) => {
		const [, keys] = expectationFor(path);
		for (const name of Object.keys(json ?? {})) {
			for (const bad of [undefined, null, '', 0, -1, [], {}, true, 'x', 1e300, '9'.repeat(40)]) {
				forget();
				const verdict = deliver(path, { ...json, [name]: bad });
				const item = itemOf(verdict);
				if (item === undefined) continue;
				expect(Object.keys(item).sort()).toEqual([...COMMON, ...keys].sort());
				expect(Object.values(item)).not.toContain(undefined);
			}
		}
	});
});

describe('the table of suffixes', () => {
	it('reads every path of the fixtures and every value that can be chosen', () => {
		expect(FIXTURES.filter(({ path }) => eventRow(path) === null)).toEqual([]);
		const offered = new Set(EVENTS.flatMap(({ values }) => values));
		expect(TRIGGER_VALUES.filter(({ value }) => !offered.has(value))).toEqual([]);
	});

	it('has no suffix twice, none with a slash at an end, and finds each by itself', () => {
		const suffixes = EVENTS.map(({ suffix }) => suffix);
		expect(new Set(suffixes.map((suffix) => suffix.toLowerCase())).size).toBe(suffixes.length);
		expect(suffixes.filter((suffix) => /^\/|\/$|\/\//.test(suffix))).toEqual([]);
		for (const row of EVENTS) expect(eventRow(row.suffix)).toBe(row);
	});

	it.each(['/events/call', 'events/call/', '//events//call//', '/Events/CALL', 'EVENTS/CALL/'])('%j is events/call', (suffix) => {
		expect(eventRow(suffix)?.suffix).toBe('events/call');
	});

	it.each(['/PING/', 'ping', '//ping'])('%j is the check button', (suffix) => {
		expect(eventRow(suffix)?.suffix).toBe('ping');
	});

	it('letter case of the declared suffix survives in path', () => {
		expect(eventRow('/EVENTS/MD/ONAPPEALCLOSE')?.suffix).toBe('events/md/onAppealClose');
	});

	it.each([
		'', '/', 'events', 'call', 'events/callx', 'xevents/call', 'x/events/call', 'x/not-events/call', 'events/call/x',
		'events/call?x=1', 'events\\call', 'events/ call', 'events/c\u0430ll', 'events/record', 'result', 'result/unknown',
		'__proto__', 'constructor', 'events/__proto__', 'toString', 'pingx', 'events/ping', 'events%2Fcall', '.', '../events/call',
	])('%j is no event (F15)', (suffix) => {
		expect(eventRow(suffix)).toBeNull();
	});
});

describe('call.incoming, once for each conversation', () => {
	const inbound = [
		'inbound_answered_ivr_group', 'inbound_missed_no_answer', 'inbound_busy', 'transfer_blind_v2',
		'transfer_consultative_v2', 'queue_abandon', 'ivr_hangup', 'ivr_finished_by_scheme', 'route_from_ivr',
		'inbound_dynamic_number',
	];

	function incomingOf(events: readonly FixtureEvent[]) {
		return itemsOf(events, { events: ['call.incoming'] });
	}

	it.each(inbound)('%s fires it once', (name) => {
		expect(incomingOf(scenario(name))).toHaveLength(1);
	});

	it.each(['outbound_callback_answered', 'outbound_direct_answered'])('%s never', (name) => {
		expect(incomingOf(scenario(name))).toEqual([]);
	});

	it('never for legs that are not a new call of a client', () => {
		for (const changes of [
			{ seq: 2 },
			{ call_state: 'Connected' },
			{ call_state: 'Disconnected' },
			{ from: { extension: '101', number: 'sip:u101@example.mangosip.ru' } },
			{ from: { number: '79000000001', taken_from_call_id: 'leg-0' } },
			{ callback_initiator: 'API' },
			{ callback_initiator: 'WEB' },
			{ task_id: 5 },
			{ task_id: '5' },
		]) {
			expect(parsed('events/call', leg(changes)).matching).not.toContain('call.incoming');
		}
		expect(parsed('events/call', leg()).matching).toContain('call.incoming');
	});

	it('also for a hidden number and a SIP caller, whose clientNumber is null', () => {
		for (const from of [{}, { number: '' }, { number: 'sip:x@example.org' }, undefined]) {
			const event = parsed('events/call', leg({ from }));
			expect(event.matching[0]).toBe('call.incoming');
			expect(event.fields.clientNumber).toBeNull();
		}
	});

	it('once, too, when the phones of a group ring at once without a menu before', () => {
		const legs = ['leg-1', 'leg-2', 'leg-3'].map((call_id) => ({ scenario: '', path: 'events/call', json: leg({ call_id }) }));
		expect(itemsOf(legs).map(({ event }) => event)).toEqual(['call.incoming', 'call.ringing', 'call.ringing']);
	});
});

describe('P16 the order of arrival does not matter', () => {
	/** One text for an item, without the order of its keys. */
	function asSet(items: ReadonlyArray<Record<string, unknown>>): string[] {
		return items.map((item) => JSON.stringify(item, Object.keys(item).sort())).sort();
	}

	function permutations<T>(list: readonly T[]): T[][] {
		if (list.length < 2) return [[...list]];
		return list.flatMap((first, at) =>
			permutations([...list.slice(0, at), ...list.slice(at + 1)]).map((rest) => [first, ...rest]),
		);
	}

	const names = [...new Set(FIXTURES.map((event) => event.scenario))];
	const short = names.filter((name) => scenario(name).length <= 4);
	const long = names.filter((name) => scenario(name).length > 4 && name !== 'statistics_ready');
	const chosen = [ALL_VALUES, ALL_VALUES.filter((value) => value !== 'call.changed')];

	it.each(short)('%s: all permutations give the same items', (name) => {
		// The two spellings of one statistics event are one event: only the first path survives.
		if (name === 'statistics_ready') return;
		for (const events of chosen) {
			forget();
			const expected = asSet(itemsOf(scenario(name), { events }));
			for (const permutation of permutations(scenario(name))) {
				forget();
				expect(asSet(itemsOf(permutation, { events }))).toEqual(expected);
			}
		}
	});

	for (const name of long) {
		const events = scenario(name);
		const thrice = [...events, ...events, ...events];
		holds(
			`${name}: shuffled, and each event up to three times, it gives the same items`,
			100,
			fc.property(fc.shuffledSubarray(thrice, { minLength: thrice.length }), (shuffled) => {
				forget();
				const expected = asSet(itemsOf(events));
				forget();
				expect(asSet(itemsOf(shuffled))).toEqual(expected);
			}),
		);
	}

	const [one, two] = [scenario('inbound_busy'), scenario('transfer_blind_v2')];
	holds(
		'two conversations mixed with each other do not disturb each other',
		200,
		fc.property(fc.shuffledSubarray([...one, ...two], { minLength: one.length + two.length }), (mixed) => {
			forget();
			const expected = asSet([...itemsOf(one), ...itemsOf(two)]);
			forget();
			expect(asSet(itemsOf(mixed))).toEqual(expected);
		}),
	);
});

describe('odd payloads', () => {
	it.each(['\u0421\u0421', 'C\u0421', 'CC'])('the initiator %j is CC, though the manual prints Cyrillic letters', (initiator) => {
		const { fields } = parsed('events/call', leg({ callback_initiator: initiator }));
		expect(fields).toMatchObject({ callbackInitiator: 'CC', direction: 'outbound' });
	});

	it('the automatic callback after a missed call is spelled in Latin letters', () => {
		const { fields } = parsed('events/call', leg({ callback_initiator: 'MissGroupCall\u0421allback' }));
		expect(fields.callbackInitiator).toBe('MissGroupCallCallback');
	});

	it('"" stands for absent: group, initiator, taken_from_call_id', () => {
		const json = leg({
			callback_initiator: '',
			transfer: '',
			command_id: '',
			from: { number: '79000000001', taken_from_call_id: '', extension: '' },
			to: { extension: '101', acd_group: '', line_number: '' },
		});
		const { fields, matching } = parsed('events/call', json);
		expect(matching[0]).toBe('call.incoming');
		expect(fields).toMatchObject({ groupExtension: null, callbackInitiator: null, transfer: null, commandId: null, lineNumber: null, direction: 'inbound' });
	});

	it('a SIP line stays as it came, a SIP caller is no phone number', () => {
		const json = leg({ from: { number: 'sip:a@b.ru' }, to: { extension: '101', line_number: 'sip:line1@example.mangosip.ru' } });
		expect(parsed('events/call', json).fields).toMatchObject({ clientNumber: null, lineNumber: 'sip:line1@example.mangosip.ru' });
	});

	it('an internal conversation has no client, and an unknown direction is null', () => {
		const internal = summary({ call_direction: 0, from: { extension: '101' }, to: { extension: '102' }, line_number: undefined });
		expect(parsed('events/summary', internal).fields).toMatchObject({ direction: 'internal', clientNumber: null, employeeExtension: '101', lineNumber: null });
		expect(parsed('events/summary', summary({ call_direction: undefined })).fields).toMatchObject({ direction: null, clientNumber: null, missed: false });
	});

	it('clocks of several machines never give negative seconds', () => {
		const json = summary({ create_time: 1782000050, talk_time: 1782000040, end_time: 1782000030 });
		expect(parsed('events/summary', json).fields).toMatchObject({ waitSeconds: 0, talkSeconds: 0, durationSeconds: 0 });
	});

	it('0 means "never" in every time of a summary: no conversation lasts since 1970', () => {
		for (const never of [0, '0', undefined, null, '']) {
			expect(parsed('events/summary', summary({ create_time: never })).fields).toMatchObject({ startedAt: null, waitSeconds: null, talkSeconds: 50, durationSeconds: null });
			expect(parsed('events/summary', summary({ end_time: never })).fields).toMatchObject({ endedAt: null, waitSeconds: 10, talkSeconds: null, durationSeconds: null });
		}
	});

	it.each(['ivr', 'queue', undefined])('a leg in %j neither rings at nor is answered by an employee', (location) => {
		for (const call_state of ['Appeared', 'Connected', 'OnHold']) {
			expect(parsed('events/call', leg({ location, call_state, seq: 2 })).matching).toEqual(['call.changed']);
		}
	});

	it('a leg that a command made is not a client who starts calling', () => {
		expect(parsed('events/call', leg({ command_id: 'n8n-1' })).matching).toEqual(['call.ringing', 'call.changed']);
	});

	it('a repeat with another seq is another event, and without ids the digest of the json tells events apart', () => {
		expect(itemOf(deliver('events/call', leg({ call_id: undefined })))?.eventId).toMatch(/^events\/call:[0-9a-f]{16}$/);
		expect(itemOf(deliver('events/call', leg({ seq: undefined })))?.eventId).toMatch(/^events\/call:[0-9a-f]{16}$/);
		expect(itemOf(deliver('events/recording', { recording_id: 'r', recording_state: 'Started' }))?.eventId).toMatch(/^events\/recording:[0-9a-f]{16}$/);
	});
});
