// @ts-check
'use strict';

/** The PBX itself: everything that has a memory, without the HTTP server around it. */

const { randomUUID } = require('node:crypto');
const { createClock } = require('./clock');
const { createJournal } = require('./journal');
const { checkedTarget } = require('./loopback');
const { maskerFor } = require('./secrets');
const { createState } = require('./state');
const { createFaults } = require('./gate/faults');
const { createGuard } = require('./gate/guard');
const { createRates } = require('./gate/rates');
const { changeSettings, defaultSettings } = require('./gate/settings');
const { createIds } = require('./webhooks/ids');

const MAX_PLAYS = 1000;

/**
 * @param {object} options
 * @param {string} [options.key]
 * @param {string} [options.salt]
 * @param {string | null} [options.target]
 * @param {boolean} [options.allowRemoteTarget]
 * @param {'fast' | 'real' | number} [options.pace]
 * @param {number} [options.journalSize]
 * @param {number} [options.timeOut] ms that a receiver has; Mango's own is not documented (§3.1)
 * @param {Record<string, any>} [options.settings] see gate/settings.js
 * @param {(sign: string | null) => void} [options.witness] is told every signature that comes in or goes out, because the
 *   journals mask and cut: for a test that looks for leaked ones elsewhere
 */
function createPbx({
	key = 'simulator-key',
	salt = 'simulator-salt',
	target = null,
	allowRemoteTarget = false,
	pace = 'fast',
	journalSize = 2000,
	timeOut = 10_000,
	settings: wanted = {},
	witness = () => {},
} = {}) {
	const start = { apiKey: key, apiSalt: salt };
	const clock = createClock();
	const settings = defaultSettings();
	changeSettings(settings, wanted);
	/** Old pairs stay masked too: they are secrets until the user has changed them everywhere. @type {Array<{ value: string, label: string }>} */
	const secrets = [];
	const hide = (/** @type {import('./types').Credentials} */ pair) =>
		secrets.push({ value: pair.apiSalt, label: '‹salt›' }, { value: pair.apiKey, label: '‹key›' });
	hide(start);
	let mask = maskerFor(secrets);
	const journal = () => createJournal({ size: journalSize, mask: (value) => mask(value) });
	let run = new AbortController();
	/** @type {Set<Promise<unknown>>} */
	const work = new Set();

	const pbx = {
		clock,
		/** Names this start of the simulator. */
		run: randomUUID(),
		settings,
		allowRemoteTarget,
		pace,
		timeOut,
		witness,
		target: target ? checkedTarget(target, allowRemoteTarget) : null,
		/** Set when the server listens. */
		url: '',
		state: createState(start, clock),
		faults: createFaults(),
		guard: createGuard(clock),
		rates: createRates(clock),
		ids: createIds(),
		requests: journal(),
		deliveries: journal(),
		plays: createPlays(),
		/** Ends with a reset and with the simulator; all waiting hangs on it. */
		signal: () => run.signal,
		stop: () => run.abort(),

		/** Work that goes on after an answer was given: commands, calls. @template T @param {Promise<T>} promise @returns {Promise<T>} */
		track(promise) {
			work.add(promise);
			const done = () => void work.delete(promise);
			promise.then(done, done);
			return promise;
		},
		/** Resolves when nothing is being sent any more. */
		async idle() {
			while (work.size) await Promise.allSettled(work);
		},

		/** @param {import('./types').Credentials} pair */
		changeCredentials(pair) {
			pbx.state.previousCredentials = pbx.state.credentials;
			pbx.state.credentials = { ...pair };
			hide(pair);
			if (secrets.length > 100) secrets.splice(2, 2);
			mask = maskerFor(secrets);
		},
		/** Back to the seed. The target stays: it says where n8n is, not what the PBX holds. */
		reset() {
			run.abort();
			run = new AbortController();
			clock.reset();
			pbx.faults.clear();
			pbx.guard.forget();
			pbx.rates.forget();
			Object.assign(settings, defaultSettings());
			changeSettings(settings, wanted);
			pbx.plays.clear();
			pbx.state.fill();
			pbx.requests.clear();
			pbx.deliveries.clear();
		},
	};
	return pbx;
}

function createPlays() {
	/** @type {Map<number, any>} */
	const plays = new Map();
	return {
		/** @param {any} play */
		add(play) {
			plays.set(play.id, play);
			if (plays.size > MAX_PLAYS) plays.delete(plays.keys().next().value ?? 0);
		},
		/** @param {number} id */
		get: (id) => plays.get(id),
		/** @param {string} entryId */
		ofEntry: (entryId) => [...plays.values()].find((play) => play.entryId === entryId),
		list: () => [...plays.values()],
		clear: () => plays.clear(),
	};
}

module.exports = { createPbx };
