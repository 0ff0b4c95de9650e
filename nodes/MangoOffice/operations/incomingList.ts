import { activeList, incomingListOf, listEntry, type ListEntry } from '../../../mango/callLists';
import { integer, text as textOf } from '../../../mango/lenient';
import { choice } from '../fields/choices';
import { FieldProblem, type Field } from '../fields/field';
import { pick } from '../fields/pickers';
import { text } from '../fields/texts';
import { limited, listFields } from '../lists';
import type { Resource } from '../operation';

const LISTS = [
	{ name: 'Black', value: 'black' },
	{ name: 'White', value: 'white' },
];

const line = text('number', {
	label: 'Number',
	placeholder: 'e.g. +7 916 123-45-67 or 7916*',
	description:
		'A phone number in any writing or a SIP address; * stands for any digits, # for one, and 79000000000-79000000099 is a range',
});

/** A number, a mask, a range or a SIP address; Mango wants to know which of the two kinds it is. */
const number: Field = {
	...line,
	read: (value) => {
		const given = textOf(value);
		if (given === null) return undefined;
		return (
			listEntry(given) ??
			new FieldProblem(`is neither a phone number nor a mask, a range or a SIP address: ${given}`)
		);
	},
};

/** Who may call in: everybody but the black list, or nobody but the white one (mango-api.md §2.8). */
export const incomingList: Resource = {
	value: 'incomingList',
	name: 'Incoming Call List',
	operations: [
		{
			value: 'getState',
			name: 'Get State',
			action: 'Get state of incoming call lists',
			description: 'Say whether the black list, the white list or neither decides about incoming calls',
			method: 'bwlists/state/',
			fields: [],
			output: (reply) => ({ activeList: activeList(reply) }),
			example: {
				in: {},
				sends: {},
				replies: { result: 1000, active: 'black' },
				out: [{ activeList: 'black' }],
			},
		},
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many numbers of incoming call lists',
			description: 'List the numbers of the black and the white list for incoming calls',
			method: 'bwlists/numbers/',
			fields: [
				...listFields,
				choice('list', {
					label: 'List',
					optional: true,
					default: 'black',
					description: 'Only the numbers of this list; otherwise those of both',
					options: LISTS,
				}),
			],
			body: () => ({}),
			output: (reply, input) =>
				limited(
					incomingListOf(reply).filter(({ list }) => input.list === undefined || list === input.list),
					input,
				).map((row) => ({ ...row })),
			example: {
				in: { returnAll: true },
				sends: {},
				replies: {
					result: 1000,
					data: {
						active: 'black',
						black: {
							allow_unknown_number: 1,
							numbers: [{ number_id: 1, number: '79000000099', comment: 'spam', number_type: 'tel' }],
						},
						white: { allow_unknown_number: 0, numbers: [] },
					},
				},
				out: [
					{
						numberId: 1,
						list: 'black',
						number: '+79000000099',
						numberType: 'tel',
						comment: 'spam',
						listActive: true,
						listAllowsHidden: true,
					},
				],
			},
		},
		{
			value: 'add',
			name: 'Add',
			action: 'Add number to incoming call list',
			description:
				'Put a number, a mask or a range on the black list (may not call in) or on the white list (may); it counts only while that list is the active one',
			method: 'bwlists/number/add/',
			fields: [
				choice('list', { label: 'List', at: 'list_type', default: 'black', options: LISTS }),
				number,
				text('comment', { label: 'Comment', at: 'comment', optional: true, maxCharacters: 255 }),
			],
			body: (input) => {
				const entry = input.number as ListEntry;
				return {
					list_type: input.list as string,
					number: entry.number,
					number_type: entry.type,
					...(input.comment === undefined ? {} : { comment: input.comment as string }),
				};
			},
			output: (reply, input) => ({
				// Not told by every edition (§2.8, mark C).
				numberId: integer(reply.number_id),
				list: input.list as string,
				number: (input.number as ListEntry).number,
				numberType: (input.number as ListEntry).type,
			}),
			example: {
				in: { list: 'black', number: '8 (900) 000-##-##', comment: 'Advertising' },
				sends: { list_type: 'black', number: '7900000####', number_type: 'tel', comment: 'Advertising' },
				replies: { result: 1000, number_id: 2 },
				out: [{ numberId: 2, list: 'black', number: '7900000####', numberType: 'tel' }],
			},
		},
		{
			value: 'delete',
			name: 'Delete',
			action: 'Delete number from incoming call list',
			description: 'Take a number, a mask or a range off the black or the white list for incoming calls',
			method: 'bwlists/number/delete/',
			fields: [pick('numberId', 'searchIncomingListNumbers', { label: 'Number', at: 'number_id' })],
			output: (_reply, input) => ({ deleted: true, numberId: input.numberId as number }),
			example: {
				in: { numberId: '1' },
				sends: { number_id: 1 },
				replies: { result: 1000 },
				out: [{ deleted: true, numberId: 1 }],
			},
		},
	],
};
