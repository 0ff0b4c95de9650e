import { phones } from '../../fields/phones';
import { text } from '../../fields/texts';
import type { Input, Operation } from '../../operation';
import { mode, number } from './fields';

const asWritten = ({ number: digits }: Input): string => `+${digits as string}`;

/** Changes to numbers that are on the list (mango-api.md §2.9). */
export const single: readonly Operation[] = [
	{
		value: 'updateDescription',
		name: 'Update Description',
		action: 'Update description of blocked number',
		description: 'Change the note on a number of the block list for outgoing calls',
		method: 'outbound_blacklist/update_description',
		fields: [number, text('description', { label: 'Description', at: 'description' })],
		output: (_reply, input) => ({ number: asWritten(input), description: input.description as string }),
		example: {
			in: { number: '8 900 000-00-98', description: 'Asked in writing' },
			sends: { number: '79000000098', description: 'Asked in writing' },
			replies: { result: 1000 },
			out: [{ number: '+79000000098', description: 'Asked in writing' }],
		},
	},
	{
		value: 'enableMode',
		name: 'Enable Blocking',
		action: 'Enable blocking of number',
		description: 'Block direct calls, campaigns or both to a number that is on the block list for outgoing calls',
		method: 'outbound_blacklist/enable_mode',
		fields: [number, mode],
		output: (_reply, input) => ({ number: asWritten(input), mode: input.mode as number, blocked: true }),
		example: {
			in: { number: '+79000000098', mode: 2 },
			sends: { number: '79000000098', mode: 2 },
			replies: { result: 1000 },
			out: [{ number: '+79000000098', mode: 2, blocked: true }],
		},
	},
	{
		value: 'disableMode',
		name: 'Disable Blocking',
		action: 'Disable blocking of number',
		description: 'Allow direct calls, campaigns or both to a number again and keep it on the block list for outgoing calls',
		method: 'outbound_blacklist/disable_mode',
		fields: [number, mode],
		output: (_reply, input) => ({ number: asWritten(input), mode: input.mode as number, blocked: false }),
		example: {
			in: { number: '+79000000098', mode: 2 },
			sends: { number: '79000000098', mode: 2 },
			replies: { result: 1000 },
			out: [{ number: '+79000000098', mode: 2, blocked: false }],
		},
	},
	{
		value: 'delete',
		name: 'Delete',
		action: 'Delete numbers from outgoing block list',
		description: 'Take up to 100 numbers off the block list, so that they can be called again',
		method: 'outbound_blacklist/delete',
		fields: [phones('numbers', { label: 'Numbers', at: 'numbers', most: 100 })],
		output: (_reply, input) =>
			(input.numbers as string[]).map((digits) => ({ deleted: true, number: `+${digits}` })),
		example: {
			in: { numbers: ['8 900 000-00-98', '+7 900 000-00-97'] },
			sends: { numbers: ['79000000098', '79000000097'] },
			replies: { result: 1000 },
			out: [
				{ deleted: true, number: '+79000000098' },
				{ deleted: true, number: '+79000000097' },
			],
		},
	},
];
