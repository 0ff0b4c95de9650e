// @ts-check
'use strict';

const axios = require('axios').default;

const { CONVERSATIONS, compareReceivers, compareRuns } = require('../../bench/by-hand');
const { PAIR, PERIOD, byHand, countNodes, countSecrets, ours } = require('../../bench/support/byHand');
const { startSimulator } = require('../../simulator/server');
const { openWorld } = require('./world');

/** @type {import('../../bench/support/n8n').Bench} */
let bench;
/** @type {Awaited<ReturnType<typeof openWorld>>} */
let world;
/** @type {Awaited<ReturnType<typeof startSimulator>>} */
let simulator;
/** @type {{ id: string, name: string }} */
let credential;
const left = process.env.MANGO_E2E_LEFT;

/** A measurement that compares with something broken would flatter us. */
beforeAll(async () => {
	world = await openWorld();
	// What is made by hand keeps salt and signatures in workflows and executions: secrets.test.js must not look for these.
	delete process.env.MANGO_E2E_LEFT;
	simulator = await startSimulator({});
	const { n8n: client, url } = world;
	credential = await client.credentials.create('mangoOfficeApi', 'PBX of baselines', { ...PAIR, baseUrl: `${simulator.url}/vpbx/` });
	const pbx = async (/** @type {string} */ path, body = {}) => (await axios.post(`${simulator.url}/simulator/${path}`, body)).data;
	const publish = async (/** @type {any} */ workflow) => {
		const { id } = await client.workflows.create(workflow);
		await client.workflows.publish(id);
		return id;
	};
	bench = /** @type {any} */ ({ n8n: { url }, client, simulator, credential, pbx, publish });
	await axios.post(`${simulator.url}/simulator/faults`, { statisticsReadyIn: 0 });
	await pbx('conversations', { count: CONVERSATIONS, ...PERIOD });
});
afterAll(async () => {
	process.env.MANGO_E2E_LEFT = left;
	await simulator.close();
	await world.close();
});

test('the receiver made by hand takes the same calls, refuses the same forgeries and answers the check', async () => {
	await compareReceivers(bench);
}, 120_000);

test.each(/** @type {const} */ (['callback', 'recording', 'statistics']))(
	'%s made by hand comes to the same result as ours',
	async (name) => await compareRuns(bench, name),
	180_000,
);

test.each(/** @type {const} */ (['receiver', 'callback', 'recording', 'statistics']))(
	'%s: one node against several, and no secret in what is exported',
	async (name) => {
		const [own, other] = [ours(name, credential), byHand(name)];
		expect([countNodes(own), countSecrets(own)]).toEqual([1, 0]);
		expect(countNodes(other)).toBeGreaterThanOrEqual(4);
		expect(countSecrets(other)).toBeGreaterThanOrEqual(1);
	},
);
