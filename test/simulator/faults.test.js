// @ts-check
'use strict';

/** Faults: explicit, scoped, counted. */

const { control, lastVerdict, mango, until, useSimulator } = require('./helpers');

const used = useSimulator({ settings: { rates: 'off' } });
const BALANCE = 'account/balance';
const callback = { command_id: 'n8n-1', from: { extension: '101' }, to_number: '79000000001' };

/** @param {any} fault */
const fault = (fault) => control(used.simulator, 'faults', { count: 1, ...fault });
const ask = (path = BALANCE, params = {}) => mango(used.simulator, path, params);

describe('answers that replace the right one', () => {
	it.each([
		[{ kind: '429' }, 429, undefined, '"Rate limit exceeded."'],
		[{ kind: '429-retry-after' }, 429, '1', '"Rate limit exceeded."'],
		[{ kind: '429-retry-after', seconds: 30 }, 429, '30', '"Rate limit exceeded."'],
		[{ kind: '503' }, 503, undefined, 'Service Unavailable'],
		[{ kind: 'html' }, 200, undefined, '<!doctype html>'],
		[{ kind: 'json' }, 200, undefined, '{"result":5008}'],
		[{ kind: 'empty' }, 200, undefined, ''],
		[{ kind: 'reply', status: 200, body: { result: [1000, 5222] } }, 200, undefined, '{"result":[1000,5222]}'],
		[{ kind: 'reply', status: 500, body: 'oops' }, 500, undefined, 'oops'],
	])('%j', async (wanted, status, retryAfter, text) => {
		await fault(wanted);
		const reply = await ask();
		expect([reply.status, reply.headers['retry-after']]).toEqual([status, retryAfter]);
		expect(reply.text).toContain(text);
		expect(lastVerdict(used.simulator)).toMatchObject({ verdict: 'fault', fault: wanted.kind });
		expect((await ask()).json.result).toBe(1000);
	});

	it('redirect', async () => {
		await fault({ kind: 'redirect', location: 'http://127.0.0.1:1/' });
		const reply = await ask();
		expect([reply.status, reply.headers.location]).toEqual([302, 'http://127.0.0.1:1/']);
	});

	it('nothing was done', async () => {
		for (const kind of ['429', '503', 'html', 'drop-before']) {
			await fault({ kind });
			await ask('commands/callback', callback).catch(() => {});
		}
		await used.simulator.idle();
		expect(used.receiver.events).toEqual([]);
		expect((await control(used.simulator, 'state')).json.commands).toEqual([]);
	});
});

describe('answers that are spoilt', () => {
	it.each(['drop-before', 'drop-during', 'drop-after'])('%s', async (kind) => {
		await fault({ kind });
		await expect(ask('commands/callback', callback)).rejects.toThrow();
		await used.simulator.idle();
		expect(used.receiver.events.length > 0).toBe(kind !== 'drop-before');
	});

	it('truncate', async () => {
		await fault({ kind: 'truncate' });
		const reply = await ask();
		expect(reply.status).toBe(200);
		expect(reply.json).toBeUndefined();
		expect(reply.text).toMatch(/^\{"result":1000/);
	});

	it('wrong-type', async () => {
		await fault({ kind: 'wrong-type' });
		const reply = await ask();
		expect([reply.headers['content-type'], reply.json.result]).toEqual(['text/plain', 1000]);
	});

	it('slow', async () => {
		await fault({ kind: 'slow', ms: 30 });
		await ask();
		expect(lastVerdict(used.simulator)).toMatchObject({ verdict: 'accepted', fault: 'slow' });
		expect(lastVerdict(used.simulator).ms).toBeGreaterThanOrEqual(28);
	});

	it('hang: no answer until the client gives up', async () => {
		await fault({ kind: 'hang' });
		const controller = new AbortController();
		const waiting = fetch(`${used.simulator.url}/vpbx/${BALANCE}`, { method: 'POST', signal: controller.signal }).catch(
			(error) => error.name,
		);
		await until(() => lastVerdict(used.simulator));
		controller.abort();
		expect(await waiting).toBe('AbortError');
	});

	it('slow ends with a reset', async () => {
		await fault({ kind: 'slow', ms: 60_000 });
		const waiting = ask().catch((error) => error.message);
		await until(() => used.simulator.faults.list().length === 0);
		used.simulator.reset();
		expect(await waiting).toMatch(/hang up|reset/i);
	});
});

describe('scope', () => {
	it('a fault of one method leaves the others alone', async () => {
		await fault({ kind: '503', method: 'groups' });
		expect((await ask()).status).toBe(200);
		expect((await ask('groups')).status).toBe(503);
	});

	it('a count is used up', async () => {
		await fault({ kind: '503', count: 2 });
		expect([(await ask()).status, (await ask()).status, (await ask()).status]).toEqual([503, 503, 200]);
	});

	it('without a count it stays until cleared, one or all', async () => {
		const { json } = await control(used.simulator, 'faults', { kind: '503' });
		for (let count = 0; count < 3; count++) expect((await ask()).status).toBe(503);
		await control(used.simulator, 'faults', { clear: json.fault.id });
		expect((await ask()).status).toBe(200);
		await control(used.simulator, 'faults', { kind: '503' });
		expect((await control(used.simulator, 'faults', { clear: true })).json.faults).toEqual([]);
	});

	it('all recordings at once', async () => {
		await fault({ kind: '503', method: 'recordings' });
		expect((await ask()).status).toBe(200);
		expect((await ask('queries/recording/post', { recording_id: 'x', action: 'play' })).status).toBe(503);
	});

	it.each([
		[{ kind: 'slwo' }, /Unknown fault/],
		[{ kind: '503', count: 0 }, /count/],
		[{ kind: 'result' }, /needs a code/],
		[{ kind: '503', method: 'grops' }, /Unknown method/],
		[{ kind: 'constructor' }, /Unknown fault/],
	])('%j is refused with a sentence', async (wanted, message) => {
		const reply = await control(used.simulator, 'faults', wanted);
		expect(reply.status).toBe(400);
		expect(reply.json.error).toMatch(message);
	});
});
