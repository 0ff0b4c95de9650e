/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error --
   test code: it looks at errors as they are thrown */
import { printed } from '../support/listening';

import { createHash } from 'node:crypto';
import { inspect } from 'node:util';

import { startAnswering, type Answering } from '../support/answering';
import { holdClock } from '../support/clock';
import { inProcess, type InProcess } from '../support/inProcess';
import { BALANCE, GOOD_CALL, GOOD_SMS, scenes } from '../support/scene';
import { formOf } from '../support/sign';
import { startPbx } from '../support/simulator';

const KEY = 'markedkey000';
const SALT = 'markedsalt00';

holdClock();
const scene = scenes();
let everPrinted = 0;

afterEach(() => {
	everPrinted += printed.length;
	printed.length = 0;
});

const DOWNLOAD = { resource: 'recording', operation: 'download', recordingId: 'MToxMDAwMDAwOjkwMDAwMDAwMDE6MA==', binaryPropertyName: 'data' };

/** Everything that somebody could see of an error: members, hidden ones, stack and causes. */
function allOf(value: unknown, depth = 0): string {
	const { cause, stack, message } = (value ?? {}) as Error & { cause?: unknown };
	const nested = cause !== undefined && depth < 5 ? allOf(cause, depth + 1) : '';
	const printed = inspect(value, { depth: 12, showHidden: true, getters: true, maxStringLength: null, maxArrayLength: null });
	return [printed, JSON.stringify(value), String(value), stack, message, nested, ...hidden(value)].join('\n');
}

/** What printing leaves out: members by symbols and those that prototypes compute. */
function hidden(value: unknown): string[] {
	const found: string[] = [];
	for (let of = value; typeof of === 'object' && of !== null && of !== Object.prototype; of = Object.getPrototypeOf(of) as unknown) {
		for (const name of Reflect.ownKeys(of)) {
			if (name === '__proto__' || name === 'constructor') continue;
			found.push(inspect(Reflect.get(of, name, value), { depth: 8, showHidden: true, getters: true, maxStringLength: null }));
		}
	}
	return found;
}

/** The errors that the node throws, before n8n copies them. */
function watch(n8n: InProcess): unknown[] {
	const thrown: unknown[] = [];
	const type = n8n.nodeType('mangoOffice');
	const execute = type.execute;
	type.execute = async function (this: never) {
		try {
			return (await execute?.call(this)) as never;
		} catch (error) {
			thrown.push(error);
			throw error;
		}
	};
	return thrown;
}

function expectClean(text: string, signatures: string[]) {
	expect(text).not.toContain(SALT);
	expect(text).not.toContain(KEY);
	expect(text).not.toMatch(/vpbx_api_key=|&sign=|sign%3D/);
	for (const signature of signatures) expect(text).not.toContain(signature);
}

const FAULTS: Array<[string, object]> = [
	['no money', { kind: 'reply', body: { result: 2240 } }],
	['wrong parameter', { kind: 'reply', status: 420, body: { result: 3100, fields: { to_number: 3104 } } }],
	['wrong salt', { kind: 'reply', body: { code: 3102 } }],
	['wrong key', { kind: 'reply', status: 401, body: { code: 3105 } }],
	['block', { kind: 'reply', status: 401, body: '' }],
	['429', { kind: '429' }],
	['503', { kind: '503' }],
	['500', { kind: 'reply', status: 500, body: 'oops' }],
	['a web page', { kind: 'html' }],
	['nothing', { kind: 'empty' }],
	['half an answer', { kind: 'truncate' }],
	['dropped before', { kind: 'drop-before' }],
	['dropped during', { kind: 'drop-during' }],
	['dropped after', { kind: 'drop-after' }],
	['a redirect', { kind: 'redirect' }],
];
const UPLOAD = { resource: 'speech', operation: 'recognizeFile', binaryPropertyName: 'data' };
const FILE = { data: { data: Buffer.from('audio').toString('base64'), mimeType: 'audio/mpeg', fileName: 'call.mp3' } };
const REQUESTS: Array<[string, object]> = [
	['a read', BALANCE],
	['a call', GOOD_CALL],
	['an SMS', GOOD_SMS],
	['a recording', DOWNLOAD],
	['a file that is sent', UPLOAD],
];

describe('P25 key, salt and signature stay inside (F16, F23)', () => {
	const cases = REQUESTS.flatMap(([what, parameters]) => FAULTS.map(([fault, body]) => [what, fault, parameters, body] as const));

	test.each(cases)('%s, %s', async (_what, _fault, parameters, fault) => {
		const pbx = await startPbx({ key: KEY, salt: SALT, settings: { rates: 'off' } });
		try {
			const n8n = await inProcess(pbx.credential);
			const thrown = watch(n8n);
			await pbx.post('faults', fault);
			const stopped = await n8n.run(parameters as never, { binary: FILE });
			const continued = await n8n.run(parameters as never, { items: [{}, {}], binary: FILE, continueOnFail: true });
			// A redirect to a recording is good without its body: then there is an item.
			expect(thrown.length + stopped.items.length).toBe(1);
			const journal = await pbx.requests();
			expect(journal.length).toBeGreaterThan(0);
			const signatures = journal.map(({ json }) => createHash('sha256').update(`${KEY}${JSON.stringify(json)}${SALT}`).digest('hex'));
			const seen = [...thrown, stopped.error, stopped.items, continued.items, continued.error].map((one) => allOf(one)).join('\n');
			expectClean(seen + printed.join('\n'), signatures);
		} finally {
			await pbx.close();
		}
	});

	test('of an address that refuses the connection', async () => {
		const n8n = await inProcess({ apiKey: KEY, apiSalt: SALT, baseUrl: 'http://127.0.0.1:9/vpbx/' });
		const thrown = watch(n8n);
		const { error } = await n8n.run(GOOD_SMS);
		expect(thrown).toHaveLength(1);
		expectClean(allOf(thrown[0]) + allOf(error) + printed.join('\n'), []);
	});

	test('of an address that is refused before signing', async () => {
		const n8n = await inProcess({ apiKey: KEY, apiSalt: SALT, baseUrl: 'https://example.org/' });
		const thrown = watch(n8n);
		await n8n.run(GOOD_SMS);
		expect(thrown).toHaveLength(1);
		expectClean(allOf(thrown[0]) + printed.join('\n'), []);
	});

	test('of a good run', async () => {
		const pbx = await startPbx({ key: KEY, salt: SALT });
		const n8n = await inProcess(pbx.credential);
		for (const [, parameters] of REQUESTS) {
			const { items, error } = await n8n.run(parameters as never, { binary: FILE });
			expect(error).toBeUndefined();
			expectClean(allOf(items) + printed.join('\n'), []);
		}
		await pbx.close();
	});
});

describe('P25 a server that repeats what it got does not bring the secrets into an error', () => {
	const servers: Answering[] = [];
	afterEach(async () => {
		await Promise.all(servers.splice(0).map(async (server) => await server.close()));
	});

	test.each([
		['as a web page', 500, 'text/html', (form: string) => `<html><body>${form}</body></html>`],
		['as a text', 400, 'text/plain', (form: string) => form],
		['as JSON', 200, 'application/json', (form: string) => JSON.stringify({ result: 3100, message: form, fields: { x: form } })],
		['in a header', 502, 'text/plain', () => ''],
	])('%s', async (_how, status, type, reply) => {
		const server: Answering = await startAnswering((_path, response) => {
			const form = server.bodies[server.bodies.length - 1];
			response.writeHead(status, { 'Content-Type': type, 'X-Debug': form }).end(reply(form));
		});
		servers.push(server);
		const n8n = await inProcess({ apiKey: KEY, apiSalt: SALT, baseUrl: `${server.url}/vpbx/` });
		const thrown = watch(n8n);
		const { error } = await n8n.run(GOOD_SMS);
		const continued = await n8n.run(GOOD_CALL, { continueOnFail: true });
		expect(thrown).toHaveLength(1);
		const signatures = server.bodies.map((body) => new URLSearchParams(body).get('sign') as string);
		expectClean([thrown[0], error, continued.items].map((one) => allOf(one)).join('\n') + printed.join('\n'), signatures);
	});
});

describe('P25 lists and the trigger tell no secret', () => {
	test.each(FAULTS)('a list that cannot be loaded: %s', async (_fault, body) => {
		const pbx = await startPbx({ key: KEY, salt: SALT });
		await pbx.post('faults', body);
		const n8n = await inProcess(pbx.credential);
		const error = await n8n.list('searchLines').catch((thrown: unknown) => thrown);
		expect(error).toBeInstanceOf(Error);
		expectClean(allOf(error) + printed.join('\n'), []);
		await pbx.close();
	});

	test.each(FAULTS)('a look of the polling trigger that fails: %s', async (_fault, body) => {
		const pbx = await startPbx({ key: KEY, salt: SALT });
		await pbx.post('faults', body);
		const n8n = await inProcess(pbx.credential);
		const parameters = { events: ['call.ended'], start: 'date', startDate: new Date(Date.now() - 3_600_000).toISOString() };
		const error = await n8n.poll(parameters, {}).catch((thrown: unknown) => thrown);
		expect((await pbx.requests()).length).toBeGreaterThan(0);
		expectClean(allOf(error) + printed.join('\n'), []);
		await pbx.close();
	});

	test('a forged event: neither answer nor log tells anything', async () => {
		const n8n = await inProcess({ apiKey: KEY, apiSalt: SALT, baseUrl: '' });
		const right = formOf({ apiKey: KEY, apiSalt: SALT }, { entry_id: 'x' });
		const forged = { ...right, sign: '0'.repeat(64) };
		const outcome = await n8n.webhook({ events: ['call.ended'] }, { suffix: '/events/summary', body: forged });
		expect(outcome.status).toBe(401);
		expectClean(allOf(outcome) + printed.join('\n'), [right.sign]);
	});

	test('an authentic event: the item holds neither key nor signature, raw or not', async () => {
		const n8n = await inProcess({ apiKey: KEY, apiSalt: SALT, baseUrl: '' });
		const form = formOf({ apiKey: KEY, apiSalt: SALT }, { entry_id: 'y', call_direction: 1 });
		for (const output of ['simplified', 'raw', 'both']) {
			const parameters = { events: ['call.ended'], options: { output, dropDuplicates: false } };
			const outcome = await n8n.webhook(parameters, { suffix: '/events/summary', body: form });
			expect(outcome.item).toBeDefined();
			expectClean(allOf(outcome), [form.sign]);
		}
	});
});

describe('P25 an exported workflow holds no secret: there is no place for one but the credential', () => {
	test.each(['mangoOffice', 'mangoOfficeTrigger', 'mangoOfficePollingTrigger'])('%s has no parameter for key, salt or signature', async (name) => {
		const { description } = (await inProcess(undefined)).nodeType(name);
		const names = [...JSON.stringify(description.properties).matchAll(/"name":"(\w+)"/g)].map(([, one]) => one);
		expect(names.length).toBeGreaterThan(5);
		expect(names.filter((one) => /api_?key|salt|^sign|secret|token/i.test(one))).toEqual([]);
	});

	test('what the polling trigger keeps in n8n between two looks', async () => {
		const { pbx, n8n } = await scene({ key: KEY, salt: SALT, settings: { statisticsReadyIn: 0 } });
		const kept = {};
		await n8n.poll({ events: ['call.ended'] }, kept);
		await pbx.post('calls', { scenario: 'inbound.answered', from: '79000000001' });
		await n8n.poll({ events: ['call.ended'] }, kept);
		expect(Object.keys(kept)).not.toEqual([]);
		expectClean(allOf(kept) + printed.join('\n'), []);
	});
});

describe('P25 what this file looks through', () => {
	/** An error as careless code would make it: with the form in one hidden place after the other. */
	const FORM = `vpbx_api_key=${KEY}&sign=${'0'.repeat(64)}`;
	class Computed extends Error {
		get request() {
			return FORM;
		}
	}
	class Told extends Error {
		toJSON() {
			return { form: FORM };
		}
	}
	const causing = (cause: unknown) => Object.assign(new Error('x'), { cause: Object.assign(new Error('y'), { cause }) });
	test.each([
		['the message', new Error(FORM)],
		['a member', Object.assign(new Error('x'), { config: { data: { body: [FORM] } } })],
		['a hidden member', Object.defineProperty(new Error('x'), 'request', { value: { form: FORM }, enumerable: false })],
		['a member by a symbol', Object.assign(new Error('x'), { [Symbol('request')]: FORM })],
		['a computed member', Object.defineProperty(new Error('x'), 'request', { get: () => FORM })],
		['a computed member of its class', new Computed('x')],
		['toJSON', new Told('x')],
		['the cause of the cause', causing({ options: FORM })],
		['a long text', Object.assign(new Error('x'), { page: `${' '.repeat(20_000)}${FORM}` })],
		['a long list', Object.assign(new Error('x'), { list: [...Array<string>(500).fill(''), FORM] })],
	])('a form in %s is found', (_where, error) => {
		expect(() => expectClean(allOf(error), [])).toThrow();
	});
});

test('P25 what n8n logs at level debug was looked through in all of this (F16)', () => {
	expect(everPrinted).toBeGreaterThan(100);
});

test("the simulator's journal masks them, so that a bug report may hold it", async () => {
	const { pbx, n8n } = await scene({ key: KEY, salt: SALT });
	await n8n.run(GOOD_SMS);
	const told = JSON.stringify(await pbx.requests());
	expect(told).not.toContain(KEY);
	expect(told).not.toContain(SALT);
});
