import type { IDataObject } from 'n8n-workflow';

import type { Listed } from '../../mango/directory';
import type { JsonObject } from '../../mango/lenient';
import { flag } from './fields/choices';
import { wholeNumber } from './fields/numbers';
import type { Input } from './operation';

const returnAll = flag('returnAll', {
	label: 'Return All',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
});

const limit = wholeNumber('limit', {
	label: 'Limit',
	min: 1,
	default: 50,
	description: 'Max number of results to return',
});

/** "Return All" and the limit that shows while it is off, as in all of n8n. */
export const listFields = [
	returnAll,
	{ ...limit, property: { ...limit.property, required: undefined, displayOptions: { show: { returnAll: [false] } } } },
];

export const simplifyField = flag('simplify', {
	label: 'Simplify',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
});

/** A row in a few fields, or in all that Mango gave, as {@link simplifyField} says. */
export function shown({ simple, raw }: Listed<object>, { simplify }: Input): IDataObject {
	return (simplify === true ? { ...simple } : raw) as IDataObject;
}

/**
 * The output of a list method, for operations with {@link listFields} and {@link simplifyField}:
 * as many rows as asked for, in a few fields or all that Mango gave.
 */
export function listed(
	read: (reply: JsonObject) => ReadonlyArray<Listed<object>>,
): (reply: JsonObject, input: Input) => IDataObject[] {
	return (reply, input) => limited(read(reply), input).map((row) => shown(row, input));
}

/** The rows of a reader that gives a few fields each, for lists with {@link listFields} that need no simplifying. */
export function readRows(
	read: (reply: JsonObject) => readonly object[],
): (reply: JsonObject, input: Input) => IDataObject[] {
	return (reply, input) => limited(read(reply), input) as IDataObject[];
}

/** The rows that the user asked for. */
export function limited<Row>(rows: readonly Row[], input: Input): Row[] {
	return rows.slice(0, mostOf(input));
}

/** How many rows the user asked for; pages beyond need not be fetched. */
export function mostOf({ returnAll: all, limit: most }: Input): number {
	return all === true ? Infinity : ((most as number | undefined) ?? 50);
}
