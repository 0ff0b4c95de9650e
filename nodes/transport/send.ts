import { createHash } from 'crypto';
import { UserError, type IDataObject, type IHttpRequestOptions } from 'n8n-workflow';

import { noteRefusal, refuseRepeat } from '../../mango/guard';
import { addressProblem, methodUrl } from '../../mango/host';
import { integer, text, type JsonObject } from '../../mango/lenient';
import { methodRow, pathOf, SERVICES, type AnyMethod } from '../../mango/methods';
import type { FilePart } from '../../mango/multipart';
import { noteAnswer, takeTurn } from '../../mango/rates';
import { failure, headerOf, judge, MangoError, namingService, type Answer } from '../../mango/reply';
import { isInvalidRequest } from '../../mango/result';
import { CREDENTIAL, isCancelled, pbxOf, wait, type Caller } from './caller';
import { EndlessAnswer, within } from './patience';

/** Of silence. */
const TIMEOUT_MS = 30_000;
/** For a file of up to 100 MB on a slow line. */
const UPLOAD_TIMEOUT_MS = 600_000;
/** For request and answer together, once more than the silence: a large report on a slow line takes a while. */
const LONGEST_ANSWER_MS = 120_000;
/** Requests for one read, the first included. */
const MOST_ATTEMPTS = 4;
/** A server that asks for more patience than this gets an error instead. */
const LONGEST_PAUSE_MS = 60_000;

/** What a few methods want beside their parameters (mango-api.md §2.5). */
export interface Extras {
	/** By name, e.g. `X-Product-Id`. */
	readonly headers?: Readonly<Record<string, string>>;
	/** Makes the form a multipart one. */
	readonly file?: FilePart;
}

/**
 * The one door to the PBX's API: signs (through the credential), keeps the rates, holds back what
 * would lead to a block, repeats reads after passing faults, and turns every refusal into a
 * {@link MangoError}.
 *
 * @param params what Mango gets as `json`
 * @returns the JSON object of a good answer
 */
export async function send(
	caller: Caller,
	method: AnyMethod,
	params: IDataObject,
	extras: Extras = {},
): Promise<JsonObject> {
	const { reply, failed } = await exchange(caller, method, params, extras);
	if (reply !== undefined) return reply;
	throw explainedFor(method, failed);
}

/** The failure of a method, with the service named that the PBX may lack for it. */
export function explainedFor(method: AnyMethod, failed: MangoError): MangoError {
	const { service } = methodRow(method);
	return namingService(failed, service === undefined ? undefined : SERVICES[service]);
}

/**
 * As {@link send}, for methods whose good answer is not a JSON object: gives the bare answer,
 * whatever it says.
 *
 * @throws MangoError when there was no answer
 */
export async function ask(caller: Caller, method: AnyMethod, params: IDataObject): Promise<Answer> {
	const { answer, failed } = await exchange(caller, method, params);
	if (answer === undefined) throw failed;
	return answer;
}

/** What one request led to: a good reply, or a failure, with the answer if there was one. */
type Outcome =
	| { readonly answer: Answer; readonly reply: JsonObject; readonly failed?: undefined }
	| { readonly answer?: Answer; readonly reply?: undefined; readonly failed: MangoError };

async function exchange(
	caller: Caller,
	method: AnyMethod,
	params: IDataObject,
	extras: Extras = {},
): Promise<Outcome> {
	const pbx = await pbxOf(caller);
	const problem = addressProblem(pbx.baseUrl);
	if (problem !== null) throw new MangoError(failure(problem, { stopsBatch: true }));

	const path = pathOf(method);
	const url = methodUrl(pbx.baseUrl, path);
	const fingerprint = fingerprintOf(path, params, extras);
	const repeatable = methodRow(method).kind === 'read';
	for (let attempt = 1; ; attempt++) {
		const asked = Date.now();
		const turn = asked + takeTurn(pbx.id, method, asked);
		await wait(caller, turn - asked);
		// After the wait: meanwhile an equal request may have been refused.
		refuseRepeat(pbx.id, fingerprint, Date.now());
		const outcome = await attemptOnce(caller, url, params, extras, repeatable);
		noteAnswer(pbx.id, method, turn, Date.now());
		remember(pbx.id, fingerprint, outcome);
		if (!repeatable || attempt === MOST_ATTEMPTS || outcome.failed?.failure.passing !== true) {
			return outcome;
		}
		const pause = pauseBefore(attempt, outcome.answer);
		if (pause > LONGEST_PAUSE_MS) return outcome;
		await wait(caller, pause);
	}
}

async function attemptOnce(
	caller: Caller,
	url: string,
	params: IDataObject,
	extras: Extras,
	repeatable: boolean,
): Promise<Outcome> {
	let answer: Answer;
	try {
		answer = await request(caller, url, params, extras);
	} catch (error) {
		return { failed: lostConnection(caller, error, repeatable) };
	}
	return judged(answer);
}

function judged(answer: Answer): Outcome {
	try {
		return { answer, reply: judge(answer) };
	} catch (error) {
		return { answer, failed: error as MangoError };
	}
}

async function request(
	caller: Caller,
	url: string,
	params: IDataObject,
	{ headers: extraHeaders, file }: Extras,
): Promise<Answer> {
	const options: IHttpRequestOptions = {
		method: 'POST',
		url,
		...(file === undefined ? { body: params } : { formData: formData(params, file) }),
		...(extraHeaders === undefined ? {} : { headers: { ...extraHeaders } }),
		encoding: 'text',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// A redirect would repeat key and signature to another host (n8n-platform.md §6.1).
		disableFollowRedirect: true,
		timeout: file === undefined ? TIMEOUT_MS : UPLOAD_TIMEOUT_MS,
	};
	const asked = caller.helpers.httpRequestWithAuthentication.call(
		caller,
		CREDENTIAL,
		options,
		// On 401 n8n signs and sends once more by itself (§6.2): never with a command.
		{ preAuthenticationRetryStatusCode: 599 } as never,
	) as Promise<{ statusCode: number; headers?: IDataObject; body: unknown }>;
	const longest = file === undefined ? LONGEST_ANSWER_MS : UPLOAD_TIMEOUT_MS + LONGEST_ANSWER_MS;
	const { statusCode, headers, body } = await within(longest, asked);
	return { status: statusCode, headers: headers ?? {}, body };
}

/** A form with a file, as the credential expects one: in the writing of n8n's HTTP Request node. */
function formData(params: IDataObject, { data, fileName, mimeType }: FilePart): object {
	const options = { filename: fileName, contentType: mimeType };
	return { json: JSON.stringify(params), file: { value: data, options } };
}

/** The error of a request without an answer. n8n's own error holds the signed form: it ends here. */
function lostConnection(caller: Caller, error: unknown, repeatable: boolean): MangoError {
	if (error instanceof MangoError) return error;
	const refusal = refusedToSign(error);
	if (refusal !== null) return new MangoError(failure(refusal, { stopsBatch: true }));
	if (isCancelled(caller)) {
		return new MangoError(failure('The execution was cancelled', { stopsBatch: true }));
	}
	const { reason, sent, passing } = connectionProblem(error);
	if (repeatable) {
		return new MangoError(
			failure(`Mango Office did not answer: ${reason}`, { hint: CHECK_CONNECTION, passing }),
		);
	}
	if (!sent) {
		return new MangoError(
			failure(`The request did not reach Mango Office: ${reason}`, {
				hint: `Nothing was carried out. ${CHECK_CONNECTION}`,
			}),
		);
	}
	return new MangoError(
		failure(`Nobody knows whether Mango Office has carried out the request: ${reason}`, {
			hint: 'The request was sent once and not repeated, so that no call or SMS goes out twice. Look into the call history before you try again.',
		}),
	);
}

const CHECK_CONNECTION =
	"Check the 'Base URL' of the credential and the connection of this server to the internet.";

/** The sentence of the credential when it would not sign: nothing was sent then. */
function refusedToSign(error: unknown): string | null {
	const cause = (error as { cause?: unknown })?.cause;
	const refusal = [error, cause].find((one) => one instanceof UserError);
	return refusal instanceof UserError ? refusal.message : null;
}

const CONNECTION_PROBLEMS: Readonly<Record<string, string>> = {
	ECONNREFUSED: 'the connection was refused',
	ECONNRESET: 'the connection was closed',
	ECONNABORTED: 'no answer in time',
	ETIMEDOUT: 'no answer in time',
	ENOTFOUND: 'the address is not known',
	EAI_AGAIN: 'the address could not be looked up',
	EPIPE: 'the connection was closed',
};
/** There was no connection that anything could have been sent on. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

interface ConnectionProblem {
	readonly reason: string;
	/** Whether the request may have reached Mango. */
	readonly sent: boolean;
	readonly passing: boolean;
}

function connectionProblem(error: unknown): ConnectionProblem {
	if (error instanceof EndlessAnswer) {
		// Each try would take as long again.
		return { reason: 'the answer did not end within two minutes', sent: true, passing: false };
	}
	const chain = [error, (error as { cause?: unknown })?.cause];
	for (const link of chain) {
		const code = text((link as { code?: unknown })?.code);
		if (code !== null && CONNECTION_PROBLEMS[code] !== undefined) {
			return { reason: CONNECTION_PROBLEMS[code], sent: !NEVER_CONNECTED.has(code), passing: true };
		}
	}
	const message = text((error as { message?: unknown })?.message);
	const reason = /certificate|self.signed/i.test(message ?? '')
		? 'its certificate could not be verified'
		: 'the connection failed';
	return { reason, sent: true, passing: true };
}

/** Remembers what could lead to a block. */
function remember(pbxId: string, fingerprint: string, { failed }: Outcome): void {
	const code = failed?.failure.result?.code;
	if (failed === undefined || code === undefined || !isInvalidRequest(code)) return;
	noteRefusal(pbxId, fingerprint, failed.failure, Date.now());
}

/** What the server asks for, or 1, 2, 4 seconds. `Retry-After` may be missing (§1.6). */
function pauseBefore(attempt: number, answer: Answer | undefined): number {
	const asked = answer === undefined ? null : integer(headerOf(answer, 'retry-after'));
	return asked === null ? 1000 * 2 ** (attempt - 1) : asked * 1000;
}

/** Stands for a request; a command's id, which is new each time, does not make it another one. */
function fingerprintOf(path: string, params: IDataObject, { headers, file }: Extras): string {
	return createHash('sha256')
		.update(`${path} ${JSON.stringify({ ...params, command_id: undefined })}`)
		.update(JSON.stringify(headers ?? {}))
		.update(file?.data ?? '')
		.digest('hex');
}
