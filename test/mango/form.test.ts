import fc from 'fast-check';

import { decodeForm, encodeForm, signedForm } from '../../mango/form';
import { holds } from '../support/property';

const FORM = { vpbx_api_key: 'key', sign: 'abc', json: '{"a":1}' };

describe('what is encoded is decoded again', () => {
	const value = fc.string({ unit: 'binary' });
	holds(
		'whatever the three values hold',
		5_000,
		fc.property(value, value, value, (vpbx_api_key, sign, json) => {
			const form = { vpbx_api_key, sign, json };
			expect({ ...decodeForm(encodeForm(form)) }).toEqual(form);
		}),
	);

	it('as any other form decoder reads it', () => {
		const form = { vpbx_api_key: 'k+&=%', sign: 'ё', json: '{"text":"a b\\n+7 916 & 100%"}' };
		const read = new URLSearchParams(encodeForm(form));
		expect(Object.fromEntries(read)).toEqual(form);
	});

	it('with spaces and pluses apart: "+7" must not become " 7"', () => {
		expect(decodeForm('json=%7B%22n%22%3A%22%2B7%22%7D').json).toBe('{"n":"+7"}');
		expect(decodeForm('json=a+b%20c').json).toBe('a b c');
	});

	it('in any order of the fields, with others in between', () => {
		const fields = decodeForm('json=%7B%7D&x=1&sign=abc&vpbx_api_key=key');
		expect(signedForm(fields)).toEqual({ ...FORM, json: '{}' });
	});
});

describe('P4 a broken form is read as far as it goes and never throws', () => {
	it.each([
		['', {}],
		['&&&', {}],
		['json', { json: '' }],
		['=x', { '': 'x' }],
		['a=b=c', { a: 'b=c' }],
		['json=%', { json: '%' }],
		['json=%zz', { json: '%zz' }],
		['json=%E0%A4', { json: '%E0%A4' }],
		['%=1', { '%': '1' }],
		['json=%00', { json: '\u0000' }],
	])('%j', (body, expected) => {
		expect({ ...decodeForm(body) }).toEqual(expected);
	});

	holds(
		'any text',
		15_000,
		fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-c%&=+0-9]*$/)), (body) => {
			const fields = decodeForm(body);
			for (const value of Object.values(fields)) {
				expect(Array.isArray(value) || typeof value === 'string').toBe(true);
			}
			signedForm(fields);
		}),
	);

	it('names of the prototype are names like others', () => {
		const fields = decodeForm('__proto__=a&constructor=b&toString=c&hasOwnProperty=d');
		expect(Object.keys(fields).sort()).toEqual(['__proto__', 'constructor', 'hasOwnProperty', 'toString']);
		expect(({} as Record<string, unknown>).a).toBeUndefined();
		expect(signedForm(decodeForm('__proto__=1'))).toBeNull();
	});

	it('a field repeated 100,000 times is read to its end: the body is not yet verified', () => {
		const fields = decodeForm('json=&'.repeat(100_000));
		expect(fields.json).toHaveLength(100_000);
		expect(signedForm(fields)).toBeNull();
	});
});

describe('P4 only three single, filled texts are a signed form', () => {
	it('they are taken, and nothing beside them', () => {
		expect(signedForm({ ...FORM, extra: 'x' })).toEqual(FORM);
	});

	it.each(['vpbx_api_key', 'sign', 'json'] as const)('%s missing, empty, repeated or of another type', (field) => {
		for (const bad of [undefined, null, '', [], ['a'], ['a', 'b'], {}, 1, true, Buffer.from('a')]) {
			expect(signedForm({ ...FORM, [field]: bad })).toBeNull();
		}
	});

	it.each(['vpbx_api_key', 'sign', 'json'])('a second %s makes it ambiguous', (field) => {
		expect(signedForm(decodeForm(`${encodeForm(FORM)}&${field}=x`))).toBeNull();
		expect(signedForm(decodeForm(`${field}=&${encodeForm(FORM)}`))).toBeNull();
	});

	it.each([[undefined], [null], ['text'], [1], [[]], [new Date()]])('%p is no form', (nothing) => {
		expect(signedForm(nothing)).toBeNull();
	});
});
