/**
 * The list in a reply. The manual does not show every envelope, and editions name them differently
 * (mango-api.md §5.4-9): so the documented key comes first, then whatever else is a list.
 */

import { isObject, type JsonObject } from './lenient';

/** The objects of the list under one of the keys, else of the first list there is. */
export function rowsIn(reply: unknown, ...keys: string[]): JsonObject[] {
	if (Array.isArray(reply)) return reply.filter(isObject);
	if (!isObject(reply)) return [];
	const candidates = [...keys.map((key) => reply[key]), ...Object.values(reply)];
	const list = candidates.find((value): value is unknown[] => Array.isArray(value));
	return (list ?? []).filter(isObject);
}
