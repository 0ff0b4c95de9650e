/**
 * The path of a request that a user has typed in. It is appended to the address of the credential
 * and then signed, so nothing may pass that could lead anywhere else or change what is asked.
 */

const LONGEST = 200;

/**
 * The path as the table of methods writes it: `vpbx/` in front, as the manual prints it, is the
 * base of the credential already.
 */
export function customPath(typed: string): string {
	return typed.trim().replace(/^\/?vpbx\//i, '');
}

/**
 * Why a path must not be used, as the end of a sentence about it, or null when it may. A closed set
 * of characters and not a list of bad ones: `%2e%2e`, `\`, `?` and `#` all mean something to some
 * reader of addresses.
 */
export function customPathProblem(path: string): string | null {
	if (path === '' || path === '/') return 'is empty';
	if (/^[a-z][a-z0-9+.-]*:/i.test(path) || path.startsWith('//')) {
		return 'takes a path such as account/balance, not a whole address';
	}
	if (path.length > LONGEST) return `is longer than ${LONGEST} characters`;
	if (!/^[A-Za-z0-9._/-]+$/.test(path)) {
		return 'takes letters, digits and the signs . _ - / only';
	}
	const parts = path.replace(/^\/|\/$/g, '').split('/');
	if (parts.includes('')) return 'holds two slashes in a row';
	return parts.some((part) => /^\.+$/.test(part)) ? "holds '.' or '..' as a part" : null;
}
