import { createHash } from 'crypto';

import { startAnswering, type Answering } from '../../support/answering';
import { holdClock } from '../../support/clock';
import { inProcess } from '../../support/inProcess';
import { scenes } from '../../support/scene';

const clock = holdClock();
const scene = scenes();

const ID = 'MToxMDAwMDAwOjkwMDAwMDAwMDE6MA==';
const WAITING = {
	resource: 'recording',
	operation: 'download',
	recordingId: 'late',
	binaryPropertyName: 'data',
	additionalFields: { waitSeconds: 600 },
};

const servers: Answering[] = [];
afterEach(async () => {
	await Promise.all(servers.splice(0).map(async (server) => await server.close()));
});

/** A PBX that answers every question for a link in the same way. */
async function answeringWith(status: number, body: string) {
	const server = await startAnswering((_path, response) => response.writeHead(status).end(body));
	servers.push(server);
	const n8n = await inProcess({ apiKey: 'k', apiSalt: `s${server.url}`, baseUrl: `${server.url}/vpbx/` });
	return { server, n8n };
}

describe('download waits until the recording is there', () => {
	test('it comes after two minutes: asked politely, then stored', async () => {
		const { pbx, n8n, sent } = await scene();
		await pbx.post('recordings', { recordingId: 'late', readyIn: 120_000 });
		const { items, error } = await n8n.run(WAITING);
		expect(error).toBeUndefined();
		expect(items[0].binary?.data).toBeDefined();
		expect(clock.waited()).toBeGreaterThanOrEqual(120);
		expect(clock.waited()).toBeLessThan(160);
		const asked = (await sent()).filter(({ method }) => method === 'queries/recording/post');
		expect(asked.length).toBeLessThan(10);
	});

	test('one that is there is not waited for', async () => {
		const { n8n } = await scene();
		const { items } = await n8n.run({ ...WAITING, recordingId: ID });
		expect(items[0].binary?.data).toBeDefined();
		expect(clock.waited()).toBe(0);
	});

	test('one that never comes ends at the limit, and the error says how long it waited', async () => {
		const { n8n } = await scene();
		const { items, error } = await n8n.run({ ...WAITING, additionalFields: { waitSeconds: 60 } });
		expect(items).toEqual([]);
		expect(error?.message).toContain('(3320)');
		expect(error?.description).toContain('waited 60 seconds');
		expect(clock.waited()).toBeGreaterThan(54);
		expect(clock.waited()).toBeLessThanOrEqual(60);
	});

	test('a 404 without a code waits as well', async () => {
		const { server, n8n } = await answeringWith(404, '');
		const { error } = await n8n.run({ ...WAITING, additionalFields: { waitSeconds: 20 } });
		expect(error).toBeDefined();
		expect(server.hits.length).toBeGreaterThan(2);
		expect(server.hits.length).toBeLessThan(6);
	});

	test.each([
		['another code', 200, '{"code":3104}'],
		['a web page', 200, '<html></html>'],
		['a block', 401, ''],
	])('%s stops at once', async (_what, status, body) => {
		const { server, n8n } = await answeringWith(status, body);
		const { items, error } = await n8n.run(WAITING);
		expect(items).toEqual([]);
		expect(error).toBeDefined();
		expect(server.hits).toHaveLength(1);
		expect(clock.waited()).toBe(0);
	});

	test.each([[4], [3601]])('a limit of %p seconds is refused', async (waitSeconds) => {
		const { n8n, sent } = await scene();
		const { error } = await n8n.run({ ...WAITING, additionalFields: { waitSeconds } });
		expect(error?.message).toContain("'Wait Until Available (Seconds)'");
		expect(await sent()).toEqual([]);
	});
});

describe('get link', () => {
	const LINK = { resource: 'recording', operation: 'getLink', recordingId: ID, linkAction: 'download', validHours: 24 };

	test('follows the formula of the manual and sends nothing; the salt is not in it', async () => {
		const { pbx, n8n, sent } = await scene();
		const { items, error } = await n8n.run(LINK);
		expect(error).toBeUndefined();
		expect(await sent()).toEqual([]);
		const { url, expiresAt, ...rest } = items[0].json as Record<string, string>;
		expect(rest).toEqual({ recordingId: ID, linkAction: 'download' });
		const seconds = Date.parse(expiresAt) / 1000;
		expect(Math.abs(seconds - Date.now() / 1000 - 86_400)).toBeLessThan(5);
		const { apiKey, apiSalt } = pbx.credential;
		const sign = createHash('sha256').update(`${apiKey}${seconds}${ID}${apiSalt}`).digest('hex');
		expect(url).toBe(
			`${pbx.url}/vpbx/queries/recording/link/${encodeURIComponent(ID)}/download/${apiKey}/${seconds}/${sign}`,
		);
		expect(JSON.stringify(items)).not.toContain(apiSalt);
	});

	test.each([['utc'], ['moscow']])('works at the PBX, however it reads the expiry (%s)', async (linkExpiryZone) => {
		const { pbx, n8n } = await scene({ settings: { linkExpiryZone } });
		const { items } = await n8n.run({ ...LINK, linkAction: 'play', validHours: 4 });
		const answer = await fetch(items[0].json.url as string);
		expect(answer.headers.get('content-type')).toBe('audio/mpeg');
		await answer.arrayBuffer();
		expect((await pbx.requests())[0]).toMatchObject({ verdict: 'accepted', method: 'queries/recording/link' });
	});

	test('an id with signs of an address is encoded in the path and hashed as it is', async () => {
		const { pbx, n8n } = await scene();
		await pbx.post('recordings', { recordingId: 'a/b+c==' });
		const { items } = await n8n.run({ ...LINK, recordingId: 'a/b+c==' });
		expect(items[0].json.url).toContain('/link/a%2Fb%2Bc%3D%3D/download/');
		const answer = await fetch(items[0].json.url as string);
		expect(answer.headers.get('content-type')).toBe('audio/mpeg');
		await answer.arrayBuffer();
	});

	test.each([
		['three hours, which would have expired in one reading', { validHours: 3 }, "'Valid for (Hours)'"],
		['an unknown action', { linkAction: 'delete' }, "'Link Action'"],
		['no recording', { recordingId: '={{ "" }}' }, "'Recording ID' is empty"],
	])('%s: refused', async (_what, more, message) => {
		const { n8n } = await scene();
		const { items, error } = await n8n.run({ ...LINK, ...more });
		expect(items).toEqual([]);
		expect(error?.message).toContain(message);
	});

	test.each([
		['a foreign host', { apiKey: 'k', apiSalt: 's', baseUrl: 'https://example.org/vpbx/' }],
		['a credential without a salt', { apiKey: 'k', apiSalt: ' ', baseUrl: 'https://app.mango-office.ru/vpbx/' }],
	])('%s gets no link', async (_what, credential) => {
		const n8n = await inProcess(credential);
		const { items, error } = await n8n.run(LINK);
		expect(items).toEqual([]);
		expect(error).toBeDefined();
	});
});

describe('what speech analytics made of recordings', () => {
	const TRANSCRIPT = { resource: 'recording', operation: 'getTranscript', recordingIds: [ID] };

	test('transcript: the ids packed in a text, one item for each that was asked for', async () => {
		const { pbx, n8n } = await scene();
		const { items, error } = await n8n.run({ ...TRANSCRIPT, recordingIds: [ID, 'unknown', ID] });
		expect(error).toBeUndefined();
		const [request] = await pbx.requests();
		expect(request).toMatchObject({ verdict: 'accepted', json: { recording_id: `["${ID}","unknown"]` } });
		expect(items.map(({ json }) => json)).toEqual([
			{
				recordingId: ID,
				clientName: '79000000001',
				operatorName: 'Anna Ivanova',
				text: 'operator: Добрый день\nclient: Здравствуйте, сколько стоит доставка?',
				phrases: [
					{ speaker: 'operator', text: 'Добрый день' },
					{ speaker: 'client', text: 'Здравствуйте, сколько стоит доставка?' },
				],
			},
			{ recordingId: 'unknown', clientName: null, operatorName: null, text: null, phrases: [] },
		]);
	});

	test('categories, with and without the terms', async () => {
		const { pbx, n8n } = await scene();
		const parameters = { resource: 'recording', operation: 'getCategories', recordingIds: ID };
		const full = await n8n.run({ ...parameters, includeTerms: true });
		const short = await n8n.run({ ...parameters, includeTerms: false });
		const category = { categoryId: 5, name: 'Price', version: 1, assignedAt: '2026-06-21T00:04:00.000Z' };
		expect(full.items[0].json).toEqual({
			recordingId: ID,
			categories: [{ ...category, terms: [{ value: 'цена', count: 2, channels: [1] }] }],
		});
		expect(short.items[0].json).toEqual({ recordingId: ID, categories: [{ ...category, terms: [] }] });
		expect((await pbx.requests()).map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted']);
	});

	test.each([
		['no id', []],
		['more than 500', Array.from({ length: 501 }, (_, index) => `r${index}`)],
		['one that is too long', ['x'.repeat(129)]],
	])('%s: not sent', async (_what, recordingIds) => {
		const { n8n, sent } = await scene();
		const { error } = await n8n.run({ ...TRANSCRIPT, recordingIds });
		expect(error?.message).toContain("'Recording IDs'");
		expect(await sent()).toEqual([]);
	});
});
