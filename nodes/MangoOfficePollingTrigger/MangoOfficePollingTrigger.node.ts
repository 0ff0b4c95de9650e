import {
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { loadOptions } from '../pickers/offer';
import { nodeErrorOf } from '../transport/nodeErrorOf';
import { newItems, sampleItems } from './poll';
import { PROPERTIES } from './properties';

export class MangoOfficePollingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Mango Office Polling Trigger',
		name: 'mangoOfficePollingTrigger',
		icon: {
			light: 'file:../MangoOffice/mangoOffice.svg',
			dark: 'file:../MangoOffice/mangoOffice.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description:
			'Starts the workflow on finished and missed calls of a MANGO OFFICE PBX that cannot reach this n8n',
		defaults: { name: 'Mango Office Polling Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		polling: true,
		credentials: [{ name: 'mangoOfficeApi', required: true }],
		properties: PROPERTIES,
	};

	methods = {
		loadOptions: {
			getEmployees: loadOptions('searchEmployees'),
			getGroups: loadOptions('searchGroups'),
			getLines: loadOptions('searchLineNumbers'),
		},
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		try {
			const items = this.getMode() === 'manual' ? await sampleItems(this) : await newItems(this);
			return items.length === 0 ? null : [items.map((json) => ({ json }))];
		} catch (error) {
			throw nodeErrorOf(this.getNode(), error);
		}
	}
}
