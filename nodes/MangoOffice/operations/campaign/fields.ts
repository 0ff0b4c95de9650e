import { utcText } from '../../../../mango/time';
import { choice, choices, flag } from '../../fields/choices';
import { FieldProblem, type Field } from '../../fields/field';
import { id, ids, wholeNumber } from '../../fields/numbers';
import { pick } from '../../fields/pickers';
import { rows } from '../../fields/structures';
import { text } from '../../fields/texts';
import { moment } from '../../fields/times';
import type { Input } from '../../operation';
import { additionalParameters } from '../additionalParameters';

export const campaignId = pick('campaignId', 'searchCampaigns', {
	label: 'Campaign',
	at: 'campaign_id',
	placeholder: 'e.g. 55001',
});

export const lineId = pick('lineId', 'searchLineIds', {
	label: 'Line',
	at: 'line_id',
	placeholder: 'e.g. 90001',
	description: 'The number that the clients see',
});

export const name = text('name', {
	label: 'Name',
	at: 'name',
	maxCharacters: 70,
	placeholder: 'e.g. Summer campaign',
});

/** With the number in front the days are in order, which n8n wants to be that of the alphabet. */
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map(
	(day, index) => ({ name: `${index + 1} ${day}`, value: index + 1 }),
);

/** `9:30` and `09:30`, for Mango `09:30`. */
function timeOfDay(own: string, label: string): Field {
	const written = text(own, { label, at: own, placeholder: 'e.g. 06:00' });
	return {
		...written,
		read: (value, setting) => {
			const given = written.read(value, setting);
			if (typeof given !== 'string') return given;
			const parts = /^([01]?\d|2[0-3]):([0-5]\d)(?::00)?$/.exec(given);
			return parts === null
				? new FieldProblem(`is not a time of day such as 06:00: ${given}`)
				: `${parts[1].padStart(2, '0')}:${parts[2]}`;
		},
	};
}

/** One row for several days, because most campaigns have the same hours on all working days. */
const scheduleRows = rows('schedule', {
	label: 'Schedule (UTC)',
	at: 'schedule',
	row: 'Hours',
	description:
		'When the campaign may call, in UTC and not in the time zone of the workflow: 09:00 in Moscow is 06:00 here',
	columns: [
		choices('weekdays', { label: 'Days', at: 'weekdays', options: WEEKDAYS, default: [1, 2, 3, 4, 5] }),
		timeOfDay('start', 'From (UTC)'),
		timeOfDay('end', 'To (UTC)'),
	],
});

interface Hours {
	readonly weekdays: readonly number[];
	readonly start: string;
	readonly end: string;
}

/** Mango wants an entry for each day. */
export const schedule: Field = {
	...scheduleRows,
	read: (value, setting) => {
		const given = scheduleRows.read(value, setting);
		if (!Array.isArray(given)) return given;
		const hours = given as Hours[];
		const night = hours.find(({ start, end }) => start >= end);
		if (night !== undefined) {
			return new FieldProblem(
				`has hours that end before they start: ${night.start} to ${night.end}. Write a night as two rows, up to 23:59 and from 00:00 of the next day`,
			);
		}
		return hours.flatMap(({ weekdays, start, end }) => weekdays.map((weekday) => ({ weekday, start, end })));
	},
};

/** Attempts that Mango allows. */
function attempts(own: string, label: string, at: string, when: string): Field {
	return choice(own, {
		label,
		at,
		optional: true,
		default: 3,
		description: `How often to call somebody ${when}`,
		options: [1, 3, 5, 10].map((value) => ({ name: String(value), value })),
	});
}

const PAUSES = [
	{ name: '1 Day', value: 86_400 },
	{ name: '1 Hour', value: 3600 },
	{ name: '12 Hours', value: 43_200 },
	{ name: '3 Hours', value: 10_800 },
	{ name: '30 Minutes', value: 1800 },
];

/** Seconds after a call that Mango allows. */
const PROCESSING = [0, 5, 6, 7, 8, 9, 10, 30, 60, 120, 300, 900];

function callProcessing(): Field {
	const seconds = wholeNumber('callProcessing', {
		label: 'Rest After Call (Seconds)',
		at: 'call_processing',
		optional: true,
		min: 0,
		max: 900,
		description: `How long an operator gets no new call: one of ${PROCESSING.join(', ')}`,
	});
	return {
		...seconds,
		read: (value, setting) => {
			const given = seconds.read(value, setting);
			return typeof given !== 'number' || PROCESSING.includes(given)
				? given
				: new FieldProblem(`is none of ${PROCESSING.join(', ')}`);
		},
	};
}

/** Everything that a campaign does not need to have. */
export const settings: readonly Field[] = [
	moment('startsAt', { label: 'Starts At', at: 'start_date', optional: true, as: utcText }),
	moment('endsAt', { label: 'Ends At', at: 'end_date', optional: true, as: utcText }),
	ids('operatorIds', {
		label: 'Operator IDs',
		at: 'operators',
		optional: true,
		description: 'Employees who take the calls, by ID; Employee: Get Many lists them',
	}),
	choice('dialMode', {
		label: 'Dialing Mode',
		at: 'dial_mode',
		optional: true,
		default: 2,
		options: [
			{ name: 'Client and Operator at Once', value: 2 },
			{ name: 'Client First', value: 4 },
			{ name: 'Operator First', value: 3 },
			{ name: 'Predictive', value: 7 },
		],
	}),
	choice('priority', {
		label: 'Priority',
		at: 'priority',
		optional: true,
		default: 2,
		options: [
			{ name: 'High', value: 1 },
			{ name: 'Low', value: 3 },
			{ name: 'Normal', value: 2 },
		],
	}),
	wholeNumber('order', {
		label: 'Order',
		at: 'order',
		optional: true,
		min: 1,
		max: 999,
		default: 1,
		description: 'Place among the campaigns, from 1 to 999',
	}),
	pick('createdByEmployeeId', 'searchEmployeeIds', {
		label: 'Created By',
		at: 'created_by',
		optional: true,
		placeholder: 'e.g. 400001',
		description: 'The employee in whose name the campaign runs',
	}),
	pick('voiceMessageId', 'searchAudioFiles', {
		label: 'Voice Message',
		at: 'voice_message_id',
		optional: true,
		description: 'What a client hears in a campaign without operators',
	}),
	pick('holdMessageId', 'searchAudioFiles', { label: 'Hold Melody', at: 'hold_message_id', optional: true }),
	attempts('redialBusy', 'Attempts if Busy', 'redial_busy', 'whose number is busy'),
	attempts('redialNoAnswer', 'Attempts if No Answer', 'redial_no_answer', 'who does not answer'),
	attempts('redialNotAvailable', 'Attempts if Unavailable', 'redial_not_avail', 'who cannot be reached'),
	choice('timerBusy', {
		label: 'Pause if Busy',
		at: 'timer_busy',
		optional: true,
		default: 900,
		options: [
			{ name: '1 Hour', value: 3600 },
			{ name: '1 Minute', value: 60 },
			{ name: '15 Minutes', value: 900 },
			{ name: '5 Minutes', value: 300 },
		],
	}),
	choice('timerNoAnswer', {
		label: 'Pause if No Answer',
		at: 'timer_no_answer',
		optional: true,
		default: 3600,
		options: PAUSES,
	}),
	choice('timerNotAvailable', {
		label: 'Pause if Unavailable',
		at: 'timer_not_avail',
		optional: true,
		default: 3600,
		options: [...PAUSES, { name: 'Do Not Call Again', value: 0 }],
	}),
	choice('answerWait', {
		label: 'Wait for Answer',
		at: 'answer_wait',
		optional: true,
		default: 30,
		options: [10, 20, 30, 60].map((value) => ({ name: `${value} Seconds`, value })),
	}),
	choice('additionalCalls', {
		label: 'Calls per Free Operator',
		at: 'add_calls_coef',
		optional: true,
		default: 1,
		description: 'How many clients are dialed at the same time for one operator who is free',
		options: [0.1, 0.5, 0.7, 1, 1.5, 2, 3, 5].map((value) => ({ name: String(value), value })),
	}),
	callProcessing(),
	id('operatorTrunkId', { label: 'Trunk to Operators ID', at: 'sip_trunk_id_operator', optional: true, placeholder: 'e.g. 1' }),
	id('clientTrunkId', { label: 'Trunk to Clients ID', at: 'sip_trunk_id_client', optional: true, placeholder: 'e.g. 1' }),
	choice('timezoneMode', {
		label: 'Time Zones',
		at: 'timezone_mode',
		optional: true,
		default: 0,
		description: 'Whose time zone counts together with the schedule',
		options: [
			{ name: 'Of Client', value: 2 },
			{ name: 'Of Client and Operator', value: 1 },
			{ name: 'Of Nobody', value: 0 },
		],
	}),
	flag('antirobot', {
		label: 'Detect Answering Machines',
		at: 'antirobot',
		optional: true,
		default: false,
		description: 'Whether the PBX recognizes answering machines («АнтиРобот», a paid service)',
	}),
	text('smsSender', { label: 'SMS Sender', at: 'sms_sender', optional: true, maxCharacters: 64, placeholder: 'e.g. Shop' }),
	ids('outgoingNumberIds', {
		label: 'Outgoing Number IDs',
		at: 'did_abonent_ids',
		optional: true,
		description: 'Several numbers of the PBX, by ID, that the calls are spread over',
	}),
	additionalParameters,
];

/** For new campaigns only. */
export const kind: readonly Field[] = [
	flag('endless', {
		label: 'Endless',
		at: 'endless',
		optional: true,
		default: false,
		description: 'Whether the campaign goes on when it has no more tasks, so that single tasks can be added at any time',
	}),
];

export const serviceType = wholeNumber('serviceType', {
	label: 'Service Type',
	at: 'service_type',
	optional: true,
	min: 0,
	default: 8,
	description: "Mango's number of the kind of campaign; 8, an outbound campaign, if left out",
});

export function periodProblem({ startsAt, endsAt }: Input): string | null {
	const isReversed = startsAt !== undefined && endsAt !== undefined && (startsAt as string) >= (endsAt as string);
	return isReversed ? "'Ends At' is not later than 'Starts At'" : null;
}
