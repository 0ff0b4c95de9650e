import {
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
	type INodePropertyOptions,
} from 'n8n-workflow';

import type { JsonObject } from '../../mango/lenient';
import { pbxOf } from '../transport/caller';
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

/** Forgets all lists; for tests. */
export function forgetLists(): void {
	kept.clear();
}

function searchOf(picker: Picker): ListSearch {
	return async function (filter = '') {
		const wanted = filter.trim().toLocaleLowerCase();
		const choices = await choicesOf(this, picker);
		return { results: choices.filter(({ name }) => name.toLocaleLowerCase().includes(wanted)) };
	};
}

/** Lists show a failure in one line under the field: the sentence alone. */
async function choicesOf(context: ILoadOptionsFunctions, picker: Picker): Promise<Choice[]> {
	try {
		const choices = picker.choices(await keptReply(context, picker));
		return [...choices].sort((one, other) => one.name.localeCompare(other.name));
	} catch (error) {
		const message = error instanceof Error ? error.message : 'The list could not be loaded';
		throw new NodeOperationError(context.getNode(), message);
	}
}

/** Keeps the promise and not the reply: two pickers that open at once share one request. */
async function keptReply(context: ILoadOptionsFunctions, picker: Picker): Promise<JsonObject> {
	const key = `${(await pbxOf(context)).id} ${picker.path} ${JSON.stringify(picker.params)}`;
	const known = kept.get(key);
	if (known !== undefined && Date.now() - known.at < LIFETIME_MS) return await known.reply;
	const reply = send(context, picker.path, picker.params);
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
