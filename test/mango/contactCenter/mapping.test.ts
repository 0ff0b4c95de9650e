import { callOf, questionOf, scriptOf } from '../../../mango/contactCenter/calls';
import { messagesOf } from '../../../mango/contactCenter/chats';
import { changedDeal, dealOf, funnelOf } from '../../../mango/contactCenter/deals';
import { presenceOf, statusOf } from '../../../mango/contactCenter/presence';
import { changedTask, taskOf } from '../../../mango/contactCenter/tasks';
import { centerDate, centerText, isoFromCenter } from '../../../mango/contactCenter/time';

const START = 1_782_000_000_000;

describe('times of the contact center', () => {
	test.each([
		['2026-06-21 03:00:00', '2026-06-21T00:00:00.000Z'],
		['2026-06-21 03:00:00+03', '2026-06-21T00:00:00.000Z'],
		['2026-06-21T05:00:00+05:00', '2026-06-21T00:00:00.000Z'],
		['2026-06-21 03:00:00.123+0300', '2026-06-21T00:00:00.000Z'],
		[1782000000, '2026-06-21T00:00:00.000Z'],
		['1782000000', '2026-06-21T00:00:00.000Z'],
		[START, '2026-06-21T00:00:00.000Z'],
		['2026-13-41 99:00:00+03', null],
		['soon', null],
		[null, null],
		[{}, null],
	])('%p is %p', (value, iso) => {
		expect(isoFromCenter(value)).toBe(iso);
	});

	test('are written in Moscow time, across midnight as well', () => {
		expect(centerText(START)).toBe('2026-06-21 03:00:00');
		expect(centerDate(START - 4 * 3_600_000)).toBe('2026-06-20');
		expect(centerDate(START - 3 * 3_600_000)).toBe('2026-06-21');
	});
});

test('a reply without anything that is known gives empty fields, and never an exception', () => {
	for (const reply of [{}, { call: null, task: [], deal: 'x', data: {}, question: 1, questions: [null] }]) {
		expect(callOf(reply, 'e')).toMatchObject({ entryId: 'e', topicIds: [], ratings: [], conversations: [] });
		expect(scriptOf(reply, 5)).toMatchObject({ scriptId: 5 });
		expect(questionOf(reply, 5)).toMatchObject({ questionId: 5 });
		expect(changedTask(reply, { duration: 5 })).toEqual({ duration: 5 });
		expect(changedDeal(reply, { name: 'x' })).toEqual({ name: 'x' });
		expect(messagesOf(reply)).toEqual([]);
		expect(taskOf(reply)).toMatchObject({ taskId: null, type: null });
		expect(dealOf(reply)).toMatchObject({ dealId: null, customFields: {} });
		expect(funnelOf(reply)).toMatchObject({ steps: [] });
		expect(statusOf(reply)).toMatchObject({ statusId: null, builtIn: false });
		expect(presenceOf(reply)).toMatchObject({ employeeId: null });
	}
});

test('a number that Mango adds is shown as it is', () => {
	expect(taskOf({ event_type: 9, status: '7' })).toMatchObject({ type: 9, status: '7' });
	expect(dealOf({ status: 'frozen' })).toMatchObject({ status: 'frozen' });
});

test('a rating of -1 says that the client was asked and gave none', () => {
	expect(callOf({ call: { mark_client: '-1', mark_controller: { '3': { mark: '7' } } } }, 'e')).toMatchObject({
		clientRating: -1,
		ratings: [{ questionId: 3, rating: 7, comment: null }],
	});
});

test('the Cyrillic letters in the key of the contact center are read', () => {
	expect(presenceOf({ abonent_id: '400001', сс: [{ status: 1 }] })).toEqual({ employeeId: 400001, cc: [{ status: 1 }] });
});

test('a changed task keeps what was there, in the writing that a change takes, and nothing else', () => {
	const task = { task_id: 7, start_time: '2026-06-21 03:00:00+03', duration: 15, phone: '', theme: null, is_auto_call: false, unknown: 1 };
	expect(changedTask({ task }, { duration: 30 })).toEqual({ start_time: '2026-06-21 03:00:00', duration: 30, is_auto_call: false });
});

test('a changed deal keeps its custom fields one by one, and a reason only while it is lost', () => {
	const deal = {
		deal_id: 1,
		name: 'x',
		status: 'failed',
		status_change_reason: { fsreason: 'competitor' },
		reason_comment: 'c',
		custom_fields: { '1': 'a', '2': 'b' },
	};
	expect(changedDeal({ deal }, { custom_fields: { '2': 'c' } })).toEqual({
		name: 'x',
		status: 'failed',
		status_change_reason: 'competitor',
		reason_comment: 'c',
		custom_fields: { '1': 'a', '2': 'c' },
	});
	expect(changedDeal({ deal }, { status: 'succeed' })).toEqual({ name: 'x', status: 'succeed', custom_fields: { '1': 'a', '2': 'b' } });
});
