/* eslint-disable @n8n/community-nodes/no-restricted-globals -- test code: it looks at the memory of the process */
import { scenes } from '../support/scene';

const scene = scenes();

const MEGABYTE = 1024 * 1024;
const BYTES = 200 * MEGABYTE;

/** The most memory that the process held while something ran. */
async function peakOf(work: () => Promise<void>): Promise<number> {
	let peak = 0;
	const look = setInterval(() => {
		peak = Math.max(peak, process.memoryUsage().rss);
	}, 20);
	await work();
	clearInterval(look);
	return peak;
}

test('a recording of 200 MB does not pass through memory as a whole (F2)', async () => {
	const { pbx, n8n } = await scene();
	const download = (recordingId: string) => ({
		resource: 'recording',
		operation: 'download',
		recordingId,
		binaryPropertyName: 'data',
	});
	// The first one loads code and fills buffers that stay.
	await pbx.post('recordings', { recordingId: 'small', bytes: 5 * MEGABYTE });
	await pbx.post('recordings', { recordingId: 'large', bytes: BYTES });
	await n8n.run(download('small'));
	const before = process.memoryUsage().rss;

	const peak = await peakOf(async () => {
		const { items, error } = await n8n.run(download('large'));
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ fileSize: BYTES });
		expect(items[0].binary?.data.id).toMatch(/^filesystem/);
		await n8n.removeBinaries();
	});

	// The simulator's side of the stream is in this process, too.
	expect((peak - before) / MEGABYTE).toBeLessThan(80);
});
