/**
 * Mango talks in `application/x-www-form-urlencoded` both ways, with exactly three fields
 * (mango-api.md §1.1, §1.2).
 */

/** The three fields of every request, in either direction. */
export interface SignedForm {
	readonly vpbx_api_key: string;
	readonly sign: string;
	readonly json: string;
}

export const FORM_CONTENT_TYPE = 'application/x-www-form-urlencoded';

/** The body to send: UTF-8, percent-encoded. */
export function encodeForm(form: SignedForm): string {
	return Object.entries(form)
		.map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
		.join('&');
}

/**
 * Decodes a form body by form rules (`+` is a space). Never throws: a broken percent sequence
 * stays as it is, and then simply fails the signature. Of a repeated field an array is kept, so
 * that {@link signedForm} can refuse it. The object has no prototype.
 */
export function decodeForm(body: string): Record<string, string | string[]> {
	const fields: Record<string, string | string[]> = Object.create(null);
	for (let start = 0, end = 0; start < body.length; start = end + 1) {
		end = body.indexOf('&', start);
		if (end < 0) end = body.length;
		const pair = body.slice(start, end);
		if (pair === '') continue;
		const cut = pair.indexOf('=');
		const name = decodePart(cut < 0 ? pair : pair.slice(0, cut));
		const value = cut < 0 ? '' : decodePart(pair.slice(cut + 1));
		const earlier = fields[name];
		if (earlier === undefined) fields[name] = value;
		else if (Array.isArray(earlier)) earlier.push(value);
		else fields[name] = [earlier, value];
	}
	return fields;
}

/**
 * The three fields out of a parsed body, or null when one of them is missing, empty, repeated or
 * not a text. Other fields are left alone.
 */
export function signedForm(fields: unknown): SignedForm | null {
	if (typeof fields !== 'object' || fields === null) return null;
	const { vpbx_api_key, sign, json } = fields as Record<string, unknown>;
	if (typeof vpbx_api_key !== 'string' || typeof sign !== 'string' || typeof json !== 'string') {
		return null;
	}
	if (vpbx_api_key === '' || sign === '' || json === '') return null;
	return { vpbx_api_key, sign, json };
}

/** Names, key and signature need no decoding: only what does pays for it. */
function decodePart(part: string): string {
	const spaced = part.includes('+') ? part.replace(/\+/g, ' ') : part;
	if (!spaced.includes('%')) return spaced;
	try {
		return decodeURIComponent(spaced);
	} catch {
		return spaced;
	}
}
