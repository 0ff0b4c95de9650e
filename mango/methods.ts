/**
 * Data table: the methods of the PBX's API, with the path exactly as the manual prints it, slashes
 * included (mango-api.md §2), the API they belong to, and the published rate (§1.7).
 */

import type { ApiBase } from './host';

/**
 * What a method does to the PBX. A `read` may be repeated after a passing fault; a `write` and a
 * `command` (a call, an SMS) never, because nobody knows whether the first one arrived.
 */
export type MethodKind = 'read' | 'write' | 'command';

/** At most `count` requests in any `perMs` milliseconds, for one PBX. */
export interface Rate {
	readonly count: number;
	readonly perMs: number;
}

export interface Method {
	readonly base: ApiBase;
	readonly kind: MethodKind;
	/** Absent: the method shares the ten per second of all that are not listed. */
	readonly rate?: Rate;
}

const FOUR_PER_SECOND: Rate = { count: 4, perMs: 1000 };
const ONE_IN_TWO_SECONDS: Rate = { count: 1, perMs: 2000 };

/** For all methods that §1.7 does not list, together. */
export const COMMON_RATE: Rate = { count: 10, perMs: 1000 };

export const METHODS = {
	'commands/callback': { base: 'vpbx', kind: 'command', rate: FOUR_PER_SECOND },
	'commands/callback_group': { base: 'vpbx', kind: 'command' },
	'commands/call/hangup': { base: 'vpbx', kind: 'command', rate: FOUR_PER_SECOND },
	'commands/sms': { base: 'vpbx', kind: 'command' },
	'queries/recording/post': { base: 'vpbx', kind: 'read', rate: { count: 10, perMs: 1000 } },
	'config/users/request': { base: 'vpbx', kind: 'read', rate: ONE_IN_TWO_SECONDS },
	groups: { base: 'vpbx', kind: 'read' },
	incominglines: { base: 'vpbx', kind: 'read' },
	'account/balance': { base: 'vpbx', kind: 'read', rate: { count: 2, perMs: 1000 } },
} as const satisfies Record<string, Method>;

export type MethodPath = keyof typeof METHODS;

/** The row of a method, with its optional members visible to the compiler. */
export function methodRow(path: MethodPath): Method {
	return METHODS[path];
}
