/**
 * Who and what there is in the PBX: employees, groups, lines (mango-api.md §2.7). Replies are read
 * leniently; a row that lacks what makes it one is left out.
 */

import { camelCaseKeys, integer, isObject, member, text, type JsonObject } from './lenient';
import { e164 } from './phone';

/** One row, in a few fields of ours and as Mango gave it, in camelCase. */
export interface Listed<Simple> {
	readonly simple: Simple;
	readonly raw: unknown;
}

export interface Employee {
	readonly employeeId: number | null;
	readonly name: string | null;
	readonly extension: string | null;
	readonly email: string | null;
	readonly mobile: string | null;
	readonly department: string | null;
	readonly position: string | null;
	readonly outgoingLine: string | null;
	readonly groupIds: readonly number[];
	readonly sipAddresses: readonly string[];
}

/** Without these an extension cannot be mapped to an employee id or a group (§2.7). */
export const EMPLOYEE_EXT_FIELDS = [
	'general.user_id',
	'general.sips',
	'general.mobile',
	'groups',
] as const;

export function employeesOf(reply: JsonObject): Array<Listed<Employee>> {
	return rows(reply.users).map((row) => ({
		raw: camelCaseKeys(row),
		simple: {
			employeeId: integer(member(row.general, 'user_id')),
			name: text(member(row.general, 'name')),
			extension: text(member(row.telephony, 'extension')),
			email: text(member(row.general, 'email')),
			mobile: e164(text(member(row.general, 'mobile'))),
			department: text(member(row.general, 'department')),
			position: text(member(row.general, 'position')),
			outgoingLine: lineText(member(row.telephony, 'outgoingline')),
			groupIds: list(row.groups).map(integer).filter(isPresent),
			sipAddresses: rows(member(row.general, 'sips'))
				.map(({ number }) => text(number))
				.filter(isPresent),
		},
	}));
}

export interface Group {
	readonly groupId: number | null;
	readonly name: string | null;
	readonly extension: string | null;
	readonly description: string | null;
	readonly employees: ReadonlyArray<{
		readonly employeeId: number | null;
		readonly name: string | null;
		readonly extension: string | null;
	}>;
}

export function groupsOf(reply: JsonObject): Array<Listed<Group>> {
	return rows(reply.groups).map((row) => ({
		raw: camelCaseKeys(row),
		simple: {
			groupId: integer(row.id),
			name: text(row.name),
			extension: text(row.extension),
			description: text(row.description),
			employees: rows(row.operators).map((operator) => ({
				employeeId: integer(operator.id),
				name: text(operator.name),
				extension: text(operator.extension),
			})),
		},
	}));
}

export interface Line {
	readonly lineId: number | null;
	/** E.164, or the `sip:` address of a SIP line. */
	readonly number: string | null;
	readonly name: string | null;
	readonly comment: string | null;
	readonly region: string | null;
	readonly schemeId: number | null;
	readonly schemeName: string | null;
	/** What a call takes as its line: digits, or the name of a SIP line (§2.1.1). */
	readonly callAs: string | null;
}

export function linesOf(reply: JsonObject): Array<Listed<Line>> {
	return rows(reply.lines).map((row) => {
		const number = text(row.number);
		const name = text(row.name);
		return {
			raw: camelCaseKeys(row),
			simple: {
				lineId: integer(row.line_id),
				number: lineText(number),
				name,
				comment: text(row.comment),
				region: text(row.region),
				schemeId: integer(row.schema_id),
				schemeName: text(row.schema_name),
				callAs: e164(number) === null ? name : number,
			},
		};
	});
}

function lineText(value: unknown): string | null {
	const line = text(value);
	return e164(line) ?? line;
}

function list(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}

function rows(value: unknown): JsonObject[] {
	return list(value).filter(isObject);
}

function isPresent<Value>(value: Value | null): value is Value {
	return value !== null;
}
