import { wholeNumber } from '../../fields/numbers';
import { destination } from '../../fields/phones';
import { party, pick } from '../../fields/pickers';
import { sipHeaders } from '../../fields/structures';
import type { Operation } from '../../operation';
import { accepted, commandId } from '../commandId';
import { callId } from './fields';

const CALL_ID = 'MToxMDAwMDAwOjgxOjMxMDAwMTAwMTox';

/** The header that names the caller on the display of a SIP phone. */
const DISPLAY_NAME = 'From/display-name';

/** Commands for a call on its way, and its recording (mango-api.md §2.1.5-2.1.7). */
export const steering: readonly Operation[] = [
	{
		value: 'route',
		name: 'Route',
		action: 'Route incoming call',
		description:
			"Send an incoming call that is in the voice menu, in a queue or still ringing to an employee, a group or a number, for example to the client's own manager",
		method: 'commands/route',
		fields: [
			callId('The callId of an Incoming Call event; not the entryId of the whole conversation'),
			destination('toNumber', {
				label: 'To Number',
				at: 'to_number',
				description:
					'Who gets the call: an extension (with the rules of its card), the number of a group, a phone number or a SIP address',
			}),
			sipHeaders('sipHeaders', {
				label: 'SIP Headers',
				at: 'sip_headers',
				optional: true,
				description: 'For SIP phones that support them: From/display-name is the name that the phone shows',
			}),
			commandId,
		],
		example: {
			in: {
				callId: CALL_ID,
				toNumber: '102',
				sipHeaders: { header: [{ name: DISPLAY_NAME, value: 'VIP client' }] },
				commandId: 'n8n-1',
			},
			sends: {
				call_id: CALL_ID,
				to_number: '102',
				sip_headers: { [DISPLAY_NAME]: 'VIP client' },
			},
			out: [accepted('n8n-1')],
		},
	},
	{
		value: 'playAudio',
		name: 'Play Audio',
		action: 'Play audio to incoming call',
		description:
			'Let the client of an incoming call in the voice menu or a queue hear an audio file, or only wait for some seconds',
		method: 'commands/play/start',
		fields: [
			callId('The callId of an incoming call that nobody has answered yet'),
			wholeNumber('pauseSeconds', {
				label: 'Pause (Seconds)',
				at: 'after_play_time',
				min: 0,
				default: 0,
				description: 'How long it stays silent after the file',
			}),
			pick('audioFileId', 'searchAudioFiles', {
				label: 'Audio File',
				at: 'internal_id',
				optional: true,
				placeholder: 'e.g. 12',
				description: 'A file of the cabinet, MP3 of at most 20 MB and 256 kbit/s; without one there is only the pause',
			}),
			commandId,
		],
		example: {
			in: { callId: CALL_ID, pauseSeconds: 5, audioFileId: 12, commandId: 'n8n-1' },
			sends: { call_id: CALL_ID, after_play_time: 5, internal_id: 12 },
			out: [accepted('n8n-1')],
		},
		check: ({ audioFileId, pauseSeconds }) =>
			audioFileId === undefined && pauseSeconds === 0
				? "There is nothing to play: choose an 'Audio File' or a 'Pause (Seconds)' of more than 0"
				: null,
	},
	{
		value: 'startRecording',
		name: 'Start Recording',
		action: 'Start recording of call',
		description:
			'Record a talk from now on; a recording cannot be stopped by command and ends with the call',
		method: 'commands/recording/start',
		fields: [
			callId('The callId of a call that is going on; not the entryId of the whole conversation'),
			party('employee', {
				label: 'Employee',
				at: 'call_party_number',
				description: 'Whose side is recorded, by extension or by the number that the call event shows for them',
			}),
			commandId,
		],
		example: {
			in: { callId: CALL_ID, employee: '101', commandId: 'n8n-1' },
			sends: { call_id: CALL_ID, call_party_number: '101' },
			out: [accepted('n8n-1')],
		},
	},
];
