// @ts-check
'use strict';

const { itemsOf, errorOf } = require('../../demo/rest');
const { startForeign } = require('../support/foreign');
const { PAIR, chain, mangoNode, missedCall, node, openWorld, post, signed, triggerNode } = require('./world');

/** @type {Awaited<ReturnType<typeof openWorld>>} */
let world;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());
beforeEach(async () => await world.pbx('reset'));

/** @param {object} changes */
const tested = async (changes) => await world.n8n.credentials.test(world.credential, { ...world.data, ...changes });

describe('the credential tests itself and says what is wrong', () => {
	test('good', async () => {
		expect(await tested({})).toMatchObject({ status: 'OK' });
	});
	test('a copied space does no harm', async () => {
		expect(await tested({ apiKey: ` ${PAIR.apiKey} `, apiSalt: `${PAIR.apiSalt}\n` })).toMatchObject({ status: 'OK' });
	});
	test('wrong salt', async () => {
		const { status, message } = await tested({ apiSalt: 'wrong' });
		expect(status).toBe('Error');
		expect(message).toMatch(/signature does not fit \(3102\).*«Ключ для создания подписи»/);
	});
	test('wrong key', async () => {
		const { message } = await tested({ apiKey: 'wrong' });
		expect(message).toMatch(/does not know this API key \(3105\).*«Уникальный код вашей АТС»/);
	});
	test('blocked after invalid requests', async () => {
		await tested({ apiSalt: 'wrong' });
		await tested({ apiSalt: 'wrong again' });
		const { message } = await tested({});
		expect(message).toMatch(/HTTP 401.*blocked for two minutes/);
	});
	test('foreign host: nothing is signed', async () => {
		const { status, message } = await tested({ baseUrl: 'https://mango-office.ru.example.org/vpbx/' });
		expect(status).toBe('Error');
		expect(message).toMatch(/does not belong to Mango Office/);
	});
	test('nobody there', async () => {
		expect(await tested({ baseUrl: 'http://127.0.0.1:9/vpbx/' })).toMatchObject({ status: 'Error' });
	});
});

describe("the HTTP Request node signs with the credential: Mango's other methods are in reach", () => {
	/** @param {object} parameters */
	async function requested(parameters) {
		const start = node('Start', 'n8n-nodes-base.manualTrigger', 1, {});
		const request = node(
			'HTTP Request',
			'n8n-nodes-base.httpRequest',
			4.2,
			{ method: 'POST', authentication: 'predefinedCredentialType', nodeCredentialType: 'mangoOfficeApi', ...parameters },
			world.credential,
		);
		const workflow = await world.n8n.workflows.create(chain('http request', start, request));
		await world.n8n.workflows.run(workflow.id, 'Start');
		const [execution] = await world.n8n.executions.finished(workflow.id);
		await world.n8n.workflows.remove(workflow.id);
		return { items: itemsOf(execution, 'HTTP Request'), error: errorOf(execution) };
	}

	test('JSON body', async () => {
		const body = { sendBody: true, specifyBody: 'json', jsonBody: '{"show_users": 1}' };
		const { items, error } = await requested({ url: `${world.simulator.url}/vpbx/groups`, ...body });
		expect(error).toBeNull();
		expect(items[0]).toMatchObject({ result: 1000, groups: expect.arrayContaining([expect.objectContaining({ name: 'Sales' })]) });
	});
	test('no body', async () => {
		const { items } = await requested({ url: `${world.simulator.url}/vpbx/account/balance` });
		expect(items[0]).toMatchObject({ result: 1000, balance: expect.any(Number) });
	});
	test('GET is refused with a sentence that helps', async () => {
		const { error } = await requested({ method: 'GET', url: `${world.simulator.url}/vpbx/account/balance` });
		expect(error).toMatch(/change the method from GET to POST/);
		expect(await world.requests()).toHaveLength(0);
	});
	test('a foreign address gets nothing signed', async () => {
		const { error } = await requested({ url: 'https://app.mango-office.ru.example.org/vpbx/groups' });
		expect(error).toMatch(/does not belong to Mango Office/);
	});
});

describe('somebody points the base URL of a shared credential elsewhere while workflows use it', () => {
	/** @type {Awaited<ReturnType<typeof startForeign>>} */
	let foreign;
	beforeAll(async () => {
		foreign = await startForeign();
	});
	afterAll(async () => {
		await save(world.data.baseUrl);
		await foreign.close();
	});

	/** @param {string} baseUrl */
	const save = async (baseUrl) => void (await world.n8n.credentials.save('mangoOfficeApi', world.credential.name, { ...world.data, baseUrl }));

	/** One node behind a manual trigger. @param {any} tested */
	async function failureOf(tested) {
		const workflow = await world.n8n.workflows.create(chain('changed', node('Start', 'n8n-nodes-base.manualTrigger', 1, {}), tested));
		await world.n8n.workflows.run(workflow.id, 'Start');
		const [execution] = await world.n8n.executions.finished(workflow.id);
		return errorOf(execution);
	}

	/** The list of a picker as the editor asks for it; the error when it cannot be loaded. */
	async function failureOfList() {
		const { session } = world.n8n;
		const asked = session.call('POST', '/dynamic-node-parameters/resource-locator-results', {
			...{ path: 'parameters.employee', methodName: 'searchEmployees', currentNodeParameters: { resource: 'call', operation: 'start' } },
			nodeTypeAndVersion: { name: 'n8n-nodes-mango-office.mangoOffice', version: 1 },
			credentials: { mangoOfficeApi: { id: world.credential.id, name: world.credential.name } },
			projectId: await session.projectId(),
		});
		return await asked.then(() => null, (/** @type {Error} */ error) => error.message);
	}

	const REFUSED = /does not belong to Mango Office|must not contain a user name/;

	test.each([
		['a foreign server', () => `${foreign.url}/vpbx/`],
		["Mango's name in front of it", () => `http://app.mango-office.ru@${foreign.hosts[0]}:${foreign.port}/vpbx/`],
		['a look-alike', () => 'https://app.mango-office.ru.evil.example/vpbx/'],
	])('%s: node, list, credential test, HTTP Request node and polling trigger are refused before they connect', async (_what, address) => {
		await save(address());
		expect(await failureOf(mangoNode({ resource: 'account', operation: 'getBalance' }, world.credential))).toMatch(REFUSED);
		expect(await failureOfList()).toMatch(REFUSED);
		expect((await tested({ baseUrl: address() })).message).toMatch(REFUSED);
		const request = node(
			...['HTTP Request', 'n8n-nodes-base.httpRequest'], 4.2,
			{ method: 'POST', url: `${address()}account/balance`, authentication: 'predefinedCredentialType', nodeCredentialType: 'mangoOfficeApi' },
			world.credential,
		);
		expect(await failureOf(request)).toMatch(REFUSED);
		const polling = node('Polling', 'n8n-nodes-mango-office.mangoOfficePollingTrigger', 1, { events: ['call.ended'], start: 'date', startDate: new Date().toISOString() }, world.credential);
		const workflow = await world.n8n.workflows.create(chain('changed: polling', polling, node('End', 'n8n-nodes-base.noOp', 1, {})));
		await expect(world.n8n.workflows.publish(workflow.id)).rejects.toThrow(REFUSED);
		expect(foreign.got()).toEqual({ connections: 0, bytes: '' });
		expect(await world.requests()).toHaveLength(0);
	}, 120_000);

	test('the trigger, which asks nobody, goes on; and with the right address so does everything else', async () => {
		await save(`${foreign.url}/vpbx/`);
		const trigger = triggerNode({ events: ['call.missed'] }, world.credential);
		const workflow = await world.n8n.workflows.create(chain('changed: trigger', trigger, node('End', 'n8n-nodes-base.noOp', 1, {})));
		await world.n8n.workflows.publish(workflow.id);
		expect((await post(`${world.url}/webhook/${trigger.webhookId}/events/summary`, signed(missedCall('changed')))).status).toBe(200);
		await world.n8n.executions.finished(workflow.id);
		await save(world.data.baseUrl);
		expect(await failureOf(mangoNode({ resource: 'account', operation: 'getBalance' }, world.credential))).toBeNull();
		expect(foreign.got().connections).toBe(0);
	});

	test.each([301, 302, 307, 308])('a redirect with %i takes neither the node nor the HTTP Request node there', async (status) => {
		await world.pbx('faults', { kind: 'reply', status, body: '', headers: { Location: `${foreign.url}/x` } });
		expect(await failureOf(mangoNode({ resource: 'account', operation: 'getBalance' }, world.credential))).toEqual(expect.any(String));
		const request = node(
			...['HTTP Request', 'n8n-nodes-base.httpRequest'], 4.2,
			{ method: 'POST', url: `${world.simulator.url}/vpbx/account/balance`, authentication: 'predefinedCredentialType', nodeCredentialType: 'mangoOfficeApi' },
			world.credential,
		);
		await failureOf(request);
		expect(await world.requests()).not.toHaveLength(0);
		expect(foreign.got()).toEqual({ connections: 0, bytes: '' });
	});
});
