import {
	UserError,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IHttpRequestOptions,
} from 'n8n-workflow';

import { decodeForm, encodeForm, FORM_CONTENT_TYPE, signedForm } from '../../mango/form';
import { addressProblem } from '../../mango/host';
import { isObject, text } from '../../mango/lenient';
import { signForm, type KeyPair } from '../../mango/signature';

/** The HTTP Request node still hands over options in the older form, with `uri` (n8n-platform.md §6.2). */
type RequestOptions = IHttpRequestOptions & {
	uri?: string;
	form?: unknown;
	followRedirect?: boolean;
	followAllRedirects?: boolean;
};

/**
 * Turns a request with JSON parameters into Mango's signed form. Signs nothing for a foreign
 * address and nothing but POST. Idempotent: on 401 n8n calls this again with its own result, and
 * signing that once more would send `json=vpbx_api_key%3D…` (§6.2).
 */
export function signRequest(
	credentials: ICredentialDataDecryptedObject,
	requestOptions: IHttpRequestOptions,
): IHttpRequestOptions {
	const { form, baseURL, ...options } = requestOptions as RequestOptions;
	const address = fullAddress(baseURL, options.url ?? options.uri ?? '');
	const problem = addressProblem(address);
	if (problem !== null) throw new UserError(problem);
	const method = options.method ?? 'POST';
	if (method.toUpperCase() !== 'POST') {
		throw new UserError(`Mango Office accepts POST requests only: change the method from ${method} to POST`);
	}
	const signed: RequestOptions = {
		...options,
		// The address that was checked, and not its parts, is the one that gets the request.
		url: new URL(address).href,
		method: 'POST',
		headers: { ...withoutContentType(options.headers), 'content-type': FORM_CONTENT_TYPE },
		body: encodeForm(signForm(keyPair(credentials), jsonOf(options.body ?? form))),
		json: false,
		// A 307 would repeat the signed form to wherever it points (§6.1); named in both forms.
		disableFollowRedirect: true,
		followRedirect: false,
		followAllRedirects: false,
	};
	if (options.uri !== undefined) signed.uri = signed.url;
	return signed;
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
	if (body instanceof URLSearchParams) return JSON.stringify(Object.fromEntries(body));
	if (isObject(body)) return signedForm(body)?.json ?? JSON.stringify(body);
	return JSON.stringify(body);
}

function withoutContentType(headers: IDataObject | undefined): IDataObject {
	return Object.fromEntries(
		Object.entries(headers ?? {}).filter(([name]) => name.toLowerCase() !== 'content-type'),
	);
}
