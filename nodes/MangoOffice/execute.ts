import {
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type JsonObject as N8nJson,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';

import { windowRest } from '../../mango/guard';
import { integer, text } from '../../mango/lenient';
import { methodRow } from '../../mango/methods';
import { failure, MangoError, type Failure } from '../../mango/reply';
import { isInvalidRequest } from '../../mango/result';
import { CREDENTIAL, pbxOf, wait } from '../transport/caller';
import { ADDITIONAL_FIELDS } from './description';
import { FieldProblem, type Field, type Setting } from './fields/field';
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

/**
 * After a 3xxx answer a second one within two minutes would block the whole PBX. A batch that
 * goes on in spite of errors, with nobody watching, therefore lets that time pass before its next
 * request; somebody who tries it out in the editor is not kept waiting.
 */
export async function letWindowPass(context: IExecuteFunctions, error: unknown): Promise<void> {
	const code = error instanceof MangoError ? error.failure.result?.code : undefined;
	if (code === undefined || !isInvalidRequest(code) || context.getMode() === 'manual') return;
	const pbx = await pbxOf(context);
	await wait(context, windowRest(pbx.id, Date.now()));
}

/** What "continue on fail" gives for an item: a branch can test `result.category`. */
export function failedItem(
	error: unknown,
	operation: Operation | undefined,
	prefix = '',
): IDataObject {
	const { message, result, fields } = failureOf(error, operation);
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
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	const { message, hint, result, fields, httpStatus, requestId } = failureOf(error, operation);
	const named = Object.entries(fields).map(([name, one]) => `${name}: ${one.message} (${one.code})`);
	const support = requestId === null ? [] : [`Request ID for Mango's support: ${requestId}`];
	const description = [hint, ...named, ...support].filter((part) => part !== null).join('\n');
	if (!(error instanceof MangoError)) {
		return new NodeOperationError(node, message, { itemIndex, description });
	}
	const facts = { message, result, fields, httpStatus, requestId } as unknown as N8nJson;
	return new NodeApiError(node, facts, {
		message,
		description,
		itemIndex,
		httpCode: httpStatus === null ? undefined : String(httpStatus),
	});
}

/** Whether the rest of a batch would only repeat the failure, or prolong a block. */
export function stopsBatch(error: unknown): boolean {
	return error instanceof MangoError && error.failure.stopsBatch;
}

function failureOf(error: unknown, operation: Operation | undefined): Failure {
	if (error instanceof MangoError) {
		const { fields } = error.failure;
		return { ...error.failure, fields: labelled(fields, operation?.fields ?? []) };
	}
	if (error instanceof NodeApiError || error instanceof NodeOperationError) {
		return failure(error.message, { hint: error.description ?? null });
	}
	if (error instanceof FieldProblem) return failure(error.message);
	// Nothing of an unknown error but its sentence: its other members could hold the signed form.
	return failure(error instanceof Error ? error.message : 'The step could not be carried out');
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

async function settingOf(context: IExecuteFunctions, { method }: Operation): Promise<Setting> {
	const timezone = context.getTimezone();
	if (method === undefined) return { sipDomain: null, timezone };
	return { sipDomain: text((await context.getCredentials(CREDENTIAL)).sipDomain), timezone };
}

function givenBy(context: IExecuteFunctions, operation: Operation, itemIndex: number) {
	const additional = context.getNodeParameter(ADDITIONAL_FIELDS, itemIndex, {}) as IDataObject;
	const optional = new Set(operation.fields.filter((one) => one.optional).map(({ name }) => name));
	return (name: string): unknown =>
		optional.has(name)
			? locatorValue(additional[name])
			: context.getNodeParameter(name, itemIndex, null, { extractValue: true });
}

/** n8n extracts a locator's value only at the top level, not inside a collection. */
function locatorValue(given: unknown): unknown {
	const isLocator = typeof given === 'object' && given !== null && '__rl' in given;
	return isLocator ? (given as { value?: unknown }).value : given;
}

function rowsOf(output: IDataObject | IDataObject[]): INodeExecutionData[] {
	return (Array.isArray(output) ? output : [output]).map((json) => ({ json }));
}
