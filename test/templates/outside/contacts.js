// @ts-check
'use strict';

/** Contacts of a CRM at https://crm.example.org/api/contacts?phone=…: GET finds those with that number. @param {any[]} contacts */
function contactsCrm(contacts) {
	let down = false;
	return {
		host: 'crm.example.org',
		/** What goes into the settings of a template. */
		url: 'https://crm.example.org/api',
		/** @param {import('./outside').Received} request @returns {import('./outside').Answer} */
		answer({ method, path, headers }) {
			if (down) return { status: 502, json: { message: 'Bad Gateway' } };
			if (headers.authorization !== 'Bearer test-token') return { status: 401, json: { message: 'Unauthorized' } };
			const { pathname, searchParams } = new URL(path, 'https://crm.example.org');
			if (method !== 'GET' || pathname !== '/api/contacts') return { status: 404, json: { message: 'Not found' } };
			return { json: contacts.filter(({ phone }) => phone === searchParams.get('phone')) };
		},
		/** @param {boolean} yes whether it answers 502 from now on */
		breakDown: (yes = true) => {
			down = yes;
		},
	};
}

module.exports = { contactsCrm };
