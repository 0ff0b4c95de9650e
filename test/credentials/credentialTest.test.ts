import type { ICredentialTestRequest, INodeType, IHttpRequestOptions } from 'n8n-workflow';

import { inProcess } from '../support/inProcess';
import { scenes } from '../support/scene';

const scene = scenes();

/**
 * What "Test" in the credential does (n8n's credentials-tester.service.js): sends the request, then
 * goes through the rules in turn and shows the message of the first that fits.
 */
async function tested(credential: Record<string, string>): Promise<string> {
	const n8n = await inProcess(credential);
	const { request, rules } = n8n.credentialType.test as ICredentialTestRequest;
	const body = await n8n.credentialRequest(request as IHttpRequestOptions);
	for (const { type, properties } of rules ?? []) {
		if (type !== 'responseSuccessBody') continue;
		if ((body as Record<string, unknown>)[properties.key] === properties.value) return properties.message;
	}
	return 'OK';
}

describe('the test of the credential tells what to correct', () => {
	test('a right pair', async () => {
		const { pbx, sent } = await scene();
		expect(await tested(pbx.credential)).toBe('OK');
		expect(await sent()).toEqual([{ method: 'account/balance', json: {} }]);
	});

	test('a wrong salt', async () => {
		const { pbx } = await scene();
		expect(await tested({ ...pbx.credential, apiSalt: 'other' })).toMatch(/3102.*salt/);
	});

	test('a wrong key', async () => {
		const { pbx } = await scene();
		expect(await tested({ ...pbx.credential, apiKey: 'other' })).toMatch(/3105.*«Уникальный код вашей АТС»/);
	});

	test.each([
		['{"result":3102}', { status: 200, body: { result: 3102 } }, /3102/],
		['{"code":"3105"}', { status: 401, body: { code: '3105' } }, /3105/],
		['a block, an empty 401', { status: 401, body: '' }, /blocked/],
		['a rate limit', { status: 429, body: { name: 'x', message: 'Rate limit exceeded.', code: 0, status: 429 } }, /429/],
		['a log-in page', { status: 200, body: '<!doctype html><html></html>' }, /./],
		['another refusal', { status: 200, body: { result: 5000 } }, /./],
	])('%s', async (_what, fault, message) => {
		const { pbx } = await scene();
		await pbx.post('faults', { kind: 'reply', ...fault });
		const said = await tested(pbx.credential);
		expect(said).not.toBe('OK');
		expect(said).toMatch(message);
	});
});

describe('the credential', () => {
	const type = async () => (await inProcess(undefined)).credentialType;

	test('has the fields of the contract, and hides every secret', async () => {
		const fields = (await type()).properties.filter((field) => field.type !== 'notice');
		expect(fields.map(({ name }) => name)).toEqual(['apiKey', 'apiSalt', 'baseUrl', 'sipDomain', 'relayTo', 'previousApiKey', 'previousApiSalt']);
		const hidden = fields.filter(({ typeOptions }) => typeOptions?.password === true).map(({ name }) => name);
		expect(hidden).toEqual(['apiKey', 'apiSalt', 'previousApiKey', 'previousApiSalt']);
		expect(fields.find(({ name }) => name === 'baseUrl')?.default).toBe('https://app.mango-office.ru/vpbx/');
	});

	test('is what both nodes ask for', async () => {
		const n8n = await inProcess(undefined);
		const names = ['mangoOffice', 'mangoOfficeTrigger'].map((name): INodeType => n8n.nodeType(name));
		for (const { description } of names) expect(description.credentials?.map(({ name }) => name)).toEqual([(await type()).name]);
	});

	test('asks in its test for what is harmless, and follows no redirect', async () => {
		const { request } = (await type()).test as ICredentialTestRequest;
		expect(request).toMatchObject({ method: 'POST', url: 'account/balance', body: {}, disableFollowRedirect: true });
	});
});
