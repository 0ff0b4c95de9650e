// @ts-check
'use strict';

const { rmSync } = require('node:fs');

module.exports = async () => {
	const { n8n, left } = /** @type {any} */ (globalThis).mangoE2e;
	await n8n.stop();
	rmSync(left, { recursive: true, force: true });
};
