// @ts-check
'use strict';

/** What follows a command that was accepted: its result webhook and the events it causes (§2.1). */

const { setImmediate } = require('node:timers/promises');
const { deliver } = require('./deliver');
const { createPlay } = require('./play');
const { findScenario } = require('./scenarios');

const CALLBACK = /** @type {import('./scenarios').Scenario} */ (findScenario('callback.answered'));

/**
 * @param {any} pbx
 * @param {any} method
 * @param {any} params
 */
async function runCommand(pbx, method, params) {
	const signal = pbx.signal();
	// The client reads its answer first, as a rule; §2.1 promises no order.
	await setImmediate();
	const fault = pbx.faults.takeSpecial('result', method.path);
	/** @type {import('../types').Outcome} */
	const { code, text: note } = fault
		? { code: fault.code, text: 'fault result' }
		: (method.outcome?.(pbx, params) ?? { code: 1000 });
	pbx.state.remember('commands', {
		at: new Date(pbx.clock.now()).toISOString(),
		method: method.path,
		params,
		result: code,
		note,
	});
	const json = { command_id: params.command_id, result: code };
	await deliver(pbx, {
		path: method.path.replace('commands/', 'result/').replace(/\/$/, ''),
		jsonText: JSON.stringify(json),
		cause: method.path,
		note,
	});
	// 1001 is "done, with remarks"; everything else did not happen.
	if (!signal.aborted && (code === 1000 || code === 1001)) await method.events?.(pbx, params);
}

/** The scenario's own result webhook was sent already, with the right path. @param {string} path */
const isEvent = (path) => !path.startsWith('result/');

/**
 * §2.1.1: the employee rings first, then the number.
 * @param {any} pbx
 * @param {any} params
 */
async function playCallback(pbx, params) {
	const { state } = pbx;
	const called = state.employeeByExtension(params.to_number) ?? state.groupByExtension(params.to_number);
	const employee = state.employeeByExtension(params.from.extension);
	const line = state.lineOf(params.line_number)?.number ?? (employee.outgoingLine || state.lines[0].number);
	const cast = {
		employees: [employee.extension],
		line,
		commandId: params.command_id,
		...(called ? { clientExtension: called.extension } : { client: params.to_number }),
	};
	return createPlay(pbx, CALLBACK, { cast, only: isEvent, align: 'start', cause: 'commands/callback' }).run();
}

/**
 * §2.1.2. The sequence is inferred (C): that of a callback, the first operator taking part, with the group on the operator's leg.
 * @param {any} pbx
 * @param {any} params
 */
async function playGroupCallback(pbx, { command_id, from, to, line_number }) {
	const { state } = pbx;
	const group = state.groupByExtension(from) ?? state.groupByExtension(to);
	const client = group.extension === from ? to : from;
	const operator = state.employeeById(group.operators[0])?.extension ?? group.extension;
	/** @param {{ path: string, json: any }} event */
	const change = (event) => {
		const { json, path } = event;
		return path === 'events/call' && json.to.extension
			? { path, json: { ...json, to: { ...json.to, acd_group: group.extension } } }
			: event;
	};
	const cast = { employees: [operator], line: state.lineOf(line_number).number, commandId: command_id, client };
	return createPlay(pbx, CALLBACK, {
		cast,
		only: isEvent,
		change,
		align: 'start',
		cause: 'commands/callback_group',
	}).run();
}

/**
 * §2.1.4: kept in the state, then reported as delivered.
 * @param {any} pbx
 * @param {any} params
 */
async function playSms(pbx, params) {
	const reason = pbx.faults.takeSpecial('smsReason', 'commands/sms')?.code ?? 1000;
	const { command_id, text, from_extension, to_number, sms_sender = null } = params;
	pbx.state.remember('sms', {
		at: new Date(pbx.clock.now()).toISOString(),
		commandId: command_id,
		text,
		from: from_extension,
		to: to_number,
		sender: sms_sender,
		reason,
	});
	const json = { command_id, timestamp: pbx.clock.seconds(), reason };
	return deliver(pbx, { path: 'events/sms', jsonText: JSON.stringify(json), cause: 'commands/sms' });
}

module.exports = { playCallback, playGroupCallback, playSms, runCommand };
