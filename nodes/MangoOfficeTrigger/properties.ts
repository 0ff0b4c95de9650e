import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { CODES } from '../../mango/codes';
import { TRIGGER_VALUES } from '../../mango/events/values';
import { MISSED_REASONS, type MissedReason } from '../../mango/missed';

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

const reasonOptions: INodePropertyOptions[] = MISSED_REASONS.map((value) => ({
	name: REASON_NAMES[value],
	value,
})).sort((one, other) => one.name.localeCompare(other.name));

const codeOptions: INodePropertyOptions[] = CODES.map(({ code, message }) => ({
	name: `${code} ${message}`,
	value: String(code),
}));

export const PROPERTIES: INodeProperties[] = [
	{
		displayName:
			'In the Mango Office cabinet open «Интеграции» → «API Коннектор», choose «Версия 2» as «Версия событий», and tick «Записи разговоров» if you want recordings. Publish this workflow, paste the Production URL above as «Адрес внешней системы», press «Проверить подключение», then «Сохранить». <a href="https://github.com/n8n-nodes-mango-office/n8n-nodes-mango-office/blob/main/docs/cabinet.md" target="_blank">Every setting, step by step</a>',
		name: 'cabinetNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		noDataExpression: true,
		options: TRIGGER_VALUES.map(({ name, value, description }) => ({ name, value, description })),
		default: ['call.missed'],
		description: 'What starts the workflow. Every other event is answered and costs no execution.',
	},
	{
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
				displayName: 'Extension Names or IDs',
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
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Drop Duplicates',
				name: 'dropDuplicates',
				type: 'boolean',
				default: true,
				description:
					'Whether to start the workflow only once for the same event. Remembered until n8n restarts, in each process of its own; use eventId as the key where it must never happen twice.',
			},
			{
				displayName: 'Include Voice Menu Calls',
				name: 'ivrOnlyAsMissed',
				type: 'boolean',
				default: false,
				description:
					'Whether a call that ended in the voice menu counts as missed, although Mango Office calls it a success',
			},
			{
				displayName: 'Max Age (Minutes)',
				name: 'maxAgeMinutes',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description:
					'Drop events that happened longer ago, or lie as far ahead of the clock of this server; 0 accepts any age',
			},
			{
				displayName: 'Output',
				name: 'output',
				type: 'options',
				options: [
					{
						name: 'Both',
						value: 'both',
						description: 'Readable fields, and what Mango Office sent under raw',
					},
					{ name: 'Raw', value: 'raw', description: 'Only what Mango Office sent, under raw' },
					{
						name: 'Simplified',
						value: 'simplified',
						description: 'Readable fields: numbers in international form, times, reasons in words',
					},
				],
				default: 'simplified',
			},
			{
				displayName: 'Respond',
				name: 'respond',
				type: 'options',
				options: [
					{
						name: 'Immediately',
						value: 'immediately',
						description: 'Fastest; an event could be lost if n8n stops at that very moment',
					},
					{
						name: 'When Execution Is Stored',
						value: 'whenStored',
						description: 'Safest: Mango Office gets its answer when the event can no longer be lost',
					},
				],
				default: 'whenStored',
			},
		],
	},
];
