import type { IBinaryData } from 'n8n-workflow';

import { startAnswering, type Answering } from '../support/answering';
import { holdClock } from '../support/clock';
import { inProcess, type Outcome } from '../support/inProcess';
import { scenes } from '../support/scene';

holdClock();
const scene = scenes();

const ID = 'MToxMDAwMDAwOjkwMDAwMDAwMDE6MA==';
const DOWNLOAD = { resource: 'recording', operation: 'download', recordingId: ID, binaryPropertyName: 'data' };

const fileOf = ({ items }: Outcome, field = 'data') => items[0]?.binary?.[field] as (IBinaryData & { bytes?: number }) | undefined;

function expectNoFile({ items, error }: Outcome) {
	expect(items).toEqual([]);
	expect(error?.name).toBe('NodeApiError');
	expect(error?.context).toMatchObject({ itemIndex: 0 });
}

/** A PBX that redirects to a file with headers and bytes of the test's choice. */
async function withFile(headers: Record<string, string>, bytes: Buffer, status = 200) {
	const server = await startAnswering((path, response, url) => {
		if (path.startsWith('/vpbx/')) return void response.writeHead(302, { Location: `${url}/file` }).end();
		response.writeHead(status, headers).end(bytes);
	});
	servers.push(server);
	const n8n = await inProcess({ apiKey: 'k', apiSalt: `s${server.url}`, baseUrl: `${server.url}/vpbx/` });
	return { server, n8n };
}

const servers: Answering[] = [];
afterEach(async () => {
	await Promise.all(servers.splice(0).map(async (server) => await server.close()));
});

describe('a recording becomes a file, unchanged', () => {
	test('name and type come from the headers, the bytes are those of the PBX', async () => {
		const { n8n, sent } = await scene();
		const outcome = await n8n.run(DOWNLOAD);
		const file = fileOf(outcome);
		expect(file).toMatchObject({ mimeType: 'audio/mpeg', fileExtension: 'mp3', bytes: 40_032 });
		expect(file?.fileName).toMatch(/^\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d\.mp3$/);
		expect(outcome.items[0].json).toEqual({
			recordingId: ID,
			fileName: file?.fileName,
			mimeType: 'audio/mpeg',
			fileSize: 40_032,
		});
		expect(outcome.items[0].pairedItem).toEqual({ item: 0 });
		expect(await sent()).toEqual([
			{ method: 'queries/recording/post', json: { recording_id: ID, action: 'download' } },
			{ method: 'files', json: undefined },
		]);
	});

	test('bytes are equal, whatever they are', async () => {
		const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * 7919) % 256));
		const { n8n } = await withFile({ 'Content-Type': 'audio/mpeg' }, bytes);
		const file = fileOf(await n8n.run(DOWNLOAD));
		expect((await n8n.readBinary(file as IBinaryData)).equals(bytes)).toBe(true);
	});

	test("the file's own request carries neither form nor key nor a signature", async () => {
		const { server, n8n } = await withFile({ 'Content-Type': 'audio/mpeg' }, Buffer.from('x'));
		await n8n.run(DOWNLOAD);
		expect(server.hits).toEqual(['POST /vpbx/queries/recording/post', 'GET /file']);
		expect(server.bodies[1]).toBe('');
		expect(server.headers[1]['content-type']).toBeUndefined();
		expect(JSON.stringify(server.headers[1])).not.toContain('vpbx_api_key');
	});

	test('one link per item, because a link works once', async () => {
		const { pbx, n8n } = await scene();
		const { items } = await n8n.run(DOWNLOAD, { items: [{}, {}] });
		expect(items).toHaveLength(2);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect((await pbx.requests()).map(({ status }) => status)).toEqual([302, 200, 302, 200]);
	});

	test("the user's own name and field", async () => {
		const { n8n } = await scene();
		const outcome = await n8n.run({
			...DOWNLOAD,
			binaryPropertyName: 'audio',
			additionalFields: { fileName: 'call.mp3' },
		});
		expect(fileOf(outcome, 'audio')).toMatchObject({ fileName: 'call.mp3', mimeType: 'audio/mpeg' });
	});
});

describe('the name of the file', () => {
	const nameFor = async (disposition: string | undefined, type = 'audio/mpeg') => {
		const headers: Record<string, string> = { 'Content-Type': type };
		if (disposition !== undefined) headers['Content-Disposition'] = disposition;
		const { n8n } = await withFile(headers, Buffer.from('abc'));
		return fileOf(await n8n.run(DOWNLOAD))?.fileName;
	};

	test('without one, it is made from the id, without signs that a file system minds', async () => {
		const name = await nameFor(undefined);
		expect(name).toMatch(/^recording-[A-Za-z0-9_-]+\.mp3$/);
		expect(name).toContain('MToxMDAwMDAwOjkwMDAwMDAwMDE6MA');
	});

	test.each([
		['audio/wav', 'wav'],
		['audio/ogg', 'ogg'],
		['audio/mp3', 'mp3'],
	])('of %s ends in %s', async (type, extension) => {
		expect(await nameFor(undefined, type)).toMatch(new RegExp(`\\.${extension}$`));
	});

	test.each([
		['attachment; filename="a b.mp3"', 'a b.mp3'],
		['attachment; filename=plain.mp3', 'plain.mp3'],
		["attachment; filename=\"x.mp3\"; filename*=UTF-8''%D0%B7%D0%B2%D0%BE%D0%BD%D0%BE%D0%BA.mp3", 'звонок.mp3'],
		["attachment; filename*=UTF-8''%E0%A4%A.mp3", '%E0%A4%A.mp3'],
		['attachment; filename="../../etc/passwd"', 'passwd'],
		['attachment; filename="C:\\temp\\x.mp3"', 'x.mp3'],
	])('%s → %s', async (disposition, name) => {
		expect(await nameFor(disposition)).toBe(name);
	});
});

describe('audio types', () => {
	test.each([
		['audio/mpeg', 'audio/mpeg'],
		['audio/mp3', 'audio/mpeg'],
		['AUDIO/MPEG; charset=binary', 'audio/mpeg'],
		['audio/x-wav', 'audio/x-wav'],
		['application/octet-stream', 'application/octet-stream'],
	])('%s is taken as %s', async (type, expected) => {
		const { n8n } = await withFile({ 'Content-Type': type }, Buffer.from('abc'));
		expect(fileOf(await n8n.run(DOWNLOAD))?.mimeType).toBe(expected);
	});
});

describe('P27 no item with a file comes out of anything but a whole recording (F3)', () => {
	test('a recording that is not there (3320)', async () => {
		const { n8n } = await scene();
		const outcome = await n8n.run({ ...DOWNLOAD, recordingId: 'nope' });
		expectNoFile(outcome);
		expect(outcome.error?.message).toContain('(3320)');
	});

	test('a recording that is not ready yet: asked once, the hint says what to do', async () => {
		const { pbx, n8n } = await scene();
		await pbx.post('recordings', { recordingId: 'late', readyIn: 600_000 });
		const outcome = await n8n.run({ ...DOWNLOAD, recordingId: 'late' });
		expectNoFile(outcome);
		expect(outcome.error?.description).toBeTruthy();
	});

	test.each([
		['a web page', 'html'],
		['a JSON refusal', 'json'],
		['an empty body', 'empty'],
		['503', '503'],
		['a dropped connection', 'drop-before'],
		['text/plain', 'wrong-type'],
		['another redirect', 'redirect'],
	])('%s in place of the file', async (_what, kind) => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', { kind, method: 'files' });
		expectNoFile(await n8n.run(DOWNLOAD));
	});

	test.each([
		['a web page', 'html'],
		['a JSON refusal', 'json'],
		['an empty body', 'empty'],
	])('%s in place of the link', async (_what, kind) => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', { kind, method: 'queries/recording/post' });
		expectNoFile(await n8n.run(DOWNLOAD));
	});

	test('a JSON refusal keeps its code', async () => {
		const { n8n } = await withFile({ 'Content-Type': 'application/json' }, Buffer.from('{"code":3320}'));
		const outcome = await n8n.run(DOWNLOAD);
		expectNoFile(outcome);
		expect(outcome.error?.message).toContain('(3320)');
	});

	test('audio that is announced empty', async () => {
		const { n8n } = await withFile({ 'Content-Type': 'audio/mpeg', 'Content-Length': '0' }, Buffer.alloc(0));
		const outcome = await n8n.run(DOWNLOAD);
		expectNoFile(outcome);
		expect(outcome.error?.message).toMatch(/empty/);
	});

	test('audio that turns out empty, without a length', async () => {
		const { n8n } = await withFile({ 'Content-Type': 'audio/mpeg', 'Transfer-Encoding': 'chunked' }, Buffer.alloc(0));
		expectNoFile(await n8n.run(DOWNLOAD));
	});

	test('half of the announced bytes', async () => {
		const server = await startAnswering((path, response, url) => {
			if (path.startsWith('/vpbx/')) return void response.writeHead(302, { Location: `${url}/file` }).end();
			response.writeHead(200, { 'Content-Type': 'audio/mpeg', 'Content-Length': '1000' });
			response.write(Buffer.alloc(500), () => response.destroy());
		});
		servers.push(server);
		const n8n = await inProcess({ apiKey: 'k', apiSalt: `s${server.url}`, baseUrl: `${server.url}/vpbx/` });
		const { items, error } = await n8n.run(DOWNLOAD);
		expect(items).toEqual([]);
		expect(error).toBeDefined();
	});

	test('a connection dropped half-way', async () => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', { kind: 'drop-during', method: 'files' });
		const { items, error } = await n8n.run(DOWNLOAD);
		expect(items).toEqual([]);
		expect(error).toBeDefined();
	});

	test('a connection dropped half-way is told in words, with what to do next', async () => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', { kind: 'drop-during', method: 'files' });
		const outcome = await n8n.run(DOWNLOAD);
		expectNoFile(outcome);
		expect(outcome.error?.description).toBeTruthy();
	});

	test('a status other than 200, audio or not', async () => {
		const { n8n } = await withFile({ 'Content-Type': 'audio/mpeg' }, Buffer.from('abc'), 206);
		expectNoFile(await n8n.run(DOWNLOAD));
	});

	test.each([
		['another host', 'http://elsewhere.invalid/recording.mp3'],
		['a look-alike', 'https://files.mango-office.ru.example.org/x.mp3'],
		['Mango without https', 'http://files.mango-office.ru/x.mp3'],
		['a user name in the address', 'https://mango-office.ru@example.org/x.mp3'],
		['a file of this machine', 'file:///etc/passwd'],
		['a path only', '/files/x'],
	])('a redirect to %s is not followed', async (_what, location) => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', { kind: 'redirectElsewhere', location });
		const outcome = await n8n.run(DOWNLOAD);
		expectNoFile(outcome);
		expect(outcome.error?.message).toContain('not followed');
		expect(await pbx.requests()).toHaveLength(1);
	});

	test('a server that is no host of Mango is not even asked', async () => {
		const { pbx, n8n } = await scene();
		const elsewhere = await startAnswering((_path, response) => response.writeHead(200, { 'Content-Type': 'audio/mpeg' }).end('x'));
		servers.push(elsewhere);
		// It answers at this address of the same machine, which is not one of those that may be used.
		const location = elsewhere.url.replace('127.0.0.1', '0.0.0.0');
		await pbx.post('faults', { kind: 'redirectElsewhere', location });
		expectNoFile(await n8n.run(DOWNLOAD));
		expect(elsewhere.hits).toEqual([]);
	});

	test('with continue on fail, the item says why and has no file', async () => {
		const { n8n } = await scene();
		const { items } = await n8n.run({ ...DOWNLOAD, recordingId: 'nope' }, { continueOnFail: true });
		expect(items).toEqual([
			{
				json: { error: expect.stringContaining('(3320)'), result: expect.objectContaining({ code: 3320 }), fields: {} },
				pairedItem: { item: 0 },
			},
		]);
	});
});

describe('a link is asked for again after a passing fault', () => {
	test('429 on the method', async () => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', { kind: '429', method: 'queries/recording/post', count: 2 });
		expect(fileOf(await n8n.run(DOWNLOAD))).toBeDefined();
	});
});
