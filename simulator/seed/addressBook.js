// @ts-check
'use strict';

/** The address book, §2.10. Contact 880001, organisation 88001 and custom field 1 are those of test/fixtures. */

const CREATED = 1_781_000_000;

/**
 * @param {number} contact_id
 * @param {string} name
 * @param {string} phone
 * @param {any} [more]
 */
const contact = (contact_id, name, phone, more = {}) => ({
	contact_id,
	type: 0,
	name,
	office: '',
	site: '',
	org: null,
	importance: 0,
	comment: '',
	birthday: null,
	sex: 0,
	phones: [{ phone_id: contact_id - 880000, type: 1, phone, phone_num: phone, comment: '', ext: '', is_default: 1 }],
	emails: [],
	groups: [],
	nets: [],
	messengers: [],
	custom_values: [],
	avatar: '',
	url: '',
	in_favorites: [],
	user_id: null,
	when_created: CREATED,
	last_call: null,
	...more,
});

const addressBook = () => ({
	organizations: [
		{ org_id: 88001, org_name: 'Example LLC' },
		{ org_id: 88002, org_name: 'ООО «Ромашка»' },
		{ org_id: 88003, org_name: 'Unused Ltd' },
	],
	groups: [
		{ group_id: 8801, group_name: 'VIP' },
		{ group_id: 8802, group_name: 'Поставщики' },
	],
	contacts: [
		contact(880001, 'Test Client', '79000000001', { org: { org_id: 88001, org_name: 'Example LLC' } }),
		contact(880002, 'Ирина Лосева', '79000000002', {
			org: { org_id: 88002, org_name: 'ООО «Ромашка»' },
			office: 'Бухгалтер',
			importance: 5,
			birthday: '1990-05-17',
			sex: 2,
			phones: [
				{ phone_id: 2, type: 1, phone: '79000000002', phone_num: '79000000002', comment: '', ext: '', is_default: 1 },
				{
					phone_id: 3,
					type: 0,
					phone: '74950000055',
					phone_num: '74950000055',
					comment: 'Офис',
					ext: '12',
					is_default: 0,
				},
			],
			emails: [{ email_id: 1, email: 'i.loseva@example.org', comment: '', is_default: 1 }],
			groups: [{ group_id: 8801, group_name: 'VIP' }],
			nets: [{ net_id: 1, net: 0, uname: 'loseva' }],
			messengers: [{ mgr_id: 1, mgr: 1, uname: 'loseva' }],
			custom_values: [{ custom_value_id: 1, custom_field_id: 1, type: 2, text: '', list_items: [1] }],
		}),
		// Enough for several pages of the default ten rows.
		...Array.from({ length: 22 }, (_, index) =>
			contact(880010 + index, `Client ${String(index + 1).padStart(2, '0')}`, `790000002${String(index + 10)}`),
		),
	],
	customFields: [
		{
			custom_field_id: 1,
			type: 2,
			order: 0,
			name: 'Segment',
			required: 0,
			api_only: 0,
			unique: 0,
			check_mode: 0,
			check_length: 0,
			items: [{ enum_id: 1, name: 'VIP', order: 0 }],
		},
		{
			custom_field_id: 2,
			type: 1,
			order: 1,
			name: 'Договор',
			required: 0,
			api_only: 0,
			unique: 1,
			check_mode: 0,
			check_length: 0,
			items: [],
		},
	],
	/** Issued cursors of lists. @type {Map<string, any>} */
	cursors: new Map(),
});

module.exports = { addressBook };
