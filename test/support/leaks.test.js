// @ts-check
'use strict';

const { createHash } = require('node:crypto');
const { searchFor } = require('./leaks');

const SALT = 'marked-salt/ä+7Qx';
const SIGN = createHash('sha256').update('anything').digest('hex');
const search = searchFor([
	{ kind: 'salt', value: SALT },
	{ kind: 'signature', value: SIGN },
]);
const base64 = (/** @type {string} */ text) => Buffer.from(text).toString('base64');

test.each([
	['in a text', `key=1&salt=${SALT}.`, 'salt 1'],
	['between bytes that are no text', Buffer.concat([Buffer.from([0xff, 0, 0xfe]), Buffer.from(SALT)]), 'salt 1'],
	['in an address', `https://example.org/?salt=${encodeURIComponent(SALT)}`, 'salt 1 (escaped)'],
	['in UTF-16', Buffer.from(`x${SALT}`, 'utf16le'), 'salt 1 (UTF-16)'],
	['in hex', Buffer.from(SALT).toString('hex'), 'salt 1 (hex)'],
	['in base64', base64(SALT), 'salt 1 (base64)'],
	['in base64, after one byte', base64(`:${SALT}:`), 'salt 1 (base64)'],
	['in base64, after two bytes', base64(`a:${SALT}:b`), 'salt 1 (base64)'],
	['in base64, after a hundred bytes', base64('x'.repeat(100) + SALT), 'salt 1 (base64)'],
	['a signature', `sign=${SIGN}&`, 'signature'],
	['a signature in capitals', SIGN.toUpperCase(), 'signature'],
	['a signature among other hex digits', `0f${SIGN}a`, 'signature'],
	['a signature in base64', `data:;base64,${base64(`vpbx_api_key=1&sign=${SIGN}&json=%7B%7D`)}`, 'signature'],
	['a signature in base64 that follows other letters', `x${base64(`vpbx_api_key=1&sign=${SIGN}&json=%7B%7D`)}`, 'signature'],
])('a secret is found %s', (_where, content, expected) => {
	expect(search(content)).toContain(expected);
});

test('what was found is named, and not told', () => {
	expect(search(`${SALT} ${SIGN}`).join()).not.toMatch(/marked|[0-9a-f]{64}/);
});

test.each([
	['a text', 'marked salt, and no signature'],
	['another digest', createHash('sha256').update('other').digest('hex')],
	['half of a signature', SIGN.slice(0, 63)],
	['nothing', ''],
])('%s holds none', (_what, content) => {
	expect(search(content)).toEqual([]);
});

test('a search for nothing, or for something that is everywhere, is a mistake', () => {
	expect(() => searchFor([])).toThrow('No secrets');
	expect(() => searchFor([{ kind: 'salt', value: 'x' }])).toThrow('too short');
});
