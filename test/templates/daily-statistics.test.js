// @ts-check
'use strict';

const { sheets } = require('./outside/sheets');
const { telegram } = require('./outside/telegram');
const { openTemplate } = require('./world');

const SCHEDULE = 'Start After Midnight';

const book = sheets();
const chat = telegram();
/** @type {Awaited<ReturnType<typeof openTemplate>>} */
let world;
beforeAll(async () => {
	const settings = { spreadsheetId: book.id, sheetName: book.title, chatId: '-1001', lastDay: '2026-06-21' };
	world = await openTemplate('daily-statistics', { settings, outside: [book, chat] });
	await world.pbx('faults', { statisticsReadyIn: 0 });
	await world.pbx('conversations', {
		rows: [
			// The day of Moscow, both ends, and its neighbours.
			{ start: '20.06.2026 23:59:59', employee: '101' },
			{ start: '21.06.2026 00:00:00', employee: '101', ringing: 10, talk: 60 },
			{ start: '21.06.2026 12:00:00', employee: '101', ringing: 21, talk: 120 },
			{ start: '21.06.2026 12:10:00', employee: '102', answered: false, client: '79000000002', recallStatus: 1 },
			{ start: '21.06.2026 12:20:00', employee: '102', answered: false, client: '79000000003', recallStatus: 0 },
			// Two legs, one call.
			{ start: '21.06.2026 13:00:00', group: '500', employee: '101', ringing: 5, talk: 60 },
			{ start: '21.06.2026 14:00:00', group: '500', employee: '101', answered: false, client: '79000000004' },
			{ start: '21.06.2026 15:00:00', type: 'out', employee: '102', talk: 300, client: '79000000002' },
			{ start: '21.06.2026 16:00:00', type: 'out', employee: '102', answered: false },
			{ start: '21.06.2026 17:00:00', type: 'internal', employee: '103', talk: 600 },
			{ start: '21.06.2026 23:59:59', employee: '101', ringing: 0, talk: 60 },
			{ start: '22.06.2026 00:00:00', employee: '101' },
		],
	});
});
afterAll(async () => await world.close());

/** @param {string} who @param {string} [period] */
const row = (who, period = '2026-06-21') => book.rows().find((one) => one['Кто'] === who && one['Период'] === period);

test('the calls of a day of Moscow: everybody, each employee, each group', async () => {
	await world.run(SCHEDULE);
	expect(row('Всего')).toMatchObject({ 'Ключ': '2026-06-21 Всего', 'Входящих': 7, 'Принято': 4, 'Пропущено': 3, 'Перезвонили': 1, 'Исходящих': 2, 'Дозвонились': 1, 'Среднее ожидание, с': 9, 'Разговоры, мин': 10 });
	expect(row('101 Anna Ivanova')).toMatchObject({ 'Входящих': 4, 'Принято': 4, 'Пропущено': 0, 'Исходящих': 0, 'Среднее ожидание, с': 9, 'Разговоры, мин': 5 });
	expect(row('102 Pavel Petrov')).toMatchObject({ 'Входящих': 2, 'Принято': 0, 'Пропущено': 2, 'Перезвонили': 1, 'Исходящих': 2, 'Дозвонились': 1, 'Среднее ожидание, с': 0, 'Разговоры, мин': 5 });
	expect(row('Группа 500 Sales')).toMatchObject({ 'Входящих': 2, 'Принято': 1, 'Пропущено': 1 });
	expect(book.rows().map((one) => one['Кто']).sort()).toEqual(['101 Anna Ivanova', '102 Pavel Petrov', 'Всего', 'Группа 500 Sales']);
});

test('the digest', async () => {
	expect(chat.messages()).toEqual([{
		chat: '-1001',
		edits: 0,
		text: expect.stringMatching(/Звонки за 2026-06-21<\/b>\nВходящих: 7, принято 4, пропущено 3, перезвонили 1\nИсходящих: 2, дозвонились 1\nСреднее ожидание: 9 с, разговоры: 10 мин\n\n[^]*<b>102 Pavel Petrov<\/b>: принято 0, пропущено 2, исходящих 2, 5 мин/),
	}]);
});

test('run once more, it writes the same rows again and adds none', async () => {
	const before = structuredClone(book.rows());
	await world.run(SCHEDULE);
	expect(book.rows()).toEqual(before);
});

test('a conversation that came late into the statistics corrects its rows', async () => {
	await world.pbx('conversations', { rows: [{ start: '21.06.2026 18:00:00', employee: '103', talk: 60 }] });
	await world.run(SCHEDULE);
	expect(row('Всего')).toMatchObject({ 'Входящих': 8, 'Принято': 5 });
	expect(row('103 Olga Smirnova')).toMatchObject({ 'Входящих': 1 });
	expect(book.rows()).toHaveLength(5);
});

test('a day without calls gives zeros, not silence', async () => {
	await world.change({ lastDay: '2026-01-01' });
	await world.run(SCHEDULE);
	expect(row('Всего', '2026-01-01')).toMatchObject({ 'Входящих': 0, 'Принято': 0, 'Пропущено': 0, 'Исходящих': 0, 'Среднее ожидание, с': 0, 'Разговоры, мин': 0 });
	expect(chat.messages().at(-1)?.text).toContain('Входящих: 0, принято 0');
});

test('a week, and a period over thirty days', async () => {
	await world.change({ lastDay: '2026-06-22', days: 7 });
	await world.run(SCHEDULE);
	expect(row('Всего', '2026-06-16 – 2026-06-22')).toMatchObject({ 'Входящих': 10 });
	await world.pbx('conversations', { rows: [{ start: '25.05.2026 12:00:00', employee: '101' }] });
	await world.change({ days: 62 });
	await world.run(SCHEDULE);
	expect(row('Всего', '2026-04-22 – 2026-06-22')).toMatchObject({ 'Входящих': 11 });
	expect((await world.asked('stats/calls/request')).length).toBeGreaterThan(6);
});

test('without a day named, it is yesterday in Moscow', async () => {
	const moscow = () => new Date(Date.now() + 3 * 3_600_000 - 86_400_000).toISOString().slice(0, 10);
	const before = moscow();
	await world.change({ lastDay: '', days: 1 });
	await world.run(SCHEDULE);
	// Midnight may come while the test runs.
	expect([before, moscow()]).toContain(book.rows().at(-1)?.['Период']);
});

test('when Sheets is down the digest comes all the same, with a warning', async () => {
	await world.change({ lastDay: '2026-06-21' });
	const before = chat.messages().length;
	book.breakDown();
	await world.run(SCHEDULE);
	book.breakDown(false);
	const texts = chat.messages().slice(before).map(({ text }) => text);
	expect(texts).toHaveLength(2);
	expect(texts).toContainEqual(expect.stringContaining('Звонки за 2026-06-21'));
	expect(texts).toContainEqual(expect.stringMatching(/не записана в таблицу[^]*\n.+/));
});

test('when Mango gives no statistics the chat is told, and no zeros are written', async () => {
	const before = chat.messages().length;
	await world.change({ lastDay: '2026-02-02' });
	await world.pbx('faults', { kind: 'statisticsStatus', status: 'error' });
	await world.run(SCHEDULE);
	expect(chat.messages().slice(before)).toMatchObject([{ text: expect.stringMatching(/не получена из Mango Office[^]*\n.+/) }]);
	expect(row('Всего', '2026-02-02')).toBeUndefined();
});

test('nothing failed, and nothing asked a host that is not ours', async () => {
	expect(await world.failures()).toEqual([]);
	expect(world.outside.unknown).toEqual([]);
});
