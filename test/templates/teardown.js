// @ts-check
'use strict';

const { rmSync } = require('node:fs');

module.exports = async () => {
	const { n8n, internet, userFolder } = /** @type {any} */ (globalThis).mangoTemplates;
	await n8n.stop();
	await internet.close();
	rmSync(userFolder, { recursive: true, force: true });
};
