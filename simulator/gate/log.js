// @ts-check
'use strict';

/**
 * One entry of the journal of requests. Every way in (methods, links, files) writes the same fields.
 * @param {any} pbx
 * @param {import('node:http').IncomingMessage} request
 * @param {number} began of performance.now()
 * @param {Record<string, any>} entry what is known; the rest is null
 */
function logRequest(pbx, request, began, entry) {
	pbx.requests.add({
		at: new Date(pbx.clock.now()).toISOString(),
		httpMethod: request.method,
		code: null,
		rule: null,
		section: null,
		confidence: null,
		notes: [],
		fault: null,
		status: null,
		reply: '',
		ms: Math.round(performance.now() - began),
		uuid: null,
		...entry,
	});
}

module.exports = { logRequest };
