// @ts-check
/**
 * How many requests a second the trigger takes, beside n8n's own Webhook node with nothing behind it.
 */
'use strict';

const { chain, missedCall, node, signed, triggerNode } = require('../test/e2e/world');
const { PAIR, addressOf } = require('./support/byHand');
const { CONNECTIONS, postAll } = require('./support/load');
const { SETTINGS, withN8n } = require('./support/n8n');
const { alternating, median } = require('./support/numbers');
const { settled } = require('./support/processes');
const { webhookNode } = require('./support/webhook');

/** @typedef {import('./support/n8n').Bench} Bench */

let serial = 0;
/** A form that nobody has sent before. */
const fresh = () => signed(missedCall(`bench-${++serial}`), PAIR).toString();
const wanted = { events: ['call.missed'] };
const forged = signed(missedCall('forged'), { ...PAIR, apiSalt: 'guessed' }).toString();
const answered = signed(missedCall('unwanted', { entry_result: 1, talk_time: 1782001010 }), PAIR).toString();

/** @type {Record<string, { title: string, parameters?: object, body: () => string, status: number }>} */
const VARIANTS = {
	builtIn: { title: "n8n's own Webhook node, everything accepted", body: fresh, status: 200 },
	filtered: { title: 'Filtered out', parameters: wanted, body: () => answered, status: 200 },
	forged: { title: 'Forged (401)', parameters: wanted, body: () => forged, status: 401 },
	whenStored: { title: 'Accepted, reply when stored', parameters: wanted, body: fresh, status: 200 },
	immediately: { title: 'Accepted, reply immediately', parameters: { ...wanted, options: { respond: 'immediately' } }, body: fresh, status: 200 },
};

/** At least so many times the built-in node; null: no goal. @type {Record<string, Record<string, number | null>>} */
const GOALS = {
	default: { filtered: 1, forged: 1, whenStored: null, immediately: 1.2 },
	lazy: { filtered: 5, forged: 5, whenStored: 1, immediately: 1 },
};

/** Publishes a variant and gives the address that takes its events. @param {Bench} bench @param {object} [parameters] */
async function addressOfVariant({ publish, n8n, credential }, parameters) {
	const end = node('End', 'n8n-nodes-base.noOp', 1, {});
	if (parameters) {
		const trigger = triggerNode(parameters, credential);
		const workflow = chain('trigger', trigger, end);
		await publish(workflow);
		return `${n8n.url}/webhook/${addressOf(workflow)}/events/summary`;
	}
	const webhook = webhookNode();
	await publish(chain('built in', webhook, end));
	return `${n8n.url}/webhook/${webhook.webhookId}`;
}

/** @param {string} name of the variant @param {string} url @param {number} seconds */
async function requestsPerSecond(name, url, seconds) {
	const { title, body, status } = VARIANTS[name];
	const posted = await postAll(url, () => ({ body: body() }), { seconds, status, what: title });
	return posted.answers / posted.seconds;
}

/** @param {Bench} bench @param {{ rounds: number, seconds: number, log: (line: string) => void }} options */
async function measure(bench, { rounds, seconds, log }) {
	/** @type {Array<{ name: string, url: string, rates: number[] }>} */
	const variants = [];
	for (const [name, { parameters }] of Object.entries(VARIANTS)) {
		variants.push({ name, url: await addressOfVariant(bench, parameters), rates: [] });
	}
	for (const { name, url } of variants) await requestsPerSecond(name, url, 2);
	for (let round = 0; round < rounds; round++) {
		for (const { name, url, rates } of alternating(variants, round)) {
			// Executions that were answered at once are still being run.
			await settled(bench.n8n.pid);
			rates.push(await requestsPerSecond(name, url, seconds));
			log(`round ${round + 1}, ${name}: ${rates[round].toFixed(1)} requests a second`);
		}
	}
	return Object.fromEntries(variants.map(({ name, rates }) => [name, median(rates)]));
}

module.exports = {
	name: 'receiver-requests',
	title: 'Receiver, requests per second',

	/** @param {{ log: (line: string) => void, quick: boolean }} options */
	run: async ({ log, quick }) => {
		const [rounds, seconds] = quick ? [1, 4] : [3, 7];
		/** @type {import('./run').Row[]} */
		const rows = [];
		for (const { name: setting, title, env } of SETTINGS) {
			const { builtIn, ...ours } = await withN8n({ env, log }, async (bench) => await measure(bench, { rounds, seconds, log }));
			for (const [name, rate] of Object.entries(ours)) {
				const goal = GOALS[setting][name];
				const ratio = rate / builtIn;
				rows.push({
					what: `${VARIANTS[name].title}, ${title}`,
					ours: rate,
					other: builtIn,
					ratio,
					goal: goal === null ? '' : `≥ ${goal.toFixed(1)}×`,
					met: goal === null ? null : ratio >= goal,
				});
			}
		}
		return {
			rows,
			notes: [
				`Requests answered per second over ${CONNECTIONS} connections, medians of ${rounds} rounds of ${seconds} s after a warm-up, in alternating order; the load generator shares the machine. "Instead" is n8n's own Webhook node with a No Operation node behind it, which checks nothing.`,
				"Accepted events are all different, so each starts an execution. *Reply when stored* needs two of n8n's isolates with default settings, one to receive and one to run; n8n spares its own Webhook node the first of them by its name ([n8n-findings.md](n8n-findings.md)).",
			],
		};
	},
};
