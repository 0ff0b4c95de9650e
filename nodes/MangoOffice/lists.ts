import { flag, wholeNumber } from './fields';
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

/** The rows that the user asked for. */
export function limited<Row>(rows: readonly Row[], { returnAll: all, limit: most }: Input): Row[] {
	return all === true ? [...rows] : rows.slice(0, (most as number | undefined) ?? 50);
}
