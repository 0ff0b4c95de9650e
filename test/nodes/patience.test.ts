/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code */
import type { ServerResponse } from 'node:http';

import { startAnswering, type Answering } from '../support/answering';
import { holdClock } from '../support/clock';
import { inProcess } from '../support/inProcess';
import { BALANCE, GOOD_SMS } from '../support/scene';

/** n8n's own time-outs count silence, so an answer that drips is never late for them (seen on n8n 2.41.1). */

holdClock();

const servers: Answering[] = [];
const timers: NodeJS.Timeout[] = [];
afterEach(async () => {
	timers.splice(0).forEach(clearInterval);
	await Promise.all(servers.splice(0).map(async (server) => await server.close()));
});

/** Never silent, never done. */
function drip(response: ServerResponse, type: string): void {
	response.writeHead(200, { 'Content-Type': type, 'Content-Length': '1000000' });
	timers.push(setInterval(() => response.write(' '), 20));
}

const DOWNLOAD = { resource: 'recording', operation: 'download', recordingId: 'x', binaryPropertyName: 'data' };

/** A PBX that leads to a file. */
function redirecting(file: (response: ServerResponse) => void) {
	return (path: string, response: ServerResponse, url: string) => {
		if (path.startsWith('/vpbx/')) response.writeHead(302, { Location: `${url}/file` }).end();
		else file(response);
	};
}

/** A PBX that answers as given, and nodes whose patience as a whole is a fifth of a second. */
async function impatient(answer: (path: string, response: ServerResponse, url: string) => void) {
	const limit = AbortSignal.timeout.bind(AbortSignal);
	jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => limit(200));
	const server = await startAnswering(answer);
	servers.push(server);
	const n8n = await inProcess({ apiKey: 'k', apiSalt: `s${server.url}`, baseUrl: `${server.url}/vpbx/` });
	return { server, n8n };
}

describe('an answer that drips for ever', () => {
	test('ends a read with an error in words, after one request', async () => {
		const { server, n8n } = await impatient((_path, response) => drip(response, 'application/json'));
		const { items, error } = await n8n.run(BALANCE);
		expect(items).toEqual([]);
		expect(error?.message).toBe('Mango Office did not answer: the answer did not end within two minutes');
		expect(error?.description).toMatch(/Base URL/);
		expect(server.hits).toHaveLength(1);
	});

	test('ends a command, and nobody knows what became of it', async () => {
		const { server, n8n } = await impatient((_path, response) => drip(response, 'application/json'));
		const { error } = await n8n.run(GOOD_SMS);
		expect(error?.message).toMatch(/^Nobody knows .* did not end within two minutes$/);
		expect(error?.description).toContain('not repeated');
		expect(server.hits).toHaveLength(1);
	});

	test('ends the download of a recording', async () => {
		const { n8n } = await impatient(redirecting((response) => drip(response, 'audio/mpeg')));
		const { items, error } = await n8n.run(DOWNLOAD);
		expect(items).toEqual([]);
		expect(error?.message).toBe('The recording did not arrive as a whole');
	});
});

describe('a recording that stalls midway', () => {
	const stall = redirecting((response) => {
		response.writeHead(200, { 'Content-Type': 'audio/mpeg', 'Content-Length': '100000' });
		response.write(Buffer.alloc(50_000));
	});

	test('ends with an error in words', async () => {
		const { n8n } = await impatient(stall);
		const { items, error } = await n8n.run(DOWNLOAD);
		expect(items).toEqual([]);
		expect(error?.message).toBe('The recording did not arrive as a whole');
		expect(error?.description).toBe('Run the step again.');
	});

	test('ends with the execution, when somebody stops that', async () => {
		const server = await startAnswering(stall);
		servers.push(server);
		const n8n = await inProcess({ apiKey: 'k', apiSalt: `s${server.url}`, baseUrl: `${server.url}/vpbx/` });
		const stop = new AbortController();
		const running = n8n.run(DOWNLOAD, { signal: stop.signal });
		while (server.hits.length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
		stop.abort();
		expect((await running).items).toEqual([]);
	});
});

test('a recording that takes its time, but never stalls, arrives', async () => {
	const limit = AbortSignal.timeout.bind(AbortSignal);
	// The whole has half an hour, the silence between two bytes a minute: only that one is shortened.
	jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => limit(ms === 60_000 ? 1000 : ms));
	const server = await startAnswering(
		redirecting((response) => {
			response.writeHead(200, { 'Content-Type': 'audio/mpeg', 'Content-Length': '30' });
			let sent = 0;
			timers.push(setInterval(() => (++sent < 30 ? response.write('x') : sent === 30 && response.end('x')), 100));
		}),
	);
	servers.push(server);
	const n8n = await inProcess({ apiKey: 'k', apiSalt: `s${server.url}`, baseUrl: `${server.url}/vpbx/` });
	const { items, error } = await n8n.run(DOWNLOAD);
	expect(error).toBeUndefined();
	expect(items[0].json).toMatchObject({ fileSize: 30 });
});

describe('a request that never had a connection', () => {
	test('of a command: the error says that nothing was carried out', async () => {
		const closed = await startAnswering(() => {});
		await closed.close();
		const n8n = await inProcess({ apiKey: 'k', apiSalt: 's', baseUrl: `${closed.url}/vpbx/` });
		const { error } = await n8n.run(GOOD_SMS);
		expect(error?.message).toBe('The request did not reach Mango Office: the connection was refused');
		expect(error?.description).toMatch(/^Nothing was carried out\./);
	});
});
