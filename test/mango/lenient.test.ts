import fc from 'fast-check';

import { camelCaseKey, camelCaseKeys, fromJson, integer, isObject, member, text } from '../../mango/lenient';
import { holds } from '../support/property';

describe('numbers that may come as texts', () => {
	it.each([[1, 1], ['1', 1], [' 42 ', 42], [0, 0], ['0', 0], ['007', 7], ['-5', -5], [1.0, 1], ['999999999999999', 999_999_999_999_999]])('%j is %d', (value, expected) => {
		expect(integer(value)).toBe(expected);
	});

	it.each([[1.5], ['1.5'], ['1e3'], ['0x10'], [''], [' '], ['1 2'], ['+1'], ['--1'], [NaN], [Infinity], [2 ** 53], ['9'.repeat(16)], [true], [null], [undefined], [[1]], [{}], [10n], [new Date(1)]])('%p is none', (value) => {
		expect(integer(value)).toBeNull();
	});

	holds(
		'every safe integer, as number; every one up to fifteen digits, as text',
		500,
		fc.property(fc.maxSafeInteger(), (number) => {
			expect(integer(number)).toBe(number);
			if (Math.abs(number) < 1e15 && !Object.is(number, -0)) expect(integer(String(number))).toBe(number);
		}),
	);
});

describe('JSON that may have been parsed before', () => {
	it.each([['{"a":1}', { a: 1 }], ['[1]', [1]], ['null', null], ['"a"', 'a'], [{ a: 1 }, { a: 1 }], [5, 5], [null, null]])('%j is %j', (value, expected) => {
		expect(fromJson(value)).toEqual(expected);
	});

	it.each([[''], ['{'], ['<html>'], ['undefined'], [undefined]])('%j is none', (value) => {
		expect(fromJson(value)).toBeUndefined();
	});
});

describe('texts', () => {
	it.each([['a', 'a'], [' a ', 'a'], [5, '5'], [0, '0'], [-1, '-1']])('%j is %j', (value, expected) => {
		expect(text(value)).toBe(expected);
	});

	it.each([[''], ['  '], ['\n'], [null], [undefined], [NaN], [Infinity], [true], [[]], [{}], [['a']]])('%p is none: "" is absent', (value) => {
		expect(text(value)).toBeNull();
	});
});

describe('members are the own ones of an object', () => {
	it('inherited names are nothing', () => {
		for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
			expect(member({}, name)).toBeUndefined();
			expect(member({ [name]: 1 }, name)).toBe(1);
		}
		expect(member(JSON.parse('{"__proto__":1}'), '__proto__')).toBe(1);
		expect(member(Object.create(null), 'a')).toBeUndefined();
	});

	it.each([[null], [undefined], ['text'], [1], [[1, 2]]])('%p has none', (value) => {
		expect(member(value, 'length')).toBeUndefined();
		expect(isObject(value)).toBe(false);
	});
});

describe('camelCase', () => {
	it.each([
		['parent_status', 'parentStatus'],
		['assign_abonent_id', 'assignAbonentId'],
		['senderType', 'senderType'],
		['a__b', 'aB'],
		['a_1', 'a1'],
		['path', 'path'],
		['', ''],
		['a_', 'a_'],
		['имя_поля', 'имя_поля'],
	])('%j becomes %j', (key, expected) => {
		expect(camelCaseKey(key)).toBe(expected);
	});

	it('values keep their types, at any depth up to sixteen', () => {
		expect(camelCaseKeys({ a_b: [{ c_d: '1', e: null, f: [[1, 'x']] }], g: false })).toEqual({ aB: [{ cD: '1', e: null, f: [[1, 'x']] }], g: false });
		expect(camelCaseKeys('a_b')).toBe('a_b');
		expect(camelCaseKeys(null)).toBeNull();
	});

	it('P20 nesting deeper than sixteen levels is null, and 100,000 levels do not exhaust the stack', () => {
		const deep: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
		let depth = 0;
		for (let level = camelCaseKeys(deep); Array.isArray(level); level = (level as unknown[])[0]) depth++;
		expect(depth).toBe(16);
	});

	it('P20 a payload cannot touch the prototype of anything', () => {
		const copy = camelCaseKeys(JSON.parse('{"__proto__":{"polluted":1},"__proto__":{"polluted":2},"_proto":2,"constructor":{"prototype":{"polluted":1}}}'));
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
		expect(Object.keys(copy as object)).toEqual(['Proto', 'constructor']);
		expect((copy as Record<string, unknown>).polluted).toBeUndefined();
		expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
	});

	holds(
		'any JSON is copied without a throw, and without a change where no key has an underscore',
		1_000,
		fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
			const before = JSON.stringify(value);
			const copy = camelCaseKeys(value);
			expect(JSON.stringify(value)).toBe(before);
			if (!before.includes('_')) expect(JSON.stringify(copy)).toBe(before);
		}),
	);
});
