import { NodeHelpers, type IDataObject, type INodeParameters } from 'n8n-workflow';

import { missingNames, publishedNames } from '../../tools/publishedNames';
import { holdClock } from '../support/clock';
import { inProcess, type InProcess } from '../support/inProcess';
import { scenes } from '../support/scene';
import { formOf } from '../support/sign';
import { frozenVersions } from './frozen';

/**
 * Workflows that were saved with an earlier version run with today's package: what they name is still there, n8n
 * drops no parameter of theirs, and the same goes to Mango and comes out. Additions are welcome.
 */
const clock = holdClock();
const scene = scenes();

const PAIR = { apiKey: 'frozen-key', apiSalt: 'frozen-salt' };
/** For the operations that take one. */
const FILE = { data: { data: Buffer.from('audio').toString('base64'), mimeType: 'audio/mpeg', fileName: 'call.mp3' } };
const versions = frozenVersions();

/** The simulator's journal masks new passwords. */
function asNoted(request: IDataObject): IDataObject {
	return 'password' in request ? { ...request, password: '‹password›' } : request;
}

test('there is something to compare with', () => {
	expect(versions.map(({ version }) => version)).toContain('0.1.0');
	for (const { names, nodes, events } of versions) {
		expect([names.length > 3000, nodes.length > 130, events.length > 300]).toEqual([true, true, true]);
	}
});

describe.each(versions.map((one) => [one.version, one] as const))('workflows saved with %s', (_version, frozen) => {
	const of = (type: string) => frozen.nodes.filter((node) => node.type.endsWith(`.${type}`));
	const parametersOf = (name: string) => frozen.nodes.find((node) => node.name === name)?.parameters as INodeParameters;

	test('every published name is there: parameters with type and default, values, fields of items, codes', () => {
		expect(missingNames(frozen.names, publishedNames())).toEqual([]);
	});

	describe('n8n keeps every parameter as it was stored, where it drops what it does not know', () => {
		let n8n: InProcess;
		beforeAll(async () => {
			n8n = await inProcess(undefined);
		});

		test.each(frozen.nodes.map((node) => [node.name, node] as const))('%s', (_name, node) => {
			const { description } = n8n.nodeType(node.type.split('.')[1]);
			expect([description.version].flat()).toContain(node.typeVersion);
			const read = NodeHelpers.getNodeParameters(description.properties, node.parameters, true, false, node, description);
			expect(read).toMatchObject(node.parameters);
		});
	});

	describe('the action node sends what it sent', () => {
		const sendsMore = of('mangoOffice').filter(({ name }) => frozen.requests[name] !== undefined);

		test.each(sendsMore.map((node) => [node.name, node] as const))('%s', async (name, node) => {
			const { n8n, sent } = await scene({ settings: { guard: 'off', rates: 'off' } });
			const { error } = await n8n.run(node.parameters as INodeParameters, { items: [{}], binary: FILE });
			expect(error?.name).not.toBe('NodeOperationError');
			const all = (await sent()).map(({ json }) => json);
			expect(all).toContainEqual(expect.objectContaining(asNoted(frozen.requests[name])));
		});
	});

	describe('the trigger makes the same items of the same events', () => {
		const started = frozen.events.filter(({ item }) => item !== null);
		const held = frozen.events.filter(({ item }) => item === null);

		test.each(of('mangoOfficeTrigger').map(({ name }) => name))('%s', async (name) => {
			const n8n = await inProcess({ ...PAIR, baseUrl: '' });
			const given = async (path: string, json: unknown) =>
				(await n8n.webhook(parametersOf(name), { suffix: `/${path}`, body: formOf(PAIR, json), nodeId: name })).item;
			const mine = (events: typeof started) => events.filter(({ node }) => node === name);
			expect(mine(started).length).toBeGreaterThan(0);
			for (const { path, json, item } of mine(started)) expect(await given(path, json)).toMatchObject(item as IDataObject);
			for (const { path, json } of mine(held)) expect(await given(path, json)).toBeUndefined();
		});
	});

	test('the polling trigger finds the call that its filters let pass, and gives it the published fields', async () => {
		const { pbx, n8n } = await scene();
		const parameters = parametersOf('Polling');
		const begin = Date.parse(parameters.startDate as string);
		clock.advance(begin + 3_600_000 - Date.now());
		const call = { type: 'in', answered: false, client: '79000000002', employee: '101', group: '500', line: '74950000001', reason: 1111 };
		const start = Math.floor(begin / 1000) + 600;
		await pbx.post('conversations', { rows: [{ start, ...call }, { start, ...call, client: '79000000001' }] });
		const items = await n8n.poll(parameters, {});
		expect(items).toMatchObject([{ event: 'call.missed', missed: true, missedReason: 'noAnswer', clientNumber: '+79000000002' }]);
		const PLACE = 'item of mangoOfficePollingTrigger: .';
		const fields = frozen.names.filter((name) => name.startsWith(PLACE)).map((name) => name.slice(PLACE.length));
		const outer = fields.filter((name) => !/[.[]/.test(name));
		expect(outer.length).toBeGreaterThan(20);
		expect(missingNames(outer, Object.keys(items[0]))).toEqual([]);
	});
});
