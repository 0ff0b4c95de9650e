import { NO_FILTERS, passes, type Filters } from '../../../mango/events/filters';
import { forget } from '../../../mango/events/memory';
import { deliver, leg, summary } from '../support';

beforeEach(() => forget());

/** Whether the event starts something under these filters. */
function isPassed(filters: Partial<Filters>, path: string, json: unknown): boolean {
	forget();
	return deliver(path, json, { filters: { ...NO_FILTERS, ...filters } }).kind === 'emit';
}

const inboundLeg = leg({ to: { extension: '101', acd_group: '500', line_number: '74950000001' } });
const missed = summary({ entry_result: 0, talk_time: 0, disconnect_reason: 1121 });
const missedByGroup = summary({ entry_result: 0, talk_time: 0, to: { extension: '500' } });

describe('each filter lets through what it names and holds back the rest', () => {
	it.each<[string, Partial<Filters>, boolean]>([
		['inbound', { directions: ['inbound'] }, true],
		['one of several directions', { directions: ['outbound', 'inbound'] }, true],
		['outbound', { directions: ['outbound'] }, false],
		['internal', { directions: ['internal'] }, false],
		['the client, in digits', { clientNumbers: ['79000000001'] }, true],
		['the client, with +', { clientNumbers: ['+79000000001'] }, true],
		['the client, as Russians write', { clientNumbers: ['8 (900) 000-00-01'] }, true],
		['the client, without a country code', { clientNumbers: ['900 000 00 01'] }, true],
		['another client', { clientNumbers: ['79000000002'] }, false],
		['a part of the number', { clientNumbers: ['9000000', '79000'] }, false],
		['the line', { lineNumbers: ['8 495 000-00-01'] }, true],
		['another line', { lineNumbers: ['74950000002'] }, false],
		['the extension', { extensions: ['101'] }, true],
		['the extension with spaces', { extensions: [' 101 '] }, true],
		['another extension', { extensions: ['10', '1010', '102'] }, false],
		['the group', { groups: ['500'] }, true],
		['another group', { groups: ['50'] }, false],
		['all together', { directions: ['inbound'], extensions: ['101'], groups: ['500'] }, true],
		['all together but one', { directions: ['inbound'], extensions: ['101'], groups: ['501'] }, false],
		['nothing', {}, true],
	])('a leg of a group call: %s', (_what, filters, expected) => {
		expect(isPassed(filters, 'events/call', inboundLeg)).toBe(expected);
	});

	it.each<[string, Partial<Filters>, boolean]>([
		['its reason', { missedReasons: ['busy'] }, true],
		['another reason', { missedReasons: ['noAnswer', 'abandoned'] }, false],
		['its code', { resultCodes: [1121] }, true],
		['its code as text', { resultCodes: ['1121'] }, true],
		['another code', { resultCodes: [1110, '1111'] }, false],
	])('a missed call: %s', (_what, filters, expected) => {
		expect(isPassed(filters, 'events/summary', missed)).toBe(expected);
	});

	it('the group of a missed call is the extension that nobody answered at', () => {
		expect(isPassed({ groups: ['500'] }, 'events/summary', missedByGroup)).toBe(true);
		expect(isPassed({ groups: ['501'] }, 'events/summary', missedByGroup)).toBe(false);
	});

	it('a SIP line is named as it comes', () => {
		const json = leg({ to: { extension: '101', line_number: 'sip:line1@example.mangosip.ru' } });
		expect(isPassed({ lineNumbers: ['sip:line1@example.mangosip.ru'] }, 'events/call', json)).toBe(true);
		expect(isPassed({ lineNumbers: ['74950000001'] }, 'events/call', json)).toBe(false);
	});

	it('a hidden number is none of the wanted ones', () => {
		expect(isPassed({ clientNumbers: ['79000000001'] }, 'events/call', leg({ from: {} }))).toBe(false);
	});

	it('results of commands and SMS have codes, too', () => {
		expect(isPassed({ resultCodes: [2240] }, 'result/callback', { command_id: 'x', result: 2240 })).toBe(true);
		expect(isPassed({ resultCodes: [2240] }, 'result/callback', { command_id: 'x', result: 1000 })).toBe(false);
		expect(isPassed({ resultCodes: [4300] }, 'events/sms', { command_id: 'x', reason: 1000 })).toBe(false);
		expect(isPassed({ resultCodes: [4002] }, 'events/recording', { recording_id: 'x', seq: 1, completion_code: '4002' })).toBe(true);
	});
});

describe('a filter that does not apply lets the event pass', () => {
	const everything: Filters = {
		directions: ['outbound'],
		clientNumbers: ['79000000099'],
		lineNumbers: ['74950000099'],
		extensions: ['999'],
		groups: ['999'],
		missedReasons: ['other'],
		resultCodes: [9999],
	};

	it.each<[string, unknown]>([
		['events/record/added', { recording_id: 'r', entry_id: 'e' }],
		['events/record/tagged', { recording_id: 'r', entry_id: 'e' }],
		['result/stat', { key: 'k' }],
		['events/ab/contacts', { action: 'deleted', data: [1] }],
		['events/user/status_changed', { abonent_id: 1 }],
		['events/md', { point_id: 'p' }],
		['events/robots/stats', {}],
	])('%s knows none of all that', (path, json) => {
		expect(isPassed(everything, path, json)).toBe(true);
	});

	it('an answered call has no missed reason, a ringing one no code', () => {
		expect(isPassed({ missedReasons: ['busy'] }, 'events/summary', summary())).toBe(true);
		expect(isPassed({ missedReasons: ['busy'], resultCodes: [1110] }, 'events/call', leg())).toBe(true);
	});

	it('SMS and commands have no direction, number or extension', () => {
		const filters = { ...everything, resultCodes: [] };
		expect(isPassed(filters, 'events/sms', { command_id: 'x', reason: 1000 })).toBe(true);
		expect(isPassed(filters, 'result/call/hangup', { command_id: 'x', result: 1000 })).toBe(true);
	});

	it('an absent facet passes, a null one is held back', () => {
		for (const [filter, facet] of [
			['directions', 'direction'], ['clientNumbers', 'clientNumber'], ['lineNumbers', 'lineNumber'],
			['extensions', 'extension'], ['groups', 'group'],
		] as const) {
			const filters = { ...NO_FILTERS, [filter]: everything[filter] };
			expect(passes(filters, {})).toBe(true);
			expect(passes(filters, { [facet]: null })).toBe(false);
			expect(passes(NO_FILTERS, { [facet]: null })).toBe(true);
		}
	});
});
