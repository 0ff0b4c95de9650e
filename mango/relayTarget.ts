/**
 * Where a signed event may be sent (see `events/relay.ts` for why that matters): the addresses that
 * the credential names, which only those may edit who may see the salt.
 */

import { eventRow } from './events/table';
import { isLoopback, isMangoHost } from './host';

/**
 * Why a signed event must not go to an address, as a sentence for the user, or null when it may.
 *
 * @param target the base address, to which the path of the event is appended
 * @param admitted the credential's list, with commas or line breaks between its addresses
 */
export function targetProblem(target: string, admitted: string): string | null {
	const base = normalBase(target);
	if (base === null) {
		return `'${target}' cannot be relayed to: it takes an https address without user name, question mark or #`;
	}
	if (isMangoHost(new URL(base).hostname)) return 'Events are not relayed to Mango Office itself';
	const bases = admitted.split(/[\s,;]+/).map(normalBase);
	if (bases.includes(base)) return null;
	return `'${base}' is not among the addresses of 'Relay Events To' in the credential; whoever may edit the credential can add it`;
}

/** The address for one event: the base with the suffix as Mango declares it. */
export function relayUrl(target: string, suffix: string): string {
	return `${normalBase(target)}/${eventRow(suffix)?.suffix}`;
}

/** One writing for all of one address; null for what is none. Without TLS only this machine is reached. */
function normalBase(address: string): string | null {
	let url: URL;
	try {
		url = new URL(address.trim());
	} catch {
		return null;
	}
	const { protocol, hostname, username, password, search, hash } = url;
	const safe = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
	// A dot at the end is another writing of the same host.
	if (!safe || hostname.endsWith('.')) return null;
	if (username + password + search + hash !== '' || /[?#]/.test(address)) return null;
	return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
