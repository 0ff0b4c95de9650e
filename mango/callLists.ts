/**
 * Who may call in and who may be called: the black and white lists for incoming calls
 * (mango-api.md §2.8) and the block list for outgoing ones (§2.9).
 */

import { integer, isObject, member, text, yesOrNo } from './lenient';
import { e164, isSipAddress, phoneDigits } from './phone';
import { rowsIn } from './rows';
import { isoFromMoscow } from './time';

export interface ListEntry {
	readonly number: string;
	readonly type: 'tel' | 'sip';
}

/**
 * What to put on a list, from what people write: a phone number in any writing, a short number, a
 * SIP address, a mask in which `*` stands for any digits and `#` for one, or a range of two numbers
 * of the same length. Null for everything else.
 */
export function listEntry(writing: string): ListEntry | null {
	const given = writing.trim();
	const address = given.includes('@') && !/^sips?:/i.test(given) ? `sip:${given}` : given;
	if (isSipAddress(address)) return { number: address, type: 'sip' };
	const number = rangeOf(given) ?? maskOf(given) ?? phoneDigits(given) ?? shortNumber(given);
	return number === null ? null : { number, type: 'tel' };
}

/** Of `8-900-000-00-01` and of `4930-123456` nobody means a range. */
function rangeOf(given: string): string | null {
	const [, from, to] = /^\+?(\d{3,15})\s*[-\u2010-\u2015]\s*\+?(\d{3,15})$/.exec(given) ?? [];
	return from !== undefined && from.length === to.length && from < to ? `${from}-${to}` : null;
}

const LONGEST = 20;

function maskOf(given: string): string | null {
	if (!/[*#]/.test(given) || !/^\+?[\d\s().\-\u2010-\u2015\u00a0*#]+$/.test(given)) return null;
	const mask = given.replace(/[^\d*#]/g, '');
	// An 8 in front of ten places is how Russian numbers are dialled; the PBX sees a 7.
	const international = given.startsWith('+') ? mask : mask.replace(/^8(?=[\d#]{10}$)/, '7');
	return international.length <= LONGEST ? international : null;
}

function shortNumber(given: string): string | null {
	return /^\d{2,6}$/.test(given) ? given : null;
}

export interface IncomingListNumber {
	readonly numberId: number | null;
	readonly list: 'black' | 'white';
	/** E.164 of a whole number; a mask, a range or a SIP address as it is. */
	readonly number: string | null;
	readonly numberType: string | null;
	readonly comment: string | null;
	/** Whether the PBX goes by this list now. */
	readonly listActive: boolean;
	/** Whether this list lets callers through who hide their number. */
	readonly listAllowsHidden: boolean | null;
}

export function incomingListOf(reply: unknown): IncomingListNumber[] {
	const data = isObject(member(reply, 'data')) ? member(reply, 'data') : reply;
	const active = activeList(data);
	return (['black', 'white'] as const).flatMap((list) => {
		const numbers = member(member(data, list), 'numbers');
		return (Array.isArray(numbers) ? rowsIn(numbers) : []).map((row) => ({
			numberId: integer(row.number_id ?? row.id),
			list,
			number: e164(text(row.number)) ?? text(row.number),
			numberType: text(row.number_type),
			comment: text(row.comment),
			listActive: active === list,
			listAllowsHidden: yesOrNo(member(member(data, list), 'allow_unknown_number')),
		}));
	});
}

/** Null when neither list is in force, whatever Mango writes then. */
export function activeList(reply: unknown): 'black' | 'white' | null {
	const active = text(member(reply, 'active'))?.toLowerCase();
	return active === 'black' || active === 'white' ? active : null;
}

export interface BlockedNumber {
	readonly number: string | null;
	readonly description: string | null;
	/** 1 direct calls, 2 campaigns, 3 both. */
	readonly mode: number | null;
	readonly employeeId: number | null;
	/** The manual names no zone; Moscow is what the cabinet shows (§1.10, mark C). */
	readonly createdAt: string | null;
}

export function blockedNumbersOf(reply: unknown): BlockedNumber[] {
	return rowsIn(reply, 'numbers').map((row) => ({
		number: e164(text(row.number)) ?? text(row.number),
		description: text(row.description),
		mode: integer(row.mode),
		employeeId: integer(row.user_id),
		createdAt: isoFromMoscow(row.created),
	}));
}

/** Of the numbers that were to be added, those that the list held already. */
export function existedNumbers(reply: unknown): ReadonlySet<string> {
	const existed = member(reply, 'existed_numbers');
	const numbers = (Array.isArray(existed) ? existed : [])
		.map((item: unknown) => text(isObject(item) ? item.number : item))
		.filter((number) => number !== null);
	return new Set(numbers);
}
