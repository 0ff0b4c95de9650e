import { holdClock } from '../support/clock';
import { scenes } from '../support/scene';

const clock = holdClock();
const scene = scenes();

interface Row {
	name: string;
	value: string;
}
const rows = (found: unknown) => (found as { results: Row[] }).results;
const names = (found: unknown) => rows(found).map(({ name }) => name);

describe('employees', () => {
	test('name and extension, in the order of the names; whoever has no extension cannot be called', async () => {
		const { n8n } = await scene();
		const found = rows(await n8n.list('searchEmployees'));
		expect(found).toHaveLength(11);
		expect(found[0]).toEqual({ name: 'Anna Ivanova (101)', value: '101' });
		expect(found.map(({ name }) => name).join()).not.toContain('Gleb');
		expect(found.map(({ name }) => name)).toEqual([...found.map(({ name }) => name)].sort((a, b) => a.localeCompare(b)));
	});

	test.each([
		['anna', ['Anna Ivanova (101)']],
		['IVANOVA', ['Anna Ivanova (101)']],
		['куз', ['Дмитрий Кузнецов (104)']],
		['ДМИТРИЙ', ['Дмитрий Кузнецов (104)']],
		['ёлкин', ['Алексей Ёлкин (109)']],
		['Ёлк', ['Алексей Ёлкин (109)']],
		['107', ['Екатерина Орлова (107)']],
		['  anna ', ['Anna Ivanova (101)']],
		['nobody', []],
	])('the search for %p finds %j', async (filter, expected) => {
		const { n8n } = await scene();
		expect(names(await n8n.list('searchEmployees', filter))).toEqual(expected);
	});

	test('the search for елкин finds Ёлкин', async () => {
		const { n8n } = await scene();
		expect(names(await n8n.list('searchEmployees', 'елкин'))).toEqual(['Алексей Ёлкин (109)']);
	});

	test('an empty search shows all', async () => {
		const { n8n } = await scene();
		expect(names(await n8n.list('searchEmployees', ''))).toHaveLength(11);
	});
});

describe('groups and lines', () => {
	test('groups by name or number', async () => {
		const { n8n } = await scene();
		expect(rows(await n8n.list('searchGroups', 'ПОДД'))).toEqual([{ name: 'Поддержка (502)', value: '502' }]);
		expect(rows(await n8n.list('searchGroups', '500'))).toEqual([{ name: 'Sales (500)', value: '500' }]);
	});

	test('lines by name or number; of a SIP line the value is its name, which is what Mango wants', async () => {
		const { n8n } = await scene();
		expect(rows(await n8n.list('searchLines', 'line1'))).toEqual([{ name: 'line1 (sip:line1@example.mangosip.ru)', value: 'line1' }]);
		expect(rows(await n8n.list('searchLines', '812'))).toEqual([
			{ name: 'Санкт-Петербург (+78120000001)', value: '78120000001' },
		]);
	});

	test.each([
		['getEmployees', 11],
		['getGroups', 5],
		['getLines', 4],
	])("the trigger's %s", async (method, count) => {
		const { n8n } = await scene();
		const found = (await n8n.loadOptions(method)) as Row[];
		expect(found).toHaveLength(count);
		expect(found.every(({ name, value }) => name !== '' && value !== '')).toBe(true);
	});
});

describe('the editor asks at every keystroke', () => {
	test('the PBX is asked once a minute', async () => {
		const { pbx, n8n } = await scene();
		for (const filter of ['', 'a', 'an', 'ann', 'anna']) await n8n.list('searchEmployees', filter);
		await n8n.loadOptions('getEmployees');
		expect(await pbx.requests()).toHaveLength(1);
		clock.advance(61_000);
		await n8n.list('searchEmployees');
		expect(await pbx.requests()).toHaveLength(2);
	});

	test('two pickers that open at once share one request', async () => {
		const { pbx, n8n } = await scene();
		await Promise.all([n8n.list('searchGroups'), n8n.list('searchGroups'), n8n.loadOptions('getGroups')]);
		expect(await pbx.requests()).toHaveLength(1);
	});

	test('a failure is not kept', async () => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', { kind: 'reply', body: { result: 5000 }, count: 1 });
		await expect(n8n.list('searchGroups')).rejects.toThrow('(5000)');
		expect(names(await n8n.list('searchGroups'))).toHaveLength(5);
	});

	test('the lists of two PBXs are apart', async () => {
		const one = await scene();
		const other = await scene();
		await one.n8n.list('searchGroups');
		await other.n8n.list('searchGroups');
		expect(await other.pbx.requests()).toHaveLength(1);
	});
});

describe('a list that cannot be loaded says why in one line', () => {
	test.each([
		['5000', { kind: 'reply', body: { result: 5000 } }],
		['401', { kind: 'reply', status: 401, body: '' }],
		['429', { kind: '429' }],
		['a web page', { kind: 'html' }],
	])('%s', async (_what, fault) => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', fault);
		const error = (await n8n.list('searchLines').catch((thrown: unknown) => thrown)) as Error;
		expect(error.name).toBe('NodeOperationError');
		expect(error.message).toMatch(/^[A-Z'][^\n<{]+$/);
		expect(error.message).not.toMatch(/\n|stack|axios/i);
	});

	test('and what to do, where that is known', async () => {
		const { pbx, n8n } = await scene();
		await pbx.post('faults', { kind: 'reply', body: { result: 3102 } });
		await expect(n8n.list('searchLines')).rejects.toThrow(/^The signature does not match \(3102\)\. Copy .* into 'API Salt'/);
	});

	test('no PBX at all', async () => {
		const { pbx, n8n } = await scene();
		await pbx.close();
		await expect(n8n.list('searchLines')).rejects.toThrow('the connection was refused');
	});
});

test('recordings of the latest days are picked by time and people, the latest first', async () => {
	const { pbx, n8n } = await scene();
	await pbx.post('faults', { statisticsReadyIn: 0 });
	const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
	await pbx.post('conversations', { type: 1, answered: true, recorded: true, employee: '101', client: '79000000007', count: 2, from: ago(30), to: ago(5) });
	const { results } = (await n8n.list('searchRecordings')) as { results: Array<{ name: string; value: string }> };
	expect(results).toHaveLength(2);
	expect(results[0].name).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d, \+79000000007, Anna Ivanova$/);
	expect(results[0].name > results[1].name).toBe(true);
});

test('the time of a recording is in the zone of the workflow, which is n8n\'s where nothing is set', async () => {
	const { pbx, n8n } = await scene();
	await pbx.post('faults', { statisticsReadyIn: 0 });
	const minute = Math.floor(Date.now() / 60_000) * 60_000 - 7 * 3_600_000;
	await pbx.post('conversations', { type: 1, answered: true, recorded: true, employee: '101', client: '79000000007', count: 1, from: new Date(minute).toISOString(), to: new Date(minute + 50_000).toISOString() });
	const { results } = (await n8n.list('searchRecordings')) as { results: Array<{ name: string }> };
	const there = new Date(minute).toLocaleString('sv-SE', { timeZone: 'America/New_York' });
	expect(results.map(({ name }) => name.slice(0, 16))).toEqual([there.slice(0, 16)]);
});
