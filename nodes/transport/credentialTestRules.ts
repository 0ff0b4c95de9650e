import type { ICredentialTestRequest } from 'n8n-workflow';

const SALT =
	'Mango Office knows the API key, but the signature does not fit (3102): copy the API salt («Ключ для создания подписи») once more, without spaces';
const KEY =
	'Mango Office does not know this API key (3105): copy «Уникальный код вашей АТС» once more';
const RATE = 'Mango Office gets too many requests of this PBX at the moment (429): try again in a minute';
const REFUSED =
	'Mango Office refused the request without a reason (HTTP 401). Either the API key is wrong, or this server is not among «Разрешённые IP-адреса», or the PBX is blocked for two minutes after invalid requests: wait two minutes, then try again';

/**
 * Numbers may come as texts, and the code stands in `result` or in `code` (mango-api.md §1.6), so
 * each code is looked for in four writings.
 */
function rulesFor(code: number, message: string) {
	return ['result', 'code'].flatMap((key) =>
		[code, String(code)].map((value) => ({
			type: 'responseSuccessBody' as const,
			properties: { key, value, message },
		})),
	);
}

/**
 * What the credential's test says. n8n goes through the rules in turn and shows the message of the
 * first that fits. The last one fits every answer without a balance: a block has no body at all.
 */
export const CREDENTIAL_TEST_RULES: ICredentialTestRequest['rules'] = [
	...rulesFor(3102, SALT),
	...rulesFor(3105, KEY),
	...rulesFor(4290, RATE),
	{ type: 'responseSuccessBody', properties: { key: 'status', value: 429, message: RATE } },
	{ type: 'responseSuccessBody', properties: { key: 'balance', value: undefined, message: REFUSED } },
];
