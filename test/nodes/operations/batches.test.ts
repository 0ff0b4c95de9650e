import { fromCode, failure, MangoError } from '../../../mango/reply';
import { inBatches } from '../../../nodes/MangoOffice/operations/batches';
import type { Tools } from '../../../nodes/MangoOffice/tools';

/** Tools that answer request after request with codes or with an error, and note what was asked of them. */
function toolsOf(answers: Array<Array<number> | Error>) {
	const log: unknown[] = [];
	const tools = {
		recover: async (error: unknown) => {
			if (error !== undefined) log.push(`recover ${(error as Error).message}`);
		},
		sendEach: async (_path: string, params: unknown, count: number) => {
			log.push(params);
			const answer = answers.shift() ?? Array<number>(count).fill(1000);
			if (answer instanceof Error) throw answer;
			return { reply: {}, problems: answer.map((code) => (code === 1000 ? null : new MangoError(fromCode(code)))) };
		},
	};
	return { log, tools: tools as unknown as Tools };
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

const run = async (tools: Tools, elements: number[], apart?: (element: number) => unknown) =>
	await inBatches(tools, elements, {
		path: 'ab/contacts/delete',
		size: 3,
		apart,
		params: (batch) => ({ data: [...batch] }),
		rows: (_reply, batch, problems) => batch.map((element, index) => (problems[index] === null ? [{ element }] : [])),
	});

const summary = (outcomes: ReadonlyArray<unknown>) =>
	outcomes.map((outcome) => (outcome instanceof Error ? outcome.message : (outcome as Array<{ element: number }>)[0].element));

test('as few requests as the size allows, the answers in the order of the elements', async () => {
	const { tools, log } = toolsOf([]);
	expect(summary(await run(tools, numbers(7)))).toEqual(numbers(7));
	expect(log).toEqual([{ data: [0, 1, 2] }, { data: [3, 4, 5] }, { data: [6] }]);
});

test('nothing to send sends nothing', async () => {
	const { tools, log } = toolsOf([]);
	expect(await run(tools, [])).toEqual([]);
	expect(log).toEqual([]);
});

test('elements that must not travel together go apart, and come back to their places', async () => {
	const { tools, log } = toolsOf([]);
	expect(summary(await run(tools, numbers(7), (element) => element % 2))).toEqual(numbers(7));
	expect(log).toEqual([{ data: [0, 2, 4] }, { data: [1, 3, 5] }, { data: [6] }]);
});

test('an element that fails, fails alone', async () => {
	const { tools } = toolsOf([[1000, 3300, 1000]]);
	expect(summary(await run(tools, numbers(4)))).toEqual([0, expect.stringContaining('(3300)'), 2, 3]);
});

test('a request that fails as a whole fails for its own elements; before the next one there is time to recover', async () => {
	const { tools, log } = toolsOf([new MangoError(fromCode(5000)), [1000]]);
	expect(summary(await run(tools, numbers(4)))).toEqual([
		expect.stringContaining('(5000)'),
		expect.stringContaining('(5000)'),
		expect.stringContaining('(5000)'),
		3,
	]);
	expect(log[1]).toMatch(/^recover .*5000/);
});

test('after a refusal that concerns everything nothing is sent any more', async () => {
	const { tools, log } = toolsOf([[1000, 1000, 1000], new MangoError(failure('Wrong key', { stopsBatch: true }))]);
	const outcomes = summary(await run(tools, numbers(8)));
	expect(outcomes).toEqual([0, 1, 2, 'Wrong key', 'Wrong key', 'Wrong key', ...Array(2).fill('Not sent, because an earlier request was refused: Wrong key')]);
	expect(log).toHaveLength(2);
});
