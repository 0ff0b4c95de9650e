import { bit, choice } from '../../fields/choices';
import type { Field } from '../../fields/field';
import { wholeNumber } from '../../fields/numbers';
import { extension } from '../../fields/phones';
import { pick } from '../../fields/pickers';
import { rows } from '../../fields/structures';
import { text } from '../../fields/texts';

/** The group that an operation is about. */
export const groupId: Field = pick('groupId', 'searchGroupIds', {
	label: 'Group',
	at: 'group_id',
	placeholder: 'e.g. 70001',
	description: 'From the list, or by the ID of the group, which is not its internal number',
});

/** What a new group must have (mango-api.md §2.7). */
export const requiredFields: readonly Field[] = [
	text('name', { label: 'Name', at: 'name', placeholder: 'e.g. Sales' }),
	extension('extension', {
		label: 'Extension',
		at: 'extension',
		placeholder: 'e.g. 500',
		description: 'The internal number of the group; nobody else in the PBX may have it',
	}),
];

/** Everything else that can be set, at creation and later. */
export const furtherFields: readonly Field[] = [
	bit('announceQueuePosition', {
		label: 'Announce Queue Position',
		at: 'use_dynamic_seq_num',
		optional: true,
		default: true,
		description: 'Whether callers hear their place in the queue',
	}),
	bit('announceWaitingTime', {
		label: 'Announce Waiting Time',
		at: 'use_dynamic_ivr',
		optional: true,
		default: true,
		description: 'Whether callers hear how many minutes they still have to wait',
	}),
	choice('callDistribution', {
		label: 'Call Distribution',
		at: 'dial_alg_group',
		optional: true,
		default: 2,
		description: 'Which employees of the group are called, and in what order',
		options: [
			{ name: 'All Who Are Free at Once', value: 2 },
			{ name: 'By Priority', value: 1 },
			{ name: 'Longest Idle First', value: 5 },
			{ name: 'One by One', value: 0 },
			{ name: 'Random', value: 3 },
		],
	}),
	bit('callBackMissed', {
		label: 'Call Back Missed',
		at: 'auto_dial',
		optional: true,
		default: true,
		description: 'Whether the PBX calls back by itself whom the group has missed',
	}),
	text('description', { label: 'Description', at: 'description', optional: true }),
	rows('employees', {
		label: 'Employees',
		at: 'operators',
		optional: true,
		row: 'Employee',
		description: 'Who takes the calls; on update the list takes the place of the present one',
		columns: [
			pick('employeeId', 'searchEmployeeIds', { label: 'Employee', at: 'id', placeholder: 'e.g. 400001' }),
			wholeNumber('priority', {
				label: 'Priority',
				at: 'priority',
				min: 0,
				default: 1,
				description: 'Counts where calls are distributed by priority',
			}),
		],
	}),
	pick('lineId', 'searchOutgoingLines', {
		label: 'Line for Calling Back',
		at: 'line_id',
		optional: true,
		placeholder: 'e.g. 90001',
		description: 'The number from which the PBX calls back whom the group has missed',
	}),
	pick('melodyId', 'searchAudioFiles', {
		label: 'Melody While Waiting',
		at: 'melody_id',
		optional: true,
		placeholder: 'e.g. 12',
		description: 'The audio file that callers hear until somebody answers',
	}),
	choice('numbersToRing', {
		label: 'Numbers to Ring',
		at: 'dial_alg_users',
		optional: true,
		default: 1,
		description: 'Which phones of each employee are called',
		options: [
			{ name: 'All at Once', value: 1 },
			{ name: 'All One After Another', value: 4 },
			{ name: 'As Set for the Employee', value: 5 },
			{ name: 'Main Number', value: 2 },
			{ name: 'SIP Accounts Only', value: 3 },
		],
	}),
	bit('preferFamiliarEmployee', {
		label: 'Prefer Familiar Employee',
		at: 'auto_redirect',
		optional: true,
		default: true,
		description: 'Whether a client gets the employee who has talked to them before',
	}),
];
