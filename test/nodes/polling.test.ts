import type { IDataObject } from 'n8n-workflow';

import { holdClock } from '../support/clock';
import { scenes } from '../support/scene';

const clock = holdClock();
const scene = scenes();

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ENDED = { events: ['call.ended', 'call.missed'], start: 'now' };

const at = (ms: number) => new Date(Date.now() + ms).toISOString();
const ids = (items: IDataObject[]) => items.map(({ eventId }) => eventId);

test('the first look gives nothing old; what ends later comes once, in the shape of the trigger', async () => {
	const { pbx, n8n } = await scene();
	const kept: IDataObject = {};
	await pbx.post('conversations', { count: 5, from: at(-3 * HOUR), to: at(-2 * HOUR) });
	expect(await n8n.poll(ENDED, kept)).toEqual([]);
	clock.advance(10 * MINUTE);
	await pbx.post('conversations', { type: 1, answered: false, count: 1, from: at(-2 * MINUTE), to: at(-2 * MINUTE) });
	const items = await n8n.poll(ENDED, kept);
	expect(items).toMatchObject([
		{
			event: 'call.missed',
			eventId: expect.stringMatching(/^summary:/),
			path: 'events/summary',
			direction: 'inbound',
			missed: true,
			missedReason: expect.any(String),
			recordingIds: [],
			employeeName: expect.any(String),
		},
	]);
	clock.advance(MINUTE);
	expect(await n8n.poll(ENDED, kept)).toEqual([]);
});

test('nothing is lost or doubled by a restart, or by days of downtime', async () => {
	const { pbx, n8n } = await scene();
	let kept: IDataObject = {};
	await n8n.poll(ENDED, kept);
	clock.advance(20 * MINUTE);
	await pbx.post('conversations', { count: 4, from: at(-15 * MINUTE), to: at(-10 * MINUTE) });
	const before = await n8n.poll(ENDED, kept);
	expect(before).toHaveLength(4);
	kept = JSON.parse(JSON.stringify(kept)) as IDataObject;
	clock.advance(40 * 24 * HOUR);
	await pbx.post('conversations', { count: 50, from: at(-39 * 24 * HOUR), to: at(-HOUR) });
	const after = await n8n.poll(ENDED, kept);
	expect(after).toHaveLength(50);
	const ends = after.map(({ endedAt }) => String(endedAt));
	expect(ends).toEqual([...ends].sort());
	expect(new Set([...ids(before), ...ids(after)]).size).toBe(54);
});

test('a conversation that appears late in the statistics is not missed', async () => {
	const { pbx, n8n } = await scene();
	const kept: IDataObject = {};
	await n8n.poll(ENDED, kept);
	clock.advance(10 * MINUTE);
	await pbx.post('conversations', { type: 1, answered: true, count: 1, from: at(-5 * MINUTE), to: at(-5 * MINUTE), appearsAt: at(30 * MINUTE) });
	expect(await n8n.poll(ENDED, kept)).toEqual([]);
	clock.advance(40 * MINUTE);
	expect(await n8n.poll(ENDED, kept)).toHaveLength(1);
	expect(await n8n.poll(ENDED, kept)).toEqual([]);
});

test('a look that fails is repeated as a whole', async () => {
	const { pbx, n8n } = await scene();
	const kept: IDataObject = {};
	await n8n.poll(ENDED, kept);
	clock.advance(10 * MINUTE);
	await pbx.post('conversations', { type: 1, answered: true, count: 2, from: at(-5 * MINUTE), to: at(-4 * MINUTE) });
	await pbx.post('faults', { kind: 'reply', method: 'stats/calls/request', count: 1, body: { result: 5003 } });
	await expect(n8n.poll(ENDED, kept)).rejects.toThrow(/5003/);
	expect(await n8n.poll(ENDED, kept)).toHaveLength(2);
});

test('only what is chosen and passes the filters', async () => {
	const { pbx, n8n } = await scene();
	const kept: IDataObject = {};
	const missedInbound = { events: ['call.missed'], start: 'now', filters: { directions: ['inbound'] } };
	await n8n.poll(missedInbound, kept);
	clock.advance(HOUR);
	await pbx.post('conversations', { count: 20, from: at(-50 * MINUTE), to: at(-10 * MINUTE) });
	const items = await n8n.poll(missedInbound, kept);
	expect(items.length).toBeGreaterThan(0);
	expect(items.every(({ event, direction }) => event === 'call.missed' && direction === 'inbound')).toBe(true);
});

test('from a chosen date on', async () => {
	const { pbx, n8n } = await scene();
	await pbx.post('conversations', { count: 10, from: at(-20 * HOUR), to: at(-10 * HOUR) });
	expect(await n8n.poll({ ...ENDED, start: 'date', startDate: at(-30 * HOUR) }, {})).toHaveLength(10);
});

test('somebody who tries it out in the editor sees the latest calls, and nothing changes', async () => {
	const { pbx, n8n } = await scene();
	const kept: IDataObject = {};
	await pbx.post('conversations', { count: 10, from: at(-3 * HOUR), to: at(-2 * HOUR) });
	expect(await n8n.poll(ENDED, kept, 'manual')).toHaveLength(5);
	expect(kept).toEqual({});
});
