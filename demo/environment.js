// @ts-check
'use strict';

const path = require('node:path');
const { LOOPBACK } = require('./ports');

/** Settings of an n8n or an npm of the user must not leak into this one: another database, another port, another mode. */
const FOREIGN = /^(N8N_|DB_|EXECUTIONS_|QUEUE_|WEBHOOK_|NODES_|CREDENTIALS_|GENERIC_|ENDPOINT|EXTERNAL_|npm_|NODE_OPTIONS$|NODE_CONFIG|NODE_ENV$|NODE_PATH$|JEST_)/;
/** What somebody who drives the demo or the tests may want to turn. */
const WELCOME = ['N8N_EXPRESSION_ENGINE', 'N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE', 'N8N_LOG_LEVEL'];

/**
 * The environment of a private n8n: on loopback only, on SQLite, without telemetry, without asking its vendor anything
 * (n8n-platform.md §10.4).
 * @param {object} options
 * @param {import('./host').Host} options.host
 * @param {string} options.userFolder
 * @param {number} options.port
 * @param {number} options.brokerPort of n8n's task runner: two n8n on one machine need two (§10.4)
 * @param {Record<string, string | undefined>} [options.env] comes last and wins; undefined removes
 * @returns {NodeJS.ProcessEnv}
 */
function n8nEnvironment({ host, userFolder, port, brokerPort, env = {} }) {
	const inherited = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name) || WELCOME.includes(name));
	const noProxy = [process.env.NO_PROXY ?? process.env.no_proxy, LOOPBACK, 'localhost'].filter(Boolean).join(',');
	/** @type {NodeJS.ProcessEnv} */
	const all = {
		...Object.fromEntries(inherited),
		// n8n starts its task runner as plain `node`.
		PATH: `${path.dirname(host.node)}${path.delimiter}${process.env.PATH ?? ''}`,
		NO_PROXY: noProxy,
		no_proxy: noProxy,
		NO_COLOR: '1',
		N8N_USER_FOLDER: userFolder,
		N8N_LISTEN_ADDRESS: LOOPBACK,
		N8N_HOST: LOOPBACK,
		N8N_PORT: String(port),
		N8N_PROTOCOL: 'http',
		N8N_EDITOR_BASE_URL: `http://${LOOPBACK}:${port}/`,
		WEBHOOK_URL: `http://${LOOPBACK}:${port}/`,
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_SECURE_COOKIE: 'false',
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '8',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_REINSTALL_MISSING_PACKAGES: 'false',
		N8N_DISABLED_MODULES: 'mcp-registry,instance-ai',
		EXTERNAL_FRONTEND_HOOKS_URLS: '',
		...env,
	};
	for (const name of Object.keys(all)) if (all[name] === undefined) delete all[name];
	return all;
}

module.exports = { n8nEnvironment };
