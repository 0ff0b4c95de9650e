import fc from 'fast-check';

import { e164, isExtension, isSipAddress, phoneDigits } from '../../mango/phone';
import { holds } from '../support/property';

describe('what people write', () => {
	it.each([
		'79001234567', '+79001234567', '+7 900 123 45 67', '+7 (900) 123-45-67', '8 900 123-45-67', '8(900)1234567', '89001234567',
		'9001234567', '900 123-45-67', '007 900 123 45 67', 'tel:+79001234567', 'TEL:89001234567', ' 79001234567 ', '7.900.123.45.67',
		'8\u00a0900\u00a0123\u201145\u201167', '+7/900/1234567', '8 – 900 – 123 – 45 – 67',
	])('%j is 79001234567', (writing) => {
		expect(phoneDigits(writing)).toBe('79001234567');
	});

	it.each([
		['8 (495) 000-00-01', '74950000001'],
		['495 000 00 01', '74950000001'],
		['8 800 000 00 01', '78000000001'],
		['+375 29 123-45-67', '375291234567'],
		['00375291234567', '375291234567'],
		['+49 30 1234567', '49301234567'],
		['+1 (415) 555-0100', '14155550100'],
		['+86 10 1234 5678', '861012345678'],
		['+84 90 123 45 67', '84901234567'],
		['+82 2 123 4567', '8221234567'],
		['8 10 375 29 123 45 67', '375291234567'],
	])('%j is %s', (writing, digits) => {
		expect(phoneDigits(writing)).toBe(digits);
	});

	it.each([
		'', ' ', '+', '-', '()', '101', '112', '123456', '1234567890123456', '+0 900 123 45 67', '0900 123 45 67', 'sip:u101@example.mangosip.ru',
		'900-FLOWERS', '+7900123456x', '7900#1234567', '79001234567,79001234568', '79001234567;ext=5', '+7+9001234567', '７９００１２３４５６７', 'null', '000000000',
		// One digit of a Russian number too few or too many.
		'+7 900 123 45 6', '+7 900 123 45 678', '7900123456', '790012345678',
	])('%j is refused here and not by Mango, whose second 3xxx blocks the PBX', (writing) => {
		expect(phoneDigits(writing)).toBeNull();
	});

	it.each(['8 916 123', '+7 916 123-45-6', '+7 916 123-45-678', '7916123456', '916123', '8 900 123 45 6'])(
		'%j lost or gained a digit and is not dialled',
		(writing) => {
			expect(phoneDigits(writing)).toBeNull();
		},
	);

	const digits = fc.oneof(fc.stringMatching(/^7[0-9]{10}$/), fc.stringMatching(/^[1-69][0-9]{6,14}$/), fc.stringMatching(/^8[0-9]{10,14}$/));
	holds(
		'what comes out is E.164, and E.164 goes in and out unchanged',
		5_000,
		fc.property(digits, (number) => {
			expect(phoneDigits(`+${number}`)).toBe(number);
		}),
	);

	holds(
		'any text is read or refused, never half read',
		10_000,
		fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+0-9 ()./-]*$/)), (writing) => {
			const digits = phoneDigits(writing);
			if (digits === null) return;
			expect(digits).toMatch(/^[1-9]\d{6,14}$/);
			expect(phoneDigits(`+${digits}`)).toBe(digits);
			// The national part survives whatever stands in front of it.
			expect(digits.endsWith(writing.replace(/\D/g, '').slice(-7))).toBe(true);
		}),
	);

	holds(
		'the usual writings of one Russian number are one number',
		1_000,
		fc.property(fc.stringMatching(/^9[0-9]{9}$/), (national) => {
			const [a, b, c, d] = [national.slice(0, 3), national.slice(3, 6), national.slice(6, 8), national.slice(8)];
			const writings = [`+7${national}`, `8${national}`, national, `7${national}`, `+7 (${a}) ${b}-${c}-${d}`, `8 ${a} ${b} ${c} ${d}`, `007${national}`];
			expect(new Set(writings.map(phoneDigits))).toEqual(new Set([`7${national}`]));
		}),
	);
});

describe('what Mango writes', () => {
	it.each([
		['79000000001', '+79000000001'],
		['+79000000001', '+79000000001'],
		['74950000001', '+74950000001'],
		['89000000001', '+79000000001'],
		['375291234567', '+375291234567'],
		['84901234567', '+84901234567'],
		['861012345678', '+861012345678'],
		['4930123456', '+4930123456'],
	])('%j is %s', (value, expected) => {
		expect(e164(value)).toBe(expected);
	});

	it.each([[null], [''], ['101'], ['500'], ['112'], ['sip:u101@example.mangosip.ru'], ['anonymous'], ['+'], ['++79000000001'], ['7 900 000 00 01'], ['1234567890123456'], ['0123456789'], ['79000000001\n']])('%j is no client number', (value) => {
		expect(e164(value)).toBeNull();
	});

	holds(
		'international numbers are not taken for Russian ones',
		5_000,
		fc.property(fc.stringMatching(/^[1-79][0-9]{6,14}$/), (digits) => {
			expect(e164(digits)).toBe(`+${digits}`);
		}),
	);
});

describe('what is no number', () => {
	it.each(['sip:u101@example.mangosip.ru', 'SIP:a@b', 'sips:a@b', ' sip:a@b '])('%j is a SIP address', (value) => {
		expect(isSipAddress(value)).toBe(true);
	});

	it.each(['u101@example.mangosip.ru', 'sip:', 'sip:a', 'sip:@b', 'sip:a@', 'sip:a b@c', 'sip:a@b@c', '79000000001', ''])('%j is none', (value) => {
		expect(isSipAddress(value)).toBe(false);
	});

	it('an extension is a short row of digits', () => {
		expect(['1', '101', '123456'].every(isExtension)).toBe(true);
		expect(['', '1234567', '10a', '+101', ' 101', '-1', '1.1'].some(isExtension)).toBe(false);
	});
});
