import { holdClock } from '../support/clock';
import { inProcess } from '../support/inProcess';
import { BALANCE, fromList, GOOD_CALL, GOOD_SMS, scenes } from '../support/scene';

const clock = holdClock();
const scene = scenes();

/** One refusal of the next SMS. */
const refusal = (code = 3100) => ({ kind: 'reply', method: 'commands/sms', count: 1, body: { result: code } });
/** With an id of its own; the node makes a new one for each run otherwise. */
const SMS = { ...GOOD_SMS, additionalFields: { commandId: 'a' } };

describe('after a 3xxx the same request is not sent again for two minutes', () => {
	test('not even when somebody asks for it; the error is the first one, and says for how long nothing goes out', async () => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', refusal());
		await n8n.run(SMS);
		clock.advance(30_000);
		const { error } = await n8n.run(SMS);
		expect(await pbx.requests()).toHaveLength(1);
		expect(error?.name).toBe('NodeApiError');
		expect(error?.message).toContain('(3100)');
		expect(error?.description).toMatch(/was not sent again/);
		expect(error?.description).toMatch(/wait (89|90) seconds/);
	});

	test('two minutes later it goes out again', async () => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', refusal());
		await n8n.run(SMS);
		clock.advance(121_000);
		expect((await n8n.run(SMS)).error).toBeUndefined();
		expect(await pbx.requests()).toHaveLength(2);
	});

	test('also when the only difference is the id that the node makes itself', async () => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', { ...refusal(), count: 2 });
		await n8n.run(GOOD_SMS);
		await n8n.run(GOOD_SMS);
		expect(await pbx.requests()).toHaveLength(1);
	});

	test('another request is not held back: it may well be right', async () => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', refusal());
		await n8n.run(SMS);
		expect((await n8n.run(BALANCE)).error).toBeUndefined();
		expect((await n8n.run({ ...SMS, text: 'other' })).error).toBeUndefined();
		expect(await pbx.requests()).toHaveLength(3);
	});

	test('another PBX is not held back', async () => {
		const one = await scene();
		const other = await scene();
		await one.pbx.post('faults', refusal());
		await one.n8n.run(SMS);
		expect((await other.n8n.run(SMS)).error).toBeUndefined();
	});

	test('a corrected salt is another pair and goes out at once', async () => {
		const { pbx } = await scene();
		const wrong = await inProcess({ ...pbx.credential, apiSalt: 'typo' });
		await wrong.run(BALANCE);
		await wrong.run(BALANCE);
		expect(await pbx.requests()).toHaveLength(1);
		const right = await inProcess(pbx.credential);
		expect((await right.run(BALANCE)).error).toBeUndefined();
	});

	test('a code that is no 3xxx holds nothing back', async () => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', refusal(2240));
		await n8n.run(SMS);
		expect((await n8n.run(SMS)).error).toBeUndefined();
		expect(await pbx.requests()).toHaveLength(2);
	});

	test('with continue on fail the item that was not sent has the code of the refusal', async () => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', refusal());
		await n8n.run(SMS);
		const { items } = await n8n.run(SMS, { continueOnFail: true });
		expect(items[0].json).toMatchObject({ result: { code: 3100 } });
		expect(await pbx.requests()).toHaveLength(1);
	});
});

describe('a batch that continues on fail', () => {
	const texts = (count: number) => Array.from({ length: count }, (_, index) => ({ text: `text ${index}` }));
	const BATCH = { ...GOOD_SMS, text: '={{ $json.text }}' };
	/** Nobody has this extension and the PBX says so with 3104: a refusal that no check of ours foresees. */
	const unforeseen = async (pbx: { post(path: string, body: object): Promise<unknown> }, count?: number) =>
		await pbx.post('faults', { kind: 'reply', method: 'commands/sms', body: { result: 3104 }, ...(count === undefined ? {} : { count }) });

	test('of a published workflow never gets the PBX blocked: one refusal in two minutes', async () => {
		const { pbx, n8n } = await scene();
		await unforeseen(pbx);
		const { items, error } = await n8n.run(BATCH, { items: texts(4), continueOnFail: true, mode: 'trigger' });
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => (json.result as { code: number }).code)).toEqual([3104, 3104, 3104, 3104]);
		const times = (await pbx.requests()).map(({ at }) => Date.parse(at as string));
		const gaps = times.slice(1).map((time, index) => time - times[index]);
		expect(gaps).toHaveLength(3);
		expect(gaps.every((gap) => gap >= 119_990)).toBe(true);
	});

	test("the simulator's own guard agrees: nothing is answered 401, and the good item at the end goes out", async () => {
		const { pbx, n8n } = await scene();
		// Letters for an extension: the PBX answers 3104, or the node does not send them at all.
		const { items } = await n8n.run(
			{ resource: 'employee', operation: 'getMany', additionalFields: { extension: '={{ $json.extension }}' } },
			{
				items: [{ extension: 'a' }, { extension: 'b' }, { extension: 'c' }, { extension: '101' }],
				continueOnFail: true,
				mode: 'trigger',
			},
		);
		expect((await pbx.requests()).map(({ verdict }) => verdict)).not.toContain('blocked');
		expect(items).toHaveLength(4);
		expect(items[3].json).toMatchObject({ extension: '101' });
	});

	test('in the editor nobody is kept waiting; a block ends the batch at its first 401', async () => {
		const { pbx, n8n } = await scene();
		await unforeseen(pbx, 2);
		await pbx.post('faults', { kind: 'reply', status: 401, body: '' });
		const { items } = await n8n.run(BATCH, { items: texts(6), continueOnFail: true, mode: 'manual' });
		expect(clock.waited()).toBeLessThan(10);
		expect((await pbx.requests()).map(({ status }) => status)).toEqual([200, 200, 401]);
		expect(items).toHaveLength(6);
		expect(items[5].json.error).toMatch(/^Not sent/);
	});

	test('does not wait after a refusal that is no 3xxx', async () => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', { kind: 'reply', method: 'commands/sms', body: { result: 4301 } });
		await n8n.run(BATCH, { items: texts(3), continueOnFail: true, mode: 'trigger' });
		expect(clock.waited()).toBe(0);
	});

	test('does not wait after its last item', async () => {
		const { pbx, n8n } = await scene();
		await unforeseen(pbx);
		await n8n.run(BATCH, { items: texts(1), continueOnFail: true, mode: 'trigger' });
		expect(clock.waited()).toBe(0);
	});
});

describe("Mango's rates are kept by all nodes of the process together", () => {
	const timesOf = async (pbx: { requests(): Promise<Array<{ [more: string]: unknown }>> }) =>
		(await pbx.requests()).map(({ at }) => Date.parse(at as string));

	test('employees: one in two seconds', async () => {
		const { pbx, n8n } = await scene();
		await n8n.run({ resource: 'employee', operation: 'getMany', limit: 1 }, { items: [{}, {}, {}] });
		const times = await timesOf(pbx);
		expect(times).toHaveLength(3);
		times.slice(1).forEach((time, index) => expect(time - times[index]).toBeGreaterThanOrEqual(2000));
		expect((await pbx.requests()).map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted', 'accepted']);
	});

	test.each([
		['calls: four a second', GOOD_CALL, 9, 2000],
		['SMS: ten a second', GOOD_SMS, 21, 2000],
		['balance: two a second', BALANCE, 5, 2000],
	])('%s', async (_what, parameters, count, atLeast) => {
		const { pbx, n8n } = await scene();
		const { error } = await n8n.run(parameters, { items: Array.from({ length: count }, () => ({})) });
		expect(error).toBeUndefined();
		const times = await timesOf(pbx);
		expect(times).toHaveLength(count);
		expect(times[count - 1] - times[0]).toBeGreaterThanOrEqual(atLeast);
		expect((await pbx.requests()).every(({ verdict }) => verdict === 'accepted')).toBe(true);
	});

	test('a picker and a running node share the rate', async () => {
		const { pbx, n8n } = await scene();
		await n8n.list('searchEmployees');
		await n8n.run({ resource: 'employee', operation: 'getMany', limit: 1 });
		const [first, second] = await timesOf(pbx);
		expect(second - first).toBeGreaterThanOrEqual(2000);
	});

	test('a line of the list goes out as the list gave it', async () => {
		const { pbx, n8n } = await scene();
		const { results } = (await n8n.list('searchLines', 'line1')) as { results: Array<{ value: string }> };
		await n8n.run({ ...GOOD_CALL, additionalFields: { line: fromList(results[0].value) } });
		expect((await pbx.requests())[1].json).toMatchObject({ line_number: 'line1' });
	});
});
