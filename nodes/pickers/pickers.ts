/**
 * Data table: the searchable lists of the editor. Each says what to ask the PBX and how a row reads.
 * Adding one is adding a row; a field names it (`fields/pickers.ts`).
 */

import type { IDataObject } from 'n8n-workflow';

import { EMPLOYEE_EXT_FIELDS, employeesOf, groupsOf, linesOf } from '../../mango/directory';
import type { JsonObject } from '../../mango/lenient';
import type { MethodPath } from '../../mango/methods';

/** One line of a list: what the user reads, and what the node sends. */
export interface Choice {
	readonly name: string;
	readonly value: string | number;
}

export interface Picker {
	readonly path: MethodPath;
	readonly params: IDataObject;
	readonly choices: (reply: JsonObject) => Choice[];
}

const EMPLOYEES = {
	path: 'config/users/request',
	params: { ext_fields: [...EMPLOYEE_EXT_FIELDS] },
} as const;

const GROUPS = { path: 'groups', params: { show_users: 0 } } as const;

const LINES = { path: 'incominglines', params: {} } as const;

export const PICKERS = {
	/** Those without an extension cannot be called and are left out. */
	searchEmployees: {
		...EMPLOYEES,
		choices: (reply) =>
			employeesOf(reply).flatMap(({ simple: { name, extension } }) => named(name, extension)),
	},
	searchGroups: {
		...GROUPS,
		choices: (reply) =>
			groupsOf(reply).flatMap(({ simple: { name, extension } }) => named(name, extension)),
	},
	searchLines: {
		...LINES,
		choices: (reply) => linesOf(reply).flatMap(({ simple: { name, callAs } }) => named(name, callAs)),
	},
	/** As events name a line: of a SIP line that is the address, while a call wants its name. */
	searchLineNumbers: {
		...LINES,
		choices: (reply) => linesOf(reply).flatMap(({ simple: { name, number } }) => named(name, number)),
	},
} as const satisfies Record<string, Picker>;

export type PickerName = keyof typeof PICKERS;

/** `Anna Ivanova (101)`; nothing for a row without the value that the node would send. */
export function named(name: string | null, value: string | number | null): Choice[] {
	if (value === null) return [];
	return [{ name: name === null || name === String(value) ? String(value) : `${name} (${value})`, value }];
}
