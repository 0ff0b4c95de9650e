import type { INodeProperties } from 'n8n-workflow';

import { TRIGGER_VALUES } from '../../mango/events/values';
import { FILTERS } from './filters';

export const PROPERTIES: INodeProperties[] = [
	{
		displayName:
			'Publish this workflow, open Webhook URLs above and copy the Production URL. In the Mango Office cabinet open «Интеграции» → «API Коннектор», choose «Версия 2» as «Версия событий», and tick «Записи разговоров» if you want recordings. Paste the URL as «Адрес внешней системы», press «Проверить подключение», then «Сохранить». <a href="https://github.com/n8n-nodes-mango-office/n8n-nodes-mango-office/blob/main/docs/cabinet.md" target="_blank">Every setting, step by step</a>',
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
	FILTERS,
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
