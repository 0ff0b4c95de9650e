import type { IDataObject } from 'n8n-workflow';

import { FieldProblem, type Setting } from './fields/field';
import type { Input, Operation } from './operation';

/**
 * Reads an operation's parameters: every value checked and in Mango's writing, by field name.
 *
 * @param given the parameter of a name, as the user filled it in
 * @throws FieldProblem with a sentence for the user
 */
export function readInput(
	operation: Operation,
	given: (name: string) => unknown,
	setting: Setting,
): Input {
	const input: Record<string, unknown> = {};
	for (const field of operation.fields) {
		const value = field.read(given(field.name), setting);
		if (value instanceof FieldProblem) throw new FieldProblem(`'${field.label}' ${value.message}`);
		if (value !== undefined) input[field.name] = value;
		else if (field.property.required === true) throw new FieldProblem(`'${field.label}' is empty`);
	}
	const problem = operation.check?.(input) ?? null;
	if (problem !== null) throw new FieldProblem(problem);
	return input;
}

/** Mango's JSON for a checked input: the operation's own, or each value at its place. */
export function bodyOf(operation: Operation, input: Input): IDataObject {
	if (operation.body !== undefined) return operation.body(input);
	const body: IDataObject = {};
	for (const { name, at } of operation.fields) {
		if (at !== undefined && input[name] !== undefined) place(body, at, input[name]);
	}
	return body;
}

/** `from.extension` becomes `{ from: { extension } }`. */
function place(body: IDataObject, at: string, value: unknown): void {
	const path = at.split('.');
	const last = path.pop() as string;
	let target = body;
	for (const part of path) target = (target[part] ??= {}) as IDataObject;
	target[last] = value as IDataObject;
}
