// @ts-check
'use strict';

/** All methods by their path. A new area is a new file here and one line below. */

const { nearest } = require('../gate/nearest');

/** @type {import('../types').Method[]} */
const METHODS = [
	...require('./commands'),
	...require('./liveCommands'),
	...require('./configuration'),
	...require('./recordings'),
	...require('./statistics'),
	...require('./speech'),
	...require('./tracking'),
	...require('./campaigns').methods,
	...require('./campaignTasks'),
	...require('./contactCentreCalls'),
	...require('./contactCentre'),
	...require('./groups'),
	...require('./members'),
	...require('./sips'),
	...require('./schemas'),
	...require('./forwarding'),
	...require('./bwLists'),
	...require('./outboundBlacklist'),
	...require('./addressBook'),
];

/** The name in journals and faults: the path as printed; with its base in front when that is not /vpbx/. @param {import('../types').Method} method */
const nameOf = (method) => ((method.base ?? 'vpbx') === 'vpbx' ? method.path : `/${method.base}/${method.path}`);

const byName = new Map(METHODS.map((method) => [nameOf(method), method]));

/**
 * @param {string} base
 * @param {string} path exactly as asked for
 * @param {boolean} tolerateSlash
 * @returns {{ method: import('../types').Method | null, notes: string[] }}
 */
function findMethod(base, path, tolerateSlash) {
	const name = base === 'vpbx' ? path : `/${base}/${path}`;
	const exact = byName.get(name);
	if (exact || !tolerateSlash) return { method: exact ?? null, notes: [] };
	const other = byName.get(name.endsWith('/') ? name.slice(0, -1) : `${name}/`);
	return { method: other ?? null, notes: other ? [`the reference prints ${nameOf(other)}`] : [] };
}

/** @param {string} name */
const nearestPath = (name) => nearest(name, [...byName.keys()]);

module.exports = { findMethod, METHODS, nameOf, nearestPath };
