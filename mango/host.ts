/**
 * Where a signed request may go. A shared credential with a free address would let whoever may
 * edit it collect signed requests, so the address is checked where the signing happens
 * (contract §2, P26).
 */

export const DEFAULT_BASE_URL = 'https://app.mango-office.ru/vpbx/';

/**
 * Why an address must not be used, as a sentence for the user, or null when it may. Only https on
 * mango-office.ru and its subdomains, or http(s) on a loopback host, where the simulator lives.
 */
export function addressProblem(address: string): string | null {
	let url: URL;
	try {
		url = new URL(address);
	} catch {
		return `'${address}' is not a web address`;
	}
	if (url.username !== '' || url.password !== '') {
		return 'The address must not contain a user name or a password';
	}
	if (isLoopback(url.hostname)) {
		return ['http:', 'https:'].includes(url.protocol) ? null : 'Use http or https';
	}
	if (!isMangoHost(url.hostname)) {
		return `'${url.hostname}' does not belong to Mango Office; signed requests go to mango-office.ru only`;
	}
	if (url.protocol !== 'https:') return 'Use https for Mango Office';
	if (url.port !== '') return 'Mango Office is reached on the standard https port only';
	return null;
}

/**
 * The address of a method. A path without a slash in front lies below the credential's base URL;
 * one with a slash (`/cc/…`, `/s2t/…`) beside it, on the same host (mango-api.md §1.1).
 */
export function methodUrl(baseUrl: string, path: string): string {
	const url = new URL(baseUrl.trim() === '' ? DEFAULT_BASE_URL : baseUrl.trim());
	const root = url.pathname.replace(/\/+$/, '');
	return path.startsWith('/')
		? `${url.origin}${root.replace(/\/vpbx$/, '')}${path}`
		: `${url.origin}${root}/${path}`;
}

/** True for hosts that are this machine; then a redirect may lead to this machine, too. */
export function isLoopback(hostname: string): boolean {
	const host = hostname.toLowerCase();
	return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * Whether a recording may be fetched from where Mango redirects to: Mango's own file hosts over
 * https, or this machine when the PBX itself is on it.
 */
export function mayFollow(location: string, from: string): boolean {
	if (addressProblem(location) !== null) return false;
	return !isLoopback(new URL(location).hostname) || isLoopback(new URL(from).hostname);
}

export function isMangoHost(hostname: string): boolean {
	return /^([a-z0-9-]+\.)*mango-office\.ru$/.test(hostname.toLowerCase());
}
