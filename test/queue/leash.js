// @ts-check
/**
 * Starts a server that is not ours (PostgreSQL, Redis) so that it cannot outlive us.
 */
'use strict';

const fs = require('node:fs');
const { isRunning, startGroup, stopGroup } = require('../../demo/processes');

/**
 * A shell between us and the server. It ends the server when it is asked to, and also when the pipe to us closes because
 * this process was killed: n8n has demo/guard.js for that, a foreign program needs this. INT is PostgreSQL's quick orderly stop.
 */
const LEASH = `
exec 3<&0
"$@" 3<&- </dev/null & server=$!
(read -r _ <&3; kill -INT "$server") & watcher=$!
trap 'kill -INT "$server"' TERM
wait "$server"; wait "$server"; status=$?
kill "$watcher" 2>/dev/null
exit "$status"
`;

const GRACE_MS = 20_000;

/** @typedef {{ pid: number, isRunning: () => boolean, stop: () => Promise<void>, logFile: string }} Leashed the server is a child of `pid` */

/**
 * @param {string} program
 * @param {string[]} args
 * @param {{ logFile: string, uid?: number, gid?: number }} options the user to run as; default: the present one
 * @returns {Leashed}
 */
function startLeashed(program, args, { logFile, uid, gid }) {
	const output = fs.openSync(logFile, 'a');
	const child = startGroup('/bin/sh', ['-c', LEASH, 'leash', program, ...args], {
		cwd: '/',
		stdio: ['pipe', output, output],
		uid,
		gid,
	});
	fs.closeSync(output);
	return {
		pid: child.pid ?? 0,
		isRunning: () => isRunning(child),
		stop: async () => await stopGroup(child, GRACE_MS),
		logFile,
	};
}

module.exports = { startLeashed };
