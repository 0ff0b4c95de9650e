import type { IDataObject } from 'n8n-workflow';

import { relayProblem } from '../../../mango/events/relay';
import { json } from '../fields/structures';
import { text } from '../fields/texts';
import type { Input, Resource } from '../operation';
import type { Tools } from '../tools';

/**
 * Events for a system that needs the PBX's only place for an "external system" while n8n sits in it
 * (mango-api.md §4.1). What may be signed and sent where: `mango/events/relay.ts`.
 */
export const event: Resource = {
	value: 'event',
	name: 'Event',
	operations: [
		{
			value: 'relay',
			name: 'Relay',
			action: 'Relay event',
			description:
				'Send an event of the trigger on to another system, such as a CRM, signed as Mango Office signs it; the address has to be allowed in the credential',
			fields: [
				text('targetUrl', {
					label: 'Target URL',
					placeholder: 'e.g. https://crm.example.com/mango',
					description:
						"The address that the other system wants in the Mango Office cabinet, also entered under 'Relay Events To' of the credential; the path of the event is appended",
				}),
				text('eventPath', {
					label: 'Event Path',
					default: '={{ $json.path }}',
					placeholder: 'e.g. events/summary',
					description: 'The path that the trigger gives',
				}),
				json('eventJson', {
					label: 'Event',
					default: '={{ $json.raw }}',
					description: "The event as Mango Office sent it: set the trigger's option Output to Raw or Both",
				}),
			],
			check: ({ eventPath, eventJson }) => relayProblem(eventPath as string, eventJson),
			run: relay,
			example: {
				in: {
					targetUrl: 'https://crm.example.com/mango',
					eventPath: 'result/callback',
					eventJson: { command_id: 'n8n-1', result: 1000 },
				},
				out: [{ delivered: true, status: 200 }],
			},
		},
	],
};

async function relay(tools: Tools, { targetUrl, eventPath, eventJson }: Input) {
	const delivery = await tools.relay(eventPath as string, eventJson as IDataObject, targetUrl as string);
	return [{ json: { ...delivery } }];
}
