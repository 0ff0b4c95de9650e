import type { INodeParameters } from 'n8n-workflow';

import { holdClock } from '../support/clock';
import { inProcess } from '../support/inProcess';
import { byHand, fromList, GOOD_CALL, GOOD_SMS, scenes } from '../support/scene';

holdClock();
const scene = scenes();

const GROUP_CALL = {
	resource: 'call',
	operation: 'startFromGroup',
	group: byHand('extension', '500'),
	clientNumber: '79000000002',
	line: byHand('number', '74950000001'),
	callFirst: 'group',
};
const HANG_UP = { resource: 'call', operation: 'hangUp', callId: 'x' };
const DOWNLOAD = {
	resource: 'recording',
	operation: 'download',
	recordingId: 'x',
	binaryPropertyName: 'data',
};
const sip = (value: string) => ({ ...GOOD_CALL, additionalFields: { sipHeaders: { header: [{ name: 'From/display-name', value }] } } });

/** n8n itself asks for a required field that is left empty; an expression that finds nothing gets past it. */
const NOTHING = '={{ $json.nothing }}';

/** [what is wrong, the label that the message must name, parameters] */
const REFUSED: Array<[string, string, object]> = [
	['no employee', 'Employee', { ...GOOD_CALL, employee: fromList(NOTHING) }],
	['no number to call', 'To Number', { ...GOOD_CALL, toNumber: ' ' }],
	['no SMS text', 'Text', { ...GOOD_SMS, text: NOTHING }],
	['an SMS of blanks only', 'Text', { ...GOOD_SMS, text: ' \n' }],
	['no group', 'Group', { ...GROUP_CALL, group: fromList(NOTHING) }],
	['no line', 'Line', { ...GROUP_CALL, line: fromList(NOTHING) }],
	['no client', 'Client Number', { ...GROUP_CALL, clientNumber: NOTHING }],
	['no call id', 'Call ID', { ...HANG_UP, callId: NOTHING }],
	['no recording id', 'Recording ID', { ...DOWNLOAD, recordingId: NOTHING }],
	['no field for the file', 'Put Output File in Field', { ...DOWNLOAD, binaryPropertyName: NOTHING }],
	['no number for an SMS', 'To Number', { ...GOOD_SMS, toNumber: NOTHING }],
	['null out of a database', 'Text', { ...GOOD_SMS, text: '={{ null }}' }],

	['letters for a phone', 'To Number', { ...GOOD_SMS, toNumber: 'Anna' }],
	['a phone of six digits', 'To Number', { ...GOOD_SMS, toNumber: '123456' }],
	['a phone of sixteen digits', 'To Number', { ...GOOD_SMS, toNumber: '+1234567890123456' }],
	['two phones in one field', 'To Number', { ...GOOD_SMS, toNumber: '79000000002, 79000000003' }],
	['a SIP address for an SMS', 'To Number', { ...GOOD_SMS, toNumber: 'sip:a@example.org' }],
	['an internal number for an SMS', 'To Number', { ...GOOD_SMS, toNumber: '101' }],
	['an internal number as the client', 'Client Number', { ...GROUP_CALL, clientNumber: '101' }],
	['nonsense to call', 'To Number', { ...GOOD_CALL, toNumber: 'sip:' }],

	['a phone number as the employee', 'Employee', { ...GOOD_CALL, employee: byHand('extension', '79000000002') }],
	['a name as the employee', 'Employee', { ...GOOD_CALL, employee: byHand('extension', 'Anna') }],
	['a name as the group', 'Group', { ...GROUP_CALL, group: byHand('extension', 'Sales') }],

	['269 Cyrillic characters', 'Text', { ...GOOD_SMS, text: 'я'.repeat(269) }],
	['613 Latin characters', 'Text', { ...GOOD_SMS, text: 'a'.repeat(613) }],
	['one Cyrillic letter in a long Latin text', 'Text', { ...GOOD_SMS, text: `${'a'.repeat(300)}я` }],
	['a sender of 129 characters', 'Sender Name', { ...GOOD_SMS, additionalFields: { smsSender: 'a'.repeat(129) } }],
	['a command id of 129 characters', 'Command ID', { ...GOOD_SMS, additionalFields: { commandId: 'a'.repeat(129) } }],
	['a call id of 129 characters', 'Call ID', { ...HANG_UP, callId: 'a'.repeat(129) }],
	['a recording id of 129 characters', 'Recording ID', { ...DOWNLOAD, recordingId: 'a'.repeat(129) }],
	['a SIP header of 65 characters', 'SIP Headers', sip('a'.repeat(65))],
	...[...';/?:@&=+$,'].map((sign): [string, string, object] => [`${sign} in a SIP header`, 'SIP Headers', sip(`a${sign}b`)]),

	['an internal number to ring on', 'Ring On', { ...GOOD_CALL, additionalFields: { ringOn: '102' } }],
	['a group to ring on', 'Ring On', { ...GOOD_CALL, additionalFields: { ringOn: '500' } }],
	['nonsense to ring on', 'Ring On', { ...GOOD_CALL, additionalFields: { ringOn: 'desk phone' } }],
	['a side that cannot be called first', 'Call First', { ...GROUP_CALL, callFirst: 'nobody' }],
	['a limit of nothing', 'Limit', { resource: 'group', operation: 'getMany', limit: 0 }],
	['a limit of half a row', 'Limit', { resource: 'group', operation: 'getMany', limit: 1.5 }],
];

describe('what Mango would refuse with 3xxx never leaves, because a second 3xxx blocks the whole PBX', () => {
	test.each(REFUSED)('%s', async (_what, label, parameters) => {
		const { pbx, n8n } = await scene();
		const { items, error } = await n8n.run(parameters as INodeParameters);
		expect(await pbx.requests()).toEqual([]);
		expect(items).toEqual([]);
		expect(error?.name).toBe('NodeOperationError');
		expect(error?.message).toContain(`'${label}'`);
		expect(error?.context).toMatchObject({ itemIndex: 0 });
	});

	test('an extension filter with letters', async () => {
		const { pbx, n8n } = await scene();
		await n8n.run({ resource: 'employee', operation: 'getMany', additionalFields: { extension: 'abc' } });
		expect(await pbx.requests()).toEqual([]);
	});

	test('a SIP address of more than 128 characters', async () => {
		const { pbx, n8n } = await scene();
		await n8n.run({ ...GOOD_CALL, toNumber: `sip:${'a'.repeat(130)}@example.org` });
		expect(await pbx.requests()).toEqual([]);
	});

	test('300 letters é: node and simulator agree how long an SMS may be', async () => {
		const { pbx, n8n } = await scene();
		await n8n.run({ ...GOOD_SMS, text: 'é'.repeat(300) });
		expect((await pbx.requests()).map(({ verdict }) => verdict)).not.toContain('refused');
	});

	// Mango's limit is 128 bytes (mango-api.md §2.1).
	test('a command id of 65 Cyrillic letters, which are 130 bytes', async () => {
		const { pbx, n8n } = await scene();
		await n8n.run({ ...GOOD_SMS, additionalFields: { commandId: 'я'.repeat(65) } });
		expect(await pbx.requests()).toEqual([]);
	});

	test('the message names the item that is wrong, and the good ones before it were sent', async () => {
		const { pbx, n8n } = await scene();
		const { error } = await n8n.run(
			{ ...GOOD_SMS, toNumber: '={{ $json.phone }}' },
			{ items: [{ phone: '79000000002' }, { phone: 'nobody' }, { phone: '79000000003' }] },
		);
		expect(error?.context).toMatchObject({ itemIndex: 1 });
		expect(await pbx.requests()).toHaveLength(1);
	});

	test('with continue on fail only the wrong item stays behind, without any waiting', async () => {
		const { pbx, n8n } = await scene();
		const { items } = await n8n.run(
			{ ...GOOD_SMS, toNumber: '={{ $json.phone }}' },
			{ items: [{ phone: '79000000002' }, { phone: 'nobody' }, { phone: '79000000003' }], continueOnFail: true },
		);
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({ accepted: true }),
			{ error: "'To Number' is not a phone number: nobody. Write all digits, as in +7 916 123-45-67", result: null, fields: {} },
			expect.objectContaining({ accepted: true }),
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		expect(await pbx.requests()).toHaveLength(2);
	});
});

describe('what Mango accepts is not refused', () => {
	test.each([
		['268 Cyrillic characters', { ...GOOD_SMS, text: 'я'.repeat(268) }],
		['612 Latin characters', { ...GOOD_SMS, text: 'a'.repeat(612) }],
		['a SIP header of 64 characters', sip('a'.repeat(64))],
		['a SIP header in Cyrillic', sip('Важный клиент')],
		['a colleague by internal number', { ...GOOD_CALL, toNumber: '102' }],
		['a group by internal number', { ...GOOD_CALL, toNumber: '500' }],
		['a SIP address', { ...GOOD_CALL, toNumber: 'sip:u102@example.mangosip.ru' }],
	])('%s', async (_what, parameters) => {
		const { pbx, n8n } = await scene();
		const { error } = await n8n.run(parameters as INodeParameters);
		expect(error).toBeUndefined();
		expect((await pbx.requests()).map(({ verdict }) => verdict)).toEqual(['accepted']);
	});
});

describe('a credential that cannot be used', () => {
	test.each([
		['no key', { apiKey: ' ' }],
		['no salt', { apiSalt: '' }],
	])('%s: nothing is signed and nothing is sent', async (_what, change) => {
		const { pbx } = await scene();
		const n8n = await inProcess({ ...pbx.credential, ...change });
		const { error } = await n8n.run({ resource: 'account', operation: 'getBalance' });
		expect(error).toBeDefined();
		expect(await pbx.requests()).toEqual([]);
	});
});
