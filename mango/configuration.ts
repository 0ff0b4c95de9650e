/**
 * What else is set up in the PBX: SIP accounts and their domains, rules of auto-secretaries, call
 * schemes, roles, audio files, trunk numbers (mango-api.md §2.7). Read leniently: a field that is
 * missing is null, an envelope may have another name.
 */

import type { Listed } from './directory';
import { camelCaseKeys, integer, isObject, text, yesOrNo } from './lenient';
import { e164 } from './phone';
import { rowsIn } from './rows';

export interface SipAccount {
	readonly sipAccountId: number | null;
	readonly employeeId: number | null;
	readonly login: string | null;
	readonly domain: string | null;
	readonly address: string | null;
}

/** The reply holds one row for each employee, with the accounts inside. */
export function sipAccountsOf(reply: unknown): SipAccount[] {
	return rowsIn(reply, 'data').flatMap(({ user_id: employeeId, sips }) =>
		(Array.isArray(sips) ? rowsIn(sips) : []).map((row) => {
			const login = text(row.login);
			const domain = text(row.domain);
			return {
				sipAccountId: integer(row.id ?? row.sip_id),
				employeeId: integer(employeeId),
				login,
				domain,
				address: login === null || domain === null ? null : `sip:${login}@${domain}`,
			};
		}),
	);
}

/** The reference does not show the items: texts, or objects with the text in them (§2.7, mark C). */
export function domainsOf(reply: unknown): Array<{ readonly domain: string }> {
	const { data, domains } = isObject(reply) ? reply : {};
	const list = [data, domains].find(Array.isArray) ?? [];
	return (list as unknown[]).flatMap((item) => {
		const domain = isObject(item) ? text(item.domain ?? item.name) : text(item);
		return domain === null ? [] : [{ domain }];
	});
}

export interface AutoSecretaryRule {
	readonly ruleId: number | null;
	readonly name: string | null;
	readonly active: boolean | null;
}

export function autoSecretaryRulesOf(reply: unknown): Array<Listed<AutoSecretaryRule>> {
	return rowsIn(reply, 'rules').map((row) => ({
		raw: camelCaseKeys(row),
		simple: {
			ruleId: integer(row.rule_id ?? row.id),
			name: text(row.name),
			active: yesOrNo(row.active),
		},
	}));
}

export interface AudioFile {
	readonly audioFileId: number | null;
	readonly name: string | null;
}

export function audioFilesOf(reply: unknown): AudioFile[] {
	return rowsIn(reply, 'audiofiles').map(({ id, name }) => ({ audioFileId: integer(id), name: text(name) }));
}

export interface Scheme {
	readonly schemeId: number | null;
	readonly name: string | null;
	readonly description: string | null;
	readonly lineIds: readonly number[];
	readonly trunkNumberIds: readonly number[];
}

export function schemesOf(reply: unknown): Scheme[] {
	return rowsIn(reply, 'data').map((row) => ({
		schemeId: integer(row.schema_id),
		name: text(row.name),
		description: text(row.description),
		lineIds: idsOf(row.incominglines, 'line_id'),
		trunkNumberIds: idsOf(row.sip_trunks_numbers, 'trunk_number_id'),
	}));
}

/** Ids, bare or each in an object: of trunk numbers the reference shows an empty list only. */
function idsOf(value: unknown, key: string): number[] {
	return (Array.isArray(value) ? value : [])
		.map((item: unknown) => integer(isObject(item) ? (item[key] ?? item.id) : item))
		.filter((id) => id !== null);
}

export interface Role {
	readonly roleId: number | null;
	readonly name: string | null;
	readonly permissions: unknown;
}

export function rolesOf(reply: unknown): Role[] {
	return rowsIn(reply, 'roles').map((row) => ({
		roleId: integer(row.role_id),
		name: text(row.name),
		permissions: Array.isArray(row.permissions) ? camelCaseKeys(row.permissions) : [],
	}));
}

export interface TrunkNumber {
	readonly trunkNumberId: number | null;
	readonly trunkId: number | null;
	readonly number: string | null;
	readonly description: string | null;
	readonly canReceive: boolean | null;
	readonly canCall: boolean | null;
}

/** Bits of `options` (§2.7): 6 is both. */
const RECEIVES = 2;
const CALLS = 4;

export function trunkNumbersOf(reply: unknown): TrunkNumber[] {
	return rowsIn(reply, 'data').map((row) => {
		const options = integer(row.options);
		return {
			trunkNumberId: integer(row.trunk_number_id),
			trunkId: integer(row.trunk_id),
			number: e164(text(row.number)) ?? text(row.number),
			description: text(row.desc ?? row.description),
			canReceive: options === null ? null : (options & RECEIVES) !== 0,
			canCall: options === null ? null : (options & CALLS) !== 0,
		};
	});
}
