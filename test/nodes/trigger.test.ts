import { readFixture } from '../support/fixtures';
import { inProcess, type WebhookRequest } from '../support/inProcess';
import { MISSED } from '../support/missed';
import { encoded, formOf } from '../support/sign';

const PAIR = { apiKey: 'trigger-key', apiSalt: 'trigger-salt' };
const CREDENTIAL = { ...PAIR, baseUrl: '' };

let serial = 0;
/** An event that no other test has sent: the memory of duplicates lasts as long as the process. */
const missed = (more: object = {}) => ({ ...MISSED, entry_id: `entry-${++serial}`, ...more });

const SUMMARY = '/events/summary';
const onMissed = { events: ['call.missed'] };
const ALL_EVENTS = [
	...['addressBook.changed', 'call.answered', 'call.changed', 'call.ended', 'call.incoming', 'call.missed', 'call.ringing'],
	...['chat.closed', 'chat.message', 'command.result', 'connection.checked', 'dtmf.received', 'employee.sessionEnded'],
	...['employee.status', 'recording.changed', 'recording.ready', 'recording.tagged', 'robot.statistics', 'sms.status'],
	...['speech.recognized', 'statistics.ready'],
];

async function post(parameters: object, request: Partial<WebhookRequest>, credential: object | undefined = CREDENTIAL) {
	const n8n = await inProcess(credential as never);
	return await n8n.webhook(parameters as never, { suffix: SUMMARY, ...request });
}

/** What nobody who has no key may learn. */
function expectNothingTold(outcome: { body: unknown }, form: { sign: string }) {
	const told = JSON.stringify(outcome.body);
	for (const secret of [PAIR.apiKey, PAIR.apiSalt, form.sign, 'signature', 'salt']) expect(told).not.toContain(secret);
}

describe('P18 «Проверить подключение»: the cabinet saves the address only when ping gets 200', () => {
	test.each([
		['no body at all', {}],
		['an empty form', { body: {} }],
		['a signed form', { body: formOf(PAIR, {}) }],
		['a forged form', { body: { ...formOf(PAIR, {}), sign: 'x' } }],
		['a browser', { method: 'GET' }],
		['a slash too many', { suffix: '/ping/' }],
	])('%s', async (_what, request) => {
		const outcome = await post(onMissed, { suffix: '/ping', ...request });
		expect(outcome).toMatchObject({ status: 200, byHand: true, item: undefined });
	});

	test('gives an item only where it was asked for', async () => {
		const { item, byHand } = await post({ events: ['connection.checked'] }, { suffix: '/ping', body: {} });
		expect(byHand).toBe(false);
		expect(item).toMatchObject({ event: 'connection.checked', path: 'ping', eventId: expect.stringMatching(/^ping:[0-9a-f]{16}$/) });
	});

	test('is answered even without a credential', async () => {
		const n8n = await inProcess(undefined);
		expect(await n8n.webhook(onMissed, { suffix: '/ping', body: {} })).toMatchObject({ status: 200 });
	});
});

describe('an authentic event becomes one item, and n8n answers 200 by itself', () => {
	test('call.missed, the whole shape', async () => {
		const event = missed();
		const outcome = await post(onMissed, { body: formOf(PAIR, event) });
		expect(outcome).toMatchObject({ status: undefined, byHand: false, log: [] });
		expect(outcome.item).toEqual({
			event: 'call.missed',
			eventId: `summary:${event.entry_id}`,
			path: 'events/summary',
			receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
			entryId: event.entry_id,
			direction: 'inbound',
			clientNumber: '+79000000001',
			employeeExtension: '101',
			lineNumber: '+74950000001',
			answered: false,
			missed: true,
			missedReason: 'noAnswer',
			startedAt: '2026-06-21T00:00:00.000Z',
			answeredAt: null,
			endedAt: '2026-06-21T00:00:30.000Z',
			waitSeconds: 30,
			talkSeconds: 0,
			durationSeconds: 30,
			result: expect.objectContaining({ code: 1111, category: 'callOutcome', success: false }),
		});
	});

	test('call.incoming, the whole shape', async () => {
		const event = {
			entry_id: `entry-${++serial}`,
			call_id: `call-${serial}`,
			timestamp: '1782000000',
			seq: '1',
			call_state: 'Appeared',
			location: 'ivr',
			from: { number: '79000000001' },
			to: { number: '74950000001', line_number: '74950000001' },
		};
		const { item } = await post({ events: ['call.incoming'] }, { suffix: '/events/call', body: formOf(PAIR, event) });
		expect(item).toEqual({
			event: 'call.incoming',
			eventId: `call:${event.call_id}:1`,
			path: 'events/call',
			receivedAt: expect.any(String),
			entryId: event.entry_id,
			callId: event.call_id,
			seq: 1,
			state: 'Appeared',
			location: 'ivr',
			direction: 'inbound',
			clientNumber: '+79000000001',
			employeeExtension: null,
			groupExtension: null,
			lineNumber: '+74950000001',
			commandId: null,
			callbackInitiator: null,
			campaignTaskId: null,
			transfer: null,
			occurredAt: '2026-06-21T00:00:00.000Z',
			result: null,
		});
	});

	test('of several chosen values the most specific one', async () => {
		const both = { events: ['call.ended', 'call.missed'] };
		expect((await post(both, { body: formOf(PAIR, missed()) })).item).toMatchObject({ event: 'call.missed' });
		const answered = missed({ entry_result: 1, talk_time: 1782000010, disconnect_reason: 1110 });
		expect((await post(both, { body: formOf(PAIR, answered) })).item).toMatchObject({ event: 'call.ended', answered: true });
	});

	test('every event of the fixtures: one item with the common fields, and neither key nor signature in it', async () => {
		const n8n = await inProcess(CREDENTIAL);
		const { events } = readFixture('events') as { events: Array<{ path: string; json: unknown }> };
		for (const { path, json } of events) {
			const body = json === null ? {} : formOf(PAIR, json);
			const parameters = { events: ALL_EVENTS, options: { output: 'both', dropDuplicates: false } };
			const { item, status } = await n8n.webhook(parameters as never, { suffix: `/${path}`, body });
			expect([path, status]).toEqual([path, undefined]);
			expect(item).toMatchObject({ event: expect.any(String), eventId: expect.stringContaining(':'), path });
			expect(item?.raw).toEqual(json ?? null);
			expect(JSON.stringify(item)).not.toContain(PAIR.apiKey);
			expect(item).not.toHaveProperty('sign');
			expect(item).not.toHaveProperty('vpbx_api_key');
		}
	});

	test.each([
		['raw', ['event', 'eventId', 'path', 'raw', 'receivedAt']],
		['both', expect.arrayContaining(['event', 'raw', 'clientNumber', 'missedReason'])],
		['simplified', expect.not.arrayContaining(['raw'])],
	])('output %s', async (output, keys) => {
		const event = missed({ unknown_field: { deep: [1] } });
		const { item } = await post({ ...onMissed, options: { output } }, { body: formOf(PAIR, event) });
		expect(Object.keys(item ?? {}).sort()).toEqual(keys);
		if (output !== 'simplified') expect(item?.raw).toEqual(event);
	});

	test('"immediately" writes 200 before the execution is stored, and starts it', async () => {
		const outcome = await post({ ...onMissed, options: { respond: 'immediately' } }, { body: formOf(PAIR, missed()) });
		expect(outcome).toMatchObject({ status: 200, byHand: true, item: { event: 'call.missed' } });
	});

	test('P2 the text is hashed as it came: other spacing and escapes are as good', async () => {
		const json = `{ "entry_id": "e\\u006etry-${++serial}", "call_direction":1.0,"entry_result": 0, "x":"\\/", "create_time": 1782000000 }`;
		expect((await post(onMissed, { body: formOf(PAIR, json) })).item).toMatchObject({ entryId: `entry-${serial}` });
	});

	test('an address that was pasted with a slash at its end works all the same', async () => {
		const { item } = await post(onMissed, { suffix: '//events/summary', body: formOf(PAIR, missed()) });
		expect(item).toMatchObject({ event: 'call.missed', path: 'events/summary' });
	});

	test('P6 an upper-case digest is the same digest: a PBX that writes it so must not be shut out', async () => {
		const form = formOf(PAIR, missed());
		expect((await post(onMissed, { body: { ...form, sign: form.sign.toUpperCase() } })).item).toBeDefined();
	});
});

describe('P4, P7, P9, P11 what is not authentic gets 401 or 400, starts nothing and learns nothing (F21)', () => {
	const form = formOf(PAIR, MISSED);
	const damaged = `${form.sign[0] === '0' ? '1' : '0'}${form.sign.slice(1)}`;

	test.each([
		['a forged signature', { body: { ...form, sign: damaged } }, 401],
		['a changed json', { body: { ...form, json: form.json.replace('79000000001', '79000000002') } }, 401],
		['no signature', { body: { vpbx_api_key: form.vpbx_api_key, json: form.json } }, 401],
		['an empty signature', { body: { ...form, sign: '' } }, 401],
		['no key', { body: { sign: form.sign, json: form.json } }, 401],
		["another PBX's valid event", { body: formOf({ apiKey: 'other', apiSalt: 'other' }, MISSED) }, 401],
		['the right key with another salt', { body: formOf({ ...PAIR, apiSalt: 'other' }, MISSED) }, 401],
		['no json', { body: { vpbx_api_key: form.vpbx_api_key, sign: form.sign } }, 401],
		['a repeated signature', { body: { ...form, sign: [form.sign, form.sign] } }, 401],
		['a repeated json', { body: { ...form, json: [form.json, form.json] } }, 401],
		['a repeated key', { body: { ...form, vpbx_api_key: [PAIR.apiKey, 'x'] } }, 401],
		['an object for a signature', { body: { ...form, sign: { toString: form.sign } } }, 401],
		['a signature of a megabyte', { body: { ...form, sign: 'a'.repeat(1_000_000) } }, 401],
		['no body at all', {}, 400],
		['an empty form', { body: {} }, 400],
		['an empty text', { body: '', rawBody: Buffer.alloc(0) }, 400],
		['a text that is no form', { body: 'hello', rawBody: Buffer.from('hello') }, 400],
		['a JSON body', { body: MISSED, rawBody: Buffer.from(JSON.stringify(MISSED)) }, 401],
		['a JSON list', { body: [1, 2] }, 400],
		['a multipart body without fields', { body: { data: {}, files: {} } }, 401],
		['a forged form as text/plain', { body: encoded({ ...form, sign: damaged }).toString() }, 401],
		['a forged form without a content type', { unread: encoded({ ...form, sign: damaged }) }, 401],
		['a broken percent sequence', { rawBody: Buffer.from('json=%E0%A4%A&sign=%zz&vpbx_api_key=1') }, 401],
		['a form named __proto__', { rawBody: Buffer.from('__proto__=1&constructor=2') }, 401],
		['a forged event of an unknown suffix', { suffix: '/events/callx', body: { ...form, sign: damaged } }, 401],
	])('%s', async (_what, request, status) => {
		const outcome = await post({ events: ALL_EVENTS }, request as never);
		expect(outcome).toMatchObject({ status, byHand: true, item: undefined });
		expect(outcome.body).toEqual({ error: status === 401 ? 'Unauthorized' : 'Bad request' });
		expectNothingTold(outcome, form);
		expect(outcome.log).toHaveLength(1);
		for (const secret of [PAIR.apiSalt, form.sign]) expect(outcome.log.join()).not.toContain(secret);
	});

	test.each([
		['a list', '[1]'],
		['a text', '"x"'],
		['null', 'null'],
		['broken', '{"entry_id":'],
		['empty of all that identifies', '{"foo":1}'],
	])('a signed json that is %s is refused and never thrown', async (_what, json) => {
		const outcome = await post({ events: ALL_EVENTS }, { body: formOf(PAIR, json) });
		expect(outcome).toMatchObject({ byHand: true, item: undefined });
		expect([400, 401]).toContain(outcome.status);
	});
});

describe('P20 a signed json that is hostile is taken or refused, never thrown', () => {
	test.each([
		['a megabyte of text', `{"entry_id":"${'x'.repeat(1_000_000)}","call_direction":1,"entry_result":0}`],
		['names of the language itself', '{"__proto__":{"a":1},"constructor":{"b":2},"entry_id":"p","call_direction":1,"entry_result":0}'],
		['100 000 brackets', `{"entry_id":"n","call_direction":1,"entry_result":0,"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
		['huge numbers', '{"entry_id":"h","call_direction":1,"entry_result":0,"create_time":1e308,"end_time":99999999999999999999}'],
	])('%s', async (_what, json) => {
		const outcome = await post({ ...onMissed, options: { output: 'both' } }, { body: formOf(PAIR, json) });
		expect(outcome.item !== undefined || outcome.status !== undefined).toBe(true);
	});
});

describe('P21 a form is a form under any content type', () => {
	test.each([
		['text/plain, which n8n hands over as a text', (form: Record<string, string>) => ({ body: encoded(form).toString() })],
		['no content type, where n8n leaves the body unread', (form: Record<string, string>) => ({ unread: encoded(form) })],
		['text/plain with the raw body beside it', (form: Record<string, string>) => ({ body: encoded(form).toString(), rawBody: encoded(form) })],
	])('%s', async (_what, request) => {
		const json = missed({ comment: 'а + б % «в»' });
		expect((await post(onMissed, request(formOf(PAIR, json)))).item).toMatchObject({ event: 'call.missed' });
	});
});

describe('P8 no usable credential means closed, not open (F27)', () => {
	test.each([
		['none at all', undefined],
		['an empty salt', { ...CREDENTIAL, apiSalt: '' }],
		['a blank salt', { ...CREDENTIAL, apiSalt: '  ' }],
		['an empty key', { ...CREDENTIAL, apiKey: '' }],
		['nothing but empty fields', { apiKey: '', apiSalt: '', previousApiKey: '', previousApiSalt: '' }],
	])('%s', async (_what, credential) => {
		const pair = { apiKey: (credential?.apiKey ?? '').trim(), apiSalt: (credential?.apiSalt ?? '').trim() };
		const n8n = await inProcess(credential as never);
		for (const form of [formOf(pair, missed()), formOf(PAIR, missed())]) {
			const outcome = await n8n.webhook(onMissed, { suffix: SUMMARY, body: form });
			expect(outcome).toMatchObject({ status: 401, byHand: true, item: undefined });
		}
	});

	test('says so in the log', async () => {
		const n8n = await inProcess(undefined);
		const { log } = await n8n.webhook(onMissed, { suffix: SUMMARY, body: formOf(PAIR, missed()) });
		expect(log.join('\n')).toMatch(/credential/);
		expect(log.every((line) => !line.includes('\n'))).toBe(true);
	});

	test('in one line, and not in two', async () => {
		const n8n = await inProcess(undefined);
		const { log } = await n8n.webhook(onMissed, { suffix: SUMMARY, body: formOf(PAIR, missed()) });
		expect(log).toHaveLength(1);
	});

	test('also of a credential whose fields are empty', async () => {
		const n8n = await inProcess({ apiKey: '', apiSalt: '' });
		const { log } = await n8n.webhook(onMissed, { suffix: SUMMARY, body: formOf(PAIR, missed()) });
		expect(log.join('\n')).toMatch(/credential/);
	});
});

describe('P10 while the pair is being replaced, events of both run; afterwards only those of the new one', () => {
	const rotated = { apiKey: 'new-key', apiSalt: 'new-salt', previousApiKey: PAIR.apiKey, previousApiSalt: PAIR.apiSalt };
	const fresh = { apiKey: 'new-key', apiSalt: 'new-salt' };

	test('events of both pairs start the workflow', async () => {
		expect((await post(onMissed, { body: formOf(fresh, missed()) }, rotated)).item).toBeDefined();
		expect((await post(onMissed, { body: formOf(PAIR, missed()) }, rotated)).item).toBeDefined();
	});

	test('a mixture of both does not', async () => {
		const mixed = formOf({ apiKey: fresh.apiKey, apiSalt: PAIR.apiSalt }, missed());
		expect((await post(onMissed, { body: mixed }, rotated)).status).toBe(401);
	});

	test('afterwards only the new one does', async () => {
		expect((await post(onMissed, { body: formOf(PAIR, missed()) }, fresh)).status).toBe(401);
	});

	test('the same pair twice is still one pair that fits', async () => {
		const twice = { ...PAIR, previousApiKey: PAIR.apiKey, previousApiSalt: PAIR.apiSalt };
		expect((await post(onMissed, { body: formOf(PAIR, missed()) }, twice)).item).toBeDefined();
	});

	test('blanks around copied values do not matter', async () => {
		const copied = { apiKey: ` ${PAIR.apiKey}\n`, apiSalt: `\t${PAIR.apiSalt} ` };
		expect((await post(onMissed, { body: formOf(PAIR, missed()) }, copied)).item).toBeDefined();
	});
});

describe('an authentic event that is not wanted gets 200 and starts nothing', () => {
	test.each([
		['another event', { events: ['call.answered'] }, {}],
		['no event chosen', { events: [] }, {}],
		['another direction', { ...onMissed, filters: { directions: ['outbound'] } }, {}],
		['another client', { ...onMissed, filters: { clientNumbers: ['+7 900 000-00-09'] } }, {}],
		['another line', { ...onMissed, filters: { lineNumbers: ['78000000001'] } }, {}],
		['another employee', { ...onMissed, filters: { extensions: ['102'] } }, {}],
		['another reason', { ...onMissed, filters: { missedReasons: ['billing'] } }, {}],
		['another code', { ...onMissed, filters: { resultCodes: ['1110'] } }, {}],
		['too old', { ...onMissed, options: { maxAgeMinutes: 1 } }, {}],
		['too far ahead', { ...onMissed, options: { maxAgeMinutes: 1 } }, { end_time: 4_000_000_000 }],
	])('%s', async (_what, parameters, more) => {
		const outcome = await post(parameters, { body: formOf(PAIR, missed(more)) });
		expect(outcome).toMatchObject({ status: 200, byHand: true, item: undefined, log: [] });
	});

	test.each([
		['the same client in another writing', { filters: { clientNumbers: ['8 (900) 000-00-01'] } }],
		['the line of the list', { filters: { lineNumbers: ['74950000001'] } }],
		['the employee', { filters: { extensions: ['101'] } }],
		['the code, as the editor stores it', { filters: { resultCodes: ['1111'] } }],
		['an expression with commas', { filters: { extensions: '101, 102' } }],
		['a filter that does not apply', { filters: { missedReasons: ['noAnswer'], directions: ['inbound'] } }],
		['an empty filter', { filters: { clientNumbers: [], extensions: [] } }],
	])('but passes with %s', async (_what, more) => {
		expect((await post({ ...onMissed, ...more }, { body: formOf(PAIR, missed()) })).item).toBeDefined();
	});

	test('the IVR option counts what Mango calls a success', async () => {
		const ivr = { entry_result: 1, to: {}, disconnect_reason: 1170 };
		expect((await post(onMissed, { body: formOf(PAIR, missed(ivr)) })).item).toBeUndefined();
		const options = { ivrOnlyAsMissed: true };
		expect((await post({ ...onMissed, options }, { body: formOf(PAIR, missed(ivr)) })).item).toMatchObject({ missedReason: 'ivr' });
	});

	test('an unknown suffix that is authentic', async () => {
		const outcome = await post(onMissed, { suffix: '/events/callx', body: formOf(PAIR, missed()) });
		expect(outcome).toMatchObject({ status: 200, item: undefined });
	});
});

describe('P12 the same event twice starts the workflow once', () => {
	const twice = async (first: Partial<WebhookRequest>, second: Partial<WebhookRequest>, parameters: object = onMissed) => {
		const body = formOf(PAIR, missed());
		await post(parameters, { body, ...first });
		return await post(parameters, { body, ...second });
	};

	test('the second one is answered 200', async () => {
		expect(await twice({}, {})).toMatchObject({ status: 200, byHand: true, item: undefined });
	});

	test('a forged copy before it does not take its place', async () => {
		const body = formOf(PAIR, missed());
		await post(onMissed, { body: { ...body, sign: 'f'.repeat(64) } });
		expect((await post(onMissed, { body })).item).toBeDefined();
	});

	test('a copy that a filter held back does not take its place', async () => {
		const body = formOf(PAIR, missed());
		await post({ events: ['call.answered'] }, { body });
		expect((await post(onMissed, { body })).item).toBeDefined();
	});

	test('the option switches it off', async () => {
		const parameters = { ...onMissed, options: { dropDuplicates: false } };
		expect((await twice({}, {}, parameters)).item).toBeDefined();
	});

	test.each([
		['two nodes', { nodeId: 'a' }, { nodeId: 'b' }],
		['two workflows', { workflowId: 'a' }, { workflowId: 'b' }],
		['test and production', { test: true }, { test: false }],
		['production and test', { test: false }, { test: true }],
	])('%s have a memory of their own', async (_what, first, second) => {
		expect((await twice(first, second)).item).toBeDefined();
	});

	test('a new test run shows the event again, and production still knows it', async () => {
		const n8n = await inProcess(CREDENTIAL);
		const body = formOf(PAIR, missed());
		const send = async (test: boolean) => (await n8n.webhook(onMissed, { suffix: SUMMARY, body, test })).item;
		expect(await send(true)).toBeDefined();
		expect(await send(false)).toBeDefined();
		expect(await send(true)).toBeUndefined();
		await n8n.hook('checkExists');
		expect(await send(true)).toBeDefined();
		expect(await send(false)).toBeUndefined();
	});
});
