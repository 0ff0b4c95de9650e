// @ts-check
'use strict';

const { randomUUID } = require('node:crypto');
const { setTimeout: wait } = require('node:timers/promises');
const { RATE_LIMITED } = require('./refusals');

const LOGIN_PAGE =
	'<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Вход</title></head><body><h1>Вход в личный кабинет</h1></body></html>';

/**
 * Answers that replace the request's own: nothing was done.
 * @param {any} fault
 * @returns {import('../types').Reply | null} null when the request is to be handled
 */
function replyOfFault(fault) {
	switch (fault?.kind) {
		case '429':
			return { status: 429, json: RATE_LIMITED };
		case '429-retry-after':
			return { status: 429, json: RATE_LIMITED, headers: { 'Retry-After': String(fault.seconds ?? 1) } };
		case '503':
			return { status: 503, text: 'Service Unavailable', headers: { 'Content-Type': 'text/plain' } };
		case 'html':
			return { status: 200, text: LOGIN_PAGE, headers: { 'Content-Type': 'text/html; charset=utf-8' } };
		case 'json':
			return { status: 200, json: { result: 5008 } };
		case 'empty':
			return { status: 200, text: '' };
		case 'redirect':
			return { status: 302, text: '', headers: { Location: String(fault.location ?? 'http://elsewhere.invalid/') } };
		case 'reply':
			return {
				status: fault.status ?? 200,
				headers: fault.headers ?? {},
				...(typeof fault.body === 'string' ? { text: fault.body } : { json: fault.body ?? {} }),
			};
		case 'hang':
		case 'drop-before':
			return { status: 0, text: '' };
		default:
			return null;
	}
}

/**
 * @param {any} fault
 * @param {AbortSignal} signal
 * @returns {Promise<boolean>} false when there is to be no answer at all
 */
async function delay(fault, signal) {
	if (fault?.kind === 'slow') await wait(fault.ms ?? 3000, undefined, { signal });
	// The connection stays open until the client gives up or the simulator closes.
	return fault?.kind !== 'hang';
}

/**
 * Writes a reply, with the fault that was asked for.
 * @param {import('node:http').ServerResponse} response
 * @param {import('../types').Reply} reply
 * @param {any} fault
 * @returns {{ status: number | null, body: string, uuid: string }} what went out
 */
function send(response, reply, fault) {
	const status = reply.status ?? 200;
	const isJson = reply.text === undefined;
	const body = isJson ? JSON.stringify(reply.json) : String(reply.text);
	const type = isJson ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8';
	// §1.6: X-Uuid names the request for Mango's support.
	const uuid = randomUUID();
	const headers = { 'Content-Type': type, ...reply.headers, 'X-Uuid': uuid };
	const bytes = Buffer.from(body, 'utf8');
	if (fault?.kind === 'drop-before' || fault?.kind === 'drop-after') {
		response.destroy();
		return { status: null, body: '', uuid };
	}
	if (fault?.kind === 'drop-during') {
		response.writeHead(status, { ...headers, 'Content-Length': String(bytes.length + 1) });
		response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => response.destroy());
		return { status, body, uuid };
	}
	const sent = fault?.kind === 'truncate' ? bytes.subarray(0, Math.floor(bytes.length / 2)) : bytes;
	if (fault?.kind === 'wrong-type') headers['Content-Type'] = 'text/plain';
	response.writeHead(
		status,
		status === 204 ? { 'X-Uuid': uuid } : { ...headers, 'Content-Length': String(sent.length) },
	);
	response.end(status === 204 ? undefined : sent);
	return { status, body: sent.toString('utf8'), uuid };
}

module.exports = { delay, LOGIN_PAGE, replyOfFault, send };
