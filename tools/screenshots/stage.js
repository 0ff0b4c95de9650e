// @ts-check
/** A real n8n and a simulator for the pictures, furnished like the demo. */
'use strict';

const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const { missedCall } = require('../../demo/acts');
const { ensureHost } = require('../../demo/host');
const { startN8n } = require('../../demo/n8n');
const { KEY, SALT, pbxAt } = require('../../demo/pbx');
const { LOOPBACK, usualPort } = require('../../demo/ports');
const { furnish } = require('../../demo/scene');
const { NODES } = require('../../demo/workflow');
const { startSimulator } = require('../../simulator/server');
const { everyNode } = require('./nodes');

const STATE = { email: 'owner@example.org', password: 'Passw0rd-pictures', webhookId: '5f3c1d2e-7a64-4b58-9c0d-2e8f6a1b3c4d' };

/** The usual ports: they are in the pictures. */
async function openStage() {
	const userFolder = mkdtempSync(join(tmpdir(), 'mango-screenshots-'));
	const port = await usualPort(5678);
	const simulator = await startSimulator({ port: await usualPort(8082), target: `http://${LOOPBACK}:${port}/webhook/${STATE.webhookId}`, key: KEY, salt: SALT });
	/** @type {Awaited<ReturnType<typeof startN8n>> | null} */
	let n8n = null;
	const close = async () => {
		await n8n?.stop();
		await simulator.close();
		rmSync(userFolder, { recursive: true, force: true, maxRetries: 5 });
	};
	try {
		n8n = await startN8n({ host: await ensureHost({ log: console.log }), userFolder, port, packageDir: join(__dirname, '..', '..'), env: { GENERIC_TIMEZONE: 'Europe/Moscow' } });
		const scene = await furnish({ url: n8n.url, pbx: pbxAt(simulator.url), state: { ...STATE } });
		await missedCall(scene);
		return { ...(await furnishPictures(scene)), close, url: n8n.url, owner: STATE };
	} catch (error) {
		await close();
		throw error;
	}
}

/** @param {import('../../demo/scene').Scene} scene */
async function furnishPictures(scene) {
	const { client, pbx, workflowId } = scene;
	const right = (await client.credentials.list())[0];
	const wrong = await client.credentials.save('mangoOfficeApi', 'Mango Office (wrong salt)', { ...pbx.credential, apiSalt: 'not-the-salt' });
	const nodes = await client.workflows.create(everyNode(right, wrong));
	const { nodes: demo } = await client.workflows.get(workflowId);
	const triggerId = demo.find(({ name }) => name === NODES.trigger).id;
	const polling = await client.workflows.create({
		name: 'Polling',
		nodes: [{ id: 'polling', name: 'Mango Office Polling Trigger', type: 'n8n-nodes-mango-office.mangoOfficePollingTrigger', typeVersion: 1, position: [0, 0], parameters: {}, credentials: { mangoOfficeApi: right } }],
		connections: {},
	});
	/** Without what earlier pictures have done to it, such as a block after refused requests. */
	const freshPbx = async () => await fetch(`${pbx.url}/simulator/reset`, { method: 'POST' });
	return { scene, freshPbx, right, wrong, demoId: workflowId, triggerId, nodesId: nodes.id, pollingId: polling.id };
}

/** @typedef {Awaited<ReturnType<typeof openStage>>} Stage */

module.exports = { openStage };
