import { holdClock } from '../support/clock';
import { scenes, type Scene } from '../support/scene';

const clock = holdClock();
const scene = scenes();

const JUNE = { from: '2026-06-01T00:00:00Z', to: '2026-06-20T00:00:00Z' };
const SECONDS_OF_PATIENCE = 300;

/** Both reports of Mango: the one says "not ready" with 204, the other with a word (mango-api.md §2.3, §2.4). */
const REPORTS = [
	['conversations', { resource: 'statistics', operation: 'getMany', ...JUNE, returnAll: true }, 'stats/calls/result'],
	['legs', { resource: 'statistics', operation: 'getLegs', ...JUNE, returnAll: true }, 'stats/result'],
] as const;

const CALLS = 6;
async function withCalls(): Promise<Scene> {
	const one = await scene({ settings: { rates: 'off', statisticsReadyIn: 0, statisticsPartial: 'on' } });
	await one.pbx.post('conversations', { count: CALLS, from: '2026-06-02T00:00:00Z', to: '2026-06-19T00:00:00Z' });
	return one;
}

/** How often the report was looked at. */
async function looks({ pbx }: Scene, method: string): Promise<number> {
	return (await pbx.requests()).filter((request) => request.method === method).length;
}

describe('P24 the loop that waits for statistics ends, and looks seldom enough', () => {
	describe.each(REPORTS)('%s', (_what, parameters, method) => {
		test.each(['request', 'work'])('"%s": longer and longer pauses, and only the whole report is taken', async (status) => {
			const one = await withCalls();
			await one.pbx.post('faults', { kind: 'statisticsStatus', status, count: 5 });
			const { items, error } = await one.n8n.run(parameters);
			expect(error).toBeUndefined();
			expect(new Set(items.map(({ json }) => json.entryId)).size).toBe(CALLS);
			expect(await looks(one, method)).toBe(6);
			expect(clock.waited()).toBe(1 + 2 + 3 + 5 + 5);
		});

		test('never ready: an error in words after five minutes, and not a look more', async () => {
			const one = await withCalls();
			await one.pbx.post('faults', { kind: 'statisticsStatus', status: 'work' });
			const { items, error } = await one.n8n.run(parameters);
			expect(items).toEqual([]);
			expect(error?.message).toContain('within five minutes');
			expect(clock.waited()).toBeLessThanOrEqual(SECONDS_OF_PATIENCE);
			expect(await looks(one, method)).toBeLessThanOrEqual(4 + SECONDS_OF_PATIENCE / 5);
		});

		test.each([
			['404, or "not-found"', { kind: 'statisticsStatus', status: 'not-found' }],
			['401', { kind: 'reply', method, status: 401, body: '' }],
			['a refusal', { kind: 'reply', method, body: { result: 5004 } }],
		])('%s: stops at the first look', async (_why, fault) => {
			const one = await withCalls();
			await one.pbx.post('faults', fault);
			const { items, error } = await one.n8n.run(parameters);
			expect(items).toEqual([]);
			expect(error?.name).toBe('NodeApiError');
			expect(await looks(one, method)).toBe(1);
		});

		test('429 once: waits, looks again, and has the report', async () => {
			const one = await withCalls();
			await one.pbx.post('faults', { kind: '429', method, count: 1 });
			const { items, error } = await one.n8n.run(parameters);
			expect(error).toBeUndefined();
			expect(new Set(items.map(({ json }) => json.entryId)).size).toBe(CALLS);
			expect(await looks(one, method)).toBe(2);
		});

		test('429 for ever: four looks and an error', async () => {
			const one = await withCalls();
			await one.pbx.post('faults', { kind: '429', method });
			const { items, error } = await one.n8n.run(parameters);
			expect(items).toEqual([]);
			expect(error?.name).toBe('NodeApiError');
			expect(await looks(one, method)).toBe(4);
		});

		test('a cancelled execution does not look again', async () => {
			const one = await withCalls();
			await one.pbx.post('faults', { kind: 'statisticsStatus', status: 'work' });
			const stop = new AbortController();
			// In the middle of the second pause.
			clock.onWait = () => {
				if (clock.waited() >= 2) stop.abort();
			};
			const { items } = await one.n8n.run(parameters, { signal: stop.signal });
			expect(items).toEqual([]);
			expect(await looks(one, method)).toBe(2);
			expect(clock.waited()).toBeLessThan(3);
		});
	});

	test('"cancel" and "error" of a report end the waiting at once, with what Mango says', async () => {
		const [, parameters, method] = REPORTS[0];
		for (const fault of [{ status: 'cancel' }, { status: 'error', code: 5004 }]) {
			const one = await withCalls();
			await one.pbx.post('faults', { kind: 'statisticsStatus', ...fault });
			const { error } = await one.n8n.run(parameters);
			expect(error?.message).toMatch(fault.code === undefined ? /cancel/ : /5004/);
			expect(await looks(one, method)).toBe(1);
		}
	});
});
