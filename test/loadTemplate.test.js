// @ts-check
'use strict';

const { loadTemplate } = require('../demo/load-template');
const { BEGIN_NODE } = require('../demo/template');

/** An n8n that knows nothing yet; running a node succeeds, and publishing gives the nodes back. */
function emptyN8n() {
	/** @type {string[]} */
	const ran = [];
	const client = {
		credentials: { list: async () => [] },
		executions: { get: async () => ({ status: 'success' }) },
		workflows: {
			byName: async () => null,
			create: async () => ({ id: 'w1' }),
			run: async (/** @type {string} */ _id, /** @type {string} */ node) => {
				ran.push(node);
				return { executionId: '1' };
			},
			publish: async () => ({ nodes: [] }),
		},
	};
	return { ran, scene: /** @type {any} */ ({ client, pbx: { url: 'http://127.0.0.1:1' } }) };
}

/** @param {string} name @returns {Promise<{ ran: string[], said: string }>} */
async function load(name) {
	const said = jest.spyOn(console, 'log').mockImplementation(() => {});
	const { ran, scene } = emptyN8n();
	await loadTemplate(scene, 'http://127.0.0.1:2', name);
	const lines = said.mock.calls.flat().join('\n');
	said.mockRestore();
	return { ran, said: lines };
}

test('the demo makes a Data Table of a template by itself', async () => {
	const { ran, said } = await load('exactly-once-data-table');
	expect(ran).toEqual([BEGIN_NODE]);
	expect(said).toMatch(/on its sample data/);
});

test('a table in PostgreSQL is left to the user, who alone has the credential', async () => {
	const { ran, said } = await load('exactly-once');
	expect(ran).toEqual([]);
	expect(said).toMatch(/more credentials \(httpHeaderAuth, postgres\)/);
	expect(said).not.toMatch(/on its sample data/);
});
