// @ts-check
'use strict';

const { salesCrm } = require('./outside/salesCrm');
const { missedSummary, openTemplate } = require('./world');

const TABLE = 'Calls in the CRM';
const SCHEDULE = 'Look Every Ten Minutes';

const office = salesCrm();
/** @type {Awaited<ReturnType<typeof openTemplate>>} */
let world;
beforeAll(async () => {
	world = await openTemplate('call-to-crm', { settings: { crmUrl: office.url, tryAgainAfterMinutes: 0 }, outside: [office] });
});
afterAll(async () => await world.close());

/** The end of a call. @param {object} more */
const ended = async (more) => await world.send('events/summary', { ...missedSummary, ...more });
/** @param {string} entryId */
const rowOf = async (entryId) => (await world.rows(TABLE)).find((row) => row.entryId === entryId);
/** @param {string} number digits */
const contactsOf = (number) => office.contacts.filter(({ phone }) => phone === `+${number}`);

test('a new client who talks becomes a contact with a deal, and the call is logged under its entryId', async () => {
	const { entryId } = await world.play({ scenario: 'inbound.answered', from: '79000000002', to: '101' });
	expect(contactsOf('79000000002')).toMatchObject([{ ownerId: '7' }]);
	const [{ id }] = contactsOf('79000000002');
	expect(office.deals).toMatchObject([{ contactId: String(id), ownerId: '7', externalId: entryId }]);
	expect([...office.calls.keys()]).toEqual([entryId]);
	expect(office.calls.get(entryId)).toMatchObject({
		phone: '+79000000002',
		direction: 'inbound',
		extension: '101',
		ownerId: '7',
		ownerIs: 'by extension',
		contactId: String(id),
		dealId: String(office.deals[0].id),
		talkSeconds: expect.any(Number),
		startedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
		note: expect.stringMatching(/^Входящий, говорили \d+ с\. Последним говорил сотрудник 101$/),
	});
	expect(await rowOf(entryId)).toMatchObject({ status: 'logged', client: '+79000000002', contactId: String(id), dealId: String(office.deals[0].id) });
});

test('the next call goes to the same contact and the open deal, whoever has it', async () => {
	const { entryId } = await world.play({ scenario: 'outbound.answered', from: '79000000002', to: '102' });
	expect(contactsOf('79000000002')).toMatchObject([{ ownerId: '7' }]);
	expect(office.deals).toMatchObject([{ ownerId: '7' }]);
	expect(office.calls.get(entryId)).toMatchObject({ direction: 'outbound', ownerId: '8', dealId: String(office.deals[0].id) });
});

test('the same event once more, as after a restart of n8n, makes nothing, even when the deal is closed', async () => {
	const event = { entry_id: 'again-1', from: { number: '79000000003' } };
	await ended(event);
	const [deal] = office.deals.filter(({ externalId }) => externalId === 'again-1');
	deal.status = 'won';
	const before = world.outside.received(office.host).length;
	await world.withoutMemory(async () => await ended(event));
	expect(world.outside.received(office.host)).toHaveLength(before);
	expect(contactsOf('79000000003')).toHaveLength(1);
});

test('a missed call is logged with the reason; a number in another writing is found', async () => {
	const known = office.addContact({ phone: '8 (900) 000-00-04', ownerId: '5' });
	await ended({ entry_id: 'missed-1', from: { number: '79000000004' } });
	expect(contactsOf('79000000004')).toEqual([]);
	expect(office.calls.get('missed-1')).toMatchObject({ contactId: String(known.id), note: expect.stringMatching(/^Входящий, разговора не было\. .*не получил ответа/) });
	// Contact and deal keep one owner, although the extension belongs to another.
	expect(office.deals.at(-1)).toMatchObject({ contactId: String(known.id), ownerId: '5' });
});

test('an extension that the CRM does not know: logged all the same, under the default owner, and marked', async () => {
	await ended({ entry_id: 'unmapped-1', from: { number: '79000000004' }, to: { extension: '105' } });
	expect(office.calls.get('unmapped-1')).toMatchObject({ ownerId: '1', ownerIs: 'default', note: expect.stringContaining('Номера 105 нет в списке сотрудников') });
	await ended({ entry_id: 'nobody-1', from: { number: '79000000004' }, to: {} });
	expect(office.calls.get('nobody-1')).toMatchObject({ ownerId: '1', note: expect.stringContaining('Сотрудник неизвестен') });
});

test('several contacts with one number: the newest open deal of all wins, and the note says it', async () => {
	const [one, two] = ['+79000000005', '89000000005'].map((phone) => office.addContact({ phone, ownerId: '5' }));
	const deals = [two, one].map(({ id }) => office.addDeal({ contactId: String(id), ownerId: '5' }));
	const closed = office.addDeal({ contactId: String(two.id), status: 'lost' });
	await ended({ entry_id: 'several-1', from: { number: '79000000005' } });
	expect(office.calls.get('several-1')).toMatchObject({ contactId: String(one.id), dealId: String(deals[1].id), note: expect.stringContaining('Контактов с этим номером: 2, выбрана самая новая открытая сделка') });
	expect(office.deals.at(-1)).toBe(closed);
});

test('a transferred call is one record, owned by the last who talked', async () => {
	const { entryId } = await world.play({ scenario: 'transfer.blind', from: '79000000005', to: '101', transferTo: '102' });
	expect(office.calls.get(entryId)).toMatchObject({ ownerId: '8', note: expect.stringContaining('Последним говорил сотрудник 102') });
	expect([...office.calls.keys()].filter((key) => key === entryId)).toHaveLength(1);
});

test('hidden numbers and SIP addresses are logged without a contact; calls between colleagues not at all', async () => {
	const { contacts, deals } = office;
	const before = [contacts.length, deals.length];
	await ended({ entry_id: 'hidden-1', from: { number: '' } });
	await ended({ entry_id: 'sip-1', from: { number: 'sip:guest@example.org' } });
	await ended({ entry_id: 'internal-1', call_direction: 0, from: { extension: '102' }, to: { extension: '101' } });
	for (const entry of ['hidden-1', 'sip-1']) expect(office.calls.get(entry)).toMatchObject({ contactId: '', dealId: '', phone: null, note: expect.stringContaining('Номер скрыт или это SIP-адрес') });
	expect(office.calls.has('internal-1')).toBe(false);
	expect([contacts.length, deals.length]).toEqual(before);
});

test('the rule for new deals: none, and for calls of both directions', async () => {
	await world.change({ newDealFor: 'none' });
	await ended({ entry_id: 'rule-1', from: { number: '79000000006' } });
	const [contact] = contactsOf('79000000006');
	expect(office.calls.get('rule-1')).toMatchObject({ contactId: String(contact.id), dealId: '' });
	await world.change({ newDealFor: 'all' });
	await ended({ entry_id: 'rule-2', call_direction: 2, from: { extension: '101' }, to: { number: '79000000006' } });
	expect(office.deals.at(-1)).toMatchObject({ contactId: String(contact.id), externalId: 'rule-2' });
});

test('the CRM is down at any of its requests: the row says it, and the next look makes up for it, nothing twice', async () => {
	const requests = ['GET /api/contacts', 'POST /api/contacts', 'GET /api/deals', 'POST /api/deals', 'PUT /api/calls'];
	for (const [index, request] of requests.entries()) {
		office.breakDown(request);
		await ended({ entry_id: `down-${index}`, from: { number: `7900000001${index}` } });
		expect(await rowOf(`down-${index}`)).toMatchObject({ status: 'waiting', problem: expect.stringMatching(/\S/) });
	}
	office.breakDown('');
	await world.run(SCHEDULE);
	for (const index of requests.keys()) {
		expect(await rowOf(`down-${index}`)).toMatchObject({ status: 'logged', problem: '' });
		const [contact, ...others] = contactsOf(`7900000001${index}`);
		expect(others).toEqual([]);
		const deals = office.deals.filter(({ contactId }) => contactId === String(contact.id));
		expect(deals).toHaveLength(1);
		expect(office.calls.get(`down-${index}`)).toMatchObject({ phone: `+7900000001${index}`, contactId: String(contact.id), dealId: String(deals[0].id) });
	}
});

test('several calls of a new client that wait together make one contact', async () => {
	office.breakDown('GET');
	for (const entry of ['queue-1', 'queue-2', 'queue-3']) await ended({ entry_id: entry, from: { number: '79000000020' } });
	await ended({ entry_id: 'queue-4', from: { number: '' } });
	office.breakDown('');
	for (let look = 1; look <= 3; look++) await world.run(SCHEDULE);
	expect(contactsOf('79000000020')).toHaveLength(1);
	for (const entry of ['queue-1', 'queue-2', 'queue-3', 'queue-4']) expect(await rowOf(entry)).toMatchObject({ status: 'logged' });
	const before = world.outside.received(office.host).length;
	await world.run(SCHEDULE);
	expect(world.outside.received(office.host)).toHaveLength(before);
});

test('nothing failed, and nothing asked a host that is not ours', async () => {
	expect(await world.failures()).toEqual([]);
	expect(world.outside.unknown).toEqual([]);
});
