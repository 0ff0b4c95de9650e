import type { IDataObject } from 'n8n-workflow';

import type { Listed } from '../../../../mango/directory';
import { aiAgentsOf, recordsOf, summariesOf, type SpeechRecord } from '../../../../mango/speech';
import { id } from '../../fields/numbers';
import { texts } from '../../fields/texts';
import { day } from '../../fields/times';
import { limited, listFields, mostOf, shown, simplifyField } from '../../lists';
import type { Input, Operation } from '../../operation';
import type { Tools } from '../../tools';

const communicationIds = texts('communicationIds', {
	label: 'Communication IDs',
	at: 'communication_id',
	add: 'Add Communication',
	placeholder: 'e.g. c-1',
	description: 'The communicationId of records of speech analytics',
});

/** What speech analytics has made of talks (mango-api.md §2.5). */
export const analytics: readonly Operation[] = [
	{
		value: 'getManyRecords',
		name: 'Get Many Records',
		action: 'Get many records of speech analytics',
		description:
			'List the talks of some days that speech analytics knows, with moods and whether there are a transcript and a summary; needs the service «Речевая аналитика»',
		method: '/s2t/queries/records',
		fields: [
			day('dateFrom', { label: 'From', at: 'date_from', description: 'The first day' }),
			day('dateTo', { label: 'To', at: 'date_to', description: 'The last day, which counts in full' }),
			...listFields,
			simplifyField,
		],
		check: ({ dateFrom, dateTo }) =>
			String(dateFrom) > String(dateTo) ? "'From' is later than 'To'" : null,
		run: getManyRecords,
		example: {
			in: { dateFrom: '2026-06-21', dateTo: '2026-06-21', returnAll: true, simplify: true },
			out: [
				{
					communicationId: 'c-1',
					direction: 'inbound',
					startedAt: '2026-06-21T00:00:00.000Z',
					durationSeconds: 65,
					fromNumber: '+79000000001',
					toNumber: '+74950000001',
					clientSentiment: 'neutral',
					operatorSentiment: 'positive',
					hasTranscript: true,
					hasSummary: true,
				},
			],
		},
	},
	{
		value: 'getSummary',
		name: 'Get Summary',
		action: 'Get summary of talk',
		description:
			'Get the short summary that speech analytics wrote of a talk; null while there is none; needs the service «Речевая аналитика»',
		method: '/s2t/queries/recording_summary',
		fields: [communicationIds],
		output: (reply, input) => summariesOf(reply, input.communicationIds as string[]),
		example: {
			in: { communicationIds: ['c-1'] },
			sends: { communication_id: ['c-1'] },
			replies: {
				result: 1000,
				data: [{ communication_id: 'c-1', summary: 'The client asked about delivery.' }],
			},
			out: [{ communicationId: 'c-1', summary: 'The client asked about delivery.' }],
		},
	},
	{
		value: 'getAiAgents',
		name: 'Get AI Agents',
		action: 'Get AI agents of speech analytics',
		description:
			'List the AI agents that evaluate talks, with the fields that each of them fills in; needs the service «Речевая аналитика»',
		method: '/s2t/queries/ai_agents',
		fields: [
			id('productId', {
				label: 'Product ID',
				placeholder: 'e.g. 300001',
				description: 'The number of the PBX in the account, which call events and call tracking show as product_id',
			}),
			...listFields,
		],
		body: () => ({}),
		run: async (tools, input) => {
			const headers = { 'X-Product-Id': String(input.productId) };
			const reply = await tools.send('/s2t/queries/ai_agents', {}, { headers });
			return limited(aiAgentsOf(reply), input).map((agent) => ({ json: { ...agent } as IDataObject }));
		},
		example: {
			in: { productId: 300001, returnAll: true },
			sends: {},
			out: [
				{
					agentId: 1,
					name: 'Sales check',
					status: 'active',
					model: 'example-model',
					createdAt: '2026-03-10T10:00:00.000Z',
					updatedAt: '2026-03-11T10:00:00.000Z',
					outputFields: [
						{
							fieldId: 1,
							key: 'next_step',
							label: 'Next step',
							type: 'string',
							description: 'What was agreed',
						},
					],
				},
			],
		},
	},
];

/** The manual names no most; a smaller answer than asked for is read on from where it ended. */
const PAGE_ROWS = 100;

/** Pages until the limit, or until one brings nothing new. */
async function getManyRecords(tools: Tools, input: Input) {
	const most = mostOf(input);
	const found = new Map<string, Listed<SpeechRecord>>();
	for (let offset = 0; found.size < most; ) {
		const page = recordsOf(
			await tools.send('/s2t/queries/records', {
				date_from: input.dateFrom as string,
				date_to: input.dateTo as string,
				limit: Math.min(PAGE_ROWS, most - found.size),
				offset,
			}),
		);
		const before = found.size;
		page.forEach((row, index) => found.set(row.simple.communicationId ?? `${offset + index}`, row));
		offset += page.length;
		if (found.size === before) break;
	}
	return limited([...found.values()], input).map((row) => ({ json: shown(row, input) }));
}
