import { trunkNumbersOf } from '../../../mango/configuration';
import { listFields, readRows } from '../lists';
import type { Resource } from '../operation';

/** SIP trunks to other operators or PBXs (mango-api.md §2.7). */
export const trunk: Resource = {
	value: 'trunk',
	name: 'Trunk',
	operations: [
		{
			value: 'getMany',
			name: 'Get Many Numbers',
			action: 'Get many trunk numbers',
			description: 'List the numbers of the SIP trunks and whether each can receive calls, make calls or both',
			method: 'trunks/numbers',
			fields: listFields,
			output: readRows(trunkNumbersOf),
			example: {
				in: { returnAll: true },
				sends: {},
				replies: {
					result: 1000,
					data: [{ trunk_number_id: 1, trunk_id: 1, number: '74950000009', options: 6, desc: '' }],
				},
				out: [
					{
						trunkNumberId: 1,
						trunkId: 1,
						number: '+74950000009',
						description: null,
						canReceive: true,
						canCall: true,
					},
				],
			},
		},
	],
};
