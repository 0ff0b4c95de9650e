/**
 * Data table: the methods of the PBX's API, with the path exactly as the manual prints it, slashes
 * included (mango-api.md §2), what they do, the published rate (§1.7) and the paid service or the
 * setting they need (§4.6). Exempt from the length of other files.
 *
 * A path without a slash in front belongs to the PBX's own API (`/vpbx/`); one with a slash starts
 * at the root of the host: the contact center (`/cc/`) and speech analytics (`/s2t/`), §1.1.
 */

/**
 * What a method does to the PBX. A `read` may be repeated after a passing fault; a `write` and a
 * `command` (a call, an SMS) never, because nobody knows whether the first one arrived.
 */
export type MethodKind = 'read' | 'write' | 'command';

/** At most `count` requests in any `perMs` milliseconds, for one PBX. */
export interface Rate {
	readonly count: number;
	readonly perMs: number;
	/** Methods with the same word here share one rate; otherwise each has its own. */
	readonly together?: string;
}

/** What the PBX must have for a method, in the words of the cabinet (§4.6). */
export const SERVICES = {
	addressBook: 'the address book («Адресная книга») with access by API',
	blackWhiteLists: 'the service «Чёрный и белый списки»',
	callTracking: 'the service «Динамический коллтрекинг»',
	contactCenter: 'the contact center product («Контакт-центр»)',
	forwarding: 'the service of forwarding by the client\'s number («ANI_ROUTING»)',
	groups: 'the service of groups of employees',
	openApi: 'the service «Открытое API» of the contact center',
	pbxServices: 'the setting «Услуги ВАТС» of the API Connector in the cabinet',
	sms: 'the SMS service and money on the account',
	speech: 'the service «Речевая аналитика»',
} as const;

export type Service = keyof typeof SERVICES;

export interface Method {
	readonly kind: MethodKind;
	/** Absent: the method shares the ten per second of all that are not listed. */
	readonly rate?: Rate;
	readonly service?: Service;
}

const FOUR_PER_SECOND: Rate = { count: 4, perMs: 1000 };
const TEN_PER_SECOND: Rate = { count: 10, perMs: 1000 };
const BOOK_READ: Rate = { count: 50, perMs: 1000, together: 'address book read' };
const BOOK_WRITE: Rate = { count: 10, perMs: 1000, together: 'address book write' };
const CONTACT_CENTER: Rate = { count: 10, perMs: 1000, together: 'contact center' };
const ONE_IN_TWO_SECONDS: Rate = { count: 1, perMs: 2000 };

/** For all methods that §1.7 does not list, together. */
export const COMMON_RATE: Rate = TEN_PER_SECOND;

export const METHODS = {
	// Commands (§2.1): the outcome comes as a result/<command> event.
	'commands/callback': { kind: 'command', rate: FOUR_PER_SECOND },
	'commands/callback_group': { kind: 'command' },
	'commands/call/hangup': { kind: 'command', rate: FOUR_PER_SECOND },
	'commands/sms': { kind: 'command', service: 'sms' },
	'commands/recording/start': { kind: 'command', rate: FOUR_PER_SECOND },
	'commands/play/start': { kind: 'command' },
	'commands/route': { kind: 'command', rate: ONE_IN_TWO_SECONDS },
	'commands/transfer': { kind: 'command', rate: ONE_IN_TWO_SECONDS },
	'commands/calls_connect': { kind: 'command' },
	'commands/transfer_cancel': { kind: 'command' },
	'commands/call/hold/on': { kind: 'command' },

	// Forwarding by the client's number (§2.2)
	'forwarding/numbers': { kind: 'read', service: 'forwarding' },
	'forwarding/number/add': { kind: 'write', service: 'forwarding' },
	'forwarding/number/change': { kind: 'write', service: 'forwarding' },
	'forwarding/number/remove': { kind: 'write', service: 'forwarding' },

	// Statistics (§2.3, §2.4). Asking for a report changes nothing that anybody could see.
	'stats/request': { kind: 'read', rate: ONE_IN_TWO_SECONDS },
	'stats/result': { kind: 'read' },
	'stats/calls/request': { kind: 'read' },
	'stats/calls/result': { kind: 'read' },

	// Recordings and speech (§2.5)
	'queries/recording/post': { kind: 'read', rate: TEN_PER_SECOND },
	'queries/recording_categories': { kind: 'read', service: 'speech' },
	'queries/recording_transcripts': { kind: 'read', service: 'speech' },
	'/s2t/queries/recording_summary': { kind: 'read', service: 'speech' },
	'/s2t/queries/records': { kind: 'read', service: 'speech' },
	'/s2t/queries/ai_agents': { kind: 'read', service: 'speech' },
	'offline_record/recognize': { kind: 'write', service: 'speech' },
	'record/recognize': { kind: 'write', service: 'speech' },
	'transcribes/tasks/': { kind: 'read', service: 'speech' },

	// Call tracking (§2.6)
	'queries/user_info_by_dct_number': { kind: 'read', service: 'callTracking' },
	'queries/user_history_by_dct_number': { kind: 'read', service: 'callTracking' },

	// Configuration (§2.7)
	'config/users/request': { kind: 'read', rate: ONE_IN_TWO_SECONDS },
	groups: { kind: 'read', service: 'groups' },
	'group/create': { kind: 'write', service: 'pbxServices' },
	'group/update': { kind: 'write', service: 'pbxServices' },
	'group/delete': { kind: 'write', service: 'pbxServices' },
	'member/create': { kind: 'write', service: 'pbxServices' },
	'member/update': { kind: 'write', service: 'pbxServices' },
	'member/delete': { kind: 'write', service: 'pbxServices' },
	sips: { kind: 'read' },
	domains: { kind: 'read' },
	'sip/create': { kind: 'write', service: 'pbxServices' },
	'sip/update': { kind: 'write', service: 'pbxServices' },
	'sip/delete': { kind: 'write', service: 'pbxServices' },
	'autosecretary/rules': { kind: 'read' },
	'autosecretary/status/change': { kind: 'write', service: 'pbxServices' },
	'account/balance': { kind: 'read', rate: { count: 2, perMs: 1000 } },
	incominglines: { kind: 'read' },
	audiofiles: { kind: 'read' },
	schemas: { kind: 'read' },
	'schema/set': { kind: 'write', service: 'pbxServices' },
	roles: { kind: 'read' },
	'trunks/numbers': { kind: 'read' },

	// Black and white lists for incoming calls, block list for outgoing ones (§2.8, §2.9)
	'bwlists/state/': { kind: 'read', service: 'blackWhiteLists' },
	'bwlists/numbers/': { kind: 'read', service: 'blackWhiteLists' },
	'bwlists/number/add/': { kind: 'write', service: 'blackWhiteLists' },
	'bwlists/number/delete/': { kind: 'write', service: 'blackWhiteLists' },
	'outbound_blacklist/get': { kind: 'read', service: 'blackWhiteLists' },
	'outbound_blacklist/add': { kind: 'write', service: 'blackWhiteLists' },
	'outbound_blacklist/update_description': { kind: 'write', service: 'blackWhiteLists' },
	'outbound_blacklist/enable_mode': { kind: 'write', service: 'blackWhiteLists' },
	'outbound_blacklist/disable_mode': { kind: 'write', service: 'blackWhiteLists' },
	'outbound_blacklist/delete': { kind: 'write', service: 'blackWhiteLists' },
	'outbound_blacklist/enable': { kind: 'write', service: 'blackWhiteLists' },
	'outbound_blacklist/disable': { kind: 'write', service: 'blackWhiteLists' },

	// Address book (§2.10): singular and plural as printed
	'ab/organization': { kind: 'read', rate: BOOK_READ, service: 'addressBook' },
	'ab/organizations/init': { kind: 'read', rate: BOOK_READ, service: 'addressBook' },
	'ab/organizations/cursor': { kind: 'read', rate: BOOK_READ, service: 'addressBook' },
	'ab/organizations/create': { kind: 'write', rate: BOOK_WRITE, service: 'addressBook' },
	'ab/organizations/update': { kind: 'write', rate: BOOK_WRITE, service: 'addressBook' },
	'ab/organizations/delete': { kind: 'write', rate: BOOK_WRITE, service: 'addressBook' },
	'ab/group': { kind: 'read', rate: BOOK_READ, service: 'addressBook' },
	'ab/groups/init': { kind: 'read', rate: BOOK_READ, service: 'addressBook' },
	'ab/groups/cursor': { kind: 'read', rate: BOOK_READ, service: 'addressBook' },
	'ab/groups/create/': { kind: 'write', rate: BOOK_WRITE, service: 'addressBook' },
	'ab/groups/update': { kind: 'write', rate: BOOK_WRITE, service: 'addressBook' },
	'ab/groups/delete': { kind: 'write', rate: BOOK_WRITE, service: 'addressBook' },
	'ab/contact': { kind: 'read', rate: BOOK_READ, service: 'addressBook' },
	'ab/contact/init': { kind: 'read', rate: BOOK_READ, service: 'addressBook' },
	'ab/contact/cursor': { kind: 'read', rate: BOOK_READ, service: 'addressBook' },
	'ab/contacts/create/': { kind: 'write', rate: BOOK_WRITE, service: 'addressBook' },
	'ab/contacts/update': { kind: 'write', rate: BOOK_WRITE, service: 'addressBook' },
	'ab/contacts/delete': { kind: 'write', rate: BOOK_WRITE, service: 'addressBook' },
	'ab/custom_fields/': { kind: 'read', rate: BOOK_READ, service: 'addressBook' },

	// Outbound campaigns (§2.11)
	'campaign/list': { kind: 'read', service: 'contactCenter' },
	campaign: { kind: 'read', service: 'contactCenter' },
	'campaign/add': { kind: 'write', service: 'contactCenter' },
	'campaign/update': { kind: 'write', service: 'contactCenter' },
	'campaign/start': { kind: 'write', service: 'contactCenter' },
	'campaign/stop': { kind: 'write', service: 'contactCenter' },
	'campaign/delete': { kind: 'write', service: 'contactCenter' },
	'tasks/push': { kind: 'write', service: 'contactCenter' },
	'task/add': { kind: 'write', service: 'contactCenter' },
	task: { kind: 'read', service: 'contactCenter' },
	'task/start': { kind: 'write', service: 'contactCenter' },
	'task/stop': { kind: 'write', service: 'contactCenter' },
	'task/delete': { kind: 'write', service: 'contactCenter' },
	'task/update': { kind: 'write', service: 'contactCenter' },
	'tasks/finished': { kind: 'read', service: 'contactCenter' },
	'tasks/reset': { kind: 'write', service: 'contactCenter' },
	'custom-type/list': { kind: 'read', service: 'contactCenter' },
	'campaign-report/create': { kind: 'read', service: 'contactCenter' },
	'v2/campaign/tasks': { kind: 'read', service: 'contactCenter' },

	// What the contact center knows of calls (§2.12)
	'cc/call/': { kind: 'read', service: 'contactCenter' },
	'cc/tags/': { kind: 'read', service: 'contactCenter' },
	'script/': { kind: 'read', service: 'contactCenter' },
	'quality/control/question/': { kind: 'read', service: 'contactCenter' },

	// The contact center's own API (§2.13)
	'/cc/task/add': { kind: 'write', rate: { count: 5, perMs: 1000 }, service: 'openApi' },
	'/cc/task/update': { kind: 'write', rate: CONTACT_CENTER, service: 'openApi' },
	'/cc/task/get': { kind: 'read', rate: CONTACT_CENTER, service: 'openApi' },
	'/cc/task/list': { kind: 'read', rate: CONTACT_CENTER, service: 'openApi' },
	'/cc/task/done': { kind: 'write', rate: CONTACT_CENTER, service: 'openApi' },
	'/cc/task/cancel': { kind: 'write', rate: CONTACT_CENTER, service: 'openApi' },
	'/cc/set_session_status': { kind: 'write', rate: CONTACT_CENTER, service: 'openApi' },
	'/cc/set_abonent_status': { kind: 'write', rate: CONTACT_CENTER, service: 'openApi' },
	'/cc/get_presence': { kind: 'read', rate: CONTACT_CENTER, service: 'openApi' },
	'/cc/get_statuses': { kind: 'read', rate: CONTACT_CENTER, service: 'openApi' },
	'/cc/deal/create': { kind: 'write', rate: CONTACT_CENTER, service: 'openApi' },
	'/cc/deal/update': { kind: 'write', rate: CONTACT_CENTER, service: 'openApi' },
	'/cc/deal/get': { kind: 'read', rate: CONTACT_CENTER, service: 'openApi' },
	'/cc/deal/list': { kind: 'read', rate: CONTACT_CENTER, service: 'openApi' },
	'/cc/deal/custom_fields.list': { kind: 'read', rate: CONTACT_CENTER, service: 'openApi' },
	'/cc/deal/documents.list': { kind: 'read', rate: CONTACT_CENTER, service: 'openApi' },
	'/cc/deal/documents.add': { kind: 'write', rate: CONTACT_CENTER, service: 'openApi' },
	'/cc/deal/funnels.list': { kind: 'read', rate: CONTACT_CENTER, service: 'openApi' },
	'/cc/appeals/create-closed-appeals': { kind: 'write', rate: CONTACT_CENTER, service: 'openApi' },
	'/cc/send_message': { kind: 'write', rate: CONTACT_CENTER, service: 'openApi' },
	'/cc/user_typing': { kind: 'write', rate: CONTACT_CENTER, service: 'openApi' },
	'/cc/event_message_read': { kind: 'write', rate: CONTACT_CENTER, service: 'openApi' },
	'/cc/event_message_received': { kind: 'write', rate: CONTACT_CENTER, service: 'openApi' },
	'/cc/get_chat_history': { kind: 'read', rate: CONTACT_CENTER, service: 'openApi' },
	'/cc/send_hsm': { kind: 'write', rate: CONTACT_CENTER, service: 'openApi' },
} as const satisfies Record<string, Method>;

export type MethodPath = keyof typeof METHODS;

/** Whether a path is one of the table's. */
export function isMethodPath(path: string): path is MethodPath {
	return Object.prototype.hasOwnProperty.call(METHODS, path);
}

/** A method that the table does not print: what Mango adds tomorrow, or another writing of a row. */
export interface CustomMethod extends Method {
	readonly path: string;
	/** The row that differs by the slash at the end only: Mango takes both, and counts them as one. */
	readonly like?: MethodPath;
}

export type AnyMethod = MethodPath | CustomMethod;

/**
 * The method of a path that a user has typed in.
 *
 * @param kind what the user says of it; counts only where the table does not know better
 */
export function methodNamed(path: string, kind: MethodKind): AnyMethod {
	if (isMethodPath(path)) return path;
	const other = path.endsWith('/') ? path.slice(0, -1) : `${path}/`;
	return isMethodPath(other) ? { ...METHODS[other], path, like: other } : { path, kind };
}

/** The row of a method, with its optional members visible to the compiler. */
export function methodRow(method: AnyMethod): Method {
	return typeof method === 'string' ? METHODS[method] : method;
}

export function pathOf(method: AnyMethod): string {
	return typeof method === 'string' ? method : method.path;
}
