// @ts-check
'use strict';
/**
 * Events as Mango sends them, in any number: those of the fixtures, each time of another conversation, signed after
 * mango-api.md §1.3 without the package's own code.
 */
const { createHash } = require('node:crypto');

const { events } = require('../../test/fixtures/events.json');

const PAIR = { apiKey: 'simulator-key', apiSalt: 'simulator-salt' };

/** What tells two conversations, recordings and commands apart. */
const IDS = new Set(['entry_id', 'call_id', 'recording_id', 'command_id', 'key', 'request_id']);

/**
 * @typedef {object} Delivery
 * @property {string} suffix as n8n's router leaves it, e.g. `/events/call`
 * @property {Buffer} rawBody
 */

/**
 * Without the check of the connection, which is no event and not signed, and without the older spelling of `result/stat`,
 * which would be a duplicate of the newer one.
 */
const SIGNED = events.filter(({ path }) => path !== 'ping' && path !== 'result/stats');

/** What is measured: the events of one call that a group answers, and all that the fixtures hold. */
const MIXES = {
	answeredCall: SIGNED.filter(({ scenario }) => scenario === 'inbound_answered_ivr_group'),
	everything: SIGNED,
};

/**
 * The text of an event, of another conversation than every other number gives. Some events have no id of their own: those
 * get a field that nobody reads, because two equal texts would be duplicates.
 * @param {Record<string, unknown>} json
 * @param {number} number
 */
function textOf(json, number) {
	const mark = number.toString(36);
	let marked = false;
	const text = JSON.stringify(json, (name, value) => {
		if (!IDS.has(name)) return value;
		marked = true;
		return `${mark}.${value}`;
	});
	return marked ? text : JSON.stringify({ ...json, number: mark });
}

/**
 * @param {{ path: string, json: Record<string, unknown> }} event
 * @param {number} number
 * @returns {Delivery}
 */
function delivery({ path, json }, number) {
	const text = textOf(json, number);
	const sign = createHash('sha256').update(PAIR.apiKey + text + PAIR.apiSalt, 'utf8').digest('hex');
	const form = new URLSearchParams({ vpbx_api_key: PAIR.apiKey, sign, json: text });
	return { suffix: `/${path}`, rawBody: Buffer.from(form.toString()) };
}

/**
 * @param {keyof typeof MIXES} mix
 * @param {number} times
 * @returns {Delivery[]}
 */
function deliveries(mix, times) {
	return Array.from({ length: times }, (_, number) => MIXES[mix].map((event) => delivery(event, number))).flat();
}

module.exports = { deliveries, delivery, MIXES, PAIR };
