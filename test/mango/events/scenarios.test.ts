import { explain } from '../../../mango/result';
import { parsed, scenario, START } from '../support';

/** ISO time of a second of the fixtures. */
function at(seconds: number): string {
	return new Date(seconds * 1000).toISOString();
}

/** The nth event of a scenario on a path, parsed. */
function nth(name: string, path: string, index: number, ivrOnlyAsMissed = false) {
	const event = scenario(name).filter((one) => one.path === path)[index];
	return parsed(path, event.json, ivrOnlyAsMissed);
}

function fieldsOfCalls(name: string, field: string): unknown[] {
	return scenario(name)
		.filter(({ path }) => path === 'events/call')
		.map(({ path, json }) => parsed(path, json).fields[field]);
}

const BLANK_CALL = {
	employeeExtension: null,
	groupExtension: null,
	lineNumber: '+74950000001',
	commandId: null,
	callbackInitiator: null,
	campaignTaskId: null,
	transfer: null,
	result: null,
};

describe('answered group call', () => {
	const name = 'inbound_answered_ivr_group';
	const entryId = 'MjAwMDAwMDAwMTo4MQ==';

	it('starts with one call.incoming, in the voice menu, before anybody rings', () => {
		const first = nth(name, 'events/call', 0);
		expect(first.matching).toEqual(['call.incoming', 'call.changed']);
		expect(first.eventId).toBe('call:MToxMDAwMDAwOjgxOjMxMDAwMTAwMTox:1');
		expect(first.fields).toEqual({
			...BLANK_CALL,
			entryId,
			callId: 'MToxMDAwMDAwOjgxOjMxMDAwMTAwMTox',
			seq: 1,
			state: 'Appeared',
			location: 'ivr',
			direction: 'inbound',
			clientNumber: '+79000000001',
			occurredAt: '2026-06-21T00:00:00.000Z',
		});
	});

	it('rings two employees of the group and is answered by one: the losing leg is no missed call', () => {
		expect(
			scenario(name)
				.filter(({ path }) => path === 'events/call')
				.map(({ path, json }) => parsed(path, json).matching[0]),
		).toEqual([
			'call.incoming',
			'call.changed',
			'call.changed',
			'call.ringing',
			'call.ringing',
			'call.answered',
			'call.changed',
			'call.changed',
			'call.changed',
		]);
		expect(nth(name, 'events/call', 4).fields).toEqual({
			...BLANK_CALL,
			entryId,
			callId: 'MToxMDAwMDAwOjgxOjMxMDAwMTAwNDox',
			seq: 1,
			state: 'Appeared',
			location: 'abonent',
			direction: 'inbound',
			clientNumber: '+79000000001',
			employeeExtension: '102',
			groupExtension: '500',
			occurredAt: at(START + 12),
		});
		expect(nth(name, 'events/call', 7).fields).toMatchObject({
			state: 'Disconnected',
			employeeExtension: '102',
			result: explain(1182),
		});
	});

	it('collects the digits of the menu', () => {
		const dtmf = nth(name, 'events/dtmf', 0);
		expect(dtmf.matching).toEqual(['dtmf.received']);
		expect(dtmf.eventId).toBe('dtmf:MToxMDAwMDAwOjgxOjMxMDAwMTAwMTox:1');
		expect(dtmf.fields).toEqual({
			digits: '1',
			location: 'ivr',
			clientNumber: '+79000000001',
			lineNumber: '+74950000001',
			entryId,
			callId: 'MToxMDAwMDAwOjgxOjMxMDAwMTAwMTox',
			seq: 1,
			occurredAt: at(START + 9),
		});
	});

	it('ends in one summary with times in seconds', () => {
		const ended = nth(name, 'events/summary', 0);
		expect(ended.matching).toEqual(['call.ended']);
		expect(ended.eventId).toBe(`summary:${entryId}`);
		expect(ended.fields).toEqual({
			entryId,
			direction: 'inbound',
			clientNumber: '+79000000001',
			employeeExtension: '101',
			lineNumber: '+74950000001',
			answered: true,
			missed: false,
			missedReason: null,
			startedAt: at(START),
			answeredAt: at(START + 19),
			endedAt: at(START + 84),
			waitSeconds: 19,
			talkSeconds: 65,
			durationSeconds: 84,
			result: explain(1110),
		});
	});

	it('leads to a recording: changed twice, ready, tagged', () => {
		const recordingId = 'MToxMDAwMDAwOjkwMDAwMDAwMDE6MA==';
		const started = nth(name, 'events/recording', 0);
		expect(started.matching).toEqual(['recording.changed']);
		expect(started.eventId).toBe(`recording:${recordingId}:1`);
		expect(started.fields).toEqual({
			recordingId,
			entryId,
			callId: 'MToxMDAwMDAwOjgxOjMxMDAwMTAwMzox',
			employeeExtension: '101',
			employeeId: null,
			state: 'Started',
			recipient: null,
			occurredAt: at(START + 19),
			result: null,
		});
		expect(nth(name, 'events/recording', 1)).toMatchObject({
			eventId: `recording:${recordingId}:2`,
			fields: { state: 'Completed', recipient: 'Cloud', result: explain(1000) },
		});
		const ready = nth(name, 'events/record/added', 0);
		expect(ready.matching).toEqual(['recording.ready']);
		expect(ready.eventId).toBe(`record/added:${recordingId}`);
		expect(ready.fields).toEqual({
			recordingId,
			entryId,
			callId: null,
			employeeExtension: null,
			employeeId: 400001,
			state: null,
			recipient: null,
			occurredAt: at(START + 97),
			result: null,
		});
		expect(nth(name, 'events/record/tagged', 0)).toMatchObject({
			matching: ['recording.tagged'],
			eventId: `record/tagged:${recordingId}`,
		});
	});
});

describe('calls that nobody answered', () => {
	it('no answer: call.missed before call.ended, with the reason in words', () => {
		const missed = nth('inbound_missed_no_answer', 'events/summary', 0);
		expect(missed.matching).toEqual(['call.missed', 'call.ended']);
		expect(missed.fields).toEqual({
			entryId: 'MjAwMDAwMDAwMjo4MQ==',
			direction: 'inbound',
			clientNumber: '+79000000002',
			employeeExtension: '101',
			lineNumber: '+74950000001',
			answered: false,
			missed: true,
			missedReason: 'noAnswer',
			startedAt: at(START + 1000),
			answeredAt: null,
			endedAt: at(START + 1030),
			waitSeconds: 30,
			talkSeconds: 0,
			durationSeconds: 30,
			result: explain(1111),
		});
		const [ringing] = scenario('inbound_missed_no_answer');
		expect(parsed(ringing.path, ringing.json).matching).toEqual([
			'call.incoming',
			'call.ringing',
			'call.changed',
		]);
	});

	it('busy', () => {
		expect(nth('inbound_busy', 'events/summary', 0).fields).toMatchObject({
			missed: true,
			missedReason: 'busy',
			employeeExtension: '102',
			waitSeconds: 2,
			result: explain(1121),
		});
	});

	it('given up in the queue: the extension is the one of the group', () => {
		expect(nth('queue_abandon', 'events/summary', 0)).toMatchObject({
			matching: ['call.missed', 'call.ended'],
			fields: {
				missed: true,
				missedReason: 'abandoned',
				employeeExtension: '500',
				waitSeconds: 41,
				talkSeconds: 0,
				answeredAt: null,
				result: explain(1110),
			},
		});
	});

	it('hung up in the voice menu', () => {
		expect(nth('ivr_hangup', 'events/summary', 0).fields).toMatchObject({
			missed: true,
			employeeExtension: null,
			waitSeconds: 12,
		});
	});

	it('finished by the scheme: a success of Mango, unless the option says otherwise', () => {
		expect(nth('ivr_finished_by_scheme', 'events/summary', 0, false)).toMatchObject({
			matching: ['call.ended'],
			fields: { missed: false, missedReason: null, answered: false, result: explain(1170) },
		});
		expect(nth('ivr_finished_by_scheme', 'events/summary', 0, true)).toMatchObject({
			matching: ['call.missed', 'call.ended'],
			fields: { missed: true, missedReason: 'ivr', answered: false },
		});
	});
});

describe('calls that the PBX made', () => {
	const callback = 'outbound_callback_answered';

	it('a callback is outbound in both legs: the first one looks like a call of the client', () => {
		expect(new Set(fieldsOfCalls(callback, 'direction'))).toEqual(new Set(['outbound']));
		expect(new Set(fieldsOfCalls(callback, 'clientNumber'))).toEqual(new Set(['+79000000005']));
		expect(new Set(fieldsOfCalls(callback, 'employeeExtension'))).toEqual(new Set(['101']));
		const [firstLeg] = scenario(callback).filter(({ path }) => path === 'events/call');
		expect(parsed(firstLeg.path, firstLeg.json).matching).toEqual(['call.ringing', 'call.changed']);
		expect(nth(callback, 'events/call', 3).fields).toEqual({
			...BLANK_CALL,
			entryId: 'MjAwMDAwMDAwNTo4MQ==',
			callId: 'MToxMDAwMDAwOjgxOjMxMDAwNTAwMjox',
			seq: 1,
			state: 'Appeared',
			location: 'abonent',
			direction: 'outbound',
			clientNumber: '+79000000005',
			employeeExtension: '101',
			commandId: 'n8n-417-0',
			callbackInitiator: 'API',
			occurredAt: at(START + 2006),
		});
	});

	it('its summary is outbound and never missed', () => {
		expect(nth(callback, 'events/summary', 0)).toMatchObject({
			matching: ['call.ended'],
			fields: {
				direction: 'outbound',
				clientNumber: '+79000000005',
				employeeExtension: '101',
				missed: false,
				waitSeconds: 15,
				talkSeconds: 60,
			},
		});
	});

	it('a direct outbound call has the employee on the calling side', () => {
		expect(nth('outbound_direct_answered', 'events/call', 1)).toMatchObject({
			matching: ['call.answered', 'call.changed'],
			fields: {
				direction: 'outbound',
				clientNumber: '+79000000007',
				employeeExtension: '102',
				lineNumber: '+74950000001',
			},
		});
		expect(nth('outbound_direct_answered', 'events/summary', 0).fields).toMatchObject({
			direction: 'outbound',
			clientNumber: '+79000000007',
			employeeExtension: '102',
			waitSeconds: 8,
			talkSeconds: 40,
			durationSeconds: 48,
		});
	});
});

describe('transfers are one conversation', () => {
	it('blind: from inbound over the internal leg to the new employee', () => {
		const name = 'transfer_blind_v2';
		expect(fieldsOfCalls(name, 'direction')).toEqual([
			'inbound', 'inbound', 'inbound', 'internal', 'inbound', 'inbound', 'inbound', 'inbound',
		]);
		expect(fieldsOfCalls(name, 'transfer')).toEqual([null, null, null, null, null, 'blind', 'blind', 'blind']);
		expect(fieldsOfCalls(name, 'employeeExtension')).toEqual([
			'101', '101', '101', '101', '101', '102', '102', '102',
		]);
		expect(nth(name, 'events/call', 3).fields).toMatchObject({ clientNumber: null, lineNumber: null });
		// The second `Appeared` of the leg has the client as its caller: ringing, not a new call.
		expect(nth(name, 'events/call', 5).matching).toEqual(['call.ringing', 'call.changed']);
		expect(nth(name, 'events/summary', 0).fields).toMatchObject({ employeeExtension: '102', missed: false });
	});

	it('consultative: the second Connected of a leg is the client who was handed over', () => {
		const name = 'transfer_consultative_v2';
		expect(fieldsOfCalls(name, 'direction')).toEqual([
			'inbound', 'inbound', 'inbound', 'internal', 'internal', 'inbound', 'inbound', 'inbound',
		]);
		expect(nth(name, 'events/call', 6)).toMatchObject({
			matching: ['call.answered', 'call.changed'],
			fields: {
				seq: 3,
				transfer: 'consultative',
				clientNumber: '+79000000010',
				employeeExtension: '103',
				lineNumber: null,
			},
		});
	});

	it('a call that the integration routed stays inbound, with the id of the command', () => {
		const name = 'route_from_ivr';
		expect(new Set(fieldsOfCalls(name, 'direction'))).toEqual(new Set(['inbound']));
		expect(fieldsOfCalls(name, 'commandId')).toEqual([null, null, 'n8n-501-0', 'n8n-501-0', 'n8n-501-0']);
		expect(nth(name, 'events/call', 2).matching).toEqual(['call.ringing', 'call.changed']);
	});

	it('a number of call tracking is the line, and its dct stays in raw', () => {
		const first = nth('inbound_dynamic_number', 'events/call', 0);
		expect(first.fields).toMatchObject({ lineNumber: '+78000000001', clientNumber: '+79000000017' });
		expect(first.fields).not.toHaveProperty('dct');
		expect(nth('inbound_dynamic_number', 'events/summary', 0).fields).toMatchObject({
			lineNumber: '+78000000001',
			waitSeconds: 4,
			talkSeconds: 30,
		});
	});
});

describe('commands, SMS and statistics', () => {
	it('a refused callback says why', () => {
		const refused = nth('outbound_callback_refused', 'result/callback', 0);
		expect(refused.matching).toEqual(['command.result']);
		expect(refused.eventId).toBe('result/callback:n8n-419-0');
		expect(refused.fields).toEqual({
			commandId: 'n8n-419-0',
			command: 'callback',
			occurredAt: null,
			result: explain(2240),
		});
	});

	it('results of different commands with one id are different events', () => {
		const results = scenario('command_results').map(({ path, json }) => parsed(path, json));
		expect(results.map(({ eventId }) => eventId)).toEqual([
			'result/callback_group:n8n-700-0',
			'result/call/hangup:n8n-700-0',
			'result/recording/start:n8n-700-0',
			'result/play/start:n8n-700-0',
			'result/transfer:n8n-700-0',
			'result/calls_connect:n8n-700-0',
			'result/transfer_cancel:n8n-700-0',
			'result/call/hold/on:n8n-700-0',
		]);
		expect(results.map(({ fields }) => (fields.result as { code: number }).code)).toEqual([
			1000, 4101, 4102, 3340, 1000, 1000, 1000, 1000,
		]);
	});

	it('SMS: accepted is one event, delivered another', () => {
		expect(nth('sms_delivered', 'result/sms', 0)).toMatchObject({
			matching: ['command.result'],
			eventId: 'result/sms:n8n-600-0',
			fields: { command: 'sms', result: explain(1000) },
		});
		const delivered = nth('sms_delivered', 'events/sms', 0);
		expect(delivered.matching).toEqual(['sms.status']);
		expect(delivered.eventId).toBe('sms:n8n-600-0:1000');
		expect(delivered.fields).toEqual({
			commandId: 'n8n-600-0',
			command: 'sms',
			occurredAt: at(START + 6010),
			result: explain(1000),
		});
		expect(nth('sms_refused', 'result/sms', 0).fields.result).toEqual(explain(4300));
	});

	it.each(['result/stat', 'result/stats'])('statistics come under both spellings: %s', (path) => {
		const report = 'c3RhdC1rZXktMQ==';
		const ready = nth('statistics_ready', path, 0);
		expect(ready.matching).toEqual(['statistics.ready']);
		expect(ready.eventId).toBe(`statistics:${report}`);
		expect(ready.fields).toEqual({ key: report, requestId: 'n8n-stat-1' });
	});
});

describe('the other events keep the names of Mango, in camelCase', () => {
	it('address book: objects, or bare ids of what was deleted', () => {
		expect(nth('address_book', 'events/ab/contacts', 0)).toMatchObject({
			matching: ['addressBook.changed'],
			eventId: null,
		});
		expect(nth('address_book', 'events/ab/contacts', 0).fields).toEqual({
			action: 'new',
			data: [
				{ contactId: 880001, name: 'Test Client', phones: [{ phoneId: 1, type: 1, phone: '79000000001' }] },
			],
		});
		expect(nth('address_book', 'events/ab/contacts', 1).fields).toEqual({ action: 'deleted', data: [880001] });
		expect(nth('address_book', 'events/ab/organizations', 0).fields).toEqual({
			action: 'updated',
			data: [{ orgId: 88001, orgName: 'Example LLC' }],
		});
		expect(nth('address_book', 'events/ab/groups', 0).fields).toEqual({
			action: 'new',
			data: [{ groupId: 8801, groupName: 'VIP' }],
		});
	});

	it('employee status: its times are milliseconds', () => {
		const status = nth('contact_centre', 'events/user/status_changed', 0);
		expect(status.matching).toEqual(['employee.status']);
		expect(status.fields).toEqual({
			abonentId: 400001,
			status: 3,
			statusAlias: null,
			parentStatus: 3,
			when: at(START + 7000),
			timestamp: '2026-06-21T01:56:40.123Z',
		});
	});

	it('end of a session: the reason is a code', () => {
		const ended = nth('contact_centre', 'events/user/session_end', 0);
		expect(ended.matching).toEqual(['employee.sessionEnded']);
		expect(ended.fields).toEqual({
			result: explain(1232),
			abonent: null,
			abonentId: 400001,
			session: 'cc',
			timestamp: at(START + 7100),
		});
	});

	it('offline recognition', () => {
		const recognized = nth('offline_recognition', 'events/recognized/offline', 0);
		expect(recognized.matching).toEqual(['speech.recognized']);
		expect(recognized.fields).toEqual({
			productId: 300001,
			requestId: 'req-1',
			recognized: at(START + 8000),
			result: explain(1000),
			message: null,
		});
	});

	it('chats', () => {
		const message = { point_id: 'p-1', path: '/events/md', data: { type: 'sendMessage', message: { serverMessageId: 7, payload: { body: 'Привет' } } } };
		expect(parsed('events/md', message)).toMatchObject({
			matching: ['chat.message'],
			fields: { pointId: 'p-1', data: { type: 'sendMessage', message: { serverMessageId: 7, payload: { body: 'Привет' } } } },
		});
		const closed = { conversion_id: 'c-1', product_id: '300001', tag_id: [1], result: 3, chat: [{ text: 'ok', sender_name: 'Anna' }] };
		expect(parsed('events/md/onAppealClose', closed)).toMatchObject({
			matching: ['chat.closed'],
			fields: { conversionId: 'c-1', productId: 300001, tagId: [1], result: 3, chat: [{ text: 'ok', senderName: 'Anna' }], groupId: null },
		});
	});

	it('an undocumented body comes whole, apart from our own fields', () => {
		expect(parsed('events/robots/stats', { event: 'x', raw: 1, robot_id: 5 })).toMatchObject({
			matching: ['robot.statistics'],
			fields: { robotId: 5 },
		});
	});
});
