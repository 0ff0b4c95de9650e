/**
 * Length of an SMS: up to four segments, which is 612 Latin or 268 Cyrillic characters
 * (mango-api.md §2.1.4).
 */

const LATIN_LIMIT = 612;
const UNICODE_LIMIT = 268;

/** The letters of the GSM alphabet; one letter outside of it makes the whole text Unicode. */
const GSM_ALPHABET =
	/^[A-Za-z0-9 \r\n@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ!"#¤%&'()*+,\-./:;<=>?¡ÄÖÑÜ§¿äöñüà^{}\\[~\]|€]*$/;
/** Letters that take two places of the GSM alphabet. */
const GSM_DOUBLE = /[\^{}\\[~\]|€]/g;

export interface SmsLength {
	readonly characters: number;
	readonly limit: number;
}

/** How many places the text takes, and how many it may take. */
export function smsLength(text: string): SmsLength {
	if (!GSM_ALPHABET.test(text)) return { characters: text.length, limit: UNICODE_LIMIT };
	const doubled = text.match(GSM_DOUBLE)?.length ?? 0;
	return { characters: text.length + doubled, limit: LATIN_LIMIT };
}
