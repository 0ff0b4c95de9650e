import { createHash } from 'crypto';
import {
	UserError,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IHttpRequestOptions,
} from 'n8n-workflow';

import { decodeForm, encodeForm, FORM_CONTENT_TYPE, signedForm } from '../../mango/form';
import { addressProblem } from '../../mango/host';
import { isObject, text, type JsonObject } from '../../mango/lenient';
import { encodeMultipart, multipartType, type FilePart } from '../../mango/multipart';
import { signForm, type KeyPair } from '../../mango/signature';

/** The HTTP Request node still hands over options in the older form, with `uri` (n8n-platform.md §6.2). */
type RequestOptions = IHttpRequestOptions & {
	uri?: string;
	form?: unknown;
	/** A form with files, in the writing of the HTTP Request node; its `json` is what gets signed. */
	formData?: unknown;
	followRedirect?: boolean;
	followAllRedirects?: boolean;
};

/**
 * Turns a request with JSON parameters into Mango's signed form, and a form with a `json` and files
 * into the multipart one that two methods want (mango-api.md §2.5). Signs nothing for a foreign
 * address and nothing but POST. Idempotent: on 401 n8n calls this again with its own result, and
 * signing that once more would send `json=vpbx_api_key%3D…` (§6.2).
 */
export function signRequest(
	credentials: ICredentialDataDecryptedObject,
	requestOptions: IHttpRequestOptions,
): IHttpRequestOptions {
	const { form, formData, baseURL, ...options } = requestOptions as RequestOptions;
	const address = fullAddress(baseURL, options.url ?? options.uri ?? '');
	const problem = addressProblem(address);
	if (problem !== null) throw new UserError(problem);
	const method = options.method ?? 'POST';
	if (method.toUpperCase() !== 'POST') {
		throw new UserError(`Mango Office accepts POST requests only: change the method from ${method} to POST`);
	}
	const pair = keyPair(credentials);
	if (pair.apiKey === '' || pair.apiSalt === '') {
		throw new UserError("Fill in 'API Key' and 'API Salt' in the credential");
	}
	const files = isObject(formData) ? formData : null;
	const fields = signForm(pair, jsonOf(files === null ? (options.body ?? form) : files.json));
	const signed: RequestOptions = {
		...options,
		// The address that was checked, and not its parts, is the one that gets the request.
		url: new URL(address).href,
		method: 'POST',
		headers: { ...withoutContentType(options.headers), 'content-type': FORM_CONTENT_TYPE },
		body: encodeForm(fields),
		json: false,
		// A 307 would repeat the signed form to wherever it points (§6.1); named in both forms.
		disableFollowRedirect: true,
		followRedirect: false,
		followAllRedirects: false,
	};
	if (options.uri !== undefined) signed.uri = signed.url;
	return files === null ? signed : withFiles(signed, { ...files, ...fields });
}

/**
 * The same request as a form with files. The parts stay among the options, so that signing once
 * more finds the json again. n8n's older dialect, with `uri`, encodes them by itself, streams too.
 */
function withFiles(signed: RequestOptions, parts: JsonObject): RequestOptions {
	const headers = withoutContentType(signed.headers);
	if (signed.uri !== undefined) return { ...signed, headers, body: undefined, formData: parts };
	// Unguessable for whoever made the file, the same each time, and tells nothing of the signature.
	const boundary = `mango-${createHash('sha256').update(String(parts.sign)).digest('hex').slice(0, 40)}`;
	const encoded = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, partOf(name, part)]));
	return {
		...signed,
		headers: { ...headers, 'content-type': multipartType(boundary) },
		body: encodeMultipart(encoded, boundary),
		formData: parts,
	};
}

/** A text, or a file as `{ value, options: { filename, contentType } }`. */
function partOf(name: string, part: unknown): string | FilePart {
	if (!isObject(part)) return String(part);
	if (!Buffer.isBuffer(part.value)) throw new UserError(`The part '${name}' of the form holds no file`);
	const options = isObject(part.options) ? part.options : {};
	return {
		data: part.value,
		fileName: text(options.filename) ?? name,
		mimeType: text(options.contentType) ?? 'application/octet-stream',
	};
}

/** The pair that signs. Copied values often bring a space along, so they are trimmed. */
export function keyPair(credentials: ICredentialDataDecryptedObject): KeyPair {
	return {
		apiKey: text(credentials.apiKey) ?? '',
		apiSalt: text(credentials.apiSalt) ?? '',
	};
}

/** Both pairs that incoming events may be signed with. */
export function acceptedPairs(credentials: ICredentialDataDecryptedObject): KeyPair[] {
	const previous: KeyPair = {
		apiKey: text(credentials.previousApiKey) ?? '',
		apiSalt: text(credentials.previousApiSalt) ?? '',
	};
	return [keyPair(credentials), previous];
}

function fullAddress(baseURL: string | undefined, address: string): string {
	if (baseURL === undefined || /^[a-z][a-z0-9+.-]*:/i.test(address)) return address;
	return `${baseURL.trim().replace(/\/+$/, '')}/${address.replace(/^\/+/, '')}`;
}

/**
 * The JSON text to sign: an object is serialised once; a text is taken as it is; a form that we
 * have signed before gives back its own json; no body at all means no parameters.
 */
function jsonOf(body: unknown): string {
	if (body === undefined || body === null || body === '') return '{}';
	if (typeof body === 'string') {
		const earlier = body.includes('vpbx_api_key=') ? signedForm(decodeForm(body)) : null;
		return earlier?.json ?? body;
	}
	const fields = body instanceof URLSearchParams ? Object.fromEntries(body) : body;
	return signedForm(fields)?.json ?? JSON.stringify(fields);
}

function withoutContentType(headers: IDataObject | undefined): IDataObject {
	return Object.fromEntries(
		Object.entries(headers ?? {}).filter(([name]) => name.toLowerCase() !== 'content-type'),
	);
}
