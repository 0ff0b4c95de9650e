'use strict';
/** Preloaded into n8n: SIGUSR2 starts a CPU profile, and the next one writes it to the file BENCH_PROFILE. */
const { Session } = require('node:inspector');
const { writeFileSync } = require('node:fs');

/** @type {Session | null} */
let session = null;
process.on('SIGUSR2', () => {
	if (session === null) {
		session = new Session();
		session.connect();
		session.post('Profiler.enable');
		session.post('Profiler.start');
		return;
	}
	session.post('Profiler.stop', (/** @type {unknown} */ _error, /** @type {any} */ { profile }) => {
		writeFileSync(String(process.env.BENCH_PROFILE), JSON.stringify(profile));
	});
	session.disconnect();
	session = null;
});
