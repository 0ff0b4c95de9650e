import { centerText } from '../../../../mango/contactCenter/time';
import { DEAL_STATUSES, LOSS_REASONS } from '../../../../mango/contactCenter/words';
import { choice, worded } from '../../fields/choices';
import type { About } from '../../fields/field';
import { decimal, id } from '../../fields/numbers';
import { pick } from '../../fields/pickers';
import { json } from '../../fields/structures';
import { text } from '../../fields/texts';
import { moment } from '../../fields/times';
import { additionalParameters } from '../additionalParameters';

export const dealId = id('dealId', { label: 'Deal ID', at: 'deal_id', placeholder: 'e.g. 233140' });

/** What a deal must have. */
export function essentials(about: Partial<About> = {}) {
	return [
		text('name', { label: 'Name', at: 'name', placeholder: 'e.g. Ten chairs', ...about }),
		id('contactId', {
			label: 'Contact ID',
			at: 'contact_id',
			placeholder: 'e.g. 11000001',
			description: 'The client, a contact of the address book',
			...about,
		}),
		pick('employeeId', 'searchEmployeeIds', {
			label: 'Employee',
			at: 'abonent_id',
			placeholder: 'e.g. 400001',
			description: 'Who is responsible for the deal',
			...about,
		}),
		pick('funnelId', 'searchFunnels', { label: 'Funnel', at: 'funnel_id', placeholder: 'e.g. 148', ...about }),
		pick('stepId', 'searchFunnelSteps', {
			label: 'Step',
			at: 'step_id',
			placeholder: 'e.g. 1404',
			description: 'A step of that funnel',
			...about,
		}),
	];
}

export function status(about: Partial<About> = {}) {
	return worded(
		choice('status', {
			label: 'Status',
			at: 'status',
			default: 'inWork',
			options: [
				{ name: 'Deleted', value: 'deleted' },
				{ name: 'In Work', value: 'inWork' },
				{ name: 'Lost', value: 'lost' },
				{ name: 'Won', value: 'won' },
			],
			...about,
		}),
		DEAL_STATUSES,
	);
}

/** What a deal may have besides. */
export const details = [
	status({ optional: true }),
	decimal('amount', { label: 'Amount', at: 'amount', optional: true, min: 0 }),
	text('description', { label: 'Description', at: 'description', optional: true, rows: 3 }),
	json('customFields', {
		label: 'Custom Fields',
		at: 'custom_fields',
		optional: true,
		description: 'Values by the ID of the field, which Deal: Get Custom Fields gives',
	}),
	additionalParameters,
];

/** Why a deal was lost: only when it is changed. */
export const loss = [
	worded(
		choice('lossReason', {
			label: 'Loss Reason',
			at: 'status_change_reason',
			optional: true,
			default: 'other',
			description: 'Why the deal was lost',
			options: [
				{ name: 'Bad Conditions', value: 'badConditions' },
				{ name: 'Competitor', value: 'competitor' },
				{ name: 'No Demand', value: 'noDemand' },
				{ name: 'Other', value: 'other' },
				{ name: 'Too Expensive', value: 'tooExpensive' },
			],
		}),
		LOSS_REASONS,
	),
	text('lossComment', {
		label: 'Loss Comment',
		at: 'reason_comment',
		optional: true,
		description: 'Goes with a loss reason',
	}),
];

export const createdAt = moment('createdAt', {
	label: 'Created At',
	at: 'create_date',
	as: centerText,
	optional: true,
	description: 'Otherwise now',
});
