import { judge, judgeEach } from '../../mango/reply';
import { METHODS, methodRow, type MethodPath } from '../../mango/methods';
import { bodyOf, readInput } from '../../nodes/MangoOffice/interpret';
import type { Operation } from '../../nodes/MangoOffice/operation';
import { accepted } from '../../nodes/MangoOffice/operations/commandId';
import { RESOURCES } from '../../nodes/MangoOffice/resources';
import type { Tools } from '../../nodes/MangoOffice/tools';

const SETTING = { sipDomain: 'example.mangosip.ru', timezone: 'Europe/Moscow' };

const ALL: Array<[string, Operation]> = RESOURCES.flatMap((resource) =>
	resource.operations.map((operation): [string, Operation] => [
		`${resource.value}: ${operation.value}`,
		operation,
	]),
);

/** The default where the example says nothing, as n8n gives it. */
function given(operation: Operation) {
	return (name: string): unknown => {
		const { in: values } = operation.example;
		if (Object.prototype.hasOwnProperty.call(values, name)) return values[name];
		const field = operation.fields.find((one) => one.name === name);
		return field?.optional === false ? field.property.default : undefined;
	};
}

/** Tools that answer every batch with the same, and what was sent with them. */
function batchTools(body: unknown) {
	const sent: unknown[] = [];
	const tools = {
		recover: async () => {},
		sendEach: async (_path: MethodPath, params: unknown, count: number) => {
			sent.push(params);
			return judgeEach({ status: 200, headers: {}, body }, count);
		},
	};
	return { tools: tools as unknown as Tools, sent };
}

describe.each(ALL)('%s', (_title, operation) => {
	const { example, method } = operation;

	it('takes only parameters that it has', () => {
		const names = operation.fields.map(({ name }) => name);
		expect(Object.keys(example.in).filter((name) => !names.includes(name))).toEqual([]);
	});

	it('sends what its example says', () => {
		const input = readInput(operation, given(operation), SETTING);
		if (example.sends === undefined || operation.runAll !== undefined) return;
		expect(bodyOf(operation, input)).toEqual(example.sends);
	});

	it('gives the items that its example says', async () => {
		expect(example.out.length).toBeGreaterThan(0);
		if (operation.run !== undefined) return;
		const input = readInput(operation, given(operation), SETTING);
		if (operation.runAll !== undefined) {
			if (example.sends === undefined) return;
			const { tools, sent } = batchTools(example.replies ?? {});
			expect(await operation.runAll(tools, [input])).toEqual([example.out]);
			expect(sent).toEqual([example.sends]);
			return;
		}
		if (method !== undefined && methodRow(method).kind === 'command') {
			expect(example.out).toEqual([accepted(input.commandId as string)]);
			return;
		}
		const reply = judge({ status: 200, headers: {}, body: example.replies ?? {} });
		const out = operation.output?.(reply, input) ?? reply;
		expect(Array.isArray(out) ? out : [out]).toEqual(example.out);
	});
});

it('every name, value and method of the table is used once at the most', () => {
	const titles = ALL.map(([title]) => title);
	expect(new Set(titles).size).toBe(titles.length);
});

it('no operation calls a method that the table does not know', () => {
	const known = Object.keys(METHODS) as MethodPath[];
	expect(ALL.flatMap(([, { method }]) => method ?? []).filter((path) => !known.includes(path))).toEqual([]);
});
