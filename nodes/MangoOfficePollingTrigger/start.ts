import { tryToParseDateTime, type IPollFunctions } from 'n8n-workflow';

/** From when on calls are wanted: now, or the date that the user has chosen, in milliseconds. */
export function startOf(context: IPollFunctions, now: number): number {
	if (context.getNodeParameter('start', 'now') !== 'date') return now;
	const date = context.getNodeParameter('startDate', '');
	return tryToParseDateTime(date, context.getTimezone()).toMillis();
}
