// @ts-check
'use strict';

const { randomUUID } = require('node:crypto');
const { hasEnded, itemsOf } = require('../../demo/rest');
const { model } = require('./outside/model');
const { openTemplate, until } = require('./world');

const CHAT = 'Ask a Question';
const AGENT = 'Answer with the Tools';

const mind = model();
/** @type {Awaited<ReturnType<typeof openTemplate>>} */
let world;
beforeAll(async () => {
	world = await openTemplate('ai-agent', { outside: [mind] });
	await world.pbx('faults', { statisticsReadyIn: 0 });
});
afterAll(async () => await world.close());

/**
 * What the chat below the canvas does with a message.
 * @param {string} chatInput @param {import('./outside/model').Turn[]} turns what the model does with it
 * @param {string} [sessionId] of a chat that goes on
 * @returns {Promise<{ output: string, told: any[] }>} the answer, and what the tools have told the model on the way
 */
async function say(chatInput, turns, sessionId = randomUUID()) {
	mind.plays([...turns]);
	const item = { json: { sessionId, action: 'sendMessage', chatInput } };
	const data = { startTime: Date.now(), executionTime: 0, executionIndex: 0, executionStatus: 'success', source: [null], data: { main: [[item]] } };
	const body = { triggerToStartFrom: { name: CHAT, data } };
	const { executionId } = await world.n8n.session.call('POST', `/workflows/${world.workflowId}/run`, body, { 'push-ref': randomUUID() });
	const execution = await until('the answer', async () => {
		const one = await world.n8n.executions.get(String(executionId));
		return hasEnded(one.status) && one;
	});
	return { output: itemsOf(execution, AGENT)[0]?.output, told: mind.told().map(parsed) };
}
/** @param {string} text what a tool told; not JSON when n8n refused the call itself */
const parsed = (text) => (text.startsWith('[') ? JSON.parse(text) : text);
/** @returns {Promise<any[]>} the calls that the PBX was asked to make */
const ordered = async () => (await world.asked('commands/callback')).map((/** @type {any} */ { json }) => json);

test('the model is shown the tools with names, descriptions, types and what is required', async () => {
	await say('Привет', [{ say: 'Здравствуйте' }]);
	const shown = Object.fromEntries(mind.asked.at(-1).tools.map((/** @type {any} */ { function: tool }) => [tool.name, tool]));
	expect(Object.keys(shown).sort()).toEqual(['Call_a_Client_Back', 'Explain_a_Code', 'Get_Missed_Calls', 'Look_Into_a_Call']);
	/** @param {string} tool @param {RegExp} about @param {Record<string, { type: string, description: any }>} properties */
	const isShown = (tool, about, properties) => {
		expect(shown[tool].description).toMatch(about);
		expect(shown[tool].parameters).toMatchObject({ type: 'object', required: Object.keys(properties), additionalProperties: false });
		expect(shown[tool].parameters.properties).toEqual(properties);
	};
	const text = (/** @type {string} */ description) => ({ type: 'string', description: expect.stringContaining(description) });
	isShown('Get_Missed_Calls', /^Lists inbound calls that nobody answered/, { from: text('ISO 8601'), to: text('ISO 8601') });
	isShown('Call_a_Client_Back', /^Orders one real telephone call/, { extension: text('for example 101'), clientNumber: text('country code') });
	isShown('Look_Into_a_Call', /^Tells the whole story/, { entryId: text('entryId'), startedAt: text('startedAt') });
	isShown('Explain_a_Code', /^Says in words/, { code: { type: 'number', description: expect.stringContaining('four digits') } });
});

test('the model knows what time it is, and in which zone', () => {
	const [instructions] = mind.asked.at(-1).messages;
	expect(instructions).toMatchObject({ content: expect.stringMatching(/Now it is 20\d\d-\d\d-\d\dT[\d:.]+\+03:00, Europe\/Moscow/) });
	expect(mind.asked.at(-1).messages.at(-1)).toMatchObject({ role: 'user', content: 'Привет' });
});

test('"who called today and was not called back?": the missed calls, each client once', async () => {
	for (const from of ['79000000002', '79000000002', '79000000003']) await world.play({ scenario: 'inbound.missed', from, to: '101', align: 'end' });
	await world.play({ scenario: 'inbound.answered', from: '79000000004', to: '101', align: 'end' });
	const today = { from: new Date(Date.now() - 3_600_000).toISOString(), to: new Date(Date.now() + 60_000).toISOString() };
	const { output, told } = await say('Кому мы сегодня не перезвонили?', [{ call: 'Get_Missed_Calls', with: today }, { say: 'Двоим' }]);
	expect(output).toBe('Двоим');
	expect(told).toHaveLength(1);
	expect(told[0].map((/** @type {any} */ one) => one.clientNumber).sort()).toEqual(['+79000000002', '+79000000003']);
	expect(told[0][0]).toMatchObject({ employeeExtension: '101', missed: true, missedReason: 'noAnswer', entryId: expect.any(String), startedAt: expect.any(String), result: { messageRu: expect.any(String) } });
	expect(JSON.stringify(mind.asked)).not.toContain('simulator-salt');
	expect(await ordered()).toEqual([]);
});

test('"call this client back from extension 101": the PBX is asked once, and the agent is told that it was accepted', async () => {
	await world.acceptOnly('commands/callback');
	const { told } = await say('Перезвони +7 900 000-00-02 с добавочного 101', [
		{ call: 'Call_a_Client_Back', with: { extension: '101', clientNumber: '+7 900 000-00-02' } },
		{ say: 'Звоню' },
	]);
	expect(await ordered()).toEqual([expect.objectContaining({ from: { extension: '101' }, to_number: '79000000002', command_id: expect.any(String) })]);
	expect(told).toMatchObject([[{ accepted: true, commandId: (await ordered())[0].command_id, result: { code: 1000 } }]]);
});

test('"why did this call fail?": the story of the call, and its code in words', async () => {
	const { entryId, deliveries } = await world.play({ scenario: 'inbound.busy', from: '79000000006', to: '102', align: 'end' });
	expect(deliveries.length).toBeGreaterThan(0);
	const { told } = await say('Почему не дозвонились?', [
		{ call: 'Look_Into_a_Call', with: { entryId, startedAt: new Date().toISOString() } },
		{ call: 'Explain_a_Code', with: { code: 1121 } },
		{ say: 'Было занято' },
	]);
	expect(told).toMatchObject([
		[{ entryId, clientNumber: '+79000000006', missed: true, missedReason: 'busy' }],
		[{ code: 1121, messageRu: expect.stringMatching(/занято/), category: 'callOutcome' }],
	]);
});

test('a call that the PBX refuses: the agent hears why, nothing is sent again', async () => {
	await world.pbx('faults', { clear: true });
	await world.pbx('faults', { kind: 'reply', method: 'commands/callback', status: 200, body: { result: 2240 }, count: 1 });
	const before = (await ordered()).length;
	const { output, told } = await say('Перезвони ему с 101', [{ call: 'Call_a_Client_Back', with: { extension: '101', clientNumber: '79000000002' } }, { say: 'Не вышло' }]);
	expect(output).toBe('Не вышло');
	expect(told).toEqual([[{ error: 'There is not enough money in the account (2240)' }]]);
	expect(await ordered()).toHaveLength(before + 1);
});

test.each([
	[{ extension: 'Anna', clientNumber: '79000000002' }, /not an internal number: Anna/],
	[{ extension: '101', clientNumber: 'the last one' }, /the last one/],
	[{ extension: '101' }, /'To Number' is empty/],
])('nonsense of the model never reaches the PBX, and the model hears what is wrong: %j', async (values, words) => {
	const before = (await world.asked('')).length;
	await say('Перезвони', [{ call: 'Call_a_Client_Back', with: values }, { say: 'Не вышло' }]);
	expect(mind.told().at(-1)).toMatch(words);
	expect(await world.asked('')).toHaveLength(before);
});

test('a model that goes in circles is stopped', async () => {
	const before = mind.asked.length;
	await say('Что значит 1111?', Array.from({ length: 20 }, () => ({ call: 'Explain_a_Code', with: { code: 1111 } })));
	const rounds = mind.asked.length - before;
	expect(rounds).toBeGreaterThan(3);
	expect(rounds).toBeLessThanOrEqual(7);
});

test('the talk is remembered: the next question of the same chat comes with the last one', async () => {
	const sessionId = randomUUID();
	await say('Меня зовут Анна, добавочный 101', [{ say: 'Запомнил' }], sessionId);
	await say('Какой у меня добавочный?', [{ say: '101' }], sessionId);
	expect(mind.asked.at(-1).messages.map((/** @type {any} */ one) => one.content)).toEqual(expect.arrayContaining(['Меня зовут Анна, добавочный 101', 'Запомнил']));
	await say('А у меня?', [{ say: 'Не знаю' }]);
	expect(JSON.stringify(mind.asked.at(-1).messages)).not.toContain('Анна');
});

test('nothing asked a host that is not ours', () => {
	expect(world.outside.unknown).toEqual([]);
});
