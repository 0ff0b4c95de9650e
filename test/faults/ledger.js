// @ts-check
'use strict';

const { hasEnded } = require('../../demo/rest');
const { until } = require('../../demo/until');

const PAGE = 100;

/**
 * @typedef {{ id: string, status: string, mode: string, startedAt: string | null, stoppedAt: string | null }} Row
 * @typedef {Row & { entryId: string | null }} Entry what an execution is about, as far as n8n still knows it
 */

/**
 * One page of a workflow's executions, those that run or wait first.
 * @param {import('../../demo/rest').Client} client @param {string} workflowId @param {string} [cursor]
 * @returns {Promise<{ results: Row[], count: number, nextCursor: string | null }>}
 */
async function page(client, workflowId, cursor) {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	return await client.session.call('GET', `/executions?filter=${filter}&limit=${PAGE}${cursor ? `&cursor=${cursor}` : ''}`);
}

/**
 * Waits until n8n works on nothing any more. What has "run" since before the last start belongs to
 * a process that is gone: n8n may leave it like that.
 * @param {import('../../demo/rest').Client} client
 * @param {string} workflowId
 * @param {{ startedAt: number, atLeast?: number }} options when n8n was last started, ms; how many executions there must be
 */
async function settled(client, workflowId, { startedAt, atLeast = 0 }) {
	const isGone = (/** @type {Row} */ { status, startedAt: since }) => status === 'running' && Date.parse(since ?? '') < startedAt;
	await until(
		`the executions of workflow ${workflowId} to settle`,
		async () => {
			const { results, count } = await page(client, workflowId);
			// n8n counts those that have ended.
			const unfinished = results.filter(({ status }) => !hasEnded(status));
			return count + unfinished.length >= atLeast && unfinished.every(isGone);
		},
		{ timeoutMs: 300_000, everyMs: 1000 },
	);
}

/** @param {import('../../demo/rest').Client} client @param {string} workflowId */
async function allRows(client, workflowId) {
	/** By id: a page may repeat what runs. @type {Map<string, Row>} */
	const rows = new Map();
	for (let cursor = ''; ; ) {
		const { results, nextCursor } = await page(client, workflowId, cursor);
		for (const row of results) rows.set(row.id, row);
		if (!nextCursor) return [...rows.values()];
		cursor = nextCursor;
	}
}

/**
 * The entry id that an execution is about: from what its last node gave out, else its trigger or,
 * where n8n recovered an execution whose results it had not saved, from what was to be run. n8n
 * writes `isArtificialRecoveredEventItem` in the place of results that it knows to be lost; a retry
 * puts its own behind that, so the latest run of a node counts.
 * @param {any} data of an execution
 * @returns {string | null}
 */
function entryIdOf(data) {
	const given = (/** @type {string} */ name) => data?.resultData?.runData?.[name]?.at(-1)?.data?.main?.[0]?.[0]?.json;
	const stacked = data?.executionData?.nodeExecutionStack?.[0]?.data?.main?.[0]?.[0]?.json;
	const items = [given('Edit Fields'), given('Mango Office Trigger'), stacked];
	return items.find((json) => json?.entryId !== undefined)?.entryId ?? null;
}

/**
 * Opens all executions as somebody in the editor would, except that n8n's public API gives many at once.
 * @param {import('../../demo/rest').Client} client
 * @param {string} workflowId
 * @returns {Promise<Entry[]>}
 */
async function openAll(client, workflowId) {
	const rows = await allRows(client, workflowId);
	/** @type {Map<string, any>} */
	const data = new Map();
	for (let cursor = ''; ; ) {
		const path = `/executions?workflowId=${workflowId}&includeData=true&limit=100${cursor && `&cursor=${cursor}`}`;
		const page = await client.session.publicApi('GET', path);
		for (const one of page.data) data.set(String(one.id), one.data);
		if (!page.nextCursor) break;
		cursor = page.nextCursor;
	}
	const open = async (/** @type {string} */ id) => data.get(id) ?? (await client.executions.get(id)).data;
	return await Promise.all(rows.map(async (row) => ({ ...row, entryId: entryIdOf(await open(row.id)) })));
}

/** @param {Entry[]} entries @param {(entry: Entry) => boolean} [which] @returns {Map<string, number>} executions by entry id */
function countByEntry(entries, which = () => true) {
	/** @type {Map<string, number>} */
	const counts = new Map();
	for (const entry of entries.filter(which)) {
		if (entry.entryId !== null) counts.set(entry.entryId, (counts.get(entry.entryId) ?? 0) + 1);
	}
	return counts;
}

module.exports = { countByEntry, openAll, settled };
