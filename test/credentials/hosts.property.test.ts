import fc from 'fast-check';
import type { IHttpRequestOptions } from 'n8n-workflow';
/* eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- test code: another reader of addresses than the one under test */
import { parse } from 'node:url';

import { signRequest } from '../../nodes/transport/signRequest';

/**
 * Whatever an address looks like: it is refused, or what is signed goes to Mango over https or to this machine, and
 * every reader of addresses agrees on where that is.
 */
const CREDENTIAL = { apiKey: 'property-key', apiSalt: 'property-salt' };
const RUNS = 5_000;

/** Judged on the address that the HTTP client gets, and by other means than the package's. */
function isAllowed(address: string): boolean {
	const { protocol, hostname, port, auth } = parse(address);
	const host = (hostname ?? '').replace(/^\[|\]$/g, '');
	const local = host === 'localhost' || host === '::1' || host.startsWith('127.');
	const mango = host === 'mango-office.ru' || host.endsWith('.mango-office.ru');
	if (auth !== null) return false;
	return local ? protocol === 'http:' || protocol === 'https:' : mango && protocol === 'https:' && port === null;
}

const GOOD = ['app.mango-office.ru', 'mango-office.ru', 'localhost', '127.0.0.1', '[::1]'] as const;
/** Letters of the name, and others that look like them or that a reader may fold into them. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
	...{ a: '\u0430', o: '\u043e', m: '\uff4d', n: '\u0578', g: '\u0261', i: '\u0456', c: '\u0441', e: '\u0435', r: '\u0433' },
	...{ '-': '\u2010', '.': '\u3002', f: '\ufb00', u: '\u057d' },
};

const foreignHost = fc.oneof(fc.domain(), fc.ipV4(), fc.ipV4Extended(), fc.ipV6().map((ip) => `[${ip}]`));
const good = fc.constantFrom(...GOOD);
const disguised = fc.tuple(good, fc.nat(24)).map(([host, at]) => {
	const place = at % host.length;
	return host.slice(0, place) + (LOOK_ALIKES[host[place]] ?? `%${host.charCodeAt(place).toString(16)}`) + host.slice(place + 1);
});
const glued = fc
	.tuple(good, fc.constantFrom('.', '@', '-', '', '%2e', '\\@', ':80@', ':@', '/@', '?@', '#@', '\t', '\u0000', '%00', '\u200b', '..', ';', ',', '&', '\u3002', ' '), foreignHost)
	.chain(([one, sign, other]) => fc.constantFrom(`${one}${sign}${other}`, `${other}${sign}${one}`));
const subdomain = fc.tuple(fc.stringMatching(/^[a-z0-9-]{0,12}$/), fc.constantFrom('.', '', '-', '..')).map(([label, sign]) => `${label}${sign}mango-office.ru`);
const host = fc.oneof(good, foreignHost, disguised, glued, subdomain, fc.string(), fc.string({ unit: 'binary' }));
const scheme = fc.constantFrom('https://', 'http://', 'HTTPS://', 'https:', 'https:/', 'https:\\\\', 'http:\\\\', '//', 'ftp://', 'ws://', ' https://', 'https:///', 'blob:https://', 'https://https://');
const user = fc.constantFrom('', '', '', 'user@', 'user:pass@', ':@', '@', 'mango-office.ru@', 'mango-office.ru%40', 'mango-office.ru\\@');
const tail = fc.constantFrom('', '/', '/vpbx/', ':443/', ':80/', ':8443', ':', ':0', './', '/../', '/@app.mango-office.ru', '#@mango-office.ru', '?.mango-office.ru', '\n/vpbx');
const address = fc.tuple(scheme, user, host, tail).map((parts) => parts.join(''));

/** What is done with an address, as the node, the HTTP Request node or its older version hands it over. */
const options = fc.oneof(
	address.map((url) => ({ url })),
	address.map((uri) => ({ uri })),
	address.map((baseURL) => ({ baseURL, url: 'account/balance' })),
	fc.tuple(address, address).map(([baseURL, url]) => ({ baseURL, url })),
	fc.tuple(address, address).map(([url, uri]) => ({ url, uri })),
);

function signedOrNull(given: object): (IHttpRequestOptions & { uri?: string }) | null {
	try {
		return signRequest(CREDENTIAL, { method: 'POST', body: {}, ...given } as IHttpRequestOptions);
	} catch {
		return null;
	}
}

test(`no address makes something signed leave for anybody but Mango (${RUNS.toLocaleString('en')} inputs)`, () => {
	let signed = 0;
	fc.assert(
		fc.property(options, (given) => {
			const made = signedOrNull(given);
			if (made === null) return;
			signed++;
			expect([made.url, isAllowed(made.url)]).toEqual([made.url, true]);
			expect(parse(made.url).hostname).toBe(new URL(made.url).hostname.replace(/^\[|\]$/g, ''));
			expect([made.baseURL, made.uri ?? made.url]).toEqual([undefined, made.url]);
			expect(made.url).not.toMatch(/property-(key|salt)/);
		}),
		{ numRuns: RUNS },
	);
	// Some of the addresses are good ones: a rule that refuses everything would pass as well.
	expect(signed).toBeGreaterThan(RUNS / 100);
});

test('the judge of this test can say no', () => {
	const bad = ['https://evil.example/', 'http://app.mango-office.ru/', 'https://user@app.mango-office.ru/', 'https://app.mango-office.ru:8443/', 'ftp://localhost/', 'https://mango-office.ru./'];
	expect(bad.filter(isAllowed)).toEqual([]);
	expect(['https://app.mango-office.ru/vpbx/', 'http://127.0.0.1:8082/'].filter(isAllowed)).toHaveLength(2);
});
