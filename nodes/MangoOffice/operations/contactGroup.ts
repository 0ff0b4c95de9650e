import { contactGroupOf, rowOf } from '../../../mango/addressBook';
import { optional } from '../fields/field';
import { pick } from '../fields/pickers';
import { text } from '../fields/texts';
import { listFields } from '../lists';
import type { Resource } from '../operation';
import { bookRows, changeMany, createMany, itemsOf, onDuplicate, search } from './addressBook/book';

const contactGroupId = pick('contactGroupId', 'searchContactGroups', {
	label: 'Contact Group',
	at: 'group_id',
	placeholder: 'e.g. 8801',
});

const name = text('name', { label: 'Name', at: 'group_name', placeholder: 'e.g. VIP' });

/** Groups that contacts of the address book are put into; not groups of employees (mango-api.md §2.10). */
export const contactGroup: Resource = {
	value: 'contactGroup',
	name: 'Contact Group',
	operations: [
		{
			value: 'get',
			name: 'Get',
			action: 'Get contact group',
			description: 'Get the name of a contact group whose ID is known',
			method: 'ab/group',
			fields: [contactGroupId],
			output: (reply) => ({ ...contactGroupOf(rowOf(reply)) }),
			example: {
				in: { contactGroupId: '8801' },
				sends: { group_id: 8801 },
				replies: { result: 1000, data: { group_id: '8801', group_name: 'VIP' } },
				out: [{ contactGroupId: 8801, name: 'VIP' }],
			},
		},
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many contact groups',
			description: 'List the groups of contacts in the address book, or find some by name; groups of employees are another resource',
			method: 'ab/groups/init',
			fields: [...listFields, search],
			run: async (tools, input) => {
				const rows = await bookRows(tools, { init: 'ab/groups/init', cursor: 'ab/groups/cursor' }, input);
				return itemsOf(rows.map(contactGroupOf));
			},
			example: {
				in: { returnAll: true, search: 'VIP' },
				out: [{ contactGroupId: 8801, name: 'VIP' }],
			},
		},
		{
			value: 'create',
			name: 'Create',
			action: 'Create contact group',
			description: 'Add a group to the address book, to put contacts into; many input items travel together, up to 500 in one request',
			method: 'ab/groups/create/',
			fields: [name, optional(onDuplicate)],
			runAll: async (tools, inputs) =>
				await createMany(tools, inputs, {
					path: 'ab/groups/create/',
					element: (input) => ({ group_name: input.name as string }),
					nameKey: 'group_name',
					row: contactGroupOf,
				}),
			example: {
				in: { name: 'VIP' },
				sends: { data: [{ group_name: 'VIP' }] },
				replies: { result: [1000], data: [{ group_id: '8801', group_name: 'VIP' }] },
				out: [{ contactGroupId: 8801, name: 'VIP', skipped: false }],
			},
		},
		{
			value: 'update',
			name: 'Update',
			action: 'Update contact group',
			description: 'Rename a group of contacts in the address book; many input items travel together, up to 500 in one request',
			method: 'ab/groups/update',
			fields: [contactGroupId, name],
			runAll: async (tools, inputs) => {
				const elements = inputs.map(({ contactGroupId: id, name: newName }) => ({
					send: { group_id: id, group_name: newName },
					out: { contactGroupId: id as number, updated: true },
				}));
				return await changeMany(tools, elements, 'ab/groups/update');
			},
			example: {
				in: { contactGroupId: '8801', name: 'VIP' },
				sends: { data: [{ group_id: 8801, group_name: 'VIP' }] },
				replies: { result: [1000] },
				out: [{ contactGroupId: 8801, updated: true }],
			},
		},
		{
			value: 'delete',
			name: 'Delete',
			action: 'Delete contact group',
			description: 'Delete a group of contacts from the address book for good; its contacts stay; many input items travel together, up to 500 in one request',
			method: 'ab/groups/delete',
			fields: [contactGroupId],
			runAll: async (tools, inputs) => {
				const elements = inputs.map(({ contactGroupId: id }) => ({
					send: id,
					out: { deleted: true, contactGroupId: id as number },
				}));
				return await changeMany(tools, elements, 'ab/groups/delete');
			},
			example: {
				in: { contactGroupId: '8801' },
				sends: { data: [8801] },
				replies: { result: [1000] },
				out: [{ deleted: true, contactGroupId: 8801 }],
			},
		},
	],
};
