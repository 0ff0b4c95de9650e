// @ts-check
'use strict';

/** What is shipped goes without them. @type {Record<string, Record<string, { in: Record<string, any> }>>} */
const EXAMPLES = require('../../dist/examples.json');
const { RESOURCES } = require('../../dist/nodes/MangoOffice/resources.js');
const { storedExample } = require('../../tools/stored');
const { chain, mangoNode, node, openWorld } = require('./world');

/** @type {Awaited<ReturnType<typeof openWorld>>} */
let world;
/** @type {any} */
let ofLinks;
beforeAll(async () => {
	world = await openWorld();
	ofLinks = await world.credentialOfLinks();
	// Examples name things that this PBX does not have; here only n8n is on trial.
	await world.pbx('faults', { guard: 'off', rates: 'off', statisticsReadyIn: 0 });
});
afterAll(async () => await world.close());

/** What a mistake of ours would look like, in place of a sentence for the user. */
const OUR_FAULT = /Cannot read|is not a function|Could not get parameter|Could not find property|undefined|not supported/;

describe.each(RESOURCES.map((/** @type {any} */ resource) => [resource.name, resource]))('%s', (_name, resource) => {
	test('every operation runs in n8n as its example says', async () => {
		for (const operation of resource.operations) {
			const start = node('Start', 'n8n-nodes-base.manualTrigger', 1, {});
			const credential = operation.value === 'getLink' ? ofLinks : world.credential;
			const one = mangoNode(storedExample(resource.value, operation, EXAMPLES[resource.value][operation.value].in), credential);
			const workflow = await world.n8n.workflows.create(chain(`${resource.value} ${operation.value}`, start, one));
			await world.n8n.workflows.run(workflow.id, 'Start');
			const [execution] = await world.n8n.executions.finished(workflow.id);
			await world.n8n.workflows.remove(workflow.id);
			const said = execution.data.resultData.error?.message ?? '';
			expect(`${operation.value}: ${said}`).not.toMatch(OUR_FAULT);
		}
	}, 120_000);
});
