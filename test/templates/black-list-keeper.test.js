// @ts-check
'use strict';

const axios = require('axios').default;

const { contactsCrm } = require('./outside/contacts');
const { telegram } = require('./outside/telegram');
const { missedSummary, openTemplate, until } = require('./world');

const TABLE = 'Callers on probation';
const MONDAY = 'Every Monday';
const DAY_S = 86_400;

const chat = telegram();
const crm = contactsCrm([{ id: 7, name: 'Постоянный клиент', phone: '+79000000005' }]);
/** @type {Awaited<ReturnType<typeof openTemplate>>} */
let world;
beforeAll(async () => {
	const settings = { chatId: '-1001', crmUrl: crm.url, neverBlock: '8 (900) 000-00-06, +7 495 000-00-01' };
	world = await openTemplate('black-list-keeper', { settings, outside: [chat, crm], switchOn: ['Ask the CRM'] });
});
afterAll(async () => await world.close());

let calls = 0;
const now = () => Math.floor(Date.now() / 1000);
/** A call that was answered and over after two seconds. @param {string} number @param {object} [more] */
const hangUp = async (number, more = {}) => {
	const at = now();
	const short = { entry_id: `short-${++calls}`, from: { number }, create_time: at - 10, talk_time: at - 2, end_time: at, entry_result: 1, disconnect_reason: 1110 };
	await world.send('events/summary', { ...missedSummary, ...short, ...more });
};
/** @param {string} number @param {number} times */
const annoy = async (number, times = 3) => {
	for (let time = 0; time < times; time++) await hangUp(number);
};
/** @param {string} number */
const rowOf = async (number) => (await world.rows(TABLE)).find(({ phone }) => phone === `+${number}`);
/** Questions with buttons, oldest first. @returns {Array<{ text: string, buttons: Record<string, string> }>} */
const questions = () =>
	world.outside
		.received('api.telegram.org')
		.filter(({ json }) => json.reply_markup?.inline_keyboard)
		.map(({ json }) => ({ text: json.text, buttons: Object.fromEntries(json.reply_markup.inline_keyboard.flat().map((/** @type {any} */ one) => [one.text, one.url])) }));
/** n8n answers programs that look at links in advance without doing anything. */
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
/** Presses a button of the newest question: opens its address. @param {string} label */
const press = async (label) => {
	const url = questions().at(-1)?.buttons[label] ?? '';
	await axios.get(url, { headers: { 'user-agent': BROWSER } });
	const [, executionId] = /webhook-waiting\/(\d+)\//.exec(url) ?? [];
	await until('the workflow to go on', async () => (await world.n8n.executions.get(executionId)).status === 'success');
	await world.quiet();
};
/** @returns {Promise<any[]>} the black list of the PBX, but for what it held from the start */
const blackList = async () => (await axios.get(`${world.simulator.url}/simulator/state`)).data.bwLists.black.numbers.slice(1);
const notices = () => chat.messages().map(({ text }) => text).filter((text) => text.startsWith('⚠️'));

test('two short calls are not enough, the third makes a question with two buttons; nobody is blocked yet', async () => {
	await annoy('79000000002', 2);
	expect(await rowOf('79000000002')).toMatchObject({ status: 'watched', shortCalls: 2 });
	expect(questions()).toEqual([]);
	await hangUp('79000000002');
	expect(questions()).toMatchObject([{ text: expect.stringMatching(/\*\+79000000002\*: коротких звонков 3/), buttons: { 'В чёрный список': expect.any(String), Оставить: expect.any(String) } }]);
	expect(await rowOf('79000000002')).toMatchObject({ status: 'asked' });
	expect(await blackList()).toEqual([]);
});

test('more calls while the question is open ask no second time', async () => {
	await annoy('79000000002');
	expect(questions()).toHaveLength(1);
});

test('yes: the number is on the black list, with rule and date in the comment', async () => {
	await press('В чёрный список');
	expect(await blackList()).toMatchObject([{ number: '79000000002', number_type: 'tel', comment: expect.stringMatching(/^n8n \d\d\.\d\d\.20\d\d: коротких звонков 3, короче 15 с$/) }]);
	expect(await rowOf('79000000002')).toMatchObject({ status: 'blocked', blockedAt: expect.any(String), hits: 0 });
});

test('no: nothing is blocked, and it is not asked again', async () => {
	await annoy('79000000003');
	await press('Оставить');
	await annoy('79000000003');
	expect(questions()).toHaveLength(2);
	expect(await blackList()).toHaveLength(1);
	expect(await rowOf('79000000003')).toMatchObject({ status: 'asked' });
});

test.each([
	['a client of the CRM', '79000000005'],
	['a partner of the settings', '79000000006'],
	['an employee, by the mobile number', '79000000101'],
	['an employee, by the number calls are forwarded to', '79000000106'],
])('%s is never asked about', async (_who, number) => {
	await annoy(number, 4);
	expect(questions()).toHaveLength(2);
	expect(await rowOf(number)).toMatchObject({ shortCalls: 4 });
});

test('a long talk clears the count; long, busy and outgoing calls do not count; old ones neither', async () => {
	await annoy('79000000007', 2);
	await hangUp('79000000007', { talk_time: now() - 60, create_time: now() - 70 });
	expect(await rowOf('79000000007')).toMatchObject({ shortCalls: 0, firstCallAt: null });
	await annoy('79000000007', 2);
	await hangUp('79000000007', { talk_time: 0, entry_result: 0, disconnect_reason: 1121 });
	await hangUp('79000000007', { call_direction: 2, from: { extension: '101' }, to: { number: '79000000007' }, talk_time: 0, entry_result: 0 });
	expect(await rowOf('79000000007')).toMatchObject({ shortCalls: 2 });
	await world.changeRow(TABLE, ['phone', '+79000000007'], { firstCallAt: new Date(Date.now() - 8 * DAY_S * 1000).toISOString() });
	await hangUp('79000000007');
	expect(await rowOf('79000000007')).toMatchObject({ shortCalls: 1 });
	await hangUp('79000000009', { talk_time: now() - 60, create_time: now() - 70 });
	expect(await rowOf('79000000009')).toBeUndefined();
});

test('the same event twice, as after a restart of n8n, counts once; hidden numbers have no row', async () => {
	const event = { ...missedSummary, entry_id: 'twice', from: { number: '79000000010' }, create_time: now() - 3, end_time: now(), disconnect_reason: 1110 };
	await world.send('events/summary', event);
	await world.withoutMemory(async () => await world.send('events/summary', event));
	expect(await rowOf('79000000010')).toMatchObject({ shortCalls: 1 });
	const before = (await world.rows(TABLE)).length;
	await hangUp('');
	expect(await world.rows(TABLE)).toHaveLength(before);
});

test('the white list is active: told, nothing asked; later it is asked again', async () => {
	world.simulator.state.bwLists.active = 'white';
	await annoy('79000000011');
	expect(questions()).toHaveLength(2);
	expect(notices()).toMatchObject([expect.stringMatching(/белый список[^]*\+79000000011/)]);
	world.simulator.state.bwLists.active = 'black';
	expect(await rowOf('79000000011')).toMatchObject({ status: 'watched', shortCalls: 0 });
});

test.each([
	['the service is off', async () => await world.pbx('faults', { services: { BW_LIST: false } }), async () => await world.pbx('faults', { services: { BW_LIST: true } }), /BW_LIST[^]*\+79000000012/],
	['the CRM is down', async () => crm.breakDown(), async () => crm.breakDown(false), /502|bad gateway/i],
])('%s: told, nothing asked, nothing blocked', async (_what, breakIt, mendIt, words) => {
	await breakIt();
	const before = notices().length;
	await annoy('79000000012');
	await mendIt();
	expect(notices()).toHaveLength(before + 1);
	expect(notices().at(-1)).toMatch(words);
	expect(questions()).toHaveLength(2);
	expect(await rowOf('79000000012')).toMatchObject({ status: 'watched', shortCalls: 0 });
});

test('the list is full (5222): told, and the row does not say blocked', async () => {
	await annoy('79000000013');
	await world.pbx('faults', { bwListLimit: 1 });
	const before = notices().length;
	await press('В чёрный список');
	await world.pbx('faults', { bwListLimit: 20_000 });
	expect(notices()).toHaveLength(before + 1);
	expect(notices().at(-1)).toContain('+79000000013');
	expect(await rowOf('79000000013')).toMatchObject({ status: 'watched', blockedAt: null });
	expect(await blackList()).toHaveLength(1);
});

test('who is blocked and still tries is counted', async () => {
	await hangUp('79000000002', { talk_time: 0, entry_result: 0, disconnect_reason: 1151 });
	expect(await rowOf('79000000002')).toMatchObject({ status: 'blocked', hits: 1, lastHitAt: expect.any(String) });
});

test('the weekly report: hits, nobody to remove yet; a yes removes nobody', async () => {
	await world.n8n.workflows.run(world.workflowId, MONDAY);
	await world.quiet();
	expect(questions().at(-1)?.text).toMatch(/внесено 1\n• \+79000000002: попыток 1\nУбирать пока некого/);
	await press('Убрать их из списка');
	expect(await blackList()).toHaveLength(1);
});

test('after a long silence it suggests removal, and one button does it', async () => {
	const longAgo = new Date(Date.now() - 100 * DAY_S * 1000).toISOString();
	await world.changeRow(TABLE, ['phone', '+79000000002'], { blockedAt: longAgo, lastHitAt: longAgo });
	await world.n8n.workflows.run(world.workflowId, MONDAY);
	await world.quiet();
	expect(questions().at(-1)?.text).toMatch(/можно убрать:\n• \+79000000002$/);
	await press('Убрать их из списка');
	expect(await blackList()).toEqual([]);
	expect(await rowOf('79000000002')).toMatchObject({ status: 'watched', shortCalls: 0, blockedAt: null });
});

test('nothing failed, and nothing asked a host that is not ours', async () => {
	expect(await world.failures()).toEqual([]);
	expect(world.outside.unknown).toEqual([]);
});
