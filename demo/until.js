// @ts-check
'use strict';

const { setTimeout: sleep } = require('node:timers/promises');

/**
 * Asks again and again until there is an answer. Much of n8n happens after its reply (n8n-platform.md §1.3).
 * @template T
 * @param {string} what for the error: "Waited 20 s for <what>"
 * @param {() => Promise<T | null | undefined | false>} question a throw is an answer too and ends the waiting
 * @param {{ timeoutMs?: number, everyMs?: number }} [options]
 * @returns {Promise<T>} the first answer that is not empty
 * @throws {Error} when the time is over
 */
async function until(what, question, { timeoutMs = 30_000, everyMs = 100 } = {}) {
	for (const deadline = Date.now() + timeoutMs; ; ) {
		const answer = await question();
		if (answer) return answer;
		if (Date.now() > deadline) throw new Error(`Waited ${Math.round(timeoutMs / 1000)} s for ${what}, in vain.`);
		await sleep(everyMs);
	}
}

module.exports = { until };
