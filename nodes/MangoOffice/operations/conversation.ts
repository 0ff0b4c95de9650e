import type { IDataObject } from 'n8n-workflow';

import { callOf, questionOf, scriptOf, topicOf } from '../../../mango/contactCenter/calls';
import { rowsIn } from '../../../mango/rows';
import { id } from '../fields/numbers';
import { text } from '../fields/texts';
import { listFields, readRows } from '../lists';
import type { Resource } from '../operation';
import { additionalParameters } from './additionalParameters';

/** What the contact center knows of calls (mango-api.md §2.12). */
export const conversation: Resource = {
	value: 'conversation',
	name: 'Contact Center Call',
	operations: [
		{
			value: 'getData',
			name: 'Get Data',
			action: 'Get contact center data of call',
			description:
				'Get what operators and controllers noted about one call: topics, comment, ratings, scripts, deal and recordings',
			method: 'cc/call/',
			fields: [
				text('entryId', {
					label: 'Entry ID',
					at: 'entry_id',
					max: 128,
					placeholder: 'e.g. {{ $json.entryId }}',
					description: 'The entryId of a call event or of the statistics',
				}),
			],
			output: (reply, { entryId }) => callOf(reply, entryId as string) as IDataObject,
			example: {
				in: { entryId: 'MjY4OTAwMDAwMDE=' },
				sends: { entry_id: 'MjY4OTAwMDAwMDE=' },
				replies: {
					result: 1000,
					call: {
						conversion: [
							{
								conversion_id: 14000001,
								channel_type: 1,
								create: 1782000000,
								start: 1782000005,
								first_answer: 1782000005,
								end: 1782000065,
								result: 1,
								assign_user_id: 400001,
								close_user_id: 400001,
								contact_id: 11000001,
								deal_id: 39001,
								group_id: 70001,
								entry_point: '74950000001',
								params: 1,
							},
						],
						tag_id: [1],
						call_comment: ['Asked for an invoice'],
						script_id: [1121],
						mark_client: 9,
						mark_controller: [{ '3092': { mark: 6, comment: 'Polite' } }],
						recording_id: ['MToxMDAwMDAwOjkwMDAwMDAwMDE6MA=='],
					},
				},
				out: [
					{
						entryId: 'MjY4OTAwMDAwMDE=',
						topicIds: [1],
						comment: 'Asked for an invoice',
						scriptIds: [1121],
						clientRating: 9,
						ratings: [{ questionId: 3092, rating: 6, comment: 'Polite' }],
						recordingIds: ['MToxMDAwMDAwOjkwMDAwMDAwMDE6MA=='],
						conversations: [
							{
								conversationId: 14000001,
								channel: 'call',
								direction: 'inbound',
								createdAt: '2026-06-21T00:00:00.000Z',
								startedAt: '2026-06-21T00:00:05.000Z',
								firstAnswerAt: '2026-06-21T00:00:05.000Z',
								endedAt: '2026-06-21T00:01:05.000Z',
								outcome: 'handled',
								assignedEmployeeId: 400001,
								closedByEmployeeId: 400001,
								contactId: 11000001,
								dealId: 39001,
								groupId: 70001,
								entryPoint: '74950000001',
							},
						],
					},
				],
			},
		},
		{
			value: 'getTopics',
			name: 'Get Topics',
			action: 'Get topics of contact center calls',
			description: 'List the topics that operators can give to calls, to read the topicIds of a call in words',
			method: 'cc/tags/',
			fields: [...listFields],
			body: () => ({}),
			output: readRows((reply) => rowsIn(reply, 'tags').map(topicOf)),
			example: {
				in: { returnAll: true },
				sends: {},
				replies: {
					result: 1000,
					tags: [
						{ id: 1, parent: null, name: 'Delivery', category: -1, groups: [0], campaigns: null, is_folder: 0 },
					],
				},
				out: [
					{
						topicId: 1,
						name: 'Delivery',
						parentId: null,
						isFolder: false,
						category: -1,
						groupIds: [0],
						campaignIds: [],
					},
				],
			},
		},
		{
			value: 'getScript',
			name: 'Get Script',
			action: 'Get script of contact center call',
			description: 'Get the name of a call script by the ID that Get Data gives',
			method: 'script/',
			fields: [
				id('scriptId', {
					label: 'Script ID',
					at: 'script_id',
					placeholder: 'e.g. 1121',
					description: 'One of the scriptIds of Get Data',
				}),
				additionalParameters,
			],
			output: (reply, { scriptId }) => scriptOf(reply, scriptId as number) as IDataObject,
			example: {
				in: { scriptId: 1121 },
				sends: { script_id: 1121 },
				replies: { result: 1000, script: { id: 1121, name: 'First call' } },
				out: [{ scriptId: 1121, name: 'First call' }],
			},
		},
		{
			value: 'getQualityQuestion',
			name: 'Get Quality Question',
			action: 'Get quality question of contact center call',
			description: 'Get the wording of a question that controllers rate calls by, for the ratings of Get Data',
			method: 'quality/control/question/',
			fields: [
				id('questionId', {
					label: 'Question ID',
					at: 'question_id',
					placeholder: 'e.g. 3092',
					description: 'The questionId of a rating of Get Data',
				}),
			],
			output: (reply, { questionId }) => questionOf(reply, questionId as number) as IDataObject,
			example: {
				in: { questionId: 3092 },
				sends: { question_id: 3092 },
				replies: {
					result: 1000,
					question: {
						id: 3092,
						qual_ctrl_form_id: 357,
						qual_ctrl_form_name: 'First impression',
						block_name: 'Opening',
						block_order: 0,
						name: 'Greeting',
						order: 0,
						required: 1,
						hint: null,
					},
				},
				out: [
					{
						questionId: 3092,
						name: 'Greeting',
						hint: null,
						required: true,
						order: 0,
						blockName: 'Opening',
						blockOrder: 0,
						formId: 357,
						formName: 'First impression',
					},
				],
			},
		},
	],
};
