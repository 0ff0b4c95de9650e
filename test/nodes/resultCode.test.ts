import { inProcess } from '../support/inProcess';

const explained = async (code: unknown) => {
	const n8n = await inProcess(undefined);
	return await n8n.run({ resource: 'resultCode', operation: 'explain', code } as never);
};

describe('explaining a code needs no credential', () => {
	test('a code of the list, in both languages', async () => {
		const { items, error } = await explained(1111);
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ code: 1111, category: 'callOutcome', success: false });
		expect(items[0].json.messageRu).toMatch(/[а-я]/);
	});

	test('the whole shape of the contract, nothing more', async () => {
		const { items } = await explained(2240);
		expect(items).toEqual([
			{
				json: {
					code: 2240,
					name: 'INSUFFICIENT_FUNDS',
					message: expect.any(String),
					messageRu: expect.any(String),
					category: 'billing',
					success: false,
					retryable: false,
					hint: expect.any(String),
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	test('an unknown code speaks with the words of its parent and keeps its own number', async () => {
		const parent = (await explained(2200)).items[0].json;
		expect((await explained(2209)).items[0].json).toEqual({ ...parent, code: 2209, hint: null });
	});

	test('a code of no class at all is unknown, and not a crash', async () => {
		expect((await explained(9999)).items[0].json).toMatchObject({
			code: 9999,
			name: 'UNKNOWN',
			category: 'unknown',
			success: false,
		});
	});

	test('a text of digits, as webhooks bring it, is a code', async () => {
		expect((await explained('1000')).items[0].json).toMatchObject({ code: 1000, success: true });
	});

	test.each([[999], [10_000], ['abc'], [1000.5]])('%p is refused by its label', async (code) => {
		const { items, error } = await explained(code);
		expect(items).toEqual([]);
		expect(error?.name).toBe('NodeOperationError');
		expect(error?.message).toContain("'Code'");
	});
});
