// @ts-check
'use strict';

/** Statistics that were asked for: queued, worked on, ready, forgotten; all by the simulator's clock. */

const { randomBytes } = require('node:crypto');
const { deliver } = require('../webhooks/deliver');
const { allConversations } = require('./conversations');
const { printedContext } = require('./contexts');
const { csvOf } = require('./csv');
const { contextFilter, recallsAmong } = require('./search');
const { moscowDay, readMoscow } = require('./times');

/**
 * What was asked for is fixed when it was asked for.
 * @typedef {object} Job
 * @property {string} key
 * @property {'csv' | 'calls'} kind
 * @property {number} createdAt
 * @property {number} readyAt
 * @property {number} [error] code instead of data
 * @property {string} [csv]
 * @property {any[]} [data]
 */

/** @param {any} pbx @param {Partial<Job> & { kind: 'csv' | 'calls' }} work @returns {Job} */
function addJob(pbx, work) {
	const now = pbx.clock.now();
	/** @type {Map<string, Job>} */
	const jobs = pbx.state.statistics;
	for (const job of jobs.values()) if (phaseOf(pbx, job) === 'gone') jobs.delete(job.key);
	const job = {
		...work,
		key: randomBytes(18).toString('base64'),
		createdAt: now,
		readyAt: now + pbx.settings.statisticsReadyIn,
	};
	jobs.set(job.key, job);
	return job;
}

/** @param {any} pbx @param {Job | undefined} job */
function phaseOf({ clock, settings }, job) {
	const now = clock.now();
	// A clock that was set back must not make the key unknown: it is only not ready.
	if (!job || now > job.readyAt + settings.statisticsKeptFor) return 'gone';
	if (now >= job.readyAt) return 'complete';
	return now < (job.createdAt + job.readyAt) / 2 ? 'request' : 'work';
}

/** `stats/request`, §2.3. @param {any} pbx @param {any} params @returns {import('../types').Reply} */
function requestCsv(pbx, params) {
	const job = addJob(pbx, { kind: 'csv', csv: csvOf(pbx, params) });
	const { statisticsEvent: path } = pbx.settings;
	if (path !== 'off') {
		const json = { key: job.key, ...(params.request_id === undefined ? {} : { request_id: params.request_id }) };
		const ready = () => void pbx.track(deliver(pbx, { path, jsonText: JSON.stringify(json), cause: 'stats/request' }));
		pbx.clock.when(job.readyAt, ready, pbx.signal());
	}
	return { json: { key: job.key } };
}

/** `stats/result`, §2.3. @param {any} pbx @param {{ key: string }} params @returns {import('../types').Reply} */
function csvResult(pbx, { key }) {
	const job = pbx.state.statistics.get(key);
	const forced = pbx.faults.takeSpecial('statisticsStatus', 'stats/result')?.status;
	const phase = forced ?? (job?.kind === 'csv' ? phaseOf(pbx, job) : 'gone');
	if (phase === 'request' || phase === 'work') return { status: 204, text: '' };
	if (phase !== 'complete' || !job)
		return {
			status: 404,
			text: '',
			refusal: { code: 404, text: 'the key is wrong or expired', section: '§2.3', confidence: 'A' },
		};
	return { text: job.csv, headers: { 'Content-Type': 'text/csv; charset=UTF-8' } };
}

/** `stats/calls/request`, §2.4. @param {any} pbx @param {any} params @returns {import('../types').Reply} */
function requestCalls(pbx, params) {
	// Seen live: accepted, and an error later (§2.4).
	const texts = ['user_ids', 'group_ids'].some((name) =>
		params[name]?.some((/** @type {unknown} */ id) => typeof id === 'string'),
	);
	const job = addJob(pbx, { kind: 'calls', ...(texts ? { error: 5004 } : { data: chunksOf(pbx, params) }) });
	return { json: { result: 1000, key: job.key } };
}

/** One page, a chunk for each day of Moscow. @param {any} pbx @param {any} params */
function chunksOf(pbx, params) {
	const { state, settings } = pbx;
	const all = allConversations(pbx);
	const recallOf = recallsAmong(all);
	const from = /** @type {number} */ (readMoscow(params.start_date));
	const to = /** @type {number} */ (readMoscow(params.end_date));
	const offset = Number(params.offset);
	const page = all
		.filter(contextFilter(state, params, { from, to, recallOf }))
		.slice(offset, offset + Number(params.limit));
	/** @type {Map<string, any[]>} */
	const days = new Map();
	for (const conversation of page) {
		const printed = printedContext(state, conversation, {
			recall: recallOf(conversation),
			extParams: Number(params.ext_params ?? 0) === 1,
			extFields: params.ext_fields ?? [],
		});
		const day = moscowDay(conversation.start);
		const list = days.get(day);
		if (list) list.push(printed);
		else days.set(day, [printed]);
	}
	/** @type {any} */
	let before;
	return [...days].map(([period, own]) => {
		const list = settings.statisticsRepeats === 'on' && before ? [before, ...own] : own;
		before = own.at(-1);
		/** @param {string} name */
		const sum = (name) => list.reduce((total, context) => total + context[name], 0);
		return {
			period,
			total_talks_duration: sum('talk_duration'),
			total_calls_duration: sum('duration'),
			total_calls_count: list.length,
			list,
		};
	});
}

/** `stats/calls/result`, §2.4. @param {any} pbx @param {{ key: string }} params @returns {import('../types').Reply} */
function callsResult(pbx, { key }) {
	/** @type {Job | undefined} */
	const job = pbx.state.statistics.get(key);
	const fault = pbx.faults.takeSpecial('statisticsStatus', 'stats/calls/result');
	if (fault) return { json: { result: fault.code ?? (fault.status === 'error' ? 5004 : 1000), status: fault.status } };
	const phase = job?.kind === 'calls' ? phaseOf(pbx, job) : 'gone';
	if (!job || phase === 'gone') return { json: { result: 1000, status: 'not-found' } };
	if (phase === 'request')
		return pbx.settings.statisticsQueued === 204
			? { status: 204, text: '' }
			: { json: { result: 1000, status: 'request' } };
	if (job.error && phase === 'complete') return { json: { result: job.error, status: 'error' } };
	const data = job.data ?? [];
	if (phase === 'complete') return { json: { result: 1000, status: 'complete', data } };
	const part = data[0] && pbx.settings.statisticsPartial === 'on' ? [{ list: firstHalf(data[0].list) }] : null;
	return { json: { result: 1000, status: 'work', ...(part ? { data: part } : {}) } };
}

/** @param {any[]} list */
const firstHalf = (list) => list.slice(0, Math.ceil(list.length / 2));

module.exports = { callsResult, csvResult, requestCalls, requestCsv };
