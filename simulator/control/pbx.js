// @ts-check
'use strict';

/** Routes that look at the PBX or change it: journals, faults, clock, credentials, recordings. */

const { ControlError } = require('../http');
const { checkedTarget } = require('../loopback');
const { KINDS } = require('../gate/faults');
const { allowed, changeSettings, SWITCHES } = require('../gate/settings');
const { METHODS, nameOf } = require('../methods');
const { addRecording } = require('../recordings/store');
const { liveLegs } = require('../webhooks/live');

/** @template T @param {() => T} change @returns {T} */
function asking(change) {
	try {
		return change();
	} catch (error) {
		throw new ControlError(400, /** @type {Error} */ (error).message);
	}
}

/** @param {any} json */
const ok = (json) => ({ status: 200, json });

/** @param {any} pbx */
const printedClock = ({ clock }) => ({
	now: clock.now(),
	iso: new Date(clock.now()).toISOString(),
	frozen: clock.isFrozen(),
});

/** @param {any} pbx */
const printedFaults = ({ faults, settings }) => ({
	faults: faults.list(),
	settings,
	kinds: KINDS,
	switches: Object.fromEntries(
		Object.entries(SWITCHES).map(([name, row]) => [name, 'values' in row ? row.values : allowed(row)]),
	),
});

/** @param {any} pbx @param {any} body */
function setClock(pbx, { now, advance, freeze, reset }) {
	const { clock } = pbx;
	if (reset) clock.reset();
	for (const value of [now, advance])
		if (value !== undefined && !Number.isFinite(value)) throw new ControlError(400, 'now and advance are milliseconds');
	// Frozen first, so that it stands exactly where it is put.
	if (freeze === true) clock.freeze();
	if (now !== undefined) clock.set(now);
	if (advance !== undefined) clock.advance(advance);
	if (freeze === false) clock.release();
	return ok(printedClock(pbx));
}

/** One fault, or switches, or both; `clear` first. @param {any} pbx @param {any} body */
function setFaults(pbx, { clear, kind, method, count, settings = {}, ...rest }) {
	if (clear) pbx.faults.clear(typeof clear === 'number' ? clear : undefined);
	const switches = { ...settings };
	const details = { ...rest };
	for (const name of Object.keys(rest)) {
		if (Object.hasOwn(SWITCHES, name)) {
			switches[name] = rest[name];
			delete details[name];
		}
	}
	asking(() => changeSettings(pbx.settings, switches));
	if (method !== undefined && method !== null && !isKnownPlace(method))
		throw new ControlError(
			400,
			`Unknown method ${method}. Use a path of GET /simulator/methods, files, queries/recording/link or recordings`,
		);
	const fault = kind === undefined ? null : asking(() => pbx.faults.add({ kind, method, count, ...details }));
	return ok({ fault, ...printedFaults(pbx) });
}

/** @param {string} name */
const isKnownPlace = (name) =>
	['files', 'recordings', 'queries/recording/link'].includes(name) || METHODS.some((method) => nameOf(method) === name);

/** «Сгенерировать новый код и ключ» (§4.1): both are replaced at once. @param {any} pbx @param {any} body */
function setCredentials(pbx, { apiKey, apiSalt }) {
	if (typeof apiKey !== 'string' || typeof apiSalt !== 'string' || apiKey.length < 3 || apiSalt.length < 3)
		throw new ControlError(400, 'apiKey and apiSalt must be strings of at least 3 characters');
	pbx.changeCredentials({ apiKey, apiSalt });
	return ok({ apiKey, apiSalt });
}

/** @param {any} pbx @param {any} body */
function setRecording(pbx, { recordingId, bytes, readyAt, readyIn, extension }) {
	if (typeof recordingId !== 'string' || !recordingId) throw new ControlError(400, 'recordingId must be a string');
	if (bytes !== undefined && !(Number.isSafeInteger(bytes) && bytes >= 0))
		throw new ControlError(400, 'bytes must be a whole number');
	for (const value of [readyAt, readyIn])
		if (value !== undefined && !Number.isFinite(value))
			throw new ControlError(400, 'readyAt and readyIn are milliseconds');
	const due = readyIn === undefined ? readyAt : pbx.clock.now() + readyIn;
	return ok(
		addRecording(pbx, {
			recordingId,
			...(bytes === undefined ? {} : { bytes }),
			...(due === undefined ? {} : { readyAt: due }),
			...(extension ? { extension } : {}),
		}),
	);
}

/** @param {any} pbx */
function overview(pbx) {
	const { state, target, url } = pbx;
	return {
		url,
		apiAddress: `${url}/vpbx/`,
		credentials: state.credentials,
		target,
		clock: printedClock(pbx),
		blockedForMs: pbx.settings.guard === 'on' ? pbx.guard.remaining() : 0,
		faults: pbx.faults.list(),
		settings: pbx.settings,
		live: liveLegs(state).map(({ callId, entryId, state: callState, location }) => ({
			callId,
			entryId,
			state: callState,
			location,
		})),
		held: pbx.plays
			.list()
			.filter((/** @type {any} */ play) => play.state === 'held')
			.map((/** @type {any} */ { id, scenario, entryId }) => ({ id, scenario, entryId })),
		sms: state.sms,
		commands: state.commands,
	};
}

const LAST = 100;

/** What the methods of §2.2 and §2.7-2.10 change. @param {any} state */
function configurationOf({ book, ...state }) {
	const { sips, schemas, trunkNumbers, autoSecretaryRules, forwardingRules, bwLists, outboundBlacklist } = state;
	const { organizations, groups, contacts } = book;
	return {
		sips,
		schemas,
		trunkNumbers,
		autoSecretaryRules,
		forwardingRules,
		bwLists,
		outboundBlacklist,
		addressBook: { organizations, groups, contacts },
	};
}

/** @param {any} pbx */
function wholeState({ state }) {
	const { employees, groups, lines, balance, sms, commands, conversations, productId } = state;
	return {
		productId,
		employees,
		groups,
		lines,
		balance,
		...configurationOf(state),
		sms,
		commands,
		// The page asks often, so lists that grow show their end; events stand in the journal of deliveries.
		conversations: conversations
			.slice(-LAST)
			.map((/** @type {any} */ { entryId, scenario, summary }) => ({ entryId, scenario, summary })),
		conversationCount: conversations.length,
		recordings: [...state.recordings.values()].slice(-LAST),
		recordingCount: state.recordings.size,
		calls: [...state.calls.values()].slice(-LAST),
	};
}

/** @param {any} journal @param {URLSearchParams} query */
const listed = (journal, query) =>
	journal.list({
		after: Number(query.get('after') ?? 0),
		...(query.has('limit') ? { limit: Number(query.get('limit')) } : {}),
	});

/** @type {Record<string, (pbx: any, body: any, id: string, query: URLSearchParams) => any>} */
const routes = {
	'GET ': (pbx) => ok(overview(pbx)),
	'GET state': (pbx) => ok(wholeState(pbx)),
	'GET methods': () =>
		ok({
			methods: METHODS.map(({ path, base = 'vpbx', section, confidence, parameters, command = false }) => ({
				name: nameOf(/** @type {any} */ ({ path, base })),
				path,
				base,
				section,
				confidence,
				command,
				parameters: parameters.map(({ name, kind, required = false }) => ({ name, kind, required })),
			})),
		}),
	'GET requests': (pbx, _body, _id, query) =>
		ok({ requests: listed(pbx.requests, query), dropped: pbx.requests.dropped() }),
	'GET deliveries': (pbx, _body, _id, query) =>
		ok({ deliveries: listed(pbx.deliveries, query), dropped: pbx.deliveries.dropped() }),
	'GET faults': (pbx) => ok(printedFaults(pbx)),
	'POST faults': setFaults,
	'GET clock': (pbx) => ok(printedClock(pbx)),
	'POST clock': setClock,
	'POST target': (pbx, { target }) => {
		pbx.target = target ? asking(() => checkedTarget(String(target), pbx.allowRemoteTarget)) : null;
		return ok({ target: pbx.target });
	},
	'POST credentials': setCredentials,
	'POST recordings': setRecording,
	'GET recordings': ({ state }) => ok({ recordings: [...state.recordings.values()] }),
	/** Answers when nothing is being sent any more: for tests that gave a command. */
	'GET idle': async (pbx) => {
		await pbx.idle();
		return ok({ idle: true });
	},
	'POST reset': (pbx) => {
		pbx.reset();
		return ok(overview(pbx));
	},
};

module.exports = { routes };
