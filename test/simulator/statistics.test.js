// @ts-check
'use strict';

/** Statistics: basic §2.3 and extended §2.4, by raw HTTP and the simulator's clock. */

const { responses } = /** @type {any} */ (require('../fixtures/responses.json'));
const { control, lastVerdict, mango, until, useSimulator } = require('./helpers');

const used = useSimulator({ settings: { guard: 'off', rates: 'off' } });

const DAY = 86_400;
/** 01.06.2026 00:00:00 in Moscow. */
const JUNE = Date.UTC(2026, 4, 31, 21) / 1000;

/** @param {string} path @param {any} params */
const ask = (path, params = {}) => mango(used.simulator, path, params);
/** @param {any} body */
const register = async (body) => {
	const reply = await control(used.simulator, 'conversations', body);
	expect([reply.status, reply.json.error]).toEqual([200, undefined]);
	return reply.json;
};
/** @param {number} seconds */
const moscow = (seconds) => {
	const [date, time] = new Date((seconds + 3 * 3600) * 1000).toISOString().slice(0, 19).split('T');
	return `${date.split('-').reverse().join('.')} ${time}`;
};

const CALLS = { start_date: '01.06.2026 00:00:00', end_date: '30.06.2026 23:59:58', limit: 5000, offset: 0 };
const CSV = { date_from: JUNE, date_to: JUNE + 29 * DAY };

/** Asks, lets the time pass, and collects. @param {any} [change] */
async function calls(change = {}) {
	const { json } = await ask('stats/calls/request', { ...CALLS, ...change });
	used.simulator.clock.advance(2000);
	return (await ask('stats/calls/result', { key: json.key })).json;
}
/** @param {any} [change] @returns {Promise<any[]>} */
const contexts = async (change) => (await calls(change)).data.flatMap((/** @type {any} */ chunk) => chunk.list);

/** @param {any} [change] @returns {Promise<string[][]>} */
async function rows(change = {}) {
	const { json } = await ask('stats/request', { ...CSV, ...change });
	used.simulator.clock.advance(2000);
	const { text } = await ask('stats/result', { key: json.key });
	return text
		.split('\r\n')
		.slice(0, -1)
		.map((line) => line.split(';'));
}

beforeEach(() => used.simulator.clock.freeze());

describe('stats/calls/request', () => {
	it('gives a key, as the fixture prints it', async () => {
		const reply = await ask('stats/calls/request', CALLS);
		expect(reply.status).toBe(200);
		expect(reply.json).toEqual({ result: 1000, key: expect.stringMatching(/^.{20,128}$/) });
		expect(Object.keys(reply.json)).toEqual(Object.keys(responses['stats/calls/request'].body));
		expect(lastVerdict(used.simulator).verdict).toBe('accepted');
	});

	it.each(['start_date', 'end_date', 'limit', 'offset'])('refuses to go without %s: 3103', async (name) => {
		const { [name]: _left, ...rest } = /** @type {Record<string, any>} */ (CALLS);
		expect((await ask('stats/calls/request', rest)).json).toEqual(responses['stats/calls/request#no_limit'].body);
	});

	it.each([
		['an ISO date', { start_date: '2026-06-01T00:00:00Z' }],
		['an ISO date with a space', { end_date: '2026-06-30 23:59:58' }],
		['a date without time', { start_date: '01.06.2026' }],
		['the 31st of June', { end_date: '31.06.2026 00:00:00' }],
		['24:00:00', { end_date: '30.06.2026 24:00:00' }],
		['unix seconds', { start_date: JUNE }],
		['a limit of 30', { limit: 30 }],
		['a limit of 0', { limit: 0 }],
		['a limit of 10000', { limit: 10_000 }],
		['an offset below 0', { offset: -1 }],
		['a search of two letters', { search_string: 'ab' }],
		['user_ids that is no list', { user_ids: 400001 }],
		['user_ids that are words', { user_ids: ['Anna'] }],
		['a context_type of 4', { context_type: 4 }],
		['a context_type of 4 in a list', { context_type: [1, 4] }],
		['a context_status of 2', { context_status: 2 }],
		['a recall_status of 3', { context_type: 1, context_status: 0, recall_status: 3 }],
		['ext_params of 2', { ext_params: 2 }],
		['an unknown ext_field', { ext_fields: ['context_cost'] }],
	])('refuses %s: 3104', async (_title, change) => {
		expect((await ask('stats/calls/request', { ...CALLS, ...change })).json).toEqual({ result: 3104 });
	});

	it.each([1, 5, 10, 20, 50, 100, 500, 1000, 2000, 5000])('accepts a limit of %d', async (limit) => {
		expect((await ask('stats/calls/request', { ...CALLS, limit })).json.result).toBe(1000);
	});

	it('accepts a window of 30 days less one second, not one of 30 days', async () => {
		expect((await ask('stats/calls/request', { ...CALLS, end_date: '30.06.2026 23:59:59' })).json.result).toBe(1000);
		expect((await ask('stats/calls/request', { ...CALLS, end_date: '01.07.2026 00:00:00' })).json).toEqual(
			responses['stats/calls/request#period_too_long'].body,
		);
		expect((await ask('stats/calls/request', { ...CALLS, end_date: '31.05.2026 23:59:59' })).json.fields).toEqual({
			start_date: 3111,
			end_date: 3111,
		});
	});

	it('takes recall_status only for missed incoming calls', async () => {
		const missed = { context_type: 1, context_status: 0 };
		expect((await ask('stats/calls/request', { ...CALLS, ...missed, recall_status: 0 })).json.result).toBe(1000);
		expect(
			(await ask('stats/calls/request', { ...CALLS, ...missed, context_type: [1], recall_status: 0 })).json.result,
		).toBe(1000);
		for (const change of [{}, { context_type: 1 }, { context_status: 0 }, { context_type: [1, 2], context_status: 0 }])
			expect((await ask('stats/calls/request', { ...CALLS, ...change, recall_status: 0 })).json).toEqual({
				result: 3100,
				fields: { recall_status: 3125 },
			});
	});

	it('names unknown parameters in the journal', async () => {
		await ask('stats/calls/request', { ...CALLS, status: 0 });
		expect(lastVerdict(used.simulator)).toMatchObject({ verdict: 'noted', notes: ['unknown parameter status'] });
	});
});

describe('stats/calls/result', () => {
	it('goes from request over work to complete, and is forgotten', async () => {
		await register({ count: 30, from: JUNE, to: JUNE + 2 * DAY });
		const { key } = (await ask('stats/calls/request', CALLS)).json;
		const poll = async () => (await ask('stats/calls/result', { key })).json;
		expect(await poll()).toEqual(responses['stats/calls/result#queued'].body);
		used.simulator.clock.advance(1000);
		const part = await poll();
		expect([part.result, part.status, part.data.length]).toEqual([1000, 'work', 1]);
		expect(Object.keys(part.data[0])).toEqual(Object.keys(responses['stats/calls/result#work_partial'].body.data[0]));
		expect(part.data[0].list.length).toBeGreaterThan(0);
		used.simulator.clock.advance(999);
		expect((await poll()).status).toBe('work');
		used.simulator.clock.advance(1);
		const whole = await poll();
		expect(whole.status).toBe('complete');
		expect(whole.data.flatMap((/** @type {any} */ { list }) => list)).toHaveLength(30);
		used.simulator.clock.advance(60_000);
		expect((await poll()).status).toBe('complete');
		used.simulator.clock.advance(1);
		expect(await poll()).toEqual(responses['stats/calls/result#not_found'].body);
	});

	it('knows no other keys, not even one of stats/request', async () => {
		const { key } = (await ask('stats/request', CSV)).json;
		for (const wrong of ['nothing', key])
			expect((await ask('stats/calls/result', { key: wrong })).json).toEqual(
				responses['stats/calls/result#not_found'].body,
			);
		expect((await ask('stats/calls/result')).json).toEqual({ result: 3103 });
	});

	it('fails later when ids were texts: 5004', async () => {
		const { json } = await ask('stats/calls/request', { ...CALLS, user_ids: ['400001'] });
		expect(json.result).toBe(1000);
		expect(lastVerdict(used.simulator).notes).toEqual(['user_ids[0] is a number written as a string']);
		used.simulator.clock.advance(2000);
		expect((await ask('stats/calls/result', { key: json.key })).json).toEqual(
			responses['stats/calls/result#error'].body,
		);
	});

	it('can be ready at once, queue with 204, keep parts back, or say another status', async () => {
		await register({ count: 3, from: JUNE, to: JUNE + DAY });
		await control(used.simulator, 'faults', { statisticsQueued: 204, statisticsPartial: 'off' });
		const { key } = (await ask('stats/calls/request', CALLS)).json;
		expect(await ask('stats/calls/result', { key })).toMatchObject({ status: 204, text: '' });
		used.simulator.clock.advance(1000);
		expect((await ask('stats/calls/result', { key })).json).toEqual({ result: 1000, status: 'work' });
		await control(used.simulator, 'faults', { kind: 'statisticsStatus', status: 'cancel', count: 1 });
		expect((await ask('stats/calls/result', { key })).json).toEqual({ result: 1000, status: 'cancel' });
		await control(used.simulator, 'faults', { statisticsReadyIn: 0 });
		const second = (await ask('stats/calls/request', CALLS)).json;
		expect((await ask('stats/calls/result', { key: second.key })).json.status).toBe('complete');
		expect((await control(used.simulator, 'faults', { kind: 'statisticsStatus', status: 'ready' })).status).toBe(400);
		expect((await control(used.simulator, 'faults', { statisticsReadyIn: -1 })).status).toBe(400);
	});

	it('comes in chunks, one for each day of Moscow', async () => {
		await register({
			rows: [
				{ start: '02.06.2026 00:00:00', talk: 30, ringing: 5 },
				{ start: '01.06.2026 23:59:59', talk: 10, ringing: 5 },
				{ start: '01.06.2026 00:00:00', answered: false, ringing: 40 },
			],
		});
		const { data } = await calls();
		expect(data.map((/** @type {any} */ { list, ...chunk }) => [chunk, list.length])).toEqual([
			[{ period: '01.06.2026', total_talks_duration: 10, total_calls_duration: 55, total_calls_count: 2 }, 2],
			[{ period: '02.06.2026', total_talks_duration: 30, total_calls_duration: 35, total_calls_count: 1 }, 1],
		]);
		expect(Object.keys(data[0]).sort()).toEqual(Object.keys(responses['stats/calls/result'].body.data[0]).sort());
	});

	it('is empty when nobody called', async () => {
		expect(await calls()).toEqual({ result: 1000, status: 'complete', data: [] });
	});

	it('may repeat an entry_id in the next chunk', async () => {
		await register({ count: 3, from: JUNE, to: JUNE + 2 * DAY });
		await control(used.simulator, 'faults', { statisticsRepeats: 'on' });
		const ids = (await contexts()).map(({ entry_id }) => entry_id);
		expect([ids.length, new Set(ids).size]).toEqual([5, 3]);
	});

	it('pages by offset and limit', async () => {
		const { entryIds } = await register({ count: 12, from: JUNE, to: JUNE + 3 * DAY });
		const pages = [];
		for (const offset of [0, 5, 10, 15]) pages.push((await contexts({ limit: 5, offset })).map((one) => one.entry_id));
		expect(pages).toEqual([entryIds.slice(0, 5), entryIds.slice(5, 10), entryIds.slice(10), []]);
	});

	it('holds twenty thousand', async () => {
		await register({ count: 20_000, from: JUNE, to: JUNE + 29 * DAY });
		expect(await contexts({ offset: 15_000 })).toHaveLength(5000);
		expect(await contexts({ offset: 20_000 })).toHaveLength(0);
	});

	it('counts from the first to the last second of the window, both included', async () => {
		await register({ rows: [-1, 0, 60, 61].map((after) => ({ start: JUNE + after })) });
		const found = await contexts({ start_date: moscow(JUNE), end_date: moscow(JUNE + 60) });
		expect(found.map(({ context_start_time }) => context_start_time - JUNE)).toEqual([0, 60]);
	});

	it('shows what comes late only later', async () => {
		const now = used.simulator.clock.now();
		const late = await register({ rows: [{ start: JUNE, appearsIn: 10_000 }] });
		const dated = await register({ rows: [{ start: JUNE + 1, appearsAt: now + 20_000 }] });
		expect(await contexts()).toEqual([]);
		used.simulator.clock.set(now + 10_000);
		expect((await contexts()).map(({ entry_id }) => entry_id)).toEqual(late.entryIds);
		used.simulator.clock.set(now + 20_000);
		expect((await contexts()).map(({ entry_id }) => entry_id)).toEqual([...late.entryIds, ...dated.entryIds]);
	});

	it('fixes the data when they are asked for', async () => {
		await register({ count: 1, from: JUNE, to: JUNE });
		const { key } = (await ask('stats/calls/request', CALLS)).json;
		await register({ count: 1, from: JUNE, to: JUNE });
		used.simulator.clock.advance(2000);
		const { data } = (await ask('stats/calls/result', { key })).json;
		expect(data[0].list).toHaveLength(1);
	});
});

describe('filters of stats/calls/request', () => {
	beforeEach(() =>
		register({
			rows: [
				{ entryId: 'in', start: JUNE, client: '79001110001', employee: '101' },
				{ entryId: 'missed', start: JUNE + 1, client: '79001110002', employee: '103', answered: false },
				{ entryId: 'recalled', start: JUNE + 2, client: '79001110003', answered: false },
				{ entryId: 'grouped', start: JUNE + 3, client: '79001110004', group: '502', employee: '107' },
				{ entryId: 'out', start: JUNE + 4, type: 'out', client: '79001110003', employee: '104' },
				{ entryId: 'internal', start: JUNE + 5, type: 'internal', employee: '105', colleague: '106' },
				{ entryId: 'vain', start: JUNE + 6, client: '79001110005', answered: false },
				{ entryId: 'outVain', start: JUNE + 7, type: 'out', client: '79001110005', answered: false },
			],
		}),
	);

	it.each(
		/** @type {Array<[any, string[]]>} */ ([
			[{ context_type: 1 }, ['in', 'missed', 'recalled', 'grouped', 'vain']],
			[{ context_type: [2, 3] }, ['out', 'internal', 'outVain']],
			[{ context_status: 0 }, ['missed', 'recalled', 'vain', 'outVain']],
			[{ context_type: 1, context_status: 0 }, ['missed', 'recalled', 'vain']],
			[{ context_type: 1, context_status: 0, recall_status: 0 }, ['missed']],
			[{ context_type: 1, context_status: 0, recall_status: 1 }, ['recalled']],
			[{ context_type: 1, context_status: 0, recall_status: 2 }, ['vain']],
			[{ user_ids: [400003] }, ['missed']],
			[{ user_ids: [400004, 400005] }, ['out', 'internal']],
			[{ user_ids: [] }, ['in', 'missed', 'recalled', 'grouped', 'out', 'internal', 'vain', 'outVain']],
			[{ group_ids: [70003] }, ['grouped']],
			[{ search_string: '1110003' }, ['recalled', 'out']],
			[{ search_string: 'кузн' }, ['out']],
			[{ search_string: 'nobody' }, []],
		]),
	)('%j', async (change, expected) => {
		expect((await contexts(change)).map(({ entry_id }) => entry_id)).toEqual(expected);
	});

	it('adds what was asked for', async () => {
		const [plain] = await contexts({ limit: 1 });
		expect(plain).not.toHaveProperty('tag_id');
		const [rich] = await contexts({
			limit: 1,
			ext_params: 1,
			ext_fields: ['context_cost_full', 'context_cost_tariff'],
		});
		expect(rich).toMatchObject({
			conversion: {},
			tag_id: [],
			call_comment: '',
			script_id: [],
			mark_client: null,
			mark_controller: [],
			context_cost_full: 0,
			context_cost_tariff: 0,
		});
	});
});

describe('a conversation that was played', () => {
	const [answered, missed] = responses['stats/calls/result'].body.data[0].list;

	/** @param {any} value @returns {any} the same with relative times and without ids */
	const shape = (value, start = value.context_start_time) =>
		JSON.parse(
			JSON.stringify(value, (name, item) => {
				if (['entry_id', 'external_call_id'].includes(name)) return typeof item;
				if (name === 'recording_id') return item.length;
				return /_time$/.test(name) && item !== null ? item - start : item;
			}),
		);
	/** @param {string} scenario */
	const play = async (scenario) => {
		used.simulator.clock.set((JUNE + DAY) * 1000);
		await control(used.simulator, 'calls', { scenario });
		return (await contexts())[0];
	};

	it('looks as the fixture prints it: answered in a group', async () => {
		const found = shape(await play('inbound.answered'));
		const expected = shape(answered);
		// The fixture lets the lost leg end with the talk; its events end it when the colleague answers.
		for (const context of [found, expected]) context.context_calls[0].members.length = 1;
		expect(found).toEqual(expected);
	});

	it('looks as the fixture prints it: missed', async () => {
		expect(shape(await play('inbound.missed'))).toEqual(shape(missed));
	});

	it.each([
		['outbound.answered', 2, 1],
		['callback.answered', 2, 1],
		['transfer.consultative', 1, 1],
		['inbound.ivrFinished', 1, 1],
		['inbound.queueAbandoned', 1, 0],
	])('%s', async (scenario, type, status) => {
		const found = await play(scenario);
		expect(found).toMatchObject({ context_type: type, context_status: status });
		const legs = found.context_calls.flatMap((/** @type {any} */ leg) => [leg, ...(leg.members ?? [])]);
		for (const leg of legs) expect(Object.keys(leg)).toEqual(Object.keys(answered.context_calls[0]));
		expect(legs.some((/** @type {any} */ { talk_duration }) => talk_duration > 0)).toBe(
			status === 1 && scenario !== 'inbound.ivrFinished',
		);
		if (scenario === 'callback.answered') expect([found.context_init_type, found.caller_id]).toEqual([4, 400001]);
	});
});

describe('stats/request and stats/result', () => {
	it('gives a key without a result, and CSV when it is ready', async () => {
		const reply = await ask('stats/request', CSV);
		expect(reply.json).toEqual({ key: expect.any(String) });
		const { key } = reply.json;
		expect(await ask('stats/result', { key })).toMatchObject({ status: 204, text: '' });
		used.simulator.clock.advance(1999);
		expect((await ask('stats/result', { key })).status).toBe(204);
		used.simulator.clock.advance(1);
		const ready = await ask('stats/result', { key });
		expect([ready.status, ready.headers['content-type'], ready.text]).toEqual([200, 'text/csv; charset=UTF-8', '']);
		used.simulator.clock.advance(60_001);
		expect(await ask('stats/result', { key })).toMatchObject({ status: 404, text: '' });
	});

	it('knows no other keys: 404', async () => {
		const { key } = (await ask('stats/calls/request', CALLS)).json;
		for (const wrong of ['nothing', key]) expect((await ask('stats/result', { key: wrong })).status).toBe(404);
		expect((await ask('stats/result')).json).toEqual({ result: 3103 });
	});

	it('prints the rows of the fixture, \\r\\n included', async () => {
		await register({
			rows: [
				{ entryId: 'MjAwMDAwMDAwMTo4MQ==', start: JUNE, ringing: 12, talk: 83, recordingIds: ['MToxMDAwMDA6MTow'] },
				{ entryId: 'e2', start: JUNE + 200, client: '79000000002', employee: '102', answered: false, ringing: 31 },
			],
		});
		const fields =
			'records,start,finish,answer,from_extension,from_number,to_extension,to_number,disconnect_reason,line_number,location,entry_id';
		const { key } = (await ask('stats/request', { ...CSV, fields })).json;
		used.simulator.clock.advance(2000);
		const first = `[MToxMDAwMDA6MTow];${JUNE};${JUNE + 95};${JUNE + 12};;79000000001;101;sip:u101@example.mangosip.ru;1110;74950000001;abonent;MjAwMDAwMDAwMTo4MQ==`;
		const second = `[];${JUNE + 200};${JUNE + 231};0;;79000000002;102;sip:u102@example.mangosip.ru;1111;74950000001;abonent;e2`;
		expect((await ask('stats/result', { key })).text).toBe(`${first}\r\n${second}\r\n`);
		await control(used.simulator, 'faults', { csvLineEnd: 'lf', csvRecords: 'bare' });
		const again = (await ask('stats/request', { ...CSV, fields })).json;
		used.simulator.clock.advance(2000);
		expect((await ask('stats/result', { key: again.key })).text).toBe(
			`${first.replace(/[[\]]/g, '')}\n${second.replace('[]', '')}\n`,
		);
	});

	it('has a row for each leg, and columns as asked', async () => {
		used.simulator.clock.set((JUNE + DAY) * 1000);
		const call = (await control(used.simulator, 'calls', { scenario: 'inbound.answered' })).json;
		const found = await rows({ fields: 'entry_id,location,create,records' });
		expect(found.map(([, location]) => location)).toEqual(['ivr', 'queue', 'abonent', 'abonent']);
		for (const [entryId, , create] of found) expect([entryId, Number(create) > JUNE]).toEqual([call.entryId, true]);
		expect(found[2][3]).toBe(`[${call.recordingIds[0]}]`);
		expect((await rows())[0]).toHaveLength(11);
		expect((await rows({ fields: ['start', 'finish'] }))[0]).toHaveLength(2);
	});

	it.each(
		/** @type {Array<[any, string[]]>} */ ([
			[{ from: { number: '79001110001' } }, ['in']],
			[{ to: { extension: '103' } }, ['missed']],
			[{ from: { extension: '104' } }, ['out']],
			[{ from: { extension: '104' }, to: { number: '79001110003' } }, ['out']],
			[{ from: { extension: '104' }, to: { number: '79001110001' } }, []],
			[{ call_party: { number: '79001110003' } }, ['missed', 'out']],
			[{ date_from: String(JUNE + 1), date_to: String(JUNE + 1) }, ['missed']],
		]),
	)('filters by %j', async (change, expected) => {
		await register({
			rows: [
				{ entryId: 'in', start: JUNE, client: '79001110001', employee: '101' },
				{ entryId: 'missed', start: JUNE + 1, client: '79001110003', employee: '103', answered: false },
				{ entryId: 'out', start: JUNE + 2, type: 'out', client: '79001110003', employee: '104' },
			],
		});
		expect((await rows({ ...change, fields: 'entry_id' })).flat()).toEqual(expected);
	});

	it.each([
		['no date_from', { date_from: undefined }, { result: 3103 }],
		['no date_to', { date_to: undefined }, { result: 3103 }],
		['a date in words', { date_from: '01.06.2026' }, { result: 3104 }],
		['an unknown column', { fields: 'start,end' }, { result: 3104 }],
		['a column with a space', { fields: 'start, finish' }, { result: 3104 }],
		['a window of 32 days', { date_to: JUNE + 32 * DAY }, { result: 3100, fields: { date_from: 3111, date_to: 3111 } }],
		['a window backwards', { date_to: JUNE - 1 }, { result: 3100, fields: { date_from: 3111, date_to: 3111 } }],
		['call_party with from', { call_party: {}, from: {} }, { result: 3123 }],
		['a text for from', { from: '101' }, { result: 3104 }],
		['a request_id of 129 bytes', { request_id: 'a'.repeat(129) }, { result: 3104 }],
	])('refuses %s', async (_title, change, expected) => {
		expect((await ask('stats/request', { ...CSV, ...change })).json).toEqual(expected);
	});

	it.each(['result/stat', 'result/stats'])('tells when it is ready: %s', async (path) => {
		await control(used.simulator, 'faults', { statisticsEvent: path });
		const { key } = (await ask('stats/request', { ...CSV, request_id: 'n8n-stat-1' })).json;
		expect(used.receiver.events).toEqual([]);
		used.simulator.clock.advance(2000);
		const [event] = await until(() => used.receiver.events.length && used.receiver.events);
		expect([event.path, event.json]).toEqual([path, { key, request_id: 'n8n-stat-1' }]);
		expect((await ask('stats/result', { key })).status).toBe(200);
	});

	it('tells nothing when switched off, or after a reset', async () => {
		await control(used.simulator, 'faults', { statisticsEvent: 'off' });
		await ask('stats/request', CSV);
		used.simulator.clock.advance(2000);
		await control(used.simulator, 'faults', { statisticsEvent: 'result/stat' });
		await ask('stats/request', CSV);
		await control(used.simulator, 'reset', {});
		used.simulator.clock.advance(10_000);
		await used.simulator.idle();
		expect(used.receiver.events).toEqual([]);
	});

	it('is asked for once in two seconds; polls are free', async () => {
		await control(used.simulator, 'faults', { rates: 'on' });
		expect((await ask('stats/request', CSV)).status).toBe(200);
		expect((await ask('stats/request', CSV)).status).toBe(429);
		used.simulator.clock.advance(2000);
		const { key } = (await ask('stats/request', CSV)).json;
		for (let poll = 0; poll < 15; poll++) expect((await ask('stats/result', { key })).status).toBe(204);
	});
});

describe('POST /simulator/conversations', () => {
	it('makes days that hold everything, with recordings in the store', async () => {
		const made = await register({ count: 20, from: '2026-06-01T00:00:00+03:00', to: '02.06.2026 00:00:00' });
		expect([made.count, made.entryIds.length]).toEqual([20, 20]);
		const found = await contexts();
		expect(found.map(({ context_start_time }) => context_start_time).at(0)).toBe(JUNE);
		expect(found.map(({ context_start_time }) => context_start_time).at(-1)).toBe(JUNE + DAY);
		expect([...new Set(found.map(({ context_type }) => context_type))].sort()).toEqual([1, 2, 3]);
		const { status } = await ask('queries/recording/post', { recording_id: made.recordingIds[0], action: 'download' });
		expect(status).toBe(302);
		expect((await control(used.simulator, 'conversations')).json).toMatchObject({ played: 0, registered: 20 });
	});

	it.each([
		['no count', { from: JUNE, to: JUNE }],
		['a typing slip', { count: 1, from: JUNE, to: JUNE, answred: true }],
		['a date without zone', { count: 1, from: '2026-06-01T00:00:00', to: JUNE }],
		['a window backwards', { count: 1, from: JUNE, to: JUNE - 1 }],
		['an unknown type', { rows: [{ start: JUNE, type: 'fax' }] }],
		['an unknown employee', { rows: [{ start: JUNE, employee: '999' }] }],
		['an unknown group', { rows: [{ start: JUNE, group: '999' }] }],
		['a talk of half a second', { rows: [{ start: JUNE, talk: 0.5 }] }],
		['rows that are no list', { rows: {} }],
	])('refuses %s', async (_title, body) => {
		expect((await control(used.simulator, 'conversations', body)).status).toBe(400);
	});
});
