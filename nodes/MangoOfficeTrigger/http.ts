import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import type { Incoming, Verdict } from '../../mango/events/receive';
import { respondsImmediately } from './subscription';

/** What n8n adds to the request: the body as it came, and a function that reads it when it has not. */
interface RawRequest {
	readonly rawBody?: Buffer;
	readonly readRawBody?: () => Promise<void>;
}

/** What one request brings, out of n8n's hands. */
export async function incomingOf(context: IWebhookFunctions): Promise<Incoming> {
	const request = context.getRequestObject();
	const body: unknown = context.getBodyData();
	return {
		suffix: suffixOf(request.path, context.getNode().webhookId),
		body,
		rawBody: await rawBodyOf(request as RawRequest, body),
	};
}

/**
 * Of a node whose version is above 1, n8n leaves a body unread that has no content type or one it
 * cannot parse (webhook-helpers.js, `parseRequestBody`): the event would be answered 400 and lost.
 */
async function rawBodyOf(request: RawRequest, body: unknown): Promise<Buffer | undefined> {
	if (request.rawBody === undefined && (body === undefined || body === null)) {
		try {
			await request.readRawBody?.();
		} catch {
			// Cut off, or larger than n8n allows: there is no form then, and the answer says so.
		}
	}
	return request.rawBody;
}

/**
 * Answers by hand wherever no execution starts, and never throws: a throw is a 500 with a stack
 * trace and a failed execution (n8n-platform.md §2.3). The reason of a refusal goes to the log
 * only; of an authentic event that starts nothing it is told, and the cabinet's «История запросов
 * к API» shows it.
 */
export function replyTo(context: IWebhookFunctions, verdict: Verdict): IWebhookResponseData {
	const response = context.getResponseObject();
	if (verdict.kind === 'refuse') {
		context.logger.warn(`Mango Office Trigger refused a request: ${verdict.reason}`);
		const error = verdict.status === 401 ? 'Unauthorized' : 'Bad request';
		response.status(verdict.status).json({ error });
		return { noWebhookResponse: true };
	}
	if (verdict.kind === 'ignore') {
		response.status(200).json({ status: 'ignored', reason: verdict.reason });
		return { noWebhookResponse: true };
	}
	const workflowData = [[{ json: verdict.item as IDataObject }]];
	if (!respondsImmediately(context)) return { workflowData };
	response.status(200).json({ status: 'accepted' });
	return { noWebhookResponse: true, workflowData };
}

/** What follows the webhook's id in the address: `/webhook/<id>/events/call` → `/events/call`. */
function suffixOf(path: string, webhookId: string | undefined): string {
	const at = webhookId === undefined ? -1 : path.indexOf(webhookId);
	return at < 0 || webhookId === undefined ? '' : path.slice(at + webhookId.length);
}
