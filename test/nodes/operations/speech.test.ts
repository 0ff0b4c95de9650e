/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code */
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IBinaryKeyData } from 'n8n-workflow';

import { startAnswering, type Answering } from '../../support/answering';
import { holdClock } from '../../support/clock';
import { inProcess } from '../../support/inProcess';
import { scenes } from '../../support/scene';
import { formOf } from '../../support/sign';

holdClock();
const scene = scenes();

const RECOGNIZE = { resource: 'speech', operation: 'recognizeFile', binaryPropertyName: 'data' };
const TALK = {
	employeeId: { __rl: true, mode: 'list', value: '400001' },
	fromNumber: '+7 900 000-00-01',
	toNumber: '101',
	direction: 'IN',
	startedAt: '2026-06-21T03:00:00+03:00',
	employeeChannel: 1,
	separateSpeakers: true,
};
const PARAMS = {
	user_id: 400001,
	from: '79000000001',
	to: '101',
	direction: 'IN',
	created: '2026-06-21 00:00:00',
	member_channel: 1,
	diarization: true,
};

/** Bytes of every value, line ends and dashes among them, as in a real recording. */
const BYTES = Buffer.concat([
	Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256)),
	Buffer.from('\r\n--mango-0000--\r\n'),
]);

const fileOf = (data: Buffer, fileName?: string, mimeType = 'audio/mpeg'): IBinaryKeyData => ({
	data: { data: data.toString('base64'), mimeType, ...(fileName === undefined ? {} : { fileName }) },
});

const open: Array<Server | Answering> = [];
afterEach(async () => {
	for (const server of open.splice(0)) {
		if ('closeAllConnections' in server) server.closeAllConnections();
		await server.close();
	}
});

/** A PBX that takes multipart forms only, read by a parser of its own: fetch's, not ours. */
async function multipartPbx(reply: object = { result: 1000, request_id: 'req-1' }, status = 200) {
	const got: Array<{ url?: string; headers: IncomingHttpHeaders; form: FormData }> = [];
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const headers = { 'content-type': request.headers['content-type'] ?? '' };
			void new Response(Buffer.concat(chunks), { headers }).formData().then((form) => {
				got.push({ url: request.url, headers: request.headers, form });
				response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(reply));
			});
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	open.push(server);
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const pair = { apiKey: 'k', apiSalt: `s${url}` };
	const n8n = await inProcess({ ...pair, baseUrl: `${url}/vpbx/` });
	return { got, n8n, pair };
}

describe('a file goes out as a signed multipart form', () => {
	test('of an employee: the three fields, and the file byte for byte', async () => {
		const { got, n8n, pair } = await multipartPbx();
		const { items, error } = await n8n.run(
			{ ...RECOGNIZE, additionalFields: TALK },
			{ binary: fileOf(BYTES, 'talk.mp3') },
		);
		expect(error).toBeUndefined();
		expect(items[0].json).toEqual({ requestId: 'req-1', fileName: 'talk.mp3', fileSize: BYTES.length });
		expect(got).toHaveLength(1);
		const [{ url, headers, form }] = got;
		expect(url).toBe('/vpbx/offline_record/recognize');
		expect(headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
		const { file, ...texts } = Object.fromEntries(form);
		expect(texts).toEqual(formOf(pair, PARAMS));
		expect(file).toBeInstanceOf(File);
		expect(file).toMatchObject({ name: 'talk.mp3', type: 'audio/mpeg' });
		expect(Buffer.from(await (file as File).arrayBuffer()).equals(BYTES)).toBe(true);
	});

	test('without an employee: the method that stores nothing', async () => {
		const { got, n8n, pair } = await multipartPbx();
		await n8n.run({ ...RECOGNIZE }, { binary: fileOf(BYTES, 'talk.wav', 'audio/wav') });
		expect(got[0].url).toBe('/vpbx/record/recognize');
		expect(Object.fromEntries(got[0].form)).toMatchObject(formOf(pair, {}));
	});

	test('a name in Cyrillic with quotes stays one name', async () => {
		const { got, n8n } = await multipartPbx();
		await n8n.run({ ...RECOGNIZE }, { binary: fileOf(BYTES, 'Звонок "Иван"\r\nX: y.mp3') });
		expect((got[0].form.get('file') as File).name).toBe('Звонок "Иван"\r\nX: y.mp3');
		expect([...got[0].form.keys()].sort()).toEqual(['file', 'json', 'sign', 'vpbx_api_key']);
	});

	test('a file without a name gets one by its type', async () => {
		const { got, n8n } = await multipartPbx();
		await n8n.run({ ...RECOGNIZE }, { binary: fileOf(BYTES, undefined, 'audio/ogg') });
		expect((got[0].form.get('file') as File).name).toBe('recording.ogg');
	});

	test('a 401 is not answered by a second upload', async () => {
		const { got, n8n } = await multipartPbx({}, 401);
		const { error } = await n8n.run({ ...RECOGNIZE }, { binary: fileOf(BYTES, 'talk.mp3') });
		expect(error).toBeDefined();
		expect(got).toHaveLength(1);
	});

	test('the PBX of the simulator takes it and gives the text later', async () => {
		const { pbx, n8n } = await scene();
		const binary = fileOf(BYTES, 'talk.mp3');
		const stored = await n8n.run({ ...RECOGNIZE, additionalFields: TALK }, { binary });
		const alone = await n8n.run({ ...RECOGNIZE }, { binary });
		expect([stored.error, alone.error]).toEqual([undefined, undefined]);
		const requests = await pbx.requests();
		expect(requests.map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted']);
		expect(requests[0].json).toEqual(PARAMS);
		const requestIds = [stored.items[0].json.requestId as string, 'unknown'];
		const result = await n8n.run({ resource: 'speech', operation: 'getRecognitionResult', requestIds });
		expect(result.items.map(({ json }) => json)).toEqual([
			expect.objectContaining({ requestId: requestIds[0], status: expect.any(String) }),
			{ requestId: 'unknown', status: null, createdAt: null, updatedAt: null, text: null, channels: [] },
		]);
	});

	test.each([
		['a picture', {}, fileOf(BYTES, 'photo.png', 'image/png'), "'Input Binary Field' holds a file of the type image/png"],
		['an empty file', {}, fileOf(Buffer.alloc(0), 'talk.mp3'), "'Input Binary Field' holds an empty file"],
		['no file', {}, undefined, ''],
		['an employee without the talk', { employeeId: TALK.employeeId }, fileOf(BYTES, 'talk.mp3'), "'From Number' is needed"],
	])('%s: not sent', async (_what, additionalFields, binary, message) => {
		const { n8n, sent } = await scene();
		const { items, error } = await n8n.run({ ...RECOGNIZE, additionalFields }, { binary });
		expect(items).toEqual([]);
		expect(error?.message).toContain(message);
		expect(await sent()).toEqual([]);
	});
});

describe('the credential signs forms with files', () => {
	const FILE = { value: BYTES, options: { filename: 'a.mp3', contentType: 'audio/mpeg' } };
	type Options = { body?: Buffer; headers: Record<string, string>; formData: Record<string, unknown>; [more: string]: unknown };

	async function signed(options: object): Promise<Options> {
		const { credentialType } = await inProcess(undefined);
		const authenticate = credentialType.authenticate as unknown as (...args: unknown[]) => Promise<Options>;
		return await authenticate({ apiKey: 'k', apiSalt: 'the-salt' }, { method: 'POST', ...options });
	}

	const URL_OF_METHOD = 'https://app.mango-office.ru/vpbx/record/recognize';

	test('signing twice is signing once', async () => {
		const once = await signed({ url: URL_OF_METHOD, formData: { json: '{"a":1}', file: FILE } });
		const twice = await signed(once);
		expect(twice.body?.equals(once.body as Buffer)).toBe(true);
		expect(twice.headers).toEqual(once.headers);
	});

	test('the salt is nowhere, and the content type is that of the form alone', async () => {
		const options = await signed({
			url: URL_OF_METHOD,
			headers: { 'Content-Type': 'x' },
			formData: { json: '{}', file: FILE },
		});
		expect(JSON.stringify({ ...options, body: options.body?.toString('latin1') })).not.toContain('the-salt');
		expect(Object.keys(options.headers)).toEqual(['content-type']);
	});

	test("the HTTP Request node's dialect keeps its parts, for n8n to encode: streams stay streams", async () => {
		const options = await signed({ uri: URL_OF_METHOD, formData: { json: '{"a":1}', file: FILE } });
		expect(options.formData).toEqual({ ...formOf({ apiKey: 'k', apiSalt: 'the-salt' }, '{"a":1}'), file: FILE });
		expect(options.body).toBeUndefined();
		expect(options.headers).toEqual({});
	});
});

describe('what speech analytics has made', () => {
	const RECORDS = {
		resource: 'speech',
		operation: 'getManyRecords',
		dateFrom: '2026-06-01T00:00:00',
		dateTo: '2026-06-30T00:00:00',
		returnAll: true,
		simplify: true,
	};

	test('records of some days; days are sent as days', async () => {
		const { pbx, n8n } = await scene();
		const { items, error } = await n8n.run(RECORDS);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toContainEqual({
			communicationId: 'c-1',
			direction: 'inbound',
			startedAt: '2026-06-21T00:00:00.000Z',
			durationSeconds: 65,
			fromNumber: '+79000000001',
			toNumber: '+74950000001',
			clientSentiment: 'neutral',
			operatorSentiment: 'positive',
			hasTranscript: true,
			hasSummary: true,
		});
		expect((await pbx.requests())[0]).toMatchObject({
			verdict: 'accepted',
			path: '/s2t/queries/records',
			json: { date_from: '2026-06-01', date_to: '2026-06-30', limit: 100, offset: 0 },
		});
	});

	/** A PBX with so many records, which gives at most `most` at a time, whatever was asked for. */
	async function withRecords(count: number, most: number) {
		const server = await startAnswering((_path, response) => {
			const params = JSON.parse(new URLSearchParams(server.bodies.at(-1)).get('json') ?? '{}') as Record<string, number>;
			const ids = Array.from({ length: count }, (_, index) => ({ communication_id: `c-${index}` }));
			const data = ids.slice(params.offset, params.offset + Math.min(params.limit, most));
			response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ result: 1000, data }));
		});
		open.push(server);
		const n8n = await inProcess({ apiKey: 'k', apiSalt: `s${server.url}`, baseUrl: `${server.url}/vpbx/` });
		return { server, n8n };
	}

	test.each([
		['all, over several pages', 250, 100, {}, 250],
		['all, though a page is smaller than asked for', 70, 30, {}, 70],
		['a limit within a page', 250, 100, { returnAll: false, limit: 7 }, 7],
		['a limit over pages', 250, 100, { returnAll: false, limit: 130 }, 130],
	])('%s', async (_what, count, most, more, expected) => {
		const { n8n } = await withRecords(count, most);
		const { items } = await n8n.run({ ...RECORDS, ...more });
		expect(new Set(items.map(({ json }) => json.communicationId)).size).toBe(expected);
		expect(items).toHaveLength(expected);
	});

	test('a PBX that ignores the offset does not keep us asking', async () => {
		const server = await startAnswering((_path, response) =>
			response.writeHead(200).end('{"result":1000,"data":[{"communication_id":"c-1"}]}'),
		);
		open.push(server);
		const n8n = await inProcess({ apiKey: 'k', apiSalt: `s${server.url}`, baseUrl: `${server.url}/vpbx/` });
		const { items } = await n8n.run(RECORDS);
		expect(items).toHaveLength(1);
		expect(server.hits).toHaveLength(2);
	});

	test.each([
		['days in the wrong order', { dateFrom: '2026-07-01' }, "'From' is later than 'To'"],
		['no day', { dateTo: '={{ "" }}' }, "'To' is empty"],
		['what is no day', { dateTo: 'soon' }, "'To' is not a date"],
	])('%s: not sent', async (_what, more, message) => {
		const { n8n, sent } = await scene();
		const { error } = await n8n.run({ ...RECORDS, ...more });
		expect(error?.message).toContain(message);
		expect(await sent()).toEqual([]);
	});

	test('summaries: one item for each that was asked for', async () => {
		const { pbx, n8n } = await scene();
		const { items } = await n8n.run({ resource: 'speech', operation: 'getSummary', communicationIds: 'c-1, c-none' });
		expect(items.map(({ json }) => json)).toEqual([
			{ communicationId: 'c-1', summary: 'The client asked about delivery.' },
			{ communicationId: 'c-none', summary: null },
		]);
		expect((await pbx.requests())[0]).toMatchObject({
			verdict: 'accepted',
			path: '/s2t/queries/recording_summary',
			json: { communication_id: ['c-1', 'c-none'] },
		});
	});

	test('AI agents: the product goes into a header', async () => {
		const { pbx, n8n } = await scene();
		const agents = { resource: 'speech', operation: 'getAiAgents', productId: '300001', returnAll: true };
		const { items, error } = await n8n.run(agents);
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ agentId: 1, name: 'Sales check', outputFields: [{ key: 'next_step' }] });
		expect((await pbx.requests())[0]).toMatchObject({ verdict: 'accepted', path: '/s2t/queries/ai_agents', json: {} });
	});
});
