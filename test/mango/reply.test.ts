/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code: what Node prints of an error */
import { inspect } from 'util';

import responses from '../fixtures/responses.json';
import { CODES } from '../../mango/codes';
import { judge, MangoError, isHtml, type Answer, type Failure } from '../../mango/reply';
import { explain } from '../../mango/result';

interface Recorded {
	readonly body: unknown;
	readonly status?: number;
	readonly headers?: Record<string, unknown>;
}

const RECORDED = Object.entries(responses.responses as unknown as Record<string, Recorded>);

function answer(body: unknown, status = 200, headers: Record<string, unknown> = {}): Answer {
	return { status, headers, body };
}

/** The failure of an answer, or undefined when it is a good one. */
function failureOf(given: Answer): Failure | undefined {
	try {
		judge(given);
		return undefined;
	} catch (error) {
		expect(error).toBeInstanceOf(MangoError);
		return (error as MangoError).failure;
	}
}

const BAD = CODES.map(({ code }) => code).filter((code) => code !== 1000 && code !== 1001);

describe('P23 HTTP 200 with another code than 1000 or 1001 is an error (F1)', () => {
	it.each(BAD)('%i, as number, text or one of several, as result or code, whatever the status', (code) => {
		const bodies: unknown[] = [
			{ result: code }, { result: String(code) }, { result: [code] }, { result: [1000, code] }, { result: [1000, String(code), 1001] },
			{ code }, { code: String(code) }, { result: null, code }, { result: code, code: 1000 },
		];
		for (const body of bodies) {
			for (const given of [body, JSON.stringify(body)]) {
				for (const status of [200, 420]) {
					expect(failureOf(answer(given, status))).toMatchObject({
						result: explain(code),
						httpStatus: status,
						message: `${explain(code).message} (${code})`,
						hint: explain(code).hint,
					});
				}
			}
		}
	});

	it.each([1000, 1001, '1000', '1001', [1000], [1000, 1001], ['1000', 1000]])('%j is a good answer, given back as it is', (result) => {
		for (const name of ['result', 'code']) {
			const body = { [name]: result, extra: { a_b: '1' } };
			expect(judge(answer(body))).toEqual(body);
			expect(judge(answer(JSON.stringify(body), 202))).toEqual(body);
		}
	});

	it.each([9999, 1090, 1002, 7, -1, 22_190])('an unknown %i is an error, too', (code) => {
		expect(failureOf(answer({ result: code }))?.result).toEqual(explain(code));
	});

	it('the first bad code of an array is the one that is told', () => {
		expect(failureOf(answer({ result: [1000, 3104, 5001] }))?.result?.code).toBe(3104);
	});

	it('nested codes and statuses are not the code of the answer', () => {
		const body = { result: 1000, status: 'work', roles: [{ permissions: [{ code: 3104 }] }], data: { result: 5001 } };
		expect(judge(answer(body))).toEqual(body);
	});

	it('a code with HTTP 500 is not saved by being a good one', () => {
		expect(failureOf(answer({ result: 1000 }, 500))?.httpStatus).toBe(500);
	});
});

describe('the answers of the reference', () => {
	/** Not JSON, or empty by design: their methods read them with another function. */
	const other = new Set(['stats/result', 'stats/result#not_ready', 'stats/result#bad_key', 'queries/recording/post', '#blocked_after_invalid_requests']);
	const refusals: Readonly<Record<string, number>> = {
		'stats/calls/result#error': 5004,
		'stats/calls/request#period_too_long': 3100,
		'stats/calls/request#no_limit': 3103,
		'stats/calls/request#bad_date': 3104,
		'queries/recording/post#missing': 3320,
		'offline_record/recognize#bad': 3100,
		'group/delete#in_use': 5202,
		'member/create#option_off': 5201,
		'bwlists/number/add/#limit': 5222,
		'campaign/list#no_product': 5101,
		'/cc#too_many': 5008,
		'#rate_limit': 4290,
		'#bad_sign': 3102,
		'#bad_key': 3105,
		'#bad_json': 3400,
		'#not_post': 3101,
	};

	it.each(RECORDED)('%s', (name, { body, status = 200, headers = {} }) => {
		for (const given of [body, JSON.stringify(body)]) {
			const failed = failureOf(answer(given, status, headers));
			if (other.has(name)) expect(failed).toMatchObject({ result: null, httpStatus: status });
			else expect(failed?.result?.code).toBe(refusals[name]);
		}
	});

	it('fields are explained one by one', () => {
		expect(failureOf(answer({ result: 3100, fields: { member_id: 3300, file: '3104' } }))?.fields).toEqual({
			member_id: explain(3300),
			file: explain(3104),
		});
	});

	it.each([[null], [[]], ['x'], [5], [{ a: 'x', b: null, c: {} }], [undefined]])('fields of %j are no reason to fail in another way', (fields) => {
		expect(failureOf(answer({ result: 3100, fields }))).toMatchObject({ result: explain(3100), fields: {} });
	});
});

describe('answers without a code', () => {
	it.each<[string, unknown, number]>([
		['a page with 200', '<!DOCTYPE html><html><body>Log in</body></html>', 200],
		['a page with spaces in front', '\n  <html></html>', 200],
		['a page with 502', '<html>Bad gateway</html>', 502],
		['an empty text', '', 200],
		['nothing', undefined, 200],
		['null', null, 200],
		['204', '', 204],
		['an array', [], 200],
		['a number', 5, 200],
		['a text in quotes', '"1000"', 200],
		['half a JSON', '{"result":1000', 200],
		['404', '', 404],
		['413', '', 413],
		['a redirect', '', 302],
		['500', 'Internal error', 500],
	])('%s is an error with a sentence', (_what, body, status) => {
		const failed = failureOf(answer(body, status));
		expect(failed).toMatchObject({ result: null, fields: {}, httpStatus: status });
		expect(failed?.message).toMatch(/^Mango Office /);
	});

	it('a page says that the address is wrong', () => {
		expect(failureOf(answer('<html>', 200))?.hint).toContain('Base URL');
		expect([' <!doctype HTML>', '<HTML>', '<head>', '<body class="a">'].every(isHtml)).toBe(true);
		expect(['{"a":"<html>"}', '', '<xml/>', null, {}].some(isHtml)).toBe(false);
	});

	it('an object without a code is good: employees come without one', () => {
		expect(judge(answer({ users: [] }))).toEqual({ users: [] });
		expect(judge(answer('{}'))).toEqual({});
		expect(judge(answer({ result: [] }))).toEqual({ result: [] });
	});

	it('401 without a code stops the batch: each further request would prolong the block', () => {
		for (const body of ['', null, '<html>', {}, 'Unauthorized']) {
			const failed = failureOf(answer(body, 401));
			expect(failed).toMatchObject({ stopsBatch: true, passing: false, result: null });
			expect(failed?.hint).toContain('two minutes');
		}
	});

	it.each([3102, 3105])('%i stops the batch', (code) => {
		expect(failureOf(answer({ code }, 401))).toMatchObject({ stopsBatch: true, passing: false });
		expect(failureOf(answer({ result: 3104 }))).toMatchObject({ stopsBatch: false });
	});
});

describe('what may be tried again', () => {
	it('429, with and without a body, by its status or by the body alone', () => {
		const body = { name: 'Service Unavailable', message: 'Rate limit exceeded.', code: 0, status: 429 };
		for (const given of [answer(body, 429), answer(JSON.stringify(body), 429), answer('', 429), answer(null, 429), answer('<html>', 429), answer(body, 200), answer({ ...body, status: '429' }, 503)]) {
			expect(failureOf(given)).toMatchObject({ passing: true, stopsBatch: false, result: explain(4290) });
		}
	});

	it('503 and other faults of a gateway', () => {
		for (const status of [502, 503, 504]) expect(failureOf(answer('', status))?.passing).toBe(true);
		expect(failureOf(answer('<html>Service unavailable</html>', 503))?.passing).toBe(true);
		expect(failureOf(answer({ name: 'Service Unavailable', code: 0, status: 503 }, 503))?.passing).toBe(true);
		expect(failureOf(answer({ result: 5001 }, 503))?.passing).toBe(true);
	});

	it('never a request that Mango refused', () => {
		for (const code of BAD.filter((one) => one >= 3000 && one < 4000)) {
			expect(failureOf(answer({ result: code }))?.passing).toBe(false);
		}
		for (const status of [200, 204, 301, 400, 401, 404, 500]) expect(failureOf(answer('', status))?.passing).toBe(false);
	});
});

describe('what an error holds', () => {
	it('the id by which the support of Mango finds the request, whatever the letter case', () => {
		for (const name of ['X-Uuid', 'x-uuid', 'X-UUID']) {
			expect(failureOf(answer({ result: 3104 }, 200, { [name]: 'u-1' }))?.requestId).toBe('u-1');
		}
		expect(failureOf(answer({ result: 3104 }))?.requestId).toBeNull();
	});

	it('nothing of the body and the headers besides', () => {
		const body = { result: 3104, vpbx_api_key: 'MARK', sign: 'MARK', echo: 'MARK' };
		try {
			judge(answer(body, 200, { cookie: 'MARK' }));
		} catch (error) {
			expect(inspect(error, { depth: 10 })).not.toContain('MARK');
			expect(error).toBeInstanceOf(Error);
		}
		expect.assertions(2);
	});

	it('the number of a code only once in its sentence', () => {
		expect(failureOf(answer({ result: 9999 }))?.message).toContain('9999');
	});
});

describe('a result that is no code is not taken for success', () => {
	it.each([{ result: 0 }, { result: 'abc' }, { result: '' }, { result: true }, { result: {} }, { result: [1000, 'x'] }, { code: 0 }])(
		'%j',
		(body) => {
			expect(() => judge({ status: 200, headers: {}, body })).toThrow(/not a code/);
		},
	);
});
