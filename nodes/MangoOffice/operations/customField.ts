import { customFieldsOf } from '../../../mango/addressBook';
import { listFields, readRows } from '../lists';
import type { Resource } from '../operation';

/** The custom fields of contacts; those of campaign tasks are other ones (mango-api.md §2.10). */
export const customField: Resource = {
	value: 'customField',
	name: 'Custom Field',
	operations: [
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many custom fields',
			description:
				'List the custom fields of contacts in the address book, with the IDs that creating and updating a contact take',
			method: 'ab/custom_fields/',
			fields: [...listFields],
			body: () => ({}),
			output: readRows(customFieldsOf),
			example: {
				in: { returnAll: true },
				sends: {},
				replies: {
					result: 1000,
					data: [
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
					],
				},
				out: [
					{
						customFieldId: 1,
						name: 'Segment',
						type: 'list',
						required: false,
						unique: false,
						apiOnly: false,
						order: 0,
						items: [{ itemId: 1, name: 'VIP', order: 0 }],
					},
				],
			},
		},
	],
};
