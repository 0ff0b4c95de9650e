import { explain } from '../../../mango/result';
import { wholeNumber } from '../fields/numbers';
import type { Resource } from '../operation';

/** Mango's codes in words; asks nobody. */
export const resultCode: Resource = {
	value: 'resultCode',
	name: 'Result Code',
	operations: [
		{
			value: 'explain',
			name: 'Explain',
			action: 'Explain result code',
			description:
				'Say in English and Russian what a result or disconnect code of Mango Office means and what to do next; works without a connection',
			fields: [
				wholeNumber('code', {
					label: 'Code',
					min: 1000,
					max: 9999,
					default: 1111,
					description: 'Four digits, as Mango Office gives them',
				}),
			],
			output: (_reply, { code }) => ({ ...explain(code as number) }),
			example: { in: { code: 1111 }, out: [{ ...explain(1111) }] },
		},
	],
};
