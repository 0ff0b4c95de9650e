// @ts-check
'use strict';

/**
 * Checks parameters against a method's table row. A closed set of kinds: whatever does not fit goes into the row's `check`.
 * Codes: 3103 missing, 3104 wrong format (§5.3).
 */

/**
 * @param {import('../types').Parameter[]} table
 * @param {Record<string, any>} given
 * @param {string} [prefix] of nested names: `from.extension`
 * @returns {{ problems: Array<{ field: string, code: number, text: string }>, notes: string[] }}
 */
function checkParameters(table, given, prefix = '') {
	/** @type {Array<{ field: string, code: number, text: string }>} */
	const problems = [];
	/** @type {string[]} */
	const notes = [];
	for (const parameter of table.flatMap((row) => spread(row, given))) {
		const field = prefix + parameter.name;
		const value = Object.hasOwn(given, parameter.name) ? given[parameter.name] : undefined;
		if (value === undefined || value === null || (value === '' && parameter.required && !parameter.empty)) {
			if (parameter.required) problems.push({ field, code: 3103, text: `${field} is required` });
			else if (value === null) notes.push(`${field} is null; taken as absent`);
			continue;
		}
		checkValue(parameter, field, value, problems, notes);
	}
	for (const name of Object.keys(given)) {
		if (!table.some((parameter) => isNamed(parameter, name))) notes.push(`unknown parameter ${prefix}${name}`);
	}
	return { problems, notes };
}

/** `redial_*` stands for all that begin with `redial_`. @param {import('../types').Parameter} parameter @param {string} name */
const isNamed = (parameter, name) =>
	parameter.name.endsWith('*') ? name.startsWith(parameter.name.slice(0, -1)) : parameter.name === name;

/** @param {import('../types').Parameter} row @param {Record<string, any>} given @returns {import('../types').Parameter[]} */
const spread = (row, given) =>
	row.name.endsWith('*')
		? Object.keys(given)
				.filter((name) => isNamed(row, name))
				.map((name) => ({ ...row, name }))
		: [row];

/**
 * @param {import('../types').Parameter} parameter
 * @param {string} field
 * @param {any} value
 * @param {Array<{ field: string, code: number, text: string }>} problems
 * @param {string[]} notes
 */
function checkValue(parameter, field, value, problems, notes) {
	/** @param {string} text */
	const wrong = (text) => problems.push({ field, code: 3104, text: `${field} ${text}` });
	switch (parameter.kind) {
		case 'string':
			if (typeof value !== 'string') return void wrong('must be a string');
			if (parameter.max !== undefined && value.length > parameter.max)
				return void wrong(`is longer than ${parameter.max} characters`);
			if (parameter.maxBytes !== undefined && Buffer.byteLength(value) > parameter.maxBytes)
				return void wrong(`is longer than ${parameter.maxBytes} bytes`);
			if (parameter.format && !parameter.format.test(value))
				return void wrong(`must be ${parameter.formatText ?? String(parameter.format)}`);
			break;
		case 'int':
		case 'flag':
		case 'number': {
			const number = asNumber(value);
			if (number === null || (parameter.kind !== 'number' && !Number.isInteger(number)))
				return void wrong('must be a whole number');
			if (parameter.kind === 'flag' && number !== 0 && number !== 1) return void wrong('must be 0 or 1');
			if (parameter.min !== undefined && number < parameter.min) return void wrong(`must be at least ${parameter.min}`);
			if (parameter.max !== undefined && number > parameter.max) return void wrong(`must be at most ${parameter.max}`);
			// Strings as ids led to 5004 later in one method (§2.4): not refused here, but shown.
			if (typeof value === 'string') notes.push(`${field} is a number written as a string`);
			if (parameter.values && !parameter.values.includes(number))
				return void wrong(`must be one of ${parameter.values.join(', ')}`);
			break;
		}
		case 'oneOf':
			if (!parameter.values?.includes(value)) return void wrong(`must be one of ${parameter.values?.join(', ')}`);
			break;
		case 'object': {
			if (typeof value !== 'object' || Array.isArray(value)) return void wrong('must be an object');
			if (!parameter.fields) break;
			const inner = checkParameters(parameter.fields, value, `${field}.`);
			problems.push(...inner.problems);
			notes.push(...inner.notes);
			break;
		}
		case 'list': {
			if (!Array.isArray(value)) return void wrong('must be an array');
			if (parameter.max !== undefined && value.length > parameter.max)
				return void wrong(`has more than ${parameter.max} elements`);
			const { items } = parameter;
			if (items) value.forEach((item, index) => checkValue(items, `${field}[${index}]`, item, problems, notes));
			break;
		}
		case 'any':
			break;
	}
	const text = parameter.check?.(value);
	if (text) wrong(text);
}

/** @param {unknown} value @returns {number | null} */
function asNumber(value) {
	if (typeof value === 'boolean') return Number(value);
	if (typeof value === 'number' && Number.isFinite(value)) return value;
	return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : null;
}

module.exports = { checkParameters };
