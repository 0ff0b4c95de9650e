import { blockedNumbersOf, existedNumbers, type BlockedNumber } from '../../../../mango/callLists';
import { phones } from '../../fields/phones';
import { pick } from '../../fields/pickers';
import { text } from '../../fields/texts';
import { listFields, mostOf } from '../../lists';
import type { Input, Operation } from '../../operation';
import type { Tools } from '../../tools';
import { mode } from './fields';

/** What Mango gives at once unless told otherwise (mango-api.md §2.9); as many are added at once. */
const PAGE = 100;

/** All numbers, page by page. */
export const getMany: Operation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many numbers of outgoing block list',
	description: 'List the numbers that must not be called, or look up whether certain numbers are among them',
	method: 'outbound_blacklist/get',
	fields: [
		...listFields,
		phones('numbers', {
			label: 'Numbers',
			optional: true,
			most: PAGE,
			description: 'Only these, if they are on the list',
		}),
	],
	run: async (tools, input) => {
		const rows = await everyNumber(tools, input.numbers as string[] | undefined, mostOf(input));
		return rows.map((row) => ({ json: { ...row } }));
	},
	example: {
		in: { returnAll: true },
		out: [
			{
				number: '+79000000098',
				description: 'asked not to call',
				mode: 3,
				employeeId: 400001,
				createdAt: '2026-06-21T09:00:00.000Z',
			},
		],
	},
};

/**
 * The manual calls `cursor` a position and does not show how it counts: pages or rows (§2.9, mark C).
 * A second page that brings known rows counts rows, and then the next position is known, too.
 */
async function everyNumber(
	tools: Tools,
	numbers: string[] | undefined,
	most: number,
): Promise<BlockedNumber[]> {
	const rows = new Map<string | null, BlockedNumber>();
	let countsRows = false;
	for (let cursor = 1; rows.size < most; ) {
		const reply = await tools.send('outbound_blacklist/get', {
			...(numbers === undefined ? {} : { numbers }),
			cursor,
			limit: PAGE,
		});
		const page = blockedNumbersOf(reply);
		const before = rows.size;
		for (const row of page) rows.set(row.number, row);
		const added = rows.size - before;
		if (page.length < PAGE || added === 0) break;
		if (cursor === 2) countsRows = added < page.length;
		cursor = countsRows ? rows.size + 1 : cursor + 1;
	}
	return [...rows.values()].slice(0, most);
}

/** Any amount of numbers, a hundred in each request. Those that are on the list stay as they are. */
export const add: Operation = {
	value: 'add',
	name: 'Add',
	action: 'Add numbers to outgoing block list',
	description:
		'Put one or many numbers on the block list, so that nobody calls them, for example clients who have asked for it',
	method: 'outbound_blacklist/add',
	fields: [
		phones('numbers', { label: 'Numbers' }),
		mode,
		text('description', { label: 'Description', optional: true, description: 'The same note for all these numbers' }),
		pick('employeeId', 'searchEmployeeIds', {
			label: 'Employee',
			optional: true,
			placeholder: 'e.g. 400001',
			description: 'In whose name the numbers are added: from the list, or by the ID, which is not the extension',
		}),
	],
	run: addAll,
	example: {
		in: { numbers: ['8 900 000-00-95', '+7 900 000-00-98'], mode: 3, description: 'Asked not to call' },
		out: [
			{ number: '+79000000095', mode: 3, added: true },
			{ number: '+79000000098', mode: 3, added: false },
		],
	},
};

async function addAll(tools: Tools, input: Input) {
	const numbers = input.numbers as string[];
	const each = {
		mode: input.mode as number,
		...(input.description === undefined ? {} : { description: input.description as string }),
		...(input.employeeId === undefined ? {} : { user_id: input.employeeId as number }),
	};
	const existed = new Set<string>();
	for (let start = 0; start < numbers.length; start += PAGE) {
		const batch = numbers.slice(start, start + PAGE);
		const reply = await tools.send('outbound_blacklist/add', {
			numbers: batch.map((number) => ({ number, ...each })),
		});
		for (const number of existedNumbers(reply)) existed.add(number);
	}
	return numbers.map((number) => ({
		json: { number: `+${number}`, mode: each.mode, added: !existed.has(number) },
	}));
}
