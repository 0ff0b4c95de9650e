import {
	NodeOperationError,
	type IDataObject,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
	type INodePropertyOptions,
} from 'n8n-workflow';

import { integer, type JsonObject } from '../../mango/lenient';
import { locatorValue } from '../MangoOffice/fields/field';
import type { Conversation } from '../../mango/statistics/conversation';
import { pbxOf } from '../transport/caller';
import { failureOf } from '../transport/nodeErrorOf';
import { conversations } from '../transport/reports';
import { send } from '../transport/send';
import { PICKERS, type Choice, type Picker, type PickerName } from './pickers';

/**
 * Lists that the editor asks for again at every keystroke, while Mango allows some of them once in
 * two seconds only (mango-api.md §1.7): kept for a short time, per PBX, a bounded number of them.
 */
const LIFETIME_MS = 60_000;
const MOST_LISTS = 100;

interface Kept {
	readonly at: number;
	readonly reply: Promise<JsonObject>;
}

const kept = new Map<string, Kept>();

type ListSearch = (this: ILoadOptionsFunctions, filter?: string) => Promise<INodeListSearchResult>;

/** The searches behind the node's locators, by the names that the fields use. */
export const listSearch = Object.fromEntries(
	Object.entries(PICKERS).map(([name, picker]) => [name, searchOf(picker)]),
) as Record<PickerName, ListSearch>;

/** The same list for a parameter where several may be ticked. */
export function loadOptions(name: PickerName) {
	return async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await choicesOf(this, PICKERS[name]);
	};
}

function searchOf(picker: Picker): ListSearch {
	return async function (filter = '') {
		if (picker.searchedBy !== undefined) {
			const params = { ...picker.params, [picker.searchedBy]: filter.trim() };
			return { results: await choicesOf(this, { ...picker, params }) };
		}
		const wanted = comparable(filter.trim());
		const choices = await choicesOf(this, picker);
		return { results: choices.filter(({ name }) => comparable(name).includes(wanted)) };
	};
}

/** Letter case does not count, nor do the dots of ё, which people leave out as often as not. */
function comparable(text: string): string {
	return text.toLocaleLowerCase().replace(/\u0451/g, '\u0435');
}

/** Lists show one text when they fail, and no description: what went wrong, and what to do. */
async function choicesOf(context: ILoadOptionsFunctions, picker: Picker): Promise<Choice[]> {
	try {
		const choices = picker.choices(await keptReply(context, picker), context.getTimezone());
		const sorted = [...choices].sort((one, other) => one.name.localeCompare(other.name));
		// Names of what has happened lately begin with the time: the latest one first.
		return picker.latestDays === undefined ? sorted : sorted.reverse();
	} catch (error) {
		const { message, hint } = failureOf(error);
		throw new NodeOperationError(context.getNode(), hint === null ? message : `${message}. ${hint}`);
	}
}

/** Keeps the promise and not the reply: two pickers that open at once share one request. */
async function keptReply(context: ILoadOptionsFunctions, picker: Picker): Promise<JsonObject> {
	const params = { ...picker.params, ...within(context, picker) };
	const key = `${(await pbxOf(context)).id} ${picker.path} ${JSON.stringify(params)}`;
	const known = kept.get(key);
	if (known !== undefined && Date.now() - known.at < LIFETIME_MS) return await known.reply;
	const reply =
		picker.latestDays === undefined
			? send(context, picker.path, params)
			: latestConversations(context, picker.latestDays);
	kept.delete(key);
	kept.set(key, { at: Date.now(), reply });
	if (kept.size > MOST_LISTS) {
		const [oldest] = kept.keys();
		kept.delete(oldest);
	}
	// A failure is not worth keeping: the next look asks again.
	reply.catch(() => kept.delete(key));
	return await reply;
}

/** More than anybody would look through. */
const MOST_CONVERSATIONS = 500;

async function latestConversations(context: ILoadOptionsFunctions, days: number): Promise<JsonObject> {
	const now = Date.now();
	const question = {
		period: { from: now - days * 24 * 60 * 60_000, to: now },
		filter: { context_status: 1 },
		most: MOST_CONVERSATIONS,
	};
	const all: Conversation[] = [];
	for await (const page of conversations(context, question)) all.push(...page);
	return { conversations: all };
}

/** What the list depends on, as the user has chosen it in another field. */
function within(context: ILoadOptionsFunctions, { within: upper }: Picker): IDataObject {
	if (upper === undefined) return {};
	const chosen = integer(locatorValue(context.getCurrentNodeParameter(upper.field)));
	if (chosen === null) throw new Error(`Choose '${upper.label}' first`);
	return { [upper.at]: chosen };
}
