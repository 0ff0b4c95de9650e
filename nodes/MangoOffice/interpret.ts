import { deepCopy, type IDataObject } from 'n8n-workflow';

import { FieldProblem, type Field, type Setting } from './fields/field';
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
		if (!isShown(field, given)) continue;
		const value = field.read(given(field.name), setting);
		if (value instanceof FieldProblem) throw new FieldProblem(`'${field.label}' ${value.message}`);
		if (value !== undefined) input[field.name] = value;
		else if (field.property.required === true) throw new FieldProblem(`'${field.label}' is empty`);
	}
	const problem = operation.check?.(input) ?? null;
	if (problem !== null) throw new FieldProblem(problem);
	return input;
}

/** The editor shows all fields where an expression decides; what it gives counts here. */
function isShown({ showWhen = {} }: Field, given: (name: string) => unknown): boolean {
	return Object.entries(showWhen).every(([name, values]) =>
		values.some((value) => String(value) === String(given(name))),
	);
}

/** Mango's JSON for a checked input: the operation's own, or each value at its place. */
export function bodyOf(operation: Operation, input: Input): IDataObject {
	if (operation.body !== undefined) return operation.body(input);
	const body: IDataObject = {};
	for (const { name, at } of wholeFirst(operation.fields)) {
		if (at !== undefined && input[name] !== undefined) place(body, at, input[name]);
	}
	return body;
}

/** A field whose place is the whole JSON comes first: what a field of its own says counts more. */
function wholeFirst(fields: readonly Field[]): Field[] {
	return [...fields].sort((one, other) => Number(other.at === '') - Number(one.at === ''));
}

/** `from.extension` becomes `{ from: { extension } }`. */
function place(body: IDataObject, at: string, value: unknown): void {
	if (at === '') {
		// A copy: the value may be part of the input item.
		Object.assign(body, deepCopy(value as IDataObject));
		return;
	}
	const path = at.split('.');
	const last = path.pop() as string;
	let target = body;
	for (const part of path) target = (target[part] ??= {}) as IDataObject;
	target[last] = value as IDataObject;
}
