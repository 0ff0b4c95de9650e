// @ts-check
'use strict';

/** Speech analytics §2.5 and call tracking §2.6. */

const { responses } = /** @type {any} */ (require('../fixtures/responses.json'));
const { control, KEY, lastVerdict, mango, request, SALT, sha256, until, useSimulator } = require('./helpers');

const used = useSimulator({ settings: { guard: 'off', rates: 'off' } });

const RECORDING = 'MToxMDAwMDAwOjkwMDAwMDAwMDE6MA==';
const OTHER = 'MToxMDAwMDAwOjkwMDAwMDAwMDU6MA==';

/** @param {string} path @param {any} [params] */
const ask = (path, params = {}) => mango(used.simulator, path, params);
/** @param {string} path @param {any} [params] */
const s2t = (path, params = {}) => mango(used.simulator, `queries/${path}`, params, { base: 's2t' });

/** @param {string[]} ids */
const packed = (ids) => JSON.stringify(ids);

describe('queries/recording_categories', () => {
	const path = 'queries/recording_categories';

	it('answers as the fixture prints it', async () => {
		const reply = await ask(path, { recording_id: packed([RECORDING]), with_terms: 1, with_names: true });
		expect(reply.json).toEqual(responses[path].body);
		expect(lastVerdict(used.simulator).verdict).toBe('accepted');
	});

	it('leaves out what was not asked for, and recordings that are not there', async () => {
		const { data } = (await ask(path, { recording_id: packed([OTHER, 'nothing', RECORDING]) })).json;
		expect(data.map((/** @type {any} */ { recording_id }) => recording_id)).toEqual([OTHER, RECORDING]);
		expect(Object.keys(data[0].categories[0])).toEqual(['id', 'version', 'assign_time']);
	});

	it.each([
		['nothing', {}, 3103],
		['an array', { recording_id: [RECORDING] }, 3104],
		['a single id', { recording_id: RECORDING }, 3104],
		['half a list', { recording_id: '["a"' }, 3104],
		['an empty list', { recording_id: '[]' }, 3104],
		['with_terms of 2', { recording_id: packed([RECORDING]), with_terms: 2 }, 3104],
	])('refuses %s', async (_title, params, code) => {
		expect((await ask(path, params)).json).toEqual({ result: code });
	});
});

describe('queries/recording_transcripts', () => {
	const path = 'queries/recording_transcripts';
	const FORMS = /** @type {Array<[string, any]>} */ ([
		['packed', packed([RECORDING])],
		['array', [RECORDING]],
		['single', RECORDING],
	]);

	it.each(FORMS)('takes %s, and by a switch nothing else (§5.4-6)', async (form, recording_id) => {
		expect((await ask(path, { recording_id })).json).toEqual(responses[path].body);
		for (const [only] of FORMS) {
			await control(used.simulator, 'faults', { transcriptIds: only });
			expect((await ask(path, { recording_id })).json.result).toBe(only === form ? 1000 : 3104);
		}
	});

	it('takes 500 ids, not 501', async () => {
		const ids = Array.from({ length: 501 }, (_, index) => `r${index}`);
		expect((await ask(path, { recording_id: packed(ids.slice(1)) })).json).toEqual({ result: 1000, data: [] });
		expect((await ask(path, { recording_id: packed(ids) })).json).toEqual({ result: 3107 });
		expect((await ask(path)).json).toEqual({ result: 3103 });
	});

	it('names the people of a call that was played', async () => {
		const call = (
			await control(used.simulator, 'calls', { scenario: 'inbound.answered', from: '79001112233', to: '103' })
		).json;
		const { data } = (await ask(path, { recording_id: call.recordingIds[0] })).json;
		expect(data[0].names).toEqual({ client: '79001112233', operator: 'Olga Smirnova' });
	});
});

it('without «Речевая аналитика» there are no words, or 2230 (§4.6)', async () => {
	await control(used.simulator, 'faults', { services: { SPEECH_ANALYTICS: false } });
	const recording_id = packed([RECORDING]);
	expect((await ask('queries/recording_categories', { recording_id })).json).toEqual({ result: 1000, data: [] });
	expect((await ask('queries/recording_transcripts', { recording_id })).json).toEqual({ result: 1000, data: [] });
	expect((await s2t('recording_summary', { communication_id: ['c-1'] })).json).toEqual({ result: 1000, data: [] });
	await control(used.simulator, 'faults', { speechOff: 2230 });
	expect((await ask('queries/recording_transcripts', { recording_id })).json).toEqual({ result: 2230 });
});

describe('/s2t/', () => {
	it('queries/recording_summary', async () => {
		const reply = await s2t('recording_summary', { communication_id: ['c-1', 'unknown'] });
		expect(reply.json).toEqual(responses['s2t/queries/recording_summary'].body);
		expect((await s2t('recording_summary')).json).toEqual({ result: 3103 });
		expect((await s2t('recording_summary', { communication_id: 'c-1' })).json).toEqual({ result: 3104 });
		expect((await ask('queries/recording_summary', { communication_id: ['c-1'] })).status).toBe(404);
	});

	it('queries/records', async () => {
		const june = { date_from: '2026-06-21', date_to: '2026-06-30' };
		const all = (await s2t('records', june)).json;
		expect(all.data).toHaveLength(2);
		expect(all.data[0]).toEqual(responses['s2t/queries/records'].body.data[0]);
		expect((await s2t('records', { ...june, date_to: '2026-06-21' })).json.data).toEqual([all.data[0]]);
		expect((await s2t('records', { ...june, limit: 1, offset: 1 })).json.data).toEqual([all.data[1]]);
		const made = (
			await control(used.simulator, 'conversations', {
				rows: [{ start: '25.06.2026 10:00:00', recorded: true, talk: 30 }],
			})
		).json;
		const more = (await s2t('records', june)).json.data;
		expect(more[2]).toMatchObject({
			communication_id: made.entryIds[0],
			info: { direction: 'in', duration: 30, time_created: '2026-06-25 10:00:00' },
		});
		expect((await s2t('recording_summary', { communication_id: made.entryIds })).json.data).toHaveLength(1);
	});

	it.each([
		['no date_from', { date_to: '2026-06-30' }, { result: 3103 }],
		['a Russian date', { date_from: '21.06.2026', date_to: '2026-06-30' }, { result: 3104 }],
		['the 31st of June', { date_from: '2026-06-31', date_to: '2026-07-30' }, { result: 3104 }],
		['a month of 13', { date_from: '2026-13-01', date_to: '2026-07-30' }, { result: 3104 }],
		[
			'dates backwards',
			{ date_from: '2026-06-30', date_to: '2026-06-01' },
			{ result: 3100, fields: { date_from: 3111, date_to: 3111 } },
		],
	])('queries/records refuses %s', async (_title, params, expected) => {
		expect((await s2t('records', params)).json).toEqual(expected);
	});

	it.each(
		/** @type {Array<[string | undefined, number]>} */ ([
			['300001', 1000],
			[undefined, 3103],
			['sales', 3104],
			['300002', 3300],
		]),
	)('queries/ai_agents with X-Product-Id %s: %d', async (product, code) => {
		const { url } = used.simulator;
		const reply = await request(`${url}/s2t/queries/ai_agents`, {
			method: 'POST',
			headers: {
				'Content-Type': 'application/x-www-form-urlencoded',
				...(product ? { 'X-Product-Id': product } : {}),
			},
			body: `vpbx_api_key=${KEY}&sign=${sha256(`${KEY}{}${SALT}`)}&json=%7B%7D`,
		});
		expect(reply.json.result).toBe(code);
		if (code === 1000) expect(reply.json.data[0]).toEqual(responses['s2t/queries/ai_agents'].body.data[0]);
	});

	it('queries/recording_agents exists; its body is not known', async () => {
		const reply = await s2t('recording_agents', { anything: 1 });
		expect([reply.json.result, lastVerdict(used.simulator).confidence]).toEqual([1000, 'C']);
		expect(lastVerdict(used.simulator).notes).toEqual([]);
	});
});

describe('offline files', () => {
	/** @param {string} path @param {any} params @param {{ name: string, bytes: Buffer } | null} file @param {string} [sign] */
	const upload = (path, params, file, sign) => {
		const json = JSON.stringify(params);
		const mark = 'x-simulator-x';
		/** @param {string} name @param {string} value */
		const part = (name, value) =>
			Buffer.from(`--${mark}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
		const body = Buffer.concat([
			part('vpbx_api_key', KEY),
			part('sign', sign ?? sha256(KEY + json + SALT)),
			part('json', json),
			...(file
				? [
						Buffer.from(
							`--${mark}\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: audio/mpeg\r\n\r\n`,
						),
						file.bytes,
						Buffer.from('\r\n'),
					]
				: []),
			Buffer.from(`--${mark}--\r\n`),
		]);
		return request(`${used.simulator.url}/vpbx/${path}`, {
			method: 'POST',
			headers: { 'Content-Type': `multipart/form-data; boundary=${mark}` },
			body,
		});
	};
	const file = { name: 'talk.mp3', bytes: Buffer.from('ID3 Здравствуйте\r\n--x-other\r\n') };
	const good = {
		user_id: 400001,
		from: '79000000001',
		to: '101',
		direction: 'IN',
		created: '2026-06-21 00:00:00',
		member_channel: 1,
		diarization: 0,
	};
	const { user_id: _user, ...noPerson } = good;

	it.each([
		['offline_record/recognize', good],
		['offline_record/recognize', { ...noPerson, member_id: '400002' }],
		['record/recognize', noPerson],
		['record/recognize', {}],
	])('%s %j: a request_id, later the text and an event', async (path, params) => {
		used.simulator.clock.freeze();
		const reply = await upload(path, params, file);
		expect(reply.json).toEqual({ result: 1000, request_id: 'req-1' });
		const request_ids = ['req-1', 'req-9'];
		const before = (await ask('transcribes/tasks/', { request_ids })).json.data;
		expect(before).toEqual({ 'req-1': expect.objectContaining({ status: 'work', transcribes: [] }) });
		expect(used.receiver.events).toEqual([]);
		used.simulator.clock.advance(5000);
		const [event] = await until(() => used.receiver.events.length && used.receiver.events);
		expect([event.path, event.json]).toEqual([
			'events/recognized/offline',
			{
				product_id: 300001,
				request_id: 'req-1',
				recognized: used.simulator.clock.now(),
				result: 1000,
				message: '',
			},
		]);
		const { data } = (await ask('transcribes/tasks/', { request_ids })).json;
		const printed = responses['transcribes/tasks/'].body.data['req-1'];
		expect(data['req-1']).toEqual({
			...printed,
			time_created: expect.any(Number),
			time_updated: used.simulator.clock.seconds(),
		});
	});

	it.each(
		/** @type {Array<[string, string, any, any, any]>} */ ([
			[
				'an unknown employee and a text',
				'offline_record/recognize',
				{ ...noPerson, member_id: 1 },
				'a.txt',
				responses['offline_record/recognize#bad'].body,
			],
			['nobody', 'offline_record/recognize', noPerson, 'a.mp3', { result: 3135 }],
			['no file', 'record/recognize', {}, null, { result: 3103 }],
			['a direction in small letters', 'record/recognize', { direction: 'in' }, 'a.mp3', { result: 3104 }],
			['a channel of 5', 'record/recognize', { member_channel: 5 }, 'a.mp3', { result: 3104 }],
			['a date of words', 'record/recognize', { created: 'today' }, 'a.mp3', { result: 3104 }],
		]),
	)('refuses %s', async (_title, path, params, name, expected) => {
		const sent = name === null ? null : { name, bytes: file.bytes };
		expect((await upload(path, params, sent)).json).toEqual(expected);
	});

	it('judges key and signature as everywhere, and wants multipart', async () => {
		expect((await upload('record/recognize', {}, file, 'f'.repeat(64))).json).toEqual({ code: 3102 });
		expect((await ask('record/recognize', {})).json.result).toBe(3103);
		expect((await ask('transcribes/tasks/')).json).toEqual({ result: 3103 });
		expect((await ask('transcribes/tasks', { request_ids: [] })).status).toBe(404);
	});

	it('takes 30 MB, not more: 413', async () => {
		const bytes = Buffer.alloc(30_000_000, 1);
		expect((await upload('record/recognize', {}, { name: 'a.ogg', bytes })).json.result).toBe(1000);
		const more = Buffer.alloc(30_000_001, 1);
		expect((await upload('record/recognize', {}, { name: 'a.ogg', bytes: more })).status).toBe(413);
		expect((await upload('record/recognize', {}, { name: 'a.wav', bytes: more })).json.result).toBe(1000);
	});
});

describe('call tracking', () => {
	const info = 'queries/user_info_by_dct_number';
	const history = 'queries/user_history_by_dct_number';

	it('knows the visitor of a dynamic number', async () => {
		expect((await ask(info, { number: '78000000001' })).json).toEqual(responses[info].body);
		expect((await ask(history, { number: '78000000001' })).json).toEqual(responses[history].body);
	});

	it('knows nobody else, and nobody at all without the service', async () => {
		expect((await ask(info, { number: '74950000001' })).json).toEqual(responses[`${info}#unknown`].body);
		expect((await ask(history, { number: '74950000001' })).json).toEqual([]);
		await control(used.simulator, 'faults', { services: { CALL_TRACKING: false } });
		expect((await ask(info, { number: '78000000001' })).json).toEqual({});
	});

	it.each([info, history])('%s needs a number', async (path) => {
		expect((await ask(path)).json).toEqual({ result: 3103 });
		expect((await ask(path, { number: '+78000000001' })).json).toEqual({ result: 3104 });
	});
});
