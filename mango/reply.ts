/**
 * Judging an answer of Mango's. An error code can come with HTTP 200 and a good answer can lack a
 * code, so the order is: wrong type → code in the body → HTTP status (mango-api.md §1.6).
 */

import { fromJson, integer, isObject, member, text, type JsonObject } from './lenient';
import { explain, isSuccess, type Result } from './result';

export interface Answer {
	readonly status: number;
	readonly headers: Readonly<Record<string, unknown>>;
	/** Text as received, or what an HTTP client made of it. */
	readonly body: unknown;
}

/** Why a request did not lead to a result; everything in it may be shown to the user. */
export interface Failure {
	readonly message: string;
	readonly hint: string | null;
	readonly result: Result | null;
	/** What Mango says about single parameters, by Mango's name. */
	readonly fields: Readonly<Record<string, Result>>;
	readonly httpStatus: number | null;
	/** Mango's support finds the request by it. */
	readonly requestId: string | null;
	/** A read may be repeated after a while. */
	readonly passing: boolean;
	/** Everything else in the batch would fail, too, and could prolong a block. */
	readonly stopsBatch: boolean;
}

/** Thrown where a request failed; never holds the form, the key, the salt or a signature. */
export class MangoError extends Error {
	override readonly name = 'MangoError';

	constructor(readonly failure: Failure) {
		super(failure.message);
	}
}

const NO_FAILURE: Omit<Failure, 'message'> = {
	hint: null,
	result: null,
	fields: {},
	httpStatus: null,
	requestId: null,
	passing: false,
	stopsBatch: false,
};

/** A failure with the usual members filled in. */
export function failure(message: string, more: Partial<Failure> = {}): Failure {
	return { ...NO_FAILURE, ...more, message };
}

/** Codes after which the next request would fail in the same way (§1.8). */
const WRONG_PAIR = new Set([3102, 3105]);
const RATE_LIMITED = 4290;
/** Codes after which a read is worth repeating in some seconds. */
const PASSING = new Set([RATE_LIMITED, 5001]);

/**
 * The JSON object of a good answer.
 *
 * @throws MangoError for everything else
 */
export function judge(answer: Answer): JsonObject {
	const { status } = answer;
	const common = { httpStatus: status, requestId: text(headerOf(answer, 'x-uuid')) };
	const body = fromJson(answer.body);
	if (status === 429 || integer(member(body, 'status')) === 429) {
		throw new MangoError(fromCode(RATE_LIMITED, { ...common, passing: true }));
	}
	const code = codeOf(body);
	const done = status >= 200 && status < 300;
	if (code === 0 && done) {
		throw new MangoError(failure('Mango Office answered with a result that is not a code', common));
	}
	if (code !== null && code !== 0 && !isSuccess(code)) {
		throw new MangoError(fromCode(code, { ...common, fields: fieldsOf(body) }));
	}
	if (done && isObject(body)) return body;
	throw new MangoError(fromStatus(answer, common));
}

/** What a request with many elements led to: for each, in the order sent, what went wrong or null. */
export interface EachReply {
	readonly reply: JsonObject;
	readonly problems: ReadonlyArray<MangoError | null>;
}

/**
 * As {@link judge}, for methods whose `result` holds one code per element (§1.6, §2.10): an element
 * that failed does not make the others fail.
 *
 * @param count how many elements were sent
 * @throws MangoError when the request failed as a whole
 */
export function judgeEach(answer: Answer, count: number): EachReply {
	const body = fromJson(answer.body);
	const given = member(body, 'result');
	const codes = (Array.isArray(given) ? given : []).map(integer);
	const requestId = text(headerOf(answer, 'x-uuid'));
	if (!isObject(body) || codes.length !== count || codes.includes(null) || answer.status === 429) {
		return { reply: judge(answer), problems: Array<null>(count).fill(null) };
	}
	const problems = codes.map((code) =>
		code === null || isSuccess(code)
			? null
			: new MangoError(fromCode(code, { httpStatus: answer.status, requestId })),
	);
	return { reply: body, problems };
}

/** The failure that a code stands for. */
export function fromCode(code: number, more: Partial<Failure> = {}): Failure {
	const result = explain(code);
	return failure(`${result.message} (${code})`, {
		result,
		hint: result.hint,
		stopsBatch: WRONG_PAIR.has(code),
		passing: PASSING.has(code) || more.httpStatus === 503,
		...more,
	});
}

/** Codes that can mean that a service or a setting is missing (§4.6). */
const SERVICE_CODES = new Set([2230, 5008, 5101, 5200, 5201, 5221, 5225, 5300]);

/** The same failure with the service named that the method needs, where that may be the reason. */
export function namingService(error: MangoError, service: string | undefined): MangoError {
	const { result, hint } = error.failure;
	if (service === undefined || result === null || !SERVICE_CODES.has(result.code)) return error;
	const needs = `This operation needs ${service}.`;
	return new MangoError({ ...error.failure, hint: hint === null ? needs : `${hint} ${needs}` });
}

/** The header, whatever the letter case of its name. */
export function headerOf({ headers }: Pick<Answer, 'headers'>, name: string): unknown {
	const found = Object.keys(headers).find((key) => key.toLowerCase() === name);
	return found === undefined ? undefined : headers[found];
}

/** Whether a text is a web page: an error page or a log-in page instead of an answer. */
export function isHtml(body: unknown): boolean {
	return typeof body === 'string' && /^\s*<(!doctype|html|head|body)/i.test(body);
}

/**
 * `result` if there is one, else `code`: a number, a numeric text or one per element (§1.6). What
 * stands there and is no code counts as 0.
 */
function codeOf(body: unknown): number | null {
	const own = member(body, 'result') ?? member(body, 'code') ?? [];
	const codes = (Array.isArray(own) ? own : [own]).map((one) => integer(one) ?? 0);
	return codes.find((code) => !isSuccess(code)) ?? codes[0] ?? null;
}

function fieldsOf(body: unknown): Record<string, Result> {
	const fields = member(body, 'fields');
	if (!isObject(fields)) return {};
	const explained: Record<string, Result> = {};
	for (const [name, value] of Object.entries(fields)) {
		const code = integer(value);
		if (code !== null) explained[name] = explain(code);
	}
	return explained;
}

function fromStatus(answer: Answer, common: Partial<Failure>): Failure {
	const { status, body } = answer;
	if (status === 401) {
		return failure('Mango Office refused the request without a reason (HTTP 401)', {
			...common,
			hint: 'Either the API key or the address of this server is not admitted in the cabinet, or the PBX is blocked for two minutes after invalid requests. Wait two minutes, then test the credential.',
			stopsBatch: true,
		});
	}
	if (status === 503) {
		return failure('Mango Office is overloaded (HTTP 503)', {
			...common,
			hint: 'Try again in a minute, with fewer requests at a time.',
			passing: true,
		});
	}
	if (isHtml(body)) {
		return failure(`Mango Office answered with a web page instead of data (HTTP ${status})`, {
			...common,
			hint: "Check the 'Base URL' of the credential, and proxies between n8n and Mango Office.",
		});
	}
	if (status >= 300 && status < 400) {
		return failure(`Mango Office redirected the request (HTTP ${status}), which was not followed`, {
			...common,
			hint: "Check the 'Base URL' of the credential.",
		});
	}
	const empty = status >= 200 && status < 300;
	return failure(
		empty
			? 'Mango Office answered without any data'
			: `Mango Office could not handle the request (HTTP ${status})`,
		{ ...common, passing: status >= 502 && status <= 504 },
	);
}
