import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { NO_FILTERS, type Filters } from '../../mango/events/filters';
import type { Subscription } from '../../mango/events/receive';
import { integer, text } from '../../mango/lenient';

interface Options {
	readonly output?: Subscription['output'];
	readonly respond?: 'whenStored' | 'immediately';
	readonly dropDuplicates?: boolean;
	readonly ivrOnlyAsMissed?: boolean;
	readonly maxAgeMinutes?: number;
}

/** What the user has set in the trigger; whose events it accepts, its credential says. */
export function subscriptionOf(context: IWebhookFunctions): Omit<Subscription, 'pairs'> {
	const options = optionsOf(context);
	const maxAge = integer(options.maxAgeMinutes);
	return {
		events: listOfTexts(context.getNodeParameter('events', [])) as Subscription['events'],
		filters: filtersOf(context.getNodeParameter('filters', {}) as IDataObject),
		output: options.output ?? 'simplified',
		dropDuplicates: options.dropDuplicates ?? true,
		ivrOnlyAsMissed: options.ivrOnlyAsMissed ?? false,
		maxAgeMinutes: maxAge !== null && maxAge > 0 ? maxAge : null,
		scope: scopeOf(context, context.getMode() === 'manual'),
	};
}

/** Whether Mango gets its answer before the execution is stored. */
export function respondsImmediately(context: IWebhookFunctions): boolean {
	return optionsOf(context).respond === 'immediately';
}

/** Whose memory of seen events it is: each trigger node has its own, test and production apart. */
export function scopeOf(context: IWebhookFunctions | IHookFunctions, test: boolean): string {
	return `${context.getWorkflow().id}:${context.getNode().id}:${test ? 'test' : 'production'}`;
}

function optionsOf(context: IWebhookFunctions): Options {
	return context.getNodeParameter('options', {}) as Options;
}

/** The filters of the trigger, and of the polling one. */
export function filtersOf(chosen: IDataObject): Filters {
	if (Object.keys(chosen).length === 0) return NO_FILTERS;
	const names = Object.keys(NO_FILTERS) as Array<keyof Filters>;
	return Object.fromEntries(names.map((name) => [name, listOfTexts(chosen[name])])) as unknown as Filters;
}

/** A list of texts: as the editor stores it, or written with commas in an expression. */
export function listOfTexts(value: unknown): string[] {
	const elements = Array.isArray(value) ? value : String(value ?? '').split(',');
	return elements.map(text).filter((element): element is string => element !== null);
}
