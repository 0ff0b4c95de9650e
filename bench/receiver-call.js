// @ts-check
/**
 * What a whole phone call costs: the fifteen events of an answered group call, of which the workflow wants one.
 */
'use strict';

const { cpuSeconds, settled } = require('./support/processes');
const { addressOf, byHand, ours } = require('./support/byHand');
const { SETTINGS, withN8n } = require('./support/n8n');
const { alternating, median } = require('./support/numbers');

/** Its fifteen events are those of test/fixtures/events.json with fresh ids and times. */
const CALL = { scenario: 'inbound.answered', from: '79000000001', to: '101', pace: 'fast' };
const EVENTS = 15;

/** What Mango sends: everything, or only totals because the cabinet's filter «no intermediate states» and the others are ticked. */
const TRAFFIC = {
	all: async (/** @type {Bench} */ { pbx }) => {
		const { deliveries } = await pbx('calls', CALL);
		if (deliveries.length !== EVENTS) throw new Error(`The call had ${deliveries.length} events instead of ${EVENTS}`);
		return deliveries;
	},
	totals: async (/** @type {Bench} */ { pbx }) => [await pbx('events', { path: 'events/summary', json: summary() })],
};

let calls = 0;

/** The totals of an answered call, another one each time. */
function summary() {
	return {
		entry_id: `bench-${++calls}`,
		call_direction: 1,
		from: { number: '79000000001' },
		to: { extension: '101', number: 'sip:u101@example.mangosip.ru' },
		line_number: '74950000001',
		create_time: 1782000000,
		forward_time: 1782000010,
		talk_time: 1782000019,
		end_time: 1782000084,
		entry_result: 1,
		disconnect_reason: 1110,
	};
}

/**
 * @typedef {import('./support/n8n').Bench} Bench
 * @typedef {{ address: string, id: string, traffic: keyof typeof TRAFFIC, cpu: number[], executions: number[] }} Variant
 */

/** One round: some calls in a row, and all that n8n does about them. @param {Bench} bench @param {Variant} variant @param {number} count */
async function playRound(bench, variant, count) {
	await bench.pbx('target', { target: `${bench.n8n.url}/webhook/${variant.address}` });
	await settled(bench.n8n.pid);
	const before = { cpu: cpuSeconds(bench.n8n.pid), executions: await bench.executions(variant.id) };
	for (let at = 0; at < count; at++) {
		const deliveries = await TRAFFIC[variant.traffic](bench);
		const bad = deliveries.find((/** @type {any} */ one) => one.status !== 200);
		if (bad) throw new Error(`${bad.path} was answered ${bad.status ?? bad.error}`);
	}
	await settled(bench.n8n.pid);
	const cpu = (cpuSeconds(bench.n8n.pid) - before.cpu) / count;
	return { cpu, executions: ((await bench.executions(variant.id)) - before.executions) / count };
}

/** @param {Bench} bench @param {{ rounds: number, count: number, log: (line: string) => void }} options */
async function measure(bench, { rounds, count, log }) {
	/** @type {Record<string, Variant>} */
	const variants = {};
	for (const [name, definition] of Object.entries({ ours: ours('receiver', bench.credential), byHand: byHand('receiver') })) {
		const [id, address] = [await bench.publish(definition), addressOf(definition)];
		for (const traffic of /** @type {const} */ (['all', 'totals'])) {
			variants[`${name} ${traffic}`] = { address, id, traffic, cpu: [], executions: [] };
		}
	}
	for (const variant of Object.values(variants)) await playRound(bench, variant, 3);
	for (let round = 0; round < rounds; round++) {
		for (const [name, variant] of alternating(Object.entries(variants), round)) {
			const { cpu, executions } = await playRound(bench, variant, count);
			variant.cpu.push(cpu);
			variant.executions.push(executions);
			log(`round ${round + 1}, ${name}: ${cpu.toFixed(3)} s of CPU a call, ${executions} executions`);
		}
	}
	return Object.fromEntries(
		Object.entries(variants).map(([name, { cpu, executions }]) => [name, { cpu: median(cpu), executions: median(executions) }]),
	);
}

/** Ours at most this part of the hand-built one. */
const GOALS = /** @type {Record<string, number>} */ ({ default: 2, lazy: 10 });

module.exports = {
	name: 'receiver-call',
	title: 'Receiver, per phone call',

	/** @param {{ log: (line: string) => void, quick: boolean }} options */
	run: async ({ log, quick }) => {
		const [rounds, count] = quick ? [1, 4] : [5, 6];
		/** @type {import('./run').Row[]} */
		const rows = [];
		/** CPU seconds of ours, by setting. @type {Record<string, number>} */
		const cost = {};
		for (const { name, title, env } of SETTINGS) {
			const results = await withN8n({ env, log }, async (bench) => await measure(bench, { rounds, count, log }));
			const [own, hand] = [results['ours all'], results['byHand all']];
			cost[name] = own.cpu;
			if (name === 'default') {
				rows.push({ what: 'Executions started', ours: own.executions, other: hand.executions, goal: '1 against 15', met: own.executions === 1 && hand.executions === EVENTS });
			}
			const goal = GOALS[name];
			rows.push({
				what: `CPU seconds, ${title}`,
				ours: own.cpu,
				other: hand.cpu,
				ratio: own.cpu / hand.cpu,
				goal: `≤ 1/${goal} (${1 / goal}×)`,
				met: own.cpu / hand.cpu <= 1 / goal,
			});
			const [ownTotals, handTotals] = [results['ours totals'], results['byHand totals']];
			rows.push({
				what: `CPU seconds, ${title}, only totals sent (1 request)`,
				ours: ownTotals.cpu,
				other: handTotals.cpu,
				ratio: ownTotals.cpu / handTotals.cpu,
				goal: '',
				met: null,
			});
		}
		return {
			rows,
			notes: [
				`An answered call through voice menu and group: ${EVENTS} events, the trigger listens to \`call.ended\`. Medians of ${rounds} rounds of ${count} calls after a warm-up, the variants in alternating order.`,
				`With default settings, ${(cost.default - cost.lazy).toFixed(2)} of our ${cost.default.toFixed(2)} CPU seconds are n8n's isolates, one for each of the ${EVENTS} requests and a few more: with lazy acquire the same code does the same work without them.`,
				"CPU seconds of n8n and its task runner, user and system, until n8n is idle again. The hand-built workflow is [bench/baselines/receiver.json](../bench/baselines/receiver.json).",
			],
		};
	},
};
