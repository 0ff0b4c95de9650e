/**
 * Phone numbers. Mango wants digits in international form without `+`; people write them in any
 * way; our output is E.164 (mango-api.md §1.11).
 */

/** Fewest and most digits of a number that can be called from another country (E.164). */
const SHORTEST = 7;
const LONGEST = 15;
/** Numbers of country code 7, Russia and Kazakhstan, all have the same length. */
const LENGTH_OF_SEVEN = 11;

/**
 * The digits to send for a number as people write it, in international form, or null when it
 * cannot be one. `8 (916) 123-45-67`, `+7 916 123 45 67` and `916 123-45-67` are the same number:
 * without `+`, an 8 or nothing in front of a Russian area code stands for 7. `00` is an
 * international prefix. A number that a digit was lost of is refused where that can be told.
 */
export function phoneDigits(writing: string): string | null {
	const trimmed = writing.trim().replace(/^tel:/i, '');
	if (!/^\+?[\d\s().\-\u2010-\u2015\u00a0/]+$/.test(trimmed)) return null;
	const digits = trimmed.replace(/\D/g, '');
	const number = withinE164(trimmed.startsWith('+') ? digits : withCountryCode(digits));
	if (number === null || (number.startsWith('7') && number.length !== LENGTH_OF_SEVEN)) return null;
	// Without `+`, a short number that begins with 8 is a Russian one that has lost a digit.
	const lost = !trimmed.startsWith('+') && /^8\d{0,9}$/.test(number);
	return lost ? null : number;
}

/**
 * E.164 with `+` of a number as Mango writes it, or null for a hidden number, a SIP address, an
 * internal or a service number. Mango's numbers are international already, so of the local forms
 * only an 8 that no country code begins with is read as 7.
 */
export function e164(value: string | null): string | null {
	if (value === null || !/^\+?\d+$/.test(value)) return null;
	const digits = withinE164(value.replace('+', '').replace(/^8(?=[379]\d{9}$)/, '7'));
	return digits === null ? null : `+${digits}`;
}

/** True for `sip:user@domain`, which Mango puts into number fields as well (§1.11). */
export function isSipAddress(value: string): boolean {
	return /^sips?:[^@\s]+@[^@\s]+$/i.test(value.trim());
}

/** True for a short internal number of an employee or a group. */
export function isExtension(value: string): boolean {
	return /^\d{1,6}$/.test(value);
}

/** `00` and the Russian `8 10` lead abroad; 8, or nothing, in front of an area code stands for 7. */
function withCountryCode(digits: string): string {
	const abroad = /^(?:00|810)(\d{8,})$/.exec(digits)?.[1];
	if (abroad !== undefined) return abroad;
	return digits.replace(/^8(?=[34789]\d{9}$)|^(?!89)(?=[3489]\d{9}$)/, '7');
}

function withinE164(digits: string): string | null {
	const fits = digits.length >= SHORTEST && digits.length <= LONGEST && !digits.startsWith('0');
	return fits ? digits : null;
}
