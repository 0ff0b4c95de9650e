// @ts-check
'use strict';

/** Who a command names: sides of a leg, and where a call can be sent (§2.1.5-2.1.11). */

const { sipOf } = require('../seed');

/**
 * "Exactly the value of `extension` or `number`" (§2.1.8).
 * @param {any} json of a leg
 * @param {string} value
 * @returns {'from' | 'to' | null}
 */
function sideOf({ from, to }, value) {
	if ([from.extension, from.number].includes(value)) return 'from';
	return [to.extension, to.number].includes(value) ? 'to' : null;
}

/** Without what belongs to the leg, not to the person. @param {any} side */
const personOf = ({ extension, number }) => ({ ...(extension ? { extension } : {}), ...(number ? { number } : {}) });

/**
 * An employee, the first operator of a group, or a number outside.
 * @param {any} state
 * @param {string} number
 * @returns {{ extension?: string, number?: string, acd_group?: string } | null} null: nobody has this internal number
 */
function targetOf(state, number) {
	const group = state.groupByExtension(number);
	const employee = state.employeeByExtension(number) ?? (group && state.employeeById(group.operators[0]));
	const acd = group ? { acd_group: group.extension } : {};
	if (employee) {
		const device = employee.numbers[0]?.number ?? sipOf(employee.extension);
		return { extension: employee.extension, number: device, ...acd };
	}
	if (group) return { extension: group.extension, ...acd };
	return number.length > 5 ? { number } : null;
}

module.exports = { personOf, sideOf, targetOf };
