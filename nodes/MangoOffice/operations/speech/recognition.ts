import type { IDataObject } from 'n8n-workflow';

import { recognitionsOf } from '../../../../mango/speech';
import { speechFile, utcText } from '../../../../mango/speechFile';
import { choice, flag } from '../../fields/choices';
import { FieldProblem } from '../../fields/field';
import { destination } from '../../fields/phones';
import { pick } from '../../fields/pickers';
import { text, texts } from '../../fields/texts';
import { moment } from '../../fields/times';
import type { Input, Operation } from '../../operation';
import type { Tools } from '../../tools';

const FILE_LABEL = 'Input Binary Field';

/** Recognition of audio files from elsewhere (mango-api.md §2.5). */
export const recognition: readonly Operation[] = [
	{
		value: 'recognizeFile',
		name: 'Recognize File',
		action: 'Recognize speech in file',
		description:
			'Upload an audio file for speech recognition, as a talk of an employee or without one; the text comes later, as a Speech Recognized event or by Get Recognition Result; needs the service «Речевая аналитика»',
		method: 'offline_record/recognize',
		fields: [
			text('binaryPropertyName', {
				label: FILE_LABEL,
				default: 'data',
				description:
					'The input field that holds the file: WAV of up to 100 MB, or MP3, MP4 or OGG of up to 30 MB, at least 128 kbit/s, at most 30 minutes',
			}),
			pick('employeeId', 'searchEmployeeIds', {
				label: 'Employee',
				at: 'user_id',
				optional: true,
				placeholder: 'e.g. 400001',
				description:
					'Whose talk it was, which puts it into the PBX; without one the file is only recognized and not stored',
			}),
			destination('fromNumber', {
				label: 'From Number',
				at: 'from',
				optional: true,
				description: 'Who called; needed with an employee',
			}),
			destination('toNumber', {
				label: 'To Number',
				at: 'to',
				optional: true,
				description: 'Who was called; needed with an employee',
			}),
			choice('direction', {
				label: 'Direction',
				at: 'direction',
				optional: true,
				default: 'IN',
				description: 'Whether the client called; needed with an employee',
				options: [
					{ name: 'Inbound', value: 'IN' },
					{ name: 'Outbound', value: 'OUT' },
				],
			}),
			moment('startedAt', {
				label: 'Started At',
				at: 'created',
				optional: true,
				as: utcText,
				description: 'When the talk took place; needed with an employee',
			}),
			choice('employeeChannel', {
				label: 'Employee Channel',
				at: 'member_channel',
				optional: true,
				default: -1,
				description: 'Where the employee is heard in a stereo file',
				options: [
					{ name: 'Not Separated', value: -1 },
					{ name: 'Channel 1', value: 1 },
				],
			}),
			flag('separateSpeakers', {
				label: 'Separate Speakers',
				at: 'diarization',
				optional: true,
				default: true,
				description: 'Whether to tell speakers apart who share a channel',
			}),
		],
		check: missingWithEmployee,
		body: paramsOf,
		run: recognizeFile,
		example: {
			in: {
				binaryPropertyName: 'data',
				employeeId: 400001,
				fromNumber: '+7 900 000-00-01',
				toNumber: '101',
				direction: 'IN',
				startedAt: '2026-06-21T03:00:00+03:00',
				separateSpeakers: true,
			},
			sends: {
				user_id: 400001,
				from: '79000000001',
				to: '101',
				direction: 'IN',
				created: '2026-06-21 00:00:00',
				diarization: true,
			},
			out: [{ requestId: 'req-1', fileName: 'talk.mp3', fileSize: 40032 }],
		},
	},
	{
		value: 'getRecognitionResult',
		name: 'Get Recognition Result',
		action: 'Get recognition result of file',
		description:
			'Get the text of a file that was uploaded with Recognize File, with the time of each word; the status tells whether it is done; needs the service «Речевая аналитика»',
		method: 'transcribes/tasks/',
		fields: [
			texts('requestIds', {
				label: 'Request IDs',
				at: 'request_ids',
				add: 'Add Request',
				placeholder: 'e.g. req-1',
				description: 'The requestId of Recognize File',
			}),
		],
		output: (reply, input) =>
			recognitionsOf(reply, input.requestIds as string[]).map((one) => ({ ...one }) as IDataObject),
		example: {
			in: { requestIds: ['req-1'] },
			sends: { request_ids: ['req-1'] },
			replies: {
				result: 1000,
				data: {
					'req-1': {
						status: 'done',
						time_created: 1782008000,
						time_updated: 1782008060,
						transcribes: [{ channel: 0, data: [{ word: 'да', begin: 0.1, end: 0.4 }] }],
					},
				},
			},
			out: [
				{
					requestId: 'req-1',
					status: 'done',
					createdAt: '2026-06-21T02:13:20.000Z',
					updatedAt: '2026-06-21T02:14:20.000Z',
					text: 'да',
					channels: [
						{ channel: 0, text: 'да', words: [{ word: 'да', startSeconds: 0.1, endSeconds: 0.4 }] },
					],
				},
			],
		},
	},
];

/** Fields of ours by the name of Mango's parameter. */
const PARAMETERS = {
	user_id: 'employeeId',
	from: 'fromNumber',
	to: 'toNumber',
	direction: 'direction',
	created: 'startedAt',
	member_channel: 'employeeChannel',
	diarization: 'separateSpeakers',
} as const;

function paramsOf(input: Input): IDataObject {
	const given = Object.entries(PARAMETERS).filter(([, name]) => input[name] !== undefined);
	return Object.fromEntries(given.map(([parameter, name]) => [parameter, input[name]])) as IDataObject;
}

/** The manual does not mark what is required; a talk that is stored has these (mark C). */
const NEEDED_WITH_EMPLOYEE = {
	fromNumber: 'From Number',
	toNumber: 'To Number',
	direction: 'Direction',
	startedAt: 'Started At',
} as const;

function missingWithEmployee(input: Input): string | null {
	if (input.employeeId === undefined) return null;
	const missing = Object.entries(NEEDED_WITH_EMPLOYEE).find(([name]) => input[name] === undefined);
	return missing === undefined ? null : `'${missing[1]}' is needed when an 'Employee' is chosen`;
}

/** Without an employee another method takes the same form and stores nothing in the PBX. */
async function recognizeFile(tools: Tools, input: Input) {
	const { data, fileName, mimeType } = await tools.inputFile(input.binaryPropertyName as string);
	const checked = speechFile(fileName, mimeType, data.length);
	if ('problem' in checked) throw new FieldProblem(`'${FILE_LABEL}' ${checked.problem}`);
	const path = input.employeeId === undefined ? 'record/recognize' : 'offline_record/recognize';
	const file = { data, fileName: checked.name, mimeType };
	const reply = await tools.send(path, paramsOf(input), { file });
	const requestId = typeof reply.request_id === 'number' ? String(reply.request_id) : reply.request_id;
	return [
		{ json: { requestId: (requestId ?? null) as string | null, fileName: checked.name, fileSize: data.length } },
	];
}
