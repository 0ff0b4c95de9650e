// @ts-check
'use strict';

const axios = require('axios').default;

/** What is shipped goes without them. @type {Record<string, Record<string, { in: Record<string, any> }>>} */
const EXAMPLES = require('../../dist/examples.json');
const { RESOURCES } = require('../../dist/nodes/MangoOffice/resources.js');
const { chain, mangoNode, node, openWorld } = require('./world');

/** @type {Awaited<ReturnType<typeof openWorld>>} */
let world;
beforeAll(async () => {
	world = await openWorld();
	// Examples name things that this PBX does not have; here only n8n is on trial.
	await axios.post(`${world.simulator.url}/simulator/faults`, { guard: 'off', rates: 'off', statisticsReadyIn: 0 });
});
afterAll(async () => await world.close());

/** An operation's example as the editor stores it. @param {string} resource @param {any} operation */
function stored(resource, operation) {
	/** @type {Record<string, any>} */
	const parameters = { resource, operation: operation.value };
	/** @type {Record<string, any>} */
	const additionalFields = {};
	for (const { name, optional, property } of operation.fields) {
		const given = EXAMPLES[resource][operation.value].in[name];
		if (given === undefined) continue;
		const value = property.type === 'resourceLocator' && typeof given !== 'object' ? { __rl: true, mode: 'list', value: given } : given;
		(optional ? additionalFields : parameters)[name] = value;
	}
	return { ...parameters, additionalFields };
}

/** What a mistake of ours would look like, in place of a sentence for the user. */
const OUR_FAULT = /Cannot read|is not a function|Could not get parameter|Could not find property|undefined|not supported/;

describe.each(RESOURCES.map((/** @type {any} */ resource) => [resource.name, resource]))('%s', (_name, resource) => {
	test('every operation runs in n8n as its example says', async () => {
		for (const operation of resource.operations) {
			const start = node('Start', 'n8n-nodes-base.manualTrigger', 1, {});
			const one = mangoNode(stored(resource.value, operation), world.credential);
			const workflow = await world.n8n.workflows.create(chain(`${resource.value} ${operation.value}`, start, one));
			await world.n8n.workflows.run(workflow.id, 'Start');
			const [execution] = await world.n8n.executions.finished(workflow.id);
			await world.n8n.workflows.remove(workflow.id);
			const said = execution.data.resultData.error?.message ?? '';
			expect(`${operation.value}: ${said}`).not.toMatch(OUR_FAULT);
		}
	}, 120_000);
});
