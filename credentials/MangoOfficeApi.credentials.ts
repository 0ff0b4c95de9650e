import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { CREDENTIAL_TEST_RULES } from '../nodes/transport/credentialTestRules';
import { signRequest } from '../nodes/transport/signRequest';

const authenticate: IAuthenticate = async (
	credentials: ICredentialDataDecryptedObject,
	requestOptions: IHttpRequestOptions,
): Promise<IHttpRequestOptions> => signRequest(credentials, requestOptions);

/** For the salts, which n8n's linter does not take for secrets by their name. */
const MASKED = { password: true } as const;

export class MangoOfficeApi implements ICredentialType {
	name = 'mangoOfficeApi';

	displayName = 'Mango Office API';

	documentationUrl =
		'https://github.com/n8n-nodes-mango-office/n8n-nodes-mango-office/blob/main/docs/cabinet.md';

	icon = {
		light: 'file:../nodes/MangoOffice/mangoOffice.svg',
		dark: 'file:../nodes/MangoOffice/mangoOffice.dark.svg',
	} as const;

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			hint: 'In the Mango Office cabinet: «Интеграции» → «API Коннектор» → «Уникальный код вашей АТС»',
		},
		{
			displayName: 'API Salt',
			name: 'apiSalt',
			type: 'string',
			typeOptions: MASKED,
			required: true,
			default: '',
			hint: 'On the same page: «Ключ для создания подписи». It signs requests and is never sent.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://app.mango-office.ru/vpbx/',
			placeholder: 'e.g. https://app.mango-office.ru/vpbx/',
			hint: 'Leave as it is, unless you use the simulator',
			description:
				'Only addresses of mango-office.ru are accepted, and those of this machine for the simulator.',
		},
		{
			displayName: 'SIP Domain',
			name: 'sipDomain',
			type: 'string',
			default: '',
			placeholder: 'e.g. vpbx400012345.mangosip.ru',
			hint: 'Optional',
			description:
				'«Адрес домена» under «Общие настройки» → «Настройки SIP». With it, a SIP login can be given without its domain.',
		},
		{
			displayName: 'Relay Events To',
			name: 'relayTo',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://crm.example.com/mango',
			hint: 'Optional',
			description:
				'Addresses, with commas between them, that the operation Event: Relay may send signed events to. Enter only systems that hold this API key and salt anyway, because a signed event can be shown to Mango Office as well.',
		},
		{
			displayName:
				'After pressing «Сгенерировать новый код и ключ» in the cabinet, put the new pair above and the old one below, so that no event is refused while the change takes effect.',
			name: 'rotationNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Previous API Key',
			name: 'previousApiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Only while the pair is being replaced: events signed with it are still accepted',
		},
		{
			displayName: 'Previous API Salt',
			name: 'previousApiSalt',
			type: 'string',
			typeOptions: MASKED,
			default: '',
			description: 'Only while the pair is being replaced. It is never used to sign.',
		},
	];

	authenticate = authenticate;

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.baseUrl || "https://app.mango-office.ru/vpbx/" }}',
			// Harmless and always valid, so a wrong pair costs one refusal and nothing else (mango-api.md §1.8).
			url: 'account/balance',
			method: 'POST',
			body: {},
			// Mango's reason is in the body, whatever the status; the rules below read it.
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			timeout: 15_000,
		},
		rules: CREDENTIAL_TEST_RULES,
	};
}
