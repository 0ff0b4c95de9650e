// @ts-check
'use strict';

const { rmSync } = require('node:fs');

module.exports = async () => {
	const { n8n, userFolder } = /** @type {any} */ (globalThis).mangoE2e;
	await n8n.stop();
	rmSync(userFolder, { recursive: true, force: true });
};
