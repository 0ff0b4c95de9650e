// @ts-check
'use strict';

const { BROKEN } = require('./brokenServer');

const PERSON = { __rl: true, mode: 'extension', value: '101' };
const STEPS = {
	/** Mango may have carried it out before the line broke, so it goes out once. */
	command: { resource: 'sms', operation: 'send', employee: PERSON, toNumber: '79000000002', text: 'We call back' },
	read: { resource: 'account', operation: 'getBalance' },
	list: { resource: 'employee', operation: 'getMany', returnAll: true },
	recording: {
		resource: 'recording',
		operation: 'download',
		recordingId: 'MToxMDAwMDAwOjkwMDAwMDAwMDE6MA==',
		binaryPropertyName: 'data',
	},
};

/**
 * One fault, met by one step of a workflow.
 * @typedef {object} Case
 * @property {string} fault in the words of docs/faults.md
 * @property {keyof typeof STEPS} step
 * @property {object} [simulator] the fault to ask the simulator for (simulator/gate/faults.js)
 * @property {(socket: import('node:net').Socket, request: any) => void} [broken] what a server below HTTP does
 * @property {boolean} [nobody] no server at all
 * @property {boolean} [elsewhere] the fault leads to another host, which must get nothing
 * @property {number} requests that reached the PBX, the file of a recording included
 * @property {RegExp} [error] in the message; absent where the step succeeds
 * @property {RegExp} [advice] in the description
 */

const NOBODY_KNOWS = /^Nobody knows whether Mango Office has carried out the request: /;
const SENT_ONCE = /sent once and not repeated.*call history/;
const CONNECTION = /Base URL.*connection of this server/;
const AGAIN = /Run the step again/;

/** @type {Case[]} */
const CASES = [
	{ fault: 'Nobody listens at the address', step: 'read', nobody: true, requests: 0, error: /did not answer: the connection was refused/, advice: CONNECTION },
	{ fault: 'Nobody listens at the address', step: 'command', nobody: true, requests: 0, error: /did not reach Mango Office: the connection was refused/, advice: /nothing was carried out/i },
	{ fault: 'Answers after five seconds', step: 'read', simulator: { kind: 'slow', ms: 5000 }, requests: 1 },
	{ fault: 'Answers after five seconds', step: 'command', simulator: { kind: 'slow', ms: 5000 }, requests: 1 },
	{ fault: 'Never answers', step: 'read', simulator: { kind: 'hang' }, requests: 4, error: /did not answer: no answer in time/, advice: CONNECTION },
	{ fault: 'Never answers', step: 'command', simulator: { kind: 'hang' }, requests: 1, error: NOBODY_KNOWS, advice: SENT_ONCE },
	{ fault: '429 twice, without `Retry-After`', step: 'read', simulator: { kind: '429', count: 2 }, requests: 3 },
	{ fault: '429 twice, with `Retry-After: 3`', step: 'list', simulator: { kind: '429-retry-after', seconds: 3, count: 2 }, requests: 3 },
	{ fault: '429, without `Retry-After`', step: 'command', simulator: { kind: '429' }, requests: 1, error: /\(4290\)/, advice: /./ },
	{ fault: '429, with `Retry-After: 3`', step: 'command', simulator: { kind: '429-retry-after', seconds: 3 }, requests: 1, error: /\(4290\)/, advice: /./ },
	{ fault: '503', step: 'read', simulator: { kind: '503' }, requests: 4, error: /overloaded \(HTTP 503\)/, advice: /Try again in a minute/ },
	{ fault: '503', step: 'command', simulator: { kind: '503' }, requests: 1, error: /overloaded \(HTTP 503\)/, advice: /Try again in a minute/ },
	{ fault: 'Takes the request, closes without an answer', step: 'read', broken: BROKEN.closes, requests: 4, error: /did not answer: the connection was closed/, advice: CONNECTION },
	{ fault: 'Takes the request, closes without an answer', step: 'command', broken: BROKEN.closes, requests: 1, error: NOBODY_KNOWS, advice: SENT_ONCE },
	{ fault: 'Takes the request, resets the connection', step: 'read', broken: BROKEN.resets, requests: 4, error: /did not answer: the connection was closed/, advice: CONNECTION },
	{ fault: 'Takes the request, resets the connection', step: 'command', broken: BROKEN.resets, requests: 1, error: NOBODY_KNOWS, advice: SENT_ONCE },
	{ fault: 'Headers, then silence', step: 'read', broken: BROKEN.headersOnly, requests: 4, error: /did not answer: no answer in time/, advice: CONNECTION },
	{ fault: 'Headers, then silence', step: 'command', broken: BROKEN.headersOnly, requests: 1, error: NOBODY_KNOWS, advice: SENT_ONCE },
	{ fault: 'Headers, then a byte a second', step: 'read', broken: BROKEN.drips, requests: 1, error: /did not answer: .*two minutes/, advice: CONNECTION },
	{ fault: 'Headers, then a byte a second', step: 'command', broken: BROKEN.drips, requests: 1, error: NOBODY_KNOWS, advice: SENT_ONCE },
	{ fault: 'A web page instead of data', step: 'read', simulator: { kind: 'html' }, requests: 1, error: /a web page instead of data/, advice: /proxies/ },
	{ fault: 'A web page instead of data', step: 'command', simulator: { kind: 'html' }, requests: 1, error: /a web page instead of data/, advice: /proxies/ },
	{ fault: 'A web page instead of the recording', step: 'recording', simulator: { kind: 'html', method: 'files' }, requests: 2, error: /web page/, advice: /./ },
	{ fault: 'Redirected to another host', step: 'read', simulator: { kind: 'redirect' }, elsewhere: true, requests: 1, error: /redirected the request \(HTTP 302\), which was not followed/, advice: /Base URL/ },
	{ fault: 'Redirected to another host with 307', step: 'command', simulator: { kind: 'reply', status: 307, body: '' }, elsewhere: true, requests: 1, error: /redirected the request \(HTTP 307\), which was not followed/, advice: /Base URL/ },
	{ fault: 'The recording leads to another host', step: 'recording', simulator: { kind: 'redirectElsewhere' }, elsewhere: true, requests: 1, error: /outside of mango-office\.ru, which was not followed/, advice: /proxies/ },
	{ fault: 'The recording never begins', step: 'recording', simulator: { kind: 'hang', method: 'files' }, requests: 2, error: /file of the recording could not be fetched/, advice: AGAIN },
	{ fault: 'The recording is cut off', step: 'recording', broken: BROKEN.recordingCut, requests: 2, error: /did not arrive as a whole/, advice: AGAIN },
	{ fault: 'The recording stalls midway', step: 'recording', broken: BROKEN.recordingStalls, requests: 2, error: /did not arrive as a whole/, advice: AGAIN },
	{ fault: 'The link to the recording gets 429 twice', step: 'recording', simulator: { kind: '429', method: 'queries/recording/post', count: 2 }, requests: 4 },
];

module.exports = { CASES, STEPS };
