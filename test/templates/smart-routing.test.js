// @ts-check
'use strict';

const { salesCrm } = require('./outside/salesCrm');
const { openTemplate, until } = require('./world');

const TABLE = 'Routing decisions';
/** Whose client has which number; 9 is nobody's extension in the PBX, 6 has none in the settings. @type {Record<string, string>} */
const OWNERS = { '02': '7', '03': '7', '04': '8', '05': '6', '06': '9' };
/** Mango's ids of the extensions 101 and 102, as the simulator has them. */
const [ANNA, BORIS] = [400001, 400002];
const [ONLINE, BREAK] = [1, 3];

const office = salesCrm();
/** @type {Awaited<ReturnType<typeof openTemplate>>} */
let world;
beforeAll(async () => {
	for (const [end, ownerId] of Object.entries(OWNERS)) office.addContact({ phone: `8 (900) 000-00-${end}`, ownerId });
	const settings = { crmUrl: office.url, owners: '101=7, 102=8, 199=9', routeWithinSeconds: 60 };
	world = await openTemplate('smart-routing', { settings, outside: [office] });
});
afterAll(async () => await world.close());

/** A client comes into the voice menu and waits there. @param {string} end last digits of the number @param {object} [more] */
const callIn = async (end, more) => await world.play({ scenario: 'inbound.answered', from: `790000000${end}`, until: 'Appeared/ivr', ...more });
/** @param {string} end @returns {Promise<any>} the last decision about this client */
const decided = async (end) => (await world.rows(TABLE)).findLast(({ client }) => client === `+790000000${end}`);
/** @returns {Promise<any[]>} */
const routed = async () => (await world.asked('commands/route')).map((/** @type {any} */ { json }) => json);

/** As a user does, with a click and D. @param {string} name of a node that is shipped switched off */
async function switchOn(name) {
	const { nodes } = await world.n8n.workflows.get(world.workflowId);
	await world.n8n.workflows.update(world.workflowId, { nodes: nodes.map((node) => (node.name === name ? { ...node, disabled: false } : node)) });
	await world.n8n.workflows.publish(world.workflowId);
}

test("a client in the voice menu is sent to their own manager; the trigger has answered before", async () => {
	const { callIds } = await world.pbx('calls', { scenario: 'inbound.answered', from: '79000000002', until: 'Appeared/ivr' });
	await until('the route', async () => (await decided('02'))?.outcome);
	expect(await routed()).toMatchObject([{ call_id: callIds[0], to_number: '101' }]);
	expect(await decided('02')).toMatchObject({ decision: 'route', ownerId: '7', phone: '101', outcome: 'routed', problem: '', seconds: expect.any(Number) });
	await world.answerWhenStored();
});

test('two clients at the same moment: both are routed, in two turns', async () => {
	await Promise.all(['03', '04'].map(async (end) => await callIn(end)));
	expect((await routed()).slice(1).map(({ to_number }) => to_number).sort()).toEqual(['101', '102']);
	for (const end of ['03', '04']) expect(await decided(end)).toMatchObject({ decision: 'route', outcome: 'routed' });
});

test('nobody owns the client, or nobody knows which phone the owner has: the scheme goes on', async () => {
	await callIn('07');
	await callIn('05');
	expect(await decided('07')).toMatchObject({ decision: 'nobody owns this client', outcome: null });
	expect(await decided('05')).toMatchObject({ decision: 'no phone for the owner', ownerId: '6' });
	expect(await routed()).toHaveLength(3);
});

test('the owner is away, has a break, and the deputy too', async () => {
	await world.change({ absent: '105, 101' });
	await callIn('02');
	expect(await decided('02')).toMatchObject({ phone: '102', outcome: 'routed' });
	await world.change({ absent: '' });
	// Until here as shipped: nobody asks for presence.
	expect(await world.asked('get_presence')).toEqual([]);
	await switchOn('Ask Who Is Free');
	world.simulator.state.presence.set(ANNA, BREAK);
	await callIn('02');
	expect(await decided('02')).toMatchObject({ phone: '102', outcome: 'routed' });
	world.simulator.state.presence.set(BORIS, BREAK);
	await callIn('02');
	expect(await decided('02')).toMatchObject({ decision: 'nobody is free', phone: '' });
	for (const id of [ANNA, BORIS]) world.simulator.state.presence.set(id, ONLINE);
	expect(await routed()).toHaveLength(5);
});

test('the presence service is not bought: everybody counts as free', async () => {
	await world.pbx('faults', { services: { CONTACT_CENTRE: false } });
	await callIn('02');
	await world.pbx('faults', { services: { CONTACT_CENTRE: true } });
	expect((await world.asked('get_presence')).length).toBeGreaterThan(0);
	expect(await decided('02')).toMatchObject({ phone: '101', outcome: 'routed' });
});

test.each([
	[4101, 'the call moved on'],
	[4100, 'the call moved on'],
	[2240, 'refused'],
])('the PBX says %s: %s', async (code, outcome) => {
	const before = (await routed()).length;
	await world.pbx('faults', { kind: 'result', method: 'commands/route', code, count: 1 });
	await callIn('02');
	expect(await decided('02')).toMatchObject({ decision: 'route', outcome, problem: expect.stringMatching(/\S/) });
	expect(await routed()).toHaveLength(before + 1);
});

test('an extension that nobody has, and a command that is refused at once', async () => {
	await callIn('06');
	expect(await decided('06')).toMatchObject({ phone: '199', outcome: 'refused' });
	await world.pbx('faults', { kind: 'reply', method: 'commands/route', status: 200, body: { result: 5001 }, count: 1 });
	await callIn('02');
	expect(await decided('02')).toMatchObject({ outcome: 'refused', problem: expect.stringMatching(/\S/) });
});

test('a CRM that is slow or down, and one that answers when time is up: no late route', async () => {
	const before = (await routed()).length;
	office.slowDown(8000);
	await callIn('02');
	office.slowDown(0);
	expect(await decided('02')).toMatchObject({ decision: 'no answer from the CRM', problem: expect.stringMatching(/\S/) });
	office.breakDown('GET');
	await callIn('03');
	office.breakDown('');
	expect(await decided('03')).toMatchObject({ decision: 'no answer from the CRM', problem: expect.stringMatching(/\S/) });
	await world.change({ routeWithinSeconds: 0 });
	await callIn('04');
	await world.change({ routeWithinSeconds: 60 });
	expect(await decided('04')).toMatchObject({ decision: 'too late', phone: '102' });
	expect(await routed()).toHaveLength(before);
});

test('the same event once more, as after a restart of n8n, is decided once', async () => {
	const [before, rows] = [(await routed()).length, (await world.rows(TABLE)).length];
	const event = {
		entry_id: 'again-1',
		call_id: 'again-1-menu',
		timestamp: 1782001000,
		seq: 1,
		call_state: 'Appeared',
		location: 'ivr',
		from: { number: '79000000002' },
		to: { number: '74950000001', line_number: '74950000001' },
	};
	await world.send('events/call', event);
	await world.withoutMemory(async () => await world.send('events/call', event));
	expect(await routed()).toHaveLength(before + 1);
	expect(await world.rows(TABLE)).toHaveLength(rows + 1);
});

test('hidden numbers, calls that ring a phone at once, and commands of others are left alone', async () => {
	const rows = (await world.rows(TABLE)).length;
	await world.play({ scenario: 'inbound.answered', from: 'hidden', until: 'Appeared/ivr' });
	await world.play({ scenario: 'inbound.missed', from: '79000000002', to: '102' });
	await world.play({ scenario: 'inbound.routed', from: '79000000008' });
	expect(await world.rows(TABLE)).toHaveLength(rows + 1);
	expect(await decided('08')).toMatchObject({ decision: 'nobody owns this client', outcome: null });
});

test('nothing failed, and nothing asked a host that is not ours', async () => {
	expect(await world.failures()).toEqual([]);
	expect(world.outside.unknown).toEqual([]);
});
