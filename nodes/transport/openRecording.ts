import type { BinaryHelperFunctions, IDataObject } from 'n8n-workflow';

import { mayFollow } from '../../mango/host';
import { integer, text } from '../../mango/lenient';
import { failure, headerOf, judge, MangoError, type Answer } from '../../mango/reply';
import { isCancelled, pbxOf, type Caller } from './caller';
import { breakOff } from './patience';

/** Node's stream, by way of n8n: the linter admits no import of Node's own modules. */
type Readable = Awaited<ReturnType<BinaryHelperFunctions['getBinaryStream']>>;

/** A file that is ready to be read once. */
export interface OpenedRecording {
	readonly stream: Readable;
	readonly mimeType: string;
	/** From the server's headers; null when it gave none. */
	readonly fileName: string | null;
	/** Bytes announced by the server; null when it did not say. */
	readonly size: number | null;
}

/** Of silence, before the first byte and between two. */
const TIMEOUT_MS = 60_000;
/** For the whole file: enough for 200 MB at 1 Mbit/s. */
const LONGEST_FILE_MS = 30 * 60_000;
/** Of an error page only the beginning is read. */
const MOST_ERROR_BYTES = 64 * 1024;

/**
 * Fetches the temporary file that Mango's answer redirects to, without the signed form
 * (mango-api.md §2.5). Follows only to Mango's own hosts, and never a second redirect.
 *
 * @throws MangoError when the answer leads to no audio: an error code, a log-in page, nothing
 */
export async function openRecording(caller: Caller, answer: Answer): Promise<OpenedRecording> {
	const location = text(headerOf(answer, 'location'));
	if (answer.status < 300 || answer.status >= 400 || location === null) {
		judge(answer);
		throw new MangoError(failure('Mango Office did not say where the recording is'));
	}
	const { baseUrl } = await pbxOf(caller);
	if (!mayFollow(location, baseUrl)) {
		throw new MangoError(
			failure('Mango Office redirected to an address outside of mango-office.ru, which was not followed', {
				hint: "Check the 'Base URL' of the credential, and proxies between n8n and Mango Office.",
			}),
		);
	}
	return await audioOf(await fetchFile(caller, location));
}

interface FileResponse {
	readonly statusCode: number;
	readonly headers: IDataObject;
	readonly body: Readable;
}

async function fetchFile(caller: Caller, url: string): Promise<FileResponse> {
	const stop = new AbortController();
	const response = await requestFile(caller, url, stop.signal).catch(() => null);
	if (response !== null) {
		breakOff(response.body, stop, TIMEOUT_MS, LONGEST_FILE_MS);
		return response;
	}
	throw new MangoError(
		failure(
			isCancelled(caller)
				? 'The execution was cancelled'
				: 'The file of the recording could not be fetched',
			{
				hint: 'The address of a recording is valid for a short time only. Run the step again.',
				passing: true,
			},
		),
	);
}

async function requestFile(caller: Caller, url: string, stop: AbortSignal): Promise<FileResponse> {
	const cancel = 'getExecutionCancelSignal' in caller ? caller.getExecutionCancelSignal() : undefined;
	return (await caller.helpers.httpRequest({
		method: 'GET',
		url,
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout: TIMEOUT_MS,
		abortSignal: cancel === undefined ? stop : AbortSignal.any([cancel, stop]),
	})) as FileResponse;
}

/** A page or a JSON text with status 200 is a refusal and not a recording. */
async function audioOf({ statusCode, headers, body }: FileResponse): Promise<OpenedRecording> {
	const answer: Answer = { status: statusCode, headers, body: undefined };
	const mimeType = (text(headerOf(answer, 'content-type')) ?? '').split(';')[0].trim().toLowerCase();
	const size = integer(headerOf(answer, 'content-length'));
	if (statusCode !== 200 || !isAudio(mimeType)) {
		judge({ ...answer, body: await beginningOf(body) });
		throw new MangoError(
			failure(`Mango Office sent ${mimeType || 'something unknown'} instead of a recording (HTTP ${statusCode})`),
		);
	}
	if (size === 0) {
		body.destroy();
		throw new MangoError(failure('The recording is empty', { hint: 'Try again in some minutes.' }));
	}
	const encoded = text(headerOf(answer, 'content-encoding')) !== null;
	return {
		stream: body,
		mimeType: mimeType === 'audio/mp3' ? 'audio/mpeg' : mimeType,
		fileName: fileNameOf(text(headerOf(answer, 'content-disposition'))),
		size: encoded ? null : size,
	};
}

function isAudio(mimeType: string): boolean {
	return /^(audio\/.+|(application|binary)\/(octet-stream|ogg))$/.test(mimeType);
}

async function beginningOf(stream: Readable): Promise<string> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	try {
		for await (const chunk of stream) {
			chunks.push(Buffer.from(chunk));
			bytes += chunks[chunks.length - 1].length;
			if (bytes > MOST_ERROR_BYTES) break;
		}
	} catch {
		// A broken error page is still an error page: judge what has arrived.
	}
	stream.destroy();
	return Buffer.concat(chunks).toString('utf8');
}

/** `filename*=UTF-8''…` before `filename="…"`; only the name, never a path. */
function fileNameOf(disposition: string | null): string | null {
	if (disposition === null) return null;
	const encoded = /filename\*\s*=\s*utf-8''([^;]+)/i.exec(disposition)?.[1];
	const plain = /filename\s*=\s*(?:"([^"]*)"|([^;]+))/i.exec(disposition);
	const name = encoded === undefined ? (plain?.[1] ?? plain?.[2]) : decoded(encoded);
	const base = name?.trim().split(/[\\/]/).pop() ?? '';
	return base === '' ? null : base;
}

function decoded(value: string): string {
	try {
		return decodeURIComponent(value);
	} catch {
		return value;
	}
}
