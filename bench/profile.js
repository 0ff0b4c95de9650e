// @ts-check
'use strict';
/**
 * Where n8n's processor time goes while events come in: `node bench/profile.js`. Says whose cost a missed goal is; what it
 * prints stands in docs/benchmarks.md.
 */
const { mkdtempSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const { until } = require('../demo/until');
const { chain, missedCall, node, signed, triggerNode } = require('../test/e2e/world');
const { PAIR, addressOf } = require('./support/byHand');
const { postAll } = require('./support/load');
const { SETTINGS, withN8n } = require('./support/n8n');
const { settled } = require('./support/processes');

const SECONDS = 7;
/** @type {Array<{ setting: string, respond: 'whenStored' | 'immediately' }>} */
const CASES = [
	{ setting: 'default', respond: 'immediately' },
	{ setting: 'lazy', respond: 'whenStored' },
];
/** By the file of the innermost function; the isolates' native work counts for who has called it. @type {Array<[string, RegExp]>} */
const OWNERS = [
	['this package', /mango-office\/dist\//],
	["n8n's isolates", /isolated-vm|expression-runtime/],
	["n8n's database", /typeorm|sqlite/],
	['Node', /^node:/],
	['the rest of n8n', /./],
];

let serial = 0;
const fresh = () => ({ body: signed(missedCall(`profile-${++serial}`), PAIR).toString() });

/** @param {any} profile as V8 writes it @returns {Record<string, number>} percent of the time in which n8n was busy */
function shares({ nodes, samples, timeDeltas }) {
	const byId = new Map(nodes.map((/** @type {any} */ one) => [one.id, one]));
	const parents = new Map(nodes.flatMap((/** @type {any} */ one) => (one.children ?? []).map((/** @type {number} */ child) => [child, one.id])));
	/** @param {number} id @returns {string[]} from the innermost outwards */
	const urls = (id) => (byId.has(id) ? [byId.get(id).callFrame.url, ...urls(parents.get(id))] : []);
	/** @param {number} id */
	const ownerOf = (id) => {
		const { functionName } = byId.get(id).callFrame;
		if (functionName.startsWith('(')) return functionName;
		const all = urls(id);
		if (all.some((url) => OWNERS[1][1].test(url))) return OWNERS[1][0];
		const innermost = all.find((url) => url !== '') ?? '';
		return OWNERS.find(([, pattern]) => pattern.test(innermost))?.[0] ?? 'unknown';
	};
	/** @type {Record<string, number>} */
	const times = {};
	samples.forEach((/** @type {number} */ id, /** @type {number} */ place) => {
		const owner = ownerOf(id);
		if (owner !== '(idle)') times[owner] = (times[owner] ?? 0) + timeDeltas[place];
	});
	const busy = Object.values(times).reduce((sum, one) => sum + one, 0);
	return Object.fromEntries(Object.entries(times).sort(([, one], [, other]) => other - one).map(([owner, time]) => [owner, Math.round((time / busy) * 1000) / 10]));
}

async function main() {
	const folder = mkdtempSync(join(tmpdir(), 'mango-profile-'));
	for (const { setting, respond } of CASES) {
		const file = join(folder, `${setting}.json`);
		const env = { ...SETTINGS.find(({ name }) => name === setting)?.env, NODE_OPTIONS: `--require ${join(__dirname, 'support/profiler.js')}`, BENCH_PROFILE: file };
		const profile = await withN8n({ env, log: console.log }, async ({ credential, n8n, publish }) => {
			const workflow = chain('profile', triggerNode({ events: ['call.missed'], options: { respond } }, credential), node('End', 'n8n-nodes-base.noOp', 1, {}));
			await publish(workflow);
			const url = `${n8n.url}/webhook/${addressOf(workflow)}/events/summary`;
			const post = async (/** @type {number} */ seconds) => await postAll(url, fresh, { seconds, status: 200, what: respond });
			await post(2);
			await settled(n8n.pid);
			process.kill(n8n.pid, 'SIGUSR2');
			await post(SECONDS);
			process.kill(n8n.pid, 'SIGUSR2');
			return await until('the profile', async () => {
				try {
					return JSON.parse(readFileSync(file, 'utf8'));
				} catch {
					return false;
				}
			}, { timeoutMs: 30_000, everyMs: 500 });
		});
		console.log(setting, respond, shares(profile));
	}
	rmSync(folder, { recursive: true, force: true });
}

void main();
