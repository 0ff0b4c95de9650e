import type { ICredentialTestRequest, IHttpRequestOptions } from 'n8n-workflow';

import { startAnswering, type Answering } from '../support/answering';
import { holdClock } from '../support/clock';
import { startForeign } from '../support/foreign';
import { inProcess, type InProcess } from '../support/inProcess';
import { BALANCE, GOOD_CALL, scenes } from '../support/scene';

/** Nothing signed leaves for anybody but Mango: a listening server proves it by what it did not get (P26, F5). */
const clock = holdClock();
const scene = scenes();

const PAIR = { apiKey: 'foreign-test-key', apiSalt: 'foreign-test-salt' };
const DOWNLOAD = { resource: 'recording', operation: 'download', recordingId: 'MToxMDAwMDAwOjkwMDAwMDAwMDE6MA==', binaryPropertyName: 'data' };
const UPLOAD = { resource: 'speech', operation: 'recognizeFile', binaryPropertyName: 'data' };
const LINK = { resource: 'recording', operation: 'getLink', recordingId: 'x', linkAction: 'download', validHours: 4 };
const FILE = { data: { data: Buffer.from('audio').toString('base64'), mimeType: 'audio/mpeg', fileName: 'call.mp3' } };

let foreign: Awaited<ReturnType<typeof startForeign>>;
const servers: Answering[] = [];
beforeAll(async () => {
	foreign = await startForeign();
});
afterAll(async () => await foreign.close());
afterEach(async () => {
	await Promise.all(servers.splice(0).map(async (server) => await server.close()));
	expect(foreign.got()).toEqual({ connections: 0, bytes: '' });
});

/** Every way in which the package sends something signed, and what it says when it does not. */
const WAYS: Array<[string, (n8n: InProcess) => Promise<string | undefined>]> = [
	['a read', async (n8n) => (await n8n.run(BALANCE)).error?.message],
	['a command', async (n8n) => (await n8n.run(GOOD_CALL)).error?.message],
	['a file that is sent', async (n8n) => (await n8n.run(UPLOAD, { binary: FILE })).error?.message],
	['a recording', async (n8n) => (await n8n.run(DOWNLOAD)).error?.message],
	['a list in the editor', async (n8n) => await messageOf(n8n.list('searchLines'))],
	['a list of the trigger', async (n8n) => await messageOf(n8n.loadOptions('getLines'))],
	['the polling trigger', async (n8n) => await messageOf(pollTwice(n8n))],
];

/** The first look only notes the time. */
async function pollTwice(n8n: InProcess) {
	const kept = {};
	await n8n.poll({ events: ['call.ended'], start: 'now' }, kept);
	clock.advance(600_000);
	return await n8n.poll({ events: ['call.ended'], start: 'now' }, kept);
}

async function messageOf(promise: Promise<unknown>): Promise<string | undefined> {
	return await promise.then(
		() => undefined,
		(error: Error) => error.message,
	);
}

/** Addresses that lead to the foreign server, whatever they look like. */
const ADDRESSES: Array<[string, () => string]> = [
	['another name of this machine', () => `${foreign.url}/vpbx/`],
	['https on another name', () => `${foreign.url.replace('http:', 'https:')}/vpbx/`],
	["Mango's name in front of it", () => `http://app.mango-office.ru@${foreign.hosts[0]}:${foreign.port}/vpbx/`],
	["Mango's name and port in front of it", () => `https://app.mango-office.ru:443@${foreign.hosts[0]}:${foreign.port}/vpbx/`],
	['a user on this machine', () => `http://user@127.0.0.1:${foreign.port}/vpbx/`],
	["Mango's name behind it", () => `${foreign.url}/app.mango-office.ru/vpbx/`],
	["Mango's name as a fragment", () => `${foreign.url}#.mango-office.ru`],
	['a trailing dot', () => `http://localhost.:${foreign.port}/vpbx/`],
];

describe.each(ADDRESSES)('the base URL is %s', (_what, address) => {
	test.each(WAYS)('%s is refused in words, and nobody is connected to', async (_way, said) => {
		const message = await said(await inProcess({ ...PAIR, baseUrl: address() }));
		expect(message).toMatch(/does not belong to Mango Office|must not contain a user name/);
		expect(message).not.toMatch(/foreign-test/);
	});

	test('the test of the credential and the HTTP Request node', async () => {
		const n8n = await inProcess({ ...PAIR, baseUrl: address() });
		const { request } = n8n.credentialType.test as ICredentialTestRequest;
		for (const url of [undefined, `${address()}account/balance`]) {
			const options = { ...request, ...(url === undefined ? { baseURL: address() } : { baseURL: undefined, url }) };
			expect(await messageOf(n8n.credentialRequest(options as IHttpRequestOptions))).toEqual(expect.any(String));
		}
	});

	test('no link to a recording is made for it', async () => {
		const { items, error } = await (await inProcess({ ...PAIR, baseUrl: address() })).run(LINK);
		expect(items).toEqual([]);
		expect(error?.message).toMatch(/does not belong to Mango Office|must not contain a user name/);
	});
});

describe.each([301, 302, 303, 307, 308])('a redirect with %i to a foreign server', (status) => {
	test.each(WAYS)('is not followed by %s', async (_way, said) => {
		const pbx = await startAnswering((_path, response) => response.writeHead(status, { Location: `${foreign.url}/x` }).end());
		servers.push(pbx);
		expect(await said(await inProcess({ ...PAIR, baseUrl: `${pbx.url}/vpbx/` }))).toEqual(expect.any(String));
		expect(pbx.hits.length).toBeGreaterThan(0);
	});

	test('is not followed by the test of the credential', async () => {
		const pbx = await startAnswering((_path, response) => response.writeHead(status, { Location: `${foreign.url}/x` }).end());
		servers.push(pbx);
		const n8n = await inProcess({ ...PAIR, baseUrl: `${pbx.url}/vpbx/` });
		const { request } = n8n.credentialType.test as ICredentialTestRequest;
		await n8n.credentialRequest({ ...request, baseURL: `${pbx.url}/vpbx/` } as IHttpRequestOptions);
		expect(pbx.hits).toEqual(['POST /vpbx/account/balance']);
	});

	test('is not followed by a recording on its second step either', async () => {
		const file = await startAnswering((_path, response) => response.writeHead(status, { Location: `${foreign.url}/x` }).end());
		const pbx = await startAnswering((_path, response) => response.writeHead(302, { Location: `${file.url}/files/1` }).end());
		servers.push(pbx, file);
		const { items, error } = await (await inProcess({ ...PAIR, baseUrl: `${pbx.url}/vpbx/` })).run(DOWNLOAD);
		expect([items, error?.message]).toEqual([[], expect.any(String)]);
		// The file itself is asked for without the form.
		expect([file.hits, file.bodies]).toEqual([['GET /files/1'], ['']]);
	});
});

describe('the base URL of a shared credential is changed while something runs', () => {
	test('between two requests of one execution: the next is refused', async () => {
		const { pbx } = await scene();
		const credential: Record<string, string> = { ...pbx.credential };
		const n8n = await inProcess(credential);
		let changed = false;
		const server = await startAnswering((_path, response) => {
			// The report is not ready: the node will ask again, and meanwhile somebody edits the credential.
			credential.baseUrl = `${foreign.url}/vpbx/`;
			changed = true;
			response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"result":1000,"key":"report-1"}');
		});
		servers.push(server);
		credential.baseUrl = `${server.url}/vpbx/`;
		const { items, error } = await n8n.run({ resource: 'call', operation: 'getMissed', returnAll: true });
		expect([changed, items, server.hits.length]).toEqual([true, [], 1]);
		expect(error?.message).toContain('does not belong to Mango Office');
	});

	test('between two items: what was sent went to Mango, the rest is refused', async () => {
		const { pbx, sent } = await scene();
		const credential: Record<string, string> = { ...pbx.credential };
		const n8n = await inProcess(credential);
		expect((await n8n.run(BALANCE)).error).toBeUndefined();
		credential.baseUrl = `${foreign.url}/vpbx/`;
		expect((await n8n.run(GOOD_CALL, { items: [{}, {}] })).error?.message).toContain('does not belong to Mango Office');
		expect(await sent()).toHaveLength(1);
	});
});
