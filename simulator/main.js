#!/usr/bin/env node
// @ts-check
'use strict';

const { parseArgs } = require('node:util');
const { startSimulator } = require('./server');

const HELP = `A MANGO OFFICE PBX on this machine, for building and testing. Not a MANGO OFFICE product.

  npm run simulator -- [options]

  --port <number>           where to listen (8082; 0 takes a free one)
  --target <URL>            webhook base URL: events go to <URL>/events/call and so on
  --key <text>              unique code of the PBX (simulator-key)
  --salt <text>             key for the signature (simulator-salt)
  --host <address>          127.0.0.1, ::1 or localhost; no other is possible
  --pace fast|real|<ms>     played calls: at once, as the timestamps say, or so many ms between events (fast)
  --allow-remote-target     let events go to another machine
  --help
`;

async function main() {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '8082' },
			host: { type: 'string', default: '127.0.0.1' },
			target: { type: 'string' },
			key: { type: 'string', default: 'simulator-key' },
			salt: { type: 'string', default: 'simulator-salt' },
			pace: { type: 'string', default: 'fast' },
			'allow-remote-target': { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return void process.stdout.write(HELP);
	const { host, key, salt, target } = values;
	const simulator = await startSimulator({
		port: portOf(values.port),
		host,
		key,
		salt,
		target: target ?? null,
		pace: paceOf(values.pace),
		allowRemoteTarget: values['allow-remote-target'],
	});
	process.stdout.write(`MANGO OFFICE PBX simulator (not a MANGO OFFICE product)

  Page              ${simulator.url}/
  Events go to      ${simulator.target ?? 'nowhere yet: set --target, or on the page'}

  Enter in the n8n credential "Mango Office API":
    API Key         ${key}
    API Salt        ${salt}
    Base URL        ${simulator.url}/vpbx/

Stop with Ctrl+C.
`);
	for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.once(signal, () => void simulator.close());
}

/** @param {string} text */
function portOf(text) {
	const port = Number(text);
	if (!Number.isInteger(port) || port < 0 || port > 65_535)
		throw new Error(`--port must be a number from 0 to 65535, not ${text}`);
	return port;
}

/** @param {string} text @returns {'fast' | 'real' | number} */
function paceOf(text) {
	if (text === 'fast' || text === 'real') return text;
	const ms = Number(text);
	if (!text || !Number.isFinite(ms) || ms < 0)
		throw new Error(`--pace must be fast, real or milliseconds, not ${text}`);
	return ms;
}

main().catch((error) => {
	process.stderr.write(
		`${error.code === 'EADDRINUSE' ? 'This port is taken; choose another with --port' : error.message}\n`,
	);
	process.exitCode = 1;
});
