import { failure, MangoError } from '../../../../mango/reply';
import { wholeNumber } from '../../fields/numbers';
import { recording } from '../../fields/pickers';
import { text } from '../../fields/texts';
import type { Input, Operation } from '../../operation';
import type { Tools } from '../../tools';

/** The audio file of a recording (mango-api.md §2.5). */
export const download: Operation = {
	value: 'download',
	name: 'Download',
	action: 'Download recording',
	description:
		'Get the audio file of a recording; it appears some minutes after the call, so start from a Recording Ready event or let the step wait',
	method: 'queries/recording/post',
	fields: [
		recording('recordingId', {
			label: 'Recording ID',
			at: 'recording_id',
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
		wholeNumber('waitSeconds', {
			label: 'Wait Until Available (Seconds)',
			optional: true,
			min: 5,
			max: 3600,
			default: 600,
			description:
				'How long to go on asking for a recording that is not there yet; without this the step fails at once',
		}),
	],
	run,
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
};

/** Streams the file into n8n's storage; memory does not follow its size (n8n-platform.md §5). */
async function run(tools: Tools, input: Input) {
	const recordingId = input.recordingId as string;
	const file = await openWhenThere(tools, recordingId, (input.waitSeconds as number | undefined) ?? 0);
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

/** Pauses between questions grow from the first to the second. */
const SHORTEST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Opens the file, and asks again while it is not there yet: its appearance takes minutes, and this
 * refusal alone does not count towards Mango's block (§1.8, §2.5).
 */
async function openWhenThere(tools: Tools, recordingId: string, seconds: number) {
	const deadline = tools.now() + seconds * 1000;
	for (let pause = SHORTEST_PAUSE_MS; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS)) {
		const file = await fileOrNotYet(tools, recordingId);
		if (!(file instanceof MangoError)) return file;
		const rest = deadline - tools.now();
		if (rest < SHORTEST_PAUSE_MS) throw seconds === 0 ? file : waitedInVain(file, seconds);
		await tools.wait(Math.min(pause, rest));
	}
}

/** The opened file, or why it is not there yet; every other failure is thrown. */
async function fileOrNotYet(tools: Tools, recordingId: string) {
	const asked = tools.ask('queries/recording/post', { recording_id: recordingId, action: 'download' });
	return await asked.then(tools.open).catch((error: unknown) => {
		if (isNotThereYet(error)) return error;
		throw error;
	});
}

const RECORDING_NOT_FOUND = 3320;

function isNotThereYet(error: unknown): error is MangoError {
	if (!(error instanceof MangoError)) return false;
	const { result, httpStatus } = error.failure;
	return result === null ? httpStatus === 404 : result.code === RECORDING_NOT_FOUND;
}

function waitedInVain({ failure: last }: MangoError, seconds: number): MangoError {
	const waited = `The step has waited ${seconds} seconds for it.`;
	return new MangoError({ ...last, hint: last.hint === null ? waited : `${waited} ${last.hint}` });
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
