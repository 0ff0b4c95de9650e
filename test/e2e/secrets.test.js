// @ts-check
'use strict';

const { randomBytes } = require('node:crypto');
const { setImmediate: turn } = require('node:timers/promises');

const { itemsOf } = require('../../demo/rest');
const { searchFor } = require('../support/leaks');
const { noted, notePair } = require('./left');
const places = require('./places');
const { PAIR, chain, mangoNode, missedCall, node, openWorld, post, signed, triggerNode } = require('./world');

/**
 * Comes last (lastOfAll.js): looks for key, salt and all signatures of the whole run in everything that the run has left.
 *
 * What is not looked for, because it is documented: Recording: Get Link makes a link that holds the API key and a
 * signature of its own (docs/operations.md). everyOperation.test.js runs that operation with a pair of its own, of
 * which the salt alone is noted here.
 */

/** Something that does lie in each place: a search that misses it would prove nothing. */
const CANARY = `canary-${randomBytes(8).toString('hex')}`;

/** @type {Awaited<ReturnType<typeof openWorld>>} */
let world;
/** @type {{ search: import('../support/leaks').Search, canary: import('../support/leaks').Search, secrets: any[] }} */
let sought;
/** @type {Awaited<ReturnType<typeof places.database>>} */
let database;

/** n8n's own node with the credential: what it keeps of a failure is not in our hands, but the form is. @param {string} name @param {string} url */
function httpRequest(name, url) {
	const parameters = { method: 'POST', url, authentication: 'predefinedCredentialType', nodeCredentialType: 'mangoOfficeApi' };
	return node(name, 'n8n-nodes-base.httpRequest', 4.2, parameters, world.credential);
}

/** A little of everything, so that this file means something when it runs alone. */
async function traffic() {
	const { n8n, url, credential } = world;
	const trigger = triggerNode({ events: ['call.missed'], options: { output: 'both' } }, credential);
	const listening = await n8n.workflows.create(chain('secrets: trigger', trigger, node('End', 'n8n-nodes-base.noOp', 1, {})));
	await n8n.workflows.publish(listening.id);
	const address = `${url}/webhook/${trigger.webhookId}/events/summary`;
	expect((await post(address, signed(missedCall('searched')))).status).toBe(200);
	expect((await post(address, signed(missedCall('forged'), { ...PAIR, apiSalt: 'guessed' }))).status).toBe(401);
	await n8n.executions.finished(listening.id);

	const set = node('Canary', 'n8n-nodes-base.set', 3.4, { mode: 'raw', jsonOutput: JSON.stringify({ CANARY }) });
	const requests = [
		mangoNode({ resource: 'account', operation: 'getBalance' }, credential, 'Good'),
		mangoNode({ resource: 'recording', operation: 'download', recordingId: 'nothing' }, credential, 'Refused'),
		httpRequest('Passed', `${world.simulator.url}/vpbx/account/balance`),
		httpRequest('Unknown', `${world.simulator.url}/vpbx/no/such/method`),
		httpRequest('Unreachable', 'http://127.0.0.1:9/vpbx/account/balance'),
	];
	for (const request of requests) {
		const workflow = await n8n.workflows.create(chain(`secrets: ${request.name}`, node('Start', 'n8n-nodes-base.manualTrigger', 1, {}), set, request));
		await n8n.workflows.run(workflow.id, 'Start');
		const [execution] = await n8n.executions.finished(workflow.id);
		expect(itemsOf(execution, 'Canary')).toEqual([{ CANARY }]);
	}
	// n8n logs and answers the address of a webhook that it does not have.
	expect((await post(`${url}/webhook/${CANARY}`)).status).toBe(404);
}

beforeAll(async () => {
	world = await openWorld();
	await traffic();
	const secrets = noted('secrets');
	sought = { secrets, search: searchFor(secrets), canary: searchFor([{ kind: 'canary', value: CANARY }]) };
	database = await places.database();
}, 180_000);
afterAll(async () => await world.close());

test('there is something to look for: keys, salts and signatures, those that were sent and those that came', () => {
	const count = (/** @type {string} */ kind) => sought.secrets.filter((secret) => secret.kind === kind).length;
	expect([count('key'), count('salt')]).toEqual([expect.any(Number), expect.any(Number)]);
	expect(Math.min(count('key'), count('salt'))).toBeGreaterThan(0);
	expect(count('signature')).toBeGreaterThan(3);
});

test.each([
	['files of n8n: database, event log, recordings', () => places.files()],
	['rows of the database', () => database.rows],
	["n8n's log at level debug", () => places.logs()],
	['stored executions, with items and errors', () => places.executions(world.n8n)],
	['workflows as the editor downloads them', () => places.workflows(world.n8n)],
	['workflows as the command line exports them', () => database.exported],
	['answers to events', () => places.answers()],
])('no secret in: %s', async (place, pieces) => {
	const leaks = [];
	let canaries = 0;
	let count = 0;
	for await (const { where, content } of pieces()) {
		count++;
		// n8n closes connections that are idle; whoever is busy for long learns it too late and uses a dead one.
		await turn();
		canaries += sought.canary(content).length;
		leaks.push(...sought.search(content).map((what) => `${what} in ${where}`));
	}
	process.stdout.write(`  ${count} looked through for ${sought.secrets.length} secrets: ${place}\n`);
	expect(leaks).toEqual([]);
	expect(canaries).toBeGreaterThan(0);
}, 180_000);

test("the log is one of level debug, and tells of the trigger's refusals", () => {
	const text = [...places.logs()].map(({ content }) => content.toString()).join('\n');
	expect(text).toMatch(/debug/i);
	expect(text).toContain('Mango Office Trigger refused a request');
});

test('no secret in the tarball, nor anything that looks like a signature', () => {
	const pieces = [...places.tarball()];
	expect(pieces.map(({ where }) => where)).toContain('package.json');
	const known = searchFor([{ kind: 'known', value: 'mangoOfficeApi' }]);
	expect(pieces.filter(({ content }) => known(content).length > 0).map(({ where }) => where)).toContain('dist/start.js');
	expect(pieces.flatMap(({ where, content }) => sought.search(content).map((what) => `${what} in ${where}`))).toEqual([]);
	expect(pieces.filter(({ content }) => /\b[0-9a-f]{64}\b/i.test(content.toString())).map(({ where }) => where)).toEqual([]);
});
