// @ts-check
'use strict';
/**
 * What the receiver costs by itself, against the least that anybody has to do with an event of Mango's: decode the form,
 * hash it once, parse the json. Both with the fastest that Node has for it.
 */
const { hash } = require('node:crypto');
const { parse } = require('node:querystring');

const { NO_FILTERS } = require('../dist/mango/events/filters');
const { forget, IDS_PER_SCOPE } = require('../dist/mango/events/memory');
const { receive } = require('../dist/mango/events/receive');
const { TRIGGER_VALUES } = require('../dist/mango/events/values');
const { MangoOfficeTrigger } = require('../dist/nodes/MangoOfficeTrigger/MangoOfficeTrigger.node');
const { deliveries, MIXES, PAIR } = require('./support/events');
const { interleaved, millisecondsSince, ratioOf, rounded } = require('./support/measure');
const { median } = require('./support/numbers');

/** @typedef {import('./support/events').Delivery} Delivery */

const MOST = 1.5;
/** In the time of the fixtures. */
const NOW = 1_782_000_000_000;
const EVERY_VALUE = TRIGGER_VALUES.map((/** @type {{ value: string }} */ { value }) => value);
const DEFAULT_VALUES = ['call.missed'];

/** Keeps the optimizer from leaving out work whose result nobody looks at. */
const sink = { last: /** @type {unknown} */ (null) };

/** The least with a raw body. @param {Delivery} delivery */
function leastFromRaw({ rawBody }) {
	const form = new URLSearchParams(rawBody.toString());
	leastFromForm(/** @type {string} */ (form.get('sign')), /** @type {string} */ (form.get('json')));
}

/** The least once n8n has decoded the form. @param {string} sign @param {string} json */
function leastFromForm(sign, json) {
	if (hash('sha256', PAIR.apiKey + json + PAIR.apiSalt) !== sign) throw new Error('the signature does not fit');
	sink.last = JSON.parse(json);
}

/** The trigger with its default options. @param {string[]} events */
function subscription(events) {
	return {
		pairs: [PAIR, { apiKey: '', apiSalt: '' }],
		events,
		filters: NO_FILTERS,
		output: 'simplified',
		dropDuplicates: true,
		ivrOnlyAsMissed: false,
		maxAgeMinutes: null,
		scope: `workflow:node of ${events.length} values:production`,
	};
}

/** What n8n hands to `webhook()`, without what n8n itself does for it. @param {string[]} events */
function fakeContext(events) {
	const response = { status: () => response, json: () => response };
	/** @type {Record<string, unknown>} */
	const parameters = { events, filters: {}, options: {} };
	const credential = { ...PAIR, previousApiKey: '', previousApiSalt: '' };
	const context = {
		request: /** @type {unknown} */ (null),
		body: /** @type {unknown} */ (null),
		logger: { warn() {} },
		getRequestObject: () => context.request,
		getResponseObject: () => response,
		getBodyData: () => context.body,
		getNode: () => ({ id: 'node', webhookId: 'hook-id' }),
		getWorkflow: () => ({ id: 'workflow' }),
		getMode: () => 'webhook',
		getNodeParameter: (/** @type {string} */ name) => parameters[name],
		getCredentials: async () => credential,
	};
	return context;
}

/**
 * Microseconds of the whole `webhook()` per event.
 * @param {Delivery[]} events @param {string[]} values @param {number} rounds
 */
async function webhookTime(events, values, rounds) {
	const node = new MangoOfficeTrigger();
	const context = fakeContext(values);
	const requests = events.map(({ suffix, rawBody }) => ({
		request: { path: `/webhook/hook-id${suffix}`, rawBody },
		body: parse(rawBody.toString()),
	}));
	const times = [];
	for (let round = 0; round < rounds; round++) {
		const start = process.cpuUsage();
		for (const { request, body } of requests) {
			context.request = request;
			context.body = body;
			sink.last = await node.webhook.call(/** @type {any} */ (context));
		}
		times.push(millisecondsSince(start));
	}
	return perEvent(times, events.length);
}

/** @param {number[]} milliseconds of each round @param {number} count */
const perEvent = (milliseconds, count) => rounded((median(milliseconds) * 1000) / count, 2);

/**
 * The memory of duplicates is full, as it is after some hundred calls: there are more events than it holds, so it has
 * forgotten each of them before its next turn.
 * @param {Delivery[]} events @param {{ rounds: number, warmUp: number }} effort
 */
function compare(events, effort) {
	const parsed = events.map(({ suffix, rawBody }) => ({ suffix, rawBody, body: parse(rawBody.toString()) }));
	const raw = events.map(({ suffix, rawBody }) => ({ suffix, rawBody, body: undefined }));
	const all = subscription(EVERY_VALUE);
	const few = subscription(DEFAULT_VALUES);
	forget();
	return interleaved(
		{
			least: () => events.forEach(leastFromRaw),
			item: () => raw.forEach((incoming) => emitted(receive(incoming, all, NOW))),
			filtered: () => raw.forEach((incoming) => void (sink.last = receive(incoming, few, NOW))),
			leastParsed: () => parsed.forEach(({ body }) => leastFromForm(String(body.sign), String(body.json))),
			itemParsed: () => parsed.forEach((incoming) => emitted(receive(incoming, all, NOW))),
		},
		effort,
	);
}

/** @param {{ kind: string, reason?: string }} verdict */
function emitted(verdict) {
	if (verdict.kind !== 'emit') throw new Error(`nothing started: ${verdict.reason}`);
	sink.last = verdict;
}

/**
 * @param {import('./support/measure').Options} options
 * @returns {Promise<import('./support/measure').Outcome>}
 */
async function run({ log, quick }) {
	const effort = quick ? { rounds: 2, warmUp: 1 } : { rounds: 40, warmUp: 10 };
	const mixes = /** @type {const} */ ([
		['answeredCall', 'the 15 events of an answered group call'],
		['everything', 'all events of the fixtures'],
	]);
	/** @type {import('./support/measure').Row[]} */
	const rows = [];
	for (const [mix, name] of mixes) {
		const events = deliveries(mix, Math.ceil((IDS_PER_SCOPE + 1) / MIXES[mix].length));
		log(`${events.length} deliveries, ${effort.rounds} rounds: ${name}`);
		const t = compare(events, effort);
		const us = (/** @type {number[]} */ of) => `${perEvent(of, events.length)} µs`;
		const row = (/** @type {string} */ what, /** @type {number[]} */ ours, /** @type {number[]} */ other, judged = true) => {
			const ratio = ratioOf(ours, other);
			const goal = judged ? `≤ ${MOST}×` : 'for information';
			rows.push({ what: `${what}: ${name}`, ours: us(ours), other: us(other), ratio, goal, met: judged ? ratio <= MOST : null });
		};
		row('raw form to item, every event chosen', t.item, t.least);
		row('raw form to verdict, only missed calls chosen', t.filtered, t.least);
		row('form as n8n has decoded it to item, against one hash and one JSON.parse', t.itemParsed, t.leastParsed, false);
		const webhook = await webhookTime(events, EVERY_VALUE, effort.rounds);
		rows.push({ what: `all of webhook(), n8n's context replaced: ${name}`, ours: `${webhook} µs`, goal: 'for information', met: null });
	}
	return {
		rows,
		notes: [
			'Processor time per event, medians of interleaved rounds. The least: `URLSearchParams`, `crypto.hash`, `JSON.parse`, one comparison with `===`; it knows neither the event nor a duplicate, and its comparison tells an attacker where he was right.',
			'n8n decodes the form before the trigger is called (`querystring.parse`), so in operation the trigger never does that work itself; a raw body is decoded only where the content type was not a form\'s.',
			'Half of the kinds in the fixtures are small (results of commands, the address book: 160 to 300 bytes), and those without an id of their own get one by a second hash, which the contract asks for: there the same few microseconds weigh more.',
		],
	};
}

module.exports = { name: 'receiver-own', title: 'Own time in the receiver', run };
