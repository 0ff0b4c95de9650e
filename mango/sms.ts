/**
 * Length of an SMS: up to four segments, which is 612 Latin or 268 Cyrillic characters
 * (mango-api.md §2.1.4).
 */

const LATIN_LIMIT = 612;
const UNICODE_LIMIT = 268;

/**
 * What certainly counts as Latin; the backtick is not among an SMS's letters. The manual does not say whether accented letters do, so they are
 * counted as Unicode: a text that is too long would be refused.
 */
const LATIN = /^[\x20-\x5f\x61-\x7e\r\n]*$/;
/** Characters that take two places of an SMS. */
const DOUBLE = /[\^{}\\[~\]|]/g;

export interface SmsLength {
	readonly characters: number;
	readonly limit: number;
}

/** How many places the text takes, and how many it may take. */
export function smsLength(text: string): SmsLength {
	if (!LATIN.test(text)) return { characters: text.length, limit: UNICODE_LIMIT };
	const doubled = text.match(DOUBLE)?.length ?? 0;
	return { characters: text.length + doubled, limit: LATIN_LIMIT };
}
