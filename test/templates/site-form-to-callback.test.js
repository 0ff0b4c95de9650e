// @ts-check
'use strict';

const axios = require('axios').default;

const { missedSummary, openTemplate, until } = require('./world');

const TABLE = 'Callbacks from the site';
const ALWAYS = { workdayStarts: '00:00', workdayEnds: '24:00', workingDays: '1234567' };

/** @type {Awaited<ReturnType<typeof openTemplate>>} */
let world;
beforeAll(async () => {
	world = await openTemplate('site-form-to-callback', { settings: { ...ALWAYS, oneAddressInSeconds: 0, secondTryAfterMinutes: 0.05 } });
});
afterAll(async () => await world.close());

/** Posts the form as the site does. @param {object} body @param {string} [address] */
async function ask(body, address = '192.0.2.1') {
	const { status } = await axios.post(world.webhook('Receive the Form'), body, { headers: { 'x-forwarded-for': address } });
	expect(status).toBe(200);
	await world.quiet();
}
/** @param {string} end last digits of the number */
const rowOf = async (end) => (await world.rows(TABLE)).find(({ phone }) => phone === `+790000000${end}`);
/** @returns {Promise<any[]>} */
const ordered = async () => (await world.asked('commands/callback')).map((/** @type {any} */ { json }) => json);
/** @param {object} more */
const ended = async (more) => await world.send('events/summary', { ...missedSummary, call_direction: 2, from: { extension: '101' }, ...more });

test('a number in any writing is called at once, the employee first; the row tells that they talked', async () => {
	await ask({ name: 'Мария', phone: '8 (900) 000-00-02', page: '/prices', website: '' });
	await world.quiet();
	expect(await ordered()).toMatchObject([{ from: { extension: '101' }, to_number: '79000000002', command_id: 'site-1-1' }]);
	expect(await rowOf('02')).toMatchObject({ name: 'Мария', page: '/prices', status: 'talked', open: false, employeePickedUp: true, talkSeconds: expect.any(Number), attempt: 1 });
});

test('bots, numbers that are none, blocked numbers and a second click are dropped', async () => {
	await ask({ phone: '+79000000003', website: 'https://spam.example.org' });
	await ask({ phone: '12345' });
	await ask({});
	await ask({ phone: '+79000000002' });
	await world.addRow(TABLE, { phone: '+79000000004', status: 'blocked' });
	await ask({ phone: '+79000000004' });
	expect(await ordered()).toHaveLength(1);
});

test('one address cannot make many calls', async () => {
	await world.change({ oneAddressInSeconds: 600 });
	await ask({ phone: '+79000000005' }, '192.0.2.50');
	await ask({ phone: '+79000000006' }, '192.0.2.50');
	expect((await ordered()).map(({ to_number }) => to_number)).toEqual(['79000000002', '79000000005']);
	await world.change({ oneAddressInSeconds: 0 });
});

test('accepted is not connected: a result that says no ends it, and nothing is repeated', async () => {
	await world.pbx('faults', { kind: 'result', method: 'commands/callback', code: 2240, count: 1 });
	await ask({ phone: '+79000000007' });
	expect(await rowOf('07')).toMatchObject({ status: 'refused', open: false, outcome: 'Недостаточно средств на счете', attempt: 1 });
	expect(await ordered()).toHaveLength(3);
});

test('a visitor who was not reached gets one second try and no third; the end may come before the rest', async () => {
	await world.acceptOnly('commands/callback');
	await ask({ phone: '+79000000008' });
	await ended({ entry_id: 'try-1', to: { number: '79000000008' } });
	expect(await rowOf('08')).toMatchObject({ status: 'calling', attempt: 2 });
	expect((await ordered()).at(-1)).toMatchObject({ to_number: '79000000008', command_id: expect.stringMatching(/^site-\d+-2$/) });
	await ended({ entry_id: 'try-2', to: { number: '79000000008' } });
	expect(await rowOf('08')).toMatchObject({ status: 'not reached', attempt: 2 });
	expect((await ordered()).filter(({ to_number }) => to_number === '79000000008')).toHaveLength(2);
});

test('outside working hours the call waits until work begins, and is not made when they talk before', async () => {
	const clock = (/** @type {number} */ ms) => new Date(ms).toLocaleTimeString('en-GB', { timeZone: 'Europe/Moscow' });
	await until('a minute that is not the last of the day', async () => !clock(Date.now()).startsWith('23:59'));
	await world.change({ workdayStarts: clock(Date.now() + 15_000) });
	for (const end of ['09', '10']) await axios.post(world.webhook('Receive the Form'), { phone: `+790000000${end}` }, { headers: { 'x-forwarded-for': end } });
	await until('both rows', async () => (await rowOf('09')) && (await rowOf('10')));
	expect(await rowOf('09')).toMatchObject({ status: 'promised', attempt: 0, promisedAt: expect.any(String) });
	await world.pbx('events', { path: 'events/summary', json: { ...missedSummary, entry_id: 'before', from: { number: '79000000010' }, talk_time: 1782001010, entry_result: 1 } });
	await until('the call when work begins', async () => (await ordered()).some(({ to_number }) => to_number === '79000000009'));
	await world.quiet();
	expect((await rowOf('10')).status).toBe('talked');
	expect((await ordered()).map(({ to_number }) => to_number)).not.toContain('79000000010');
});

test('nothing failed, and nothing asked a host that is not ours', async () => {
	expect(await world.failures()).toEqual([]);
	expect(world.outside.unknown).toEqual([]);
});
