// @ts-check
/**
 * What the demo plays, and how it knows that it went right.
 */
'use strict';

const { errorOf } = require('./rest');
const { STATUS } = require('./table');
const { until } = require('./until');

const CLIENT = '79000000002';
const OTHER_CLIENT = '79000000001';
const EMPLOYEE = '101';

/**
 * @typedef {{ act: string, expected: string, seen: string }} Outcome what `--once` prints
 * @typedef {import('./scene').Scene} Scene
 */

/**
 * @param {import('./pbx').Play} play
 * @throws {Error} when n8n did not take every event
 */
function assertTaken(play) {
	const refused = play.deliveries.find(({ status }) => status !== 200);
	if (refused) throw new Error(`n8n answered ${refused.status ?? refused.error} to ${refused.path} instead of 200.`);
	if (play.deliveries.length === 0) throw new Error('The simulator sent no event.');
}

/**
 * The row of a call once the workflow has given it a status.
 * @param {Scene} scene
 * @param {string} entryId
 * @returns {Promise<any>}
 * @throws {Error} with the error of the execution when there is one
 */
async function settledRow({ client, tableId, workflowId }, entryId) {
	try {
		return await until('the row in the table', async () => (await client.tables.rows(tableId)).find((row) => row.entryId === entryId && row.status), { timeoutMs: 20_000 });
	} catch (error) {
		const [latest] = await client.executions.list(workflowId, 1);
		if (!latest) throw new Error('The missed call started no execution in n8n.');
		const reason = errorOf(await client.executions.get(latest.id));
		throw reason ? new Error(`The execution in n8n failed. ${reason}`) : error;
	}
}

/**
 * A call that nobody answers: a row, an SMS.
 * @param {Scene} scene
 * @returns {Promise<{ row: any, sms: any, outcome: Outcome }>}
 */
async function missedCall(scene) {
	const play = await scene.pbx.play('inbound.missed', CLIENT, EMPLOYEE);
	assertTaken(play);
	const row = await settledRow(scene, play.entryId);
	if (row.status !== STATUS.sent) throw new Error(`The row says "${row.status}" instead of "${STATUS.sent}"${row.note ? `: ${row.note}` : ''}.`);
	const sms = (await scene.pbx.sms()).find(({ json }) => json?.command_id === row.smsCommandId);
	if (!sms) throw new Error(`The PBX has not seen the SMS ${row.smsCommandId}.`);
	if (sms.json.to_number !== CLIENT || sms.status !== 200) throw new Error(`The PBX took the SMS with ${sms.status} for ${sms.json.to_number} instead of 200 for ${CLIENT}.`);
	const outcome = { act: 'A call that nobody answered', expected: 'a row, an SMS', seen: `row "${row.status}", SMS ${row.smsCommandId} accepted by the PBX` };
	return { row, sms, outcome };
}

/**
 * Runs something that must leave no trace in n8n.
 * @template T
 * @param {Scene} scene
 * @param {() => Promise<T>} action
 * @returns {Promise<T>}
 * @throws {Error} when a row or an execution has appeared
 */
async function withoutTrace({ client, tableId, workflowId }, action) {
	const count = async () => ({
		rows: (await client.tables.rows(tableId)).length,
		executions: (await client.executions.list(workflowId)).length,
	});
	const before = await count();
	const result = await action();
	// The node decides before it answers (contract §3), so what has to be seen is there with the answer.
	const after = await count();
	if (after.executions !== before.executions) throw new Error('An execution was started that should not have been.');
	if (after.rows !== before.rows) throw new Error('A row was written that should not have been.');
	return result;
}

/**
 * A call that somebody answers: nothing.
 * @param {Scene} scene
 * @returns {Promise<{ outcome: Outcome }>}
 */
async function answeredCall(scene) {
	const play = await withoutTrace(scene, async () => await scene.pbx.play('inbound.answered', OTHER_CLIENT, EMPLOYEE));
	assertTaken(play);
	return { outcome: { act: 'A call that was answered', expected: 'no row', seen: `${play.deliveries.length} events taken, no row, no execution` } };
}

/**
 * A missed call that somebody without the salt invented: refused.
 * @param {Scene} scene
 * @returns {Promise<{ outcome: Outcome }>}
 */
async function forgedEvent(scene) {
	const now = Math.floor(Date.now() / 1000);
	const summary = {
		entry_id: 'Zm9yZ2VkOjE=',
		call_direction: 1,
		from: { number: '79000000019' },
		to: { extension: EMPLOYEE, number: 'sip:u101@example.mangosip.ru' },
		line_number: '74950000001',
		create_time: now - 30,
		forward_time: now - 30,
		talk_time: 0,
		end_time: now,
		entry_result: 0,
		disconnect_reason: 1111,
	};
	const { status } = await withoutTrace(scene, async () => await scene.pbx.send('events/summary', summary, 'invalid'));
	if (status !== 401) throw new Error(`n8n answered ${status} to a forged event instead of 401.`);
	return { outcome: { act: 'An event with a forged signature', expected: '401, no execution', seen: '401, no row, no execution' } };
}

module.exports = { answeredCall, forgedEvent, missedCall };
