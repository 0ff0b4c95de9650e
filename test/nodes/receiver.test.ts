import { readFixture } from '../support/fixtures';
import { inProcess, type InProcess, type WebhookOutcome, type WebhookRequest } from '../support/inProcess';
import { encoded, formOf } from '../support/sign';

const PAIR = { apiKey: 'receiver-key', apiSalt: 'receiver-salt' };
const PARAMETERS = { events: ['call.missed'] };
const [MISSED] = (readFixture('events') as { events: Array<{ scenario: string; path: string; json: Record<string, unknown> }> }).events
	.filter(({ scenario, path }) => scenario === 'inbound_missed_no_answer' && path === 'events/summary')
	.map(({ json }) => json);

let n8n: InProcess;
beforeAll(async () => {
	n8n = await inProcess({ ...PAIR, baseUrl: '' });
});

let serial = 0;
/** An event that no other test has sent: the memory of duplicates lasts as long as the process. */
const missed = () => ({ ...MISSED, entry_id: `receiver-${++serial}` });

async function post(request: Partial<WebhookRequest>, options: object = {}): Promise<WebhookOutcome> {
	return await n8n.webhook({ ...PARAMETERS, options } as never, { suffix: '/events/summary', ...request });
}

/** The whole of an answer: no header is set, no cookie, nothing is written twice. */
const answer = (status: number, body: object) => [['status', status], ['json', body]];

describe('P7 the answer tells nothing: status and body are fixed, and the node sets no header', () => {
	const form = formOf(PAIR, MISSED);
	const forgeries: Array<[string, Partial<WebhookRequest>]> = [
		['a wrong signature', { body: { ...form, sign: '0'.repeat(64) } }],
		['a signature that is right but for its end', { body: { ...form, sign: `${form.sign.slice(0, 63)}g` } }],
		['no signature', { body: { ...form, sign: '' } }],
		['the right key alone', { body: { vpbx_api_key: PAIR.apiKey } }],
		['a foreign key', { body: { ...form, vpbx_api_key: 'x' } }],
		['an event that is not chosen', { suffix: '/events/call', body: { ...form, sign: 'x' } }],
		['an unknown address', { suffix: '/events/unknown', body: { ...form, sign: 'x' } }],
		['the bare address', { suffix: '', body: { ...form, sign: 'x' } }],
	];

	test.each(forgeries)('401, the same for %s', async (_what, request) => {
		const outcome = await post(request);
		expect(outcome.written).toEqual(answer(401, { error: 'Unauthorized' }));
		expect(outcome.byHand).toBe(true);
	});

	test('401 is the same without a credential: nobody learns that there is none', async () => {
		const closed = await inProcess(undefined);
		const { written } = await closed.webhook(PARAMETERS, { suffix: '/events/summary', body: form });
		expect(written).toEqual(answer(401, { error: 'Unauthorized' }));
	});

	test('400 where there is no form, and where the signed json is none', async () => {
		for (const request of [{}, { body: '' }, { body: formOf(PAIR, '{broken') }, { body: formOf(PAIR, '{}') }]) {
			expect((await post(request)).written).toEqual(answer(400, { error: 'Bad request' }));
		}
	});

	test('whoever has signed may know why nothing started, in words without any value', async () => {
		const event = missed();
		await post({ body: formOf(PAIR, event) });
		const told = [
			await post({ body: formOf(PAIR, event) }),
			await post({ body: formOf(PAIR, missed()), suffix: '/events/unknown' }),
			await post({ body: formOf(PAIR, missed()) }, { maxAgeMinutes: 1 }),
			await post({ suffix: '/ping' }),
		];
		expect(told.map(({ written }) => written)).toEqual([
			answer(200, { status: 'ignored', reason: 'the event was received before' }),
			answer(200, { status: 'ignored', reason: 'the event /events/unknown is not known' }),
			answer(200, { status: 'ignored', reason: 'the event is older or newer than the trigger accepts' }),
			answer(200, { status: 'ignored', reason: 'the connection was checked' }),
		]);
	});
});

test('P13 ten copies at once, all of them waiting for the credential together, start the workflow once', async () => {
	const type = n8n.nodeType('mangoOfficeTrigger');
	const { webhook } = type;
	const steps: string[] = [];
	type.webhook = async function (this: never) {
		steps.push('begins');
		const returned = (await webhook?.call(this)) as never;
		steps.push('ends');
		return returned;
	};
	const body = formOf(PAIR, missed());
	const outcomes = await Promise.all(Array.from({ length: 10 }, async () => await post({ body })));
	type.webhook = webhook;

	expect(steps.slice(0, 10)).toEqual(Array(10).fill('begins'));
	expect(outcomes.filter(({ item }) => item !== undefined)).toHaveLength(1);
	expect(outcomes.filter(({ status }) => status === 200)).toHaveLength(9);
});

describe('P19 the answer does not wait for the workflow', () => {
	test('immediately: it is written before n8n gets the item that the workflow starts with', async () => {
		const outcome = await post({ body: formOf(PAIR, missed()) }, { respond: 'immediately' });
		// `written` ends where the node returns, and n8n starts nothing before that.
		expect(outcome.written).toEqual(answer(200, { status: 'accepted' }));
		expect(outcome).toMatchObject({ byHand: true, item: { event: 'call.missed' } });
	});

	test('whenStored: the node leaves the answer to n8n, which gives it when the execution is stored', async () => {
		const outcome = await post({ body: formOf(PAIR, missed()) });
		expect(outcome).toMatchObject({ written: [], byHand: false, item: { event: 'call.missed' } });
	});

	test('what starts nothing is answered before the node returns', async () => {
		const body = formOf(PAIR, missed());
		for (const outcome of [await post({ body: { ...body, sign: 'x' } }), await post({ suffix: '/events/call', body }), await post({ suffix: '/ping' })]) {
			expect(outcome).toMatchObject({ byHand: true, item: undefined });
			expect(outcome.written).toHaveLength(2);
		}
	});
});

describe('P21 each content type has its fixed answer, whatever n8n makes of the body', () => {
	/** What n8n hands over (n8n-platform.md §2.1); `test/e2e/contentTypes.test.js` proves it. */
	const HANDED_OVER: Array<[string, (form: Record<string, string>) => Partial<WebhookRequest>, number]> = [
		['a form: parsed', (form) => ({ body: form, rawBody: encoded(form) }), 200],
		['no type, or one that n8n does not know: a body that nobody has read yet', (form) => ({ unread: encoded(form) }), 200],
		['no type, and the sender has gone', () => ({ unread: null }), 400],
		['no type, and nothing in it', () => ({ unread: Buffer.alloc(0) }), 400],
		['text/plain: a text', (form) => ({ body: encoded(form).toString(), rawBody: encoded(form) }), 200],
		['JSON of the signed form: its members', (form) => ({ body: { ...form }, rawBody: Buffer.from(JSON.stringify(form)) }), 200],
		['JSON of the event itself, unsigned', (form) => ({ body: JSON.parse(form.json) as object, rawBody: Buffer.from(form.json) }), 401],
		['multipart: fields one level deeper', (form) => ({ body: { data: form, files: {} } }), 401],
		['XML: one member named as its root', () => ({ body: { form: { sign: ['x'] } }, rawBody: Buffer.from('<form><sign>x</sign></form>') }), 401],
		['a forged form of a type that n8n does not know', (form) => ({ unread: encoded({ ...form, sign: 'x' }) }), 401],
		['an empty form: nothing', () => ({ body: {}, rawBody: Buffer.alloc(0) }), 400],
	];

	test.each(HANDED_OVER)('%s', async (_what, request, status) => {
		const outcome = await post(request(formOf(PAIR, missed())));
		expect(outcome.item !== undefined ? 200 : outcome.status).toBe(status);
	});
});

describe('P28 the same event is verified at the test address and at the production address', () => {
	test('both start the workflow, each once', async () => {
		const body = formOf(PAIR, missed());
		const outcomes = [await post({ body, test: true }), await post({ body, test: false })];
		expect(outcomes.map(({ item }) => item?.event)).toEqual(['call.missed', 'call.missed']);
		const again = [await post({ body, test: true }), await post({ body, test: false })];
		expect(again.map(({ item }) => item)).toEqual([undefined, undefined]);
	});

	test('a test run is no open door: forged and unsigned events are refused there as well', async () => {
		const good = formOf(PAIR, missed());
		for (const body of [{ ...good, sign: '0'.repeat(64) }, { json: good.json }]) {
			const outcomes = [await post({ body, test: true }), await post({ body, test: false })];
			expect(outcomes.map(({ status, item }) => [status, item])).toEqual([[401, undefined], [401, undefined]]);
		}
	});
});
