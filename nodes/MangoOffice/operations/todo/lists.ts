import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { taskOf } from '../../../../mango/contactCenter/tasks';
import { TASK_PRIORITIES, TASK_STATUSES } from '../../../../mango/contactCenter/words';
import { integer, type JsonObject } from '../../../../mango/lenient';
import { rowsIn } from '../../../../mango/rows';
import { objectIn } from '../../../../mango/contactCenter/calls';
import { choices, worded } from '../../fields/choices';
import { ids } from '../../fields/numbers';
import { bodyOf } from '../../interpret';
import { listFields, mostOf } from '../../lists';
import type { Input, Operation } from '../../operation';
import type { Tools } from '../../tools';
import { additionalParameters } from '../additionalParameters';
import { PRIORITY_OPTIONS, startsAt, STATUS_OPTIONS, taskId, types } from './fields';

/** The most that Mango gives at once. */
const PAGE = 500;

const ROW: JsonObject = {
	task_id: 45594,
	status: 0,
	event_type: 1,
	start_time: '2026-06-22 10:30:00+03',
	duration: 15,
	priority: 2,
	contact_id: 11000001,
	from_user_id: 400002,
	to_user_id: 400001,
	deal_id: 233140,
	description: 'About the invoice',
	phone: '+79000000001',
	is_auto_call: false,
	theme: 'Call back',
};

const TASK: IDataObject = {
	taskId: 45594,
	type: 'call',
	status: 'open',
	startsAt: '2026-06-22T07:30:00.000Z',
	durationMinutes: 15,
	employeeId: 400001,
	theme: 'Call back',
	description: 'About the invoice',
	priority: 'important',
	phone: '+79000000001',
	contactId: 11000001,
	dealId: 233140,
	fromEmployeeId: 400002,
	autoCall: false,
};

const FILTERS = [
	types,
	worded(
		choices('statuses', {
			label: 'Statuses',
			at: 'status',
			optional: true,
			options: STATUS_OPTIONS,
		}),
		TASK_STATUSES,
	),
	worded(
		choices('priorities', {
			label: 'Priorities',
			at: 'priority',
			optional: true,
			options: PRIORITY_OPTIONS,
		}),
		TASK_PRIORITIES,
	),
	ids('employeeIds', {
		label: 'Employee IDs',
		at: 'to_user_id',
		optional: true,
		placeholder: 'e.g. 400001, 400002',
		description: 'Only tasks of these employees, by the employeeId that Employee: Get Many gives',
	}),
	ids('fromEmployeeIds', {
		label: 'From Employee IDs',
		at: 'from_user_id',
		optional: true,
		placeholder: 'e.g. 400001, 400002',
		description: 'Only tasks that were set in the name of these employees',
	}),
	ids('contactIds', {
		label: 'Contact IDs',
		at: 'contact_id',
		optional: true,
		placeholder: 'e.g. 11000001, 11000002',
		description: 'Only tasks about these contacts',
	}),
	ids('taskIds', {
		label: 'Task IDs',
		at: 'task_id',
		optional: true,
		placeholder: 'e.g. 45594, 45595',
		description: 'Only these tasks',
	}),
	startsAt({ optional: true, description: 'Only tasks that start at this time' }),
	additionalParameters,
];

const getMany: Operation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many contact center tasks',
	description: 'List tasks of employees, for example the open ones of one employee or about one contact',
	method: '/cc/task/list',
	fields: [...listFields, ...FILTERS],
	run: list,
	example: { in: { returnAll: true, employeeIds: '400001', statuses: ['open'] }, out: [TASK] },
};

export const lists: readonly Operation[] = [
	{
		value: 'get',
		name: 'Get',
		action: 'Get contact center task',
		description: 'Get one task of an employee by its ID',
		method: '/cc/task/get',
		fields: [taskId],
		output: (reply) => taskOf(objectIn(reply, 'task')) as IDataObject,
		example: {
			in: { taskId: 45594 },
			sends: { task_id: 45594 },
			replies: { result: 1000, task: ROW },
			out: [TASK],
		},
	},
	getMany,
];

/** Page by page, until one is not full or brings nothing new. */
async function list(tools: Tools, input: Input): Promise<INodeExecutionData[]> {
	const filters = bodyOf(getMany, input);
	const most = mostOf(input);
	const found = new Map<unknown, INodeExecutionData>();
	for (let offset = 0; ; offset += PAGE) {
		const limit = Math.min(PAGE, most - found.size);
		const rows = rowsIn(await tools.send('/cc/task/list', { ...filters, limit, offset }), 'tasks');
		const before = found.size;
		for (const row of rows) found.set(integer(row.task_id) ?? row, { json: taskOf(row) as IDataObject });
		if (rows.length < limit || found.size === before || found.size >= most) break;
	}
	return [...found.values()].slice(0, Number.isFinite(most) ? most : undefined);
}
