// @ts-check
'use strict';

const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const { ensureHost } = require('../../demo/host');
const { startN8n } = require('../../demo/n8n');
const { connect } = require('../../demo/rest');

const { TALKATIVE, folderOf } = require('./left');

const OWNER = { email: 'owner@example.org', password: 'Passw0rd-e2e' };

/** Boots n8n with the package; the tests reach it by environment variables. */
module.exports = async () => {
	const log = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);
	const host = await ensureHost({ log });
	const left = mkdtempSync(join(tmpdir(), 'mango-e2e-'));
	process.env.MANGO_E2E_LEFT = left;
	const n8n = await startN8n({ host, userFolder: folderOf('shared'), packageDir: join(__dirname, '../..'), env: TALKATIVE, log });
	/** @type {any} */ (globalThis).mangoE2e = { n8n, left };
	process.env.MANGO_E2E_URL = n8n.url;
	process.env.MANGO_E2E_LOG = n8n.logFile;
	process.env.MANGO_E2E_OWNER = JSON.stringify(OWNER);
	await connect(n8n.url).session.signIn(OWNER);
};
