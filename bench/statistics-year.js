// @ts-check
'use strict';
/**
 * A month, three and a year of extended statistics through the package's own reading of reports, in a process of its own. A PBX
 * made up on the spot answers, so that no network counts; waiting takes no time here but is added up.
 */
const { dirname, join } = require('node:path');

const { collectGarbage, inChild, megabytes, millisecondsSince, rounded } = require('./support/measure');

const DAY_MS = 24 * 60 * 60 * 1000;
const BEGIN = Date.UTC(2025, 5, 21);
/** Heap by which a year may exceed three months, in megabytes: what comes and goes between two looks. */
const MOST_DIFFERENCE = 4;

/** @typedef {{ days: number, perDay: number, keep: boolean }} Task what to read, and whether to keep the items as n8n does */
/**
 * @typedef {object} Reading
 * @property {number} conversations
 * @property {number} requests
 * @property {number} peak heap with a page in hand, after a collection, in bytes above the one before
 * @property {number} own processor time of ours, in milliseconds
 * @property {number} waited milliseconds that a real clock would have taken
 */

/** Moscow's `DD.MM.YYYY HH:MM:SS` as unix seconds. @param {string} text */
function secondsOf(text) {
	const [, day, month, year, time] = /** @type {string[]} */ (/^(\d+)\.(\d+)\.(\d+) (.+)$/.exec(text));
	return Date.parse(`${year}-${month}-${day}T${time}+03:00`) / 1000;
}

/** One conversation with two legs, as mango-api.md §2.4 has it. @param {number} number @param {number} start unix seconds */
function context(number, start) {
	const leg = (/** @type {string} */ kind, /** @type {number} */ id, /** @type {unknown[]} */ recordings) => ({
		call_type: kind, call_abonent_id: id, call_abonent_info: 'Anna Ivanova', call_abonent_number: '101', call_start_time: start,
		call_answer_time: start + 12, call_end_time: start + 95, call_duration: 95, talk_duration: 83, dial_duration: 12,
		hold_duration: null, call_end_reason: 1110, recording_id: recordings, external_call_id: `MToxMDAwMDAwOj${number}`, members: [],
	});
	return {
		entry_id: `MjAwMDAwMDAwMTo${number}`, context_type: 1, context_status: 1, caller_id: null, caller_name: '',
		caller_number: '79000000001', called_number: '74950000001', context_start_time: start, duration: 95, talk_duration: 83,
		cost: 0, context_init_type: 0, recall_status: 0,
		context_calls: [leg('group', 500, []), leg('user', 400001, [`MToxMDAwMDAwOjkw${number}`])],
	};
}

/** The PBX: each report is in work at the first look and complete at the second. @param {number} perDay */
function madeUpPbx(perDay) {
	const gap = DAY_MS / 1000 / perDay;
	const state = { requests: 0, cpu: 0, looked: false, asked: /** @type {any} */ ({}) };
	/** @param {string} url @param {any} body */
	function answer(url, body) {
		if (url.endsWith('stats/calls/request')) {
			state.asked = body;
			state.looked = false;
			return { result: 1000, key: `key-${state.requests}` };
		}
		if (!state.looked) {
			state.looked = true;
			return { result: 1000, status: 'work' };
		}
		const { start_date, end_date, limit, offset } = state.asked;
		const first = Math.ceil(secondsOf(start_date) / gap) + offset;
		const count = Math.max(0, Math.min(limit, Math.floor(secondsOf(end_date) / gap) - first + 1));
		const list = Array.from({ length: count }, (_, row) => context(first + row, (first + row) * gap));
		return { result: 1000, status: 'complete', data: [{ list }] };
	}
	return {
		state,
		/** @param {string} _type @param {{ url: string, body: unknown }} request */
		async request(_type, { url, body }) {
			const start = process.cpuUsage();
			state.requests++;
			const text = JSON.stringify(answer(url, body));
			state.cpu += millisecondsSince(start);
			return { statusCode: 200, headers: {}, body: text };
		},
	};
}

/** From now on n8n's sleep takes no time, and the clock goes on as if it had. @returns {{ waited: number }} */
function holdClock() {
	const utils = require(join(dirname(require.resolve('n8n-workflow')), 'utils.js'));
	const clock = { waited: 0 };
	const realNow = Date.now.bind(Date);
	Date.now = () => realNow() + clock.waited;
	const sleep = async (/** @type {number} */ ms) => void (clock.waited += ms);
	// n8n-workflow hands its sleep on from this module, by a getter.
	Object.defineProperty(utils, 'sleep', { value: sleep });
	return clock;
}

/** In the child. @param {Task} task @returns {Promise<Reading>} */
async function readAll({ days, perDay, keep }) {
	const clock = holdClock();
	const { conversationRow } = require('../dist/nodes/MangoOffice/operations/conversations');
	const { conversations } = require('../dist/nodes/transport/reports');
	const pbx = madeUpPbx(perDay);
	const caller = {
		getCredentials: async () => ({ apiKey: 'simulator-key', apiSalt: 'simulator-salt', baseUrl: 'http://127.0.0.1:8082/vpbx/' }),
		helpers: { httpRequestWithAuthentication: pbx.request },
	};
	const period = { from: BEGIN, to: BEGIN + days * DAY_MS - 1000 };
	const items = [];
	let [count, peak, looking] = [0, 0, 0];
	collectGarbage();
	const empty = process.memoryUsage().heapUsed;
	const start = process.cpuUsage();
	for await (const page of conversations(caller, { period, filter: {}, most: Infinity })) {
		count += page.length;
		if (keep) for (const one of page) items.push({ json: conversationRow(one, true) });
		// With the items of a year in hand a collection takes a second: of those, the last look is the highest.
		if (keep && count < days * perDay) continue;
		const look = process.cpuUsage();
		collectGarbage();
		peak = Math.max(peak, process.memoryUsage().heapUsed - empty);
		looking += millisecondsSince(look);
	}
	const own = millisecondsSince(start) - looking - pbx.state.cpu;
	return { conversations: count, requests: pbx.state.requests, peak, own, waited: clock.waited };
}

/**
 * @param {import('./support/measure').Options} options
 * @returns {Promise<import('./support/measure').Outcome>}
 */
async function run({ log, quick }) {
	const perDay = quick ? 5 : 1_000;
	/** @param {number} days @param {boolean} [keep] @returns {Promise<Reading>} */
	const read = async (days, keep = false) => {
		log(`${days} days of ${perDay} conversations${keep ? ', items kept' : ''}`);
		const reading = await inChild(__filename, { days, perDay, keep }, ['--expose-gc']);
		if (reading.conversations !== days * perDay) throw new Error(`${reading.conversations} conversations`);
		return reading;
	};
	const month = await read(30);
	// One window has no neighbour whose ids are held: only from two on can a longer period be compared.
	const quarter = await read(90);
	const year = await read(365);
	const kept = await read(365, true);
	const difference = megabytes(year.peak - quarter.peak);
	const seconds = (/** @type {number} */ ms) => `${rounded(ms / 1000, 1)} s`;
	const fastest = year.requests * 100;
	const amount = `${(365 * perDay).toLocaleString('en')} conversations`;
	return {
		rows: [
			{ what: 'most heap while reading, one page in hand: a year against three months', ours: `${megabytes(year.peak)} MB`, other: `${megabytes(quarter.peak)} MB`, ratio: rounded(year.peak / quarter.peak, 2), goal: `≤ ${MOST_DIFFERENCE} MB more`, met: difference <= MOST_DIFFERENCE },
			{ what: 'the same, a year against a single window of thirty days', ours: `${megabytes(year.peak)} MB`, other: `${megabytes(month.peak)} MB`, ratio: rounded(year.peak / month.peak, 2), goal: 'for information', met: null },
			{ what: `most heap with all items of the year kept for n8n, ${amount}`, ours: `${megabytes(kept.peak)} MB`, goal: 'for information', met: null },
			{ what: `processor time for the year, ${amount}, against the waiting that Mango asks for`, ours: seconds(year.own), other: seconds(year.waited), ratio: rounded(year.own / year.waited, 3), goal: '< 1×', met: year.own < year.waited },
			{ what: `the same, against ten requests a second alone (${year.requests} requests)`, ours: seconds(year.own), other: seconds(fastest), ratio: rounded(year.own / fastest, 2), goal: '< 1×', met: year.own < fastest },
		],
		notes: [
			`${perDay} conversations a day with two legs each. Heap after a forced collection, above what was there before; held are one page of 5,000 and the ids of two windows of thirty days. What grows with the period is the items: an n8n node hands over all of its items at once, so they stay in n8n's memory until the execution has ended. Split long periods over several executions, or loop over months with a sub-workflow.`,
			'Waiting: turns of Mango\'s ten requests a second, and a second for each report, which is in work at the first look. Answers themselves take no time here; a real PBX and line only add to the waiting.',
		],
	};
}

if (require.main === module) {
	readAll(JSON.parse(process.argv[2])).then((reading) => process.send?.(reading));
}

module.exports = { name: 'statistics-year', title: 'A year of extended statistics', run };
