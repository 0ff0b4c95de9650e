/** Tasks of the contact center's employees (mango-api.md §2.13). */

import { integer, isObject, text, type JsonObject } from '../lenient';
import { e164 } from '../phone';
import { centerText, isoFromCenter } from './time';
import { TASK_PRIORITIES, TASK_STATUSES, TASK_TYPES, wordOf } from './words';

export function taskOf(row: JsonObject): Record<string, unknown> {
	const phone = text(row.phone);
	return {
		taskId: integer(row.task_id),
		type: wordOf(TASK_TYPES, row.event_type),
		status: wordOf(TASK_STATUSES, row.status),
		startsAt: isoFromCenter(row.start_time),
		durationMinutes: integer(row.duration),
		employeeId: integer(row.to_user_id),
		theme: text(row.theme),
		description: text(row.description),
		priority: wordOf(TASK_PRIORITIES, row.priority),
		phone: e164(phone) ?? phone,
		contactId: integer(row.contact_id) ?? text(row.contact_id),
		dealId: integer(row.deal_id),
		fromEmployeeId: integer(row.from_user_id),
		autoCall: row.is_auto_call === true || integer(row.is_auto_call) === 1,
	};
}

/** What {@link changedTask} keeps of a task that is there. */
const KEPT = [
	'status',
	'event_type',
	'start_time',
	'duration',
	'to_user_id',
	'priority',
	'contact_id',
	'source_id',
	'source_type',
	'from_user_id',
	'description',
	'is_auto_call',
	'phone',
	'theme',
	'deal_id',
] as const;

/**
 * Mango wants a changed task as a whole: what is to change, and everything else as it was. What is
 * empty there is left out, so that an empty text is not taken for a value.
 */
export function changedTask(reply: JsonObject, changes: JsonObject): Record<string, unknown> {
	const task = isObject(reply.task) ? reply.task : {};
	const whole: Record<string, unknown> = {};
	for (const key of KEPT) {
		const value = task[key];
		if (value !== undefined && value !== null && value !== '') whole[key] = value;
	}
	if (whole.start_time !== undefined) whole.start_time = rewritten(whole.start_time);
	return { ...whole, ...changes };
}

/** A list gives times with their zone, `2026-06-21 10:30:00+03`; a change takes them without. */
function rewritten(value: unknown): unknown {
	const iso = isoFromCenter(value);
	return iso === null ? value : centerText(Date.parse(iso));
}
