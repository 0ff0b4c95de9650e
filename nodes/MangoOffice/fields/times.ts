import { tryToParseDateTime } from 'n8n-workflow';

import { field, FieldProblem, type About, type Field } from './field';

/**
 * A moment in any writing that n8n knows; a time without a zone is in the workflow's zone.
 *
 * @param about.as Mango's writing of it, from milliseconds
 */
export function moment(
	name: string,
	about: About & { as: (millis: number) => unknown; default?: string },
): Field {
	const look = { type: 'dateTime' as const, default: about.default ?? '' };
	return field(name, about, look, (value, { timezone }) => {
		if (value === undefined || value === null || value === '') return undefined;
		const millis = millisOf(value, timezone);
		return millis === null ? new FieldProblem(`is not a date: ${String(value)}`) : about.as(millis);
	});
}

/** A calendar day, of the workflow's zone, as `YYYY-MM-DD` (mango-api.md §1.10). */
export function day(name: string, about: About): Field {
	return field(name, about, { type: 'dateTime', default: '' }, (value, { timezone }) => {
		if (value === undefined || value === null || value === '') return undefined;
		const millis = millisOf(value, timezone);
		if (millis === null) return new FieldProblem(`is not a date: ${String(value)}`);
		return tryToParseDateTime(new Date(millis), timezone).toFormat('yyyy-MM-dd');
	});
}

function millisOf(value: unknown, timezone: string): number | null {
	if (typeof value === 'number') return Number.isFinite(value) ? value : null;
	let millis: number | null = null;
	try {
		millis = tryToParseDateTime(value, timezone).toMillis();
	} catch {
		// n8n throws for what is no date; the field says it in its own words.
	}
	return millis;
}
