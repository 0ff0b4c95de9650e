// @ts-check
'use strict';

const { chain, node, PAIR, triggerNode } = require('../e2e/world');
const { sendBurst, withAnswer } = require('./burst');
const { openInstance } = require('./instance');
const { countByEntry, openAll, settled } = require('./ledger');
const { publish } = require('./report');

const EVENTS = 500;
/** The kill comes with this acknowledgement: a condition, not a moment. */
const KILL_AFTER = 150;
/** How many are sent again before n8n may catch up. */
const LOT = 100;

/** @typedef {Awaited<ReturnType<typeof killInBurst>>} Story */

/** @type {import('./instance').Instance} */
let instance;
/** @type {Record<string, Story>} */
const stories = {};

beforeAll(async () => {
	instance = await openInstance();
	const pbx = { ...PAIR, baseUrl: 'http://127.0.0.1:9/vpbx/' };
	const credential = await instance.client.credentials.create('mangoOfficeApi', 'PBX', pbx);
	for (const respond of ['whenStored', 'immediately']) stories[respond] = await killInBurst(respond, credential);
}, 1_200_000);

afterAll(async () => {
	// Half a story would overwrite the figures of a whole one.
	if (Object.keys(stories).length === 2) {
		const head = ['', ...Object.keys(stories).map((name) => `\`${name}\``)];
		publish('crash', head, figures(Object.values(stories)), instance.version);
	}
	await instance.close();
});

/** @param {string} respond @param {any} credential */
async function published(respond, credential) {
	const trigger = triggerNode({ events: ['call.missed'], options: { respond } }, credential);
	const set = node('Edit Fields', 'n8n-nodes-base.set', 3.4, { mode: 'raw', jsonOutput: '{"seen": true}', includeOtherFields: true });
	const workflow = await instance.client.workflows.create(chain(respond, trigger, set));
	await instance.client.workflows.publish(workflow.id);
	return { id: workflow.id, base: `${instance.server.url}/webhook/${trigger.webhookId}` };
}

/**
 * A burst, n8n killed in the middle of it and started again; then what an operator would do: retry
 * what crashed, and send everything once more.
 * @param {string} respond @param {any} credential
 */
async function killInBurst(respond, credential) {
	const { client, server } = instance;
	const { id, base } = await published(respond, credential);
	const entryIds = Array.from({ length: EVENTS }, (_, index) => `${respond}-${index}`);
	/** @type {Promise<void> | undefined} */
	let killed;
	const burst = await sendBurst(base, entryIds, (count) => {
		if (count === KILL_AFTER) killed = server.kill();
	});
	await killed;
	const startedAt = Date.now();
	await instance.restart();
	await settled(client, id, { startedAt });
	const found = await openAll(client, id);

	const unfinished = found.filter(({ status }) => status !== 'success');
	// Both ways that docs/faults.md names: what the editor does, and for many the public API.
	for (const [index, entry] of unfinished.entries()) {
		if (index === 0) await client.executions.retry(entry.id);
		else await client.session.publicApi('POST', `/executions/${entry.id}/retry`, { loadWorkflow: true });
	}
	// In lots: SQLite gives a write up after a minute, and "immediately" acknowledges more than a busy machine writes.
	/** @type {import('./burst').Outcome} */
	const resent = new Map();
	for (let first = 0; first < EVENTS; first += LOT) {
		for (const [entryId, answer] of await sendBurst(base, entryIds.slice(first, first + LOT))) resent.set(entryId, answer);
		const atLeast = found.length + unfinished.length + resent.size;
		await settled(client, id, { startedAt, atLeast });
	}
	return { entryIds, burst, found, unfinished, resent, after: await openAll(client, id) };
}

const succeeded = (/** @type {import('./ledger').Entry} */ { status }) => status === 'success';
const statusCount = (/** @type {Story} */ { found }, /** @type {string} */ status) => found.filter((one) => one.status === status).length;

/** Entry ids that were answered with 200 and that no execution holds. @param {Story} story */
function lost({ burst, found }) {
	const stored = countByEntry(found);
	return withAnswer(burst, 200).filter((entryId) => !stored.has(entryId));
}

/** @param {Story[]} all @returns {Array<Array<string | number>>} */
function figures(all) {
	const twice = (/** @type {Story} */ { after }) => [...countByEntry(after, succeeded).values()].filter((count) => count > 1).length;
	/** @type {Array<[string, (story: Story) => number]>} */
	const rows = [
		['Events sent', ({ burst }) => burst.size],
		['Acknowledged with 200 before the end', ({ burst }) => withAnswer(burst, 200).length],
		['Connection broken while waiting for the answer', ({ burst }) => withAnswer(burst, 'cut').length],
		['Refused, because nobody listened any more', ({ burst }) => withAnswer(burst, 'refused').length],
		['Executions found after the restart', ({ found }) => found.length],
		['… succeeded', (story) => statusCount(story, 'success')],
		['… "Crashed"', (story) => statusCount(story, 'crashed')],
		['… for ever "Running", though nothing runs', (story) => statusCount(story, 'running')],
		['**Acknowledged and lost**', (story) => lost(story).length],
		['Crashed or left running, retried by hand: succeeded', ({ after }) => after.filter((one) => one.mode === 'retry' && succeeded(one)).length],
		['All 500 sent again: events executed twice', twice],
	];
	return rows.map(([what, count]) => [what, ...all.map(count)]);
}

describe.each(['whenStored', 'immediately'])('n8n is killed in a burst of 500 signed events, %s', (respond) => {
	/** @type {Story} */
	let story;
	beforeAll(() => void (story = stories[respond]));

	test('the kill came in the middle', () => {
		const { burst } = story;
		expect(burst.size).toBe(EVENTS);
		expect(withAnswer(burst, 200).length).toBeGreaterThanOrEqual(KILL_AFTER);
		expect(withAnswer(burst, 200).length).toBeLessThan(EVENTS);
		expect(withAnswer(burst, 200).length + withAnswer(burst, 'cut').length + withAnswer(burst, 'refused').length).toBe(EVENTS);
	});

	test('every stored execution still tells which event it is about', () => {
		expect(story.found.filter(({ entryId }) => entryId === null)).toEqual([]);
	});

	test('n8n stores no event twice, and none that was not sent', () => {
		const stored = countByEntry(story.found);
		expect([...stored.values()].filter((count) => count > 1)).toEqual([]);
		const { burst } = story;
		const taken = [...withAnswer(burst, 200), ...withAnswer(burst, 'cut')];
		expect([...stored.keys()].filter((entryId) => !taken.includes(entryId))).toEqual([]);
	});

	test('what did not come to its end can be retried, with the event as it came', () => {
		const retries = countByEntry(story.after, ({ mode, status }) => mode === 'retry' && status === 'success');
		expect(retries).toEqual(countByEntry(story.unfinished));
	});

	test('sent again, every event has been executed; the memory of duplicates ended with the process', () => {
		expect(withAnswer(story.resent, 200)).toHaveLength(EVENTS);
		const executed = countByEntry(story.after, succeeded);
		expect(story.entryIds.filter((entryId) => !executed.has(entryId))).toEqual([]);
		// The first run or its retry, and the run of what was sent again.
		expect(Math.max(...executed.values())).toBeLessThanOrEqual(2);
	});
});

test('whenStored: nothing that was acknowledged is lost', () => {
	expect(lost(stories.whenStored)).toEqual([]);
});

test('whenStored: once the crashed ones are retried, everything acknowledged has been executed', () => {
	const { burst, found, after } = stories.whenStored;
	const executed = countByEntry([...found, ...after.filter(({ mode }) => mode === 'retry')], succeeded);
	expect(withAnswer(burst, 200).filter((entryId) => !executed.has(entryId))).toEqual([]);
});
