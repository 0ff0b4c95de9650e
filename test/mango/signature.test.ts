import { timingSafeEqual } from 'crypto';

import fc from 'fast-check';

import type { SignedForm } from '../../mango/form';
import { isSignedByOneOf, sign, signForm, type KeyPair } from '../../mango/signature';
import { holds } from '../support/property';

jest.mock('crypto', () => {
	const actual = jest.requireActual<typeof import('crypto')>('crypto');
	return { ...actual, timingSafeEqual: jest.fn(actual.timingSafeEqual) };
});

const PAIR: KeyPair = {
	apiKey: 'testkey'.padEnd(32, '0'),
	apiSalt: 'testsalt'.padEnd(32, '0'),
};
const OTHER: KeyPair = { apiKey: 'another-key', apiSalt: 'another-salt' };

/**
 * mango-api.md §1.3 for the first two; the rest were computed with
 * `printf '%s' "$key$json$salt" | sha256sum`.
 */
const VECTORS: ReadonlyArray<readonly [string, string, string]> = [
	['the example of the reference', '{"command_id":"n8n-1","from":{"extension":"101"},"to_number":"79000000001"}', 'cc46b48b108a32cf0984b28b7ffd811352755b39870324cb6d612ca407226ba5'],
	['no parameters', '{}', '020e97e327fe838c3364a440ee5d579a703e452e1dab16e552fab674fdd60842'],
	['raw Cyrillic', '{"text":"Здравствуйте, Анна! Ёж — 100 ₽"}', 'a51d8282465f595df4ff8183dd929c9072a39d3b7104c49dd63e70ea89e4332b'],
	['escaped slashes', '{"url":"https:\\/\\/example.org\\/a"}', 'd1264c119fe8cd0129b37c5bfd6241b607af12d115691c1dc0f1a32fbc626748'],
	['Cyrillic in \\u escapes', '{"text":"\\u0417\\u0434\\u0440\\u0430\\u0432\\u0441\\u0442\\u0432\\u0443\\u0439\\u0442\\u0435"}', 'bcfd2b09217f22f657971f4b24172d619395c77c8cf50b842d2c2d8484d8e958'],
	['a number that re-serialising would shorten', '{"t":1.0,"x":"\\/"}', 'ce2a65a19aa11756071ad797c94e498647ad6f3c336e06ffc50c8c12a1ebf6ba'],
	['spaces around and between', ' { "command_id" : "n8n-1" } ', '8caba6060f4c8b1a46c2504efe34a0d607a67ab0464a90d58c4849929050a2fd'],
	['a letter outside of the basic plane', '{"text":"👋"}', 'b7cbe3082832a930b021a1557174cda5e577b57c4b67fc3c4a681a213a83646f'],
];

function formOf(json: string, digest: string): SignedForm {
	return { vpbx_api_key: PAIR.apiKey, sign: digest, json };
}

/** The text with one character replaced. */
function damaged(text: string, position: number, character: string): string {
	return text.slice(0, position) + character + text.slice(position + 1);
}

describe('P1 the digest is the one that Mango computes', () => {
	it.each(VECTORS)('for %s', (_what, json, digest) => {
		expect(sign(PAIR, json)).toBe(digest);
	});

	it('key, json and salt are joined in this order: swapped values are a classic 3102', () => {
		const swapped = { apiKey: PAIR.apiSalt, apiSalt: PAIR.apiKey };
		expect(sign(swapped, '{}')).not.toBe(sign(PAIR, '{}'));
	});

	it('the form holds the very string that was hashed', () => {
		const json = '{"t":1.0,"x":"\\/"}';
		expect(signForm(PAIR, json)).toEqual(formOf(json, sign(PAIR, json)));
		expect(Object.keys(signForm(PAIR, json))).not.toContain('apiSalt');
	});
});

describe('what Mango has signed is accepted', () => {
	describe('P2 a form that came untouched is accepted, whatever characters it holds', () => {
		it.each(VECTORS)('%s', (_what, json, digest) => {
			expect(isSignedByOneOf([PAIR], formOf(json, digest))).toBe(true);
		});
	});

	it('P2 re-serialising the json would break its signature, so nothing may do that', () => {
		const [, json, digest] = VECTORS[5];
		expect(isSignedByOneOf([PAIR], formOf(JSON.stringify(JSON.parse(json)), digest))).toBe(false);
	});

	describe('P6 a signature in upper or mixed case is accepted, because hex has no case', () => {
		it.each(VECTORS)('%s', (_what, json, digest) => {
			const mixed = digest.replace(/[a-f]/, (letter) => letter.toUpperCase());
			expect(isSignedByOneOf([PAIR], formOf(json, digest.toUpperCase()))).toBe(true);
			expect(isSignedByOneOf([PAIR], formOf(json, mixed))).toBe(true);
		});
	});

	it('P10 a form is accepted whichever pair of several has signed it', () => {
		const form = formOf('{}', sign(PAIR, '{}'));
		expect(isSignedByOneOf([PAIR, OTHER], form)).toBe(true);
		expect(isSignedByOneOf([OTHER, PAIR], form)).toBe(true);
		expect(isSignedByOneOf([PAIR, PAIR], form)).toBe(true);
		expect(isSignedByOneOf([OTHER, OTHER], form)).toBe(false);
	});

	const secret = fc.string({ minLength: 1 });
	holds(
		'P1 any json signed with any pair is accepted from that pair, and from no other',
		2_000,
		fc.property(fc.string({ unit: 'binary' }), secret, secret, (json, apiKey, apiSalt) => {
			const pair = { apiKey, apiSalt };
			expect(isSignedByOneOf([pair], signForm(pair, json))).toBe(true);
			expect(isSignedByOneOf([{ apiKey, apiSalt: `${apiSalt}x` }], signForm(pair, json))).toBe(false);
		}),
	);
});

describe('what Mango has not signed is refused', () => {
	const PRINTABLE = Array.from({ length: 95 }, (_unused, index) => String.fromCharCode(32 + index));
	const FIELDS = ['json', 'sign', 'vpbx_api_key'] as const;

	/** Whether it is still the same form: another letter case of a digest is the same digest. */
	function isUnchanged(field: keyof SignedForm, before: string, after: string): boolean {
		return field === 'sign' ? before.toLowerCase() === after.toLowerCase() : before === after;
	}

	it('P3 every position of json, sign and key, changed to every printable character: none is accepted', () => {
		const accepted: string[] = [];
		let cases = 0;
		for (const [, json, digest] of VECTORS) {
			const whole = formOf(json, digest);
			for (const field of FIELDS) {
				for (let at = 0; at < whole[field].length; at++) {
					for (const character of PRINTABLE) {
						const changed = damaged(whole[field], at, character);
						if (isUnchanged(field, whole[field], changed)) continue;
						cases++;
						if (isSignedByOneOf([PAIR, OTHER], { ...whole, [field]: changed })) accepted.push(changed);
					}
				}
			}
		}
		expect(accepted).toEqual([]);
		expect(cases).toBeGreaterThan(90_000);
	});

	const event = fc.json({ maxDepth: 2 });
	const damage = fc.record({
		field: fc.constantFrom(...FIELDS),
		at: fc.nat(),
		by: fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), fc.constant('')),
		inserted: fc.boolean(),
	});
	holds(
		'P3 one character changed, added or taken away in json, sign or key of any event: never accepted',
		20_000,
		fc.property(event, damage, (json, { field, at, by, inserted }) => {
			const whole = formOf(json, sign(PAIR, json));
			const [before, place] = [whole[field], at % whole[field].length];
			const after = before.slice(0, place) + by + before.slice(place + (inserted ? 0 : 1));
			fc.pre(!isUnchanged(field, before, after));
			expect(isSignedByOneOf([PAIR, OTHER], { ...whole, [field]: after })).toBe(false);
		}),
	);

	describe('P4 a digest of another length is refused without a throw', () => {
		it.each([0, 1, 63, 65, 128, 100_000])('%i characters', (length) => {
			const [, json, digest] = VECTORS[0];
			const stretched = digest.repeat(Math.ceil(length / 64)).slice(0, length);
			expect(isSignedByOneOf([PAIR], formOf(json, stretched))).toBe(false);
		});
	});

	it('a digest with the right prefix and a multi-byte letter of the same length', () => {
		const [, json, digest] = VECTORS[0];
		expect(isSignedByOneOf([PAIR], formOf(json, `${digest.slice(0, 63)}ё`))).toBe(false);
		expect(isSignedByOneOf([PAIR], formOf(json, ` ${digest}`))).toBe(false);
	});

	it('a digest made without the salt, or as an HMAC of the wrong client libraries', () => {
		expect(isSignedByOneOf([PAIR], formOf('{}', sign({ apiKey: PAIR.apiKey, apiSalt: '' }, '{}')))).toBe(false);
		expect(isSignedByOneOf([PAIR], formOf('{}', sign({ apiKey: '', apiSalt: PAIR.apiSalt }, '{}')))).toBe(false);
	});

	it("P9 another PBX's valid form is refused", () => {
		expect(isSignedByOneOf([PAIR], signForm(OTHER, '{}'))).toBe(false);
	});

	it("our key with the other PBX's signature, and the other way round", () => {
		const own = signForm(PAIR, '{}');
		const foreign = signForm(OTHER, '{}');
		const pairs = [PAIR, OTHER];
		expect(isSignedByOneOf(pairs, { ...own, sign: foreign.sign })).toBe(false);
		expect(isSignedByOneOf(pairs, { ...own, vpbx_api_key: foreign.vpbx_api_key })).toBe(false);
	});
});

describe('P8 without a secret the door is closed, not open', () => {
	it.each([
		['no salt', { apiKey: 'k', apiSalt: '' }],
		['no key', { apiKey: '', apiSalt: 's' }],
		['neither', { apiKey: '', apiSalt: '' }],
	])('%s: even the form that fits it is refused', (_what, pair) => {
		expect(isSignedByOneOf([pair], signForm(pair, '{}'))).toBe(false);
	});

	it('no pair at all accepts nothing', () => {
		expect(isSignedByOneOf([], signForm(PAIR, '{}'))).toBe(false);
	});

	it('an unusable pair beside a good one neither helps nor harms', () => {
		const empty = { apiKey: '', apiSalt: '' };
		expect(isSignedByOneOf([empty, PAIR, empty], signForm(PAIR, '{}'))).toBe(true);
		expect(isSignedByOneOf([empty, PAIR], signForm(empty, '{}'))).toBe(false);
	});
});

describe('P5 the time taken tells nothing about key, digest or pair', () => {
	const compared = jest.mocked(timingSafeEqual);
	const good = signForm(PAIR, '{}');
	const wrong = { ...good, sign: '0'.repeat(64) };

	it('every digest of the right length is compared in constant time, whichever pair matched before', () => {
		for (const form of [good, signForm(OTHER, '{}'), wrong]) {
			for (const pairs of [[PAIR, OTHER], [OTHER, PAIR]]) {
				compared.mockClear();
				isSignedByOneOf(pairs, form);
				// One digest for each pair, and the key of the pair that has its length.
				expect(compared).toHaveBeenCalledTimes(3);
			}
		}
	});

	it('lengths come first: the comparison throws on different ones, and a throw would be a 500', () => {
		compared.mockClear();
		for (let length = 0; length <= 130; length++) {
			isSignedByOneOf([PAIR, OTHER], { ...good, sign: 'ё'.repeat(length) });
			isSignedByOneOf([PAIR, OTHER], { ...good, vpbx_api_key: 'k'.repeat(length) });
		}
		const lengths = compared.mock.calls.map(([one, other]) => [one.byteLength, other.byteLength]);
		expect(lengths.length).toBeGreaterThan(130);
		expect(lengths.filter(([one, other]) => one !== other)).toEqual([]);
	});
});
