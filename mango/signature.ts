import { hash, timingSafeEqual } from 'crypto';

import type { SignedForm } from './form';

/**
 * The PBX's pair: «Уникальный код вашей АТС» and «Ключ для создания подписи». The salt is never
 * transmitted (mango-api.md §1.3).
 */
export interface KeyPair {
	readonly apiKey: string;
	readonly apiSalt: string;
}

/**
 * The signature of one request: plain SHA-256 over key + json + salt, in lower-case hex. Not an
 * HMAC, and over the very string that is sent: serialise once, sign it, send it (§1.3).
 */
export function sign(pair: KeyPair, json: string): string {
	return hash('sha256', pair.apiKey + json + pair.apiSalt, 'hex');
}

/** The signature of a link to a recording; whether it downloads or plays is no part of it (§1.5). */
export function signLink(pair: KeyPair, recordingId: string, expires: number): string {
	return hash('sha256', `${pair.apiKey}${expires}${recordingId}${pair.apiSalt}`, 'hex');
}

/** Serialises once and signs: the three fields, ready to be encoded. */
export function signForm(pair: KeyPair, json: string): SignedForm {
	return { vpbx_api_key: pair.apiKey, sign: sign(pair, json), json };
}

/** Whether a pair can sign at all. */
export function isUsable({ apiKey, apiSalt }: KeyPair): boolean {
	return apiKey !== '' && apiSalt !== '';
}

/**
 * Whether a form that came in was signed with one of the pairs. The text is hashed as it was
 * received. Every pair is evaluated, whatever the earlier ones said, so that the time taken does
 * not tell which pair matched. An upper-case digest is accepted: hex has no case (P6). A pair
 * without key or salt never matches: no secret means closed, not open (P8).
 */
export function isSignedByOneOf(pairs: readonly KeyPair[], form: SignedForm): boolean {
	let matches = 0;
	for (const pair of pairs) {
		if (!isUsable(pair)) continue;
		const keyFits = equalInConstantTime(form.vpbx_api_key, pair.apiKey);
		const signFits = equalInConstantTime(form.sign.toLowerCase(), sign(pair, form.json));
		matches |= Number(keyFits) & Number(signFits);
	}
	return matches === 1;
}

/** Compares two texts in a time that does not depend on where they differ. */
function equalInConstantTime(received: string, expected: string): boolean {
	const left = Buffer.from(received, 'utf8');
	const right = Buffer.from(expected, 'utf8');
	return left.length === right.length && timingSafeEqual(left, right);
}
