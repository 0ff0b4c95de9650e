// @ts-check
'use strict';

const { callLog } = require('./outside/callLog');
const { openAi } = require('./outside/openAi');
const { telegram } = require('./outside/telegram');
const { openTemplate, talkSummary } = require('./world');

const TABLE = 'Talks and their summaries';
const SCHEDULE = 'Look Every Five Minutes';
const GOOD = { topic: 'Доставка', summary: 'Клиент спросил о цене доставки.', promise: null, promiseDate: null, nextStep: 'Ждать заказа', mood: 'спокойный', score: 8 };

const office = callLog();
const model = openAi();
const chat = telegram();
/** @type {Awaited<ReturnType<typeof openTemplate>>} */
let world;
beforeAll(async () => {
	const settings = { crmUrl: office.url, chatId: '-1002', checklist: 'поздоровался; попрощался' };
	world = await openTemplate('recording-to-summary', { settings, outside: [office, model, chat], switchOn: ['Put the Note into the CRM'] });
	model.say(GOOD);
});
afterAll(async () => await world.close());

/** @param {string} key */
const row = async (key) => (await world.rows(TABLE)).find((one) => one.key === key);
/** @param {string} name */
const recordingEvent = (name) => ({ entry_id: `${name}-entry`, product_id: 300001, user_id: 400001, recording_id: `${name}-1`, timestamp: 1782864300 });
/** A call of fifty seconds that was recorded and turned into words. @param {string} name @param {object} [more] of the call */
async function talk(name, more) {
	await world.pbx('recordings', { recordingId: `${name}-1`, bytes: 9600 });
	await world.send('events/summary', talkSummary(`${name}-entry`, more));
	await world.send('events/record/tagged', recordingEvent(name));
	return await row(`${name}-1`);
}
const transcriptsAsked = async () => (await world.asked('queries/recording_transcripts')).length;

test('a talk: the words go to the model with the checklist, the note into the CRM', async () => {
	const { entryId, recordingIds: [recordingId] } = await world.play({ scenario: 'inbound.answered', from: '79000000002', to: '101' });
	expect(model.questions()).toHaveLength(1);
	const [{ model: name, response_format, messages }] = model.questions();
	expect(name).toBe('gpt-4o-mini');
	expect(response_format).toMatchObject({ type: 'json_schema', json_schema: { strict: true, schema: { required: Object.keys(GOOD), additionalProperties: false } } });
	expect(messages).toMatchObject([
		{ role: 'system', content: expect.stringContaining('поздоровался; попрощался') },
		{ role: 'user', content: expect.stringContaining('operator: Добрый день\nclient: Здравствуйте, сколько стоит доставка?') },
	]);
	expect(office.entries()).toEqual([{
		call: entryId,
		what: 'notes',
		externalId: recordingId,
		score: 8,
		text: 'Тема: Доставка\nИтог: Клиент спросил о цене доставки.\nСледующий шаг: Ждать заказа\nНастроение клиента: спокойный\nОценка разговора: 8 из 10',
	}]);
	expect(await row(recordingId)).toMatchObject({ status: 'done', score: 8, transcript: expect.stringContaining('Добрый день'), problem: '' });
	expect(chat.messages()).toEqual([]);
});

test('a low score is told, with signs that Telegram would take for tags', async () => {
	model.say({ ...GOOD, score: 5, summary: 'Цена < 100 & скидка' });
	await talk('low');
	expect(chat.messages()).toEqual([{ chat: '-1002', edits: 0, text: expect.stringMatching(/^🎧 Слабый разговор: 5 из 10\n\+79000000003, сотрудник 102\n<b>Доставка<\/b>\nЦена &lt; 100 &amp; скидка/) }]);
});

test('a promise without a date is told, one with a date is not', async () => {
	model.say({ ...GOOD, promise: 'Перезвонить' });
	await talk('promise');
	expect(chat.messages().slice(1)).toMatchObject([{ text: expect.stringMatching(/^🎧 Обещание без срока: 8 из 10[^]*Обещание: Перезвонить$/) }]);
	expect(office.entries().at(-1)?.text).toContain('Обещание: Перезвонить, без срока');
	model.say({ ...GOOD, promise: 'Перезвонить', promiseDate: '2026-07-02' });
	await talk('dated');
	expect(chat.messages()).toHaveLength(2);
	expect(office.entries().at(-1)?.text).toContain('Обещание: Перезвонить, срок: 2026-07-02');
	model.say(GOOD);
});

test('a talk that was too short costs nothing', async () => {
	const before = [model.questions().length, await transcriptsAsked()];
	expect(await talk('short', { end_time: 1782864029 })).toMatchObject({ status: 'skipped', problem: 'The talk was too short' });
	expect([model.questions().length, await transcriptsAsked()]).toEqual(before);
});

test('the same event once more, as after a restart of n8n, is not summed up again', async () => {
	const before = model.questions().length;
	await world.withoutMemory(async () => await world.send('events/record/tagged', recordingEvent('dated')));
	expect(model.questions()).toHaveLength(before);
});

test('when the model is down the transcript is kept, and used at a later look', async () => {
	model.breakDown();
	expect(await talk('down')).toMatchObject({ status: 'failed', transcript: expect.stringContaining('Добрый день'), summary: null, problem: expect.stringMatching(/\w/) });
	model.breakDown(false);
	const asked = await transcriptsAsked();
	await world.run(SCHEDULE);
	expect(await row('down-1')).toMatchObject({ status: 'failed', tries: 1 });
	await world.change({ tryAgainAfterMinutes: 0 });
	await world.run(SCHEDULE);
	expect(await row('down-1')).toMatchObject({ status: 'done', tries: 2, score: 8 });
	expect(await transcriptsAsked()).toBe(asked);
	expect(office.entries().at(-1)).toMatchObject({ call: 'down-entry', externalId: 'down-1' });
});

test('an answer that is not what was asked for is not kept', async () => {
	model.say('I am sorry, but');
	expect(await talk('talkative')).toMatchObject({ status: 'failed', summary: null, problem: expect.stringMatching(/\w/) });
	model.say(GOOD);
	await world.run(SCHEDULE);
	expect(await row('talkative-1')).toMatchObject({ status: 'done' });
});

test('a note that the CRM did not take is told later; model and chat are not asked twice', async () => {
	model.say({ ...GOOD, score: 1 });
	office.breakDown();
	expect(await talk('crm')).toMatchObject({ status: 'summed', score: 1, problem: expect.stringMatching(/\w/) });
	office.breakDown(false);
	model.say(GOOD);
	const before = [model.questions().length, chat.messages().length];
	await world.run(SCHEDULE);
	expect(await row('crm-1')).toMatchObject({ status: 'done', score: 1 });
	expect(office.entries().at(-1)).toMatchObject({ externalId: 'crm-1', score: 1 });
	expect([model.questions().length, chat.messages().length]).toEqual(before);
});

test('Mango has no words yet: asked again later', async () => {
	await world.send('events/summary', talkSummary('late-entry'));
	await world.send('events/record/tagged', recordingEvent('late'));
	expect(await row('late-1')).toMatchObject({ status: 'working', transcript: null, problem: 'No words in the answer' });
	await world.pbx('recordings', { recordingId: 'late-1', bytes: 9600 });
	await world.run(SCHEDULE);
	expect(await row('late-1')).toMatchObject({ status: 'done' });
});

test('a recording whose call is unknown waits for one look, and is then summed up without it', async () => {
	await world.pbx('recordings', { recordingId: 'lonely-1', bytes: 9600 });
	const before = model.questions().length;
	await world.send('events/record/tagged', recordingEvent('lonely'));
	expect(model.questions()).toHaveLength(before);
	await world.run(SCHEDULE);
	expect(await row('lonely-1')).toMatchObject({ status: 'done', tries: 2 });
});

test('no more than so many a day; the others wait', async () => {
	await world.change({ mostInADay: 3 });
	const before = model.questions().length;
	expect(await talk('costly')).toMatchObject({ status: 'working', summary: null });
	expect(model.questions()).toHaveLength(before);
	await world.change({ mostInADay: 100 });
	await world.run(SCHEDULE);
	expect(await row('costly-1')).toMatchObject({ status: 'done' });
});

test('without speech analytics the sound becomes words', async () => {
	await world.change({ transcriptFrom: 'model' });
	model.hear('Здравствуйте, это Анна.');
	const asked = await transcriptsAsked();
	expect(await talk('sound')).toBeUndefined();
	await world.send('events/record/added', recordingEvent('sound'));
	expect(model.sounds()).toHaveLength(1);
	expect(model.sounds()[0]).toMatch(/name="file"; filename="[^"]+\.mp3"[^]*whisper-1/);
	expect(await row('sound-1')).toMatchObject({ status: 'done', transcript: 'Здравствуйте, это Анна.' });
	expect(model.questions().at(-1).messages[1].content).toContain('Здравствуйте, это Анна.');
	expect(await transcriptsAsked()).toBe(asked);
});

test('a silent recording is not sent again and again', async () => {
	model.hear('');
	await talk('silent');
	await world.send('events/record/added', recordingEvent('silent'));
	await world.run(SCHEDULE);
	expect(await row('silent-1')).toMatchObject({ status: 'skipped', tries: 1 });
	expect(model.sounds()).toHaveLength(2);
});

test('nothing failed, and nothing asked a host that is not ours', async () => {
	expect(await world.failures()).toEqual([]);
	expect(world.outside.unknown).toEqual([]);
});
