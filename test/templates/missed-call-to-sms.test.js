// @ts-check
'use strict';

const { telegram } = require('./outside/telegram');
const { missedSummary, openTemplate, until } = require('./world');

const TABLE = 'SMS after missed calls';
const LOUD = { quietFrom: '24:00', quietUntil: '00:00' };

const chat = telegram();
/** @type {Awaited<ReturnType<typeof openTemplate>>} */
let world;
beforeAll(async () => {
	world = await openTemplate('missed-call-to-sms', { settings: { ...LOUD, waitSeconds: 2, adminChatId: '-1003' }, outside: [chat], switchOn: ['Tell the Administrator'] });
});
afterAll(async () => await world.close());

/** @param {string} end last digits of the number */
const rowOf = async (end) => (await world.rows(TABLE)).find(({ phone }) => phone === `+790000000${end}`);
/** @returns {Promise<any[]>} */
const sent = async () => (await world.asked('commands/sms')).map((/** @type {any} */ { json }) => json);
/** @param {string} end */
const miss = async (end) => await world.play({ scenario: 'inbound.missed', from: `790000000${end}`, to: '101' });

test('a missed call is answered with an SMS, and the row tells that it was delivered', async () => {
	await miss('02');
	expect(await sent()).toMatchObject([{ to_number: '79000000002', from_extension: '101', text: expect.stringMatching(/^[^]{20,268}$/) }]);
	expect(await rowOf('02')).toMatchObject({ status: 'delivered', reasonRu: expect.stringContaining('не получил ответа') });
});

test('one SMS for a number and a day', async () => {
	await miss('02');
	expect(await sent()).toHaveLength(1);
	expect(await world.rows(TABLE)).toHaveLength(1);
});

test('two calls at the same moment are one SMS', async () => {
	await Promise.all(['a', 'b'].map(async (id) => await world.send('events/summary', { ...missedSummary, entry_id: id, from: { number: '79000000003' } })));
	expect((await sent()).filter(({ to_number }) => to_number === '79000000003')).toHaveLength(1);
});

test('hidden, foreign and fixed numbers get none, nor does somebody who wants none', async () => {
	await world.addRow(TABLE, { phone: '+79000000004', status: 'stop' });
	for (const number of ['', '12025550123', '74950000009', '79000000004']) {
		await world.send('events/summary', { ...missedSummary, entry_id: `none-${number}`, from: { number } });
	}
	expect(await sent()).toHaveLength(2);
});

test('somebody has called back meanwhile: no SMS', async () => {
	await world.change({ waitSeconds: 15 });
	await world.pbx('calls', { scenario: 'inbound.missed', from: '79000000005', to: '101' });
	await until('the row', async () => await rowOf('05'));
	await world.play({ scenario: 'outbound.answered', from: '79000000005', to: '101' });
	expect(await rowOf('05')).toMatchObject({ status: 'talked' });
	expect((await sent()).map(({ to_number }) => to_number)).not.toContain('79000000005');
	await world.change({ waitSeconds: 2 });
});

test('no money: the row says it, and the administrator reads it; nothing is repeated', async () => {
	await world.pbx('faults', { kind: 'result', method: 'commands/sms', code: 2240, count: 1 });
	await miss('06');
	expect(await rowOf('06')).toMatchObject({ status: 'refused', outcome: 'Недостаточно средств на счете' });
	expect(chat.messages()).toMatchObject([{ chat: '-1003', text: expect.stringContaining('+79000000006') }]);
	expect((await sent()).filter(({ to_number }) => to_number === '79000000006')).toHaveLength(1);
});

test('an SMS that the PBX refuses at once is written down with the reason', async () => {
	await world.pbx('faults', { kind: 'reply', method: 'commands/sms', status: 200, body: { result: 4300 }, count: 1 });
	await miss('07');
	expect(await rowOf('07')).toMatchObject({ status: 'refused', outcome: expect.stringMatching(/SMS/) });
});

test('in quiet hours it waits for the morning', async () => {
	const clock = (/** @type {number} */ ms) => new Date(ms).toLocaleTimeString('en-GB', { timeZone: 'Europe/Moscow' });
	await until('a minute that is not the last of the day', async () => !clock(Date.now()).startsWith('23:59'));
	await world.change({ quietFrom: '00:00', quietUntil: clock(Date.now() + 15_000) });
	await world.pbx('calls', { scenario: 'inbound.missed', from: '79000000008', to: '101' });
	await until('the row', async () => await rowOf('08'));
	expect(await rowOf('08')).toMatchObject({ status: 'waiting' });
	await world.quiet();
	const { sendAt, updatedAt } = await rowOf('08');
	expect((await sent()).at(-1)).toMatchObject({ to_number: '79000000008' });
	expect(Date.parse(updatedAt)).toBeGreaterThanOrEqual(Date.parse(sendAt));
});

test('nothing failed, and nothing asked a host that is not ours', async () => {
	expect(await world.failures()).toEqual([]);
	expect(world.outside.unknown).toEqual([]);
});
