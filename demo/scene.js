// @ts-check
/**
 * Furnishes a running n8n: owner, credential, table, published workflow. Doing it again changes nothing.
 */
'use strict';

const { createHash } = require('node:crypto');
const { connect } = require('./rest');
const { done } = require('./say');
const { TABLE_NAME, tableColumns } = require('./table');
const { until } = require('./until');
const { WORKFLOW_NAME, missedCallWorkflow } = require('./workflow');

const CREDENTIAL_NAME = 'Mango Office (simulator)';

/**
 * @typedef {object} Scene
 * @property {import('./rest').Client} client signed in
 * @property {import('./pbx').Pbx} pbx
 * @property {string} tableId
 * @property {string} workflowId
 * @property {string} webhookUrl what goes into the cabinet of a real PBX
 */

/**
 * @param {import('./rest').Client} client
 * @param {import('./state').State} state
 * @param {import('./workflow').Links} links
 * @returns {Promise<{ id: string, how: string }>}
 */
async function ensureWorkflow(client, state, links) {
	const definition = missedCallWorkflow(links);
	const fingerprint = createHash('sha256').update(JSON.stringify(definition)).digest('hex');
	const present = await client.workflows.byName(WORKFLOW_NAME);
	if (!present) {
		state.workflow = fingerprint;
		return { id: (await client.workflows.create(definition)).id, how: 'created' };
	}
	// As long as the demo brings nothing new, what the user changed in the editor stays.
	if (state.workflow === fingerprint) return { id: present.id, how: 'found' };
	state.workflow = fingerprint;
	await client.workflows.update(present.id, definition);
	return { id: present.id, how: 'brought up to date' };
}

/**
 * @param {object} options
 * @param {string} options.url of n8n
 * @param {import('./pbx').Pbx} options.pbx
 * @param {import('./state').State} options.state the fingerprint of the workflow is changed in it
 * @returns {Promise<Scene>}
 */
async function furnish({ url, pbx, state }) {
	const client = connect(url);
	const { created } = await client.session.signIn({ ...state, firstName: 'Mango', lastName: 'Demo' });
	done(created ? 'Owner account created' : 'Signed in as the owner');

	const stored = await client.credentials.save('mangoOfficeApi', CREDENTIAL_NAME, pbx.credential);
	const credential = { id: stored.id, name: stored.name };
	const test = await client.credentials.test(stored, pbx.credential);
	if (test.status !== 'OK') throw new Error(`The test of the credential failed: ${test.message}`);
	done(`Credential "${stored.name}" stored and tested: ${test.message}`);

	const table = await client.tables.save(TABLE_NAME, tableColumns());
	done(`Data Table "${TABLE_NAME}" is there, it stands for your CRM`);

	const { id, how } = await ensureWorkflow(client, state, { tableId: table.id, credential, webhookId: state.webhookId });
	await client.workflows.publish(id);
	const webhookUrl = `${url}/webhook/${state.webhookId}`;
	await until('the trigger to answer the PBX', async () => (await fetch(`${webhookUrl}/ping`, { method: 'POST' })).ok);
	done(`Workflow "${WORKFLOW_NAME}" ${how} and published`);
	return { client, pbx, tableId: table.id, workflowId: id, webhookUrl };
}

module.exports = { CREDENTIAL_NAME, furnish };
