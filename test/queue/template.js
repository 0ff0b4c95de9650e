// @ts-check
/**
 * Gets a template into a running n8n as its user would: imports the file, chooses the credentials, changes the address of the CRM.
 */
'use strict';

const { randomUUID } = require('node:crypto');
const { LOOPBACK } = require('../../demo/ports');
const { errorOf, hasEnded } = require('../../demo/rest');
const { BEGIN_NODE, credentialTypes, readTemplate, withCredentials, withSettings } = require('../../demo/template');
const { until } = require('../../demo/until');
const { pairCredential, summaryAddress } = require('./world');

/**
 * @typedef {object} Choices
 * @property {string} outside address of the stand-in for the CRM
 * @property {object} [options] of the trigger
 * @property {string} [pbx] base URL; given, the Polling Trigger is switched on
 */

/**
 * @param {import('./cluster').Cluster} cluster
 * @param {string} name of the folder
 * @param {Choices} choices
 */
async function importTemplate(cluster, name, choices) {
	return await install(cluster, readTemplate(name), choices);
}

/**
 * What one would build first with a Data Table: look whether the event is there, then note it. Made of the template's nodes.
 * @param {import('./cluster').Cluster} cluster
 * @param {string} outside
 */
async function importLookFirst(cluster, outside) {
	const template = readTemplate('exactly-once-data-table');
	const { parameters } = template.nodes.find((/** @type {any} */ node) => node.name === 'Find Who Noted It First');
	parameters.operation = 'rowNotExists';
	const to = (/** @type {string} */ name) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });
	Object.assign(template.connections, {
		'Catch Missed Calls': to('Find Who Noted It First'),
		'Find Who Noted It First': to('Note the Event'),
		'Note the Event': to('Restore the Event'),
	});
	return await install(cluster, template, { outside, options: { dropDuplicates: false } });
}

/**
 * @param {import('./cluster').Cluster} cluster
 * @param {any} template
 * @param {Choices} choices
 */
async function install(cluster, template, { outside, options = {}, pbx }) {
	const { client, database } = cluster;
	/** @type {Record<string, () => Promise<{ id: string, name: string }>>} */
	const makers = {
		mangoOfficeApi: async () => await pairCredential(cluster, pbx),
		httpHeaderAuth: async () => await client.credentials.create('httpHeaderAuth', 'CRM', { name: 'Authorization', value: 'Bearer test-token' }),
		postgres: async () =>
			await client.credentials.create('postgres', 'Postgres', {
				host: LOOPBACK,
				port: database.port,
				database: database.database,
				user: database.user,
				password: 'not-asked-for',
				ssl: 'disable',
				sshTunnel: false,
			}),
	};
	/** @type {Record<string, { id: string, name: string }>} */
	const chosen = {};
	for (const type of credentialTypes(template)) chosen[type] = await makers[type]();
	const filled = withSettings(withCredentials(template, chosen), { crmUrl: new URL(outside).origin });
	// A pin would stand in for the CRM when a test runs the workflow as the editor does.
	delete filled.pinData;
	const webhookId = randomUUID();
	for (const node of filled.nodes) {
		if (node.name === 'Look Into the Statistics') node.disabled = pbx === undefined;
		if (node.name === 'Catch Missed Calls') Object.assign(node, { webhookId, parameters: { ...node.parameters, options } });
	}
	const { id } = await client.workflows.create(filled);
	await client.workflows.run(id, BEGIN_NODE, { nodeName: 'Create the Table', mode: 'inclusive' });
	const [made] = await client.executions.finished(id, 1, 120_000);
	if (made.status !== 'success') throw new Error(`The table was not made: ${JSON.stringify(made.data.resultData.error)}`);
	await client.workflows.publish(id);
	return { id, webhookId, address: (/** @type {{ url: string }} */ { url }) => summaryAddress(url, webhookId) };
}

/**
 * How the executions have ended that a workflow has had by its webhook, once all of them have.
 * @param {import('./cluster').Cluster} cluster @param {string} workflowId @param {number} atLeast how many must have been started
 * @returns {Promise<string[]>} their statuses, with the reason where one failed
 */
async function ended({ client, database }, workflowId, atLeast) {
	/** @type {Array<{ id: string, status: string }>} */
	const rows = await until(
		`${atLeast} executions to end`,
		async () => {
			const found = await database.query(`select id, status from execution_entity where "workflowId" = $1 and mode = 'webhook'`, [workflowId]);
			return found.length >= atLeast && found.every(({ status }) => hasEnded(status)) && found;
		},
		{ timeoutMs: 180_000, everyMs: 300 },
	);
	return await Promise.all(
		rows.map(async ({ id, status }) => (status === 'success' ? status : `${status}: ${errorOf(await client.executions.get(String(id)))}`)),
	);
}

module.exports = { ended, importLookFirst, importTemplate };
