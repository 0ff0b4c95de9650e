import { integer } from '../lenient';
import { phoneDigits } from '../phone';
import type { Direction, Facets } from './event';
import type { MissedReason } from '../missed';

/** What a builder chose under «Filters»; an empty list filters nothing (contract §3). */
export interface Filters {
	readonly directions: readonly Direction[];
	/** Phone numbers in any writing. */
	readonly clientNumbers: readonly string[];
	/** Phone numbers in any writing, or names or addresses of SIP lines. */
	readonly lineNumbers: readonly string[];
	readonly extensions: readonly string[];
	readonly groups: readonly string[];
	readonly missedReasons: readonly MissedReason[];
	readonly resultCodes: ReadonlyArray<number | string>;
}

export const NO_FILTERS: Filters = {
	directions: [],
	clientNumbers: [],
	lineNumbers: [],
	extensions: [],
	groups: [],
	missedReasons: [],
	resultCodes: [],
};

/** Whether an event passes every filter. A filter that does not apply to it lets it pass. */
export function passes(filters: Filters, facets: Facets): boolean {
	return (
		admits(filters.directions, facets.direction, same) &&
		admits(filters.clientNumbers, facets.clientNumber, sameNumber) &&
		admits(filters.lineNumbers, facets.lineNumber, sameNumber) &&
		admits(filters.extensions, facets.extension, sameText) &&
		admits(filters.groups, facets.group, sameText) &&
		admits(filters.missedReasons, facets.missedReason, same) &&
		admits(filters.resultCodes, facets.resultCode, (wanted, code) => integer(wanted) === code)
	);
}

function admits<Wanted, Value>(
	wanted: readonly Wanted[],
	value: Value | null | undefined,
	matches: (wanted: Wanted, value: Value) => boolean,
): boolean {
	if (wanted.length === 0 || value === undefined) return true;
	return value !== null && wanted.some((one) => matches(one, value));
}

function same<Value>(wanted: Value, value: Value): boolean {
	return wanted === value;
}

function sameText(wanted: string, value: string): boolean {
	return wanted.trim() === value;
}

/** Numbers in any writing; of a SIP line also its name alone, which is what stands before the `@`. */
function sameNumber(wanted: string, value: string): boolean {
	const digits = phoneDigits(wanted);
	if (digits !== null) return `+${digits}` === value;
	const name = /^sips?:([^@]+)@/i.exec(value)?.[1];
	const lower = wanted.trim().toLowerCase();
	return lower === value.toLowerCase() || lower === name?.toLowerCase();
}
