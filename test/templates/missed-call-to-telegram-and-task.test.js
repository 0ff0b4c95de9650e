// @ts-check
'use strict';

const { crm } = require('./outside/crm');
const { telegram } = require('./outside/telegram');
const { missedSummary, openTemplate } = require('./world');

const TABLE = 'Clients to call back';
const SCHEDULE = 'Look Every Ten Minutes';
const ALWAYS = { workdayStarts: '00:00', workdayEnds: '24:00', workingDays: '1234567' };
const NEVER = { workdayStarts: '24:00' };

const chat = telegram();
const office = crm();
/** @type {Awaited<ReturnType<typeof openTemplate>>} */
let world;
beforeAll(async () => {
	const settings = { ...ALWAYS, teamChatId: '-1001', headChatId: '-1002', adminChatId: '-1003', crmUrl: office.url };
	world = await openTemplate('missed-call-to-telegram-and-task', { settings, outside: [chat, office], switchOn: ['Make a Task', 'Close the Task'] });
});
afterAll(async () => await world.close());

/** The end of a call that nobody answered. @param {object} more */
const summary = (more) => ({ ...missedSummary, entry_id: 'hidden-1', ...more });
/** @param {string} number digits */
const rowOf = async (number) => (await world.rows(TABLE)).find(({ client }) => client === `+${number}`);
/** @param {string} text */
const messagesWith = (text) => chat.messages().filter((message) => message.text.includes(text));
/** @param {string} number */
const miss = async (number) => await world.play({ scenario: 'inbound.missed', from: number, to: '101' });

test('a missed call is told in the chat with reason, line and employee, and becomes a task', async () => {
	await miss('79000000002');
	expect(messagesWith('+79000000002')).toEqual([{ chat: '-1001', edits: 0, text: expect.stringMatching(/не получил ответа[^]*101, линия \+74950000001/) }]);
	expect(office.tasks()).toMatchObject([{ id: 1, phone: '+79000000002', extension: '101' }]);
	expect(await rowOf('79000000002')).toMatchObject({ status: 'open', calls: 1, messageId: '1', taskId: '1' });
});

test('four more calls of the same client change the count and nothing else', async () => {
	for (let call = 2; call <= 5; call++) await miss('79000000002');
	expect(messagesWith('+79000000002')).toMatchObject([{ edits: 4, text: expect.stringContaining('звонков подряд: 5') }]);
	expect(office.tasks()).toHaveLength(1);
	expect(await rowOf('79000000002')).toMatchObject({ calls: 5 });
});

test('the same event once more, as after a restart of n8n, changes nothing', async () => {
	const event = summary({ entry_id: 'repeated-1', from: { number: '79000000006' } });
	await world.send('events/summary', event);
	await world.withoutMemory(async () => await world.send('events/summary', event));
	expect(await rowOf('79000000006')).toMatchObject({ calls: 1, status: 'open' });
	expect(messagesWith('+79000000006')).toMatchObject([{ edits: 0 }]);
	await world.send('events/summary', summary({ entry_id: 'repeated-2', from: { number: '79000000006' }, talk_time: 1782001010, entry_result: 1 }));
	await world.withoutMemory(async () => await world.send('events/summary', event));
	expect(await rowOf('79000000006')).toMatchObject({ calls: 1, status: 'closed' });
});

test('a try to call back that nobody answers closes nothing', async () => {
	await world.send('events/summary', summary({ entry_id: 'try-1', call_direction: 2, from: { extension: '101' }, to: { number: '79000000002' } }));
	expect(await rowOf('79000000002')).toMatchObject({ status: 'open' });
});

test('a talk closes row, task and message', async () => {
	await world.play({ scenario: 'outbound.answered', from: '79000000002', to: '102' });
	expect(await rowOf('79000000002')).toMatchObject({ status: 'closed', closedBy: '102' });
	expect(office.tasks()[0]).toMatchObject({ status: 'done', closedBy: '102' });
	expect(messagesWith('+79000000002')).toMatchObject([{ text: expect.stringMatching(/^✅ С клиентом поговорили, сотрудник 102/) }]);
});

test('the next missed call of that client is a new case: message, task, count from one', async () => {
	await miss('79000000002');
	expect(await rowOf('79000000002')).toMatchObject({ status: 'open', calls: 1, taskId: '3' });
	expect(messagesWith('+79000000002')).toHaveLength(2);
});

test('a hidden number is told once; nobody is asked to call it back', async () => {
	await world.send('events/summary', summary({ from: { number: '' } }));
	expect(messagesWith('Номер скрыт')).toMatchObject([{ chat: '-1001' }]);
	expect((await world.rows(TABLE)).filter(({ client }) => client === null)).toMatchObject([{ status: 'hidden', key: 'summary:hidden-1' }]);
	expect(office.tasks()).toHaveLength(3);
});

test('a call that failed for want of money goes to the administrator, also at night', async () => {
	await world.change(NEVER);
	await world.send('events/summary', summary({ entry_id: 'billing-1', from: { number: '79000000003' }, disconnect_reason: 2240 }));
	expect(messagesWith('+79000000003')).toMatchObject([{ chat: '-1003', text: expect.stringContaining('проверьте АТС') }]);
});

test('a call at night waits until the morning', async () => {
	await miss('79000000004');
	await world.run(SCHEDULE);
	expect(messagesWith('+79000000004')).toEqual([]);
	await world.change(ALWAYS);
	await world.run(SCHEDULE);
	expect(messagesWith('+79000000004')).toMatchObject([{ chat: '-1001' }]);
});

test('a message that Telegram did not take goes out at the next look', async () => {
	chat.breakDown();
	await miss('79000000005');
	expect(await rowOf('79000000005')).toMatchObject({ messageId: null, status: 'open', chatProblem: expect.stringMatching(/bad gateway/i), taskId: expect.any(String) });
	chat.breakDown(false);
	await world.run(SCHEDULE);
	expect(await rowOf('79000000005')).toMatchObject({ messageId: expect.any(String), chatProblem: '' });
});

test('the head is told once about each client whom nobody called back in time', async () => {
	await world.run(SCHEDULE);
	expect(messagesWith('Не перезвонили')).toEqual([]);
	await world.change({ tellHeadAfterMinutes: 0 });
	await world.run(SCHEDULE);
	await world.run(SCHEDULE);
	const told = messagesWith('Не перезвонили').map(({ chat: to, text }) => `${to} ${/\+\d+/.exec(text)?.[0]}`);
	expect(told.sort()).toEqual(['02', '03', '04', '05'].map((end) => `-1002 +790000000${end}`));
});

test('nothing failed, and nothing asked a host that is not ours', async () => {
	expect(await world.failures()).toEqual([]);
	expect(world.outside.unknown).toEqual([]);
});
