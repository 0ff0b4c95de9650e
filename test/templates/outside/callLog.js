// @ts-check
'use strict';

/** A CRM that keeps calls by the PBX's id of the conversation and takes links and notes for them: POST /api/calls/<id>/<what>. */
function callLog() {
	/** @type {Array<{ call: string, what: string, [field: string]: any }>} */
	const entries = [];
	let down = false;
	return {
		host: 'crm.example.org',
		/** What goes into the settings of a template. */
		url: 'https://crm.example.org/api',
		/** @param {import('./outside').Received} request @returns {import('./outside').Answer} */
		answer({ method, path, headers, json }) {
			if (headers.authorization !== 'Bearer test-token') return { status: 401, json: { message: 'Unauthorized' } };
			if (down) return { status: 503, json: { message: 'Service Unavailable' } };
			const [, call, what] = /^\/api\/calls\/([^/]+)\/(\w+)$/.exec(path) ?? [];
			if (method !== 'POST' || !call) return { status: 404, json: { message: 'Not found' } };
			entries.push({ call: decodeURIComponent(call), what, ...json });
			return { status: 201, json: { id: entries.length } };
		},
		/** What calls were given, oldest first. */
		entries: () => entries,
		/** @param {boolean} yes whether it answers 503 from now on */
		breakDown: (yes = true) => {
			down = yes;
		},
	};
}

module.exports = { callLog };
