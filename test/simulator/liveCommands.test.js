// @ts-check
'use strict';

/** Commands for a call that is alive, §2.1.5-2.1.11: accepted, refused, and what follows. */

const { responses } = /** @type {any} */ (require('../fixtures/responses.json'));
const { control, lastVerdict, mango, until, useSimulator } = require('./helpers');

const used = useSimulator({ settings: { guard: 'off', rates: 'off' } });

/** @param {string} path @param {any} params */
const ask = (path, params = {}) => mango(used.simulator, path, params);

const REQUESTS = /** @type {Record<string, any>} */ ({
	'commands/recording/start': { command_id: 'n8n-700-0', call_id: 'unknown', call_party_number: '101' },
	'commands/play/start': { command_id: 'n8n-700-0', call_id: 'unknown', after_play_time: 0 },
	'commands/route': { command_id: 'n8n-700-0', call_id: 'unknown', to_number: '103' },
	'commands/transfer': {
		command_id: 'n8n-700-0',
		call_id: 'unknown',
		method: 'blind',
		to_number: '103',
		initiator: '101',
	},
	'commands/calls_connect': {
		command_id: 'n8n-700-0',
		holded_call_id: 'unknown',
		transfer_initiator_number: 'sip:u101@example.mangosip.ru',
		transferred_call_id: 'unknown',
	},
	'commands/transfer_cancel': { command_id: 'n8n-700-0', call_id: 'unknown' },
	'commands/call/hold/on': { command_id: 'n8n-700-0', call_id: 'unknown', initiator: '101' },
});

/** A call that stays alive. @param {any} options */
const live = async (options) => (await control(used.simulator, 'calls', options)).json;

/** Gives a command, waits, and answers what it caused. @param {string} path @param {any} change @returns {Promise<any[]>} */
async function command(path, change) {
	await used.simulator.idle();
	used.receiver.events.length = 0;
	expect((await ask(path, { ...REQUESTS[path.replace(/\/$/, '')], ...change })).json).toEqual({ result: 1000 });
	await until(() => used.receiver.events.length);
	await used.simulator.idle();
	return [...used.receiver.events];
}
/** @param {string} path @param {any} change */
const outcome = async (path, change) => (await command(path, change))[0].json.result;

/** @param {any} call @returns {Promise<any[]>} */
async function finish(call) {
	used.receiver.events.length = 0;
	expect((await control(used.simulator, `calls/${call.id}/finish`, {})).status).toBe(200);
	return [...used.receiver.events];
}
/** @param {any[]} events */
const brief = (events) =>
	events.map(({ path, json }) => (path === 'events/call' ? `${json.call_state} ${json.location} ${json.seq}` : path));

describe.each(Object.keys(REQUESTS))('%s', (path) => {
	const good = REQUESTS[path];

	it('is accepted at once; an unknown call is told later', async () => {
		const reply = await ask(path, good);
		expect([reply.status, reply.json]).toEqual([200, responses[path].body]);
		expect(lastVerdict(used.simulator)).toMatchObject({ verdict: 'accepted', json: good });
		const [event] = await until(() => used.receiver.events.length && used.receiver.events);
		expect([event.path, event.json]).toEqual([
			path.replace('commands/', 'result/'),
			{ command_id: 'n8n-700-0', result: 4101 },
		]);
	});

	it.each(Object.keys(good))('refuses to go without %s: 3103', async (name) => {
		const { [name]: _left, ...rest } = good;
		expect((await ask(path, rest)).json).toEqual({ result: 3103 });
	});
});

it.each([
	['commands/transfer', { method: 'attended' }],
	['commands/transfer', { to_number: '+7 900 000 00 01' }],
	['commands/route', { to_number: 103 }],
	['commands/route', { sip_headers: 'From' }],
	['commands/play/start', { after_play_time: 'soon' }],
	['commands/play/start', { internal_id: 'welcome.mp3' }],
	['commands/recording/start', { call_party_number: 101 }],
	['commands/call/hold/on', { initiator: 101 }],
])('%s refuses %j: 3104', async (path, change) => {
	expect((await ask(path, { ...REQUESTS[path], ...change })).json).toEqual({ result: 3104 });
});

it.each([
	['commands/recording/start', 4, 1000],
	['commands/route', 1, 2000],
	['commands/transfer', 1, 2000],
])('%s has a rate of its own', async (path, max, per) => {
	await control(used.simulator, 'faults', { rates: 'on' });
	used.simulator.clock.freeze();
	for (let count = 0; count < max; count++) expect((await ask(path, REQUESTS[path])).status).toBe(200);
	expect((await ask(path, REQUESTS[path])).status).toBe(429);
	used.simulator.clock.advance(per);
	expect((await ask(path, REQUESTS[path])).status).toBe(200);
});

describe('commands/recording/start', () => {
	const path = 'commands/recording/start';

	it('records a talk: Started at once, Completed with its end, then the file', async () => {
		const call = await live({ scenario: 'inbound.missed' });
		expect(await outcome(path, { call_id: call.callIds[0] })).toBe(4101);
		const talk = await live({ scenario: 'transfer.blind', until: 'Connected' });
		const [result, started] = await command(path, { call_id: talk.callIds[0] });
		expect(result).toMatchObject({ path: 'result/recording/start', json: { result: 1000 } });
		expect(started).toMatchObject({
			path: 'events/recording',
			json: {
				recording_state: 'Started',
				seq: 1,
				entry_id: talk.entryId,
				call_id: talk.callIds[0],
				extension: '101',
				command_id: 'n8n-700-0',
			},
		});
		expect(await outcome(path, { call_id: talk.callIds[0] })).toBe(4102);
		const { recording_id } = started.json;
		const ask404 = { recording_id, action: 'download' };
		expect((await ask('queries/recording/post', ask404)).status).toBe(404);
		const events = await finish(talk);
		expect(events.filter(({ json }) => json.recording_id === recording_id).map(({ path: each }) => each)).toEqual([
			'events/recording',
			'events/record/added',
		]);
		expect((await ask('queries/recording/post', ask404)).status).toBe(302);
	});

	it("brings forward the scenario's own recording", async () => {
		const talk = await live({ scenario: 'inbound.answered', until: 'Connected' });
		const [, started] = await command(path, { call_id: talk.callIds[2] });
		expect(started.json.recording_id).toBe(talk.recordingIds[0]);
		const states = (await finish(talk)).filter((event) => event.path === 'events/recording');
		expect(states.map(({ json }) => json.recording_state)).toEqual(['Completed']);
	});

	it('needs a talk, and one of its sides', async () => {
		const ringing = await live({ scenario: 'inbound.missed', until: 'Appeared' });
		expect(await outcome(path, { call_id: ringing.callIds[0] })).toBe(4100);
		const talk = await live({ scenario: 'transfer.blind', until: 'Connected' });
		expect(await outcome(path, { call_id: talk.callIds[0], call_party_number: '103' })).toBe(3330);
	});

	it('is kept when the talk is hung up', async () => {
		const talk = await live({ scenario: 'transfer.blind', until: 'Connected' });
		await command(path, { call_id: talk.callIds[0] });
		const events = await command('commands/call/hangup', { command_id: 'h', call_id: talk.callIds[0] });
		expect(events.map(({ path: each }) => each)).toEqual(
			['result/call/hangup', 'events/call', 'events/recording', 'events/summary', 'events/record/added'].sort(
				(a, b) => events.findIndex((one) => one.path === a) - events.findIndex((one) => one.path === b),
			),
		);
	});
});

describe('commands/play/start', () => {
	const path = 'commands/play/start';

	it('plays to somebody who waits, and to nobody else', async () => {
		const { callIds } = await live({ scenario: 'inbound.ivrHangup', until: 'Appeared/ivr' });
		const call_id = callIds[0];
		expect(await outcome(path, { call_id })).toBe(1000);
		expect(await outcome(path, { call_id, internal_id: '' })).toBe(1000);
		expect(await outcome(path, { call_id, internal_id: 12, after_play_time: 5 })).toBe(1000);
		expect(await outcome(path, { call_id, internal_id: '12' })).toBe(1000);
		expect(await outcome(path, { call_id, internal_id: 999 })).toBe(3340);
		const queued = await live({ scenario: 'inbound.queueAbandoned', until: 'Appeared/queue' });
		expect(await outcome(path, { call_id: queued.callIds[1] })).toBe(1000);
		const ringing = await live({ scenario: 'inbound.missed', until: 'Appeared' });
		expect(await outcome(path, { call_id: ringing.callIds[0] })).toBe(4100);
	});
});

describe('commands/route', () => {
	const path = 'commands/route';

	it('sends a caller out of the menu to an employee (§3.7.10)', async () => {
		const call = await live({ scenario: 'inbound.ivrHangup', until: 'Appeared/ivr', from: '79001112233' });
		const events = await command(path, { call_id: call.callIds[0], sip_headers: { 'From/display-name': 'VIP' } });
		expect(brief(events)).toEqual(['result/route', 'Disconnected ivr 2', 'Appeared abonent 1']);
		expect(events[1].json).toMatchObject({ call_id: call.callIds[0], disconnect_reason: 1100 });
		expect(events[2].json).toMatchObject({
			entry_id: call.entryId,
			from: { number: '79001112233', taken_from_call_id: call.callIds[0] },
			to: { extension: '103', number: 'sip:u103@example.mangosip.ru', line_number: '74950000001' },
			command_id: 'n8n-700-0',
		});
		const rest = await finish(call);
		expect(brief(rest)).toEqual(['Connected abonent 2', 'Disconnected abonent 3', 'events/summary']);
		expect(rest[2].json).toMatchObject({
			entry_id: call.entryId,
			to: { extension: '103', number: 'sip:u103@example.mangosip.ru' },
			entry_result: 1,
			disconnect_reason: 1120,
		});
		expect(rest[2].json.end_time - rest[2].json.talk_time).toBe(51);
	});

	it('goes on by itself when the call was running', async () => {
		const call = await live({ scenario: 'inbound.answered', pace: 60_000, wait: false });
		await until(() => used.receiver.events.length === 1);
		used.receiver.events.length = 0;
		await ask(path, { ...REQUESTS[path], call_id: call.callIds[0] });
		await until(() => used.receiver.events.length === 3);
		expect(brief(used.receiver.events)).toEqual(['result/route', 'Disconnected ivr 2', 'Appeared abonent 1']);
		await control(used.simulator, `calls/${call.id}/hangup`, {});
	});

	it('intercepts a call that rings, to a group or a number outside', async () => {
		const ringing = await live({ scenario: 'inbound.missed', until: 'Appeared' });
		const [, ended, group] = await command(path, { call_id: ringing.callIds[0], to_number: '501' });
		expect([ended.json.disconnect_reason, group.json.to]).toEqual([
			1182,
			{
				extension: '103',
				number: 'sip:u103@example.mangosip.ru',
				acd_group: '501',
				line_number: '74950000001',
			},
		]);
		const again = await command(path, { call_id: group.json.call_id, to_number: '79001112233' });
		expect(again[2].json.to).toEqual({ number: '79001112233', line_number: '74950000001' });
	});

	it('is refused for a talk, an outgoing call and an unknown number', async () => {
		const talk = await live({ scenario: 'transfer.blind', until: 'Connected' });
		expect(await outcome(path, { call_id: talk.callIds[0] })).toBe(4100);
		const out = await live({ scenario: 'outbound.answered', until: 'Appeared' });
		expect(await outcome(path, { call_id: out.callIds[0] })).toBe(4100);
		const menu = await live({ scenario: 'inbound.ivrHangup', until: 'Appeared/ivr' });
		expect(await outcome(path, { call_id: menu.callIds[0], to_number: '777' })).toBe(3200);
	});
});

describe('commands/transfer', () => {
	const path = 'commands/transfer';
	/** @param {any} [more] */
	const talk = (more) => live({ scenario: 'transfer.blind', until: 'Connected', from: '79001112233', ...more });

	it('blind: §3.7.5', async () => {
		const call = await talk();
		const events = await command(path, { call_id: call.callIds[0] });
		expect(brief(events)).toEqual([
			'result/transfer',
			'OnHold abonent 3',
			'Appeared abonent 1',
			'Disconnected abonent 4',
			'Appeared abonent 2',
		]);
		expect(events[1].json.to).toMatchObject({ extension: '101', hold_initiator: true });
		expect(events[2].json).toMatchObject({ from: { extension: '101' }, to: { extension: '103' } });
		expect(events[3].json).toMatchObject({
			from: { number: '79001112233', was_transferred: true },
			disconnect_reason: 1120,
		});
		expect(events[4].json).toMatchObject({
			from: { number: '79001112233', taken_from_call_id: call.callIds[0] },
			to: { extension: '103', line_number: '74950000001' },
			transfer: 'blind',
		});
		const rest = await finish(call);
		expect(brief(rest)).toEqual(['Connected abonent 3', 'Disconnected abonent 4', 'events/summary']);
		expect(rest[2].json).toMatchObject({ to: { extension: '103' }, entry_result: 1 });
	});

	it('blind, then hung up: the initiator rings again', async () => {
		const call = await talk();
		const events = await command(path, { call_id: call.callIds[0] });
		const back = await command('commands/call/hangup', { command_id: 'h', call_id: events[4].json.call_id });
		expect(brief(back)).toEqual(['result/call/hangup', 'Disconnected abonent 3', 'Appeared abonent 1']);
		expect(back[2].json).toMatchObject({ to: { extension: '101' }, transfer: 'return_blind' });
		const rest = await finish(call);
		expect(brief(rest)).toEqual(['Connected abonent 2', 'Disconnected abonent 3', 'events/summary']);
	});

	it('hold, ended by hanging up the phone: §3.7.6', async () => {
		const call = await talk();
		const events = await command(path, { call_id: call.callIds[0], method: 'hold' });
		expect(brief(events)).toEqual(['result/transfer', 'OnHold abonent 3', 'Appeared abonent 1', 'Connected abonent 2']);
		expect(events[2].json).toMatchObject({
			from: { extension: '101', taken_from_call_id: call.callIds[0] },
			to: { extension: '103' },
			transfer: 'consultative',
		});
		const rest = await finish(call);
		expect(brief(rest)).toEqual([
			'Disconnected abonent 4',
			'Connected abonent 3',
			'Disconnected abonent 4',
			'events/summary',
		]);
		expect(rest[0].json.from.was_transferred).toBe(true);
		expect(rest[1].json.from).toEqual({ number: '79001112233', taken_from_call_id: call.callIds[0] });
	});

	it.each(['commands/calls_connect', 'commands/calls_connect/'])('hold, ended by %s', async (connect) => {
		const call = await talk();
		const events = await command(path, { call_id: call.callIds[0], method: 'hold' });
		const good = {
			holded_call_id: call.callIds[0],
			transferred_call_id: events[2].json.call_id,
			transfer_initiator_number: events[2].json.from.number,
		};
		expect(await outcome(connect, { ...good, transfer_initiator_number: '79001112233' })).toBe(4100);
		expect(await outcome(connect, { ...good, transferred_call_id: call.callIds[0] })).toBe(4100);
		expect(await outcome(connect, { ...good, holded_call_id: events[2].json.call_id })).toBe(4100);
		const joined = await command(connect, good);
		expect([joined[0].path, ...brief(joined).slice(1)]).toEqual([
			'result/calls_connect',
			'Disconnected abonent 4',
			'Connected abonent 3',
		]);
		expect(brief(await finish(call))).toEqual(['Disconnected abonent 4', 'events/summary']);
	});

	it.each([
		['commands/transfer_cancel', 0],
		['commands/call/hangup', 1],
	])('hold, cancelled by %s: the first talk goes on', async (cancel, which) => {
		const call = await talk();
		const events = await command(path, { call_id: call.callIds[0], method: 'hold' });
		const back = await command(cancel, { command_id: 'c', call_id: which ? events[2].json.call_id : call.callIds[0] });
		expect(brief(back).slice(1)).toEqual(['Disconnected abonent 3', 'Connected abonent 4']);
		expect(back[2].json.to).not.toHaveProperty('hold_initiator');
		const rest = await finish(call);
		expect(brief(rest)).toEqual(['Disconnected abonent 5', 'events/summary']);
	});

	it('to a number outside, from the calling side', async () => {
		const call = await live({ scenario: 'outbound.answered', until: 'Connected', from: '101' });
		const events = await command(path, { call_id: call.callIds[0], to_number: '79005556677', initiator: '101' });
		expect(events[1].json.from.hold_initiator).toBe(true);
		expect(events[3].json).toMatchObject({ to: { was_transferred: true }, disconnect_reason: 1110 });
		expect(events[4].json.to).toMatchObject({ number: '79005556677' });
	});

	it.each([
		['somebody who is not in the call', { initiator: '104' }, 4100],
		['the client as initiator', { initiator: '79001112233' }, 4100],
		['nobody as target', { to_number: '777' }, 3200],
	])('is refused with %s', async (_title, change, code) => {
		const call = await talk();
		expect(await outcome(path, { call_id: call.callIds[0], ...change })).toBe(code);
	});

	it('needs a call in Connected; a cancel needs a consultation', async () => {
		const ringing = await talk({ until: 'Appeared' });
		expect(await outcome(path, { call_id: ringing.callIds[0] })).toBe(4100);
		expect(await outcome('commands/transfer_cancel', { call_id: ringing.callIds[0] })).toBe(4100);
	});
});

describe('commands/call/hold/on', () => {
	const path = 'commands/call/hold/on';

	it('holds; what is left counts on', async () => {
		const call = await live({ scenario: 'outbound.answered', until: 'Connected', from: '101' });
		const [, held] = await command(path, { call_id: call.callIds[0] });
		expect(held.json).toMatchObject({ call_state: 'OnHold', seq: 3, from: { extension: '101', hold_initiator: true } });
		expect(await outcome(path, { call_id: call.callIds[0] })).toBe(4100);
		const legs = (await finish(call)).filter((event) => event.path === 'events/call');
		expect(legs.map(({ json }) => [json.call_state, json.seq])).toEqual([['Disconnected', 4]]);
	});

	it('needs a side of the call', async () => {
		const call = await live({ scenario: 'outbound.answered', until: 'Connected', from: '101' });
		expect(await outcome(path, { call_id: call.callIds[0], initiator: '104' })).toBe(4100);
	});
});

it('calls that took another course are in the statistics', async () => {
	const call = await live({ scenario: 'inbound.ivrHangup', until: 'Appeared/ivr' });
	await command('commands/route', { call_id: call.callIds[0] });
	await finish(call);
	const [conversation] = (await control(used.simulator, 'state')).json.conversations;
	expect(conversation).toMatchObject({ entryId: call.entryId, summary: { entry_result: 1 } });
});
