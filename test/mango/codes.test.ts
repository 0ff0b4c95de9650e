/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { readFileSync } from 'node:fs';

import { CODES, type CodeRow } from '../../mango/codes';

const rows: readonly CodeRow[] = CODES;
const known = new Map(rows.map((row) => [row.code, row]));
const classes = [1000, 2000, 3000, 4000, 5000, 6000];

// The user's own list; jest runs in the root of the package.
const tsv: Array<[number, string]> = readFileSync('test/fixtures/result-codes.ru.tsv', 'utf8')
	.split('\n')
	.filter((line) => line !== '')
	.map((line) => {
		const tab = line.indexOf('\t');
		return [Number(line.slice(0, tab)), line.slice(tab + 1)];
	});
const fromTsv = new Set(tsv.map(([code]) => code));

// Every code of reference/mango-api.md §5.3, copied by hand, one line per row or group of rows there.
// prettier-ignore
const reference = [
	1000, 1001,
	1100, 1110, 1111, 1120, 1121, 1122, 1123, 1124, 1125,
	1130, 1131, 1132, 1133, 1134, 1135, 1140, 1150, 1151, 1152,
	1160, 1161, 1162, 1163, 1164, 1170, 1171, 1180, 1181, 1182, 1183, 1190, 1191, 1192, 1193,
	1200, 1201, 1202, 1210, 1211, 1212, 1230, 1231, 1232, 1233, 1234, 1235, 1236,
	1300, 1310, 1311, 1312, 1313, 1314,
	2000, 2100, 2110, 2120, 2130, 2140,
	2200, 2210, 2211, 2212, 2220, 2230, 2240, 2250, 2251, 2252, 2253, 2300, 2400,
	3000, 3100, 3101, 3102, 3103, 3104, 3105, 3106, 3107, 3108, 3109, 3110, 3111,
	3112, 3113, 3114, 3115, 3116, 3117, 3118, 3119,
	3120, 3121, 3122, 3123, 3124, 3125, 3126, 3127, 3128, 3129,
	3130, 3131, 3132, 3133, 3134, 3137, 3135, 3136,
	3200, 3300, 3310, 3320, 3330, 3340, 3400, 3503,
	4000, 4001, 4002, 4100, 4101, 4102, 4104, 4200, 4290,
	4300, 4301, 4391, 4392, 4393,
	4400, 4401, 4402, 4403, 4404, 4405,
	4500, 4501, 4502, 4503, 4504, 4505, 4506, 4507,
	5000, 5001, 5002, 5003, 5004, 5005, 5006, 5007, 5008, 5009, 5010, 5011,
	5101, 5102, 5103, 5104, 5105, 5106, 5107, 5108, 5113, 5109, 5110, 5111, 5112, 5114,
	5200, 5201, 5202, 5203, 5204, 5205, 5206, 5207, 5208, 5219, 5209,
	5210, 5211, 5212, 5213, 5214, 5215, 5216, 5217, 5218,
	5220, 5221, 5222, 5223, 5224, 5225, 5226, 5227, 5228,
	5300, 5301, 5302,
	6000, 6010, 6011, 6012, 6013, 6014, 6100, 6101, 6102,
];

/** 2219 → 2210 → 2200 → 2000; a class has no parent. */
function parent(code: number): number | undefined {
	for (const step of [10, 100, 1000]) {
		if (code % step !== 0) return code - (code % step);
	}
	return undefined;
}

function nearestKnown(code: number): number | undefined {
	let current: number | undefined = code;
	while (current !== undefined && !known.has(current)) current = parent(current);
	return current;
}

function repeated<T>(values: readonly T[]): T[] {
	return values.filter((value, index) => values.indexOf(value) !== index);
}

/** The codes of the rows that break a rule: empty when all is well, and readable when it is not. */
function offenders(breaks: (row: CodeRow) => boolean): number[] {
	return rows.filter(breaks).map((row) => row.code);
}

describe('result codes: which', () => {
	it('are four-digit, unique and in ascending order', () => {
		const codes = rows.map((row) => row.code);
		expect(offenders(({ code }) => !Number.isInteger(code) || code < 1000 || code > 6999)).toEqual([]);
		expect(repeated(codes)).toEqual([]);
		expect(codes).toEqual([...codes].sort((a, b) => a - b));
	});

	it('are exactly those of the reference and of the list of the user', () => {
		expect(repeated(reference)).toEqual([]);
		const expected = new Set([...reference, ...fromTsv]);
		expect(rows.map((row) => row.code)).toEqual([...expected].sort((a, b) => a - b));
	});

	it('have a class to fall back to', () => {
		for (const code of classes) expect(known.has(code)).toBe(true);
		for (const { code } of rows) {
			const chain = [code];
			for (let up = parent(code); up !== undefined; up = parent(up)) chain.push(up);
			expect(classes).toContain(chain[chain.length - 1]);
		}
	});

	it.each([
		[2219, 2210],
		[1090, 1000],
		[1119, 1110],
		[1199, 1190],
		[1299, 1200],
		[1220, 1200],
		[1399, 1300],
		[2199, 2100],
		[2260, 2200],
		[2500, 2000],
		[3199, 3100],
		[3399, 3300],
		[3500, 3000],
		[4199, 4100],
		[4291, 4290],
		[4399, 4300],
		[4499, 4400],
		[4599, 4500],
		[5099, 5000],
		[5299, 5200],
		[5399, 5300],
		[6099, 6000],
		[6199, 6100],
	])('lead an unknown %i to %i', (code, expected) => {
		expect(known.has(code)).toBe(false);
		expect(nearestKnown(code)).toBe(expected);
	});
});

describe('result codes: texts', () => {
	it('keep the 120 Russian texts of the user to the byte', () => {
		expect(tsv).toHaveLength(120);
		expect(fromTsv.size).toBe(120);
		const ours = tsv.map(([code]) => [code, known.get(code)?.messageRu]);
		expect(ours).toEqual(tsv);
	});

	it('have unique names in upper snake case', () => {
		expect(repeated(rows.map((row) => row.name))).toEqual([]);
		expect(offenders(({ name }) => !/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(name))).toEqual([]);
	});

	it('have a unique English message: sentence case, no final period, no words that scare', () => {
		expect(repeated(rows.map((row) => row.message.toLowerCase()))).toEqual([]);
		expect(offenders(({ message }) => !/^[A-Z].*[^.\s]$/.test(message))).toEqual([]);
		expect(offenders(({ message }) => /[\u0400-\u04ff]/.test(message))).toEqual([]);
		expect(offenders(({ message }) => /\b(errors?|problems?|failures?|mistakes?)\b/i.test(message))).toEqual([]);
	});

	it('have a Russian message, without a final period where the wording is ours', () => {
		expect(offenders(({ messageRu }) => !/[а-яё]/i.test(messageRu) || messageRu.trim() !== messageRu)).toEqual([]);
		expect(offenders(({ code, messageRu }) => !fromTsv.has(code) && messageRu.endsWith('.'))).toEqual([]);
		expect(repeated(rows.map((row) => row.messageRu))).toEqual([]);
	});

	it('have hints of whole sentences on one line, Russian only where the cabinet is quoted', () => {
		const hints = rows.filter((row) => 'hint' in row);
		expect(hints.length).toBeGreaterThan(100);
		expect(offenders(({ hint }) => hint !== undefined && !/^[A-Z][^\r\n]*\.$/.test(hint))).toEqual([]);
		const unquoted = (hint: string) => hint.replace(/«[^«»]+»/g, '');
		expect(offenders(({ hint = '' }) => /[\u0400-\u04ff«»]/.test(unquoted(hint)))).toEqual([]);
	});

	it.each([
		[2240, 'Top up'],
		[3102, "'API Salt'"],
		[3105, "'API Key'"],
		[3503, '500'],
		[5008, '«Открытое API»'],
		[5200, 'ALLOW_GROUPS'],
		[5201, '«Услуги ВАТС»'],
		[5221, 'BW_LIST'],
		[5225, 'ANI_ROUTING'],
		[5300, 'API_CONNECT'],
	])('name in the hint of %i what is needed: %s', (code, text) => {
		expect(known.get(code)?.hint).toContain(text);
	});
});

describe('result codes: retryable', () => {
	it('is true or absent', () => {
		expect(offenders((row) => 'retryable' in row && row.retryable !== true)).toEqual([]);
	});

	it('is never set for success, refused requests and configuration', () => {
		const never = (code: number) => code < 1100 || (code >= 3000 && code < 4000) || (code >= 5200 && code < 5400);
		expect(offenders(({ code, retryable }) => never(code) && retryable === true)).toEqual([]);
	});

	it.each([1111, 1121, 1131, 1162, 1163, 1164, 2220, 4200, 4290, 5000, 5001, 5002])('is set for %i', (code) => {
		expect(known.get(code)?.retryable).toBe(true);
	});

	it.each([1110, 1122, 1133, 1151, 1191, 2000, 2110, 2240, 2300, 4101, 4502, 5010, 5101])('is not set for %i', (code) => {
		expect(known.get(code)?.retryable).toBeUndefined();
	});
});
