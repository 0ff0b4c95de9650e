import { organizationOf, rowOf } from '../../../mango/addressBook';
import { optional } from '../fields/field';
import { pick } from '../fields/pickers';
import { text } from '../fields/texts';
import { listFields } from '../lists';
import type { Resource } from '../operation';
import { bookRows, changeMany, createMany, itemsOf, onDuplicate, search } from './addressBook/book';

const organizationId = pick('organizationId', 'searchOrganizations', {
	label: 'Organization',
	at: 'org_id',
	placeholder: 'e.g. 88001',
});

const name = text('name', { label: 'Name', at: 'org_name', placeholder: 'e.g. Example LLC' });

/** The companies that contacts belong to (mango-api.md §2.10). */
export const organization: Resource = {
	value: 'organization',
	name: 'Organization',
	operations: [
		{
			value: 'get',
			name: 'Get',
			action: 'Get organization',
			description: 'Get the name of an organization whose ID is known',
			method: 'ab/organization',
			fields: [organizationId],
			output: (reply) => ({ ...organizationOf(rowOf(reply)) }),
			example: {
				in: { organizationId: '88001' },
				sends: { org_id: 88001 },
				replies: { result: 1000, data: { org_id: '88001', org_name: 'Example LLC' } },
				out: [{ organizationId: 88001, name: 'Example LLC' }],
			},
		},
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many organizations',
			description: 'List the organizations of the address book, or find some by name',
			method: 'ab/organizations/init',
			fields: [...listFields, search],
			run: async (tools, input) => {
				const rows = await bookRows(tools, { init: 'ab/organizations/init', cursor: 'ab/organizations/cursor' }, input);
				return itemsOf(rows.map(organizationOf));
			},
			example: {
				in: { returnAll: true, search: 'Example' },
				out: [{ organizationId: 88001, name: 'Example LLC' }],
			},
		},
		{
			value: 'create',
			name: 'Create',
			action: 'Create organization',
			description: 'Add an organization to the address book, for contacts to belong to; many input items travel together, up to 500 in one request',
			method: 'ab/organizations/create',
			fields: [name, optional(onDuplicate)],
			runAll: async (tools, inputs) =>
				await createMany(tools, inputs, {
					path: 'ab/organizations/create',
					element: (input) => ({ org_name: input.name as string }),
					nameKey: 'org_name',
					row: organizationOf,
				}),
			example: {
				in: { name: 'Example LLC' },
				sends: { data: [{ org_name: 'Example LLC' }] },
				replies: { result: [1000], data: [{ org_id: '88001', org_name: 'Example LLC' }] },
				out: [{ organizationId: 88001, name: 'Example LLC', skipped: false }],
			},
		},
		{
			value: 'update',
			name: 'Update',
			action: 'Update organization',
			description: 'Rename an organization of the address book; many input items travel together, up to 500 in one request',
			method: 'ab/organizations/update',
			fields: [organizationId, name],
			runAll: async (tools, inputs) => {
				const elements = inputs.map(({ organizationId: id, name: newName }) => ({
					send: { org_id: id, org_name: newName },
					out: { organizationId: id as number, updated: true },
				}));
				return await changeMany(tools, elements, 'ab/organizations/update');
			},
			example: {
				in: { organizationId: '88001', name: 'Example LLC' },
				sends: { data: [{ org_id: 88001, org_name: 'Example LLC' }] },
				replies: { result: [1000] },
				out: [{ organizationId: 88001, updated: true }],
			},
		},
		{
			value: 'delete',
			name: 'Delete',
			action: 'Delete organization',
			description: 'Delete an organization from the address book for good; its contacts stay; many input items travel together, up to 500 in one request',
			method: 'ab/organizations/delete',
			fields: [organizationId],
			runAll: async (tools, inputs) => {
				const elements = inputs.map(({ organizationId: id }) => ({
					send: id,
					out: { deleted: true, organizationId: id as number },
				}));
				return await changeMany(tools, elements, 'ab/organizations/delete');
			},
			example: {
				in: { organizationId: '88001' },
				sends: { data: [88001] },
				replies: { result: [1000] },
				out: [{ deleted: true, organizationId: 88001 }],
			},
		},
	],
};
