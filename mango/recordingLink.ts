/**
 * Links to recordings that work in a browser without a login (mango-api.md §1.5). Made without
 * asking the PBX. Pure: the time of expiry comes in.
 */

import { methodUrl } from './host';
import { signLink, type KeyPair } from './signature';

export type LinkAction = 'download' | 'play';

/**
 * The address of a recording, valid until a moment. It holds the API key, as Mango wants it, and
 * never the salt. The id is hashed as it is and written with its `/`, `+` and `=` encoded.
 *
 * @param expires unix seconds
 */
export function recordingLink(
	baseUrl: string,
	pair: KeyPair,
	recordingId: string,
	action: LinkAction,
	expires: number,
): string {
	const parts = [recordingId, action, pair.apiKey, String(expires), signLink(pair, recordingId, expires)];
	return methodUrl(baseUrl, `queries/recording/link/${parts.map(encodeURIComponent).join('/')}`);
}
