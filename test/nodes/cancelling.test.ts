import { sleep } from 'n8n-workflow';

import { BALANCE, GOOD_SMS, scenes, type Scene } from '../support/scene';

const scene = scenes();

const DOWNLOAD = {
	resource: 'recording',
	operation: 'download',
	recordingId: 'MToxMDAwMDAwOjkwMDAwMDAwMDE6MA==',
	binaryPropertyName: 'data',
};

/** Without cancelling, all that is tested here takes twenty seconds or more; a busy machine may take its time. */
const HALF_OF_THE_WAIT = 10_000;

/** Waits for real: the shortest of the waits in this folder. */
async function untilSent({ pbx }: Scene, count: number) {
	for (let tries = 0; tries < 1_000; tries++) {
		if ((await pbx.requests()).length >= count) return;
		await sleep(20);
	}
	throw new Error(`The PBX did not get ${count} requests`);
}

/** Runs, cancels when the PBX has had so many requests, and tells how long the end took. */
async function cancelled(one: Scene, parameters: object, after: number, items: object[] = [{}]) {
	const stop = new AbortController();
	const running = one.n8n.run(parameters as never, { signal: stop.signal, items: items as never });
	await untilSent(one, after);
	const began = Date.now();
	stop.abort();
	await running;
	return Date.now() - began;
}

describe('a cancelled execution ends soon and sends nothing more', () => {
	test('in the pause before a repeat', async () => {
		const one = await scene();
		await one.pbx.post('faults', { kind: '429-retry-after', seconds: 30 });
		expect(await cancelled(one, BALANCE, 1)).toBeLessThan(HALF_OF_THE_WAIT);
		await sleep(700);
		expect(await one.pbx.requests()).toHaveLength(1);
	});

	test('while it waits for its turn', async () => {
		const one = await scene();
		const many = Array.from({ length: 5 }, () => ({}));
		await cancelled(one, { resource: 'employee', operation: 'getMany' }, 1, many);
		await sleep(700);
		expect(await one.pbx.requests()).toHaveLength(1);
	});

	test('while the file of a recording does not come', async () => {
		const one = await scene();
		await one.pbx.post('faults', { kind: 'slow', ms: 20_000, method: 'files' });
		const stop = new AbortController();
		const running = one.n8n.run(DOWNLOAD, { signal: stop.signal });
		await untilSent(one, 1);
		await sleep(150);
		const began = Date.now();
		stop.abort();
		const { items } = await running;
		expect(Date.now() - began).toBeLessThan(HALF_OF_THE_WAIT);
		expect(items).toEqual([]);
	});

	test.each([
		['a read', BALANCE],
		['a command', GOOD_SMS],
	])('while the PBX is silent: %s is not sent again', async (_what, parameters) => {
		const one = await scene();
		await one.pbx.post('faults', { kind: 'slow', ms: 20_000 });
		const stop = new AbortController();
		const running = one.n8n.run(parameters, { signal: stop.signal });
		await sleep(150);
		const began = Date.now();
		stop.abort();
		await running;
		expect(Date.now() - began).toBeLessThan(HALF_OF_THE_WAIT);
		await sleep(700);
		expect((await one.pbx.requests()).length).toBeLessThanOrEqual(1);
	});
});
