/**
 * Everything about one employee or group, in names of ours (mango-api.md §2.7). The lists of
 * `directory.ts` give the ten fields that most workflows need; these are for a closer look.
 */

import { employeesOf, groupsOf, type Employee, type Group, type Listed } from './directory';
import { camelCaseKeys, integer, member, text, yesOrNo } from './lenient';
import { e164 } from './phone';
import { rowsIn } from './rows';

/** All that Mango gives on request only. */
export const ALL_EMPLOYEE_EXT_FIELDS = [
	'general.user_id',
	'general.sips',
	'general.mobile',
	'general.login',
	'general.access_role_id',
	'general.use_status',
	'general.use_cc_numbers',
	'groups',
	'telephony.dial_alg',
	'telephony.line_id',
	'telephony.trunk_number_id',
	'telephony.numbers.schedule',
] as const;

/** A phone on which an employee is called. */
export interface EmployeeNumber {
	/** E.164, or a `sip:` address. */
	readonly number: string | null;
	readonly protocol: string | null;
	readonly order: number | null;
	readonly waitSeconds: number | null;
	readonly active: boolean | null;
	/** As Mango gives it, in camelCase. */
	readonly schedule: unknown;
}

export interface EmployeeDetails extends Employee {
	readonly login: string | null;
	readonly roleId: number | null;
	readonly useStatus: boolean | null;
	readonly useContactCenterNumbers: boolean | null;
	readonly dialAlgorithm: number | null;
	readonly lineId: number | null;
	readonly trunkNumberId: number | null;
	readonly numbers: readonly EmployeeNumber[];
}

export function employeeDetailsOf(reply: unknown): Array<Listed<EmployeeDetails>> {
	const users = rowsIn(reply, 'users');
	return employeesOf({ users }).map(({ simple, raw }, index) => {
		const { general, telephony } = users[index];
		return {
			raw,
			simple: {
				...simple,
				login: text(member(general, 'login')),
				roleId: integer(member(general, 'access_role_id')),
				useStatus: yesOrNo(member(general, 'use_status')),
				useContactCenterNumbers: yesOrNo(member(general, 'use_cc_numbers')),
				dialAlgorithm: integer(member(telephony, 'dial_alg')),
				lineId: integer(member(telephony, 'line_id')),
				trunkNumberId: integer(member(telephony, 'trunk_number_id')),
				numbers: numbersOf(telephony),
			},
		};
	});
}

function numbersOf(telephony: unknown): EmployeeNumber[] {
	const numbers = member(telephony, 'numbers');
	if (!Array.isArray(numbers)) return [];
	return rowsIn(numbers).map((row) => ({
		number: e164(text(row.number)) ?? text(row.number),
		protocol: text(row.protocol),
		order: integer(row.order),
		waitSeconds: integer(row.wait_sec),
		active: yesOrNo(row.status),
		schedule: camelCaseKeys(row.schedule ?? null),
	}));
}

export interface GroupDetails extends Omit<Group, 'employees'> {
	readonly callDistribution: number | null;
	readonly numbersToRing: number | null;
	readonly preferFamiliarEmployee: boolean | null;
	readonly callBackMissed: boolean | null;
	readonly lineId: number | null;
	readonly announceWaitingTime: boolean | null;
	readonly announceQueuePosition: boolean | null;
	readonly melodyId: number | null;
	readonly employees: ReadonlyArray<Group['employees'][number] & { readonly priority: number | null }>;
}

export function groupDetailsOf(reply: unknown): Array<Listed<GroupDetails>> {
	const groups = rowsIn(reply, 'groups');
	return groupsOf({ groups }).map(({ simple, raw }, index) => {
		const row = groups[index];
		const operators = Array.isArray(row.operators) ? rowsIn(row.operators) : [];
		const dialed = integer(row.auto_dial);
		return {
			raw,
			simple: {
				...simple,
				callDistribution: integer(row.dial_alg_group),
				numbersToRing: integer(row.dial_alg_users),
				preferFamiliarEmployee: yesOrNo(row.auto_redirect),
				// The id of a campaign for the calls back says as much as a 1.
				callBackMissed: dialed === null ? yesOrNo(row.auto_dial) : dialed > 0,
				lineId: integer(row.line_id),
				announceWaitingTime: yesOrNo(row.use_dynamic_ivr),
				announceQueuePosition: yesOrNo(row.use_dynamic_seq_num),
				melodyId: integer(row.melody_id),
				employees: simple.employees.map((employee, place) => ({
					...employee,
					priority: integer(operators[place]?.priority),
				})),
			},
		};
	});
}
