/**
 * Which employee of the PBX is which user of a CRM. Nothing is guessed: a value that two employees
 * or two users share links nobody, and is reported.
 */

import type { Employee } from './directory';
import { e164, isSipAddress, phoneDigits } from './phone';

/** What can link them, the surest first. */
export const KEYS = ['extension', 'email', 'mobile', 'sip'] as const;

export type Key = (typeof KEYS)[number];

/** What a CRM knows of a user, in any usual writing. */
export type CrmUser = Readonly<Partial<Record<Key, string>>>;

export type Reason =
	/** The user has none of the keys. */
	| 'noKeys'
	/** No employee has any of them. */
	| 'notFound'
	/** A value that several employees or several users have. */
	| 'ambiguous'
	/** The only employee who fits was linked to another user by a surer key. */
	| 'taken';

export interface Match {
	/** Place of the employee in the list; null when there is none. */
	readonly employee: number | null;
	readonly by: Key | null;
	/** Keys that name somebody else than the employee who was found. */
	readonly contradictedBy: readonly Key[];
	readonly reason: Reason | null;
	/** Places of the employees who could be meant, when nobody was found. */
	readonly candidates: readonly number[];
}

export interface Matching {
	/** One for each user, in their order. */
	readonly users: readonly Match[];
	/** Places of the employees whom no user is linked to. */
	readonly unmatched: readonly number[];
}

/** Links users and employees, key by key. */
export function matchEmployees(users: readonly CrmUser[], employees: readonly Employee[]): Matching {
	const owners = Object.fromEntries(
		KEYS.map((key) => [key, indexOf(employees.map((employee) => valuesOf(employee, key)))]),
	) as Owners;
	const askers = Object.fromEntries(
		KEYS.map((key) => [key, indexOf(users.map((user) => askedFor(user, key)))]),
	) as Owners;
	const found = new Map<number, { employee: number; by: Key }>();
	const taken = new Set<number>();
	for (const key of KEYS) {
		for (const [place, user] of users.entries()) {
			const value = askedFor(user, key)[0] ?? '';
			const fitting = owners[key].get(value) ?? [];
			if (found.has(place) || fitting.length !== 1 || taken.has(fitting[0])) continue;
			if ((askers[key].get(value)?.length ?? 0) > 1) continue;
			found.set(place, { employee: fitting[0], by: key });
			taken.add(fitting[0]);
		}
	}
	return {
		users: users.map((user, place) => verdict(user, found.get(place), owners, taken)),
		unmatched: [...employees.keys()].filter((place) => !taken.has(place)),
	};
}

/** Places by value, for each key. */
type Owners = Record<Key, Map<string, number[]>>;

function verdict(
	user: CrmUser,
	found: { employee: number; by: Key } | undefined,
	owners: Owners,
	taken: ReadonlySet<number>,
): Match {
	const named = KEYS.map((key) => ({ key, fitting: owners[key].get(askedFor(user, key)[0] ?? '') ?? [] }));
	if (found !== undefined) {
		const contradictedBy = named
			.filter(({ fitting }) => fitting.length > 0 && !fitting.includes(found.employee))
			.map(({ key }) => key);
		return { ...found, contradictedBy, reason: null, candidates: [] };
	}
	const candidates = [...new Set(named.flatMap(({ fitting }) => fitting))];
	const reason = reasonFor(user, candidates, taken);
	return { employee: null, by: null, contradictedBy: [], reason, candidates };
}

function reasonFor(user: CrmUser, candidates: readonly number[], taken: ReadonlySet<number>): Reason {
	if (KEYS.every((key) => askedFor(user, key).length === 0)) return 'noKeys';
	if (candidates.length === 0) return 'notFound';
	return candidates.every((place) => taken.has(place)) ? 'taken' : 'ambiguous';
}

/** Places by value. */
function indexOf(valuesByPlace: ReadonlyArray<readonly string[]>): Map<string, number[]> {
	const index = new Map<string, number[]>();
	for (const [place, values] of valuesByPlace.entries()) {
		for (const value of new Set(values)) index.set(value, [...(index.get(value) ?? []), place]);
	}
	return index;
}

/** A user's value in the form that compares, or nothing. */
function askedFor(user: CrmUser, key: Key): string[] {
	const given = user[key]?.trim() ?? '';
	if (given === '') return [];
	if (key === 'email') return [given.toLowerCase()];
	if (key === 'mobile') return [phoneDigits(given)].filter(isPresent);
	return [key === 'sip' ? plainSip(given) : given];
}

/** An employee's values; a SIP account counts with and without its domain. */
function valuesOf(employee: Employee, key: Key): string[] {
	if (key === 'extension') return [employee.extension].filter(isPresent);
	if (key === 'email') return [employee.email?.toLowerCase() ?? null].filter(isPresent);
	if (key === 'mobile') return [e164(employee.mobile)?.slice(1) ?? null].filter(isPresent);
	return employee.sipAddresses.flatMap((address) => {
		const plain = plainSip(address);
		return isSipAddress(`sip:${plain}`) ? [plain, plain.split('@')[0]] : [plain];
	});
}

function plainSip(address: string): string {
	return address.trim().toLowerCase().replace(/^sips?:/, '');
}

function isPresent<Value>(value: Value | null): value is Value {
	return value !== null;
}
