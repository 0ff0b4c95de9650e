// @ts-check
'use strict';

const { userCrm } = require('./userCrm');

/** A CRM that keeps calls by the PBX's id of the conversation and takes links and notes for them: POST /api/calls/<id>/<what>. */
function callLog() {
	/** @type {Array<{ call: string, what: string, [field: string]: any }>} */
	const entries = [];
	const service = userCrm(({ method, path, json }) => {
		const [, call, what] = /^\/api\/calls\/([^/]+)\/(\w+)$/.exec(path) ?? [];
		if (method !== 'POST' || !call) return null;
		entries.push({ call: decodeURIComponent(call), what, ...json });
		return { status: 201, json: { id: entries.length } };
	});
	/** What calls were given, oldest first. */
	return { ...service, entries: () => entries };
}

module.exports = { callLog };
