import { createHash } from 'crypto';

/** Signs as the manual says (mango-api.md §1.3), without the package's own code. */
export function formOf(
	pair: { apiKey: string; apiSalt: string },
	json: unknown,
): { vpbx_api_key: string; sign: string; json: string } {
	const text = typeof json === 'string' ? json : JSON.stringify(json);
	const digest = createHash('sha256').update(pair.apiKey + text + pair.apiSalt).digest('hex');
	return { vpbx_api_key: pair.apiKey, sign: digest, json: text };
}

/** The form as it travels. */
export function encoded(form: Record<string, string>): Buffer {
	return Buffer.from(new URLSearchParams(form).toString());
}
