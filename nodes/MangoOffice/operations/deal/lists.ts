import type { IDataObject } from 'n8n-workflow';

import { objectIn } from '../../../../mango/contactCenter/calls';
import { customFieldOf, dealOf, funnelOf } from '../../../../mango/contactCenter/deals';
import { centerDate } from '../../../../mango/contactCenter/time';
import type { JsonObject } from '../../../../mango/lenient';
import { rowsIn } from '../../../../mango/rows';
import { flag } from '../../fields/choices';
import { id, ids } from '../../fields/numbers';
import { moment } from '../../fields/times';
import { listFields, readRows } from '../../lists';
import type { Operation } from '../../operation';
import { additionalParameters } from '../additionalParameters';
import { dealId, status } from './fields';

const ROW: JsonObject = {
	deal_id: 233140,
	name: 'Ten chairs',
	abonent_id: 400001,
	description: '',
	amount: 990.5,
	status: 'failed',
	reason_comment: 'Next year perhaps',
	contact_id: 11000001,
	step_id: 1404,
	funnel_id: 148,
	custom_fields: { '705': 25 },
	status_change_reason: { fsreason: 'too_expensive' },
};

const DEAL: IDataObject = {
	dealId: 233140,
	name: 'Ten chairs',
	status: 'lost',
	amount: 990.5,
	contactId: 11000001,
	employeeId: 400001,
	funnelId: 148,
	stepId: 1404,
	description: null,
	lossReason: 'tooExpensive',
	lossComment: 'Next year perhaps',
	customFields: { '705': 25 },
};

export const lists: readonly Operation[] = [
	{
		value: 'get',
		name: 'Get',
		action: 'Get deal',
		description: 'Get one deal of the contact center by its ID',
		method: '/cc/deal/get',
		fields: [dealId],
		output: (reply) => dealOf(objectIn(reply, 'deal')) as IDataObject,
		example: {
			in: { dealId: 233140 },
			sends: { deal_id: 233140 },
			replies: { result: 1000, deal: ROW },
			out: [DEAL],
		},
	},
	{
		value: 'getMany',
		name: 'Get Many',
		action: 'Get many deals',
		description: 'List the deals of the contact center in one status, of a period, an employee or a contact',
		method: '/cc/deal/list',
		fields: [
			status(),
			...listFields,
			moment('from', { label: 'From', at: 'from_date', as: centerDate, optional: true, description: 'First day of the period' }),
			moment('until', { label: 'Until', at: 'until_date', as: centerDate, optional: true, description: 'Last day of the period' }),
			ids('employeeIds', {
				label: 'Employee IDs',
				at: 'abonent_ids',
				optional: true,
				placeholder: 'e.g. 400001, 400002',
				description: 'Only deals of these employees, by the employeeId that Employee: Get Many gives',
			}),
			id('contactId', {
				label: 'Contact ID',
				at: 'contact_id',
				optional: true,
				placeholder: 'e.g. 11000001',
				description: 'Only deals of this contact',
			}),
			additionalParameters,
		],
		check: ({ from, until }) =>
			from !== undefined && until !== undefined && (from as string) > (until as string)
				? "'From' lies after 'Until'"
				: null,
		output: readRows((reply) => rowsIn(reply, 'deals').map(dealOf)),
		example: {
			in: {
				status: 'lost',
				returnAll: true,
				from: '2026-06-01T00:00:00+03:00',
				until: '2026-06-21T12:00:00+03:00',
				employeeIds: '400001',
			},
			sends: { status: 'failed', from_date: '2026-06-01', until_date: '2026-06-21', abonent_ids: [400001] },
			replies: { result: 1000, deals: [ROW] },
			out: [DEAL],
		},
	},
	{
		value: 'getCustomFields',
		name: 'Get Custom Fields',
		action: 'Get custom fields of deals',
		description: 'List the fields that your company has added to deals, with the IDs that Create and Update take',
		method: '/cc/deal/custom_fields.list',
		fields: [...listFields],
		body: () => ({}),
		output: readRows((reply) => rowsIn(reply, 'custom_fields').map(customFieldOf)),
		example: {
			in: { returnAll: true },
			sends: {},
			replies: {
				result: 1000,
				custom_fields: [
					{
						custom_type_id: 702,
						type: 'enum',
						name: 'Source',
						required: false,
						api_only: false,
						check_mode: null,
						check_length: null,
						check_length_b: null,
						currency: null,
						list_items: [{ custom_type_enum_id: 895, order: 0, value: 'Fair' }],
					},
				],
			},
			out: [
				{
					customFieldId: 702,
					name: 'Source',
					type: 'enum',
					required: false,
					apiOnly: false,
					checkMode: null,
					checkLength: null,
					checkLengthB: null,
					currency: null,
					options: [{ optionId: 895, value: 'Fair', order: 0 }],
				},
			],
		},
	},
	{
		value: 'getFunnels',
		name: 'Get Funnels',
		action: 'Get funnels of deals',
		description: 'List the funnels of deals with their steps and the IDs that Create and Update take',
		method: '/cc/deal/funnels.list',
		fields: [
			...listFields,
			flag('includeDeleted', {
				label: 'Include Deleted',
				optional: true,
				default: false,
				description: 'Whether to list funnels too that were deleted, which old deals may name',
			}),
		],
		body: () => ({}),
		output: (reply, input) =>
			readRows((all) =>
				rowsIn(all, 'sales_funnels')
					.map(funnelOf)
					.filter(({ deleted }) => input.includeDeleted === true || !deleted),
			)(reply, input),
		example: {
			in: { returnAll: true },
			sends: {},
			replies: {
				result: 1000,
				sales_funnels: [
					{ sales_funnel_id: 778, name: 'Old', deleted: true, steps: null },
					{ sales_funnel_id: 148, name: 'Sales', deleted: false, steps: [{ step_id: 1404, name: 'Contract' }] },
				],
			},
			out: [{ funnelId: 148, name: 'Sales', deleted: false, steps: [{ stepId: 1404, name: 'Contract' }] }],
		},
	},
];
