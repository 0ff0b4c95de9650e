// @ts-check
/**
 * The measured parts of docs/scaling.md.
 */
'use strict';

const { readFileSync, writeFileSync } = require('node:fs');
const os = require('node:os');
const { join } = require('node:path');
const { between, row, table } = require('../../tools/markdown');
const { CONNECTIONS } = require('../support/load');
const { CALL, CASES } = require('./load');

const PAGE = join(__dirname, '../../docs/scaling.md');
/** A PBX is not as busy at noon as at night: what the busiest minutes have over the average of their hour. An assumption. */
const PEAK = 3;
/** How far a core should be filled at the peak, so that answers stay quick. An assumption. */
const FULL = 0.5;
const HOURLY = [1_000, 10_000, 100_000];

/**
 * @typedef {object} Measured
 * @property {string} name of the case
 * @property {number} webhooks how many webhook processes were posted to
 * @property {number} perSecond answers
 * @property {number | null} executedPerSecond executions that were through, by the time until the last one was
 * @property {number} busy share of all cores that was in use while posts came in
 * @property {Record<'webhook' | 'worker' | 'main' | 'services', number | null>} cpu milliseconds for each answer, until all executions were through
 */

/** @typedef {{ rows: Measured[], loadBefore: number, seconds: number, version: string }} Outcome */

/** @param {number} value */
const whole = (value) => Math.round(value).toLocaleString('en-US');
/** Two digits that count. @param {number | null} value */
const short = (value) => (value === null ? '' : value.toLocaleString('en-US', { maximumSignificantDigits: 2 }));
/** @param {Measured['cpu']} cpu @returns {number | null} */
const sum = ({ webhook, worker, main, services }) =>
	webhook === null || worker === null || main === null || services === null ? null : webhook + worker + main + services;

/** @param {Outcome} outcome */
function throughput({ rows }) {
	const counts = [...new Set(rows.map(({ webhooks }) => webhooks))];
	const at = (/** @type {string} */ name, /** @type {number} */ webhooks) =>
		/** @type {Measured} */ (rows.find((one) => one.name === name && one.webhooks === webhooks));
	const speed = table(
		['Requests per second', ...counts.map((count) => `${count} webhook process${count > 1 ? 'es' : ''}`), 'cores in use'],
		CASES.map(({ name }) =>
			row(
				name,
				...counts.map((count) => whole(at(name, count).perSecond)),
				counts.map((count) => `${whole(at(name, count).busy * 100)} %`).join(', '),
			),
		),
	);
	const cost = table(
		['CPU milliseconds for each request', 'webhook process', 'worker', 'main', 'PostgreSQL and Redis', 'together', 'executions per second to the end'],
		CASES.map(({ name }) => {
			const { cpu, executedPerSecond } = at(name, counts[0]);
			return row(name, ...[cpu.webhook, cpu.worker, cpu.main, cpu.services, sum(cpu)].map(short), executedPerSecond === null ? '' : whole(executedPerSecond));
		}),
	);
	return { speed, cost };
}

/** @param {Outcome} outcome */
function sizing({ rows }) {
	const mix = CASES[CASES.length - 1].name;
	const own = rows.filter(({ name }) => name === mix);
	const each = sum(own[0].cpu);
	const webhook = own[0].cpu.webhook;
	if (each === null || webhook === null) return 'The CPU time of processes was not measured: no /proc.';
	// Executions must keep up as well, not only answers.
	const most = Math.max(...own.map(({ executedPerSecond }) => executedPerSecond ?? 0)) * 3600;
	const perCall = (each * CALL.length) / 1000;
	const webhookPerCall = (webhook * CALL.length) / 1000;
	const lines = HOURLY.map((hourly) => {
		const peakCalls = (hourly * PEAK) / 3600;
		const cores = peakCalls * perCall;
		return row(
			whole(hourly),
			short((hourly * CALL.length) / 3600),
			short(peakCalls * CALL.length),
			short(peakCalls),
			short(cores),
			String(Math.max(1, Math.ceil(cores / FULL))),
			String(Math.max(1, Math.ceil((peakCalls * webhookPerCall) / FULL))),
			hourly * PEAK <= most ? `measured: this machine took ${whole(most)} calls an hour` : 'calculated',
		);
	});
	return [
		table(['Calls an hour', 'events per second', 'at the peak', 'executions per second at the peak', 'CPU seconds per second', 'cores to have', 'of them for webhook processes', 'how known'], lines),
		'',
		`A call is ${CALL.length} requests of which one starts an execution (trigger and one node that does nothing). Arithmetic, with *a call* of the table above: ${CALL.length} × ${short(each)} ms = ${short(perCall)} CPU seconds a call, ${short(webhookPerCall)} of them in webhook processes; the peak is taken as ${PEAK} times the average of the hour; cores to have = calls per second at the peak × CPU seconds a call ÷ ${FULL}, so that a core is ${FULL * 100} % full at the peak. What your own nodes do in the workers comes on top.`,
	].join('\n');
}

/** @param {Outcome} outcome @returns {string} how it was measured */
function origin({ loadBefore, seconds, version }) {
	const { length, [0]: first } = os.cpus();
	// The average falls slowly: a benchmark that ended a minute ago still counts for one.
	const busy = loadBefore > length ? ' **The machine was busy with other things: run it again in quiet.**' : '';
	const doubt = ` Load average before the start: ${loadBefore.toFixed(1)}.${busy}`;
	return `_\`npm run bench:queue -- --write\`: n8n ${version}, ${first?.model.trim() ?? 'unknown CPU'}, ${length} cores which n8n, PostgreSQL, Redis and the sender share; ${CONNECTIONS} connections to each webhook process, ${seconds} s each, two workers, \`N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true\`._${doubt}`;
}

/** @param {Outcome} outcome @returns {Record<string, string>} marker → text */
function parts(outcome) {
	const { speed, cost } = throughput(outcome);
	return { throughput: [speed, '', cost, '', origin(outcome)].join('\n'), sizing: sizing(outcome) };
}

/** @param {Outcome} outcome */
function writePage(outcome) {
	const before = readFileSync(PAGE, 'utf8');
	writeFileSync(PAGE, Object.entries(parts(outcome)).reduce((text, [name, content]) => between(text, name, content), before));
}

module.exports = { parts, writePage };
