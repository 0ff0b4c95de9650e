// @ts-check
'use strict';
/** P29 on n8n's own database: what publishing writes, unpublishing takes away. */
const { execFileSync } = require('node:child_process');
const { dirname, join } = require('node:path');

const { ensureHost } = require('../../demo/host');
const { chain, node, openWorld, post, triggerNode, until } = require('./world');

const TIMES = 10;
const WAIT = { timeoutMs: 60_000 };

/** @type {Awaited<ReturnType<typeof openWorld>>} */
let world;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => {
	await world.close();
});

/** n8n's rows of a workflow's addresses, read by the Node that n8n runs on. @param {string} id */
async function rowsOf(id) {
	const database = join(dirname(/** @type {string} */ (process.env.MANGO_E2E_LOG)), '.n8n/database.sqlite');
	const { node: executable } = await ensureHost({});
	const script = `
		const { DatabaseSync } = require('node:sqlite');
		const database = new DatabaseSync(process.argv[1], { readOnly: true });
		const rows = database.prepare('SELECT webhookPath, method FROM webhook_entity WHERE workflowId = ?').all(process.argv[2]);
		console.log(JSON.stringify(rows));`;
	return JSON.parse(execFileSync(executable, ['--no-warnings', '-e', script, database, id], { encoding: 'utf8' }));
}

test(`published and unpublished ${TIMES} times: no address stays, Mango was not asked, and the next publication works`, async () => {
	const trigger = triggerNode({ events: ['call.missed'] }, world.credential);
	const workflow = await world.n8n.workflows.create(chain('publishing', trigger, node('End', 'n8n-nodes-base.noOp', 1, {})));
	const url = `${world.url}/webhook/${trigger.webhookId}/ping`;
	const declared = require('../../dist/nodes/MangoOfficeTrigger/webhooks.js').WEBHOOKS.length;
	const answers = (/** @type {number} */ status) => until(`ping to answer ${status}`, async () => (await post(url)).status === status, WAIT);

	for (let time = 0; time < TIMES; time++) {
		await world.n8n.workflows.publish(workflow.id);
		await answers(200);
		await until('all addresses to be there', async () => (await rowsOf(workflow.id)).length === declared, WAIT);
		await world.n8n.workflows.unpublish(workflow.id);
		await answers(404);
		await until('no address to be left', async () => (await rowsOf(workflow.id)).length === 0, WAIT);
	}
	await world.n8n.workflows.publish(workflow.id);
	await answers(200);
	expect(await world.requests()).toEqual([]);
	await world.n8n.workflows.remove(workflow.id);
}, 600_000);
