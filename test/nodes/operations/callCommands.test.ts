import { holdClock } from '../../support/clock';
import { byHand, fromList, scenes } from '../../support/scene';

holdClock();
const scene = scenes();

const CALL = 'MToxMDAwMDAwOjgxOjMxMDAwMTAwMzox';
const OTHER = 'MToxMDAwMDAwOjgxOjMxMDAwMTAwNTox';
const byId = (value: string) => ({ __rl: true, mode: 'id', value });

const TRANSFER = {
	resource: 'call',
	operation: 'transfer',
	callId: CALL,
	employee: byHand('number', '101'),
	toNumber: '102',
	method: 'blind',
};
const COMPLETE = {
	resource: 'call',
	operation: 'completeTransfer',
	heldCallId: CALL,
	consultationCallId: OTHER,
	initiatorNumber: 'sip:u101@example.mangosip.ru',
};
const PLAY = { resource: 'call', operation: 'playAudio', callId: CALL, pauseSeconds: 3 };

describe('a command for a live call sends exactly what the manual prints', () => {
	test.each([
		[
			'transfer, blind, to a phone number',
			{ ...TRANSFER, toNumber: '8 (900) 000-00-02' },
			'commands/transfer',
			{ call_id: CALL, initiator: '101', to_number: '79000000002', method: 'blind' },
		],
		[
			'transfer with consultation, by the address of a SIP phone',
			{ ...TRANSFER, employee: byHand('number', 'sip:u101@example.mangosip.ru'), method: 'hold' },
			'commands/transfer',
			{ call_id: CALL, initiator: 'sip:u101@example.mangosip.ru', to_number: '102', method: 'hold' },
		],
		[
			'complete transfer',
			COMPLETE,
			'commands/calls_connect',
			{ holded_call_id: CALL, transferred_call_id: OTHER, transfer_initiator_number: 'sip:u101@example.mangosip.ru' },
		],
		[
			'cancel transfer',
			{ resource: 'call', operation: 'cancelTransfer', callId: CALL },
			'commands/transfer_cancel',
			{ call_id: CALL },
		],
		[
			'hold',
			{ resource: 'call', operation: 'hold', callId: CALL, employee: fromList('101') },
			'commands/call/hold/on',
			{ call_id: CALL, initiator: '101' },
		],
		[
			'route, with a name for the display',
			{
				resource: 'call',
				operation: 'route',
				callId: CALL,
				toNumber: '500',
				additionalFields: { sipHeaders: { header: [{ name: 'From/display-name', value: 'VIP client' }] } },
			},
			'commands/route',
			{ call_id: CALL, to_number: '500', sip_headers: { 'From/display-name': 'VIP client' } },
		],
		[
			'play audio, a file',
			{ ...PLAY, pauseSeconds: 0, additionalFields: { audioFileId: byId('12') } },
			'commands/play/start',
			{ call_id: CALL, after_play_time: 0, internal_id: 12 },
		],
		['play audio, only a pause', PLAY, 'commands/play/start', { call_id: CALL, after_play_time: 3 }],
		[
			'start recording',
			{ resource: 'call', operation: 'startRecording', callId: CALL, employee: byHand('number', '101') },
			'commands/recording/start',
			{ call_id: CALL, call_party_number: '101' },
		],
	])('%s', async (_name, parameters, method, json) => {
		const { pbx, n8n } = await scene();
		const { items, error } = await n8n.run({ ...parameters } as never);
		expect(error).toBeUndefined();
		const { commandId } = items[0].json;
		expect(items[0].json).toEqual({
			commandId: expect.stringMatching(/^n8n-417-0-[0-9a-f]{8}$/),
			accepted: true,
			result: expect.objectContaining({ code: 1000, success: true }),
		});
		const requests = await pbx.requests();
		expect(requests).toHaveLength(1);
		expect(requests[0]).toMatchObject({ verdict: 'accepted', path: `/vpbx/${method}` });
		expect(requests[0].json).toEqual({ ...json, command_id: commandId });
	});
});

describe('what Mango would refuse is not sent', () => {
	test.each([
		['a transfer to whoever transfers', { ...TRANSFER, toNumber: '101' }, "'To Number'"],
		['a transfer without a call', { ...TRANSFER, callId: ' ' }, "'Call ID' is empty"],
		['a transfer by nobody', { ...TRANSFER, employee: byHand('number', '={{ "" }}') }, "'Employee' is empty"],
		['a transfer by something that is no side of a call', { ...TRANSFER, employee: byHand('number', '?') }, "'Employee'"],
		['an unknown method', { ...TRANSFER, method: 'park' }, "'Method'"],
		['one call twice', { ...COMPLETE, consultationCallId: CALL }, "'Consultation Call ID'"],
		['nothing to play', { ...PLAY, pauseSeconds: 0 }, "'Audio File'"],
		['a negative pause', { ...PLAY, pauseSeconds: -1 }, "'Pause (Seconds)'"],
		['no pause at all', { ...PLAY, pauseSeconds: '' }, "'Pause (Seconds)'"],
		['a name in place of a file', { ...PLAY, additionalFields: { audioFileId: byId('Welcome') } }, "'Audio File'"],
		[
			'a header that is too long',
			{
				resource: 'call',
				operation: 'route',
				callId: CALL,
				toNumber: '102',
				additionalFields: { sipHeaders: { header: [{ name: 'From/display-name', value: 'x'.repeat(65) }] } },
			},
			"'SIP Headers'",
		],
		['a call id that is too long', { ...TRANSFER, callId: 'x'.repeat(129) }, "'Call ID'"],
	])('%s', async (_what, parameters, message) => {
		const { n8n, sent } = await scene();
		const { items, error } = await n8n.run({ ...parameters } as never);
		expect(items).toEqual([]);
		expect(error?.message).toContain(message);
		expect(await sent()).toEqual([]);
	});
});

test('audio files are found by name or id', async () => {
	const { n8n } = await scene();
	const found = (await n8n.list('searchAudioFiles', 'welc')) as { results: unknown[] };
	expect(found.results).toEqual([{ name: 'Welcome (12)', value: 12 }]);
});
