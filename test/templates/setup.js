// @ts-check
'use strict';

const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const { ensureHost } = require('../../demo/host');
const { startN8n } = require('../../demo/n8n');
const { freePort } = require('../../demo/ports');
const { connect } = require('../../demo/rest');
const { startInternet } = require('./outside/internet');

const OWNER = { email: 'owner@example.org', password: 'Passw0rd-e2e' };

/** Boots n8n with the package, and with a small internet of our own around it. */
module.exports = async () => {
	const log = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);
	const host = await ensureHost({ log });
	const userFolder = mkdtempSync(join(tmpdir(), 'mango-templates-'));
	const outsidePort = await freePort();
	const internet = await startInternet({ outsidePort, folder: userFolder });
	const env = { ...internet.env, GENERIC_TIMEZONE: 'Europe/Moscow' };
	const n8n = await startN8n({ host, userFolder, packageDir: join(__dirname, '../..'), env, log });
	/** @type {any} */ (globalThis).mangoTemplates = { n8n, internet, userFolder };
	process.env.MANGO_TEMPLATES_URL = n8n.url;
	process.env.MANGO_TEMPLATES_OUTSIDE = String(outsidePort);
	process.env.MANGO_TEMPLATES_OWNER = JSON.stringify(OWNER);
	await connect(n8n.url).session.signIn(OWNER);
};
