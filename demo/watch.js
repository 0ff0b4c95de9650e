// @ts-check
'use strict';

const { setTimeout: sleep } = require('node:timers/promises');

const EVERY_MS = 1500;

/**
 * Tells of every call that the workflow has dealt with, as long as the demo runs.
 * @param {import('./scene').Scene} scene
 * @param {(row: any) => void} tell
 * @param {() => boolean} isOver
 */
async function watchCalls({ client, tableId }, tell, isOver) {
	const settled = async () => (await client.tables.rows(tableId)).filter((row) => row.status);
	const known = new Set((await settled()).map(({ id }) => id));
	while (!isOver()) {
		await sleep(EVERY_MS);
		// n8n may be busy or on its way down; whether it lives is watched elsewhere.
		const rows = await settled().catch(() => []);
		for (const row of rows.filter(({ id }) => !known.has(id))) {
			known.add(row.id);
			tell(row);
		}
	}
}

module.exports = { watchCalls };
