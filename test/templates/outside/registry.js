// @ts-check
'use strict';

/** A registry of calls at https://crm.example.org/api/calls: POST adds one. */
function registry() {
	/** @type {any[]} */
	const calls = [];
	let down = false;
	return {
		host: 'crm.example.org',
		/** What goes into the settings of a template. */
		url: 'https://crm.example.org/api',
		/** @param {import('./outside').Received} request @returns {import('./outside').Answer} */
		answer({ method, path, headers, json }) {
			if (down) return { status: 502, json: { message: 'Bad Gateway' } };
			if (headers.authorization !== 'Bearer test-token') return { status: 401, json: { message: 'Unauthorized' } };
			if (method !== 'POST' || path !== '/api/calls') return { status: 404, json: { message: 'Not found' } };
			calls.push(json);
			return { status: 201, json: { id: calls.length } };
		},
		/** What came in, oldest first. */
		calls,
		/** @param {boolean} yes whether it answers 502 from now on */
		breakDown: (yes = true) => {
			down = yes;
		},
	};
}

module.exports = { registry };
