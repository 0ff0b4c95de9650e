// @ts-check
/**
 * What is posted, and how much of it is answered in a second.
 */
'use strict';

const { events } = require('../../test/fixtures/events.json');
const { PAIR, missedCall, signed } = require('../../test/e2e/world');
const { postAll } = require('../support/load');

/** @typedef {{ suffix: string, body: string }} Post */

/**
 * @typedef {object} Case
 * @property {string} name
 * @property {'whenStored' | 'immediately' | 'builtIn' | 'ended'} workflow which of the workflows gets it
 * @property {number} wanted executions that a post starts
 * @property {number} status what every answer must be
 * @property {() => () => Post} posts makes a source of posts, each of them another event where the case needs that
 */

let serial = 0;
const MISSED = 'events/summary';

/** @type {Array<{ path: string, json: any }>} */
const CALL = events.filter((/** @type {any} */ event) => event.scenario === 'inbound_answered_ivr_group');

/** The events of one answered group call after the other, in the order in which Mango sends them. @returns {() => Post} */
function calls() {
	let [at, number] = [CALL.length, 0];
	return () => {
		if (at === CALL.length) [at, number] = [0, ++serial];
		const { path, json } = CALL[at++];
		return { suffix: path, body: signed({ ...json, entry_id: `call-${number}`, call_id: `${json.call_id}-${number}` }).toString() };
	};
}

/** Another missed call each time: a repeated one would be dropped. @returns {() => Post} */
const distinct = () => () => ({ suffix: MISSED, body: signed(missedCall(`bench-${++serial}`)).toString() });

/** @param {URLSearchParams} form @returns {() => () => Post} */
const same = (form) => () => () => ({ suffix: MISSED, body: form.toString() });

/** Signed, authentic, and not chosen in the trigger. */
const ANSWERED = signed(missedCall('answered', { entry_result: 1, talk_time: 1782001010, disconnect_reason: 1110 }));
const FORGED = signed(missedCall('forged'), { ...PAIR, apiSalt: 'guessed' });

/** @type {Case[]} */
const CASES = [
	{ name: 'filtered out', workflow: 'whenStored', wanted: 0, status: 200, posts: same(ANSWERED) },
	{ name: 'forged (401)', workflow: 'whenStored', wanted: 0, status: 401, posts: same(FORGED) },
	{ name: 'accepted, `whenStored`', workflow: 'whenStored', wanted: 1, status: 200, posts: distinct },
	{ name: 'accepted, `immediately`', workflow: 'immediately', wanted: 1, status: 200, posts: distinct },
	{ name: 'built-in Webhook node', workflow: 'builtIn', wanted: 1, status: 200, posts: distinct },
	{ name: `a call: ${CALL.length} events, 1 wanted`, workflow: 'ended', wanted: 1 / CALL.length, status: 200, posts: calls },
];

/**
 * Posts to all addresses at once, as fast as they answer.
 * @param {string[]} addresses base addresses of one workflow, one for each webhook process
 * @param {Case} one
 * @param {number} seconds
 * @returns {Promise<number>} answers
 * @throws {Error} when anything was answered otherwise than the case says
 */
async function answered(addresses, one, seconds) {
	const results = await Promise.all(
		addresses.map(async (address) => {
			const { pathname } = new URL(address);
			const post = one.posts();
			const next = () => {
				const { suffix, body } = post();
				// The built-in node has one address and no suffixes.
				return { path: one.workflow === 'builtIn' ? pathname : `${pathname}/${suffix}`, body };
			};
			return await postAll(address, next, { seconds, status: one.status, what: one.name });
		}),
	);
	return results.reduce((sum, { answers }) => sum + answers, 0);
}

module.exports = { CALL, CASES, answered };
