/**
 * Changing a contact without losing anything. In an update Mango leaves absent properties alone, but
 * deletes the phones, e-mails, networks, messengers and group links whose ids are not sent
 * (mango-api.md §2.10): so what a contact has is sent again, together with what changes. Pure.
 */

import { isObject, text, type JsonObject } from './lenient';
import { isSipAddress, phoneDigits } from './phone';
import { failure, MangoError } from './reply';

interface BookList {
	/** For messages. */
	readonly noun: string;
	/** The key of an element's own id. */
	readonly id: string;
	/** What makes two elements the same thing, where a change names no id. */
	readonly same: (element: JsonObject) => string;
	/** Keys that Mango prints and does not take. */
	readonly derived?: readonly string[];
	/** What a new element gets that says nothing of it. */
	readonly usual?: (element: JsonObject) => JsonObject;
}

const named = (type: string) => (element: JsonObject) =>
	`${text(element[type]) ?? ''} ${(text(element.uname) ?? '').replace(/^@/, '').toLowerCase()}`;

/** Types of numbers (§2.10). */
const MOBILE = 1;
const SIP = 2;
const TELEPHONE_TYPES = [0, MOBILE, 5];

/** The lists of a contact, by Mango's name. */
export const CONTACT_LISTS = {
	phones: {
		noun: 'phone',
		id: 'phone_id',
		same: phoneKey,
		derived: ['phone_num'],
		usual: ({ phone }) => ({ type: isSipAddress(text(phone) ?? '') ? SIP : MOBILE }),
	},
	emails: { noun: 'e-mail', id: 'email_id', same: ({ email }) => (text(email) ?? '').toLowerCase() },
	nets: { noun: 'network', id: 'net_id', same: named('net') },
	messengers: { noun: 'messenger', id: 'mgr_id', same: named('mgr') },
	groups: { noun: 'group', id: 'group_id', same: ({ group_id: id }) => text(id) ?? '', derived: ['group_name'] },
	custom_values: {
		noun: 'custom field',
		id: 'custom_value_id',
		same: ({ custom_field_id: id }) => text(id) ?? '',
	},
} as const satisfies Record<string, BookList>;

export type ContactList = keyof typeof CONTACT_LISTS;

/** Whether a change cannot be sent without knowing what the contact has. */
export function needsReading(change: JsonObject, replaced: readonly string[]): boolean {
	return listNames().some((name) => change[name] !== undefined && !replaced.includes(name));
}

/**
 * A contact in Mango's writing, from what a user filled in: numbers as digits, ids as the objects
 * that Mango wants, nothing that says nothing.
 *
 * @param given values at Mango's places; groups and chosen items as bare ids
 */
export function contactElement(given: JsonObject): JsonObject {
	const { phones, groups, custom_values: values, ...rest } = given;
	const element: Record<string, unknown> = { ...rest };
	const put = (name: ContactList, list: readonly JsonObject[], needs: readonly string[]) => {
		const filled = list.filter((one) => needs.some((key) => one[key] !== undefined));
		if (filled.length > 0) element[name] = filled;
		else delete element[name];
	};
	put('phones', elements(phones).map(phoneElement), ['phone', 'phone_id']);
	put('emails', elements(rest.emails).map(withoutFalse), ['email', 'email_id']);
	put('nets', elements(rest.nets), ['uname']);
	put('messengers', elements(rest.messengers), ['uname']);
	put('groups', bare(groups, 'group_id'), ['group_id']);
	put(
		'custom_values',
		elements(values)
			.filter(({ custom_field_id: id }) => id !== undefined)
			.map(({ list_items: items, ...value }) =>
				items === undefined ? value : { ...value, list_items: bare(items, 'enum_id') },
			),
		['text', 'list_items'],
	);
	return element;
}

/** Digits, or as it stands for SIP, Skype and the like. */
function phoneElement(given: JsonObject): JsonObject {
	const written = text(given.phone);
	const phone = written === null ? {} : { phone: phoneDigits(written) ?? written };
	return withoutFalse({ ...given, ...phone });
}

/** An element that is not said to be the default one stays what it is. */
function withoutFalse({ is_default: isDefault, ...rest }: JsonObject): JsonObject {
	return isDefault === true ? { ...rest, is_default: true } : rest;
}

function bare(ids: unknown, key: string): JsonObject[] {
	return Array.isArray(ids) ? ids.map((id) => ({ [key]: id as unknown })) : [];
}

/**
 * What to send so that a contact keeps what a change does not mention.
 *
 * @param contact as Mango gave it; of no matter where {@link needsReading} says so
 * @param change what the user filled in, in Mango's writing
 * @param replaced lists of which only what the change mentions is to stay
 * @throws MangoError when the change names an element that the contact does not have
 */
export function mergedContact(
	contact: JsonObject,
	change: JsonObject,
	replaced: readonly string[] = [],
): JsonObject {
	const merged: Record<string, unknown> = { ...change };
	for (const name of listNames()) {
		const changes = change[name];
		if (replaced.includes(name)) merged[name] = mergedList(name, elements(contact[name]), elements(changes), true);
		else if (changes !== undefined) merged[name] = mergedList(name, elements(contact[name]), elements(changes), false);
	}
	return merged;
}

function mergedList(
	name: ContactList,
	present: readonly JsonObject[],
	changes: readonly JsonObject[],
	replaced: boolean,
): JsonObject[] {
	const { id, noun, same, derived = [], usual = () => ({}) }: BookList = CONTACT_LISTS[name];
	const changed = new Map<JsonObject, JsonObject>();
	const added: JsonObject[] = [];
	for (const change of changes) {
		const own = text(change[id]);
		const found =
			own === null
				? present.find((element) => same(element) === same(change))
				: present.find((element) => text(element[id]) === own);
		if (found !== undefined) changed.set(found, { ...changed.get(found), ...change });
		else if (own === null || replaced || name === 'groups') joinAdded(added, change, same);
		else throw new MangoError(failure(`The contact has no ${noun} with the ID ${own}`));
	}
	const kept = present
		.filter((element) => !replaced || changed.has(element))
		.map((element): [JsonObject, boolean] => [
			{ ...sendable(element, derived), ...changed.get(element) },
			changed.get(element)?.is_default === true,
		]);
	return withOneDefault([...kept, ...added.map((one): [JsonObject, boolean] => [{ ...usual(one), ...one }, one.is_default === true])]);
}

/** The same new phone twice is one phone. */
function joinAdded(added: JsonObject[], change: JsonObject, same: BookList['same']): void {
	const twin = added.findIndex((element) => same(element) === same(change));
	if (twin < 0) added.push(change);
	else added[twin] = { ...added[twin], ...change };
}

/** A new default takes the place of the old one. */
function withOneDefault(list: ReadonlyArray<[element: JsonObject, isChosen: boolean]>): JsonObject[] {
	const place = list.map(([, isChosen]) => isChosen).lastIndexOf(true);
	return list.map(([element], index) => (place < 0 ? element : { ...element, is_default: index === place }));
}

/** Nulls are absent, and what Mango derives it does not want back. */
function sendable(element: JsonObject, derived: readonly string[]): JsonObject {
	return Object.fromEntries(
		Object.entries(element).filter(([key, value]) => value !== null && !derived.includes(key)),
	);
}

/** Numbers are the same in any writing; Mango prints the digits apart from what a person typed. */
function phoneKey(element: JsonObject): string {
	const written = text(element.phone) ?? text(element.phone_num) ?? '';
	return phoneDigits(written) ?? written.toLowerCase();
}

/** Why a phone of a contact will not do, or null. Without a type, a SIP address is good as well. */
export function phoneProblem({ type, phone }: JsonObject): string | null {
	const written = text(phone);
	if (written === null || phoneDigits(written) !== null) return null;
	const mayBeOther = type === undefined ? isSipAddress(written) : !TELEPHONE_TYPES.includes(Number(type));
	return mayBeOther ? null : `is not a phone number: ${written}`;
}

function listNames(): ContactList[] {
	return Object.keys(CONTACT_LISTS) as ContactList[];
}

function elements(value: unknown): JsonObject[] {
	return Array.isArray(value) ? value.filter(isObject) : [];
}
