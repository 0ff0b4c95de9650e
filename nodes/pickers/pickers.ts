/**
 * Data table: the searchable lists of the editor. Each says what to ask the PBX and how a row reads.
 * Adding one is adding a row; a field names it (`fields/pickers.ts`).
 */

import { tryToParseDateTime, type IDataObject } from 'n8n-workflow';

import { funnelOf, type Funnel } from '../../mango/contactCenter/deals';
import { statusOf } from '../../mango/contactCenter/presence';
import { incomingListOf } from '../../mango/callLists';
import {
	autoSecretaryRulesOf,
	domainsOf,
	rolesOf,
	schemesOf,
	sipAccountsOf,
	trunkNumbersOf,
} from '../../mango/configuration';
import { contactGroupOf, organizationOf } from '../../mango/addressBook';
import { EMPLOYEE_EXT_FIELDS, employeesOf, groupsOf, linesOf } from '../../mango/directory';
import { forwardingRulesOf } from '../../mango/forwarding';
import { integer, text, type JsonObject } from '../../mango/lenient';
import type { MethodPath } from '../../mango/methods';
import { e164 } from '../../mango/phone';
import { rowsIn } from '../../mango/rows';
import type { Conversation } from '../../mango/statistics/conversation';

/** One line of a list: what the user reads, and what the node sends. */
export interface Choice {
	readonly name: string;
	readonly value: string | number;
}

export interface Picker {
	readonly path: MethodPath;
	readonly params: IDataObject;
	/** A field of the same operation that the list depends on, and Mango's name of it. */
	readonly within?: { readonly field: string; readonly label: string; readonly at: string };
	/** The parameter that takes a text to search for, where the PBX searches because lists are long. */
	readonly searchedBy?: string;
	/** Set for a list that comes out of the conversations of the latest days, as `conversations`. */
	readonly latestDays?: number;
	/** @param zone of the workflow, for times */
	readonly choices: (reply: JsonObject, zone: string) => Choice[];
}

const EMPLOYEES = {
	path: 'config/users/request',
	params: { ext_fields: [...EMPLOYEE_EXT_FIELDS] },
} as const;

const GROUPS = { path: 'groups', params: { show_users: 0 } } as const;

const LINES = { path: 'incominglines', params: {} } as const;

const TRUNK_NUMBERS = { path: 'trunks/numbers', params: {} } as const;

/** As many as anybody would look through; who wants another one types a part of its name. */
const BOOK = { params: { query: '', limit_rows: 100 }, searchedBy: 'query' } as const;

const FUNNELS = { path: '/cc/deal/funnels.list', params: {} } as const;

export const PICKERS = {
	/** Of the latest days; an older one is given by its id. */
	searchRecordings: {
		path: 'stats/calls/request',
		params: {},
		latestDays: 3,
		choices: (reply, zone) =>
			(reply.conversations as Conversation[]).flatMap(
				({ startedAt, clientNumber, employeeName, recordingIds }) =>
					recordingIds.map((value) => ({
						name: [startedAt && tryToParseDateTime(new Date(startedAt), zone).toFormat('yyyy-MM-dd HH:mm'), clientNumber, employeeName]
							.filter((part) => part != null && part !== '')
							.join(', '),
						value,
					})),
			),
	},
	searchAudioFiles: {
		path: 'audiofiles',
		params: {},
		choices: (reply) =>
			rowsIn(reply, 'audiofiles').flatMap(({ id, name }) => named(text(name), integer(id))),
	},
	/** The rules of one employee, who has to be chosen first. */
	searchAutoSecretaryRules: {
		path: 'autosecretary/rules',
		params: {},
		within: { field: 'employeeId', label: 'Employee', at: 'user_id' },
		choices: (reply) =>
			autoSecretaryRulesOf(reply).flatMap(({ simple: { name, ruleId } }) => named(name, ruleId)),
	},
	searchDomains: {
		path: 'domains',
		params: {},
		choices: (reply) => domainsOf(reply).flatMap(({ domain }) => named(null, domain)),
	},
	searchCampaigns: {
		path: 'campaign/list',
		params: {},
		choices: (reply) =>
			rowsIn(reply, 'campaigns').flatMap(({ name, campaign_id: id }) => named(text(name), integer(id))),
	},
	searchContacts: {
		...BOOK,
		path: 'ab/contact/init',
		choices: (reply) => rowsIn(reply, 'data').flatMap(contactChoice),
	},
	searchContactGroups: {
		...BOOK,
		path: 'ab/groups/init',
		choices: (reply) =>
			rowsIn(reply, 'data')
				.map(contactGroupOf)
				.flatMap(({ name, contactGroupId }) => named(name, contactGroupId)),
	},
	/** Those without an extension cannot be called and are left out. */
	searchEmployees: {
		...EMPLOYEES,
		choices: (reply) =>
			employeesOf(reply).flatMap(({ simple: { name, extension } }) => named(name, extension)),
	},
	/** For what Mango wants the account's number of an employee for, and not the extension (§1.11). */
	searchEmployeeIds: {
		...EMPLOYEES,
		choices: (reply) =>
			employeesOf(reply).flatMap(({ simple: { name, employeeId } }) => named(name, employeeId)),
	},
	/** The first thousand, which is what one request gives (§2.2). */
	searchForwardingRules: {
		path: 'forwarding/numbers',
		params: { limit: 1000, offset: 0 },
		choices: (reply) =>
			forwardingRulesOf(reply).flatMap(({ clientNumber, comment, forwardingRuleId }) =>
				named([clientNumber, comment].filter((part) => part !== null).join(', '), forwardingRuleId),
			),
	},
	searchGroupIds: {
		...GROUPS,
		choices: (reply) => groupsOf(reply).flatMap(({ simple: { name, groupId } }) => named(name, groupId)),
	},
	searchGroups: {
		...GROUPS,
		choices: (reply) =>
			groupsOf(reply).flatMap(({ simple: { name, extension } }) => named(name, extension)),
	},
	searchIncomingListNumbers: {
		path: 'bwlists/numbers/',
		params: {},
		choices: (reply) =>
			incomingListOf(reply).flatMap(({ list, number, comment, numberId }) =>
				named([number, comment, list].filter((part) => part !== null).join(', '), numberId),
			),
	},
	searchLineIds: {
		...LINES,
		choices: (reply) =>
			linesOf(reply).flatMap(({ simple: { name, number, lineId } }) =>
				named(name === null || name === number ? number : `${name}, ${number}`, lineId),
			),
	},
	searchLines: {
		...LINES,
		choices: (reply) =>
			linesOf(reply).flatMap(({ simple: { name, number, callAs } }) =>
				callAs === null ? [] : named(name, number).map((one) => ({ ...one, value: callAs })),
			),
	},
	/** As events name a line: of a SIP line that is the address, while a call wants its name. */
	searchLineNumbers: {
		...LINES,
		choices: (reply) => linesOf(reply).flatMap(({ simple: { name, number } }) => named(name, number)),
	},
	searchOrganizations: {
		...BOOK,
		path: 'ab/organizations/init',
		choices: (reply) =>
			rowsIn(reply, 'data').map(organizationOf).flatMap(({ name, organizationId }) => named(name, organizationId)),
	},
	/** SIP lines cannot be an employee's outgoing number (§2.7). */
	searchOutgoingLines: {
		...LINES,
		choices: (reply) =>
			linesOf(reply)
				.filter(({ simple: { region } }) => region === null || !region.startsWith('sip'))
				.flatMap(({ simple: { name, number, lineId } }) =>
					named(name === null || name === number ? number : `${name}, ${number}`, lineId),
				),
	},
	searchOutgoingTrunkNumbers: {
		...TRUNK_NUMBERS,
		choices: (reply) =>
			trunkNumbersOf(reply)
				.filter(({ canCall }) => canCall !== false)
				.flatMap(({ number, trunkNumberId }) => named(number, trunkNumberId)),
	},
	searchRoles: {
		path: 'roles',
		params: {},
		choices: (reply) => rolesOf(reply).flatMap(({ name, roleId }) => named(name, roleId)),
	},
	searchSchemes: {
		path: 'schemas',
		params: {},
		choices: (reply) => schemesOf(reply).flatMap(({ name, schemeId }) => named(name, schemeId)),
	},
	searchSipAccounts: {
		path: 'sips',
		params: {},
		choices: (reply) =>
			sipAccountsOf(reply).flatMap(({ address, sipAccountId }) => named(address, sipAccountId)),
	},
	searchTrunkNumbers: {
		...TRUNK_NUMBERS,
		choices: (reply) =>
			trunkNumbersOf(reply).flatMap(({ number, trunkNumberId }) => named(number, trunkNumberId)),
	},
	searchFunnels: {
		...FUNNELS,
		choices: (reply) => funnelsIn(reply).flatMap(({ name, funnelId }) => named(name, funnelId)),
	},
	/** Of all funnels, each step with the funnel's name in front: a list cannot depend on another field. */
	searchFunnelSteps: {
		...FUNNELS,
		choices: (reply) =>
			funnelsIn(reply).flatMap((funnel) =>
				funnel.steps.flatMap(({ name, stepId }) => named(`${funnel.name}: ${name}`, stepId)),
			),
	},
	/** Those that the company has made itself; Mango's own have words of ours. */
	searchStatuses: {
		path: '/cc/get_statuses',
		params: {},
		choices: (reply) =>
			rowsIn(reply, 'statuses')
				.map(statusOf)
				.filter(({ builtIn, deleted }) => !builtIn && !deleted)
				.flatMap(({ name, alias, statusId }) =>
					named(alias === null ? name : `${name}, alias ${alias}`, statusId),
				),
	},
} as const satisfies Record<string, Picker>;

export type PickerName = keyof typeof PICKERS;

/** The funnels in which a deal can be. */
function funnelsIn(reply: JsonObject): Funnel[] {
	return rowsIn(reply, 'sales_funnels')
		.map(funnelOf)
		.filter(({ deleted }) => !deleted);
}

/** `Anna Ivanova (101)`; nothing for a row without the value that the node would send. */
export function named(name: string | null, value: string | number | null): Choice[] {
	if (value === null) return [];
	return [{ name: name === null || name === String(value) ? String(value) : `${name} (${value})`, value }];
}

/** `Anna Ivanova (+79000000001)`: people know a contact by the number rather than by an ID. */
function contactChoice({ contact_id: id, name, phones }: JsonObject): Choice[] {
	const [phone] = rowsIn({ phones }, 'phones');
	const number = phone === undefined ? null : text(phone.phone_num) ?? text(phone.phone);
	const value = integer(id);
	return value === null ? [] : named(text(name), e164(number) ?? number ?? value).map((shown) => ({ ...shown, value }));
}
