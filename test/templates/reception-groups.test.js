// @ts-check
'use strict';

const { registry } = require('./outside/registry');
const { telegram } = require('./outside/telegram');
const { missedSummary, openTemplate } = require('./world');

const CALLS = 'Calls of the groups';
const OPERATORS = 'Operators on duty';
const ALWAYS = { workdayStarts: '00:00', workdayEnds: '24:00', workingDays: '1234567' };
/** The simulator's reception (simulator/seed.js): group 501 with Olga Smirnova, 103, and Мария Соколова, 105. */
const OLGA = 400003;
const MARIA = 400005;

const chat = telegram();
const crm = registry();
/** @type {Awaited<ReturnType<typeof openTemplate>>} */
let world;
beforeAll(async () => {
	const settings = { ...ALWAYS, groups: '501=Регистратура, 502 = Медсёстры,504=Ночь', chatId: '-1001', crmUrl: crm.url };
	world = await openTemplate('reception-groups', { settings, outside: [chat, crm], switchOn: ['Send It to the CRM'] });
});
afterAll(async () => await world.close());

/** @param {string} end last digits of the client's number */
const callsOf = async (end) => (await world.rows(CALLS)).filter(({ client }) => client === `+790000000${end}`);
/** @param {number} id */
const operator = async (id) => (await world.rows(OPERATORS)).find(({ employeeId }) => employeeId === String(id));
/** @param {number} abonent_id @param {number} status @param {number} when minutes of an hour @param {object} [more] */
const status = async (abonent_id, status, when, more = {}) => {
	const at = Date.parse('2026-06-21T09:00:00Z') + when * 60_000;
	await world.send('events/user/status_changed', { abonent_id, status, status_alias: '', parent_status: status, when: at, timestamp: at, ...more });
};
/** A missed call of the group, which nobody's telephone rang for. @param {string} end @param {object} [more] */
const miss = async (end, more = {}) =>
	await world.send('events/summary', { ...missedSummary, entry_id: `missed-${end}`, from: { number: `790000000${end}` }, to: { extension: '501' }, ...more });

test('a call that the group answers is one row and one entry of the CRM, though two telephones ring', async () => {
	await world.play({ scenario: 'inbound.answered', from: '79000000001', to: '501' });
	const rows = await world.rows(CALLS);
	expect(rows).toMatchObject([{ status: 'answered', group: '501', groupName: 'Регистратура', client: '+79000000001', operator: '103', talkSeconds: expect.any(Number), direction: 'inbound' }]);
	expect(crm.calls).toMatchObject([{ externalId: rows[0].entryId, group: 'Регистратура', phone: '+79000000001', extension: '103', status: 'answered' }]);
});

test('the same end once more, as after a restart of n8n, is the same row', async () => {
	const event = { ...missedSummary, entry_id: 'again', from: { number: '79000000019' }, to: { extension: '501' } };
	await world.send('events/summary', event);
	await world.withoutMemory(async () => await world.send('events/summary', event));
	expect(await callsOf('19')).toHaveLength(1);
});

test('calls of other groups and of employees are left out', async () => {
	await world.play({ scenario: 'inbound.answered', from: '79000000004', to: '500' });
	await world.play({ scenario: 'inbound.missed', from: '79000000004', to: '105' });
	expect(await world.rows(CALLS)).toHaveLength(2);
});

test('through two groups: the one that answered', async () => {
	const leg = (/** @type {string} */ call_id, /** @type {string} */ extension, /** @type {string} */ acd_group) => ({
		entry_id: 'two-groups', call_id, timestamp: 1782001000, seq: 1, call_state: 'Appeared', location: 'abonent',
		from: { number: '79000000005', taken_from_call_id: 'queue' }, to: { extension, acd_group, number: `sip:u${extension}@example.mangosip.ru`, line_number: '74950000001' },
	});
	await world.send('events/call', leg('one', '106', '502'));
	await world.send('events/call', leg('two', '105', '501'));
	await world.send('events/summary', { ...missedSummary, entry_id: 'two-groups', from: { number: '79000000005' }, to: { extension: '106', number: 'sip:u106@example.mangosip.ru' }, talk_time: 1782001020, entry_result: 1, disconnect_reason: 1100 });
	expect(await callsOf('05')).toMatchObject([{ group: '502', groupName: 'Медсёстры', operator: '106', talkSeconds: 10 }]);
	expect((await world.rows(CALLS)).filter(({ status: is }) => is === 'rings')).toEqual([]);
});

test('statuses that nobody has told are unknown: a missed call raises no alarm', async () => {
	await world.play({ scenario: 'inbound.queueAbandoned', from: '79000000006', to: '501' });
	expect(await callsOf('06')).toMatchObject([{ status: 'missed', group: '501', alarmAt: null, operator: null }]);
	expect(chat.messages()).toEqual([]);
});

test('statuses and ends of sessions are in the table; the newest stays, whatever the order', async () => {
	await status(OLGA, 1, 10);
	expect(await operator(OLGA)).toMatchObject({ status: 1, statusRu: 'на линии', takesCalls: true });
	await status(OLGA, 3, 5);
	expect(await operator(OLGA)).toMatchObject({ status: 1, since: '2026-06-21T09:10:00.000Z' });
	await status(MARIA, 107, 11, { status_alias: 'обед', parent_status: 3 });
	expect(await operator(MARIA)).toMatchObject({ statusRu: 'обед', takesCalls: false });
	expect(await world.rows(OPERATORS)).toHaveLength(2);
});

test('somebody is on the line: a missed call raises no alarm', async () => {
	await miss('07');
	expect(await callsOf('07')).toMatchObject([{ status: 'missed', outcome: expect.stringContaining('не получил ответа') }]);
	expect(chat.messages()).toEqual([]);
});

test('the last one leaves, a call is missed: the chat is told who is where', async () => {
	await world.send('events/user/session_end', { result: 1232, abonent_id: OLGA, session: 'sip', timestamp: Date.parse('2026-06-21T09:20:00Z') });
	expect(await operator(OLGA)).toMatchObject({ takesCalls: true });
	await world.send('events/user/session_end', { result: 1232, abonent_id: OLGA, session: 'cc', timestamp: Date.parse('2026-06-21T09:30:00Z') });
	expect(await operator(OLGA)).toMatchObject({ statusRu: 'сессия закончилась', takesCalls: false, ended: 'Сессия завершена администратором' });
	await miss('08');
	expect(chat.messages()).toMatchObject([{ chat: '-1001', text: expect.stringMatching(/«Регистратура»[^]*\+79000000008[^]*Olga Smirnova \(103\): сессия закончилась с 12:30[^]*Мария Соколова \(105\): обед с 12:11/) }]);
	expect(await callsOf('08')).toMatchObject([{ alarmAt: expect.any(String) }]);
});

test('the next missed calls are rows, not alarms, until some minutes have passed', async () => {
	await miss('09');
	await miss('10', { from: { number: '' } });
	expect(await callsOf('09')).toMatchObject([{ status: 'missed', alarmAt: null }]);
	expect(chat.messages()).toHaveLength(1);
	await world.change({ alarmOnceInMinutes: 0 });
	await miss('11', { from: { number: '' } });
	expect(chat.messages()).toMatchObject([{}, { text: expect.stringContaining('Номер скрыт') }]);
});

test('nobody in the group at all, or the PBX says so itself: alarm without any status', async () => {
	await miss('12', { to: { extension: '504' } });
	expect(chat.messages().at(-1)?.text).toContain('В группе нет сотрудников');
	await miss('13', { to: { extension: '502' }, disconnect_reason: 1164 });
	expect(chat.messages().at(-1)?.text).toMatch(/Медсёстры[^]*Ivan Volkov \(106\): статус неизвестен/);
});

test('outside working hours: a row, no alarm', async () => {
	await world.change({ workdayStarts: '24:00' });
	const before = chat.messages().length;
	await miss('14');
	expect(await callsOf('14')).toHaveLength(1);
	expect(chat.messages()).toHaveLength(before);
	await world.change(ALWAYS);
});

test('the CRM is down: the row says it, and the alarm is raised all the same', async () => {
	crm.breakDown();
	const before = chat.messages().length;
	await miss('15');
	crm.breakDown(false);
	expect(await callsOf('15')).toMatchObject([{ crmProblem: expect.stringMatching(/502|bad gateway/i), alarmAt: expect.any(String) }]);
	expect(chat.messages()).toHaveLength(before + 1);
});

test('nothing failed, and nothing asked a host that is not ours', async () => {
	expect(await world.failures()).toEqual([]);
	expect(world.outside.unknown).toEqual([]);
});

test('Telegram is down: the next missed call raises the alarm', async () => {
	await world.change({ alarmOnceInMinutes: 60 });
	await world.n8n.tables.update((await world.n8n.tables.byName(CALLS))?.id ?? '', ['group', '501'], { alarmAt: null });
	const before = chat.messages().length;
	chat.breakDown();
	await miss('16');
	chat.breakDown(false);
	expect(await callsOf('16')).toMatchObject([{ status: 'missed', alarmAt: null }]);
	await miss('17');
	expect(chat.messages()).toHaveLength(before + 1);
});
