import type { IDataObject } from 'n8n-workflow';

import { documentIdOf, documentOf } from '../../../../mango/contactCenter/deals';
import { rowsIn } from '../../../../mango/rows';
import { pick } from '../../fields/pickers';
import { text } from '../../fields/texts';
import { listFields, readRows } from '../../lists';
import type { Input, Operation } from '../../operation';
import type { Tools } from '../../tools';
import { dealId } from './fields';

export const documents: readonly Operation[] = [
	{
		value: 'getDocuments',
		name: 'Get Documents',
		action: 'Get documents of deal',
		description: 'List the files that are attached to a deal',
		method: '/cc/deal/documents.list',
		fields: [dealId, ...listFields],
		body: ({ dealId: id }) => ({ deal_id: id as number }),
		output: (reply, input) =>
			readRows(() => rowsIn(reply, 'documents').map(documentOf))(reply, input).map((row) => ({
				dealId: input.dealId as number,
				...row,
			})),
		example: {
			in: { dealId: 233140, returnAll: true },
			sends: { deal_id: 233140 },
			replies: {
				result: 1000,
				deal_id: 233140,
				documents: [
					{
						create: '2026-06-21 12:00:00',
						abonent_id: 400001,
						file_id: 2653,
						blob_name: 'offer.pdf',
						blob_type: 'application/pdf',
						blob_size_kb: 109,
					},
				],
			},
			out: [
				{
					dealId: 233140,
					documentId: 2653,
					fileName: 'offer.pdf',
					mimeType: 'application/pdf',
					sizeKb: 109,
					employeeId: 400001,
					createdAt: '2026-06-21T09:00:00.000Z',
				},
			],
		},
	},
	{
		value: 'addDocument',
		name: 'Add Document',
		action: 'Add document to deal',
		description: 'Attach a file to a deal, for example a signed contract or an invoice',
		method: '/cc/deal/documents.add',
		fields: [
			dealId,
			pick('employeeId', 'searchEmployeeIds', {
				label: 'Employee',
				at: 'abonent_id',
				placeholder: 'e.g. 400001',
				description: 'In whose name the file is attached',
			}),
			text('binaryPropertyName', {
				label: 'Input Data Field Name',
				default: 'data',
				description: 'The name of the input field that holds the file',
			}),
			text('fileName', {
				label: 'File Name',
				optional: true,
				placeholder: 'e.g. contract.pdf',
				description: 'Otherwise the name that the file has',
			}),
		],
		run: addDocument,
		example: {
			in: { dealId: 233140, employeeId: 400001, binaryPropertyName: 'data' },
			out: [{ dealId: 233140, documentId: 2809, fileName: 'contract.pdf' }],
		},
	},
];

/** The file goes beside the JSON, as a part of its own (mango-api.md §1.1). */
async function addDocument(tools: Tools, input: Input) {
	const { data, fileName: ownName, mimeType } = await tools.inputFile(input.binaryPropertyName as string);
	const fileName = (input.fileName as string | undefined) ?? ownName ?? 'document';
	const params: IDataObject = { deal_id: input.dealId as number, abonent_id: input.employeeId as number };
	const reply = await tools.send('/cc/deal/documents.add', params, { file: { data, fileName, mimeType } });
	return [{ json: { dealId: input.dealId as number, documentId: documentIdOf(reply), fileName } }];
}
