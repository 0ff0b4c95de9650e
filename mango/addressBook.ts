/**
 * What the address book answers (mango-api.md §2.10): organizations, groups, contacts, custom
 * fields, pages of lists, and what became of the elements of a batch. Read leniently: ids come as
 * numbers or texts, a list may come as an object by id.
 */

import type { Listed } from './directory';
import { camelCaseKeys, integer, isObject, member, text, type JsonObject } from './lenient';
import { e164 } from './phone';
import { isoFromSeconds } from './time';

/**
 * Asked for with every contact. The manual calls it a mark in one place and a list of names in
 * another; a list that is not empty does for both.
 */
export const CONTACT_EXT_FIELDS = [
	'custom_values',
	'user_id',
	'avatar',
	'url',
	'in_favorites',
	'when_created',
	'last_call',
] as const;

export interface Organization {
	readonly organizationId: number | null;
	readonly name: string | null;
}

export interface ContactGroup {
	readonly contactGroupId: number | null;
	readonly name: string | null;
}

export function organizationOf(row: JsonObject): Organization {
	return { organizationId: integer(row.org_id), name: text(row.org_name) };
}

export function contactGroupOf(row: JsonObject): ContactGroup {
	return { contactGroupId: integer(row.group_id), name: text(row.group_name) };
}

const PHONE_TYPES = ['landline', 'mobile', 'sip', 'skype', 'other', 'fax'] as const;

/** One contact, in a few fields of ours and as Mango gave it. */
export function contactOf(row: JsonObject): Listed<object> {
	return {
		raw: camelCaseKeys(row),
		simple: {
			contactId: integer(row.contact_id),
			name: text(row.name),
			position: text(row.office),
			organization: isObject(row.org) ? organizationOf(row.org) : null,
			phones: objects(row.phones).map((phone) => ({
				phoneId: integer(phone.phone_id),
				number: phoneText(phone),
				extension: text(phone.ext),
				type: PHONE_TYPES[integer(phone.type) ?? -1] ?? null,
				comment: text(phone.comment),
				isDefault: isTrue(phone.is_default),
			})),
			emails: objects(row.emails).map((one) => ({
				emailId: integer(one.email_id),
				email: text(one.email),
				comment: text(one.comment),
				isDefault: isTrue(one.is_default),
			})),
			groups: objects(row.groups).map(contactGroupOf),
			customFields: objects(row.custom_values).map((value) => ({
				customFieldId: integer(value.custom_field_id),
				text: text(value.text) ?? text(value.value),
				itemIds: list(value.list_items)
					.map((item) => integer(member(item, 'enum_id') ?? item))
					.filter((id) => id !== null),
			})),
			comment: text(row.comment),
			lastCallAt: isoFromSeconds(row.last_call),
		},
	};
}

/** The one row of a reply about one thing; whether it is wrapped is not documented for all (mark B). */
export function rowOf(reply: JsonObject): JsonObject {
	return objects(isObject(reply.data) ? [reply.data] : reply.data)[0] ?? reply;
}

const FIELD_TYPES = ['text', 'list', 'multiList'] as const;

/** The custom fields of contacts, with the ids that creating and updating take. */
export function customFieldsOf(reply: JsonObject): object[] {
	return objects(reply.data).map((row) => ({
		customFieldId: integer(row.custom_field_id),
		name: text(row.name),
		type: FIELD_TYPES[(integer(row.type) ?? 0) - 1] ?? null,
		required: isTrue(row.required),
		unique: isTrue(row.unique),
		apiOnly: isTrue(row.api_only),
		order: integer(row.order),
		items: objects(row.items).map((item) => ({
			itemId: integer(item.enum_id),
			name: text(item.name),
			order: integer(item.order),
		})),
	}));
}

export interface Page {
	readonly rows: readonly JsonObject[];
	/** Null where there is nothing more. */
	readonly next: string | null;
	/** Which page this is; null where Mango does not say. */
	readonly number: number | null;
}

/**
 * One page of a list.
 *
 * @param before the page in front of it: a page that does not lead on ends the list
 */
export function pageOf(reply: JsonObject, before?: Page): Page {
	const info = member(reply.state, 'info');
	const number = integer(member(info, 'page'));
	const pages = integer(member(info, 'pages'));
	const rows = objects(reply.data);
	const cursor = text(member(reply.state, 'cursor')) ?? before?.next ?? null;
	const isStuck = before !== undefined && (number ?? Infinity) <= (before.number ?? 0);
	const isLast = rows.length === 0 || pages === null || number === null || number >= pages;
	return { rows, number, next: isStuck || isLast ? null : cursor };
}

/** What became of one element that was to be created. */
export interface Created {
	/** As the PBX keeps it now; null for one that was skipped, or that the reply does not show. */
	readonly row: JsonObject | null;
	/** It was there already, and Mango was told to leave such ones alone. */
	readonly skipped: boolean;
}

/**
 * Finds each element of a batch in the reply of a creating method. The reply holds what was created,
 * by id or in order, without what failed or was skipped; `skipped` holds places (or the elements).
 *
 * @param sent the elements, as they were sent
 * @param failed whether an element's code says that it was not done
 * @param nameKey Mango's key of the name, to tell the rows apart
 */
export function createdIn(
	reply: JsonObject,
	sent: readonly JsonObject[],
	failed: readonly boolean[],
	nameKey: string,
): Created[] {
	const skipped = skippedPlaces(reply, sent);
	const rest = objects(reply.data);
	const isComplete = rest.length === sent.filter((_one, place) => !failed[place] && !skipped.has(place)).length;
	return sent.map((element, place) => {
		if (skipped.has(place)) return { row: null, skipped: true };
		if (failed[place]) return { row: null, skipped: false };
		const found = rest.findIndex((row) => text(row[nameKey]) === text(element[nameKey]));
		const [row] = found >= 0 || isComplete ? rest.splice(Math.max(found, 0), 1) : [];
		return { row: row ?? null, skipped: false };
	});
}

function skippedPlaces({ skipped }: JsonObject, sent: readonly JsonObject[]): Set<number> {
	const places = new Set<number>();
	for (const one of list(skipped)) {
		const place = isObject(one)
			? sent.findIndex((element, index) => !places.has(index) && JSON.stringify(element) === JSON.stringify(one))
			: (integer(one) ?? -1);
		if (place >= 0) places.add(place);
	}
	return places;
}

function phoneText(phone: JsonObject): string | null {
	const number = text(phone.phone_num) ?? text(phone.phone);
	return e164(number) ?? text(phone.phone) ?? number;
}

/** `1`, `"1"`, `true` and `"true"` (§3.3). */
function isTrue(value: unknown): boolean {
	return value === true || value === 'true' || integer(value) === 1;
}

/** The objects of a list, or of an object by id. */
function objects(value: unknown): JsonObject[] {
	return (isObject(value) ? Object.values(value) : list(value)).filter(isObject);
}

function list(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}
