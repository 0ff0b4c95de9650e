/**
 * What the methods of outbound campaigns answer (mango-api.md §2.11). The envelopes of lists are
 * partly inferred (§5.4-9), and one thing has different names in different methods: read leniently.
 */

import type { Listed } from './directory';
import { camelCaseKeys, fromJson, integer, isObject, member, text, type JsonObject } from './lenient';
import { e164 } from './phone';
import type { Answer } from './reply';
import { rowsIn } from './rows';
import { isoFromSeconds, isoFromUtc } from './time';

type Words = Readonly<Record<number, string>>;

const CAMPAIGN_STATUSES: Words = {
	0: 'stopped',
	1: 'planned',
	2: 'running',
	3: 'stopping',
	4: 'finished',
	5: 'processing',
	6: 'deleting',
};

const TASK_STATUSES: Words = { 0: 'stopped', 1: 'queued', 2: 'working', 4: 'done', 6: 'deleted' };

/** Why a task is in its status, and how an attempt ended; those above 8 are of DOC26 §4.6.12 and §4.6.13. */
const OUTCOMES: Words = {
	1: 'talked',
	2: 'busy',
	3: 'noAnswer',
	4: 'unavailable',
	5: 'operatorBusy',
	6: 'operatorNoAnswer',
	7: 'operatorUnavailable',
	8: 'numberDoesNotExist',
	10: 'operatorGaveUp',
	11: 'stoppedByAdministrator',
	20: 'stoppedByOperator',
	21: 'robotCheckUnavailable',
	22: 'robotCheckBusy',
	23: 'voiceMail',
	24: 'hungUpDuringRobotCheck',
	25: 'expired',
	26: 'forbiddenNumber',
};

/** A status number of a campaign, also in a word. */
export function campaignStatus(value: unknown) {
	return { status: integer(value), statusName: wordFor(CAMPAIGN_STATUSES, value) };
}

/** The campaigns of a list. */
export function campaignsOf(reply: JsonObject): Array<Listed<object>> {
	return rowsIn(reply, 'campaigns', 'data').map(campaignOf);
}

/** The campaign of a reply about one. */
export function campaignIn(reply: JsonObject): JsonObject {
	return [reply.campaign, reply.data].find(isObject) ?? reply;
}

export function campaignOf(row: JsonObject): Listed<object> {
	return {
		raw: camelCaseKeys(row),
		simple: {
			campaignId: integer(row.campaign_id ?? row.id),
			name: text(row.name),
			...campaignStatus(row.status),
			lineId: integer(row.line_id),
			startsAt: momentOf(row.start ?? row.start_date),
			endsAt: momentOf(row.end ?? row.end_date),
			tasks: integer(row.tasks_count),
			finishedTasks: integer(row.finished_tasks_count),
			operatorIds: Array.isArray(row.operators) ? row.operators.map(integer).filter((id) => id !== null) : [],
		},
	};
}

/** The tasks of a list, wherever the reply holds them. */
export function tasksIn(reply: JsonObject): JsonObject[] {
	const holder = [reply.campaign, reply.data, reply].find((one) => member(one, 'tasks') !== undefined) ?? reply;
	const tasks = member(holder, 'tasks');
	return isObject(tasks) ? Object.values(tasks).filter(isObject) : rowsIn(holder, 'tasks', 'data');
}

/** The task of a reply about one. */
export function taskIn(reply: JsonObject): JsonObject {
	return [reply.task, reply.data].find(isObject) ?? reply;
}

export function taskOf(row: JsonObject): Listed<object> {
	const status = row.status ?? row.task_status;
	const reason = row.status_reason ?? row.task_status_reason;
	return {
		raw: camelCaseKeys(row),
		simple: {
			taskId: taskIdOf(row),
			campaignId: integer(row.campaign_id),
			name: text(row.name),
			number: e164(text(row.number)) ?? text(row.number),
			status: integer(status),
			statusName: wordFor(TASK_STATUSES, status),
			statusReason: integer(reason),
			statusReasonName: wordFor(OUTCOMES, reason),
			talkSeconds: integer(row.talk_duration ?? row.duration),
			updatedAt: momentOf(row.updated ?? row.task_updated),
		},
	};
}

/** Two methods call it `task_id`, two others `campaign_task_id`. */
export function taskIdOf(row: JsonObject): number | null {
	return integer(row.task_id ?? row.campaign_task_id ?? row.id);
}

/** Each task once, at its first place and in its last state; those without an id are all kept. */
export function distinctTasks(rows: readonly JsonObject[]): JsonObject[] {
	const byId = new Map<unknown, JsonObject>();
	for (const row of rows) byId.set(taskIdOf(row) ?? row, row);
	return [...byId.values()];
}

/** One row per attempt to call somebody; a task without any has one row as well. */
export function attemptsOf(reply: JsonObject): Array<Listed<object>> {
	const data = campaignIn(reply);
	const campaignId = integer(data.campaign_id);
	return tasksIn(reply).flatMap((task) => {
		const taskId = taskIdOf(task);
		const attempts = Array.isArray(task.attempts) ? task.attempts.filter(isObject) : [];
		return (attempts.length === 0 ? [{}] : attempts).map((attempt: JsonObject) => ({
			raw: { campaignId, taskId, ...(camelCaseKeys(attempt) as object) },
			simple: {
				campaignId,
				taskId,
				attemptId: integer(attempt.attempt_id),
				name: text(attempt.name),
				phone: e164(text(attempt.phone)) ?? text(attempt.phone),
				outcome: integer(attempt.result),
				outcomeName: wordFor(OUTCOMES, attempt.result),
				recordingId: text(attempt.record_id),
				text: text(attempt.text),
				digits: text(attempt.number),
			},
		}));
	});
}

/**
 * The custom fields of tasks, or null when the answer is something else. Where all others have a
 * code, this method has the list itself (DOC26 §4.6.20).
 */
export function taskFieldsOf({ body }: Pick<Answer, 'body'>): object[] | null {
	const rows = member(fromJson(body), 'result');
	if (!Array.isArray(rows) || !rows.every(isObject)) return null;
	return rows.map(taskFieldOf);
}

export function taskFieldOf(row: JsonObject): object {
	return {
		customFieldId: integer(row.id ?? row.custom_field_id),
		name: text(row.name),
		type: text(row.field_type ?? row.type),
		order: integer(row.order),
		options: isObject(row.props) ? camelCaseKeys(row.props) : null,
	};
}

function wordFor(words: Words, value: unknown): string | null {
	return words[integer(value) ?? -1] ?? null;
}

/** Unix seconds in some methods, a text in UTC in others. */
function momentOf(value: unknown): string | null {
	return isoFromSeconds(value) ?? isoFromUtc(value);
}
