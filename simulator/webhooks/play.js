// @ts-check
'use strict';

/** Plays a scenario: a whole conversation, event by event. */

const { setTimeout: wait } = require('node:timers/promises');
const { deliver } = require('./deliver');
const { endEntry, noteEvent } = require('./live');
const { fixtureEvents } = require('./scenarios');
const { shaped, withStrings } = require('./shape');
const { spanOf, substitute } = require('./substitute');

/**
 * @typedef {object} PlayOptions
 * @property {import('./substitute').Cast} [cast]
 * @property {string} [sign]
 * @property {'inOrder' | 'shuffled' | 'reversed'} [order]
 * @property {number} [seed] of the shuffled order
 * @property {number} [duplicates] how many more times each event is sent
 * @property {boolean} [asStrings]
 * @property {1 | 2} [eventVersion]
 * @property {boolean} [parallel] all events at once, as Mango may send them (§3.1)
 * @property {number | 'fast' | 'real'} [pace] ms between events, or as the timestamps say
 * @property {'start' | 'end'} [align] which end of the conversation is now
 * @property {string} [until] call state after which the call stays alive: `Connected`, `Appeared/ivr`
 * @property {number} [reason] disconnect_reason instead of the fixture's last one
 * @property {(path: string) => boolean} [only] which events
 * @property {(event: { path: string, json: any }) => { path: string, json: any }} [change]
 * @property {string} [cause] for the journal
 */

/**
 * Composes the events; `run` sends them.
 * @param {any} pbx
 * @param {import('./scenarios').Scenario} scenario
 * @param {PlayOptions} options
 */
function createPlay(pbx, scenario, options) {
	const pace = options.pace ?? pbx.pace;
	const source = fixtureEvents(scenario);
	const made = substitute(source, options.cast ?? {}, {
		shift: shiftOf(pbx, source, options, pace),
		ids: pbx.ids,
		state: pbx.state,
	});
	const chosen = made.events
		.filter(({ path }) => options.only?.(path) ?? true)
		.map((event) => options.change?.(event) ?? event);
	const composed = withReason(chosen, options.reason);
	const queue = shaped(composed, { ...options, seed: options.seed ?? pbx.ids.play() });
	let stop = new AbortController();
	const play = {
		id: pbx.ids.play(),
		scenario: scenario.name,
		entryId: made.entryId,
		callIds: made.callIds,
		recordingIds: made.recordingIds,
		commandId: made.commandId,
		state: 'playing',
		/** @type {Array<{ id: number, path: string, status: number | null, ms: number, error: string | null }>} */
		deliveries: [],
		/** All events of the conversation as composed; hangup looks here for its last ones. */
		composed,
		/** @type {Array<{ path: string, json: any }>} */
		sent: [],
		/** What is left to send; commands change it (steer.js). */
		queue,
		eventVersion: options.eventVersion,
		/** @type {Promise<unknown>} */
		current: Promise.resolve(),
		stop: () => stop.abort(),
		/** Sends what is left; ends early when the call is to stay alive. @param {boolean} [toTheEnd] */
		run: (toTheEnd = false) => {
			stop = new AbortController();
			const run = pbx.track(
				runPlay(
					pbx,
					play,
					{ ...options, pace, until: toTheEnd ? undefined : options.until },
					AbortSignal.any([stop.signal, pbx.signal()]),
				),
			);
			play.current = run;
			return run;
		},
	};
	pbx.plays.add(play);
	return play;
}

/**
 * By default the conversation has just ended, so that no time lies in the future; a call that is followed live begins now.
 * @param {any} pbx
 * @param {Array<{ path: string, json: any }>} source
 * @param {PlayOptions} options
 * @param {number | 'fast' | 'real'} pace
 */
function shiftOf(pbx, source, options, pace) {
	const span = spanOf(source);
	if (!span) return 0;
	const now = pbx.clock.seconds();
	if (options.until) return now - untilTime(source, options.until);
	return (options.align ?? (pace === 'real' ? 'start' : 'end')) === 'start' ? now - span.first : now - span.last;
}

/** @param {any} event @param {string} until */
function reaches({ path, json }, until) {
	const [state, location] = until.split('/');
	return path === 'events/call' && json.call_state === state && (!location || json.location === location);
}

/** @param {Array<{ path: string, json: any }>} source @param {string} until */
const untilTime = (source, until) => (source.find((event) => reaches(event, until)) ?? source[0]).json?.timestamp ?? 0;

/** @param {Array<{ path: string, json: any }>} events @param {number} [reason] */
function withReason(events, reason) {
	if (reason === undefined) return events;
	const last = events.filter(({ path, json }) => path === 'events/call' && json.disconnect_reason !== undefined).at(-1);
	return events.map((event) =>
		event === last || event.path === 'events/summary'
			? { ...event, json: { ...event.json, disconnect_reason: reason } }
			: event,
	);
}

/**
 * @param {any} pbx
 * @param {any} play
 * @param {PlayOptions} options
 * @param {AbortSignal} signal
 */
async function runPlay(pbx, play, options, signal) {
	const { sign, asStrings, pace, until, parallel, cause = play.scenario } = options;
	play.state = 'playing';
	/** @type {Array<Promise<unknown>>} */
	const pending = [];
	while (play.queue.length && !signal.aborted) {
		const event = /** @type {{ path: string, json: any }} */ (play.queue[0]);
		await pause(play.sent.at(-1), event, pace, signal);
		if (signal.aborted) break;
		// A command may have put something in front of it.
		if (play.queue[0] !== event) continue;
		play.queue.shift();
		play.sent.push(event);
		noteEvent(pbx, event);
		const jsonText =
			event.json === null
				? sign && sign !== 'empty'
					? '{}'
					: null
				: JSON.stringify(asStrings ? withStrings(event.json) : event.json);
		const delivery = deliver(pbx, { path: event.path, jsonText, sign, cause, play: play.id }).then((result) =>
			play.deliveries.push(result),
		);
		if (parallel) pending.push(delivery);
		else await delivery;
		if (until && reaches(event, until)) {
			play.state = 'held';
			return play;
		}
	}
	await Promise.all(pending);
	if (play.state === 'playing') play.state = signal.aborted ? 'stopped' : 'finished';
	if (play.state === 'finished') rememberConversation(pbx, play);
	return play;
}

/**
 * @param {{ json: any } | undefined} before
 * @param {{ json: any }} event
 * @param {number | 'fast' | 'real' | undefined} pace
 * @param {AbortSignal} signal
 */
async function pause(before, event, pace, signal) {
	if (!before || pace === 'fast' || !pace) return;
	const ms =
		pace === 'real' ? Math.max(0, (event.json?.timestamp ?? 0) - (before.json?.timestamp ?? Infinity)) * 1000 : pace;
	await wait(ms, undefined, { signal }).catch(() => {});
}

/** @param {any} pbx @param {any} play */
function rememberConversation(pbx, play) {
	// Also when the summary came before a leg's own end, as it may.
	endEntry(pbx.state, play.entryId);
	const summary = play.sent.find((/** @type {any} */ { path }) => path === 'events/summary');
	if (summary)
		pbx.state.remember('conversations', {
			entryId: play.entryId,
			scenario: play.scenario,
			summary: summary.json,
			events: play.sent,
		});
}

/** @param {any} play what a caller of the control routes may see */
function printedPlay({ id, scenario, state, entryId, callIds, recordingIds, commandId, deliveries }) {
	return { id, scenario, state, entryId, callIds, recordingIds, commandId, deliveries };
}

module.exports = { createPlay, printedPlay, rememberConversation };
