// @ts-check
'use strict';

const { parse } = require('flatted');
const { until } = require('../until');

/** States that n8n does not leave by itself. */
const FINAL = ['success', 'error', 'crashed', 'canceled'];

/** @param {string | undefined} status of an execution; undefined: there is none yet */
const hasEnded = (status) => status !== undefined && FINAL.includes(status);

/**
 * @typedef {{ id: string, workflowId: string, mode: string, status: string, startedAt: string, stoppedAt: string | null }} Summary
 * @typedef {Summary & { data: any }} Execution
 */

/**
 * @param {import('./session').Session} session
 */
function executions(session) {
	/**
	 * @param {string} workflowId
	 * @param {number} [limit]
	 * @returns {Promise<Summary[]>} the newest first, running ones too
	 */
	const list = async (workflowId, limit = 50) => {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		return (await session.call('GET', `/executions?filter=${filter}&limit=${limit}`)).results;
	};

	/**
	 * @param {string} id
	 * @returns {Promise<Execution>} with `data` unpacked: n8n sends it "flatted" (n8n-platform.md §10.6)
	 */
	const get = async (id) => {
		const execution = await session.call('GET', `/executions/${id}`);
		return { ...execution, data: typeof execution.data === 'string' ? parse(execution.data) : execution.data };
	};

	/**
	 * Waits until a workflow has a number of finished executions.
	 * @param {string} workflowId
	 * @param {number} [count]
	 * @param {number} [timeoutMs]
	 * @returns {Promise<Execution[]>} the newest first
	 */
	const finished = async (workflowId, count = 1, timeoutMs = 30_000) => {
		const done = await until(
			`${count} finished execution(s) of workflow ${workflowId}`,
			async () => {
				const ended = (await list(workflowId)).filter(({ status }) => hasEnded(status));
				return ended.length >= count && ended;
			},
			{ timeoutMs, everyMs: 200 },
		);
		return await Promise.all(done.map(async ({ id }) => await get(id)));
	};

	/**
	 * What "Retry with currently saved workflow" in the list of executions does; n8n answers when the new execution has ended.
	 * @param {string} id of an execution that did not succeed
	 * @returns {Promise<Summary>} the new execution
	 */
	const retry = async (id) => await session.call('POST', `/executions/${id}/retry`, { loadWorkflow: true });

	return { finished, get, list, retry };
}

/**
 * The items that a node gave out in an execution.
 * @param {Execution} execution from get()
 * @param {string} nodeName
 * @param {{ output?: number, run?: number }} [which]
 * @returns {any[]} the `json` of each item
 */
function itemsOf(execution, nodeName, { output = 0, run = 0 } = {}) {
	const main = execution.data.resultData.runData[nodeName]?.[run]?.data?.main ?? [];
	return (main[output] ?? []).map((/** @type {any} */ item) => item.json);
}

/**
 * Why an execution failed.
 * @param {Execution} execution from get()
 * @returns {string | null}
 */
function errorOf(execution) {
	const { error, lastNodeExecuted } = execution.data.resultData;
	return error ? `${lastNodeExecuted}: ${error.message}` : null;
}

module.exports = { errorOf, executions, hasEnded, itemsOf };
