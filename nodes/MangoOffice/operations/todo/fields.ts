import { centerText } from '../../../../mango/contactCenter/time';
import { TASK_PRIORITIES, TASK_TYPES } from '../../../../mango/contactCenter/words';
import { choice, choices, flag, worded } from '../../fields/choices';
import type { About } from '../../fields/field';
import { id, wholeNumber } from '../../fields/numbers';
import { phone } from '../../fields/phones';
import { pick } from '../../fields/pickers';
import { text } from '../../fields/texts';
import { moment } from '../../fields/times';
import { additionalParameters } from '../additionalParameters';

const TYPE_OPTIONS = [
	{ name: 'Call', value: 'call' },
	{ name: 'Do', value: 'do' },
	{ name: 'Meet', value: 'meet' },
	{ name: 'Write', value: 'write' },
];

export const STATUS_OPTIONS = [
	{ name: 'Canceled', value: 'canceled' },
	{ name: 'Completed', value: 'completed' },
	{ name: 'Confirmed', value: 'confirmed' },
	{ name: 'Open', value: 'open' },
];

export const PRIORITY_OPTIONS = [
	{ name: 'Important', value: 'important' },
	{ name: 'Normal', value: 'normal' },
];

export const taskId = id('taskId', { label: 'Task ID', at: 'task_id', placeholder: 'e.g. 45594' });

export function type(about: Partial<About> = {}) {
	const given = { label: 'Type', at: 'event_type', description: 'What is to be done', ...about };
	return worded(choice('type', { ...given, default: 'call', options: TYPE_OPTIONS }), TASK_TYPES);
}

export const types = worded(
	choices('types', { label: 'Types', at: 'event_type', optional: true, options: TYPE_OPTIONS }),
	TASK_TYPES,
);

export function startsAt(about: Partial<About> = {}) {
	return moment('startsAt', { label: 'Starts At', at: 'start_time', as: centerText, ...about });
}

/** The manual says "at most 1440" in one place and 1439 in another: what both admit. */
export function duration(about: Partial<About> = {}) {
	const given = { label: 'Duration (Minutes)', at: 'duration', ...about };
	return wholeNumber('duration', { ...given, min: 1, max: 1439, default: 15 });
}

export function employee(about: Partial<About> = {}) {
	return pick('employeeId', 'searchEmployeeIds', {
		label: 'Employee',
		at: 'to_user_id',
		placeholder: 'e.g. 400001',
		description: 'Who has to do it',
		...about,
	});
}

/** What every task may have besides. */
export const details = [
	text('theme', { label: 'Theme', at: 'theme', optional: true, maxCharacters: 50, placeholder: 'e.g. Call back' }),
	text('description', {
		label: 'Description',
		at: 'description',
		optional: true,
		maxCharacters: 1024,
		rows: 3,
	}),
	worded(
		choice('priority', {
			label: 'Priority',
			at: 'priority',
			optional: true,
			default: 'normal',
			options: PRIORITY_OPTIONS,
		}),
		TASK_PRIORITIES,
	),
	phone('phone', {
		label: 'Phone',
		at: 'phone',
		optional: true,
		description: 'Whom the task is about; with Auto Call, who is called',
	}),
	flag('autoCall', {
		label: 'Auto Call',
		at: 'is_auto_call',
		optional: true,
		default: true,
		description: 'Whether the call is also made by itself when the time comes; at least five minutes before the start',
	}),
	id('contactId', {
		label: 'Contact ID',
		at: 'contact_id',
		optional: true,
		placeholder: 'e.g. 11000001',
		description: 'A contact of the address book',
	}),
	id('dealId', {
		label: 'Deal ID',
		at: 'deal_id',
		optional: true,
		placeholder: 'e.g. 233140',
		description: 'A deal of the contact center',
	}),
	pick('fromEmployeeId', 'searchEmployeeIds', {
		label: 'From Employee',
		at: 'from_user_id',
		optional: true,
		placeholder: 'e.g. 400002',
		description: 'In whose name the task is set',
	}),
	additionalParameters,
];
