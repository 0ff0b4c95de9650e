import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { CODES } from '../../mango/codes';
import { MISSED_REASONS, type MissedReason } from '../../mango/missed';
import { byName } from '../alphabetical';

const REASON_NAMES: Readonly<Record<MissedReason, string>> = {
	abandoned: 'Abandoned: Hung Up Before an Answer',
	billing: 'Billing: No Money or a Limit',
	blocked: 'Blocked: Black List or Restrictions',
	busy: 'Busy',
	ivr: 'IVR: Ended in the Voice Menu',
	noAnswer: 'No Answer',
	noOperators: 'No Operators Available',
	offHours: 'Off Hours or Switched Off',
	other: 'Other',
	queueTimeout: 'Queue: Waited Too Long or Queue Full',
	rejected: 'Rejected or Do Not Disturb',
	technical: 'Technical',
	unavailable: 'Unavailable',
};

const reasonOptions: INodePropertyOptions[] = byName(
	MISSED_REASONS.map((value) => ({ name: REASON_NAMES[value], value })),
);

const codeOptions: INodePropertyOptions[] = CODES.map(({ code, message }) => ({
	name: `${code} ${message}`,
	value: String(code),
}));

/** What holds events back before they cost an execution; both triggers have it. */
export const FILTERS: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description: 'A filter that does not apply to an event lets it pass',
	options: [
		{
			displayName: 'Client Numbers',
			name: 'clientNumbers',
			type: 'string',
			typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Number' },
			default: [],
			placeholder: 'e.g. +7 916 123-45-67',
			description: 'Only calls from or to these numbers, in any writing',
		},
		{
			displayName: 'Directions',
			name: 'directions',
			type: 'multiOptions',
			options: [
				{ name: 'Inbound', value: 'inbound' },
				{ name: 'Internal', value: 'internal' },
				{ name: 'Outbound', value: 'outbound' },
			],
			default: [],
			description: 'Only calls in these directions',
		},
		{
			displayName: 'Employee Names or IDs',
			name: 'extensions',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getEmployees' },
			default: [],
			description:
				'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
			hint: 'Only calls of these employees',
		},
		{
			displayName: 'Group Names or IDs',
			name: 'groups',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getGroups' },
			default: [],
			description:
				'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
			hint: 'Only calls of these groups. Of a call that has ended, Mango Office often does not name the group; such calls pass.',
		},
		{
			displayName: 'Line Names or IDs',
			name: 'lineNumbers',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getLines' },
			default: [],
			description:
				'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
			hint: 'Only calls through these numbers of yours',
		},
		{
			displayName: 'Missed Reasons',
			name: 'missedReasons',
			type: 'multiOptions',
			options: reasonOptions,
			default: [],
			description: 'Only calls missed for these reasons; calls that were not missed pass',
		},
		{
			displayName: 'Result Codes',
			name: 'resultCodes',
			type: 'multiOptions',
			options: codeOptions,
			default: [],
			description: 'Only events with these codes; events without a code pass',
		},
	],
};
