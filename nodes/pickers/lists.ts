import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';

import {
	EMPLOYEE_EXT_FIELDS,
	employeesOf,
	groupsOf,
	linesOf,
	type Employee,
	type Group,
	type Line,
	type Listed,
} from '../../mango/directory';
import type { JsonObject } from '../../mango/lenient';
import type { MethodPath } from '../../mango/methods';
import { pbxOf } from '../transport/caller';
import { send } from '../transport/send';

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

export async function employees(context: ILoadOptionsFunctions): Promise<Employee[]> {
	const reply = await keptReply(context, 'config/users/request', {
		ext_fields: [...EMPLOYEE_EXT_FIELDS],
	});
	return employeesOf(reply).map(simple);
}

export async function groups(context: ILoadOptionsFunctions): Promise<Group[]> {
	return groupsOf(await keptReply(context, 'groups', { show_users: 0 })).map(simple);
}

export async function lines(context: ILoadOptionsFunctions): Promise<Line[]> {
	return linesOf(await keptReply(context, 'incominglines', {})).map(simple);
}

/** Forgets all lists; for tests. */
export function forgetLists(): void {
	kept.clear();
}

/** Keeps the promise and not the reply: two pickers that open at once share one request. */
async function keptReply(
	context: ILoadOptionsFunctions,
	path: MethodPath,
	params: IDataObject,
): Promise<JsonObject> {
	const key = `${(await pbxOf(context)).id} ${path}`;
	const known = kept.get(key);
	if (known !== undefined && Date.now() - known.at < LIFETIME_MS) return await known.reply;
	const reply = send(context, path, params);
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

function simple<Simple>(row: Listed<Simple>): Simple {
	return row.simple;
}
