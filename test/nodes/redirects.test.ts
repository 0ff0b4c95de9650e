import { startAnswering, type Answering } from '../support/answering';
import { holdClock } from '../support/clock';
import { inProcess } from '../support/inProcess';
import { BALANCE, GOOD_CALL, GOOD_SMS } from '../support/scene';

holdClock();

const open: Answering[] = [];
afterEach(async () => {
	await Promise.all(open.splice(0).map(async (server) => await server.close()));
});

describe('P26 a redirect to another host does not get the signed form', () => {
	const REQUESTS = [['a read', BALANCE], ['a call', GOOD_CALL], ['an SMS', GOOD_SMS]] as const;
	const cases = REQUESTS.flatMap(([what, parameters]) => [301, 302, 303, 307, 308].map((status) => [what, status, parameters] as const));

	test.each(cases)('%s, %i', async (_what, status, parameters) => {
		const thief = await startAnswering((_path, response) => response.end('{"result":1000,"balance":1}'));
		const pbx = await startAnswering((path, response) => response.writeHead(status, { Location: `${thief.url}${path}` }).end());
		open.push(thief, pbx);
		const n8n = await inProcess({ apiKey: 'k', apiSalt: `s${pbx.url}`, baseUrl: `${pbx.url}/vpbx/` });
		const { items, error } = await n8n.run(parameters as never);
		expect(thief.hits).toEqual([]);
		expect(pbx.hits).toHaveLength(1);
		expect(items).toEqual([]);
		expect(error?.name).toBe('NodeApiError');
	});
});
