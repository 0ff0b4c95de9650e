import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
	NodeOperationError,
} from 'n8n-workflow';

import { searchEmployees, searchGroups, searchLines } from '../pickers/search';
import { propertiesOf } from './description';
import { failedItem, letWindowPass, nodeError, runOperation, stopsBatch } from './execute';
import { findOperation, RESOURCES } from './resources';

export class MangoOffice implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Mango Office',
		name: 'mangoOffice',
		icon: { light: 'file:mangoOffice.svg', dark: 'file:mangoOffice.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Make calls, send SMS and get recordings, employees and more from a MANGO OFFICE PBX',
		defaults: { name: 'Mango Office' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [
			{
				name: 'mangoOfficeApi',
				required: true,
				displayOptions: { hide: { resource: ['resultCode'] } },
			},
		],
		properties: propertiesOf(RESOURCES),
	};

	methods = { listSearch: { searchEmployees, searchGroups, searchLines } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const output: INodeExecutionData[] = [];
		const items = this.getInputData();
		for (let i = 0; i < items.length; i++) {
			const operation = findOperation(
				this.getNodeParameter('resource', i) as string,
				this.getNodeParameter('operation', i) as string,
			);
			try {
				if (operation === undefined) {
					throw new NodeOperationError(this.getNode(), 'This operation is not supported', { itemIndex: i });
				}
				const rows = await runOperation(this, operation, i);
				output.push(...rows.map((row) => ({ ...row, pairedItem: { item: i } })));
			} catch (error) {
				if (!this.continueOnFail() || (stopsBatch(error) && i < items.length - 1)) {
					throw nodeError(this.getNode(), error, operation, i);
				}
				output.push({ json: failedItem(error, operation), pairedItem: { item: i } });
				if (i < items.length - 1) await letWindowPass(this, error);
			}
		}
		return [output];
	}
}
