// @ts-check
'use strict';

const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const axios = require('axios').default;

const { ensureHost } = require('../../demo/host');
const { startN8n } = require('../../demo/n8n');
const { connect } = require('../../demo/rest');
const { startSimulator } = require('../../simulator/server');
const { PAIR } = require('./byHand');

const OWNER = { email: 'owner@example.org', password: 'Passw0rd-bench' };

/**
 * The two settings that everything about the receiver is measured with. The rest of n8n stays as it comes.
 * @type {ReadonlyArray<{ name: string, title: string, env: Record<string, string> }>}
 */
const SETTINGS = [
	{ name: 'default', title: "n8n's default", env: { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'false' } },
	{ name: 'lazy', title: 'lazy acquire', env: { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' } },
];

/**
 * @typedef {object} Bench
 * @property {import('../../demo/n8n').RunningN8n} n8n
 * @property {import('../../demo/rest').Client} client signed in
 * @property {{ url: string, close(): Promise<void> }} simulator
 * @property {{ id: string, name: string }} credential for the simulator; of the probe's own type with the probe package
 * @property {(path: string, body?: object) => Promise<any>} pbx POST to the simulator's own API
 * @property {(workflow: import('../../demo/rest/workflows').Definition) => Promise<string>} publish creates and publishes, gives the id
 * @property {(workflowId: string) => Promise<number>} executions how many there were
 */

/**
 * Runs something on a fresh n8n with this package and a simulator beside it; nothing is left afterwards.
 * @template T
 * @param {{ env?: Record<string, string>, log: (line: string) => void, packageDir?: string, credentialType?: string }} options another package than this one
 * @param {(bench: Bench) => Promise<T>} use
 * @returns {Promise<T>}
 */
async function withN8n({ env, log, packageDir = join(__dirname, '../..'), credentialType = 'mangoOfficeApi' }, use) {
	const host = await ensureHost({ log });
	const simulator = await startSimulator({});
	const userFolder = mkdtempSync(join(tmpdir(), 'mango-bench-'));
	/** @type {import('../../demo/n8n').RunningN8n | undefined} */
	let n8n;
	try {
		n8n = await startN8n({ host, userFolder, packageDir, env, log });
		const client = connect(n8n.url);
		await client.session.signIn(OWNER);
		const credential = await client.credentials.create(credentialType, 'PBX', { ...PAIR, baseUrl: `${simulator.url}/vpbx/` });
		return await use({
			n8n,
			client,
			simulator,
			credential,
			pbx: async (path, body = {}) => (await axios.post(`${simulator.url}/simulator/${path}`, body)).data,
			publish: async (workflow) => {
				const { id } = await client.workflows.create(workflow);
				await client.workflows.publish(id);
				return id;
			},
			executions: async (workflowId) => {
				const filter = encodeURIComponent(JSON.stringify({ workflowId }));
				return (await client.session.call('GET', `/executions?filter=${filter}&limit=1`)).count;
			},
		});
	} finally {
		await n8n?.stop();
		await simulator.close();
		rmSync(userFolder, { recursive: true, force: true, maxRetries: 5 });
	}
}

module.exports = { SETTINGS, withN8n };
