// @ts-check
'use strict';

const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const { itemsOf } = require('../../demo/rest');
const { openWorld, post, signed } = require('./world');

/** @type {Awaited<ReturnType<typeof openWorld>>} */
let world;
/** @type {any} */
let ofLinks;
beforeAll(async () => {
	world = await openWorld();
	ofLinks = await world.credentialOfLinks();
	await world.pbx('faults', { guard: 'off', rates: 'off', statisticsReadyIn: 0 });
});
afterAll(async () => await world.close());

/** The oldest version whose workflows must run; test/upgrade looks at all of them. @param {string} file */
const frozen = (file) => JSON.parse(readFileSync(join(__dirname, '../upgrade/0.1.0', `${file}.json`), 'utf8'));

/** Imports a saved workflow as a user does, who then has to choose a credential of this n8n. @param {string} file */
async function imported(file) {
	const saved = frozen(file);
	for (const node of saved.nodes) {
		const { id, name } = node.parameters.operation === 'getLink' ? ofLinks : world.credential;
		if (node.credentials) node.credentials = { mangoOfficeApi: { id, name } };
	}
	return await world.n8n.workflows.create(saved);
}

test('a workflow saved with 0.1.0 that holds every operation runs from end to end', async () => {
	const workflow = await imported('action');
	await world.n8n.workflows.run(workflow.id, 'Start');
	const [execution] = await world.n8n.executions.finished(workflow.id, 1, 300_000);
	const { runData } = execution.data.resultData;
	const names = workflow.nodes.map(({ name }) => name);
	expect(Object.keys(runData).sort()).toEqual([...names].sort());
	expect(itemsOf(execution, 'account/getBalance')).toMatchObject([{ balance: expect.any(Number) }]);
	expect(itemsOf(execution, 'call/start')).toMatchObject([{ commandId: expect.any(String), accepted: true }]);
	expect(itemsOf(execution, 'resultCode/explain')).toMatchObject([{ name: expect.any(String) }]);
	// Most name things that this PBX has; the others are refused by the PBX, and not by n8n or the node.
	const failed = names.filter((name) => itemsOf(execution, name).some((item) => 'error' in item));
	expect(failed.length).toBeLessThan(names.length / 2);
	expect(JSON.stringify(runData)).not.toMatch(/Cannot read|is not a function|Could not get parameter|Could not find property/);
}, 330_000);

test('triggers saved with 0.1.0 give the items that they gave', async () => {
	const workflow = await imported('trigger');
	await world.n8n.workflows.publish(workflow.id);
	const events = frozen('events');
	let count = 0;
	for (const { name, webhookId } of workflow.nodes) {
		const mine = events.filter((/** @type {any} */ event) => event.node === name);
		const base = `${world.url}/webhook/${webhookId}`;
		const started = mine.find((/** @type {any} */ { item }) => item !== null);
		const held = mine.find((/** @type {any} */ { item, path }) => item === null && path !== 'ping');
		if (held) expect((await post(`${base}/${held.path}`, signed(held.json))).data.status).toBe('ignored');
		expect((await post(`${base}/${started.path}`, signed(started.json))).status).toBe(200);
		const executions = await world.n8n.executions.finished(workflow.id, ++count);
		const [item] = executions.flatMap((execution) => itemsOf(execution, name));
		expect(item).toMatchObject(started.item);
	}
	expect(count).toBe(4);
});
