// @ts-check
'use strict';

/** Every host that a template talks to. Any other is refused, and fails the test that asked for it. */
const HOSTS = [
	'api.telegram.org',
	'crm.example.org',
	'api.openai.com',
	'cloud-api.yandex.net',
	'docs.google.com',
	'drive.google.com',
	'oauth2.googleapis.com',
	'sheets.googleapis.com',
	'www.googleapis.com',
];

module.exports = { HOSTS };
