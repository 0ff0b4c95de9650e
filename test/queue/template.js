// @ts-check
/**
 * Gets a template into a running n8n as its user would: imports the file, chooses the credentials, changes the address of the CRM.
 */
'use strict';

const { randomUUID } = require('node:crypto');
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { LOOPBACK } = require('../../demo/ports');
const { until } = require('../../demo/until');
const { FINAL, pairCredential, summaryAddress } = require('./world');

const FOLDER = path.join(__dirname, '../../templates/exactly-once');

/** @param {string} file */
const read = (file) => JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8'));

/**
 * @typedef {object} Choices
 * @property {string} outside address of the stand-in for the CRM
 * @property {object} [options] of the trigger
 * @property {string} [pbx] base URL; given, the Polling Trigger is switched on
 */

/**
 * @param {import('./cluster').Cluster} cluster
 * @param {string} file of templates/exactly-once
 * @param {Choices} choices
 */
async function importTemplate(cluster, file, choices) {
	return await install(cluster, read(file), choices);
}

/**
 * What one would build first with a Data Table: look whether the event is there, then note it. Made of the template's nodes.
 * @param {import('./cluster').Cluster} cluster
 * @param {string} outside
 */
async function importLookFirst(cluster, outside) {
	const template = read('workflow-data-table.json');
	const { parameters } = template.nodes.find((/** @type {any} */ node) => node.name === 'Who Noted It First');
	parameters.operation = 'rowNotExists';
	const to = (/** @type {string} */ name) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });
	Object.assign(template.connections, {
		'Mango Office Trigger': to('Who Noted It First'),
		'Who Noted It First': to('Note the Event'),
		'Note the Event': to('The Event'),
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
	/** @type {Record<string, any>} */
	const chosen = {
		mangoOfficeApi: await pairCredential(cluster, pbx),
		postgres: await client.credentials.create('postgres', 'Postgres', {
			host: LOOPBACK,
			port: database.port,
			database: database.database,
			user: database.user,
			password: 'not-asked-for',
			ssl: 'disable',
			sshTunnel: false,
		}),
	};
	const webhookId = randomUUID();
	for (const node of template.nodes) {
		for (const type of Object.keys(node.credentials ?? {})) {
			node.credentials[type] = { id: chosen[type].id, name: chosen[type].name };
		}
		if (node.name === 'Create a Task in the CRM') node.parameters.url = outside;
		if (node.name === 'Mango Office Polling Trigger') node.disabled = pbx === undefined;
		if (node.name === 'Mango Office Trigger') Object.assign(node, { webhookId, parameters: { ...node.parameters, options } });
	}
	const { id } = await client.workflows.create(template);
	// "Click Once to Begin", which is in no way part of the published workflow.
	await client.workflows.run(id, 'Click Once to Begin', { nodeName: 'Make the Table', mode: 'inclusive' });
	const [made] = await client.executions.finished(id, 1, 120_000);
	if (made.status !== 'success') throw new Error(`The table was not made: ${JSON.stringify(made.data.resultData.error)}`);
	await client.workflows.publish(id);
	return { id, webhookId, address: (/** @type {{ url: string }} */ { url }) => summaryAddress(url, webhookId) };
}

/**
 * How many executions a workflow has had by its webhook, once all of them have ended.
 * @param {import('./cluster').Cluster} cluster @param {string} workflowId @param {number} atLeast how many must have been started
 * @returns {Promise<string[]>} their statuses
 */
async function ended({ database }, workflowId, atLeast) {
	return await until(
		`${atLeast} executions to end`,
		async () => {
			const rows = await database.query(`select status from execution_entity where "workflowId" = $1 and mode = 'webhook'`, [workflowId]);
			const statuses = rows.map(({ status }) => status);
			return statuses.length >= atLeast && statuses.every((status) => FINAL.includes(status)) && statuses;
		},
		{ timeoutMs: 180_000, everyMs: 300 },
	);
}

module.exports = { ended, importLookFirst, importTemplate };
