// @ts-check
'use strict';

/**
 * A clock that can be set, so that a two-minute block is tested in milliseconds (field-guide §7.4).
 * It runs on from where it was put, unless frozen.
 */
function createClock() {
	let offset = 0;
	/** @type {number | null} */
	let frozenAt = null;

	const now = () => frozenAt ?? Date.now() + offset;
	/** @type {Set<{ at: number, run: () => void, timer?: NodeJS.Timeout }>} */
	const waiting = new Set();
	/** Runs what is due, and looks again when the next could be: the clock may be set, frozen or run on. */
	const due = () => {
		for (const entry of [...waiting].sort((a, b) => a.at - b.at)) {
			clearTimeout(entry.timer);
			if (now() >= entry.at) {
				waiting.delete(entry);
				entry.run();
			} else if (frozenAt === null) {
				entry.timer = setTimeout(due, Math.min(entry.at - now() + 1, 60_000)).unref();
			}
		}
	};

	/** @param {number} ms */
	const set = (ms) => {
		offset = ms - Date.now();
		if (frozenAt !== null) frozenAt = ms;
		due();
	};

	return {
		now,
		/** Unix seconds, the unit of Mango's events (§1.10). */
		seconds: () => Math.floor(now() / 1000),
		set,
		/** @param {number} ms */
		advance: (ms) => set(now() + ms),
		/** @param {number} [ms] */
		freeze: (ms = now()) => {
			frozenAt = ms;
		},
		release: () => {
			if (frozenAt !== null) offset = frozenAt - Date.now();
			frozenAt = null;
			due();
		},
		reset: () => {
			offset = 0;
			frozenAt = null;
			due();
		},
		isFrozen: () => frozenAt !== null,
		due,
		/**
		 * Something that happens in the PBX at a time of its clock.
		 * @param {number} at
		 * @param {() => void} run
		 * @param {AbortSignal} signal ends the wait
		 */
		when: (at, run, signal) => {
			if (signal.aborted) return;
			const cancel = () => {
				clearTimeout(entry.timer);
				waiting.delete(entry);
			};
			const entry = {
				at,
				timer: /** @type {NodeJS.Timeout | undefined} */ (undefined),
				run: () => {
					signal.removeEventListener('abort', cancel);
					run();
				},
			};
			waiting.add(entry);
			signal.addEventListener('abort', cancel, { once: true });
			due();
		},
	};
}

/**
 * §1.10: `account/balance` and the like print Moscow time, fixed UTC+3 since 2014.
 * @param {number} ms
 * @returns {string} `YYYY-MM-DD HH:MM:SS`
 */
function moscowText(ms) {
	return new Date(ms + 3 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

module.exports = { createClock, moscowText };
