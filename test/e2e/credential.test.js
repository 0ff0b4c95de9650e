// @ts-check
'use strict';

const { itemsOf, errorOf } = require('../../demo/rest');
const { PAIR, chain, node, openWorld } = require('./world');

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
