// @ts-check
/**
 * Loaded into n8n before n8n itself (`node --require`). When the process that started n8n is gone, however it ended,
 * the channel between the two closes and n8n stops as if it had been asked to: no n8n is left behind.
 */
'use strict';

/** n8n's own time for an orderly stop is shorter, see environment.js. */
const GRACE_MS = 15_000;

process.on('disconnect', () => {
	// Emitted, not sent: Windows would end the process without letting n8n close its database and its task runner.
	if (!process.emit('SIGTERM', 'SIGTERM')) process.exit(143);
	setTimeout(() => {
		if (process.platform !== 'win32') process.kill(-process.pid, 'SIGKILL');
		process.exit(137);
	}, GRACE_MS).unref();
});

// A channel that somebody listens to would keep an n8n alive that has finished.
process.channel?.unref();
