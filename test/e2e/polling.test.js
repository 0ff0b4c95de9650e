// @ts-check
'use strict';

const { join } = require('node:path');
const axios = require('axios').default;

const { ensureHost } = require('../../demo/host');
const { startN8n } = require('../../demo/n8n');
const { connect, itemsOf } = require('../../demo/rest');
const { TALKATIVE, folderOf } = require('./left');
const { PAIR, chain, node, startPbx } = require('./world');

const OWNER = { email: 'owner@example.org', password: 'Passw0rd-e2e' };

/** An n8n of its own, because it is stopped on the way. */
test('calls that ended while n8n was down come after its start, each once', async () => {
	const simulator = await startPbx();
	const userFolder = folderOf('polling');
	const n8n = await startN8n({ host: await ensureHost({}), userFolder, packageDir: join(__dirname, '../..'), env: TALKATIVE });
	try {
		const client = connect(n8n.url);
		await client.session.signIn(OWNER);
		const credential = await client.credentials.create('mangoOfficeApi', 'PBX', { ...PAIR, baseUrl: `${simulator.url}/vpbx/` });
		const trigger = node('Polling', 'n8n-nodes-mango-office.mangoOfficePollingTrigger', 1, { events: ['call.missed', 'call.ended'], start: 'now' }, credential);
		const workflow = await client.workflows.create(chain('polling', trigger, node('End', 'n8n-nodes-base.noOp', 1, {})));
		await client.workflows.publish(workflow.id);
		expect(await client.executions.list(workflow.id)).toHaveLength(0);

		await n8n.stop();
		for (const scenario of ['inbound.missed', 'inbound.busy']) {
			await axios.post(`${simulator.url}/simulator/calls`, { scenario });
		}
		const now = new Date().toISOString();
		const answered = { type: 1, answered: true, employee: '101', ringing: 1, talk: 2, count: 1, from: now, to: now };
		await axios.post(`${simulator.url}/simulator/conversations`, answered);
		await n8n.restart();

		const [execution] = await connectAgain(n8n.url, workflow.id);
		const items = itemsOf(execution, 'Polling');
		expect(items.map(({ event }) => event).sort()).toEqual(['call.ended', 'call.missed', 'call.missed']);
		expect(items.find(({ event }) => event === 'call.ended')).toMatchObject({ answered: true, employeeName: 'Anna Ivanova' });

		await n8n.stop();
		await axios.post(`${simulator.url}/simulator/calls`, { scenario: 'inbound.missed', from: '79000000009' });
		await n8n.restart();
		const executions = await connectAgain(n8n.url, workflow.id, 2);
		expect(itemsOf(executions[0], 'Polling').map(({ clientNumber }) => clientNumber)).toEqual(['+79000000009']);
	} finally {
		await n8n.stop();
		await simulator.close();
	}
}, 240_000);

/** @param {string} url @param {string} workflowId @param {number} [count] */
async function connectAgain(url, workflowId, count = 1) {
	const client = connect(url);
	await client.session.signIn(OWNER);
	// The next regular look comes within a minute, where the one at the start is too early.
	return await client.executions.finished(workflowId, count, 100_000);
}
