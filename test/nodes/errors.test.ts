import { holdClock } from '../support/clock';
import { inProcess } from '../support/inProcess';
import { BALANCE, GOOD_CALL, GOOD_SMS, scenes } from '../support/scene';

const clock = holdClock();
const scene = scenes();

/** Key and salt of another PBX, on the simulator's address. */
async function withCredential(change: Record<string, string>) {
	const { pbx } = await scene();
	return { pbx, n8n: await inProcess({ ...pbx.credential, ...change }) };
}

describe('a refusal is a NodeApiError that says what happened and how to get on', () => {
	test('wrong salt (3102)', async () => {
		const { n8n } = await withCredential({ apiSalt: 'other' });
		const { error, items } = await n8n.run(BALANCE);
		expect(items).toEqual([]);
		expect(error?.name).toBe('NodeApiError');
		expect(error?.message).toMatch(/signature.*\(3102\)/i);
		expect(error?.description).toMatch(/salt/i);
		expect(error?.context).toMatchObject({ itemIndex: 0 });
	});

	test('wrong key (3105)', async () => {
		const { n8n } = await withCredential({ apiKey: 'other' });
		const { error } = await n8n.run(BALANCE);
		expect(error?.name).toBe('NodeApiError');
		expect(error?.message).toMatch(/key.*\(3105\)/i);
		expect(error?.description).toMatch(/key/i);
		expect(error).toMatchObject({ httpCode: '401' });
	});

	test.each([
		['result', { result: 2240 }],
		['result as a text', { result: '2240' }],
		['code', { code: 2240 }],
		['one of several results', { result: [1000, 2240] }],
	])('no money (2240) under %s, in spite of HTTP 200', async (_where, body) => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', { kind: 'reply', body });
		const { error, items } = await n8n.run(GOOD_SMS, { items: [{}] });
		expect(items).toEqual([]);
		expect(error).toMatchObject({ name: 'NodeApiError', context: { itemIndex: 0 } });
		expect(error?.message).toContain('(2240)');
		expect(error?.description).toContain('Top up the account');
	});

	test('fields are named in the words of the panel first, in words of Mango second, with the meaning', async () => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', {
			kind: 'reply',
			status: 420,
			body: { result: 3100, fields: { to_number: 3104, 'from.extension': 3103, line_number: '3104', other: 3300 } },
		});
		const { error } = await n8n.run(GOOD_CALL);
		expect(error?.message).toContain('(3100)');
		const description = error?.description ?? '';
		expect(description).toMatch(/^To Number \[to_number\]: .+ \(3104\)$/m);
		expect(description).toMatch(/^Employee \[from\.extension\]: .+ \(3103\)$/m);
		expect(description).toMatch(/^Line \[line_number\]: .+ \(3104\)$/m);
		expect(description).toMatch(/^other: .+ \(3300\)$/m);
	});

	test.each([[3103], [3104]])('a single %d of the PBX', async (code) => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', { kind: 'reply', body: { code } });
		const { error } = await n8n.run(GOOD_CALL);
		expect(error?.name).toBe('NodeApiError');
		expect(error?.message).toContain(`(${code})`);
		expect(error?.description).toBeTruthy();
	});

	test("the request's id for Mango's support is told", async () => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', { kind: 'reply', body: { result: 5000 } });
		const { error } = await n8n.run(GOOD_SMS);
		const [{ uuid }] = await pbx.requests();
		expect(error?.description).toContain(uuid as string);
	});

	test('the item that failed is the one that is named', async () => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', { kind: 'slow', ms: 1, count: 1 });
		await pbx.post('faults', { kind: 'reply', body: { result: 2240 } });
		const { error } = await n8n.run(GOOD_SMS, { items: [{}, {}, {}] });
		expect(error?.context).toMatchObject({ itemIndex: 1 });
		expect(await pbx.requests()).toHaveLength(2);
	});

	test('a recording that does not exist (3320)', async () => {
		const { n8n } = await scene();
		const { error, items } = await n8n.run({
			resource: 'recording',
			operation: 'download',
			recordingId: 'nope',
			binaryPropertyName: 'data',
		});
		expect(items).toEqual([]);
		expect(error?.name).toBe('NodeApiError');
		expect(error?.message).toContain('(3320)');
		expect(error?.description).toBeTruthy();
	});
});

describe('an answer that is none of JSON', () => {
	test('a web page (proxy, log-in) is told as such', async () => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', { kind: 'html' });
		const { error } = await n8n.run(GOOD_SMS);
		expect(error?.name).toBe('NodeApiError');
		expect(error?.message).toMatch(/web page/);
		expect(error?.description).toMatch(/Base URL/);
		expect(JSON.stringify(error)).not.toContain('<html');
	});

	test.each([['empty'], ['truncate'], ['wrong-type']])('%s: never a crash', async (kind) => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', { kind });
		const { items, error } = await n8n.run(GOOD_SMS);
		// The right JSON under a wrong type is still the right JSON.
		if (kind === 'wrong-type') expect(items).toHaveLength(1);
		else expect(error?.name).toBe('NodeApiError');
	});

	test('401 without a reason says both causes, wrong pair and block', async () => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', { kind: 'reply', status: 401, body: '' });
		const { error } = await n8n.run(BALANCE);
		expect(error?.message).toContain('401');
		expect(error?.description).toMatch(/key/i);
		expect(error?.description).toMatch(/two minutes/);
	});

	test.each([[404], [413], [500]])('HTTP %d without a code', async (status) => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', { kind: 'reply', status, body: '' });
		const { error } = await n8n.run(GOOD_SMS);
		expect(error?.name).toBe('NodeApiError');
		expect(error?.message).toContain(String(status));
	});

	test('a redirect of a signed form is not followed, because it would repeat key and signature', async () => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', { kind: 'redirect', location: `${pbx.url}/vpbx/account/balance`, count: 1 });
		const { error } = await n8n.run(GOOD_SMS);
		expect(error?.message).toMatch(/redirect/);
		expect(await pbx.requests()).toHaveLength(1);
	});

	test('a PBX that is not there says so in words, without stack of axios', async () => {
		const { pbx, n8n } = await scene();
		await pbx.close();
		const { error } = await n8n.run(GOOD_SMS);
		expect(error?.message).toMatch(/connection was refused/);
		expect(error?.name).toBe('NodeApiError');
	});

	test('an address that is not Mango is refused with the reason and nothing is signed', async () => {
		const n8n = await inProcess({ apiKey: 'k', apiSalt: 's', baseUrl: 'https://mango-office.ru.example.org/vpbx/' });
		const { error } = await n8n.run(BALANCE);
		expect(error?.message).toContain('does not belong to Mango Office');
	});

	test('an address that is no address is told in words', async () => {
		const n8n = await inProcess({ apiKey: 'k', apiSalt: 's', baseUrl: 'app.mango-office.ru/vpbx' });
		const { error } = await n8n.run(BALANCE);
		expect(error?.message).toContain('is not a web address');
	});
});

describe('continue on fail', () => {
	test('gives error, result and fields, paired, and goes on with the next item', async () => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', { kind: 'reply', count: 1, body: { result: 2240 } });
		const { items, error } = await n8n.run(GOOD_SMS, { items: [{}, {}], continueOnFail: true });
		expect(error).toBeUndefined();
		expect(items).toEqual([
			{
				json: {
					error: expect.stringContaining('(2240)'),
					result: expect.objectContaining({ code: 2240, category: 'billing', success: false, retryable: false }),
					fields: {},
				},
				pairedItem: { item: 0 },
			},
			{ json: expect.objectContaining({ accepted: true }), pairedItem: { item: 1 } },
		]);
		expect(clock.waited()).toBe(0);
	});

	test('fields hold the meaning of each code', async () => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', { kind: 'reply', count: 1, body: { result: 3100, fields: { to_number: 3104 } } });
		const { items } = await n8n.run(GOOD_SMS, { continueOnFail: true });
		expect(items[0].json).toMatchObject({
			result: { code: 3100, category: 'request' },
			fields: { 'To Number [to_number]': { code: 3104, category: 'request' } },
		});
	});

	test.each([
		['wrong salt (3102)', { code: 3102 }, 200, '3102'],
		['wrong key (3105)', { code: 3105 }, 401, '3105'],
		['block (401)', '', 401, '401'],
	])('%s ends the batch: the rest is not sent, and each item says so', async (_what, body, status, said) => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', { kind: 'slow', ms: 1, count: 1 });
		await pbx.post('faults', { kind: 'reply', status, body });
		const { items, error } = await n8n.run(GOOD_SMS, { items: [{}, {}, {}, {}], continueOnFail: true });
		expect(error).toBeUndefined();
		expect(await pbx.requests()).toHaveLength(2);
		// The SMS that went out before keeps its item: nobody must send it again.
		expect(items[0].json).toMatchObject({ accepted: true });
		expect(items[1].json.error).toContain(said);
		expect(items[1].json.error).not.toContain('Not sent');
		for (const item of items.slice(2)) expect(item.json.error).toMatch(new RegExp(`^Not sent.*${said}`));
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2, 3].map((item) => ({ item })));
		expect(clock.waited()).toBe(0);
	});

	test('a batch of one gives its item even then', async () => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', { kind: 'reply', body: { code: 3102 } });
		const { items } = await n8n.run(GOOD_SMS, { continueOnFail: true });
		expect(items).toEqual([
			{ json: expect.objectContaining({ result: expect.objectContaining({ code: 3102 }) }), pairedItem: { item: 0 } },
		]);
	});

	test('an item without a code has result null', async () => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', { kind: 'html', count: 1 });
		const { items } = await n8n.run(GOOD_SMS, { continueOnFail: true });
		expect(items[0].json).toMatchObject({ result: null, fields: {} });
	});
});

describe('the error output', () => {
	test('gets the items that failed, with error, result and fields; the others go the usual way', async () => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', { kind: 'reply', count: 1, body: { result: 2240, fields: { to_number: 3104 } } });
		const { items, failed, error } = await n8n.run(GOOD_SMS, { items: [{}, {}], errorOutput: true });
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual([expect.objectContaining({ accepted: true })]);
		expect(failed.map(({ json }) => json)).toEqual([
			expect.objectContaining({
				error: expect.stringContaining('(2240)'),
				result: expect.objectContaining({ code: 2240 }),
				fields: { 'To Number [to_number]': expect.objectContaining({ code: 3104 }) },
			}),
		]);
		expect(failed[0].pairedItem).toMatchObject({ item: 0 });
		expect(items[0].pairedItem).toMatchObject({ item: 1 });
	});

	test('gets what was refused before sending', async () => {
		const { pbx, n8n } = await scene();
		const { items, failed } = await n8n.run({ ...GOOD_SMS, toNumber: 'nobody' }, { errorOutput: true });
		expect(items).toEqual([]);
		expect(failed[0].json.error).toContain("'To Number'");
		expect(await pbx.requests()).toEqual([]);
	});

	test('gets the rest of a batch that was stopped', async () => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', { kind: 'reply', body: { code: 3102 } });
		const { items, failed } = await n8n.run(GOOD_SMS, { items: [{}, {}], errorOutput: true });
		expect(items).toEqual([]);
		expect(failed).toHaveLength(2);
	});
});
