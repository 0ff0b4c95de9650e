// @ts-check
/**
 * The ways in which the demo is told to stop.
 */
'use strict';

/** npm passes a signal on that the terminal has sent to us as well: one Ctrl-C arrives twice. */
const ECHO_MS = 1500;
const PARENT_MS = 1000;

/**
 * Calls back once when the demo shall end: Ctrl-C, SIGTERM, a closed terminal, or an npm that is gone. Whoever asks
 * again later wants it at once.
 * @param {() => void} onStop
 */
function onStopRequest(onStop) {
	let asked = 0;
	const stop = () => {
		if (asked === 0) {
			asked = Date.now();
			onStop();
		} else if (Date.now() - asked > ECHO_MS) {
			// processes.js kills what is left on exit.
			process.exit(130);
		}
	};
	process.on('SIGINT', stop);
	process.on('SIGTERM', stop);
	process.on('SIGHUP', stop);
	watchParent(stop);
}

/**
 * A SIGTERM for npm ends npm and its shell, but the shell does not pass it on to us.
 * @param {() => void} stop
 */
function watchParent(stop) {
	if (!process.env.npm_lifecycle_event) return;
	const parent = process.ppid;
	const timer = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(timer);
		stop();
	}, PARENT_MS);
	timer.unref();
}

module.exports = { onStopRequest };
