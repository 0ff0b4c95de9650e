import { integer } from '../../../../mango/lenient';
import { optional, type Field } from '../../fields/field';
import type { Operation } from '../../operation';
import { nothingChanged } from '../changes';
import { furtherFields, groupId, requiredFields } from './fields';

/** Of a group only what changes is sent, inside `group` (mango-api.md §2.7). */
function change(field: Field): Field {
	return { ...optional(field), at: `group.${field.at}` };
}

/** Creating, changing and deleting groups; the cabinet must allow «Услуги ВАТС» (§2.7). */
export const editing: readonly Operation[] = [
	{
		value: 'create',
		name: 'Create',
		action: 'Create group',
		description: 'Add a group of employees who take calls together, with an internal number of its own',
		method: 'group/create',
		fields: [...requiredFields, ...furtherFields],
		output: (reply, { name, extension }) => ({
			groupId: integer(reply.group_id),
			name: name as string,
			extension: extension as string,
		}),
		example: {
			in: {
				name: 'Exports',
				extension: '505',
				callDistribution: 5,
				employees: { row: [{ employeeId: '400001', priority: 1 }, { employeeId: '400003', priority: 2 }] },
				announceQueuePosition: true,
			},
			sends: {
				name: 'Exports',
				extension: '505',
				dial_alg_group: 5,
				operators: [
					{ id: 400001, priority: 1 },
					{ id: 400003, priority: 2 },
				],
				use_dynamic_seq_num: 1,
			},
			replies: { result: 1000, group_id: 70006 },
			out: [{ groupId: 70006, name: 'Exports', extension: '505' }],
		},
	},
	{
		value: 'update',
		name: 'Update',
		action: 'Update group',
		description:
			'Change a group; what is not given stays, but a given list of employees takes the place of the present one',
		method: 'group/update',
		fields: [groupId, ...requiredFields.map(change), ...furtherFields.map(change)],
		check: (input) => nothingChanged(input, 'groupId'),
		output: (_reply, input) => ({ groupId: input.groupId as number, updated: true }),
		example: {
			in: { groupId: '70001', description: 'First contact', preferFamiliarEmployee: false },
			sends: { group_id: 70001, group: { description: 'First contact', auto_redirect: 0 } },
			replies: { result: 1000 },
			out: [{ groupId: 70001, updated: true }],
		},
	},
	{
		value: 'delete',
		name: 'Delete',
		action: 'Delete group',
		description:
			'Remove a group from the PBX for good, without its employees; it cannot be undone, and a group that is used in a scheme or rule cannot be deleted',
		method: 'group/delete',
		fields: [groupId],
		output: (_reply, input) => ({ deleted: true, groupId: input.groupId as number }),
		example: {
			in: { groupId: '70005' },
			sends: { group_id: 70005 },
			replies: { result: 1000 },
			out: [{ deleted: true, groupId: 70005 }],
		},
	},
];
