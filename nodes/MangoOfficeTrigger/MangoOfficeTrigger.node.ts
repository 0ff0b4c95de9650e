import {
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { forget } from '../../mango/events/memory';
import { receive } from '../../mango/events/receive';
import { loadOptions } from '../pickers/offer';
import { incomingOf, replyTo } from './http';
import { forgetPairs, withPairs } from './pairs';
import { PROPERTIES } from './properties';
import { scopeOf, subscriptionOf } from './subscription';
import { WEBHOOKS } from './webhooks';

export class MangoOfficeTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Mango Office Trigger',
		name: 'mangoOfficeTrigger',
		icon: {
			light: 'file:../MangoOffice/mangoOffice.svg',
			dark: 'file:../MangoOffice/mangoOffice.dark.svg',
		},
		group: ['trigger'],
		// Never 1: of that very version n8n evaluates an expression on every request, which costs the
		// receiver most of its throughput (n8n-platform.md §1.6).
		version: 2,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description: 'Starts the workflow on calls, missed calls, recordings and other events of a MANGO OFFICE PBX',
		defaults: { name: 'Mango Office Trigger' },
		eventTriggerDescription: 'Waiting for an event of the PBX',
		activationMessage:
			'The PBX can now reach this workflow. In the Mango Office cabinet, paste the Production URL as «Адрес внешней системы» and press «Проверить подключение».',
		triggerPanel: {
			header: 'Receive calls from Mango Office',
			executionsHelp: {
				inactive:
					"<b>While building:</b> press the button and send one event to the Test URL, with the simulator of this package or by pasting the Test URL in the cabinet for a while. Only the first chosen event is shown.<br /><br /><b>For real:</b> publish the workflow, then paste the <b>Production URL</b> in the Mango Office cabinet (Integrations → API Connector → «Адрес внешней системы») and press «Проверить подключение» and «Сохранить».",
				active:
					'<b>While building:</b> press the button and send one event to the Test URL. Only the first chosen event is shown.<br /><br /><b>For real:</b> the workflow is published. The address in the Mango Office cabinet must be the <b>Production URL</b>. What arrives is listed under <a data-key="executions">Executions</a>.',
			},
			activationHint:
				'The button waits for one event at the Test URL. For real calls publish the workflow first: the cabinet saves its address only when «Проверить подключение» succeeds.',
		},
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'mangoOfficeApi', required: true }],
		webhooks: WEBHOOKS,
		properties: PROPERTIES,
	};

	methods = {
		loadOptions: {
			getEmployees: loadOptions('searchEmployees'),
			getGroups: loadOptions('searchGroups'),
			getLines: loadOptions('searchLineNumbers'),
		},
	};

	/** Mango has no method that registers an address: it is typed in the cabinet (mango-api.md §4.5). */
	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				// A new test run may get the same event again: it shall show it.
				if (this.getMode() === 'manual') forget(scopeOf(this, true));
				forgetPairs();
				return true;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const now = Date.now();
		const subscription = subscriptionOf(this);
		const incoming = await incomingOf(this);
		const verdict = await withPairs(
			this,
			subscription.scope,
			(pairs) => receive(incoming, { ...subscription, pairs }, now),
			// Only 401 can change with the pair: everything else is judged after the signature.
			(verdict) => verdict.kind !== 'refuse' || verdict.status !== 401,
			now,
		);
		return replyTo(this, verdict);
	}
}
