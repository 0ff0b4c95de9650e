import type { IDataObject } from 'n8n-workflow';

import { changedTask } from '../../../../mango/contactCenter/tasks';
import { TASK_STATUSES } from '../../../../mango/contactCenter/words';
import { integer, member, type JsonObject } from '../../../../mango/lenient';
import { fromCode, MangoError } from '../../../../mango/reply';
import { explainField } from '../../../../mango/result';
import { rowsIn } from '../../../../mango/rows';
import { choice, worded } from '../../fields/choices';
import type { Field } from '../../fields/field';
import { bodyOf } from '../../interpret';
import type { Input, Operation } from '../../operation';
import type { Tools } from '../../tools';
import { details, duration, employee, startsAt, STATUS_OPTIONS, taskId, type } from './fields';

const CHANGES: readonly Field[] = [
	type({ optional: true }),
	startsAt({ optional: true }),
	duration({ optional: true }),
	employee({ optional: true }),
	worded(
		choice('status', {
			label: 'Status',
			at: 'status',
			optional: true,
			default: 'confirmed',
			options: STATUS_OPTIONS,
		}),
		TASK_STATUSES,
	),
	...details,
];

const change: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update contact center task',
	description: 'Change a task of an employee, for example put it off; what is not filled in stays as it is',
	method: '/cc/task/update',
	fields: [taskId, ...CHANGES],
	check: (input) =>
		CHANGES.some(({ name }) => input[name] !== undefined) ? null : 'There is nothing to change',
	run: update,
	example: {
		in: { taskId: 45594, startsAt: '2026-06-23T07:30:00Z' },
		out: [{ taskId: 45594, autoCallTaskId: null }],
	},
};

export const writes: readonly Operation[] = [
	{
		value: 'create',
		name: 'Create',
		action: 'Create contact center task',
		description: 'Give an employee a task to call, write, meet or do something at a certain time',
		method: '/cc/task/add',
		fields: [type(), employee(), startsAt(), duration(), ...details],
		check: ({ autoCall, phone }) =>
			autoCall === true && phone === undefined ? "'Auto Call' needs a 'Phone'" : null,
		output: (reply) => ({
			taskId: integer(reply.task_id),
			autoCallTaskId: integer(reply.auto_call_task_id),
		}),
		example: {
			in: {
				type: 'call',
				employeeId: 400001,
				startsAt: '2026-06-22T07:30:00Z',
				duration: 15,
				theme: 'Call back',
				phone: '8 900 000-00-01',
				autoCall: true,
				priority: 'important',
			},
			sends: {
				event_type: 1,
				to_user_id: 400001,
				start_time: '2026-06-22 10:30:00',
				duration: 15,
				theme: 'Call back',
				phone: '79000000001',
				is_auto_call: true,
				priority: 2,
			},
			replies: { result: 1000, task_id: 45594, auto_call_task_id: 11024550 },
			out: [{ taskId: 45594, autoCallTaskId: 11024550 }],
		},
	},
	change,
	finishing({
		value: 'complete',
		name: 'Complete',
		action: 'Complete contact center task',
		description: 'Mark a task of an employee as done',
		method: '/cc/task/done',
		outcome: 'completed',
	}),
	finishing({
		value: 'cancel',
		name: 'Cancel',
		action: 'Cancel contact center task',
		description: 'Mark a task of an employee as canceled, so that nobody has to do it any more',
		method: '/cc/task/cancel',
		outcome: 'canceled',
	}),
];

/** Mango wants a changed task as a whole (see {@link changedTask}), so it is read first. */
async function update(tools: Tools, input: Input) {
	const { task_id, ...changes } = bodyOf(change, input);
	const current = await tools.send('/cc/task/get', { task_id });
	const reply = await tools.send('/cc/task/update', {
		...(changedTask(current, changes) as IDataObject),
		task_id,
	});
	return [
		{
			json: {
				taskId: integer(reply.task_id) ?? (input.taskId as number),
				autoCallTaskId: integer(reply.auto_call_task_id),
			},
		},
	];
}

/** Done and canceled differ in the path and the word only. */
function finishing({
	outcome,
	...about
}: Pick<Operation, 'value' | 'name' | 'action' | 'description' | 'method'> & { outcome: string }): Operation {
	return {
		...about,
		fields: [taskId],
		body: ({ taskId: id }) => ({ task_id: [id as number] }),
		output: (reply, { taskId: id }) => {
			refuseUndone(reply);
			return { taskId: id as number, [outcome]: true };
		},
		example: {
			in: { taskId: 45594 },
			sends: { task_id: [45594] },
			replies: { result: 1000, data: [{ task_id: 45594, result: 1000 }] },
			out: [{ taskId: 45594, [outcome]: true }],
		},
	};
}

/** The code of the whole is 1000 even when no task was found; each task has a code of its own. */
function refuseUndone(reply: JsonObject): void {
	const result = explainField(member(rowsIn(reply.data)[0], 'result'));
	if (result !== null && !result.success) throw new MangoError(fromCode(result.code));
}
