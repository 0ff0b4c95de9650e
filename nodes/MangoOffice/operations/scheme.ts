import { schemesOf } from '../../../mango/configuration';
import { choice } from '../fields/choices';
import { pick } from '../fields/pickers';
import { listFields, readRows } from '../lists';
import type { Resource } from '../operation';

/** Call schemes: what happens to a call of a number by day, by night (mango-api.md §2.7). */
export const scheme: Resource = {
	value: 'scheme',
	name: 'Call Scheme',
	operations: [
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many call schemes',
			description: 'List the schemes by which the PBX treats incoming calls, and the numbers that follow each',
			method: 'schemas',
			fields: listFields,
			body: () => ({ ext_fields: ['trunks_numbers'] }),
			output: readRows(schemesOf),
			example: {
				in: { returnAll: true },
				sends: { ext_fields: ['trunks_numbers'] },
				replies: {
					result: 1000,
					data: [
						{
							schema_id: 30001,
							name: 'Day',
							description: '',
							incominglines: [90001, 90002],
							sip_trunks_numbers: [],
						},
					],
				},
				out: [
					{ schemeId: 30001, name: 'Day', description: null, lineIds: [90001, 90002], trunkNumberIds: [] },
				],
			},
		},
		{
			value: 'set',
			name: 'Set',
			action: 'Set call scheme',
			description:
				'Make a number follow another call scheme from now on, for example to switch between day and night',
			method: 'schema/set',
			fields: [
				pick('schemeId', 'searchSchemes', { label: 'Call Scheme', at: 'schema_id', placeholder: 'e.g. 30001' }),
				choice('setFor', {
					label: 'Set For',
					default: 'line',
					options: [
						{ name: 'Line', value: 'line' },
						{ name: 'Trunk Number', value: 'trunkNumber' },
					],
				}),
				pick('lineId', 'searchLineIds', {
					label: 'Line',
					at: 'line_id',
					placeholder: 'e.g. 90001',
					showWhen: { setFor: ['line'] },
				}),
				pick('trunkNumberId', 'searchTrunkNumbers', {
					label: 'Trunk Number',
					at: 'trunk_number_id',
					showWhen: { setFor: ['trunkNumber'] },
				}),
			],
			output: (_reply, input) => ({
				schemeId: input.schemeId as number,
				lineId: (input.lineId as number | undefined) ?? null,
				trunkNumberId: (input.trunkNumberId as number | undefined) ?? null,
			}),
			example: {
				in: { schemeId: '30002', setFor: 'line', lineId: '90001' },
				sends: { schema_id: 30002, line_id: 90001 },
				replies: { result: 1000 },
				out: [{ schemeId: 30002, lineId: 90001, trunkNumberId: null }],
			},
		},
	],
};
