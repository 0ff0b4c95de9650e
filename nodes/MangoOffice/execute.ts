import {
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';

import { integer, text } from '../../mango/lenient';
import { methodRow } from '../../mango/methods';
import { MangoError, type Failure } from '../../mango/reply';
import { failureOf, nodeErrorOf } from '../transport/nodeErrorOf';
import { CREDENTIAL } from '../transport/caller';
import { ADDITIONAL_FIELDS } from './description';
import { locatorValue, type Field, type Setting } from './fields/field';
import { bodyOf, readInput } from './interpret';
import type { Operation } from './operation';
import { accepted } from './operations/commandId';
import { newCommandId, toolsFor } from './tools';

/** Runs one operation for one item: read and check, send, make items. */
export async function runOperation(
	context: IExecuteFunctions,
	operation: Operation,
	itemIndex: number,
): Promise<INodeExecutionData[]> {
	const setting = await settingOf(context, operation);
	const input = readInput(operation, givenBy(context, operation, itemIndex), setting);
	const tools = toolsFor(context, itemIndex);
	if (operation.run !== undefined) return await operation.run(tools, input);
	if (operation.method === undefined) return rowsOf(operation.output?.({}, input) ?? {});

	const params = bodyOf(operation, input);
	if (methodRow(operation.method).kind !== 'command') {
		const reply = await tools.send(operation.method, params);
		return rowsOf(operation.output?.(reply, input) ?? (reply as IDataObject));
	}
	const commandId = (input.commandId as string) ?? newCommandId(context.getExecutionId(), itemIndex);
	const reply = await tools.send(operation.method, { command_id: commandId, ...params });
	// 200 means "accepted": the outcome comes as a `command.result` event (mango-api.md §2.1).
	return rowsOf(accepted(commandId, integer(reply.result) ?? undefined));
}

/** What "continue on fail" gives for an item: a branch can test `result.category`. */
export function failedItem(
	error: unknown,
	operation: Operation | undefined,
	prefix = '',
): IDataObject {
	const { message, result, fields } = failureFor(error, operation);
	return {
		error: prefix + message,
		result: result === null ? null : { ...result },
		fields: Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, { ...one }])),
	};
}

/** n8n's error for whatever went wrong, in words that lead on. */
export function nodeError(
	node: INode,
	error: unknown,
	operation: Operation | undefined,
	itemIndex: number,
): NodeApiError | NodeOperationError {
	return nodeErrorOf(node, error, failureFor(error, operation), itemIndex);
}

/** Whether the rest of a batch would only repeat the failure, or prolong a block. */
export function stopsBatch(error: unknown): boolean {
	return error instanceof MangoError && error.failure.stopsBatch;
}

function failureFor(error: unknown, operation: Operation | undefined): Failure {
	const known = failureOf(error);
	return { ...known, fields: labelled(known.fields, operation?.fields ?? []) };
}

/** Mango's parameter names in the user's words: our label first, Mango's name in brackets. */
function labelled(fields: Failure['fields'], known: readonly Field[]): Failure['fields'] {
	return Object.fromEntries(
		Object.entries(fields).map(([name, result]) => {
			const label = known.find(({ at }) => at === name || at?.split('.').pop() === name)?.label;
			return [label === undefined ? name : `${label} [${name}]`, result];
		}),
	);
}

/** What fields may need to know to read an item. */
export async function settingOf(context: IExecuteFunctions, { method }: Operation): Promise<Setting> {
	const timezone = context.getTimezone();
	if (method === undefined) return { sipDomain: null, timezone };
	return { sipDomain: text((await context.getCredentials(CREDENTIAL)).sipDomain), timezone };
}

/** The parameters of an item by name, as the user filled them in. */
export function givenBy(context: IExecuteFunctions, operation: Operation, itemIndex: number) {
	const additional = context.getNodeParameter(ADDITIONAL_FIELDS, itemIndex, {}) as IDataObject;
	const fields = new Map(operation.fields.map((field) => [field.name, field]));
	return (name: string): unknown => {
		const field = fields.get(name);
		if (field?.optional === true) return locatorValue(additional[name]);
		// Of a hidden parameter n8n knows the value but not how to extract it, and throws.
		const extractValue = field?.property.type === 'resourceLocator';
		return context.getNodeParameter(name, itemIndex, null, { extractValue });
	};
}

function rowsOf(output: IDataObject | IDataObject[]): INodeExecutionData[] {
	return (Array.isArray(output) ? output : [output]).map((json) => ({ json }));
}
