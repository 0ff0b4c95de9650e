// @ts-check
'use strict';

/** Played calls: every scenario of events.json reaches a receiver, unchanged but for ids, times and people. */

const { events: FIXTURES } = /** @type {any} */ (require('../fixtures/events.json'));
const { SCENARIOS } = require('../../simulator/webhooks/scenarios');
const { control, KEY, SALT, sha256, until, useSimulator } = require('./helpers');

const used = useSimulator();

const NAMES = [
	'inbound.answered',
	'inbound.missed',
	'inbound.busy',
	'inbound.queueAbandoned',
	'inbound.ivrHangup',
	'inbound.ivrFinished',
	'inbound.routed',
	'inbound.dynamicNumber',
	'callback.answered',
	'callback.refused',
	'outbound.answered',
	'transfer.blind',
	'transfer.consultative',
	'sms.delivered',
	'sms.refused',
	'ping',
	'addressBook.changed',
	'contactCentre.statusChanged',
	'speech.recognized',
	'statistics.ready',
	'command.results',
];
const IDS = new Set(['entry_id', 'call_id', 'taken_from_call_id', 'recording_id', 'command_id']);
const TIMES = new Set(['timestamp', 'create_time', 'forward_time', 'talk_time', 'end_time', 'when', 'recognized']);

/** Names each id by its first appearance and takes times from the first one, so that two plays compare equal. @param {any[]} jsons */
function normal(jsons) {
	/** @type {Map<string, string>} */
	const names = new Map();
	let start = 0;
	return JSON.parse(JSON.stringify(jsons), (name, value) => {
		if (IDS.has(name)) {
			if (!names.has(value)) names.set(value, `id ${names.size}`);
			return names.get(value);
		}
		if (TIMES.has(name) && value > 0) {
			const seconds = value > 1e12 ? Math.floor(value / 1000) : value;
			start ||= seconds;
			return `start + ${seconds - start}`;
		}
		return value;
	});
}

/** @param {any} options */
async function play(options) {
	const reply = await control(used.simulator, 'calls', options);
	if (reply.status !== 200) throw new Error(reply.text);
	return { ...reply.json, events: used.receiver.events };
}

it('each scenario group of the fixtures has a dotted name, and each name a group', () => {
	expect(SCENARIOS.map(({ fixture }) => fixture).sort()).toEqual(
		[...new Set(FIXTURES.map((/** @type {any} */ { scenario }) => scenario))].sort(),
	);
	expect(SCENARIOS.map(({ name }) => name).sort()).toEqual([...NAMES].sort());
});

it('they are listed for builders', async () => {
	const { scenarios } = (await control(used.simulator, 'scenarios')).json;
	expect(scenarios.find((/** @type {any} */ { name }) => name === 'inbound.missed')).toMatchObject({
		title: 'Missed',
		events: ['events/call', 'events/call', 'events/summary'],
	});
});

describe.each(SCENARIOS)('$name', ({ name, fixture }) => {
	const expected = FIXTURES.filter((/** @type {any} */ event) => event.scenario === fixture);

	it('sends the events of the fixture, signed, in their order', async () => {
		const { events, deliveries } = await play({ scenario: name });
		expect(events.map((/** @type {any} */ { path }) => path)).toEqual(
			expected.map((/** @type {any} */ { path }) => path),
		);
		expect(normal(events.map((/** @type {any} */ { json }) => json))).toEqual(
			normal(expected.map((/** @type {any} */ { json }) => json)),
		);
		expect(deliveries.map((/** @type {any} */ { path, status }) => [path, status])).toEqual(
			events.map((/** @type {any} */ { path }) => [path, 200]),
		);
		for (const event of events.filter((/** @type {any} */ { jsonText }) => jsonText !== null)) {
			expect(event.method).toBe('POST');
			expect(event.headers['content-type']).toBe('application/x-www-form-urlencoded');
			expect([event.key, event.sign]).toEqual([KEY, sha256(KEY + event.jsonText + SALT)]);
		}
	});

	it('is reached by the name of the fixture too', async () => {
		expect((await play({ scenario: fixture })).scenario).toBe(name);
	});
});

describe('ids and times', () => {
	it('are fresh in every call, also after a reset, and told to the caller', async () => {
		const first = await play({ scenario: 'inbound.answered' });
		const seen = JSON.stringify(used.receiver.events.map(({ json }) => json));
		for (const id of [first.entryId, ...first.callIds, ...first.recordingIds]) expect(seen).toContain(id);
		expect([first.callIds.length, first.recordingIds.length]).toEqual([4, 1]);
		used.simulator.reset();
		const second = await play({ scenario: 'inbound.answered' });
		const all = [first, second].flatMap(({ entryId, callIds, recordingIds }) => [entryId, ...callIds, ...recordingIds]);
		expect(new Set(all).size).toBe(all.length);
		for (const id of all) expect(Buffer.from(id, 'base64').toString('base64')).toBe(id);
	});

	it('a call has just ended by the clock of the simulator', async () => {
		used.simulator.clock.freeze(1_800_000_000_000);
		await play({ scenario: 'inbound.missed' });
		expect(used.receiver.events[2].json).toMatchObject({
			create_time: 1_799_999_970,
			end_time: 1_800_000_000,
			talk_time: 0,
		});
	});

	it('or begins now', async () => {
		used.simulator.clock.freeze(1_800_000_000_000);
		await play({ scenario: 'inbound.missed', align: 'start' });
		expect(used.receiver.events[2].json).toMatchObject({ create_time: 1_800_000_000, end_time: 1_800_000_030 });
	});

	it('milliseconds stay milliseconds', async () => {
		used.simulator.clock.freeze(1_800_000_000_000);
		await play({ scenario: 'contactCentre.statusChanged' });
		expect(used.receiver.events.map(({ json }) => json.timestamp)).toEqual([1_799_999_900_123, 1_800_000_000_000]);
	});
});

describe('people and numbers', () => {
	it('from, to and line take the places of the fixture everywhere', async () => {
		await play({
			scenario: 'inbound.answered',
			from: '+7 (900) 123-45-67',
			to: '103',
			line: '78120000001',
			group: '501',
		});
		const text = JSON.stringify(used.receiver.events.map(({ json }) => json));
		expect(text).not.toMatch(/79000000001|"101"|u101|74950000001|"500"|400001/);
		expect(used.receiver.events[1].json).toMatchObject({
			initiator: '79001234567',
			from_number: '79001234567',
			to_number: '78120000001',
		});
		expect(used.receiver.events[6].json.to).toEqual({
			extension: '103',
			number: 'sip:u103@example.mangosip.ru',
			line_number: '78120000001',
			acd_group: '501',
		});
		expect(used.receiver.events[13].json.user_id).toBe(400003);
	});

	it('an outgoing call takes the employee from either field', async () => {
		await play({ scenario: 'outbound.answered', from: '104', to: '79000000003' });
		expect(used.receiver.events[0].json).toMatchObject({ from: { extension: '104' }, to: { number: '79000000003' } });
		await play({ scenario: 'outbound.answered', from: '79000000003', to: '104' });
		expect(used.receiver.events[4].json).toMatchObject({ from: { extension: '104' }, to: { number: '79000000003' } });
	});

	it('a colleague who already takes part changes places instead of ringing twice', async () => {
		await play({ scenario: 'inbound.answered', to: '102' });
		const ringing = used.receiver.events
			.filter(({ json }) => json.call_state === 'Appeared' && json.location === 'abonent')
			.map(({ json }) => json.to.extension);
		expect(ringing).toEqual(['102', '101']);
	});

	it('a group brings its own operators', async () => {
		await play({ scenario: 'inbound.answered', to: '502' });
		const people = used.receiver.events
			.filter(({ json }) => json.location === 'abonent')
			.map(({ json }) => `${json.to.acd_group} ${json.to.extension}`);
		expect(new Set(people)).toEqual(new Set(['502 106', '502 107']));
		await play({ scenario: 'inbound.queueAbandoned', group: '501' });
		expect(used.receiver.events.at(-1).json.to).toEqual({ extension: '501' });
	});

	it('a hidden caller has no number', async () => {
		await play({ scenario: 'inbound.missed', from: 'hidden' });
		expect(used.receiver.events.map(({ json }) => json.from)).toEqual([{}, {}, {}]);
	});

	it('a SIP caller keeps the address', async () => {
		await play({ scenario: 'inbound.missed', from: 'sip:guest@example.org' });
		expect(used.receiver.events[0].json.from).toEqual({ number: 'sip:guest@example.org' });
	});

	it('two internal numbers make an internal call', async () => {
		await play({ scenario: 'inbound.missed', from: '104', to: '103' });
		expect(used.receiver.events[0].json).toMatchObject({
			from: { extension: '104', number: 'sip:u104@example.mangosip.ru' },
			to: { extension: '103' },
		});
		expect(used.receiver.events[2].json.call_direction).toBe(0);
		expect(used.receiver.events[2].json).not.toHaveProperty('line_number');
	});

	it('a transfer goes to whom you say', async () => {
		await play({ scenario: 'transfer.blind', to: '103', transferTo: '105' });
		expect(used.receiver.events.at(-1).json.to.extension).toBe('105');
		expect(used.receiver.events[0].json.to.extension).toBe('103');
	});

	it('the reason of the end can be chosen', async () => {
		await play({ scenario: 'inbound.missed', reason: 1163 });
		expect(used.receiver.events.map(({ json }) => json.disconnect_reason)).toEqual([undefined, 1163, 1163]);
	});

	it('an employee who is not there gives user id -1', async () => {
		await play({ scenario: 'inbound.answered', to: '999' });
		expect(used.receiver.events[13].json.user_id).toBe(-1);
	});
});

describe('what can happen on the way', () => {
	it('another order: everything arrives once, the same for the same seed', async () => {
		const once = async () => {
			used.receiver.events.length = 0;
			await play({ scenario: 'inbound.answered', order: 'shuffled', seed: 7 });
			return normal(
				used.receiver.events.map(({ path, json }) => ({
					path,
					seq: json.seq,
					state: json.call_state ?? json.recording_state,
					place: json.location,
				})),
			);
		};
		const [first, second] = [await once(), await once()];
		expect(first).toEqual(second);
		expect(first).toHaveLength(15);
		expect(first[0]).not.toEqual({ path: 'events/call', seq: 1, state: 'Appeared', place: 'ivr' });
	});

	it('whatever the order, the call is over at the end and its recording is there', async () => {
		for (const seed of [1, 2, 3, 4, 5]) {
			const { recordingIds } = await play({ scenario: 'inbound.answered', order: 'shuffled', seed, duplicates: 1 });
			expect((await control(used.simulator, '')).json.live).toEqual([]);
			const { recordings } = (await control(used.simulator, 'recordings')).json;
			expect(recordings.at(-1)).toMatchObject({
				recordingId: recordingIds[0],
				extension: '101',
				readyAt: expect.any(Number),
			});
		}
	});

	it('reversed', async () => {
		await play({ scenario: 'inbound.missed', order: 'reversed' });
		expect(used.receiver.events.map(({ path }) => path)).toEqual(['events/summary', 'events/call', 'events/call']);
	});

	it('repeats are equal to the letter', async () => {
		await play({ scenario: 'inbound.missed', duplicates: 2 });
		expect(used.receiver.events).toHaveLength(9);
		expect(new Set(used.receiver.events.map(({ body }) => body)).size).toBe(3);
	});

	it('numbers and booleans as strings', async () => {
		await play({ scenario: 'transfer.blind', asStrings: true });
		const text = used.receiver.events.map(({ jsonText }) => jsonText).join('\n');
		expect(text).not.toMatch(/":\s*(\d|true|false)/);
		expect(used.receiver.events[2].json.to.hold_initiator).toBe('true');
	});

	it('version 1 knows nothing of transfers', async () => {
		await play({ scenario: 'transfer.consultative', eventVersion: 1 });
		expect(used.receiver.events).toHaveLength(9);
		expect(used.receiver.events.map(({ jsonText }) => jsonText).join()).not.toMatch(
			/"transfer"|was_transferred|hold_initiator/,
		);
	});

	it('all at once', async () => {
		const { deliveries } = await play({ scenario: 'inbound.answered', parallel: true });
		expect(deliveries).toHaveLength(15);
	});

	it('without waiting: 202 and an id to ask for', async () => {
		const reply = await control(used.simulator, 'calls', { scenario: 'inbound.missed', wait: false });
		expect([reply.status, reply.json.state]).toEqual([202, 'playing']);
		const done = await until(async () => {
			const { json } = await control(used.simulator, `calls/${reply.json.id}`);
			return json.state === 'finished' && json;
		});
		expect(done.deliveries).toHaveLength(3);
		expect((await control(used.simulator, 'calls')).json.calls).toHaveLength(1);
	});

	it('a pace in milliseconds, and reset ends what is still playing', async () => {
		const { json } = await control(used.simulator, 'calls', {
			scenario: 'inbound.answered',
			pace: 60_000,
			wait: false,
		});
		await until(() => used.receiver.events.length === 1);
		const played = used.simulator.plays.get(json.id);
		used.simulator.reset();
		await until(() => played.state === 'stopped');
		expect(used.receiver.events).toHaveLength(1);
	});
});

describe('a call that stays alive', () => {
	it('stops at the state you name, and goes on when asked', async () => {
		const held = await play({ scenario: 'inbound.answered', until: 'Connected' });
		expect([held.state, used.receiver.events.length]).toEqual(['held', 7]);
		expect(used.receiver.events.at(-1).json.call_state).toBe('Connected');
		const { live } = (await control(used.simulator, '')).json;
		expect(live.map((/** @type {any} */ leg) => leg.location).sort()).toEqual(['abonent', 'abonent', 'queue']);
		const { json } = await control(used.simulator, `calls/${held.id}/finish`, {});
		expect([json.state, used.receiver.events.length]).toEqual(['finished', 15]);
		expect((await control(used.simulator, '')).json.live).toEqual([]);
	});

	it('cannot go on when it is over', async () => {
		const { id } = await play({ scenario: 'inbound.missed' });
		for (const action of ['finish', 'hangup'])
			expect((await control(used.simulator, `calls/${id}/${action}`, {})).status).toBe(409);
		expect(used.receiver.events).toHaveLength(3);
	});

	it('begins just now', async () => {
		used.simulator.clock.freeze(1_800_000_000_000);
		await play({ scenario: 'inbound.answered', until: 'Appeared/queue' });
		expect(used.receiver.events.at(-1).json).toMatchObject({ timestamp: 1_800_000_000, location: 'queue' });
	});
});

it.each([
	[{ scenario: 'inbound.mised' }, /Unknown scenario .* inbound\.missed/],
	[{ scenario: 'inbound.missed', form: '1' }, /Unknown: form/],
	[{ scenario: 'inbound.missed', order: 'random' }, /order must be/],
	[{ scenario: 'inbound.missed', sign: 'bad' }, /sign must be/],
	[{ scenario: 'inbound.missed', duplicates: -1 }, /duplicates must be/],
	[{ scenario: 'inbound.missed', eventVersion: 3 }, /eventVersion must be/],
	[{ scenario: 'inbound.missed', pace: 'slow' }, /pace must be/],
	[{ scenario: 'inbound.missed', until: 'Later' }, /until must be/],
	[{ scenario: 'inbound.missed', reason: 'busy' }, /reason must be/],
])('%j is refused with a sentence', async (options, message) => {
	const reply = await control(used.simulator, 'calls', options);
	expect(reply.status).toBe(400);
	expect(reply.json.error).toMatch(message);
});
