import fc from 'fast-check';

import { smsLength } from '../../mango/sms';
import { holds } from '../support/property';

describe('the length of an SMS is counted as the network counts it, or Mango refuses it', () => {
	it.each<[string, string, number, number]>([
		['nothing', '', 0, 612],
		['Latin', 'Hello, Anna!', 12, 612],
		['Latin with line breaks', 'a\r\nb', 4, 612],
		['accented letters, of which nobody knows whether Mango counts them as Latin', 'éüñ', 3, 268],
		['characters that take two places', '^{}\\[~]|', 16, 612],
		['Cyrillic', 'Здравствуйте', 12, 268],
		['one Cyrillic letter in a Latin text', 'Anna, c 9:00 дo', 15, 268],
		['letters that only look Latin', 'naïve', 5, 268],
		['a typographic quote', 'Anna’s', 6, 268],
		['a backtick, which GSM lacks', '`', 1, 268],
		['an emoji, which takes two places', 'ok 👋', 5, 268],
		['second-table letters in a Unicode text take one place', 'Ё{}', 3, 268],
	])('%s', (_what, text, characters, limit) => {
		expect(smsLength(text)).toEqual({ characters, limit });
	});

	it('612 Latin or 268 Cyrillic letters fit, one more does not', () => {
		for (const [letter, count] of [['a', 612], ['ж', 268], ['{', 306]] as const) {
			const fits = smsLength(letter.repeat(count));
			const over = smsLength(letter.repeat(count + 1));
			expect(fits.characters).toBeLessThanOrEqual(fits.limit);
			expect(over.characters).toBeGreaterThan(over.limit);
		}
	});

	holds(
		'a longer text is never shorter',
		500,
		fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, two) => {
			const whole = smsLength(one + two);
			expect(whole.characters).toBeGreaterThanOrEqual((one + two).length);
			expect(whole.limit).toBe(Math.min(smsLength(one).limit, smsLength(two).limit));
		}),
	);
});
