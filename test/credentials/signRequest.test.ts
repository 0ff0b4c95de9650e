import type { IHttpRequestOptions } from 'n8n-workflow';

import { inProcess } from '../support/inProcess';
import { formOf } from '../support/sign';

const PAIR = { apiKey: 'aaaabbbbcccc', apiSalt: 'ddddeeeeffff' };
const URL_OF_METHOD = 'https://app.mango-office.ru/vpbx/account/balance';
const FORM = 'application/x-www-form-urlencoded';

type Options = IHttpRequestOptions & { uri?: string; form?: unknown; [more: string]: unknown };

/** What n8n does: calls the credential's own function with the options of a request. */
async function signed(options: Partial<Options>, credential: object = PAIR): Promise<Options> {
	const { credentialType } = await inProcess(undefined);
	const authenticate = credentialType.authenticate as unknown as (...args: unknown[]) => Promise<Options>;
	return await authenticate(credential, { url: URL_OF_METHOD, method: 'POST', ...options });
}

/** The three fields of a signed request. */
const fields = ({ body }: Options) => Object.fromEntries(new URLSearchParams(body as string));

describe('the form that goes out', () => {
	test('P1 golden vector of what goes out: plain SHA-256 over key + json + salt, lower-case hex (F9)', async () => {
		expect(fields(await signed({ body: {} }))).toEqual({
			vpbx_api_key: 'aaaabbbbcccc',
			// sha256("aaaabbbbcccc" + "{}" + "ddddeeeeffff"), made with sha256sum.
			sign: '485284f4c5b2990c84fdd130badc5d8d07fa36dbbfb9100fa0828a97be963d16',
			json: '{}',
		});
	});

	test.each([
		['Cyrillic', { text: 'Привет, «мир»' }],
		['signs of a form', { text: 'a+b=c&d%20 e' }],
		['escapes', { text: 'tab\t "quote" \\ / \u2028' }],
		['an emoji', { text: '📞' }],
		['nesting', { from: { extension: '101' }, to_number: '79000000001', list: [1, null, true] }],
	])('%s: what is hashed is what is sent', async (_what, body) => {
		expect(fields(await signed({ body }))).toEqual(formOf(PAIR, body));
	});

	test('the body is percent-encoded: a plus is a plus and not a space', async () => {
		const { body } = await signed({ body: { a: '+ &' } });
		expect(body).toContain(encodeURIComponent('{"a":"+ &"}'));
	});

	test.each([
		['an object', { a: 1 }, '{"a":1}'],
		['a text, as it is', '{ "a" : 1.0 }', '{ "a" : 1.0 }'],
		['nothing', undefined, '{}'],
		['null', null, '{}'],
		['an empty text', '', '{}'],
		['an empty object', {}, '{}'],
		['URLSearchParams', new URLSearchParams({ a: '1' }), '{"a":"1"}'],
	])('%s as a body', async (_what, body, json) => {
		expect(fields(await signed({ body: body as never }))).toEqual(formOf(PAIR, json));
	});

	test('a form of the legacy HTTP Request node becomes the json and goes away', async () => {
		const options = await signed({ body: undefined, form: { a: '1' } });
		expect(fields(options)).toEqual(formOf(PAIR, '{"a":"1"}'));
		expect(options).not.toHaveProperty('form');
	});

	test('the uri of the legacy HTTP Request node is taken', async () => {
		const options = await signed({ url: undefined, uri: URL_OF_METHOD, body: {} });
		expect(options.uri).toBe(URL_OF_METHOD);
		expect(fields(options)).toEqual(formOf(PAIR, '{}'));
	});

	test('values copied with blanks are trimmed', async () => {
		const copied = { apiKey: ` ${PAIR.apiKey}\n`, apiSalt: `\t${PAIR.apiSalt} ` };
		expect(fields(await signed({ body: {} }, copied))).toEqual(formOf(PAIR, '{}'));
	});

	test('the previous pair never signs', async () => {
		const rotating = { ...PAIR, previousApiKey: 'old', previousApiSalt: 'old' };
		expect(fields(await signed({ body: {} }, rotating))).toEqual(formOf(PAIR, '{}'));
	});

	test.each([['content-type'], ['Content-Type'], ['CONTENT-TYPE']])('a %s header is replaced, not doubled', async (header) => {
		const { headers } = await signed({ body: {}, headers: { [header]: 'application/json', 'X-Own': '1' } });
		const named = Object.entries(headers ?? {}).filter(([name]) => name.toLowerCase() === 'content-type');
		expect(named).toEqual([[expect.any(String), FORM]]);
		expect(headers).toMatchObject({ 'X-Own': '1' });
	});

	test('redirects are not followed, in either dialect of options: a 307 would repeat the form elsewhere', async () => {
		expect(await signed({ body: {} })).toMatchObject({
			disableFollowRedirect: true,
			followRedirect: false,
			followAllRedirects: false,
		});
	});

	test('the input is left as it was', async () => {
		const { credentialType } = await inProcess(undefined);
		const input = Object.freeze({
			url: URL_OF_METHOD,
			method: 'POST',
			body: Object.freeze({ a: 1 }),
			headers: Object.freeze({ 'Content-Type': 'x' }),
		});
		const before = JSON.stringify(input);
		await (credentialType.authenticate as unknown as (...args: unknown[]) => Promise<unknown>)(Object.freeze({ ...PAIR }), input);
		expect(JSON.stringify(input)).toBe(before);
	});

	test('other options stay', async () => {
		expect(await signed({ body: {}, timeout: 5, returnFullResponse: true })).toMatchObject({ timeout: 5, returnFullResponse: true });
	});

	test('the salt is nowhere in the result', async () => {
		const options = await signed({ body: { a: 1 } });
		expect(JSON.stringify(options)).not.toContain(PAIR.apiSalt);
	});
});

describe('signing twice is signing once, because n8n signs again after a 401 (n8n-platform.md §6.2)', () => {
	test.each([
		['an object', { a: 'б' }],
		['a text', '{"a":"+"}'],
		['nothing', undefined],
	])('%s', async (_what, body) => {
		const once = await signed({ body: body as never });
		expect(await signed(once)).toEqual(once);
		expect(await signed(await signed(once))).toEqual(once);
	});

	test('a form that a library has parsed again is unwrapped as well', async () => {
		const form = formOf(PAIR, '{"a":1}');
		expect(fields(await signed({ body: form }))).toEqual(form);
		expect(fields(await signed({ body: undefined, form }))).toEqual(form);
	});

	test('also when it is URLSearchParams', async () => {
		const form = formOf(PAIR, '{"a":1}');
		expect(fields(await signed({ body: new URLSearchParams(form) }))).toEqual(form);
	});

	test('with another pair it is signed anew: the old one is not kept', async () => {
		const once = await signed({ body: { a: 1 } });
		const other = { apiKey: 'other', apiSalt: 'pair' };
		expect(fields(await signed(once, other))).toEqual(formOf(other, '{"a":1}'));
	});

	test('a text that only mentions vpbx_api_key is a text', async () => {
		const json = '{"text":"vpbx_api_key=1&sign=2"}';
		expect(fields(await signed({ body: json }))).toEqual(formOf(PAIR, json));
	});
});

describe('P26 a foreign address gets nothing that is signed (F5)', () => {
	test.each([
		'https://example.org/vpbx/account/balance',
		'https://mango-office.ru.example.org/',
		'https://evilmango-office.ru/',
		'https://mango-office.ru@example.org/',
		'https://key:salt@app.mango-office.ru/',
		'https://app.mango-office.ru:8443/',
		'http://app.mango-office.ru/vpbx/',
		'https://xn--mngo-office-8ve.ru/',
		'https://example.org#app.mango-office.ru',
		'https://example.org/?app.mango-office.ru',
		'https://10.0.0.1/',
		'http://169.254.169.254/',
		'http://[::ffff:10.0.0.1]/',
		'http://localhost.example.org/',
		'http://127.0.0.1.example.org/',
		'http://0.0.0.0/',
		'ftp://127.0.0.1/',
		'file:///etc/passwd',
		'javascript:alert(1)',
		'//app.mango-office.ru/',
		'app.mango-office.ru',
		'',
	])('%s', async (url) => {
		await expect(signed({ url, body: {} })).rejects.toThrow(/./);
		await expect(signed({ url: undefined, uri: url, body: {} })).rejects.toThrow(/./);
	});

	test.each([
		['a base that is good and an address that is absolute', { baseURL: 'https://app.mango-office.ru/vpbx/', url: 'https://example.org/' }],
		['a base that is foreign', { baseURL: 'https://example.org/', url: 'vpbx/account/balance' }],
		['a backslash, which some libraries read as the end of a user name', { url: 'https://mango-office.ru\\@example.org/' }],
		['an address that begins with two slashes', { baseURL: 'https://app.mango-office.ru/', url: '//example.org/' }],
	])('%s', async (_what, options) => {
		const outcome = await signed({ ...options, body: {} }).catch(() => null);
		// Either refused, or sent to Mango: the address that was checked is the one that gets it.
		expect(new URL(outcome?.url ?? URL_OF_METHOD).hostname).toMatch(/^(app\.)?mango-office\.ru$/);
		expect(outcome?.url ?? '').not.toContain('\\');
		expect(outcome?.baseURL).toBeUndefined();
	});

	test('an uri that points elsewhere does not ride along with a good url', async () => {
		const outcome = await signed({ url: URL_OF_METHOD, uri: 'https://example.org/', body: {} }).catch(() => null);
		expect(JSON.stringify(outcome)).not.toContain('example.org');
	});

	test.each([
		'https://mango-office.ru/',
		'https://app.mango-office.ru/vpbx/sms',
		'https://APP.MANGO-OFFICE.RU/vpbx/',
		'https://app.mango-office.ru:443/',
		'http://127.0.0.1:8082/vpbx/',
		'http://localhost:8082/vpbx/',
		'http://[::1]:8082/vpbx/',
	])('%s is one that may', async (url) => {
		expect(fields(await signed({ url, body: {} }))).toEqual(formOf(PAIR, '{}'));
	});

	test('the reason names neither key nor salt', async () => {
		const error = (await signed({ url: 'https://example.org/' }).catch((thrown: unknown) => thrown)) as Error;
		expect(error.message).toContain('example.org');
		expect(`${error.message}${error.stack ?? ''}`).not.toMatch(/aaaabbbb|ddddeeee/);
	});
});

describe('Mango takes POST only', () => {
	test.each(['GET', 'PUT', 'DELETE', 'get', 'HEAD'])('%s is refused in words and not signed', async (method) => {
		await expect(signed({ method: method as never, body: {} })).rejects.toThrow(/POST/);
	});

	test('no method at all is a POST', async () => {
		expect((await signed({ method: undefined, body: {} })).method).toBe('POST');
	});
});
