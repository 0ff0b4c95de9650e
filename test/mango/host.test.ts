import fc from 'fast-check';

import { addressProblem, DEFAULT_BASE_URL, isLoopback, mayFollow, methodUrl } from '../../mango/host';
import { holds } from '../support/property';

describe('P26 a signed request leaves for Mango or for this machine only', () => {
	it.each([
		DEFAULT_BASE_URL,
		'https://app.mango-office.ru/vpbx/',
		'https://mango-office.ru',
		'https://a.b.c.mango-office.ru/x?y#z',
		'https://APP.MANGO-OFFICE.RU/vpbx/',
		'https://app.mango-office.ru:443/vpbx/',
		'https:\\\\app.mango-office.ru\\vpbx\\',
		'http://localhost:8082/vpbx/',
		'https://localhost/vpbx/',
		'http://127.0.0.1:8082/vpbx/',
		'http://127.255.255.254/',
		'http://[::1]:8082/vpbx/',
		// Other writings of a loopback address: the URL parser makes 127.0.0.1 of them.
		'http://0x7f.1/',
		'http://127.1/',
		'http://2130706433/',
	])('%s may be used', (address) => {
		expect(addressProblem(address)).toBeNull();
	});

	it.each([
		// Look-alikes.
		'https://mango-office.ru.evil.com/', 'https://evilmango-office.ru/', 'https://evil-mango-office.ru/', 'https://mango-office.ru.com/',
		'https://mango-office.com/', 'https://mangooffice.ru/', 'https://mango-office.ru-evil.com/', 'https://app.mango-office.ru.evil.com/vpbx/',
		'https://mango-office.rus/', 'https://xmango-office.ru/', 'https://mango-office.evil.ru/', 'https://ru/', 'https://evil.com/mango-office.ru/',
		'https://evil.com/?x=.mango-office.ru', 'https://evil.com/#mango-office.ru', 'https://mango-office%2Eru.evil.com/', 'https://mango-office.ru%2eevil.com/',
		// Trailing dots.
		'https://mango-office.ru./', 'https://app.mango-office.ru./vpbx/', 'http://localhost./',
		// Letters that look the same, and their punycode.
		'https://m\u0430ngo-office.ru/', 'https://xn--mngo-office-7of.ru/', 'https://mango\u2010office.ru/', 'https://mango-office.r\u0443/', 'https://mango_office.ru/',
		// User info, in front of which the host hides.
		'https://mango-office.ru@evil.com/', 'https://app.mango-office.ru:443@evil.com/', 'https://user@app.mango-office.ru/', 'https://user:pass@app.mango-office.ru/vpbx/',
		'https://:pass@app.mango-office.ru/', 'http://user@localhost/', 'https://evil.com\\@app.mango-office.ru/', 'https://127.0.0.1@evil.com/',
		// Ports.
		'https://app.mango-office.ru:8443/vpbx/', 'https://app.mango-office.ru:80/', 'https://app.mango-office.ru:1/',
		// Without encryption.
		'http://app.mango-office.ru/vpbx/', 'http://mango-office.ru/', 'http://app.mango-office.ru:443/', 'ftp://app.mango-office.ru/', 'ws://app.mango-office.ru/', 'wss://app.mango-office.ru/',
		// Other machines.
		'https://81.88.85.67/vpbx/', 'http://10.0.0.1/', 'http://192.168.0.1/', 'http://169.254.169.254/', 'http://0.0.0.0/', 'http://126.0.0.1/', 'http://128.0.0.1/',
		'http://0x7e.1/', 'http://1.127.0.0/', 'http://[::]/', 'http://[::2]/', 'http://[::ffff:10.0.0.1]/', 'http://[fe80::1]/',
		'http://localhost.evil.com/', 'http://127.0.0.1.evil.com/', 'http://127.0.0.1.nip.io/', 'http://evillocalhost/', 'http://xlocalhost:8082/',
		// No web addresses of a host.
		'file:///etc/passwd', 'ftp://localhost/', 'file://localhost/etc', 'javascript:alert(1)', 'data:text/plain,x', 'unix:/var/run/docker.sock',
		'app.mango-office.ru/vpbx/', '//app.mango-office.ru/', '/vpbx/', 'https://', 'https:///', '', ' ', 'https://app.mango-office.ru:99999/', 'https://mango office.ru/', 'https://[mango-office.ru]/',
	])('%s is refused before anything is signed', (address) => {
		const problem = addressProblem(address);
		expect(problem).toEqual(expect.any(String));
		expect(problem).not.toContain('pass@');
	});

	const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?$/);
	const host = fc.oneof(
		fc.domain(),
		fc.tuple(label, fc.constantFrom('.mango-office.ru', 'mango-office.ru', '-mango-office.ru', '.mango-office.ru.com', '.ru', '.mango-office.su')).map(([one, end]) => one + end),
		fc.tuple(fc.constantFrom('mango-office.ru', 'app.mango-office.ru', 'localhost', '127.0.0.1'), fc.constantFrom('.', '@', '-', '%2e', '\\@', ':80@', '/@'), fc.domain()).map((parts) => parts.join('')),
		fc.ipV4(),
	);
	holds(
		'no generated host but the right ones',
		3_000,
		fc.property(fc.constantFrom('http', 'https'), host, (scheme, name) => {
			const address = `${scheme}://${name}/vpbx/`;
			if (addressProblem(address) !== null) return;
			const { hostname, protocol } = new URL(address);
			const mango = hostname === 'mango-office.ru' || hostname.endsWith('.mango-office.ru');
			const local = hostname === 'localhost' || hostname.startsWith('127.');
			expect(mango ? protocol === 'https:' : local).toBe(true);
			// What is checked is what is called.
			expect(new URL(methodUrl(address, 'account/balance')).hostname).toBe(hostname);
		}),
	);
});

describe('the address of a method', () => {
	it.each([
		[DEFAULT_BASE_URL, 'commands/sms', 'https://app.mango-office.ru/vpbx/commands/sms'],
		['https://app.mango-office.ru/vpbx', 'commands/sms', 'https://app.mango-office.ru/vpbx/commands/sms'],
		['https://app.mango-office.ru/vpbx///', 'commands/sms', 'https://app.mango-office.ru/vpbx/commands/sms'],
		[' https://app.mango-office.ru/vpbx/ ', 'commands/sms', 'https://app.mango-office.ru/vpbx/commands/sms'],
		['', 'commands/sms', 'https://app.mango-office.ru/vpbx/commands/sms'],
		['  ', 'commands/sms', 'https://app.mango-office.ru/vpbx/commands/sms'],
		['http://localhost:8082/vpbx/', 'commands/sms', 'http://localhost:8082/vpbx/commands/sms'],
		[DEFAULT_BASE_URL, '/cc/task/add', 'https://app.mango-office.ru/cc/task/add'],
		[DEFAULT_BASE_URL, '/s2t/queries/records', 'https://app.mango-office.ru/s2t/queries/records'],
		['http://localhost:8082/pbx/vpbx/', '/cc/task/add', 'http://localhost:8082/pbx/cc/task/add'],
		['https://app.mango-office.ru', '/cc/task/add', 'https://app.mango-office.ru/cc/task/add'],
		['https://app.mango-office.ru/vpbx/?x=1#y', 'commands/sms', 'https://app.mango-office.ru/vpbx/commands/sms'],
	] as const)('%j and %s give %s', (baseUrl, path, expected) => {
		expect(methodUrl(baseUrl, path)).toBe(expected);
	});
});

describe('a recording is fetched from where Mango keeps it', () => {
	const mango = 'https://app.mango-office.ru/vpbx/';
	const local = 'http://127.0.0.1:8082/vpbx/';

	it.each([
		['https://files.mango-office.ru/example-temporary-path', mango, true],
		['https://files.mango-office.ru/x', local, true],
		['http://localhost:8082/files/x', local, true],
		['http://127.0.0.1:9/files/x', mango, false],
		['http://localhost/files/x', mango, false],
		['http://[::1]/x', mango, false],
		['http://files.mango-office.ru/x', mango, false],
		['https://evil.com/x', mango, false],
		['https://evil.com/x', local, false],
		['https://files.mango-office.ru.evil.com/x', mango, false],
		['https://files.mango-office.ru@evil.com/x', mango, false],
		['/relative', mango, false],
		['', mango, false],
	])('%j from %s: %s', (location, from, expected) => {
		expect(mayFollow(location, from)).toBe(expected);
	});

	it('this machine is known by its three names only', () => {
		expect(['localhost', 'LOCALHOST', '[::1]', '127.0.0.1', '127.9.9.9'].every(isLoopback)).toBe(true);
		expect(['', 'localhost.', '127.0.0.1.', '127.0.0', '::1', '1127.0.0.1', '127.0.0.1.1', 'x127.0.0.1'].some(isLoopback)).toBe(false);
	});
});
