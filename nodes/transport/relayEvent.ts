import type { IDataObject } from 'n8n-workflow';

import { relayProblem } from '../../mango/events/relay';
import { encodeForm, FORM_CONTENT_TYPE } from '../../mango/form';
import { text } from '../../mango/lenient';
import { relayUrl, targetProblem } from '../../mango/relayTarget';
import { failure, MangoError } from '../../mango/reply';
import { signForm } from '../../mango/signature';
import { CREDENTIAL, isCancelled, type Caller } from './caller';
import { keyPair } from './signRequest';

const TIMEOUT_MS = 15_000;

/** What became of an event that was sent on. */
export interface Delivery {
	/** The other system has taken it: it answered with a status of success. */
	readonly delivered: boolean;
	readonly status: number;
}

/**
 * Signs an event as Mango signs it and posts it to another system, once. Both fences are asked
 * before anything is signed: is it an event, and may it go there (`mango/events/relay.ts`).
 * The salt stays here, the answer's body is not read, and no redirect is followed.
 *
 * @throws MangoError when the event must not be relayed, or nobody answered
 */
export async function relayEvent(
	caller: Caller,
	suffix: string,
	json: IDataObject,
	target: string,
): Promise<Delivery> {
	const credential = await caller.getCredentials(CREDENTIAL);
	// Serialised first: what is checked is what the text says, whatever a `toJSON` makes of an object.
	const event = JSON.stringify(json);
	const problem =
		relayProblem(suffix, JSON.parse(event)) ?? targetProblem(target, text(credential.relayTo) ?? '');
	if (problem !== null) throw new MangoError(failure(problem));
	const pair = keyPair(credential);
	if (pair.apiKey === '' || pair.apiSalt === '') {
		throw new MangoError(failure("Fill in 'API Key' and 'API Salt' in the credential", { stopsBatch: true }));
	}
	const form = encodeForm(signForm(pair, event));
	const status = await post(caller, relayUrl(target, suffix), form);
	return { delivered: status >= 200 && status < 300, status };
}

interface StreamedResponse {
	readonly statusCode: number;
	readonly body: { destroy(): void };
}

/** The status of the answer. n8n's own error would hold the signed form: it ends here. */
async function post(caller: Caller, url: string, form: string): Promise<number> {
	const response = await request(caller, url, form).catch(() => null);
	if (response !== null) {
		response.body.destroy();
		return response.statusCode;
	}
	throw new MangoError(
		isCancelled(caller)
			? failure('The execution was cancelled', { stopsBatch: true })
			: failure('The other system did not answer, so nobody knows whether it has the event', {
					hint: 'The event was sent once and not repeated. Check the address, and whether the other system can be reached from this server.',
				}),
	);
}

async function request(caller: Caller, url: string, form: string): Promise<StreamedResponse> {
	return (await caller.helpers.httpRequest({
		method: 'POST',
		url,
		headers: { 'content-type': FORM_CONTENT_TYPE },
		body: form,
		// As a stream, so that an endless answer costs nothing: only its status counts.
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// A 307 would repeat the signed event to wherever it points.
		disableFollowRedirect: true,
		timeout: TIMEOUT_MS,
		abortSignal: 'getExecutionCancelSignal' in caller ? caller.getExecutionCancelSignal() : undefined,
	})) as StreamedResponse;
}
