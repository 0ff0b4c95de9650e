// @ts-check
/**
 * Looks for secrets in whatever bytes a run has left: as they are, escaped for an address, in hex, and in base64, where
 * a secret that lies inside of something larger can begin at three places.
 */
'use strict';

/**
 * @typedef {{ kind: string, value: string }} Secret
 * @typedef {(content: Buffer | string) => string[]} Search what of it was found, e.g. "salt 2 (base64)", never the value
 */

const SIGNATURE = /^[0-9a-f]{64}$/;
/** Shorter ones are in every text by chance. */
const SHORTEST = 8;

/**
 * @param {Secret[]} secrets
 * @returns {Search}
 * @throws {Error} when there is nothing to look for, or something that would be found everywhere
 */
function searchFor(secrets) {
	if (secrets.length === 0) throw new Error('No secrets to look for');
	const short = secrets.find(({ value }) => value.length < SHORTEST);
	if (short) throw new Error(`A ${short.kind} of ${short.value.length} characters is too short to look for`);
	// Thousands of signatures cannot be looked for one by one; all of them look alike.
	const signatures = new Set(secrets.map(({ value }) => value).filter((value) => SIGNATURE.test(value)));
	const words = secrets.filter(({ value }) => !SIGNATURE.test(value)).flatMap((secret, index) => writingsOf(secret, index));
	return (content) => {
		const bytes = Buffer.isBuffer(content) ? content : Buffer.from(content, 'utf8');
		const found = words.filter(({ needle }) => bytes.includes(needle)).map(({ label }) => label);
		const text = bytes.toString('latin1');
		const views = [text, ...decodedParts(text)];
		const leaked = views.filter((view) => holdsOneOf(view, signatures)).length;
		return leaked > 0 ? [...found, 'signature'] : found;
	};
}

/** @param {Secret} secret @param {number} index */
function writingsOf({ kind, value }, index) {
	const label = `${kind} ${index + 1}`;
	return [
		{ label, needle: Buffer.from(value, 'utf8') },
		{ label: `${label} (escaped)`, needle: Buffer.from(encodeURIComponent(value)) },
		{ label: `${label} (UTF-16)`, needle: Buffer.from(value, 'utf16le') },
		{ label: `${label} (hex)`, needle: Buffer.from(Buffer.from(value).toString('hex')) },
		...[0, 1, 2].map((offset) => ({ label: `${label} (base64)`, needle: Buffer.from(base64Inside(value, offset)) })),
	].filter(({ needle, label: writing }) => writing === label || needle.toString() !== value);
}

/** The part of a base64 text that a value always shows when `offset` bytes stand before it. @param {string} value @param {number} offset */
function base64Inside(value, offset) {
	const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(value, 'utf8')]);
	const whole = bytes.subarray(0, bytes.length - (bytes.length % 3)).toString('base64');
	return whole.slice(offset === 0 ? 0 : 4);
}

/** What base64 texts hold that are long enough for a signature. @param {string} text latin1 */
function* decodedParts(text) {
	for (const [part] of text.matchAll(/[A-Za-z0-9+/_-]{86,}/g)) {
		for (const offset of [0, 1, 2, 3]) yield Buffer.from(part.slice(offset), 'base64').toString('latin1');
	}
}

/** Also in capitals, and also when other hex digits stand around it. @param {string} text @param {Set<string>} signatures */
function holdsOneOf(text, signatures) {
	for (const [digits] of text.matchAll(/[0-9a-fA-F]{64,}/g)) {
		const lower = digits.toLowerCase();
		for (let at = 0; at + 64 <= lower.length; at++) if (signatures.has(lower.slice(at, at + 64))) return true;
	}
	return false;
}

module.exports = { searchFor };
