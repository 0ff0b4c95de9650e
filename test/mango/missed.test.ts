import { MISSED_REASONS, missedReason, type MissedReason } from '../../mango/missed';
import { CODES } from '../../mango/codes';
import { parsed, START, summary } from './support';

/** Contract §3.2, "missedReason is one of", copied by hand: each code that it prints. */
const REASONS: Readonly<Record<string, readonly number[]>> = {
	abandoned: [1100, 1110, 1120],
	noAnswer: [1111, 1160],
	busy: [1121, 1193],
	rejected: [1122, 1123, 1124],
	unavailable: [1131, 1132, 1133, 1134, 1135],
	queueTimeout: [1162, 1163],
	noOperators: [1164],
	offHours: [1190, 1191, 1192],
	ivr: [1170, 1171],
	blocked: [1130, 1140, 1150, 1151, 1152, 4501, 4502, 4506, 4507],
};

/** The same list as a rule: the printed codes, then 2xxx, 12xx and 5xxx, then `other`. */
function expectedReason(code: number | null): MissedReason {
	if (code === null) return 'other';
	const printed = Object.entries(REASONS).find(([, codes]) => codes.includes(code));
	if (printed !== undefined) return printed[0] as MissedReason;
	if (code >= 2000 && code <= 2999) return 'billing';
	if ((code >= 1200 && code <= 1299) || (code >= 5000 && code <= 5999)) return 'technical';
	return 'other';
}

function missedBecause(reason: number | null): MissedReason | null {
	return missedReason(
		{ inbound: true, entryResult: 0, talked: false, nobodyReached: false, reason },
		false,
	);
}

describe('why a call was missed', () => {
	it.each(Object.entries(REASONS).flatMap(([reason, codes]) => codes.map((code) => [code, reason] as const)))(
		'%i is %s',
		(code, reason) => {
			expect(missedBecause(code)).toBe(reason);
		},
	);

	it('every code of the table has the reason that the contract gives it', () => {
		const wrong = CODES.filter(({ code }) => missedBecause(code) !== expectedReason(code));
		expect(wrong).toEqual([]);
	});

	it('a code without a reason of its own, and no code at all, is "other"', () => {
		for (const code of [null, 0, 1125, 1161, 1180, 1181, 1182, 1183, 1310, 3000, 4000, 4500, 4503, 6000, 9999]) {
			expect(missedBecause(code)).toBe('other');
		}
	});

	it('every reason that a filter offers can occur', () => {
		const codes: Array<number | null> = [null];
		for (let code = 1000; code < 7000; code++) codes.push(code);
		expect(new Set(codes.map(missedBecause))).toEqual(new Set(MISSED_REASONS));
	});
});

/** Contract §3.2, first paragraph. */
function isMissed(
	direction: number,
	entryResult: number,
	talkTime: number,
	nobody: boolean,
	option: boolean,
): boolean {
	const inbound = direction === 1;
	return (inbound && entryResult === 0) || (option && inbound && talkTime === 0 && nobody);
}

describe('P30 missed or not, the whole truth table: the reason code never decides', () => {
	const directions = [0, 1, 2];
	const callees: ReadonlyArray<readonly [boolean, unknown]> = [
		[true, {}],
		[true, undefined],
		[true, { extension: '', number: '' }],
		[false, { extension: '101' }],
		[false, { number: '79000000002' }],
		[false, { extension: '500', number: 'sip:u500@example.mangosip.ru' }],
	];
	const reasons = [undefined, 0, 9999, ...CODES.map(({ code }) => code)];

	it.each(directions)('direction %i: the reason code never decides, the option adds calls that nobody was reached by', (direction) => {
		const wrong: unknown[] = [];
		let rows = 0;
		for (const entry_result of [0, 1]) {
			for (const talk_time of [0, START + 10]) {
				for (const [nobody, to] of callees) {
					for (const option of [false, true]) {
						const missed = isMissed(direction, entry_result, talk_time, nobody, option);
						for (const disconnect_reason of reasons) {
							const json = summary({ call_direction: direction, entry_result, talk_time, to, disconnect_reason });
							const { matching, fields } = parsed('events/summary', json, option);
							const right =
								fields.missed === missed &&
								fields.answered === talk_time > 0 &&
								(fields.missedReason !== null) === missed &&
								matching.join() === (missed ? 'call.missed,call.ended' : 'call.ended');
							if (!right) wrong.push([json, option, fields]);
							rows++;
						}
					}
				}
			}
		}
		expect(wrong).toEqual([]);
		expect(rows).toBe(2 * 2 * callees.length * 2 * reasons.length);
	});

	it('a call that only the option makes a missed one has the reason "ivr", whatever its code', () => {
		for (const reason of [1110, 1170, 1100, 1111, undefined]) {
			const json = summary({ to: {}, talk_time: 0, entry_result: 1, disconnect_reason: reason });
			expect(parsed('events/summary', json, true).fields.missedReason).toBe('ivr');
			expect(parsed('events/summary', json, false).fields.missed).toBe(false);
		}
	});

	it('1110 with an answer is not missed, 1100 without one is: the fault of other clients (F10)', () => {
		const answered = summary({ disconnect_reason: 1110, entry_result: 1 });
		const unanswered = summary({ disconnect_reason: 1100, entry_result: 0, talk_time: 0 });
		expect(parsed('events/summary', answered).fields.missed).toBe(false);
		expect(parsed('events/summary', unanswered).fields.missed).toBe(true);
	});

	it('"0" and "1" in texts mean the same', () => {
		const texts = summary({ call_direction: '1', entry_result: '0', talk_time: '0' });
		expect(parsed('events/summary', texts).fields).toMatchObject({ missed: true, answered: false });
	});

	it('an unknown result or direction is not taken for a missed call', () => {
		for (const json of [
			summary({ entry_result: undefined, talk_time: 0 }),
			summary({ entry_result: null, talk_time: 0 }),
			summary({ entry_result: 'x', talk_time: 0 }),
			summary({ call_direction: undefined, entry_result: 0 }),
			summary({ call_direction: 7, entry_result: 0 }),
		]) {
			expect(parsed('events/summary', json).fields.missed).toBe(false);
		}
	});
});
