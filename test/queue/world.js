// @ts-check
/** What the tests of queue mode need beside the processes. */
'use strict';

const { hasEnded } = require('../../demo/rest');
const { PAIR, chain, node, triggerNode } = require('../e2e/world');

/** Nobody listens there: for tests in which the PBX is not asked. */
const NO_PBX = 'http://127.0.0.1:9/vpbx/';

/** A credential for events signed with PAIR. @param {import('./cluster').Cluster} cluster @param {string} [baseUrl] of the PBX */
async function pairCredential({ client }, baseUrl = NO_PBX) {
	return await client.credentials.create('mangoOfficeApi', 'PBX', { ...PAIR, baseUrl });
}

/**
 * A published workflow: the trigger, and one call of the system outside.
 * @param {import('./cluster').Cluster} cluster
 * @param {string} name @param {string} outside address @param {object} [options] of the trigger
 */
async function publishCaller(cluster, name, outside, options = {}) {
	/** @type {any} */
	const trigger = triggerNode({ events: ['call.missed'], options }, await pairCredential(cluster));
	const call = node('Call the CRM', 'n8n-nodes-base.httpRequest', 4.2, {
		method: 'POST',
		url: outside,
		sendBody: true,
		bodyParameters: { parameters: [{ name: 'eventId', value: '={{ $json.eventId }}' }] },
		options: {},
	});
	const { id } = await cluster.client.workflows.create(chain(name, trigger, call));
	await cluster.client.workflows.publish(id);
	return { id, address: (/** @type {{ url: string }} */ { url }) => summaryAddress(url, trigger.webhookId) };
}

/** @param {string} url of an n8n process @param {string} webhookId */
const summaryAddress = (url, webhookId) => `${url}/webhook/${webhookId}/events/summary`;

/**
 * The executions of a workflow as the database has them. REST lists a page only.
 * @param {import('./cluster').Cluster} cluster
 * @param {string} workflowId
 * @returns {Promise<Array<{ id: string, status: string, eventId: string, final: boolean }>>}
 */
async function stored({ database }, workflowId) {
	const rows = await database.query(
		`select e.id, e.status, e.mode, substring(d.data from 'summary:[A-Za-z0-9=-]+') as "eventId"
		 from execution_entity e join execution_data d on d."executionId" = e.id
		 where e."workflowId" = $1 and e."deletedAt" is null order by e.id`,
		[workflowId],
	);
	return rows.map((row) => ({ ...row, id: String(row.id), final: hasEnded(row.status) }));
}

/** How many there are of each. @param {string[]} values @returns {Record<string, number>} */
function tally(values) {
	/** @type {Record<string, number>} */
	const counts = {};
	for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
	return counts;
}

module.exports = { pairCredential, publishCaller, stored, summaryAddress, tally };
