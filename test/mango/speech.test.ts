import { rowsIn } from '../../mango/rows';
import { aiAgentsOf, recognitionsOf, recordsOf, rowsById, summariesOf, topicsOf, transcriptsOf } from '../../mango/speech';
import { speechFile, utcText } from '../../mango/speechFile';
import { isoFromText } from '../../mango/time';
import { visitorOf, visitsOf } from '../../mango/visitor';

const MEGABYTE = 1_000_000;

describe('the list in a reply', () => {
	test.each([
		['the documented key', { other: [{ a: 0 }], data: [{ a: 1 }] }, [{ a: 1 }]],
		['whatever else is a list', { result: 1000, records: [{ a: 1 }] }, [{ a: 1 }]],
		['a bare list', [{ a: 1 }], [{ a: 1 }]],
		['what is no row is left out', { data: [{ a: 1 }, null, 'x', [1]] }, [{ a: 1 }]],
		['no list at all', { data: {} }, []],
		['no object at all', 'x', []],
	])('%s', (_what, reply, expected) => {
		expect(rowsIn(reply, 'data')).toEqual(expected);
	});
});

describe('rows are matched with the ids that were asked for', () => {
	test('in the order of the question, null for what is missing', () => {
		const reply = { data: [{ id: 'b' }, { id: 'a' }] };
		expect(rowsById(reply, 'id', ['a', 'x', 'b'])).toEqual([
			{ id: 'a', row: { id: 'a' } },
			{ id: 'x', row: null },
			{ id: 'b', row: { id: 'b' } },
		]);
	});

	test('a single row without an id answers a single question', () => {
		expect(rowsById({ data: [{ summary: 's' }] }, 'id', ['a'])[0].row).toEqual({ summary: 's' });
		expect(rowsById({ data: [{ id: 'b' }] }, 'id', ['a'])[0].row).toBeNull();
	});
});

describe('odd replies are read as far as they go', () => {
	const ODD = [{}, { data: null }, { data: 'x' }, { data: [null, 1, {}] }, { data: [{ recording_id: 'a', phrases: 'x', categories: {} }] }];

	test.each(ODD.map((reply) => [JSON.stringify(reply), reply]))('%s', (_text, reply) => {
		const given = reply as never;
		expect(transcriptsOf(given, ['a'])).toEqual([expect.objectContaining({ recordingId: 'a', text: null, phrases: [] })]);
		expect(topicsOf(given, ['a'])).toEqual([{ recordingId: 'a', categories: [] }]);
		expect(summariesOf(given, ['a'])).toEqual([{ communicationId: 'a', summary: null }]);
		expect(recognitionsOf(given, ['a'])).toEqual([expect.objectContaining({ requestId: 'a', status: null, channels: [] })]);
		expect(() => [recordsOf(given), aiAgentsOf(given), visitorOf(given), visitsOf(given)]).not.toThrow();
	});

	test('phrases as objects, and one without a speaker', () => {
		const phrases = [{ speaker: 'client', text: 'да' }, ['', 'нет']];
		expect(transcriptsOf({ data: [{ recording_id: 'a', phrases }] }, ['a'])[0]).toMatchObject({
			text: 'client: да\nнет',
			phrases: [
				{ speaker: 'client', text: 'да' },
				{ speaker: null, text: 'нет' },
			],
		});
	});

	test('an id called like a member of every object finds nothing', () => {
		expect(recognitionsOf({ data: {} }, ['constructor'])[0].status).toBeNull();
	});

	test('numbers and flags as texts', () => {
		const row = { communication_id: 7, info: { direction: 'OUT', duration: '65' }, has_transcript: '1', has_summary: 'false' };
		expect(recordsOf({ data: [row] })[0].simple).toMatchObject({
			communicationId: '7',
			direction: 'outbound',
			durationSeconds: 65,
			hasTranscript: true,
			hasSummary: false,
		});
	});
});

test('recognised words make a text, one line for each channel', () => {
	const word = (text: string) => ({ word: text, begin: '0.1', end: 0.4 });
	const transcribes = [
		{ channel: 0, data: [word('добрый'), word('день')] },
		{ channel: '1', data: [word('да')] },
		{ channel: 2, data: [] },
	];
	const [{ text, channels }] = recognitionsOf({ data: { r: { status: 'done', transcribes } } }, ['r']);
	expect(text).toBe('добрый день\nда');
	expect(channels.map(({ channel, text: said }) => [channel, said])).toEqual([
		[0, 'добрый день'],
		[1, 'да'],
		[2, null],
	]);
	expect(channels[0].words[0]).toEqual({ word: 'добрый', startSeconds: 0.1, endSeconds: 0.4 });
});

describe('files for recognition', () => {
	test.each([
		['talk.mp3', 'audio/mpeg', 'talk.mp3'],
		['TALK.MP3', 'application/octet-stream', 'TALK.MP3'],
		[undefined, 'audio/x-wav', 'recording.wav'],
		['talk', 'audio/ogg; codecs=opus', 'talk.ogg'],
		['talk.m4a', 'audio/mp4', 'talk.m4a.mp4'],
	])('%s of type %s goes out as %s', (fileName, mimeType, name) => {
		expect(speechFile(fileName, mimeType, 10)).toEqual({ name });
	});

	test.each([
		['photo.png', 'image/png', 10],
		[undefined, '', 10],
		['talk.mp3', 'audio/mpeg', 0],
		['talk.mp3', 'audio/mpeg', 30 * MEGABYTE + 1],
		['talk.wav', 'audio/wav', 100 * MEGABYTE + 1],
	])('%s of type %p with %i bytes will not do', (fileName, mimeType, bytes) => {
		expect(speechFile(fileName, mimeType, bytes)).toHaveProperty('problem');
	});

	test('the largest ones will', () => {
		expect(speechFile('talk.mp3', 'audio/mpeg', 30 * MEGABYTE)).toHaveProperty('name');
		expect(speechFile('talk.wav', 'audio/wav', 100 * MEGABYTE)).toHaveProperty('name');
	});

	test('the time of the talk is written in UTC', () => {
		expect(utcText(Date.UTC(2026, 5, 21, 0, 0, 5))).toBe('2026-06-21 00:00:05');
	});
});

describe('a time whose form is not known', () => {
	test.each([
		['2026-03-10T10:00:00Z', '2026-03-10T10:00:00.000Z'],
		['2026-03-10T13:00:00+03:00', '2026-03-10T10:00:00.000Z'],
		['2026-03-10 13:00:00', '2026-03-10T10:00:00.000Z'],
		['2026-03-10T13:00:00', '2026-03-10T10:00:00.000Z'],
		['10.03.2026', null],
		['2026-99-10T10:00:00Z', null],
		[1_782_000_000, null],
		[null, null],
	])('%p is %p', (given, expected) => {
		expect(isoFromText(given)).toBe(expected);
	});
});

describe('visitors', () => {
	test('an unknown number is a visitor not found', () => {
		expect(visitorOf({})).toEqual({
			raw: { found: false },
			simple: expect.objectContaining({ found: false, visitorId: null }),
		});
		expect(visitorOf({ data: [] }).simple.found).toBe(false);
		expect(visitsOf({})).toEqual([]);
	});

	test('raw is everything that Mango gave', () => {
		expect(visitorOf({ data: { uid: 'u', current_page: { url: 'x' } } }).raw).toEqual({
			found: true,
			uid: 'u',
			currentPage: { url: 'x' },
		});
	});
});
