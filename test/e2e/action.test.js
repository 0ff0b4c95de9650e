// @ts-check
'use strict';

const { itemsOf, errorOf } = require('../../demo/rest');
const { chain, mangoNode, node, openWorld } = require('./world');

/** @type {Awaited<ReturnType<typeof openWorld>>} */
let world;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

/** Runs one Mango Office node by hand. @param {object} parameters @param {any} [credential] */
async function run(parameters, credential = world.credential) {
	const start = node('Start', 'n8n-nodes-base.manualTrigger', 1, {});
	const workflow = await world.n8n.workflows.create(chain('action', start, mangoNode(parameters, credential)));
	await world.n8n.workflows.run(workflow.id, 'Start');
	const [execution] = await world.n8n.executions.finished(workflow.id);
	await world.n8n.workflows.remove(workflow.id);
	return { items: itemsOf(execution, 'Mango Office'), error: errorOf(execution), execution };
}

const EMPLOYEE = { __rl: true, mode: 'extension', value: '101' };

test('an SMS goes out once, and its command id comes back', async () => {
	const { items, error } = await run({
		resource: 'sms',
		operation: 'send',
		employee: EMPLOYEE,
		toNumber: '8 (900) 000-00-02',
		text: 'Мы перезвоним',
	});
	expect(error).toBeNull();
	expect(items).toMatchObject([{ commandId: expect.stringMatching(/^n8n-/), accepted: true, result: { code: 1000 } }]);
	const sent = (await world.requests()).filter((/** @type {any} */ one) => one.path.endsWith('commands/sms'));
	expect(sent).toHaveLength(1);
	expect(JSON.stringify(sent[0])).toContain('79000000002');
});

test('a recording is downloaded as a file with name and type', async () => {
	const { items, error, execution } = await run({
		resource: 'recording',
		operation: 'download',
		recordingId: 'MToxMDAwMDAwOjkwMDAwMDAwMDE6MA==',
		binaryPropertyName: 'data',
	});
	expect(error).toBeNull();
	expect(items).toMatchObject([{ mimeType: 'audio/mpeg', fileName: expect.stringMatching(/\.mp3$/) }]);
	const { binary } = execution.data.resultData.runData['Mango Office'][0].data.main[0][0];
	expect(binary.data).toMatchObject({ mimeType: 'audio/mpeg', bytes: items[0].fileSize });
});

test('a refusal of the PBX says what happened and what to do', async () => {
	const { error, execution } = await run({ resource: 'recording', operation: 'download', recordingId: 'nothing', binaryPropertyName: 'data' });
	expect(error).toMatch(/3320/);
	expect(execution.data.resultData.error.description).toMatch(/minutes after/);
});

test('a result code is explained without any credential', async () => {
	const { items, error } = await run({ resource: 'resultCode', operation: 'explain', code: 1111 }, null);
	expect(error).toBeNull();
	expect(items).toMatchObject([{ code: 1111, name: 'NO_ANSWER' }]);
});

test('the pickers list employees, groups and lines by name', async () => {
	for (const [methodName, expected] of [
		['searchEmployees', 'Anna Ivanova (101)'],
		['searchGroups', 'Sales (500)'],
		['searchLines', 'Main (+74950000001)'],
	]) {
		const { results } = await world.n8n.session.call('POST', '/dynamic-node-parameters/resource-locator-results', {
			path: 'parameters.employee',
			methodName,
			nodeTypeAndVersion: { name: 'n8n-nodes-mango-office.mangoOffice', version: 1 },
			currentNodeParameters: { resource: 'call', operation: 'start' },
			credentials: { mangoOfficeApi: { id: world.credential.id, name: world.credential.name } },
			projectId: await world.n8n.session.projectId(),
		});
		expect(results).toContainEqual(expect.objectContaining({ name: expected }));
	}
});
