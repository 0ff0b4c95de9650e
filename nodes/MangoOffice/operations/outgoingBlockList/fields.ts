import { choice } from '../../fields/choices';
import { phone } from '../../fields/phones';

/** Which kinds of calls a number is blocked for (mango-api.md §2.9). */
export const mode = choice('mode', {
	label: 'Calls',
	at: 'mode',
	default: 1,
	description: "Which calls to the number it is about; campaigns need the contact center's outgoing campaigns",
	options: [
		{ name: 'Campaigns', value: 2 },
		{ name: 'Direct Calls', value: 1 },
		{ name: 'Direct Calls and Campaigns', value: 3 },
	],
});

export const number = phone('number', {
	label: 'Number',
	at: 'number',
	description: 'A number of the list, in any writing',
});
