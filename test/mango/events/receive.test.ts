import { forget, remembered } from '../../../mango/events/memory';
import { receive, type Incoming, type Verdict } from '../../../mango/events/receive';
import type { TriggerValue } from '../../../mango/events/values';
import type { KeyPair } from '../../../mango/signature';
import { encodeForm } from '../../../mango/form';
import {
	ALL_VALUES,
	deliver,
	itemOf,
	leg,
	NOW,
	PAIR,
	posted,
	sha256,
	signedBody,
	START,
	subscription,
	summary,
	unparsed,
} from '../support';

beforeEach(() => forget());

const OTHER: KeyPair = { apiKey: 'another-key', apiSalt: 'another-salt' };
const JSON_TEXT = JSON.stringify(summary());

function judged(incoming: Incoming, changes = {}): Verdict {
	return receive(incoming, subscription(changes), NOW);
}

/** `401`, `200` (nothing starts) or `item`. */
function short(verdict: Verdict): string {
	return verdict.kind === 'refuse' ? String(verdict.status) : verdict.kind === 'ignore' ? '200' : 'item';
}

describe('P18 ping is answered with 200 whatever comes, or the cabinet does not save the address', () => {
	const pings: ReadonlyArray<readonly [string, Incoming]> = [
		['empty', { suffix: '/ping', body: {}, rawBody: undefined }],
		['without any body', { suffix: '/ping', body: undefined, rawBody: undefined }],
		['unsigned', { suffix: '/ping', body: { a: 'b' }, rawBody: undefined }],
		['wrongly signed', { suffix: '/ping', body: { vpbx_api_key: 'x', sign: 'y', json: '{}' }, rawBody: undefined }],
		['signed', posted('/ping', {})],
		['signed by another PBX', posted('/ping', {}, OTHER)],
		['with a doubled slash', { suffix: '//Ping/', body: null, rawBody: undefined }],
		['as text', unparsed('/ping', 'hello')],
		['as broken json', posted('/ping', '{broken')],
	];

	it.each(pings)('%s', (_what, incoming) => {
		const others = ALL_VALUES.filter((value) => value !== 'connection.checked');
		expect(judged(incoming, { events: others }).kind).toBe('ignore');
		expect(judged(incoming, { events: others, pairs: [] }).kind).toBe('ignore');
	});

	it.each(pings)('%s: starts the workflow only where that is chosen', (_what, incoming) => {
		const item = itemOf(judged(incoming, { events: ['connection.checked'], pairs: [] }));
		expect(item).toEqual({
			event: 'connection.checked',
			eventId: expect.stringMatching(/^ping:[0-9a-f]{16}$/),
			path: 'ping',
			receivedAt: '2026-06-21T00:00:00.000Z',
		});
	});

	it.each(pings)('%s: raw is what could be read of it, or null', (_what, incoming) => {
		const item = itemOf(judged(incoming, { output: 'raw' }));
		expect(Object.keys(item ?? {}).sort()).toEqual(['event', 'eventId', 'path', 'raw', 'receivedAt']);
		expect(item?.raw).not.toBeUndefined();
	});

	it('each press of the button counts: a second ping is no duplicate', () => {
		const [, empty] = pings[0];
		expect(short(judged(empty))).toBe('item');
		expect(short(judged(empty))).toBe('item');
	});
});

describe('P11 what is not authentic starts nothing', () => {
	const good = signedBody(JSON_TEXT);
	const form = encodeForm(good);

	it.each<[string, unknown]>([
		['no signature', { vpbx_api_key: good.vpbx_api_key, json: good.json }],
		['no key', { sign: good.sign, json: good.json }],
		['no json', { vpbx_api_key: good.vpbx_api_key, sign: good.sign }],
		['an empty signature', { ...good, sign: '' }],
		['a repeated json', { ...good, json: [good.json, good.json] }],
		['a json that something has parsed already', { ...good, json: summary() }],
		['an object as signature', { ...good, sign: { $ne: '' } }],
		['a signature of 100,000 digits', { ...good, sign: 'a'.repeat(100_000) }],
		['a signature of something else', { ...good, sign: sha256('x') }],
		['a json with one more space', { ...good, json: `${good.json} ` }],
		['a foreign key', { ...good, vpbx_api_key: 'x' }],
		["another PBX's form", signedBody(JSON_TEXT, OTHER)],
		['a JSON body that is the event itself', summary()],
	])('401 for %s', (_what, body) => {
		expect(judged({ suffix: '/events/summary', body, rawBody: undefined })).toMatchObject({
			kind: 'refuse',
			status: 401,
		});
		expect(remembered()).toBe(0);
	});

	it.each<[string, Incoming]>([
		['an empty body', { suffix: '/events/call', body: {}, rawBody: Buffer.alloc(0) }],
		['no body', { suffix: '/events/call', body: undefined, rawBody: undefined }],
		['null', { suffix: '/events/call', body: null, rawBody: undefined }],
		['an array', { suffix: '/events/call', body: [1], rawBody: undefined }],
		['plain text', unparsed('/events/call', 'hello')],
		['a JSON text', unparsed('/events/call', '{"a":1}')],
		['a number', { suffix: '/events/call', body: 1, rawBody: undefined }],
	])('400 for %s: there is no form', (_what, incoming) => {
		expect(judged(incoming)).toMatchObject({ kind: 'refuse', status: 400 });
	});

	it.each<[string, readonly KeyPair[]]>([
		['no credential', []],
		['no salt', [{ apiKey: PAIR.apiKey, apiSalt: '' }]],
		['no key', [{ apiKey: '', apiSalt: PAIR.apiSalt }]],
	])('401 for everything while the trigger has %s', (_what, pairs) => {
		expect(short(judged(posted('/events/summary', summary()), { pairs }))).toBe('401');
		for (const pair of pairs) {
			expect(short(judged(posted('/events/summary', summary(), pair), { pairs }))).toBe('401');
		}
	});

	it('also for an unknown suffix and events that are not chosen: nobody learns what is', () => {
		for (const suffix of ['/events/unknown', '', '/events/callx', '/events/sms']) {
			expect(short(judged({ suffix, body: { ...good, sign: 'x' }, rawBody: undefined }, { events: [] }))).toBe('401');
		}
	});

	it('P7 the reason that is logged holds neither salt, key nor the right signature', () => {
		const wrong = { ...good, sign: sha256('x') };
		for (const incoming of [
			{ suffix: '/events/summary', body: wrong, rawBody: undefined },
			{ suffix: '/events/summary', body: { a: 1 }, rawBody: undefined },
			unparsed('/events/summary', 'text'),
		]) {
			const verdict = JSON.stringify(judged(incoming));
			for (const hidden of [PAIR.apiKey, PAIR.apiSalt, good.sign, wrong.sign, '79000000001']) {
				expect(verdict).not.toContain(hidden);
			}
		}
	});

	it('an item holds neither key nor signature, in any output', () => {
		for (const output of ['simplified', 'raw', 'both'] as const) {
			const text = JSON.stringify(deliver('events/summary', summary(), { output, scope: output }));
			for (const hidden of [PAIR.apiKey, PAIR.apiSalt, good.sign]) expect(text).not.toContain(hidden);
		}
	});

	it('a forged event does not make the real one a duplicate', () => {
		expect(short(judged({ suffix: '/events/summary', body: { ...good, sign: 'x' }, rawBody: undefined }))).toBe('401');
		expect(short(judged(posted('/events/summary', summary())))).toBe('item');
	});

	it('P21 a form is a form in whatever content type it comes, or events behind a proxy would be lost', () => {
		for (const incoming of [
			unparsed('/events/summary', form),
			unparsed('/events/summary', Buffer.from(form)),
			{ suffix: '/events/summary', body: form, rawBody: undefined },
			{ suffix: '/events/summary', body: undefined, rawBody: Buffer.from(form) },
			{ suffix: '/events/summary', body: good, rawBody: Buffer.from('garbage') },
		]) {
			forget();
			expect(short(judged(incoming))).toBe('item');
		}
		const multipart = '--x\r\nContent-Disposition: form-data; name="json"\r\n\r\n{}\r\n--x--';
		expect(short(judged(unparsed('/events/summary', multipart)))).toBe('401');
	});
});

describe('P10 while the pair is being replaced, both are accepted; then only the new one', () => {
	it('whichever signed', () => {
		const pairs = [OTHER, PAIR];
		expect(short(judged(posted('/events/summary', summary({ entry_id: 'a' }), PAIR), { pairs }))).toBe('item');
		expect(short(judged(posted('/events/summary', summary({ entry_id: 'b' }), OTHER), { pairs }))).toBe('item');
		expect(short(judged(posted('/events/summary', summary({ entry_id: 'c' }), PAIR), { pairs: [OTHER] }))).toBe('401');
		expect(short(judged(posted('/events/summary', summary({ entry_id: 'd' }), OTHER), { pairs: [OTHER] }))).toBe('item');
	});

	it('the same event signed with the old and with the new pair is one event', () => {
		const pairs = [OTHER, PAIR];
		expect(short(judged(posted('/events/summary', summary(), PAIR), { pairs }))).toBe('item');
		expect(short(judged(posted('/events/summary', summary(), OTHER), { pairs }))).toBe('200');
	});
});

describe('an authentic event', () => {
	it('P2 an event is hashed as it came: re-serialising would break its signature', () => {
		const text = '{"entry_id" : "e\\/1","call_direction":1.0,"entry_result":1,"create_time":1782000000 }';
		expect(itemOf(deliver('events/summary', text))?.eventId).toBe('summary:e/1');
	});

	it('that is not chosen is answered with 200 and starts nothing', () => {
		expect(deliver('events/summary', summary(), { events: ['call.incoming'] }).kind).toBe('ignore');
		expect(deliver('events/summary', summary(), { events: [] }).kind).toBe('ignore');
	});

	it('of an unknown kind is answered with 200: Mango adds events over time', () => {
		expect(deliver('events/unheard/of', { a: 1 }).kind).toBe('ignore');
		expect(deliver('events/callx', leg()).kind).toBe('ignore');
		expect(deliver('x/events/call', leg()).kind).toBe('ignore');
	});

	it.each(['', 'null', '[]', '[1]', '1', '"text"', 'true', '{broken', '{}', 'NaN', '[{"entry_id":"e"}]'])('whose json is %j starts nothing and does not throw', (json) => {
		for (const path of ['events/call', 'events/summary', 'events/recording', 'events/dtmf', 'events/sms', 'result/sms', 'result/stat', 'events/ab/contacts', 'events/user/session_end']) {
			expect(deliver(path, json).kind).not.toBe('emit');
		}
	});

	it.each<[string, TriggerValue[], string | undefined]>([
		['all', ALL_VALUES, 'call.incoming'],
		['ringing and changed', ['call.changed', 'call.ringing'], 'call.ringing'],
		['changed', ['call.changed'], 'call.changed'],
		['ended', ['call.ended'], undefined],
	])('gives the most specific value chosen, of %s', (_what, events, expected) => {
		expect(itemOf(deliver('events/call', leg(), { events }))?.event).toBe(expected);
	});

	it('call.missed comes before call.ended, and call.ended alone gets missed calls, too', () => {
		const missed = summary({ entry_result: 0, talk_time: 0 });
		expect(itemOf(deliver('events/summary', missed))?.event).toBe('call.missed');
		expect(itemOf(deliver('events/summary', missed, { events: ['call.ended'], scope: 'b' }))?.event).toBe('call.ended');
		expect(deliver('events/summary', summary(), { events: ['call.missed'] }).kind).toBe('ignore');
	});

	it('counts as missed in the voice menu only with the option', () => {
		const menu = summary({ to: {}, talk_time: 0, entry_result: 1, disconnect_reason: 1170 });
		const events: TriggerValue[] = ['call.missed'];
		expect(deliver('events/summary', menu, { events }).kind).toBe('ignore');
		expect(deliver('events/summary', menu, { events, ivrOnlyAsMissed: true }).kind).toBe('emit');
	});
});

describe('outputs', () => {
	const common = { event: 'call.ended', eventId: 'summary:entry-1', path: 'events/summary', receivedAt: '2026-06-21T00:00:00.000Z' };

	it('simplified has no raw', () => {
		const item = itemOf(deliver('/Events/Summary/', summary()));
		expect(item).toMatchObject({ ...common, entryId: 'entry-1' });
		expect(item).not.toHaveProperty('raw');
	});

	it('raw has nothing else', () => {
		expect(itemOf(deliver('events/summary', summary(), { output: 'raw' }))).toEqual({ ...common, raw: summary() });
	});

	it('both has both, raw exactly as parsed', () => {
		const json = { ...summary(), seq: '1', new_field: { a_b: ['x'] } };
		const item = itemOf(deliver('events/summary', json, { output: 'both' }));
		expect(item).toMatchObject({ ...common, entryId: 'entry-1', raw: json });
		expect(item).not.toHaveProperty('newField');
	});
});

describe('P12 the same event again starts nothing', () => {
	it.each([0, 30, 150, 60_000, 23 * 3_600_000])('after %i ms', (later) => {
		expect(short(deliver('events/summary', summary()))).toBe('item');
		expect(short(deliver('events/summary', summary(), {}, NOW + later))).toBe('200');
	});

	it('ten times in a row, and after other events', () => {
		const verdicts = Array.from({ length: 10 }, () => short(deliver('events/call', leg())));
		expect(verdicts).toEqual(['item', ...Array<string>(9).fill('200')]);
		deliver('events/call', leg({ seq: 2, call_state: 'Connected' }));
		deliver('events/summary', summary());
		expect(short(deliver('events/call', leg()))).toBe('200');
	});

	it('in another writing of the same JSON', () => {
		expect(short(deliver('events/call', leg()))).toBe('item');
		expect(short(deliver('events/call', JSON.stringify(leg({ seq: '1' }), null, 2)))).toBe('200');
	});

	it('unless duplicates are wanted', () => {
		const changes = { dropDuplicates: false };
		expect(short(deliver('events/call', leg(), changes))).toBe('item');
		expect(short(deliver('events/call', leg(), changes))).toBe('item');
	});

	it('each trigger node for itself, test and production apart', () => {
		for (const scope of ['a:1:production', 'a:1:test', 'a:2:production', 'b:1:production']) {
			expect(short(deliver('events/summary', summary(), { scope }))).toBe('item');
			expect(short(deliver('events/summary', summary(), { scope }))).toBe('200');
		}
	});

	it('an event that a filter held back is not remembered as received', () => {
		const filters = { ...subscription().filters, directions: ['outbound' as const] };
		expect(short(deliver('events/summary', summary(), { filters }))).toBe('200');
		expect(short(deliver('events/summary', summary()))).toBe('item');
	});

	it('events of different kinds with the same ids are different', () => {
		const ids = { recording_id: 'r', entry_id: 'e', call_id: 'c', seq: 1, command_id: 'x', key: 'k', result: 1000, reason: 1000 };
		for (const path of ['events/recording', 'events/record/added', 'events/record/tagged', 'events/dtmf', 'events/call', 'events/summary', 'events/sms', 'result/sms', 'result/callback', 'result/stat', 'events/recognized/offline', 'events/user/session_end']) {
			expect([path, short(deliver(path, ids))]).toEqual([path, 'item']);
			expect([path, short(deliver(path, ids))]).toEqual([path, '200']);
		}
	});
});

describe('call.incoming and several phones', () => {
	const first = leg({ call_id: 'leg-1' });
	const second = leg({ call_id: 'leg-2', to: { extension: '102', line_number: '74950000001' } });

	it('fires for the first leg only; the others ring', () => {
		expect(itemOf(deliver('events/call', first))?.event).toBe('call.incoming');
		expect(itemOf(deliver('events/call', second))?.event).toBe('call.ringing');
		const events: TriggerValue[] = ['call.incoming'];
		expect(short(deliver('events/call', first, { events, scope: 'b' }))).toBe('item');
		expect(short(deliver('events/call', second, { events, scope: 'b' }))).toBe('200');
	});

	it('a repeat of the leg that fired is a duplicate, and does not fire as call.ringing', () => {
		expect(itemOf(deliver('events/call', first))?.event).toBe('call.incoming');
		expect(short(deliver('events/call', first))).toBe('200');
		expect(short(deliver('events/call', second))).toBe('item');
		expect(short(deliver('events/call', second))).toBe('200');
	});

	it('with duplicates wanted, a repeat is the same item again and not another kind', () => {
		const changes = { dropDuplicates: false };
		expect(itemOf(deliver('events/call', first, changes))?.event).toBe('call.incoming');
		expect(itemOf(deliver('events/call', second, changes))?.event).toBe('call.ringing');
		expect(itemOf(deliver('events/call', first, changes))?.event).toBe('call.incoming');
	});

	it.each([['the wanted phone rings first', [second, first]], ['the wanted phone rings second', [first, second]]])(
		'fires for the employee of the filter, also when %s',
		(_what, legs) => {
			const filters = { ...subscription().filters, extensions: ['102'] };
			const changes = { events: ['call.incoming'] as TriggerValue[], filters };
			const items = legs.map((json) => itemOf(deliver('events/call', json, changes)));
			expect(items.map((item) => item?.employeeExtension).filter((one) => one !== undefined)).toEqual(['102']);
		},
	);

	it('another conversation fires anew', () => {
		expect(itemOf(deliver('events/call', first))?.event).toBe('call.incoming');
		expect(itemOf(deliver('events/call', leg({ entry_id: 'entry-2', call_id: 'leg-9' })))?.event).toBe('call.incoming');
	});
});

describe('P15 too old or too far ahead starts nothing, where that is asked for', () => {
	const minutes = 60_000;
	const happened = START * 1000;

	function verdictAfter(age: number, maxAgeMinutes: number | null, path = 'events/call', json: unknown = leg()): string {
		forget();
		return short(deliver(path, json, { maxAgeMinutes }, happened + age));
	}

	it('nothing is too old by default', () => {
		expect(verdictAfter(365 * 24 * 60 * minutes, null)).toBe('item');
		expect(verdictAfter(-365 * 24 * 60 * minutes, null)).toBe('item');
	});

	it.each([1, -1])('the limit itself passes, one millisecond more does not (side %i)', (side) => {
		expect(verdictAfter(side * 5 * minutes, 5)).toBe('item');
		expect(verdictAfter(side * (5 * minutes + 1), 5)).toBe('200');
		expect(verdictAfter(side * (5 * minutes - 1), 5)).toBe('item');
	});

	it('the age of a conversation counts from its end', () => {
		expect(verdictAfter((60 + 5 * 60) * 1000, 5, 'events/summary', summary())).toBe('item');
		expect(verdictAfter((60 + 5 * 60) * 1000 + 1, 5, 'events/summary', summary())).toBe('200');
	});

	it('milliseconds of contact-center events are no seconds', () => {
		const status = { abonent_id: 1, status: 1, when: happened };
		expect(verdictAfter(minutes, 5, 'events/user/status_changed', status)).toBe('item');
		expect(verdictAfter(6 * minutes, 5, 'events/user/status_changed', status)).toBe('200');
	});

	it('an event without a time passes', () => {
		expect(verdictAfter(99 * minutes, 5, 'result/sms', { command_id: 'x', result: 1000 })).toBe('item');
		expect(verdictAfter(99 * minutes, 5, 'events/call', leg({ timestamp: undefined }))).toBe('item');
	});

	it('a stale event is not remembered: the clock may be corrected', () => {
		expect(short(deliver('events/call', leg(), { maxAgeMinutes: 5 }, happened + 6 * minutes))).toBe('200');
		expect(short(deliver('events/call', leg(), { maxAgeMinutes: 5 }, happened + 4 * minutes))).toBe('item');
	});
});

describe('P20 hostile JSON in an authentic form neither throws nor leaks into objects', () => {
	it('100,000 brackets', () => {
		const nested = `{"action":"new","data":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
		expect(deliver('events/ab/contacts', nested).kind).toBe('emit');
		const objects = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
		expect(deliver('events/robots/stats', objects).kind).toBe('emit');
		expect(() => JSON.stringify(deliver('events/robots/stats', objects, { scope: 'b' }))).not.toThrow();
		expect(deliver('events/call', objects).kind).toBe('refuse');
	});

	it('__proto__ and constructor neither pollute nor appear', () => {
		const json = '{"action":"new","__proto__":{"polluted":1},"data":[{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}]}';
		const item = itemOf(deliver('events/ab/contacts', json));
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
		expect((item as Record<string, unknown>).polluted).toBeUndefined();
		expect(Object.getPrototypeOf((item?.data as unknown[])[0])).toBe(Object.prototype);
		expect(deliver('events/call', '{"__proto__":{"entry_id":"e","call_id":"c"}}').kind).toBe('refuse');
		expect(deliver('events/summary', '{"__proto__":{"entry_id":"e"}}').kind).toBe('refuse');
	});

	it('a text of a megabyte, huge numbers, lone surrogates', () => {
		expect(deliver('events/robots/stats', { text: 'ё'.repeat(500_000) }).kind).toBe('emit');
		const item = itemOf(deliver('events/call', '{"entry_id":"e","call_id":"c","seq":1e400,"timestamp":99999999999999999999,"task_id":-0}'));
		expect(item).toMatchObject({ seq: null, occurredAt: null });
		expect(deliver('events/call', '{"entry_id":"\\ud800","call_id":"\\udfff"}').kind).toBe('emit');
	});
});
