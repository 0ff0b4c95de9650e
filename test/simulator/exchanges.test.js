// @ts-check
'use strict';

/** field-guide §7.11: a scrubbed exchange in exchanges/ corrects the simulator. */

const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { mango, useSimulator } = require('./helpers');

const used = useSimulator();
const FOLDER = join(__dirname, 'exchanges');

/** Names and types in depth; a null fits anything. @param {any} value @returns {any} */
function shapeOf(value) {
	if (value === null) return expect.anything();
	if (Array.isArray(value)) return value.length ? [shapeOf(value[0])] : [];
	return typeof value === 'object'
		? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, shapeOf(item)]))
		: typeof value;
}

/** The same of an answer, without the wildcard. @param {any} value @returns {any} */
const answered = (value) =>
	Array.isArray(value)
		? value.slice(0, 1).map(answered)
		: value && typeof value === 'object'
			? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, answered(item)]))
			: value === null
				? 'null'
				: typeof value;

it.each(readdirSync(FOLDER).filter((name) => name.endsWith('.json')))('%s', async (name) => {
	const { path, json, reply } = JSON.parse(readFileSync(join(FOLDER, name), 'utf8'));
	const given = await mango(used.simulator, path, json);
	expect(given.status).toBe(reply.status);
	expect(answered(given.json)).toEqual(shapeOf(reply.json));
});
