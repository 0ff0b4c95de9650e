import fc from 'fast-check';

import { forget } from '../../../mango/events/memory';
import { receive, type Incoming } from '../../../mango/events/receive';
import { EVENTS } from '../../../mango/events/table';
import { deliver, FIXTURES, leg, NOW, posted, signedBody, subscription, summary } from '../support';
import { holds } from '../../support/property';

beforeEach(() => forget());

const suffixes = EVENTS.map(({ suffix }) => suffix).filter((suffix) => suffix !== 'ping');
const suffix = fc.oneof(fc.constantFrom(...suffixes), fc.string(), fc.constantFrom('__proto__', '/events/call/', 'ping/x'));

const fieldNames = [...new Set(FIXTURES.flatMap(({ json }) => Object.keys(json ?? {})))];
const scalar = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 12 }),
	fc.integer(),
	fc.double(),
	fc.boolean(),
	fc.constantFrom(null, undefined, '', '0', '1', 1782000000, '1782000000', 'Appeared', 'Connected', 'abonent', 'sip:a@b', '79000000001'),
);
const value = fc.oneof(
	{ weight: 5, arbitrary: scalar },
	{ weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
	{ weight: 2, arbitrary: fc.dictionary(fc.constantFrom('extension', 'number', 'line_number', 'acd_group', 'taken_from_call_id', 'type', '__proto__'), scalar, { maxKeys: 4 }) },
);
/** Objects that look like events, with members of all types. */
const payload = fc.dictionary(fc.oneof(fc.constantFrom(...fieldNames), fc.string({ maxLength: 8 })), value, { maxKeys: 12 });

function judge(incoming: Incoming) {
	return receive(incoming, subscription({ output: 'both' }), NOW);
}

describe('P4, P11 what is not signed is never accepted and never throws', () => {
	const body = fc.oneof(
		fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withTypedArray: true }),
		fc.record({ vpbx_api_key: fc.oneof(fc.constant('simulator-key'), fc.anything()), sign: fc.anything(), json: fc.anything() }),
		fc.record({ vpbx_api_key: fc.constant('simulator-key'), sign: fc.stringMatching(/^[0-9a-f]{64}$/), json: fc.string() }),
	);
	holds(
		'any parsed body',
		15_000,
		fc.property(suffix, body, (path, parsedBody) => {
			const verdict = judge({ suffix: path, body: parsedBody, rawBody: undefined });
			expect(verdict.kind).toBe('refuse');
		}),
	);

	const raw = fc.oneof(
		fc.uint8Array({ maxLength: 200, size: 'max' }).map((bytes) => Buffer.from(bytes)),
		fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
		fc.stringMatching(/^(json|sign|vpbx_api_key|x)=[a-z%+&=0-9]*$/).map((text) => Buffer.from(text)),
	);
	holds(
		'any raw body',
		15_000,
		fc.property(suffix, raw, fc.constantFrom<unknown>({}, undefined, null, '', []), (path, rawBody, body) => {
			expect(judge({ suffix: path, body, rawBody }).kind).toBe('refuse');
		}),
	);

	const good = signedBody(JSON.stringify(summary()));
	const change = fc.constantFrom<keyof typeof good>('vpbx_api_key', 'sign', 'json').chain((field) =>
		fc.tuple(fc.constant(field), fc.oneof(fc.string(), fc.mixedCase(fc.constant(good[field])), fc.constant(`${good[field]} `), fc.constant([good[field]]))),
	);
	holds(
		'P3 a signed form with any one thing changed is refused with 401',
		5_000,
		fc.property(change, ([field, changed]) => {
			// The letter case of the digest alone does not matter.
			fc.pre(!(typeof changed === 'string' && (changed === good[field] || (field === 'sign' && changed.toLowerCase() === good.sign))));
			expect(judge({ suffix: 'events/summary', body: { ...good, [field]: changed }, rawBody: undefined })).toMatchObject({ kind: 'refuse', status: 401 });
		}),
	);
});

describe('P20 what is signed never throws, whatever it holds', () => {
	holds(
		'any JSON value on any path',
		10_000,
		fc.property(suffix, fc.oneof(fc.json(), fc.string({ unit: 'binary' })), (path, text) => {
			forget();
			expect(judge(posted(path, text)).kind).toMatch(/^(emit|ignore|refuse)$/);
		}),
	);

	holds(
		'any mixture of fields on any path, and every item has its four common members',
		10_000,
		fc.property(fc.constantFrom(...suffixes), payload, (path, json) => {
			forget();
			const verdict = deliver(path, json, { ivrOnlyAsMissed: true });
			if (verdict.kind !== 'emit') return;
			expect(verdict.item).toMatchObject({ path, eventId: expect.any(String), event: expect.any(String) });
			expect(Object.values(verdict.item)).not.toContain(undefined);
			expect(() => JSON.stringify(verdict.item)).not.toThrow();
			// The same payload again has the same id: it is a duplicate.
			expect(deliver(path, json, { ivrOnlyAsMissed: true }).kind).toBe('ignore');
		}),
	);

	holds(
		'a leg and a summary with any field of any kind',
		10_000,
		fc.property(fc.boolean(), payload, (isLeg, changes) => {
			forget();
			const json = isLeg ? leg(changes) : summary(changes);
			const verdict = deliver(isLeg ? 'events/call' : 'events/summary', json);
			if (verdict.kind !== 'emit') return;
			const { clientNumber, seq } = verdict.item;
			if (clientNumber !== null) expect(clientNumber).toMatch(/^\+[1-9]\d{6,14}$/);
			if (seq !== undefined && seq !== null) expect(Number.isSafeInteger(seq)).toBe(true);
			for (const name of ['occurredAt', 'startedAt', 'answeredAt', 'endedAt']) {
				const instant = verdict.item[name];
				if (typeof instant === 'string') expect(new Date(instant).toISOString()).toBe(instant);
			}
		}),
	);
});

describe('P17 fields that Mango may add one day', () => {
	const known = new Set(fieldNames);
	const added = fc.dictionary(
		fc.string({ minLength: 1, maxLength: 12 }).filter((name) => !known.has(name)),
		fc.constantFrom<unknown>('MARK', ['MARK'], { deep: 'MARK' }),
		{ minKeys: 1, maxKeys: 5 },
	);
	// Contacts and chats pass on whole objects whose members no manual lists; these have a list.
	const listed = FIXTURES.filter(({ path }) => /^events\/(call|summary|recording|record|dtmf|sms)|^result\//.test(path));
	holds(
		'stay in raw, change nothing else, and are never lost there',
		5_000,
		fc.property(fc.constantFrom(...listed), added, ({ path, json }, more) => {
			const itemWith = (fields: object, output: 'simplified' | 'both') => {
				forget();
				const verdict = receive(posted(path, fields), subscription({ output }), NOW);
				return verdict.kind === 'emit' ? verdict.item : undefined;
			};
			const widened = { ...json, ...more };
			expect(itemWith(widened, 'simplified')).toEqual(itemWith({ ...json }, 'simplified'));
			expect(itemWith(widened, 'both')?.raw).toEqual(JSON.parse(JSON.stringify(widened)));
		}),
	);
});
