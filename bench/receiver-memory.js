// @ts-check
'use strict';
/**
 * What stays in memory after a million events: in a process of its own, where nothing else lives. Judges the events as a
 * trigger that wants all of them, 100 triggers in turn at the end, which is the most whose duplicates are remembered.
 */
const { collectGarbage, inChild, megabytes, rounded } = require('./support/measure');

/** Heap that may come and go between two looks without anything growing, in megabytes. */
const MOST_GROWTH = 1;

/**
 * @typedef {object} Task
 * @property {number} events
 * @property {number} scopes trigger nodes that get the events in turn
 * @property {number} looks at the heap, evenly spread
 */

/** @typedef {{ events: number, heap: number, remembered: number }} Look */

/** In the child. @param {Task} task @returns {Look[]} */
function deliverAll({ events, scopes, looks }) {
	const { NO_FILTERS } = require('../dist/mango/events/filters');
	const { remembered } = require('../dist/mango/events/memory');
	const { receive } = require('../dist/mango/events/receive');
	const { TRIGGER_VALUES } = require('../dist/mango/events/values');
	const { delivery, MIXES, PAIR } = require('./support/events');
	const base = {
		pairs: [PAIR],
		events: TRIGGER_VALUES.map((/** @type {{ value: string }} */ { value }) => value),
		filters: NO_FILTERS, output: 'simplified', dropDuplicates: true, ivrOnlyAsMissed: false, maxAgeMinutes: null,
	};
	const triggers = Array.from({ length: scopes }, (_, number) => ({ ...base, scope: `workflow-${number}:node:production` }));
	const mix = MIXES.answeredCall;
	/** @type {Look[]} */
	const seen = [];
	for (let count = 1; count <= events; count++) {
		const call = Math.floor((count - 1) / mix.length);
		const { suffix, rawBody } = delivery(mix[(count - 1) % mix.length], call);
		const verdict = receive({ suffix, body: undefined, rawBody }, triggers[call % scopes], 1_782_000_000_000 + count);
		if (verdict.kind !== 'emit') throw new Error(`event ${count}: ${JSON.stringify(verdict)}`);
		if (count % (events / looks) !== 0) continue;
		collectGarbage();
		seen.push({ events: count, heap: process.memoryUsage().heapUsed, remembered: remembered() });
	}
	return seen;
}

/**
 * @param {import('./support/measure').Options} options
 * @returns {Promise<import('./support/measure').Outcome>}
 */
async function run({ log, quick }) {
	const { IDS_PER_SCOPE, SCOPES } = require('../dist/mango/events/memory');
	const size = quick ? 2_000 : 1_000_000;
	const count = (/** @type {number} */ value) => value.toLocaleString('en');
	/** @type {import('./support/measure').Row[]} */
	const rows = [];
	for (const scopes of [1, SCOPES]) {
		log(`${count(size)} events to ${scopes} trigger(s)`);
		/** @type {Look[]} */
		const looks = await inChild(__filename, { events: size, scopes, looks: 10 }, ['--expose-gc']);
		const who = scopes === 1 ? 'one trigger' : `${scopes} triggers in turn`;
		const last = looks[looks.length - 1];
		for (const { events, heap, remembered } of looks) {
			rows.push({ what: `heap after ${count(events)} events, ${who}`, ours: `${megabytes(heap)} MB`, other: `${count(remembered)} ids held`, goal: 'for information', met: null });
		}
		// Full, and its tables at their final size: V8 doubles that of a Map once more when a good half as many have gone as it holds.
		const full = looks.find(({ events }) => events >= Math.max(size / 5, scopes * IDS_PER_SCOPE * 1.7)) ?? last;
		const growth = rounded((last.heap - full.heap) / 1_048_576, 2);
		rows.push({ what: `growth from ${count(full.events)} to ${count(size)} events, ${who}`, ours: `${growth} MB`, goal: `< ${MOST_GROWTH} MB`, met: growth < MOST_GROWTH });
		rows.push({ what: `ids remembered at the end, ${who}`, ours: last.remembered, goal: `≤ ${count(scopes * IDS_PER_SCOPE)}`, met: last.remembered <= scopes * IDS_PER_SCOPE });
	}
	return {
		rows,
		notes: [`Heap after a forced collection. Every event has its own id and makes an item, which is dropped as n8n would drop it. ${SCOPES} triggers × ${count(IDS_PER_SCOPE)} ids are the bound; further triggers push out the least recently used. The step after all rings are full is V8's: it doubles the table of each Map once.`],
	};
}

if (require.main === module) process.send?.(deliverAll(JSON.parse(process.argv[2])));

module.exports = { name: 'receiver-memory', title: 'Memory of the receiver', run };
