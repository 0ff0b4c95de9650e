/** Who is there: statuses and sessions of employees (mango-api.md §2.13). */

import { camelCaseKeys, integer, text, type JsonObject } from '../lenient';

export const LAST_BUILT_IN_STATUS = 6;

/** The sessions and calls of one employee, with the number of the employee in our words. */
export function presenceOf(row: JsonObject): Record<string, unknown> {
	// The manual prints `cc` partly with the Cyrillic letter С.
	const latin = Object.fromEntries(
		Object.entries(row).map(([key, value]) => [key.replace(/\u0441/g, 'c'), value]),
	);
	const { abonent_id, ...rest } = latin;
	return { employeeId: integer(abonent_id), ...(camelCaseKeys(rest) as object) };
}

export interface Status {
	readonly statusId: number | null;
	readonly name: string | null;
	readonly alias: string | null;
	readonly parentId: number | null;
	readonly builtIn: boolean;
	readonly deleted: boolean;
	readonly order: number | null;
	readonly color: string | null;
	readonly description: string | null;
}

export function statusOf(row: JsonObject): Status {
	const statusId = integer(row.id ?? row.status);
	return {
		statusId,
		name: text(row.name),
		alias: text(row.status_alias),
		parentId: integer(row.parent ?? row.parent_status),
		builtIn: (statusId ?? Infinity) <= LAST_BUILT_IN_STATUS,
		deleted: row.deleted === true || integer(row.deleted) === 1,
		order: integer(row.order),
		color: text(row.color),
		description: text(row.description),
	};
}
