import { judgeEach, MangoError } from '../../mango/reply';

const answer = (body: unknown, status = 200) => ({ status, headers: { 'X-Uuid': 'u-1' }, body });
const codes = (body: unknown, count: number) =>
	judgeEach(answer(body), count).problems.map((problem) => problem?.failure.result?.code ?? null);

test.each([
	[{ result: [1000, 1000] }, [null, null]],
	[{ result: ['1000', '3300'] }, [null, 3300]],
	[{ result: [3106, 1001] }, [3106, null]],
	[{ result: 1000 }, [null, null]],
	[{ result: [1000] }, [null, null]],
	[{ data: [] }, [null, null]],
])('%j for two elements', (body, expected) => {
	expect(codes(body, 2)).toEqual(expected);
});

test('a text is read, too', () => {
	expect(codes('{"result":[3300]}', 1)).toEqual([3300]);
});

test('an element that failed names the request for the support of Mango', () => {
	expect(judgeEach(answer({ result: [3300] }), 1).problems[0]?.failure).toMatchObject({ requestId: 'u-1', httpStatus: 200 });
});

test.each([
	['a code for all', { result: 5300 }, 200],
	['fewer codes than elements, one of them bad', { result: [3300] }, 200],
	['no codes', { result: [1000, 'x'] }, 200],
	['too many requests', { result: [1000, 1000] }, 429],
	['a web page', '<html>', 200],
])('the request fails as a whole: %s', (_what, body, status) => {
	expect(() => judgeEach(answer(body, status), 2)).toThrow(MangoError);
});
