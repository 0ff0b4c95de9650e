import { type INode, type JsonObject, NodeApiError, NodeOperationError } from 'n8n-workflow';

import { failure, MangoError, type Failure } from '../../mango/reply';

/**
 * n8n's error for whatever went wrong, in words that lead on. Of an unknown error only its sentence
 * is kept: its other members could hold the signed form.
 *
 * @param given the failure in the words to show, where it differs from the error's own
 */
export function nodeErrorOf(
	node: INode,
	error: unknown,
	given: Failure = failureOf(error),
	itemIndex = 0,
): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	const { message, hint, result, fields, httpStatus, requestId } = given;
	const named = Object.entries(fields).map(([name, one]) => `${name}: ${one.message} (${one.code})`);
	const support = requestId === null ? [] : [`Request ID for Mango's support: ${requestId}`];
	const description = [hint, ...named, ...support].filter((part) => part !== null).join('\n');
	if (!(error instanceof MangoError)) {
		return new NodeOperationError(node, message, { itemIndex, description });
	}
	const facts = { message, result, fields, httpStatus, requestId } as unknown as JsonObject;
	return new NodeApiError(node, facts, {
		message,
		description,
		itemIndex,
		httpCode: httpStatus === null ? undefined : String(httpStatus),
	});
}

/** What went wrong, in fields. */
export function failureOf(error: unknown): Failure {
	if (error instanceof MangoError) return error.failure;
	if (error instanceof NodeApiError || error instanceof NodeOperationError) {
		return failure(error.message, { hint: error.description ?? null });
	}
	return failure(error instanceof Error ? error.message : 'The step could not be carried out');
}
