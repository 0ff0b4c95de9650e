// @ts-check
'use strict';

/** Routes that make the PBX send something: calls, single events, ping. */

const { ControlError } = require('../http');
const { deliver, signedForm, SIGNS } = require('../webhooks/deliver');
const { createPlay, printedPlay } = require('../webhooks/play');
const { findScenario, fixtureEvents, SCENARIOS } = require('../webhooks/scenarios');
const { hangUp, hangUpCode } = require('../webhooks/hangup');
const { castFrom } = require('./cast');

const CALL_KEYS = [
	'scenario',
	'from',
	'to',
	'line',
	'group',
	'transferTo',
	'commandId',
	'sign',
	'order',
	'seed',
	'duplicates',
	'asStrings',
	'eventVersion',
	'parallel',
	'pace',
	'align',
	'until',
	'reason',
	'wait',
];
const EVENT_KEYS = ['path', 'json', 'jsonText', 'sign'];

/** A typing slip in a test should be told, not ignored. @param {any} body @param {string[]} known */
function refuseUnknown(body, known) {
	const unknown = Object.keys(body).filter((name) => !known.includes(name));
	if (unknown.length) throw new ControlError(400, `Unknown: ${unknown.join(', ')}. Known: ${known.join(', ')}`);
}

/** @param {any} value @param {readonly any[]} values @param {string} name */
function oneOf(value, values, name) {
	if (value !== undefined && !values.includes(value))
		throw new ControlError(400, `${name} must be one of ${values.join(', ')}`);
}

/** @param {any} body */
function checkOptions(body) {
	oneOf(body.sign, SIGNS, 'sign');
	oneOf(body.order, ['inOrder', 'shuffled', 'reversed'], 'order');
	oneOf(body.eventVersion, [1, 2], 'eventVersion');
	oneOf(body.align, ['start', 'end'], 'align');
	const { pace, duplicates, until, reason } = body;
	if (reason !== undefined && !Number.isInteger(reason)) throw new ControlError(400, 'reason must be a code');
	if (pace !== undefined && pace !== 'fast' && pace !== 'real' && !(Number.isFinite(pace) && pace >= 0))
		throw new ControlError(400, 'pace must be fast, real or milliseconds');
	if (duplicates !== undefined && !(Number.isInteger(duplicates) && duplicates >= 0 && duplicates <= 100))
		throw new ControlError(400, 'duplicates must be a whole number from 0 to 100');
	if (until !== undefined && !/^(Appeared|Connected|OnHold|Disconnected)(\/(ivr|queue|abonent))?$/.test(until))
		throw new ControlError(400, 'until must be a call state, e.g. Connected or Appeared/ivr');
}

/** @param {any} pbx @param {any} body */
async function playCall(pbx, body) {
	refuseUnknown(body, CALL_KEYS);
	checkOptions(body);
	const scenario = findScenario(String(body.scenario));
	if (!scenario)
		throw new ControlError(
			400,
			`Unknown scenario ${body.scenario}. Known: ${SCENARIOS.map(({ name }) => name).join(', ')}`,
		);
	const { wait = true, scenario: _name, from, to, line, group, transferTo, commandId, ...options } = body;
	const play = createPlay(pbx, scenario, {
		...options,
		cast: castFrom(pbx.state, { from, to, line, group, transferTo, commandId }, scenario),
	});
	const done = play.run();
	if (!wait) return { status: 202, json: printedPlay(play) };
	await done;
	return { status: 200, json: printedPlay(play) };
}

/** @param {any} pbx @param {string} id */
function playById(pbx, id) {
	const play = pbx.plays.get(Number(id));
	if (!play) throw new ControlError(404, `No call ${id}`);
	return play;
}

/** @param {any} pbx @param {any} body */
async function sendEvent(pbx, body) {
	refuseUnknown(body, EVENT_KEYS);
	oneOf(body.sign, SIGNS, 'sign');
	const path = String(body.path ?? '').replace(/^\/+/, '');
	if (!/^[\w./-]+$/.test(path)) throw new ControlError(400, 'path must be a suffix such as events/summary');
	if (body.jsonText !== undefined && typeof body.jsonText !== 'string')
		throw new ControlError(400, 'jsonText must be a string');
	const jsonText = body.jsonText ?? (body.json === undefined || body.json === null ? null : JSON.stringify(body.json));
	return { status: 200, json: await deliver(pbx, { path, jsonText, sign: body.sign, cause: 'single event' }) };
}

/** «Проверить подключение», §4.4: an empty form unless asked otherwise. @param {any} pbx @param {any} body */
async function checkConnection(pbx, body) {
	const result = await deliver(pbx, { path: 'ping', jsonText: body.signed ? '{}' : null, cause: 'Check connection' });
	return { status: 200, json: { ...result, ok: result.status === 200 } };
}

/** A signer for users' tests. @param {any} pbx @param {any} body */
function signForUser(pbx, body) {
	const jsonText = typeof body.jsonText === 'string' ? body.jsonText : JSON.stringify(body.json ?? {});
	const form = signedForm(pbx, jsonText).form.toString();
	const path = String(body.path ?? 'events/summary').replace(/^\/+/, '');
	const url = `${pbx.target ?? '<webhook base URL>'}/${path}`;
	return {
		status: 200,
		json: {
			json: jsonText,
			body: form,
			contentType: 'application/x-www-form-urlencoded',
			curl: `curl -X POST '${url}' -d '${form.replaceAll("'", '%27')}'`,
		},
	};
}

/** @type {Record<string, (pbx: any, body: any, id: string) => any>} */
const routes = {
	'POST calls': playCall,
	'GET calls': (pbx) => ({ status: 200, json: { calls: pbx.plays.list().map(printedPlay) } }),
	'GET calls/:id': (pbx, _body, id) => ({ status: 200, json: printedPlay(playById(pbx, id)) }),
	'POST calls/:id/finish': async (pbx, _body, id) => {
		const play = playById(pbx, id);
		if (play.state !== 'held')
			throw new ControlError(409, `This call is ${play.state}, there is nothing to go on with`);
		await play.run(true);
		return { status: 200, json: printedPlay(play) };
	},
	'POST calls/:id/hangup': async (pbx, _body, id) => {
		const play = playById(pbx, id);
		const callId = play.callIds.find((/** @type {string} */ leg) => hangUpCode(pbx, leg) === 1000);
		if (!callId) throw new ControlError(409, 'No leg of this call can be hung up');
		await hangUp(pbx, callId);
		return { status: 200, json: printedPlay(play) };
	},
	'POST events': sendEvent,
	'POST check': checkConnection,
	'POST sign': signForUser,
	'GET scenarios': () => ({
		status: 200,
		json: {
			scenarios: SCENARIOS.map((scenario) => ({
				...scenario,
				events: fixtureEvents(scenario).map(({ path }) => path),
			})),
		},
	}),
};

module.exports = { routes };
