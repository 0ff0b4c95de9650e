// @ts-check
'use strict';

/** Who takes part in a call, read from what a builder typed. */

const { castOf } = require('../webhooks/substitute');
const { fixtureEvents } = require('../webhooks/scenarios');

/** §1.11: up to five digits is an internal number here; PSTN numbers are longer. @param {string} value */
const isInternal = (value) => /^\d{1,5}$/.test(value);

/** Digits of a number in any usual writing; `sip:` and anything else stay. @param {unknown} value */
function written(value) {
	const text = String(value).trim();
	return /^\+?[\d\s()-]+$/.test(text) ? text.replace(/\D/g, '') : text;
}

/**
 * `from` and `to` may be a client and an employee in either order: an internal number is the employee (or a group), the other is the client.
 * With two internal numbers the first calls the second. `hidden` is a client without a number.
 * @param {any} state
 * @param {{ from?: unknown, to?: unknown, line?: unknown, group?: unknown, transferTo?: unknown, commandId?: unknown }} wanted
 * @param {import('../webhooks/scenarios').Scenario} scenario
 * @returns {import('../webhooks/substitute').Cast}
 */
function castFrom(state, wanted, scenario) {
	/** @type {import('../webhooks/substitute').Cast} */
	const cast = {};
	const given = [wanted.from, wanted.to]
		.filter((value) => value !== undefined && value !== null && value !== '')
		.map(written);
	const internal = given.filter(isInternal);
	const external = given.filter((value) => !isInternal(value));
	if (external.length) cast.client = external[0] === 'hidden' ? null : external[0];
	const clientIsEmployee = internal.length === 2;
	if (clientIsEmployee) cast.clientExtension = internal[0];
	const called = clientIsEmployee ? internal[1] : internal[0];
	const group = wanted.group ? written(wanted.group) : called && state.groupByExtension(called) ? called : undefined;
	if (group) cast.group = group;
	if (called && called !== group) cast.employees = [called];
	else if (group) cast.employees = operatorsOf(state, group, scenario);
	if (wanted.transferTo) {
		const own = castOf(fixtureEvents(scenario)).employees;
		cast.employees = [cast.employees?.[0] ?? own[0], written(wanted.transferTo)];
	}
	if (wanted.line) cast.line = written(wanted.line);
	if (wanted.commandId) cast.commandId = String(wanted.commandId);
	return cast;
}

/** The people of the group ring, as many as the scenario has. @param {any} state @param {string} extension @param {import('../webhooks/scenarios').Scenario} scenario */
function operatorsOf(state, extension, scenario) {
	const group = state.groupByExtension(extension);
	const places = castOf(fixtureEvents(scenario)).employees.length;
	return (group?.operators ?? [])
		.slice(0, places)
		.map((/** @type {number} */ id) => state.employeeById(id)?.extension)
		.filter(Boolean);
}

module.exports = { castFrom };
