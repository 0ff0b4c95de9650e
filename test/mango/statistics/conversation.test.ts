import fc from 'fast-check';

import responses from '../../fixtures/responses.json';
import { conversationOf, rowsOfReport } from '../../../mango/statistics/conversation';
import { holds } from '../../support/property';

const report = responses.responses['stats/calls/result'].body;
const [answered, missed] = rowsOfReport(report).map(conversationOf);

it('an answered group call: who talked, how long they waited, what was recorded', () => {
	expect(answered).toMatchObject({
		entryId: 'MjAwMDAwMDAwMTo4MQ==',
		direction: 'inbound',
		clientNumber: '+79000000001',
		employeeExtension: '101',
		employeeName: 'Anna Ivanova',
		employeeId: 400001,
		groupName: 'Sales',
		groupExtension: '500',
		lineNumber: '+74950000001',
		answered: true,
		missed: false,
		missedReason: null,
		startedAt: '2026-06-21T00:00:00.000Z',
		answeredAt: '2026-06-21T00:00:19.000Z',
		endedAt: '2026-06-21T00:01:24.000Z',
		waitSeconds: 19,
		talkSeconds: 65,
		durationSeconds: 84,
		recordingIds: ['MToxMDAwMDAwOjkwMDAwMDAwMDE6MA=='],
		result: { code: 1110 },
	});
	expect(answered?.legs).toHaveLength(1);
	expect(answered?.legs[0].members.map(({ name, answeredAt }) => [name, answeredAt !== null])).toEqual([
		['Anna Ivanova', true],
		['Pavel Petrov', false],
	]);
});

it('a missed call: the reason, and that nobody has called back', () => {
	expect(missed).toMatchObject({
		answered: false,
		missed: true,
		missedReason: 'noAnswer',
		recallStatus: 0,
		employeeExtension: '101',
		answeredAt: null,
		waitSeconds: 30,
		talkSeconds: 0,
		result: { code: 1111 },
	});
});

it('an outbound call: the employee is the caller, the client the other side', () => {
	const row = { entry_id: 'e', context_type: 2, context_status: 0, caller_id: 400001, caller_name: 'Anna Ivanova', caller_number: '101', called_number: '79000000001', context_start_time: 1782000000, duration: 5, talk_duration: 0 };
	expect(conversationOf(row)).toMatchObject({
		direction: 'outbound',
		clientNumber: '+79000000001',
		employeeExtension: '101',
		employeeName: 'Anna Ivanova',
		employeeId: 400001,
		missed: false,
		missedReason: null,
		lineNumber: null,
	});
});

holds(
	'any row is a conversation or none, never an exception',
	3_000,
	fc.property(fc.jsonValue(), fc.jsonValue(), (value, legs) => {
		conversationOf(value);
		conversationOf({ entry_id: 'e', context_calls: legs, context_start_time: value });
		rowsOfReport({ data: value });
	}),
);

const [sample] = rowsOfReport(report) as Array<Record<string, unknown>>;
const names = [...new Set([...Object.keys(sample), ...((sample.context_calls as object[]) ?? []).flatMap((leg) => Object.keys(leg))])];
const odd = fc.oneof(fc.constantFrom<unknown>(null, '', '0', 0, -1, 1e300, 'x', '79000000001', 1_782_000_000, true), fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 3 }), fc.jsonValue({ maxDepth: 2 }));
const changed = fc.dictionary(fc.constantFrom(...names), odd, { maxKeys: 8 });
holds(
	'a row with any field of any kind keeps its shape: no value is missing, no time is nonsense',
	8_000,
	fc.property(changed, fc.array(changed, { maxLength: 3 }), (fields, legs) => {
		const row = conversationOf({ ...sample, ...fields, entry_id: 'e', context_calls: legs });
		expect(Object.keys(row ?? {}).sort()).toEqual(Object.keys(answered ?? {}).sort());
		expect(Object.values(row ?? {})).not.toContain(undefined);
		for (const instant of [row?.startedAt, row?.answeredAt, row?.endedAt]) {
			if (typeof instant === 'string') expect(new Date(instant).toISOString()).toBe(instant);
		}
		for (const seconds of [row?.waitSeconds, row?.talkSeconds]) expect(seconds ?? 0).toBeGreaterThanOrEqual(0);
	}),
);
