import { CONTACT_EXT_FIELDS, contactOf, rowOf } from '../../../../mango/addressBook';
import { listFields, shown, simplifyField } from '../../lists';
import type { Operation } from '../../operation';
import { bookRows, itemsOf, search } from '../addressBook/book';
import { contactId } from './fields';

const EXAMPLE = {
	contact_id: '880001',
	type: 0,
	name: 'Test Client',
	office: 'Accountant',
	site: '',
	org: { org_id: '88001', org_name: 'Example LLC' },
	importance: 0,
	comment: '',
	birthday: null,
	sex: 0,
	phones: [
		{ phone_id: '1', type: 1, phone: '79000000001', phone_num: '79000000001', comment: '', ext: '', is_default: true },
	],
	emails: [{ email_id: '1', email: 'client@example.org', comment: '', is_default: 1 }],
	groups: [{ group_id: '8801', group_name: 'VIP' }],
	nets: [],
	messengers: [],
	custom_values: [{ custom_value_id: 1, custom_field_id: 1, type: 2, text: '', list_items: [{ enum_id: 1, name: 'VIP' }] }],
	last_call: 1782000000,
};

const EXAMPLE_OUT = {
	contactId: 880001,
	name: 'Test Client',
	position: 'Accountant',
	organization: { organizationId: 88001, name: 'Example LLC' },
	phones: [{ phoneId: 1, number: '+79000000001', extension: null, type: 'mobile', comment: null, isDefault: true }],
	emails: [{ emailId: 1, email: 'client@example.org', comment: null, isDefault: true }],
	groups: [{ contactGroupId: 8801, name: 'VIP' }],
	customFields: [{ customFieldId: 1, text: null, itemIds: [1] }],
	comment: null,
	lastCallAt: '2026-06-21T00:00:00.000Z',
};

/** Reading contacts (mango-api.md §2.10). */
export const reads: readonly Operation[] = [
	{
		value: 'get',
		name: 'Get',
		action: 'Get contact',
		description: 'Get one contact of the address book by ID, with phones, e-mails, groups and custom fields',
		method: 'ab/contact',
		fields: [contactId, simplifyField],
		body: ({ contactId: id }) => ({ contact_id: id as number, contact_ext_fields: [...CONTACT_EXT_FIELDS] }),
		output: (reply, input) => shown(contactOf(rowOf(reply)), input),
		example: {
			in: { contactId: '880001', simplify: true },
			sends: { contact_id: 880001, contact_ext_fields: [...CONTACT_EXT_FIELDS] },
			replies: { result: 1000, data: EXAMPLE },
			out: [EXAMPLE_OUT],
		},
	},
	{
		value: 'getMany',
		name: 'Get Many',
		action: 'Get many contacts',
		description:
			'List the contacts of the address book, or find some by name or phone number, for example to see who is calling',
		method: 'ab/contact/init',
		fields: [...listFields, simplifyField, search],
		run: async (tools, input) => {
			const paths = { init: 'ab/contact/init', cursor: 'ab/contact/cursor' } as const;
			const rows = await bookRows(tools, paths, input, { contact_ext_fields: [...CONTACT_EXT_FIELDS] });
			return itemsOf(rows.map((row) => shown(contactOf(row), input)));
		},
		example: { in: { returnAll: true, simplify: true, search: 'client' }, out: [EXAMPLE_OUT] },
	},
];
