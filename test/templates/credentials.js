// @ts-check
'use strict';

/** Google's three look alike: a token that is valid for an hour, as after "Sign in with Google". */
const google = () => ({
	clientId: 'test',
	clientSecret: 'test',
	oauthTokenData: { access_token: 'test-token', refresh_token: 'test', token_type: 'Bearer', expires_in: 3600, scope: '' },
});

/**
 * What the credentials of the templates hold in tests, by type.
 * @type {Record<string, (simulatorUrl: string) => object>}
 */
const CREDENTIAL_DATA = {
	mangoOfficeApi: (url) => ({ apiKey: 'simulator-key', apiSalt: 'simulator-salt', baseUrl: `${url}/vpbx/` }),
	telegramApi: () => ({ accessToken: '1:test', baseUrl: 'https://api.telegram.org' }),
	httpHeaderAuth: () => ({ name: 'Authorization', value: 'Bearer test-token' }),
	openAiApi: () => ({ apiKey: 'test-token' }),
	googleSheetsOAuth2Api: google,
	googleDriveOAuth2Api: google,
};

module.exports = { CREDENTIAL_DATA };
