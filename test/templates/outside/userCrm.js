// @ts-check
'use strict';

/**
 * What every CRM of the tests is: a service at https://crm.example.org/api that wants the token of the credential and may
 * be down.
 * @param {(request: import('./outside').Received) => import('./outside').Answer | null} answer null: it knows no such thing
 */
function userCrm(answer) {
	let down = false;
	return {
		host: 'crm.example.org',
		/** What goes into the settings of a template. */
		url: 'https://crm.example.org/api',
		/** @param {import('./outside').Received} request @returns {import('./outside').Answer} */
		answer: (request) => {
			if (down) return { status: 502, json: { message: 'Bad Gateway' } };
			if (request.headers.authorization !== 'Bearer test-token') return { status: 401, json: { message: 'Unauthorized' } };
			return answer(request) ?? { status: 404, json: { message: 'Not found' } };
		},
		/** @param {boolean} yes whether it answers 502 from now on */
		breakDown: (yes = true) => {
			down = yes;
		},
	};
}

module.exports = { userCrm };
