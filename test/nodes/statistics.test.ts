import { holdClock } from '../support/clock';
import { scenes } from '../support/scene';

holdClock();
const scene = scenes();

const JUNE = { from: '2026-06-01T00:00:00Z', to: '2026-06-30T23:59:59Z' };
const MANY = { resource: 'statistics', operation: 'getMany', ...JUNE, returnAll: true };

test('whole conversations, each once, with who talked and what was recorded', async () => {
	const { pbx, n8n } = await scene();
	await pbx.post('conversations', { count: 120, from: '2026-06-02T00:00:00Z', to: '2026-06-20T00:00:00Z' });
	const { items, error } = await n8n.run(MANY);
	expect(error).toBeUndefined();
	expect(items).toHaveLength(120);
	expect(new Set(items.map(({ json }) => json.entryId)).size).toBe(120);
	const talked = items.map(({ json }) => json).find(({ answered, direction }) => answered === true && direction === 'inbound');
	expect(talked).toMatchObject({
		clientNumber: expect.stringMatching(/^\+79/),
		employeeName: expect.any(String),
		startedAt: expect.stringMatching(/Z$/),
		missed: false,
	});
	expect(talked).not.toHaveProperty('legs');
});

test('a period of a year is split into windows that Mango accepts, and nothing is doubled at the borders', async () => {
	const { pbx, n8n, sent } = await scene();
	await pbx.post('conversations', { count: 200, from: '2025-07-01T00:00:00Z', to: '2026-06-20T00:00:00Z' });
	const { items, error } = await n8n.run({ ...MANY, from: '2025-07-01T00:00:00Z', to: '2026-06-30T00:00:00Z' });
	expect(error).toBeUndefined();
	expect(items).toHaveLength(200);
	const asked = (await sent()).filter(({ method }) => method === 'stats/calls/request');
	expect(asked.length).toBeGreaterThanOrEqual(13);
	expect((await pbx.requests()).filter(({ verdict }) => verdict === 'refused')).toEqual([]);
});

test('a limit asks for no more than it needs', async () => {
	const { pbx, n8n, sent } = await scene();
	await pbx.post('conversations', { count: 60, from: '2026-06-02T00:00:00Z', to: '2026-06-20T00:00:00Z' });
	const { items } = await n8n.run({ ...MANY, returnAll: false, limit: 7 });
	expect(items).toHaveLength(7);
	expect((await sent())[0].json).toMatchObject({ limit: 10, offset: 0 });
});

test('filters reach Mango as numbers: texts would end in 5004', async () => {
	const { n8n, sent } = await scene();
	await n8n.run({ ...MANY, additionalFields: { direction: 1, outcome: 0, employeeId: '400001', search: '7900' } });
	expect((await sent())[0].json).toMatchObject({
		start_date: '01.06.2026 03:00:00',
		end_date: '01.07.2026 02:59:59',
		context_type: 1,
		context_status: 0,
		user_ids: [400001],
		search_string: '7900',
	});
});

test('a reversed period is refused before anything is sent', async () => {
	const { pbx, n8n } = await scene();
	const { error } = await n8n.run({ ...MANY, from: JUNE.to, to: JUNE.from });
	expect(error?.message).toContain("'From' is later than 'To'");
	expect(await pbx.requests()).toEqual([]);
});

test('legs of basic statistics, in the columns that were asked for', async () => {
	const { pbx, n8n } = await scene();
	await pbx.post('conversations', { count: 10, from: '2026-06-02T00:00:00Z', to: '2026-06-03T00:00:00Z' });
	const legs = { resource: 'statistics', operation: 'getLegs', ...JUNE, returnAll: true };
	const all = await n8n.run(legs);
	expect(all.error).toBeUndefined();
	expect(all.items.length).toBeGreaterThanOrEqual(10);
	expect(Object.keys(all.items[0].json)).toContain('entryId');
	const some = await n8n.run({ ...legs, additionalFields: { columns: ['entry_id', 'answer'] } });
	expect(Object.keys(some.items[0].json)).toEqual(['entryId', 'answeredAt']);
});

describe('one conversation by its id', () => {
	const GET = { resource: 'call', operation: 'get' };

	test('gives its whole story', async () => {
		const { pbx, n8n } = await scene();
		const played = (await pbx.post('calls', { scenario: 'inbound.answered', from: '79000000001' })) as { entryId: string };
		const startedAt = new Date(Date.now() - 120_000).toISOString();
		const { items, error } = await n8n.run({ ...GET, entryId: played.entryId, startedAt });
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ entryId: played.entryId, answered: true, clientNumber: '+79000000001' });
		expect(items[0].json.legs).not.toEqual([]);
	});

	test('that nobody knows ends with a sentence, after the time that was asked for', async () => {
		const { n8n } = await scene();
		const { error } = await n8n.run({ ...GET, entryId: 'nobody', startedAt: new Date().toISOString(), additionalFields: { waitSeconds: 20 } });
		expect(error?.message).toContain('do not have this conversation');
	});
});

test('missed calls: the clients to call back, each once', async () => {
	const { pbx, n8n, sent } = await scene();
	const missed = { type: 1, answered: false, client: '79000000005' };
	const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
	await pbx.post('conversations', { ...missed, count: 3, from: ago(120), to: ago(60) });
	const { items, error } = await n8n.run({ resource: 'call', operation: 'getMissed', returnAll: true, calledBack: 'all', additionalFields: { oncePerClient: true } });
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json.clientNumber)).toEqual(['+79000000005']);
	expect((await sent())[0].json).toMatchObject({ context_type: 1, context_status: 0 });
});

test.each([
	['conversations', MANY, 'stats/calls/request'],
	['legs', { ...MANY, operation: 'getLegs' }, 'stats/request'],
])('%s: a reply without a key is an error, and nothing is asked for without one (3103)', async (_what, parameters, method) => {
	const { pbx, n8n, sent } = await scene();
	await pbx.post('faults', { kind: 'reply', method, count: 1, body: { result: 1000 } });
	const { error } = await n8n.run(parameters);
	expect(error?.message).toContain('no key');
	expect((await sent()).map((one) => one.method)).toEqual([method]);
});
