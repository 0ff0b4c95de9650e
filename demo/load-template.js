// @ts-check
/**
 * Brings a template into the running demo, as far as that goes without the user.
 */
'use strict';

const { CREDENTIAL_NAME } = require('./scene');
const { done, say } = require('./say');
const { BEGIN_NODE, credentialTypes, readTemplate, withCredentials } = require('./template');
const { until } = require('./until');

const MANGO = 'mangoOfficeApi';

/**
 * Imports the template with the demo's credential, makes its table, and publishes it when it needs nothing else: then the
 * simulator calls it. What the user has changed in an earlier start stays.
 * @param {import('./scene').Scene} scene
 * @param {string} url of n8n
 * @param {string} name of the template
 */
async function loadTemplate({ client, pbx }, url, name) {
	const template = readTemplate(name);
	const stored = (await client.credentials.list()).find((one) => one.name === CREDENTIAL_NAME);
	const present = await client.workflows.byName(template.name);
	const workflow = present ?? (await client.workflows.create(withCredentials(template, stored ? { [MANGO]: stored } : {})));
	done(`Template "${template.name}" ${present ? 'found' : 'loaded'}`);

	// A table elsewhere, e.g. in PostgreSQL, needs a credential that only the user has.
	const inside = template.nodes.some((/** @type {any} */ node) => node.parameters.tableName);
	if (inside) {
		const { executionId } = await client.workflows.run(workflow.id, BEGIN_NODE);
		await until('the table of the template', async () => (await client.executions.get(String(executionId))).status === 'success');
		done('Its table is there');
	}
	const used = { nodes: template.nodes.filter((/** @type {any} */ node) => !node.disabled) };
	const missing = credentialTypes(used).filter((type) => type !== MANGO);
	const page = `${url}/workflow/${workflow.id}`;
	if (missing.length > 0) {
		say(`  It needs more credentials (${missing.join(', ')}). Fill them in and publish it: ${page}`);
		say(`  Then copy the address of its trigger into the simulator's page: ${pbx.url}/`);
		if (inside) say('  Without them: run it in the editor, on its sample data.');
		return;
	}
	const { nodes } = await client.workflows.publish(workflow.id);
	const trigger = nodes.find(({ type }) => type === 'n8n-nodes-mango-office.mangoOfficeTrigger');
	if (trigger) await pbx.aim(`${url}/webhook/${trigger.webhookId}`);
	done(`It is published, and the simulator's buttons go to it from now on: ${page}`);
}

module.exports = { loadTemplate };
