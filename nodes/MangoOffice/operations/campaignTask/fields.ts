import type { IDataObject } from 'n8n-workflow';

import { utcText } from '../../../../mango/time';
import type { Field } from '../../fields/field';
import { id, wholeNumber } from '../../fields/numbers';
import { phoneOrSip, phones } from '../../fields/phones';
import { rows } from '../../fields/structures';
import { text } from '../../fields/texts';
import { moment } from '../../fields/times';
import type { Input } from '../../operation';

export const taskId = id('taskId', {
	label: 'Task ID',
	at: 'task_id',
	placeholder: 'e.g. 7700001',
	description: 'The taskId that Create or Get Many gives',
});

export const toNumber = phoneOrSip('toNumber', {
	label: 'To Number',
	at: 'number',
	description: 'Whom to call: a phone number in any writing',
});

/** What an update can change as well. */
export const person: readonly Field[] = [
	text('name', {
		label: 'Name',
		at: 'name',
		optional: true,
		maxCharacters: 255,
		placeholder: 'e.g. Anna Ivanova',
		description: 'Whom the operator will talk to',
	}),
	text('organization', { label: 'Organization', at: 'organization', optional: true, maxCharacters: 255 }),
	text('position', { label: 'Position', at: 'position', optional: true, maxCharacters: 255 }),
	wholeNumber('priority', {
		label: 'Priority',
		at: 'priority',
		optional: true,
		min: 1,
		max: 1000,
		default: 1000,
		description: 'From 1 to 1000',
	}),
	rows('customFields', {
		label: 'Custom Fields',
		at: 'custom_fields',
		optional: true,
		row: 'Custom Field',
		description: 'Values of the custom fields of tasks, whose IDs Get Custom Fields lists',
		columns: [
			id('customFieldId', { label: 'Custom Field ID', at: 'id', optional: true, placeholder: 'e.g. 5781' }),
			text('value', { label: 'Value', at: 'value', optional: true }),
		],
	}),
];

/** Of a new task only. */
export const details: readonly Field[] = [
	phones('otherNumbers', {
		label: 'Other Numbers',
		at: 'subtasks',
		optional: true,
		description: 'Called in this order when nobody answers on the first number',
	}),
	text('comment', { label: 'Comment', at: 'comment', optional: true, maxCharacters: 1024, rows: 3 }),
	moment('dueAt', {
		label: 'Due At',
		at: 'due_date',
		optional: true,
		as: utcText,
		description: 'Until when to try; afterwards the task ends',
	}),
	moment('blockedUntil', {
		label: 'Not Before',
		at: 'blocked_until',
		optional: true,
		as: utcText,
		description: 'Not to be called before this time',
	}),
];

/** A task in Mango's writing: rows become an object by id, numbers become subtasks in their order. */
export function taskBody(body: IDataObject): IDataObject {
	const { custom_fields: fields, subtasks: numbers, ...task } = body;
	const filled = ((fields ?? []) as IDataObject[]).filter((row) => row.id !== undefined && row.value !== undefined);
	if (filled.length > 0) {
		task.custom_fields = Object.fromEntries(filled.map((row) => [String(row.id), row.value]));
	}
	if (numbers !== undefined) {
		task.subtasks = (numbers as string[]).map((number, order) => ({ number, order, type: 0 }));
	}
	return task;
}

/** A number may be 64 characters long, which a SIP address can pass (DOC26 §4.6.7). */
export function taskProblem({ toNumber: number, dueAt, blockedUntil }: Input): string | null {
	if (typeof number === 'string' && number.length > 64) return "'To Number' is longer than 64 characters";
	const isReversed = dueAt !== undefined && blockedUntil !== undefined && (dueAt as string) <= (blockedUntil as string);
	return isReversed ? "'Due At' is not later than 'Not Before'" : null;
}
