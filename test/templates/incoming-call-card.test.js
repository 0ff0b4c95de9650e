// @ts-check
'use strict';

const { salesCrm } = require('./outside/salesCrm');
const { telegram } = require('./outside/telegram');
const { missedSummary, openTemplate, until } = require('./world');

const TABLE = 'Cards of calls';
/** Five phones of a group; each has a chat but the last two. */
const GROUP = ['101', '102', '103', '104', '105'];

const chat = telegram();
const office = salesCrm();
/** @type {Awaited<ReturnType<typeof openTemplate>>} */
let world;
beforeAll(async () => {
	office.addContact({ name: 'Мария <Окна & Ко>', phone: '8 (900) 000-00-14', ownerName: 'Анна', lastDeal: { title: 'Дом 7' }, lastCallAt: '2026-06-01T10:00:00Z' });
	world = await openTemplate('incoming-call-card', {
		settings: { crmUrl: office.url, chats: '101=-1101, 102=-1102, 103=-1103', teamChatId: '-1001', newContactLink: 'https://crm.example.org/new?phone=' },
		outside: [chat, office],
	});
});
afterAll(async () => await world.close());

/** @param {string} end last digits of the number */
const cardsOf = (end) => chat.messages().filter(({ text }) => text.includes(`<b>+790000000${end}</b>`));
/** @param {{ chat: string }} one @param {{ chat: string }} other */
const byChat = (one, other) => one.chat.localeCompare(other.chat);
const searches = () => world.outside.received(office.host).length;
/** A call as between people, who need a second for each thing: n8n runs the executions of events of one instant in any order. */
const PACE = { pace: 1000 };
/** Goes on with a call that was held. @param {{ id: number }} call */
const finish = async ({ id }) => {
	await world.pbx(`calls/${id}/finish`);
	await world.quiet();
};
/**
 * A leg of a call from a client to one phone of a group.
 * @param {string} entry @param {string} extension @param {object} more
 */
const leg = (entry, extension, more) => ({
	entry_id: entry,
	call_id: `${entry}-${extension}`,
	timestamp: 1782001000,
	seq: 1,
	call_state: 'Appeared',
	location: 'abonent',
	from: { number: '79000000003', taken_from_call_id: `${entry}-queue` },
	to: { extension, line_number: '74950000001', acd_group: '500' },
	...more,
});

test('a phone rings, and its owner reads who it is; the trigger has answered before', async () => {
	await world.pbx('calls', { scenario: 'inbound.missed', from: '79000000001', to: '101', until: 'Appeared/abonent' });
	await until('the card', async () => cardsOf('01').length > 0);
	expect(cardsOf('01')).toEqual([{ chat: '-1101', edits: 0, text: expect.stringMatching(/^📞 Звонит клиент\n<b>\+79000000001<\/b>\n🆕 Новый клиент/) }]);
	await world.answerWhenStored();
});

test('the look-up is done in the voice menu; nobody searches again when phones ring', async () => {
	const inMenu = await world.play({ scenario: 'inbound.answered', from: '79000000002', until: 'Appeared/ivr', ...PACE });
	expect([searches(), cardsOf('02')]).toEqual([2, []]);
	await finish(inMenu);
	expect(searches()).toBe(2);
	for (const { text } of cardsOf('02')) expect(text).toMatch(/^✅ Поговорили, \d+ с, сотрудник 101\n/);
	expect(cardsOf('02').map(({ chat: to }) => to).sort()).toEqual(['-1101', '-1102']);
});

test('the cards follow the call', async () => {
	const call = await world.play({ scenario: 'inbound.answered', from: '79000000014', until: 'Connected', ...PACE });
	expect(cardsOf('14').sort(byChat)).toEqual([
		{ chat: '-1101', edits: expect.any(Number), text: expect.stringMatching(/^🟢 Идёт разговор\n[^]*Мария &lt;Окна &amp; Ко>\nОтветственный: Анна\nСделка: Дом 7\nПрошлый звонок: 01\.06\.2026\nСотрудник 101, линия \+74950000001$/) },
		{ chat: '-1102', edits: expect.any(Number), text: expect.stringMatching(/^Ответил сотрудник 101\n/) },
	]);
	await finish(call);
	for (const { text } of cardsOf('14')) expect(text).toMatch(/^✅ Поговорили, \d+ с, сотрудник 101\n[^]*Мария/);
});

test('a group rings five phones: five cards, and all change when one answers; who has no chat rings in the team chat', async () => {
	for (const extension of GROUP) await world.send('events/call', leg('group-1', extension, {}));
	expect(cardsOf('03').map(({ chat: to, text, edits }) => `${to} ${text.split('\n')[0]} ${edits}`)).toEqual(
		['-1101', '-1102', '-1103', '-1001', '-1001'].map((to) => `${to} 📞 Звонит клиент 0`),
	);
	expect(cardsOf('03')[4].text).toContain('Сотрудник 105');
	await world.send('events/call', leg('group-1', '104', { seq: 2, call_state: 'Connected' }));
	expect(cardsOf('03').map(({ text }) => text.split('\n')[0])).toEqual(GROUP.map((one) => (one === '104' ? '🟢 Идёт разговор' : 'Ответил сотрудник 104')));
});

test('a number that the CRM does not know: a link that makes the contact', async () => {
	expect(cardsOf('03')[0].text).toContain('🆕 Новый клиент, <a href="https://crm.example.org/new?phone=%2B79000000003">создать контакт</a>');
});

test('nobody answers: the card says so', async () => {
	await world.play({ scenario: 'inbound.missed', from: '79000000004', to: '101', ...PACE });
	expect(cardsOf('04')).toMatchObject([{ chat: '-1101', text: expect.stringMatching(/^❌ Разговора не было\. .*не получил ответа/) }]);
});

test('a hidden number is not searched', async () => {
	const before = searches();
	await world.play({ scenario: 'inbound.missed', from: 'hidden', to: '101', ...PACE });
	expect(searches()).toBe(before);
	expect(chat.messages().filter(({ text }) => text.includes('<b>Номер скрыт</b>'))).toHaveLength(1);
});

test.each([
	['transfer.blind', '06', '102', '-1102'],
	['transfer.consultative', '07', '103', '-1103'],
])('%s: the new person gets a card, the first one reads who has the call', async (scenario, end, colleague, theirs) => {
	await finish(await world.play({ scenario, from: `790000000${end}`, to: '101', transferTo: colleague, until: 'Connected', ...PACE }));
	expect(cardsOf(end).sort(byChat).map(({ chat: to }) => to)).toEqual(['-1101', theirs]);
	for (const { text } of cardsOf(end)) expect(text).toMatch(new RegExp(`^✅ Поговорили, \\d+ с, сотрудник ${colleague}\\n`));
	const rows = (await world.rows(TABLE)).filter(({ kind, client }) => kind === 'card' && client === `+790000000${end}`);
	expect(rows.map(({ extension, answeredBy }) => `${extension} ${answeredBy}`).sort()).toEqual([`101 ${colleague}`, `${colleague} ${colleague}`]);
});

test('a slow CRM: the card comes without it, and what happened during the search is on it', async () => {
	office.slowDown(8000);
	await world.play({ scenario: 'inbound.missed', from: '79000000008', to: '102', ...PACE });
	office.slowDown(0);
	expect(cardsOf('08')).toMatchObject([{ chat: '-1102', edits: 1, text: expect.stringMatching(/^❌[^]*CRM не ответила за две секунды/) }]);
	expect((await world.rows(TABLE)).find(({ kind, client }) => kind === 'client' && client === '+79000000008')).toMatchObject({ about: '', problem: expect.stringMatching(/\S/) });
});

test('the same event once more, as after a restart of n8n, makes no second card', async () => {
	const event = leg('again-1', '101', { from: { number: '79000000009' } });
	await world.send('events/call', event);
	await world.withoutMemory(async () => await world.send('events/call', event));
	expect(cardsOf('09')).toMatchObject([{ edits: 0 }]);
});

test('an answer that comes before the ringing makes the card; the ringing then changes nothing', async () => {
	const from = { number: '79000000010' };
	await world.send('events/call', leg('turned-1', '102', { from, seq: 2, call_state: 'Connected' }));
	await world.send('events/call', leg('turned-1', '102', { from }));
	expect(cardsOf('10')).toMatchObject([{ chat: '-1102', edits: 0, text: expect.stringMatching(/^🟢/) }]);
});

test('a ringing that comes after the end makes no card', async () => {
	const from = { number: '79000000011' };
	await world.send('events/summary', { ...missedSummary, entry_id: 'late-1', from });
	await world.send('events/call', leg('late-1', '101', { from }));
	expect(cardsOf('11')).toEqual([]);
});

test('calls that go out and calls between colleagues make none', async () => {
	const before = chat.messages().length;
	await world.play({ scenario: 'outbound.answered', from: '79000000012', to: '101' });
	await world.play({ scenario: 'callback.answered', from: '79000000012', to: '101' });
	await world.send('events/call', leg('internal-1', '101', { from: { extension: '102' } }));
	expect(chat.messages()).toHaveLength(before);
});

test('Telegram is down: the row says so, and the call goes on', async () => {
	chat.breakDown();
	await world.play({ scenario: 'inbound.missed', from: '79000000013', to: '101', ...PACE });
	chat.breakDown(false);
	expect((await world.rows(TABLE)).find(({ kind, client }) => kind === 'card' && client === '+79000000013')).toMatchObject({ messageId: null, status: 'over', problem: expect.stringMatching(/bad gateway/i) });
});

test('nothing failed, and nothing asked a host that is not ours', async () => {
	expect(await world.failures()).toEqual([]);
	expect(world.outside.unknown).toEqual([]);
});
