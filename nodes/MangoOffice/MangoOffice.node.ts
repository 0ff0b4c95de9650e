import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
	NodeOperationError,
} from 'n8n-workflow';

import { listSearch } from '../pickers/offer';
import { letWindowPass } from '../transport/letWindowPass';
import { propertiesOf } from './description';
import { failedItem, nodeError, stopsBatch } from './execute';
import { findOperation, RESOURCES } from './resources';
import { runnerFor } from './runner';

/**
 * Sends a failed item to the error output, where the user has asked for one. n8n looks for
 * `item.error`; a visible one would make it replace the whole json by `{ error }`
 * (n8n-core, workflow-execute.js: handleNodeErrorOutput, normalizeNodeErrors).
 */
function routed(context: IExecuteFunctions, item: INodeExecutionData, error: unknown): INodeExecutionData {
	if (context.getNode().onError !== 'continueErrorOutput') return item;
	const value = nodeError(context.getNode(), error, undefined, 0);
	return Object.defineProperty(item, 'error', { value, enumerable: false });
}

/** In front of the error of items that were left after one that stops the batch. */
const NOT_SENT = 'Not sent, because an earlier item was refused: ';

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

	methods = { listSearch };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const output: INodeExecutionData[] = [];
		const items = this.getInputData();
		const run = runnerFor(this);
		let stoppedBy: unknown;
		for (let i = 0; i < items.length; i++) {
			const operation = findOperation(
				this.getNodeParameter('resource', i, '') as string,
				this.getNodeParameter('operation', i, '') as string,
			);
			if (stoppedBy !== undefined) {
				const json = failedItem(stoppedBy, operation, NOT_SENT);
				output.push(routed(this, { json, pairedItem: { item: i } }, stoppedBy));
				continue;
			}
			try {
				if (operation === undefined) {
					throw new NodeOperationError(this.getNode(), 'This operation is not supported', { itemIndex: i });
				}
				const rows = await run(operation, i);
				output.push(...rows.map((row) => ({ ...row, pairedItem: { item: i } })));
			} catch (error) {
				if (!this.continueOnFail()) throw nodeError(this.getNode(), error, operation, i);
				const json = failedItem(error, operation);
				output.push(routed(this, { json, pairedItem: { item: i } }, error));
				// Those that run together have made all their requests by now.
				if (operation?.runAll !== undefined) continue;
				if (stopsBatch(error)) stoppedBy = error;
				else if (i < items.length - 1) await letWindowPass(this, error);
			}
		}
		return [output];
	}
}
