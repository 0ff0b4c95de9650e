// @ts-check
'use strict';

/** Recordings, §1.5 and §2.5. */

const { control, KEY, lastVerdict, mango, request, SALT, sha256, useSimulator } = require('./helpers');

const used = useSimulator({ settings: { rates: 'off' } });
const KNOWN = 'MToxMDAwMDAwOjkwMDAwMDAwMDE6MA==';
const MISSING = { status: 404, json: { code: 3320 } };

/** @param {string} recording_id @param {string} [action] */
const post = (recording_id, action = 'download') =>
	mango(used.simulator, 'queries/recording/post', { recording_id, action });

/** @param {string} recordingId @param {{ action?: string, key?: string, salt?: string, expires?: number | string, encode?: boolean }} [options] */
function link(
	recordingId,
	{
		action = 'download',
		key = KEY,
		salt = SALT,
		expires = Math.floor(used.simulator.clock.now() / 1000) + 4 * 3600,
		encode = true,
	} = {},
) {
	const sign = sha256(key + expires + recordingId + salt);
	return request(
		`${used.simulator.url}/vpbx/queries/recording/link/${encode ? encodeURIComponent(recordingId) : recordingId}/${action}/${key}/${expires}/${sign}`,
	);
}

/** @param {any} reply */
const follow = (reply) => request(String(reply.headers.location));

describe('queries/recording/post', () => {
	it.each([
		['download', 'attachment'],
		['play', 'inline'],
	])('%s leads to a file of audio/mpeg', async (action, disposition) => {
		const reply = await post(KNOWN, action);
		expect([reply.status, reply.text]).toEqual([302, '']);
		expect(reply.headers.location).toMatch(new RegExp(`^${used.simulator.url}/files/[\\w-]{20,}$`));
		const file = await follow(reply);
		expect([file.status, file.headers['content-type'], file.headers['content-length']]).toEqual([
			200,
			'audio/mpeg',
			String(file.bytes.length),
		]);
		expect(file.headers['content-disposition']).toMatch(new RegExp(`^${disposition}; filename="[\\w-]+\\.mp3"$`));
	});

	it('an address works once', async () => {
		const reply = await post(KNOWN);
		expect((await follow(reply)).status).toBe(200);
		const second = await follow(reply);
		expect([second.status, second.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
		expect(lastVerdict(used.simulator).rule).toBe('this address was used already');
	});

	it('no such recording: 404 with code 3320', async () => {
		const reply = await post('nothing');
		expect({ status: reply.status, json: reply.json }).toEqual(MISSING);
	});

	it.each([
		[{ recording_id: KNOWN }, 3103],
		[{ action: 'play' }, 3103],
		[{ recording_id: KNOWN, action: 'listen' }, 3104],
		[{ recording_id: 5, action: 'play' }, 3104],
	])('%j is refused: %d', async (params, code) => {
		expect((await mango(used.simulator, 'queries/recording/post', params)).json).toEqual({ result: code });
	});
});

describe('the file is MPEG audio', () => {
	it('consists of whole frames of 96 bytes', async () => {
		const { bytes } = await follow(await post(KNOWN));
		expect(bytes.length % 96).toBe(0);
		for (let at = 0; at < bytes.length; at += 96) expect(bytes.readUInt32BE(at).toString(16)).toBe('fffb14c0');
	});

	it.each([1, 95, 96, 61_440, 61_441, 3_000_000])('of exactly %d bytes when asked for', async (bytes) => {
		await control(used.simulator, 'recordings', { recordingId: 'sized', bytes });
		expect((await follow(await post('sized'))).bytes.length).toBe(bytes);
	});

	it('memory does not follow its size', async () => {
		await control(used.simulator, 'recordings', { recordingId: 'huge', bytes: 200_000_000 });
		const address = String((await post('huge')).headers.location);
		const before = process.memoryUsage().rss;
		let received = 0;
		const response = await fetch(address);
		for await (const chunk of /** @type {any} */ (response.body)) received += chunk.length;
		expect(received).toBe(200_000_000);
		expect(process.memoryUsage().rss - before).toBeLessThan(120_000_000);
	});
});

describe('links by GET, §1.5', () => {
	it.each(['download', 'play'])('%s', async (action) => {
		const file = await follow(await link(KNOWN, { action }));
		expect(file.headers['content-type']).toBe('audio/mpeg');
	});

	it.each([true, false])('an id with slashes and a plus, encoded: %s', async (encode) => {
		await control(used.simulator, 'recordings', { recordingId: 'a/b+c/d==' });
		expect((await link('a/b+c/d==', { encode })).status).toBe(302);
	});

	it.each([
		['another key', { key: 'other-key' }, /key/],
		['a wrong salt', { salt: 'other-salt' }, /signature/],
		['a link that has expired', { expires: 1_700_000_000 }, /expired/],
		['a time that is no number', { expires: 'soon' }, /unix seconds/],
		['another action', { action: 'delete' }, /download or play/],
	])('%s shows an HTML page, not JSON', async (_title, options, rule) => {
		const reply = await link(KNOWN, options);
		expect([reply.status, reply.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
		expect(lastVerdict(used.simulator)).toMatchObject({
			verdict: 'refused',
			section: '§1.5',
			rule: expect.stringMatching(rule),
		});
	});

	it('are off when the cabinet says so', async () => {
		await control(used.simulator, 'faults', { recordingLinks: 'off', linkRefusalStatus: 403 });
		expect((await link(KNOWN)).status).toBe(403);
		expect((await post(KNOWN)).status).toBe(302);
	});

	it('in the reading of UTC+3 three hours are too short, four are not (§5.4-7)', async () => {
		await control(used.simulator, 'faults', { linkExpiryZone: 'moscow' });
		const now = Math.floor(used.simulator.clock.now() / 1000);
		expect((await link(KNOWN, { expires: now + 3 * 3600 - 60 })).status).toBe(200);
		expect((await link(KNOWN, { expires: now + 4 * 3600 })).status).toBe(302);
	});

	it('no such recording: 404 with code 3320', async () => {
		const reply = await link('nothing');
		expect({ status: reply.status, json: reply.json }).toEqual(MISSING);
	});

	it('the other form leads to the login page', async () => {
		const reply = await request(`${used.simulator.url}/vpbx/queries/recording/issa/${encodeURIComponent(KNOWN)}/play`);
		expect([reply.status, reply.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
	});

	it('key and signature stay out of the journal', async () => {
		await link(KNOWN);
		const { path } = lastVerdict(used.simulator);
		expect(path).toMatch(/^\/vpbx\/queries\/recording\/link\/MTox.*\/download\/‹key›\/\d+\/‹sign›$/);
	});

	it('share their rate with the other way', async () => {
		await control(used.simulator, 'faults', { rates: 'on' });
		used.simulator.clock.freeze();
		for (let count = 0; count < 5; count++)
			expect([(await post(KNOWN)).status, (await link(KNOWN)).status]).toEqual([302, 302]);
		expect([(await post(KNOWN)).status, (await link(KNOWN)).status]).toEqual([429, 429]);
	});
});

describe('recordings of played calls', () => {
	it('appear with record/added, not before', async () => {
		const call = (await control(used.simulator, 'calls', { scenario: 'inbound.answered', until: 'Disconnected/queue' }))
			.json;
		const [id] = call.recordingIds;
		expect((await post(id)).status).toBe(404);
		await control(used.simulator, `calls/${call.id}/finish`, {});
		const file = await follow(await post(id));
		// 66 s from Started to Completed, at 4000 bytes per second.
		expect(file.bytes.length).toBe(66 * 4000);
	});

	it('or at a time of your choice', async () => {
		used.simulator.clock.freeze();
		await control(used.simulator, 'recordings', { recordingId: 'late', bytes: 960, readyIn: 60_000 });
		expect((await post('late')).status).toBe(404);
		await control(used.simulator, 'clock', { advance: 60_000 });
		expect((await post('late')).status).toBe(302);
	});

	it('readyAt is a time of the clock', async () => {
		await control(used.simulator, 'recordings', { recordingId: 'later', readyAt: used.simulator.clock.now() + 1e9 });
		expect((await post('later')).status).toBe(404);
	});
});

describe('faults', () => {
	/** @param {any} fault */
	const fault = (fault) => control(used.simulator, 'faults', { count: 1, ...fault });

	it('notReady', async () => {
		await fault({ kind: 'notReady' });
		expect((await post(KNOWN)).status).toBe(404);
		expect((await post(KNOWN)).status).toBe(302);
	});

	it('redirectElsewhere', async () => {
		await fault({ kind: 'redirectElsewhere' });
		expect((await post(KNOWN)).headers.location).toBe('http://elsewhere.invalid/recording.mp3');
		await fault({ kind: 'redirectElsewhere', location: 'http://127.0.0.1:1/x', method: 'queries/recording/link' });
		expect((await post(KNOWN)).headers.location).toContain('/files/');
		expect((await link(KNOWN)).headers.location).toBe('http://127.0.0.1:1/x');
	});

	it.each([
		['html', 200, 'text/html; charset=utf-8'],
		['json', 200, 'application/json; charset=utf-8'],
		['empty', 200, 'text/html; charset=utf-8'],
		['503', 503, 'text/plain'],
	])('%s instead of the file', async (kind, status, type) => {
		await fault({ kind, method: 'files' });
		const file = await follow(await post(KNOWN));
		expect([file.status, file.headers['content-type']]).toEqual([status, type]);
		if (kind === 'empty') expect(file.bytes.length).toBe(0);
	});

	it('a file that is too short, though complete by its length', async () => {
		await control(used.simulator, 'recordings', { recordingId: 'half', bytes: 9600 });
		await fault({ kind: 'truncated', method: 'files' });
		expect((await follow(await post('half'))).bytes.length).toBe(4800);
	});

	it('a connection that is cut in the middle of the file', async () => {
		await control(used.simulator, 'recordings', { recordingId: 'half', bytes: 9600 });
		await fault({ kind: 'drop-during', method: 'files' });
		const reply = await post('half');
		await expect(follow(reply)).rejects.toThrow(/cut off|ECONNRESET|aborted/);
	});

	it('a connection that is cut before the file', async () => {
		await fault({ kind: 'drop-after', method: 'files' });
		const reply = await post(KNOWN);
		await expect(follow(reply)).rejects.toThrow();
		expect((await follow(reply)).status).toBe(404);
	});

	it('a file that calls itself text', async () => {
		await fault({ kind: 'wrong-type', method: 'files' });
		expect((await follow(await post(KNOWN))).headers['content-type']).toBe('text/plain');
	});
});
