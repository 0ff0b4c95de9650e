/**
 * Reading what Mango sends. Numbers and booleans come as JSON numbers or as strings, fields come
 * and go between editions (mango-api.md §3.3), so every reader here accepts anything and answers
 * with a value or null; none of them throws.
 */

export type JsonObject = { readonly [key: string]: unknown };

/** True for a JSON object; arrays and null are not objects here. */
export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object's own member, never an inherited one: a payload may well be called `constructor`. */
export function member(object: unknown, key: string): unknown {
	return isObject(object) && Object.prototype.hasOwnProperty.call(object, key)
		? object[key]
		: undefined;
}

/** A non-empty text, trimmed; a number becomes its digits; everything else is null. */
export function text(value: unknown): string | null {
	if (typeof value === 'number' && Number.isFinite(value)) return String(value);
	if (typeof value !== 'string') return null;
	const trimmed = value.trim();
	return trimmed === '' ? null : trimmed;
}

/** A whole number from a number or a numeric string ("1782000000"); everything else is null. */
export function integer(value: unknown): number | null {
	if (typeof value === 'number') return Number.isSafeInteger(value) ? value : null;
	if (typeof value !== 'string' || !/^\s*-?\d{1,15}\s*$/.test(value)) return null;
	return Number(value);
}

/** Yes or no from `true`, 1, "1", "on" and their opposites; everything else is null. */
export function yesOrNo(value: unknown): boolean | null {
	if (typeof value === 'boolean') return value;
	const given = text(value)?.toLowerCase();
	if (given === '1' || given === 'true' || given === 'on') return true;
	return given === '0' || given === 'false' || given === 'off' ? false : null;
}

/** The value of a JSON text, undefined for a text that is none; what is no text stays as it is. */
export function fromJson(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	try {
		return JSON.parse(value);
	} catch {
		return undefined;
	}
}

const DEEPEST = 16;

/** One key of Mango's in camelCase: `parent_status` → `parentStatus`; keys without `_` stay. */
export function camelCaseKey(key: string): string {
	if (!key.includes('_')) return key;
	return key
		.replace(/_{2,}/g, '_')
		.replace(/_([a-zA-Z0-9])/g, (_whole, first: string) => first.toUpperCase());
}

/**
 * A copy of any JSON with its keys in camelCase; values keep their types. Deeper than sixteen
 * levels becomes null: nothing of Mango's is that deep, and a hostile text of 100,000 brackets
 * must not exhaust the stack. `__proto__` never becomes a key.
 */
export function camelCaseKeys(value: unknown, depth = 0): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (depth >= DEEPEST) return null;
	if (Array.isArray(value)) return value.map((element) => camelCaseKeys(element, depth + 1));
	const copy: Record<string, unknown> = {};
	for (const [key, element] of Object.entries(value)) {
		if (key === '__proto__') continue;
		copy[camelCaseKey(key)] = camelCaseKeys(element, depth + 1);
	}
	return copy;
}
