// @ts-check
'use strict';

const { crmUsers } = require('./outside/crmUsers');
const { telegram } = require('./outside/telegram');
const { openTemplate } = require('./world');

const TABLE = 'Employees of PBX and CRM';
const NIGHT = 'Every Night';

/** The simulator's people (simulator/seed.js), as a CRM may know them. */
const office = crmUsers([
	{ id: 1, name: 'Анна Иванова', email: 'other@example.org', mobile: '8 (900) 000-01-01', sip: 'sip:u999@example.mangosip.ru' },
	{ id: 2, name: 'Павел Петров', extension: 102 },
	{ id: 3, name: 'Ольга Смирнова', email: 'O.Smirnova@example.org' },
	{ id: 4, name: 'Один <из двух>', extension: '105' },
	{ id: 5, name: 'Другой из двух', extension: '105' },
	{ id: 6, name: 'Уволен', extension: '106', active: false },
	{ id: 7, name: 'Без телефона' },
	{ id: 8, name: 'По SIP', sip: 'U107' },
	{ id: 9, name: 'По двум ключам', extension: '109', email: 't.akhmetov@example.org' },
]);
const chat = telegram();
/** @type {Awaited<ReturnType<typeof openTemplate>>} */
let world;
beforeAll(async () => {
	world = await openTemplate('employees-linked', { settings: { crmUrl: office.url, chatId: '-1001' }, outside: [office, chat], switchOn: ["Update the User's Card"] });
});
afterAll(async () => await world.close());

/** @param {string} extension */
const employee = async (extension) => (await world.rows(TABLE)).find((row) => row.extension === extension);
/** @param {string} id */
const user = async (id) => (await world.rows(TABLE)).find((row) => row.userId === id);
const lastMessage = () => chat.messages().at(-1)?.text ?? '';

test('employees and users are linked by extension, e-mail, mobile number and SIP login', async () => {
	await world.run(NIGHT);
	expect(await employee('101')).toMatchObject({ employeeId: '400001', employee: 'Anna Ivanova', userId: '1', user: 'Анна Иванова', matchedBy: 'mobile', problem: '' });
	expect(await employee('102')).toMatchObject({ userId: '2', matchedBy: 'extension', user: 'Павел Петров' });
	expect(await employee('103')).toMatchObject({ userId: '3', matchedBy: 'email' });
	expect(await employee('107')).toMatchObject({ userId: '8', matchedBy: 'sip' });
});

test('whoever has no pair is in the table with the reason; dismissed users link nobody', async () => {
	expect(await employee('105')).toMatchObject({ userId: null, problem: 'noUser' });
	expect(await user('4')).toMatchObject({ employeeId: null, problem: 'ambiguous' });
	expect(await user('5')).toMatchObject({ problem: 'ambiguous' });
	expect(await user('7')).toMatchObject({ problem: 'noKeys' });
	expect(await user('6')).toBeUndefined();
	expect(await employee('106')).toMatchObject({ userId: null, problem: 'noUser' });
});

test('a link that another key contradicts is kept, and marked', async () => {
	expect(await employee('109')).toMatchObject({ userId: '9', matchedBy: 'extension', problem: 'contradicted' });
});

test('one message names them, names with brackets too; robots and people without a telephone are not missed', async () => {
	expect(chat.messages()).toHaveLength(1);
	expect(lastMessage()).toContain('• Один &lt;из двух>: подходят несколько');
	expect(lastMessage()).toContain('• Мария Соколова, внутренний 105: нет такого пользователя в CRM');
	expect(lastMessage()).not.toMatch(/Voice robot|Gleb Intern|Анна|Ivanova/);
	const problems = (await world.rows(TABLE)).filter(({ problem }) => problem !== '');
	expect(lastMessage()).toContain(`не сопоставлены (${problems.length})`);
	expect(problems.every(({ toldAt }) => toldAt)).toBe(true);
});

test("the cards of the CRM get extension and SIP, where they differ and the link is certain", () => {
	expect(office.changes).toEqual([
		{ id: 1, extension: '101', sip: 'sip:u101@example.mangosip.ru' },
		{ id: 3, extension: '103', sip: 'sip:u103@example.mangosip.ru' },
		{ id: 8, extension: '107', sip: 'sip:u107@example.mangosip.ru' },
	]);
});

test('the next night nothing is new: no message, no change, the same rows', async () => {
	const before = await world.rows(TABLE);
	await world.run(NIGHT);
	expect(chat.messages()).toHaveLength(1);
	expect(office.changes).toHaveLength(3);
	expect((await world.rows(TABLE)).map(({ key, problem }) => `${key} ${problem}`)).toEqual(before.map(({ key, problem }) => `${key} ${problem}`));
});

test('a link made by hand stays, and is not reported', async () => {
	const { key } = await employee('105');
	await world.changeRow(TABLE, ['key', key], { userId: '4', manual: true });
	await world.run(NIGHT);
	expect(await employee('105')).toMatchObject({ userId: '4', manual: true });
	// The other one alone has the extension now; the employee is settled.
	expect(chat.messages()).toHaveLength(1);
});

test('a problem that was solved and comes back is told again', async () => {
	const petrov = office.users.find(({ id }) => id === 2);
	petrov.extension = '';
	await world.run(NIGHT);
	expect(chat.messages()).toHaveLength(2);
	expect(lastMessage()).toContain('Павел Петров: в CRM нет ни номера');
	expect(lastMessage()).toContain('Pavel Petrov, внутренний 102');
	petrov.extension = '102';
	await world.run(NIGHT);
	expect(await employee('102')).toMatchObject({ userId: '2', problem: '', toldAt: null });
	petrov.extension = '';
	await world.run(NIGHT);
	expect(lastMessage()).toContain('Pavel Petrov, внутренний 102');
	petrov.extension = '102';
});

test('who left the CRM and the PBX is marked as gone and keeps no number', async () => {
	office.users.splice(office.users.findIndex(({ id }) => id === 7), 1);
	await world.run(NIGHT);
	expect((await world.rows(TABLE)).find(({ key }) => key === 'user 7')).toMatchObject({ problem: 'gone', userId: null });
});

test.each([
	['the CRM is down', () => office.breakDown(), () => office.breakDown(false), /сверены[^]*(502|Bad gateway)/i],
	['the CRM gives an empty list', () => office.users.splice(0), () => {}, /пустой список/],
])('%s: the table stays as it is, and the chat is told', async (_what, breakIt, mendIt, words) => {
	const before = await world.rows(TABLE);
	const told = chat.messages().length;
	breakIt();
	await world.run(NIGHT);
	mendIt();
	expect(await world.rows(TABLE)).toEqual(before);
	expect(chat.messages()).toHaveLength(told + 1);
	expect(lastMessage()).toMatch(words);
});

test('the PBX refuses: likewise', async () => {
	office.users.push({ id: 1, name: 'Анна Иванова', extension: '101' });
	const before = await world.rows(TABLE);
	await world.pbx('faults', { kind: 'reply', method: 'config/users/request', status: 200, body: { result: 3330 } });
	await world.run(NIGHT);
	expect(await world.rows(TABLE)).toEqual(before);
	expect(lastMessage()).toMatch(/не сверены[^]*3330/);
});

test('nothing failed, and nothing asked a host that is not ours', async () => {
	expect(await world.failures()).toEqual([]);
	expect(world.outside.unknown).toEqual([]);
});
