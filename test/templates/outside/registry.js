// @ts-check
'use strict';

const { userCrm } = require('./userCrm');

/** A registry of calls at https://crm.example.org/api/calls: POST adds one. */
function registry() {
	/** What came in, oldest first. @type {any[]} */
	const calls = [];
	const service = userCrm(({ method, path, json }) => {
		if (method !== 'POST' || path !== '/api/calls') return null;
		calls.push(json);
		return { status: 201, json: { id: calls.length } };
	});
	return { ...service, calls };
}

module.exports = { registry };
