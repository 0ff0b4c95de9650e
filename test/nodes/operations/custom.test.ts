import { startAnswering, type Answering } from '../../support/answering';
import { holdClock } from '../../support/clock';
import { inProcess } from '../../support/inProcess';
import { scenes } from '../../support/scene';

const clock = holdClock();
const scene = scenes();

const CUSTOM = { resource: 'custom', operation: 'send', parameters: '{}' };

const open: Answering[] = [];
afterEach(async () => {
	await Promise.all(open.splice(0).map(async (one) => await one.close()));
});

async function answeringPbx(status: number, body: string, type = 'application/json') {
	const pbx = await startAnswering((_path, response) => {
		response.statusCode = status;
		response.setHeader('content-type', type);
		response.end(body);
	});
	open.push(pbx);
	return { pbx, n8n: await inProcess({ apiKey: 'key', apiSalt: `custom-${pbx.url}`, baseUrl: `${pbx.url}/vpbx/` }) };
}

test('any method is signed and answered in camelCase, with its code in words', async () => {
	const { pbx, n8n } = await scene();
	const { items, error } = await n8n.run({ ...CUSTOM, path: 'account/balance', onlyReads: true });
	expect(error).toBeUndefined();
	expect(items[0].json).toMatchObject({ result: { code: 1000, name: 'OK' }, balance: expect.anything(), responseAt: expect.anything() });
	expect((await pbx.requests())[0]).toMatchObject({ path: '/vpbx/account/balance', verdict: 'accepted', json: {} });
});

test.each([
	['vpbx/account/balance', '/vpbx/account/balance'],
	['/vpbx/account/balance', '/vpbx/account/balance'],
	[' bwlists/state/ ', '/vpbx/bwlists/state/'],
	['/cc/get_statuses', '/cc/get_statuses'],
])('the path %s goes to %s', async (path, where) => {
	const { pbx, n8n } = await scene();
	const { error } = await n8n.run({ ...CUSTOM, path });
	expect(error).toBeUndefined();
	expect((await pbx.requests()).map((request) => request.path)).toEqual([where]);
});

test('a refusal has the code, the hint and the fields of all operations, and is not sent again', async () => {
	const { pbx, n8n } = await scene();
	const request = { ...CUSTOM, path: 'commands/sms', parameters: '{"command_id":"1"}' };
	const { error } = await n8n.run(request);
	expect(error?.message).toMatch(/\(31\d\d\)$/);
	expect(error?.description).toContain('text');
	const again = await n8n.run(request);
	expect(again.error?.description).toContain('would block the whole PBX');
	expect(await pbx.requests()).toHaveLength(1);
});

test('what is not known to read is sent once; what only reads is repeated after a passing fault', async () => {
	const { pbx, n8n } = await answeringPbx(503, '{}');
	await n8n.run({ ...CUSTOM, path: 'tomorrow/method' });
	expect(pbx.hits).toEqual(['POST /vpbx/tomorrow/method']);
	await n8n.run({ ...CUSTOM, path: 'tomorrow/other', onlyReads: true });
	expect(pbx.hits.slice(1)).toEqual(Array.from({ length: 4 }, () => 'POST /vpbx/tomorrow/other'));
	await n8n.run({ ...CUSTOM, path: 'commands/callback', parameters: '{"command_id":"1"}', onlyReads: true });
	expect(pbx.hits.slice(5)).toEqual(['POST /vpbx/commands/callback']);
});

test('a known method keeps its own rate, also with a slash more; an unknown one counts with the common rate', async () => {
	const { n8n } = await answeringPbx(200, '{"result":1000}');
	const items = [{}, {}, {}];
	await n8n.run({ ...CUSTOM, path: 'config/users/request' }, { items });
	expect(clock.waited()).toBeGreaterThanOrEqual(4);
	const before = clock.waited();
	await n8n.run({ ...CUSTOM, path: 'config/users/request/' });
	expect(clock.waited()).toBeGreaterThanOrEqual(before + 2);
	const soFar = clock.waited();
	await n8n.run({ ...CUSTOM, path: 'tomorrow/method' }, { items });
	expect(clock.waited()).toBe(soFar);
});

test.each([
	['a list', 200, '[{"a_b":1}]', { data: [{ aB: 1 }] }],
	['a report in CSV', 200, 'a;b\n1;2', { data: 'a;b\n1;2' }],
	['no content', 204, '', { data: null }],
	['an object without a code', 200, '{"users_list":[]}', { usersList: [] }],
])('%s is passed on', async (_what, status, body, json) => {
	const { n8n } = await answeringPbx(status, body, 'text/plain');
	const { items, error } = await n8n.run({ ...CUSTOM, path: 'tomorrow/method' });
	expect(error).toBeUndefined();
	expect(items[0].json).toEqual(json);
});

test('a web page is an error', async () => {
	const { n8n } = await answeringPbx(200, '<!doctype html><html></html>', 'text/html');
	expect((await n8n.run({ ...CUSTOM, path: 'tomorrow/method' })).error?.message).toContain('web page');
});

test.each([
	['a whole address', 'https://evil.example.com/vpbx/account/balance'],
	['an address without a protocol', '//evil.example.com/x'],
	['a way up', '../account/balance'],
	['a way up in the middle', 'account/../../x'],
	['a way up in disguise', 'account/%2e%2e/x'],
	['a single dot', './account/balance'],
	['a question', 'account/balance?x=1'],
	['a fragment', 'account/balance#x'],
	['a backslash', 'account\\balance'],
	['a line break', 'account/bal\nance'],
	['a zero', 'account/balance\0'],
	['a blank', 'account /balance'],
	['somebody', 'user@evil.example.com'],
	['nothing', ' '],
	['a slash', '/'],
	['only the base', 'vpbx/'],
	['two slashes', 'account//balance'],
	['letters of another script', 'аccount/balance'],
	['very much', 'a'.repeat(201)],
])('%s is no path, and nothing is signed', async (_what, path) => {
	const { pbx, n8n } = await scene();
	const { error } = await n8n.run({ ...CUSTOM, path });
	expect(error?.message).toContain("'Path'");
	expect(await pbx.requests()).toEqual([]);
});

test.each([
	['no JSON', '{', 'Parameters'],
	['a list', '[]', 'Parameters'],
	['a command without an id', '{"call_id":"x"}', 'command_id'],
])('%s is refused before sending', async (_what, parameters, word) => {
	const { pbx, n8n } = await scene();
	const { error } = await n8n.run({ ...CUSTOM, path: 'commands/call/hangup', parameters });
	expect(error?.message).toContain(word);
	expect(await pbx.requests()).toEqual([]);
});
