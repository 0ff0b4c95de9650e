import type { INodeProperties } from 'n8n-workflow';

import { TRIGGER_VALUES } from '../../mango/events/values';
import { FILTERS } from '../MangoOfficeTrigger/filters';

/** What the statistics can tell; everything else needs the trigger with an address. */
const EVENTS = TRIGGER_VALUES.filter(({ value }) => value === 'call.ended' || value === 'call.missed');

export const PROPERTIES: INodeProperties[] = [
	{
		displayName:
			'Reads finished calls from the statistics of the PBX. Use the Mango Office Trigger instead where the PBX can reach this n8n: it knows calls at once, and many more events.',
		name: 'pollingNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options: EVENTS.map(({ name, value, description }) => ({ name, value, description })),
		default: ['call.missed'],
		description: 'What starts the workflow',
	},
	{
		displayName: 'Start From',
		name: 'start',
		type: 'options',
		options: [
			{ name: 'A Date', value: 'date', description: 'Also calls that have ended since a date' },
			{ name: 'Now On', value: 'now', description: 'Calls that end after the workflow was published' },
		],
		default: 'now',
		description: 'Which calls the first look gives; later looks go on where the last one ended, also after days',
	},
	{
		displayName: 'Start Date',
		name: 'startDate',
		type: 'dateTime',
		required: true,
		displayOptions: { show: { start: ['date'] } },
		default: '',
		description: 'Calls that ended before are left out',
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
				displayName: 'Look Back (Minutes)',
				name: 'lookBackMinutes',
				type: 'number',
				typeOptions: { minValue: 10, maxValue: 10080 },
				default: 180,
				description:
					'How far each look goes back: longer than the longest call plus the delay of the statistics, or a call is missed',
			},
		],
	},
];
