import { startAnswering, type Answering } from '../../support/answering';
import { inProcess } from '../../support/inProcess';
import { MISSED } from '../../support/missed';
import { formOf } from '../../support/sign';

const PAIR = { apiKey: 'relay-key', apiSalt: 'relay-salt' };
const SUMMARY = { ...MISSED, entry_id: 'MjY4OTAwMDAwMDE=', to: {}, disconnect_reason: 1100 };

const open: Answering[] = [];
afterEach(async () => {
	await Promise.all(open.splice(0).map(async (one) => await one.close()));
});

/** Another system that takes events, and an n8n whose credential names it, or not. */
async function world(status = 200, relayTo?: (url: string) => string, location?: string) {
	const crm = await startAnswering((_path, response) => {
		response.statusCode = status;
		if (location !== undefined) response.setHeader('location', location);
		response.end('whatever the other system says');
	});
	open.push(crm);
	const admitted = relayTo?.(crm.url) ?? `https://other.example.com/x, ${crm.url}/mango/`;
	const n8n = await inProcess({ ...PAIR, baseUrl: `${crm.url}/vpbx/`, relayTo: admitted });
	const relay = async (more: object = {}) =>
		await n8n.run(
			{
				resource: 'event',
				operation: 'relay',
				targetUrl: `${crm.url}/mango`,
				eventPath: '={{ $json.path }}',
				eventJson: '={{ $json.raw }}',
				...more,
			},
			{ items: [{ path: 'events/summary', raw: SUMMARY }] },
		);
	return { crm, relay };
}

test('an event of the trigger arrives as Mango would send it: form, signature, path', async () => {
	const { crm, relay } = await world();
	const { items, error } = await relay();
	expect(error).toBeUndefined();
	expect(items).toEqual([{ json: { delivered: true, status: 200 }, pairedItem: { item: 0 } }]);
	expect(crm.hits).toEqual(['POST /mango/events/summary']);
	expect(crm.headers[0]['content-type']).toBe('application/x-www-form-urlencoded');
	expect(Object.fromEntries(new URLSearchParams(crm.bodies[0]))).toEqual(formOf(PAIR, SUMMARY));
});

test.each([400, 401, 500, 503])('HTTP %d is told, and the event is not sent again', async (status) => {
	const { crm, relay } = await world(status);
	const { items } = await relay();
	expect(items[0].json).toEqual({ delivered: false, status });
	expect(crm.hits).toHaveLength(1);
});

test.each([301, 302, 307, 308])('a redirect (%d) is not followed', async (status) => {
	const thief = await startAnswering((_path, response) => response.end());
	open.push(thief);
	const { relay } = await world(status, undefined, `${thief.url}/collect`);
	expect((await relay()).items[0].json).toEqual({ delivered: false, status });
	expect(thief.hits).toEqual([]);
});

test('nobody there is an error that shows neither the form nor the key', async () => {
	const { crm, relay } = await world(200, (url) => `${url}/mango`);
	await crm.close();
	open.length = 0;
	const { error } = await relay();
	expect(error?.message).toContain('did not answer');
	const all = JSON.stringify(error) + String(error?.stack) + JSON.stringify(error?.context);
	expect(all).not.toContain(PAIR.apiKey);
	expect(all).not.toContain(formOf(PAIR, SUMMARY).sign);
});

test.each([
	['that the credential does not name', () => 'https://crm.example.com/mango'],
	['when the credential names none', () => ''],
	['below one that the credential names', (url: string) => url],
	['whose name the one of the credential begins with', (url: string) => `${url}/mango-2`],
])('an address %s gets nothing', async (_what, relayTo) => {
	const { crm, relay } = await world(200, relayTo);
	expect((await relay()).error?.message).toContain('Relay Events To');
	expect(crm.hits).toEqual([]);
});

test.each([
	'http://crm.example.com/mango',
	'https://user:word@crm.example.com/mango',
	'https://crm.example.com/mango?x=1',
	'https://crm.example.com/mango#x',
	'ftp://crm.example.com/mango',
	'crm.example.com/mango',
	'https://app.mango-office.ru/vpbx',
	'https://app.mango-office.ru./vpbx',
])('%s gets nothing, even where the credential names it', async (target) => {
	const { crm, relay } = await world(200, () => target);
	const { error } = await relay({ targetUrl: target });
	expect(error?.message).toMatch(/cannot be relayed to|not relayed to Mango Office itself/);
	expect(crm.hits).toEqual([]);
});

test.each([
	['a call', 'events/summary', { command_id: '1', from: { extension: '101' }, to_number: '79000000001' }],
	['an event with a stranger in it', 'events/summary', { ...SUMMARY, to_number: '79000000001' }],
	['an event under another path', 'result/callback', SUMMARY],
	['a path that leads elsewhere', '../vpbx/commands/callback', SUMMARY],
])('%s is not signed', async (_what, eventPath, eventJson) => {
	const { crm, relay } = await world();
	const { error } = await relay({ eventPath, eventJson: JSON.stringify(eventJson) });
	expect(error?.message).toMatch(/not an event|is not the path of an event/);
	expect(crm.hits).toEqual([]);
});
