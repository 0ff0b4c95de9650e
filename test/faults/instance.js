// @ts-check
'use strict';

const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const { ensureHost } = require('../../demo/host');
const { startN8n } = require('../../demo/n8n');
const { connect } = require('../../demo/rest');

const OWNER = { email: 'owner@example.org', password: 'Passw0rd-faults' };

/**
 * A real n8n of one test file, with the package, an owner and a folder of its own.
 * @param {Record<string, string>} [env] more settings for n8n
 */
async function openInstance(env) {
	const log = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);
	const host = await ensureHost({ log });
	const userFolder = mkdtempSync(join(tmpdir(), 'mango-faults-'));
	const server = await startN8n({ host, userFolder, packageDir: join(__dirname, '../..'), env, log });
	const client = connect(server.url);
	await client.session.signIn(OWNER);
	return {
		version: host.version,
		server,
		client,
		/** As a crash of the machine's memory killer would: SIGKILL, then a start on the same data. */
		restart: async () => {
			await server.restart();
			await client.session.signIn(OWNER);
		},
		close: async () => {
			await server.stop();
			rmSync(userFolder, { recursive: true, force: true });
		},
	};
}

/** @typedef {Awaited<ReturnType<typeof openInstance>>} Instance */

module.exports = { openInstance };
