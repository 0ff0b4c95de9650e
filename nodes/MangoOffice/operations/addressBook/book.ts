import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { createdIn, pageOf, type Page } from '../../../../mango/addressBook';
import type { JsonObject } from '../../../../mango/lenient';
import type { MethodPath } from '../../../../mango/methods';
import { choice } from '../../fields/choices';
import { text } from '../../fields/texts';
import { limited, mostOf } from '../../lists';
import type { Input, Outcome } from '../../operation';
import type { Tools } from '../../tools';
import { inBatches } from '../batches';

/** More in one request is 3503 (mango-api.md §2.10). */
export const MOST_ELEMENTS = 500;
const MOST_ROWS = 500;

export const search = text('search', {
	label: 'Search',
	optional: true,
	placeholder: 'e.g. Ivanova',
	description: 'Only those in which the PBX finds this text; all if left empty',
});

/** What Mango calls `on_error`. */
export const onDuplicate = choice('onDuplicate', {
	label: 'If It Exists Already',
	default: 'skip',
	description: 'What to do with one that the address book has already',
	options: [
		{ name: 'Create a Duplicate', value: 'duplicate' },
		{ name: 'Skip', value: 'skip', description: 'The item says so in its field skipped' },
	],
});

/** The rows of a list, page by page until there are as many as the user asked for. */
export async function bookRows(
	tools: Tools,
	paths: { readonly init: MethodPath; readonly cursor: MethodPath },
	input: Input,
	more: IDataObject = {},
): Promise<JsonObject[]> {
	const most = mostOf(input);
	const first = { query: (input.search as string) ?? '', limit_rows: Math.min(most, MOST_ROWS), ...more };
	let page = pageOf(await tools.send(paths.init, first));
	const rows = [...page.rows];
	while (page.next !== null && rows.length < most) {
		page = await nextPage(tools, paths.cursor, page);
		rows.push(...page.rows);
	}
	return limited(rows, input);
}

async function nextPage(tools: Tools, path: MethodPath, before: Page): Promise<Page> {
	// Ends the loop when the execution is cancelled: reads of the address book hardly ever wait.
	await tools.wait(1);
	const reply = await tools.send(path, { mode: 'next-page-1', cursor: before.next });
	return pageOf(reply, before);
}

export function itemsOf(rows: readonly object[]): INodeExecutionData[] {
	return rows.map((row) => ({ json: row as IDataObject }));
}

/** Creates many; each item gets the new row in our fields, or learns that it was skipped. */
export async function createMany(
	tools: Tools,
	inputs: readonly Input[],
	{ path, element, nameKey, row }: {
		readonly path: MethodPath;
		readonly element: (input: Input) => IDataObject;
		readonly nameKey: string;
		/** The item's output, of the PBX's row or of none. */
		readonly row: (row: JsonObject) => object;
	},
): Promise<Outcome[]> {
	return await inBatches(tools, inputs, {
		path,
		size: MOST_ELEMENTS,
		apart: (input) => input.onDuplicate,
		params: (batch) => ({ data: batch.map(element), ...errorMode(batch[0]) }),
		rows: (reply, batch, problems) => {
			const sent = batch.map(element);
			const failed = problems.map((problem) => problem !== null);
			return createdIn(reply, sent, failed, nameKey).map(({ row: found, skipped }, index) => {
				if (failed[index] && !skipped) return [];
				return [{ ...row(found ?? { [nameKey]: sent[index][nameKey] }), skipped } as IDataObject];
			});
		},
	});
}

function errorMode({ onDuplicate: mode }: Input): IDataObject {
	return mode === undefined ? {} : { on_error: mode as string };
}

/** Sends elements that need no rows of the PBX's: an item's output is known beforehand. */
export async function changeMany(
	tools: Tools,
	elements: ReadonlyArray<{ readonly send: unknown; readonly out: IDataObject }>,
	path: MethodPath,
): Promise<Outcome[]> {
	return await inBatches(tools, elements, {
		path,
		size: MOST_ELEMENTS,
		params: (batch) => ({ data: batch.map(({ send }) => send) }) as IDataObject,
		rows: (_reply, batch, problems) => batch.map(({ out }, index) => (problems[index] === null ? [out] : [])),
	});
}
