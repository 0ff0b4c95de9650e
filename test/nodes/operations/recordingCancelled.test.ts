import { sleep } from 'n8n-workflow';

import { scenes } from '../../support/scene';

const scene = scenes();

test('a cancelled execution stops waiting for a recording and asks no more', async () => {
	const { pbx, n8n } = await scene();
	const stop = new AbortController();
	const parameters = {
		resource: 'recording',
		operation: 'download',
		recordingId: 'late',
		binaryPropertyName: 'data',
		additionalFields: { waitSeconds: 600 },
	};
	const running = n8n.run(parameters, { signal: stop.signal });
	for (let tries = 0; tries < 1_000 && (await pbx.requests()).length === 0; tries++) await sleep(20);
	const began = Date.now();
	stop.abort();
	const { items } = await running;
	// Of the ten minutes that it was told to wait.
	expect(Date.now() - began).toBeLessThan(60_000);
	expect(items).toEqual([]);
	await sleep(700);
	expect(await pbx.requests()).toHaveLength(1);
});
