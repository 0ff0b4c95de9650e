import { failure, MangoError } from '../../../mango/reply';
import { text } from '../fields/texts';
import type { Input, Resource } from '../operation';
import type { Tools } from '../tools';

/** Recordings of calls (mango-api.md §2.5). */
export const recording: Resource = {
	value: 'recording',
	name: 'Recording',
	operations: [
		{
			value: 'download',
			name: 'Download',
			action: 'Download recording',
			description:
				'Get the audio file of a recording; start from a Recording Ready event, because the file appears some minutes after the call',
			method: 'queries/recording/post',
			fields: [
				text('recordingId', {
					label: 'Recording ID',
					at: 'recording_id',
					max: 128,
					description: 'The recordingId of a Recording Ready event or of the statistics',
				}),
				text('binaryPropertyName', {
					label: 'Put Output File in Field',
					default: 'data',
					description: 'The name of the output field that will hold the file',
				}),
				text('fileName', {
					label: 'File Name',
					optional: true,
					placeholder: 'e.g. call-79000000001.mp3',
					description: 'Otherwise the name that Mango Office gives',
				}),
			],
			run: download,
			example: {
				in: { recordingId: 'MToxMDAwMDAwOjkwMDAwMDAwMDE6MA==', binaryPropertyName: 'data' },
				out: [
					{
						recordingId: 'MToxMDAwMDAwOjkwMDAwMDAwMDE6MA==',
						fileName: '2026-06-21_03-00-19.mp3',
						mimeType: 'audio/mpeg',
						fileSize: 40032,
					},
				],
			},
		},
	],
};

/** Streams the file into n8n's storage; memory does not follow its size (n8n-platform.md §5). */
async function download(tools: Tools, input: Input) {
	const recordingId = input.recordingId as string;
	const answer = await tools.ask('queries/recording/post', {
		recording_id: recordingId,
		action: 'download',
	});
	const file = await tools.open(answer);
	const fileName = (input.fileName as string) ?? file.fileName ?? defaultName(recordingId, file.mimeType);
	const stored = await tools.store(file, fileName);
	if (stored.bytes === 0 || (file.size !== null && stored.bytes !== file.size)) {
		throw new MangoError(
			failure(`The recording arrived incomplete: ${stored.bytes ?? 0} of ${file.size ?? 'unknown'} bytes`, {
				hint: 'Run the step again.',
				passing: true,
			}),
		);
	}
	return [
		{
			json: { recordingId, fileName, mimeType: file.mimeType, fileSize: stored.bytes ?? null },
			binary: { [input.binaryPropertyName as string]: stored },
		},
	];
}

const EXTENSIONS: Readonly<Record<string, string>> = {
	'audio/mpeg': 'mp3',
	'audio/wav': 'wav',
	'audio/x-wav': 'wav',
	'audio/ogg': 'ogg',
	'audio/mp4': 'm4a',
};

/** Ids may hold `/`, `+` and `=`, which no file name should. */
function defaultName(recordingId: string, mimeType: string): string {
	const safe = recordingId.replace(/=+$/, '').replace(/[^A-Za-z0-9_-]/g, '_');
	return `recording-${safe}.${EXTENSIONS[mimeType] ?? 'mp3'}`;
}
