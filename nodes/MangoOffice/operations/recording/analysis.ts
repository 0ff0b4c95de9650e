import { topicsOf, transcriptsOf } from '../../../../mango/speech';
import { flag } from '../../fields/choices';
import { texts } from '../../fields/texts';
import type { Input, Operation } from '../../operation';

const ID = 'MToxMDAwMDAwOjkwMDAwMDAwMDE6MA==';

/** Of a recording id (mango-api.md §1.11). */
const LONGEST_ID_BYTES = 128;

const recordingIds = texts('recordingIds', {
	label: 'Recording IDs',
	most: 500,
	add: 'Add Recording',
	placeholder: `e.g. ${ID}`,
	description: 'The recordingId of a Recording Tagged event or of the statistics, up to 500 of them',
});

function idsOf({ recordingIds: ids }: Input): string[] {
	return [...new Set(ids as string[])];
}

function check(input: Input): string | null {
	const long = idsOf(input).find((id) => Buffer.byteLength(id) > LONGEST_ID_BYTES);
	return long === undefined ? null : `'Recording IDs' holds one that is longer than ${LONGEST_ID_BYTES} bytes`;
}

/**
 * What speech analytics made of recordings (mango-api.md §2.5). Mango wants the list of ids packed
 * in a text; clients disagree on it for transcripts, where the manual's form is taken (mark C).
 */
export const analysis: readonly Operation[] = [
	{
		value: 'getTranscript',
		name: 'Get Transcript',
		action: 'Get transcript of recording',
		description:
			'Get what was said in a recorded call, phrase by phrase and as one text; empty while there is none; needs the service «Речевая аналитика»',
		method: 'queries/recording_transcripts',
		fields: [recordingIds],
		check,
		body: (input) => ({ recording_id: JSON.stringify(idsOf(input)) }),
		output: (reply, input) => transcriptsOf(reply, idsOf(input)).map((one) => ({ ...one })),
		example: {
			in: { recordingIds: [ID] },
			sends: { recording_id: `["${ID}"]` },
			replies: {
				result: 1000,
				data: [
					{
						recording_id: ID,
						names: { client: '79000000001', operator: 'Anna Ivanova' },
						phrases: [
							['operator', 'Добрый день'],
							['client', 'Сколько стоит доставка?'],
						],
					},
				],
			},
			out: [
				{
					recordingId: ID,
					clientName: '79000000001',
					operatorName: 'Anna Ivanova',
					text: 'operator: Добрый день\nclient: Сколько стоит доставка?',
					phrases: [
						{ speaker: 'operator', text: 'Добрый день' },
						{ speaker: 'client', text: 'Сколько стоит доставка?' },
					],
				},
			],
		},
	},
	{
		value: 'getCategories',
		name: 'Get Categories',
		action: 'Get categories of recording',
		description:
			'Get the topics that speech analytics found in a recorded call, with the words that led to them; needs the service «Речевая аналитика»',
		method: 'queries/recording_categories',
		fields: [
			recordingIds,
			flag('includeTerms', {
				label: 'Include Terms',
				default: true,
				description: 'Whether to list the words and phrases that led to each category',
			}),
		],
		check,
		body: (input) => ({
			recording_id: JSON.stringify(idsOf(input)),
			with_terms: input.includeTerms === true ? 1 : 0,
			with_names: 1,
		}),
		output: (reply, input) => topicsOf(reply, idsOf(input)).map((one) => ({ ...one })),
		example: {
			in: { recordingIds: [ID], includeTerms: true },
			sends: { recording_id: `["${ID}"]`, with_terms: 1, with_names: 1 },
			replies: {
				result: 1000,
				data: [
					{
						recording_id: ID,
						categories: [
							{
								id: 5,
								name: 'Price',
								version: 1,
								assign_time: 1782000240,
								terms: [{ value: 'цена', count: 2, channels: [1] }],
							},
						],
					},
				],
			},
			out: [
				{
					recordingId: ID,
					categories: [
						{
							categoryId: 5,
							name: 'Price',
							version: 1,
							assignedAt: '2026-06-21T00:04:00.000Z',
							terms: [{ value: 'цена', count: 2, channels: [1] }],
						},
					],
				},
			],
		},
	},
];
