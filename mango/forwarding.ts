/**
 * Forwarding by the client's number: who calls from it goes straight to an employee, a group or an
 * outside number (mango-api.md §2.2).
 */

import { integer, isObject, member, text, yesOrNo, type JsonObject } from './lenient';
import { e164, isSipAddress } from './phone';
import { rowsIn } from './rows';

/** Where a rule leads, in words of ours. */
export type ForwardTarget = 'employee' | 'externalNumber' | 'group';

const TARGETS: Readonly<Record<string, ForwardTarget>> = {
	user: 'employee',
	ext_forward: 'externalNumber',
	group: 'group',
};

export interface ForwardingRule {
	readonly forwardingRuleId: number | null;
	readonly clientNumber: string | null;
	readonly active: boolean | null;
	readonly comment: string | null;
	readonly target: ForwardTarget | null;
	readonly employeeId: number | null;
	/** One of the employee's numbers; null for the default one. */
	readonly employeeContactId: number | null;
	readonly groupId: number | null;
	readonly externalNumber: string | null;
	readonly waitSeconds: number | null;
}

export function forwardingRulesOf(reply: unknown): ForwardingRule[] {
	return rowsIn(reply, 'numbers').map(forwardingRule);
}

function forwardingRule(row: JsonObject): ForwardingRule {
	const { forward_to_user: user, forward_to_group: group, forward_to_ext: outside } = row;
	const contact = integer(member(user, 'forward_contact_id'));
	const isDefault = yesOrNo(member(user, 'is_default_contact_id')) === true;
	return {
		forwardingRuleId: integer(row.forward_id),
		clientNumber: e164(text(row.client_phone_number)) ?? text(row.client_phone_number),
		active: yesOrNo(row.status),
		comment: text(row.comment),
		target: TARGETS[text(row.forward_type) ?? ''] ?? null,
		employeeId: integer(member(user, 'forward_user_id')),
		employeeContactId: isDefault || contact === 0 ? null : contact,
		groupId: integer(member(group, 'forward_group_id')),
		externalNumber: e164(text(member(outside, 'forward_number'))) ?? text(member(outside, 'forward_number')),
		waitSeconds: integer(member(outside, 'forward_wait_sec')),
	};
}

/** A rule, or what is to change in one; numbers as Mango wants them. */
export interface RuleWish {
	readonly clientNumber?: string;
	readonly active?: boolean;
	readonly comment?: string;
	readonly target?: ForwardTarget;
	readonly employeeId?: number;
	readonly employeeContactId?: number;
	readonly groupId?: number;
	readonly externalNumber?: string;
	readonly waitSeconds?: number;
}

/** What Mango takes for a rule: all of it, even when one thing changes (§2.2). */
export type RuleParams = Record<string, string | number | Record<string, string | number>>;

/**
 * Mango's parameters for a wish; whatever it leaves open stays as in the rule that there is.
 *
 * @param present a row of the list of rules, when one is to be changed
 */
export function ruleParams(wish: RuleWish, present: JsonObject = {}): RuleParams {
	const number = wish.clientNumber ?? text(present.client_phone_number) ?? '';
	const active = wish.active ?? yesOrNo(present.status) ?? true;
	const comment = wish.comment ?? text(present.comment);
	return {
		client_phone_number: number,
		client_phone_type: sipBit(number),
		status: active ? '1' : '0',
		...(comment === null ? {} : { comment }),
		...(wish.target === undefined ? presentTarget(present) : wishedTarget(wish)),
	};
}

function wishedTarget(wish: RuleWish): RuleParams {
	if (wish.target === 'group') return toGroup(wish.groupId ?? 0);
	if (wish.target === 'employee') return toEmployee(wish.employeeId ?? 0, wish.employeeContactId ?? null);
	return toOutside(wish.externalNumber ?? '', wish.waitSeconds ?? DEFAULT_WAIT_SECONDS);
}

const DEFAULT_WAIT_SECONDS = 30;

function presentTarget(present: JsonObject): RuleParams {
	const { target, employeeId, employeeContactId, groupId } = forwardingRule(present);
	if (target === 'employee') return toEmployee(employeeId ?? 0, employeeContactId);
	if (target === 'group') return toGroup(groupId ?? 0);
	const outside = present.forward_to_ext;
	const seconds = integer(member(outside, 'forward_wait_sec')) ?? DEFAULT_WAIT_SECONDS;
	return toOutside(text(member(outside, 'forward_number')) ?? '', seconds);
}

function toGroup(id: number): RuleParams {
	return { forward_type: 'group', forward_to_group: { forward_group_id: id } };
}

/** An empty contact stands for the employee's default number (DOC26, §3.3.2). */
function toEmployee(id: number, contactId: number | null): RuleParams {
	return {
		forward_type: 'user',
		forward_to_user: {
			forward_user_id: id,
			forward_contact_id: contactId ?? '',
			is_default_contact_id: contactId === null ? 1 : 0,
		},
	};
}

function toOutside(number: string, seconds: number): RuleParams {
	return {
		forward_type: 'ext_forward',
		forward_to_ext: {
			forward_number_type: sipBit(number),
			forward_number: number,
			forward_wait_sec: seconds,
		},
	};
}

/** 0 is a phone, 1 SIP; SIP addresses come without `sip:` as well. */
function sipBit(number: string): 0 | 1 {
	return isSipAddress(number) || number.includes('@') ? 1 : 0;
}

/** The row of a rule in a reply. */
export function ruleRow(reply: unknown, ruleId: number): JsonObject | undefined {
	return rowsIn(reply, 'numbers').find((row) => isObject(row) && integer(row.forward_id) === ruleId);
}
