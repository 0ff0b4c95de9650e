import { holdClock } from '../support/clock';
import { BALANCE, GOOD_CALL, GOOD_SMS, scenes } from '../support/scene';

const clock = holdClock();
const scene = scenes();

const HANG_UP = { resource: 'call', operation: 'hangUp', callId: 'x' };
const GROUP_CALL = {
	resource: 'call',
	operation: 'startFromGroup',
	group: { __rl: true, mode: 'extension', value: '500' },
	clientNumber: '79000000002',
	line: { __rl: true, mode: 'number', value: '74950000001' },
	callFirst: 'group',
};
const COMMANDS: Array<[string, object]> = [
	['a call', GOOD_CALL],
	['a group call', GROUP_CALL],
	['a hang-up', HANG_UP],
	['an SMS', GOOD_SMS],
];
/** Rates are not the subject here: balance is allowed twice a second. */
const OFF = { settings: { rates: 'off' } };

describe('P22 a read is repeated after a passing fault', () => {
	test.each([
		['429 without Retry-After', { kind: '429' }],
		['503', { kind: '503' }],
		['502', { kind: 'reply', status: 502, body: '' }],
		['504', { kind: 'reply', status: 504, body: '' }],
		['a connection dropped before the answer', { kind: 'drop-before' }],
		['a connection dropped during the answer', { kind: 'drop-during' }],
		['a connection dropped after the work', { kind: 'drop-after' }],
		['429 in a body with HTTP 200', { kind: 'reply', body: { name: 'x', message: 'Rate limit exceeded.', code: 0, status: 429 } }],
	])('%s: two faults cost two pauses and then the item comes', async (_fault, fault) => {
		const { pbx, n8n } = await scene(OFF);
		await pbx.post('faults', { ...fault, count: 2 });
		const { items, error } = await n8n.run(BALANCE);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(1);
		expect(await pbx.requests()).toHaveLength(3);
		// 1 s and 2 s, and nothing for the rate, which they keep by themselves.
		expect(clock.waited()).toBe(3);
	});

	test('at most four requests, with 1, 2 and 4 seconds between them, then the error', async () => {
		const { pbx, n8n } = await scene(OFF);
		await pbx.post('faults', { kind: '503' });
		const { items, error } = await n8n.run(BALANCE);
		expect(items).toEqual([]);
		expect(error?.name).toBe('NodeApiError');
		expect(error?.message).toContain('503');
		expect(await pbx.requests()).toHaveLength(4);
		expect(clock.waited()).toBe(1 + 2 + 4);
	});

	test('Retry-After is honoured', async () => {
		const { pbx, n8n } = await scene(OFF);
		await pbx.post('faults', { kind: '429-retry-after', seconds: 7, count: 1 });
		const { items } = await n8n.run(BALANCE);
		expect(items).toHaveLength(1);
		expect(clock.waited()).toBe(7);
	});

	test('Retry-After of 0 does not make a storm: still at most four', async () => {
		const { pbx, n8n } = await scene(OFF);
		await pbx.post('faults', { kind: '429-retry-after', seconds: 0 });
		await n8n.run(BALANCE);
		expect(await pbx.requests()).toHaveLength(4);
	});

	test('a server that asks for more than a minute gets no patience but an error', async () => {
		const { pbx, n8n } = await scene(OFF);
		await pbx.post('faults', { kind: '429-retry-after', seconds: 3600 });
		const { error } = await n8n.run(BALANCE);
		expect(error?.message).toContain('4290');
		expect(await pbx.requests()).toHaveLength(1);
		expect(clock.waited()).toBe(0);
	});

	test('Retry-After as a date is not taken for seconds', async () => {
		const { pbx, n8n } = await scene(OFF);
		const headers = { 'Retry-After': 'Wed, 21 Oct 2026 07:28:00 GMT' };
		await pbx.post('faults', { kind: 'reply', status: 429, headers, body: {}, count: 1 });
		const { items } = await n8n.run(BALANCE);
		expect(items).toHaveLength(1);
		expect(clock.waited()).toBe(1);
	});

	test.each([
		['employees', { resource: 'employee', operation: 'getMany' }],
		['groups', { resource: 'group', operation: 'getMany' }],
	])('%s as well', async (_what, parameters) => {
		const { pbx, n8n } = await scene(OFF);
		await pbx.post('faults', { kind: '503', count: 1 });
		const { items } = await n8n.run(parameters);
		expect(items.length).toBeGreaterThan(1);
		expect(await pbx.requests()).toHaveLength(2);
	});

	test('a refusal (4101, 2240, 3104) is final: no repeat', async () => {
		for (const code of [4101, 2240, 3104]) {
			const { pbx, n8n } = await scene(OFF);
			await pbx.post('faults', { kind: 'reply', body: { result: code } });
			await n8n.run(BALANCE);
			expect(await pbx.requests()).toHaveLength(1);
		}
	});
});

describe('P22 a command is sent exactly once, whatever happens, because a second SMS or call is worse than an error (F12)', () => {
	const FAULTS: object[] = [
		{ kind: '429' },
		{ kind: '429-retry-after', seconds: 1 },
		{ kind: '503' },
		{ kind: 'reply', status: 500, body: '' },
		{ kind: 'reply', status: 502, body: '' },
		{ kind: 'reply', status: 401, body: '' },
		{ kind: 'reply', status: 407, body: '' },
		{ kind: 'reply', body: { result: 5001 } },
		{ kind: 'reply', body: { result: 5008 } },
		{ kind: 'drop-before' },
		{ kind: 'drop-during' },
		{ kind: 'drop-after' },
		{ kind: 'html' },
		{ kind: 'empty' },
		{ kind: 'truncate' },
		{ kind: 'redirect' },
	];
	const cases = COMMANDS.flatMap(([what, parameters]) => FAULTS.map((fault) => [what, fault, parameters] as const));

	test.each(cases)('%s, %j', async (_what, fault, parameters) => {
		const { pbx, n8n } = await scene(OFF);
		await pbx.post('faults', fault);
		const { items, error } = await n8n.run(parameters as never);
		expect(items).toEqual([]);
		expect(error?.name).toBe('NodeApiError');
		expect(await pbx.requests()).toHaveLength(1);
		expect(clock.waited()).toBe(0);
	});

	test.each([['drop-before'], ['drop-during'], ['drop-after']])(
		'%s: the error says that nobody knows, and that nothing was repeated',
		async (kind) => {
			const { pbx, n8n } = await scene();
			await pbx.post('faults', { kind });
			const { error } = await n8n.run(GOOD_SMS);
			expect(error?.message).toContain('Nobody knows');
			expect(error?.description).toContain('not repeated');
		},
	);

	test('dropped after the work: one SMS went out, not two, with the id that the user gave', async () => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', { kind: 'drop-after', count: 1 });
		await n8n.run({ ...GOOD_SMS, additionalFields: { commandId: 'once' } });
		await pbx.post('faults', { clear: true });
		const state = await pbx.get('');
		expect(state.commands).toMatchObject([{ method: 'commands/sms', params: { command_id: 'once' } }]);
	});
});

test('no request waits for ever: each carries a time-out well below the five minutes of n8n', async () => {
	const { n8n } = await scene();
	const seen: unknown[] = [];
	const { authenticate } = n8n.credentialType;
	Object.assign(n8n.credentialType, {
		authenticate: async (credential: never, options: never) => {
			seen.push((options as { timeout?: number }).timeout);
			return await (authenticate as (...args: unknown[]) => Promise<unknown>)(credential, options);
		},
	});
	await n8n.run(BALANCE);
	await n8n.run(GOOD_SMS);
	expect(seen).toHaveLength(2);
	for (const timeout of seen) {
		expect(timeout).toBeGreaterThanOrEqual(10_000);
		expect(timeout).toBeLessThanOrEqual(60_000);
	}
});

describe("n8n's own second try on 401", () => {
	test.each([
		['a read', BALANCE],
		['a command', GOOD_SMS],
	])('%s: does not happen, because it would prolong a block and sign twice', async (_what, parameters) => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', { kind: 'reply', status: 401, body: '' });
		await n8n.run(parameters);
		expect(await pbx.requests()).toHaveLength(1);
	});
});

describe('P22 the id of a command does not change', () => {
	test('between what is sent and what the item says', async () => {
		const { n8n, sent } = await scene();
		const { items } = await n8n.run(GOOD_CALL);
		expect((await sent())[0].json).toMatchObject({ command_id: items[0].json.commandId });
	});
});
