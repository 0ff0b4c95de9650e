import { linesOf } from '../../../mango/directory';
import { listFields, readRows } from '../lists';
import type { Resource } from '../operation';

/** Numbers and SIP lines of the PBX (mango-api.md §2.7). */
export const line: Resource = {
	value: 'line',
	name: 'Line',
	operations: [
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many lines',
			description: 'List the phone numbers and SIP lines of the PBX with region and the call scheme that each follows',
			method: 'incominglines',
			fields: listFields,
			output: readRows((reply) => linesOf(reply).map(({ simple }) => simple)),
			example: {
				in: { returnAll: true },
				sends: {},
				replies: {
					result: 1000,
					lines: [
						{
							line_id: 90001,
							number: '74950000001',
							name: 'Main',
							comment: '',
							region: 'Москва',
							schema_id: 30001,
							schema_name: 'Day',
						},
					],
				},
				out: [
					{
						lineId: 90001,
						number: '+74950000001',
						name: 'Main',
						comment: null,
						region: 'Москва',
						schemeId: 30001,
						schemeName: 'Day',
						callAs: '74950000001',
					},
				],
			},
		},
	],
};
