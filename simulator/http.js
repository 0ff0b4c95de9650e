// @ts-check
'use strict';

/** Reading requests and writing replies; nothing here knows Mango. */

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {number} limit in bytes
 * @returns {Promise<Buffer | null>} null when the body is larger than the limit
 */
async function readBody(request, limit) {
	const chunks = [];
	let size = 0;
	for await (const chunk of request) {
		size += chunk.length;
		// Read on without keeping: closing early would show the client a broken pipe and hide the 413.
		if (size <= limit) chunks.push(chunk);
	}
	return size > limit ? null : Buffer.concat(chunks);
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {unknown} body
 * @param {Record<string, string>} [headers]
 */
function sendJson(response, status, body, headers = {}) {
	const text = JSON.stringify(body);
	response.writeHead(status, {
		'Content-Type': 'application/json; charset=utf-8',
		'Content-Length': String(Buffer.byteLength(text)),
		...headers,
	});
	response.end(text);
}

/** A refusal of the simulator's own routes, told apart from a bug. */
class ControlError extends Error {
	/** @param {number} status @param {string} message */
	constructor(status, message) {
		super(message);
		this.name = 'ControlError';
		this.status = status;
	}
}

module.exports = { ControlError, readBody, sendJson };
