// @ts-check
'use strict';

/**
 * Makes a fresh call from the events of a fixture: new ids, new times, other people. Nothing is added and nothing left out,
 * except the number of a hidden caller (§3.3).
 */

const { sipOf } = require('../seed');

const CLIENT = /^79000000\d{3}$/;
const SIP_EMPLOYEE = /^sip:u(\d+)@example\.mangosip\.ru$/;
/** Unix seconds; `when`, `recognized` and the contact centre's `timestamp` are milliseconds (§1.10). */
const TIMES = new Set(['timestamp', 'create_time', 'forward_time', 'talk_time', 'end_time', 'when', 'recognized']);
const MILLISECONDS = 1e12;
const NUMBERS = new Set(['number', 'line_number', 'from_number', 'to_number', 'initiator', 'phone']);

/**
 * @typedef {object} Cast who takes part; what is absent stays as in the fixture
 * @property {string | null} [client] number, `sip:...`, or null for a hidden caller
 * @property {string} [clientExtension] the "client" is an employee: an internal call
 * @property {string[]} [employees] extensions in the order in which the fixture names its own
 * @property {string} [group]
 * @property {string} [line]
 * @property {string} [commandId]
 */

/**
 * Who the fixture's own people are.
 * @param {Array<{ json: any }>} events
 */
function castOf(events) {
	/** @type {{ employees: string[], group: string | null, line: string | null, client: string | null }} */
	const cast = { employees: [], group: null, line: null, client: null };
	visit(
		events.map((event) => event.json),
		(name, value) => {
			if (name === 'acd_group' && value) cast.group = value;
			if (name === 'line_number') cast.line ??= value;
			if (NUMBERS.has(name) && CLIENT.test(value)) cast.client ??= value;
		},
	);
	visit(
		events.map((event) => event.json),
		(name, value) => {
			if (name === 'extension' && value !== cast.group && !cast.employees.includes(value)) cast.employees.push(value);
			// The contact centre names an employee by id only (§1.11); the fixture's ids follow its extensions.
			if ((name === 'user_id' || name === 'abonent_id') && !cast.employees.includes(extensionOfId(value)))
				cast.employees.push(extensionOfId(value));
		},
	);
	return cast;
}

/** @param {number} id */
const extensionOfId = (id) => String(101 + (id - 400001));

/**
 * @param {any} value
 * @param {(name: string, value: any) => void} look
 * @param {string} [name]
 */
function visit(value, look, name = '') {
	if (value !== null && typeof value === 'object')
		for (const [key, item] of Object.entries(value)) visit(item, look, key);
	else look(name, value);
}

/**
 * @param {Array<{ json: any }>} events
 * @returns {{ first: number, last: number } | null} in seconds; null when no event carries a time
 */
function spanOf(events) {
	/** @type {number[]} */
	const times = [];
	visit(
		events.map((event) => event.json),
		(name, value) => {
			if (TIMES.has(name) && value > 0) times.push(value > MILLISECONDS ? Math.floor(value / 1000) : value);
		},
	);
	return times.length ? { first: Math.min(...times), last: Math.max(...times) } : null;
}

/**
 * @param {Array<{ path: string, json: any }>} events of a fixture
 * @param {Cast} cast
 * @param {{ shift: number, ids: ReturnType<import('./ids').createIds>, state: any }} context shift in seconds
 */
function substitute(events, cast, { shift, ids, state }) {
	const own = castOf(events);
	/** @type {Map<string, string>} */
	const fresh = new Map();
	/** @param {'entry' | 'call' | 'recording' | 'command'} kind @param {string} old */
	const freshId = (kind, old) => {
		const key = `${kind} ${old}`;
		if (!fresh.has(key)) fresh.set(key, kind === 'command' && cast.commandId ? cast.commandId : ids[kind]());
		return /** @type {string} */ (fresh.get(key));
	};
	const extensionMap = extensionsFor(own.employees, cast.employees ?? []);
	/** @param {string} old */
	const extension = (old) => (old === own.group ? (cast.group ?? old) : (extensionMap.get(old) ?? old));
	/** @param {number} id */
	const userId = (id) => {
		const replaced = extensionMap.get(extensionOfId(id));
		// -1: nobody fits (§3.5, record/added).
		return replaced === undefined ? id : (state.employeeByExtension(replaced)?.userId ?? -1);
	};
	/** @param {string} value @returns {string | undefined} undefined: left out */
	const number = (value) => {
		if (value === own.client) return cast.client === null ? undefined : (cast.client ?? value);
		if (value === own.line) return cast.line ?? value;
		const sip = SIP_EMPLOYEE.exec(value);
		return sip ? sipOf(extension(sip[1])) : value;
	};
	/** @param {string} name @param {any} value @returns {any} */
	const replace = (name, value) => {
		if (Array.isArray(value)) return value.map((item) => replace('', item));
		if (value !== null && typeof value === 'object') return object(value);
		if (name === 'entry_id') return freshId('entry', value);
		if (name === 'call_id' || name === 'taken_from_call_id') return freshId('call', value);
		if (name === 'recording_id') return freshId('recording', value);
		if (name === 'command_id') return freshId('command', value);
		if (TIMES.has(name)) return value > MILLISECONDS ? value + shift * 1000 : value > 0 ? value + shift : value;
		if (name === 'extension' || name === 'acd_group') return extension(value);
		if (name === 'user_id' || name === 'abonent_id') return userId(value);
		return NUMBERS.has(name) ? number(value) : value;
	};
	/** @param {any} value */
	const object = (value) => {
		/** @type {Record<string, any>} */
		const copy = {};
		for (const [name, item] of Object.entries(value)) {
			const replaced = replace(name, item);
			if (replaced !== undefined) copy[name] = replaced;
		}
		if (cast.clientExtension && value.number === own.client && own.client)
			return { extension: cast.clientExtension, ...copy, number: sipOf(cast.clientExtension) };
		return copy;
	};
	const made = events.map(({ path, json }) => ({ path, json: json === null ? null : internal(object(json), cast) }));
	/** @param {string} kind */
	const idsOf = (kind) => [...fresh].filter(([key]) => key.startsWith(`${kind} `)).map(([, id]) => id);
	return {
		events: made,
		entryId: idsOf('entry')[0] ?? null,
		callIds: idsOf('call'),
		recordingIds: idsOf('recording'),
		commandId: idsOf('command')[0] ?? null,
	};
}

/** §3.5: a summary of an internal call has direction 0 and no line. @param {any} json @param {Cast} cast */
function internal(json, cast) {
	if (!cast.clientExtension || json.call_direction === undefined) return json;
	const { line_number: _line, ...rest } = json;
	return { ...rest, call_direction: 0 };
}

/**
 * The wanted employee takes the place of the fixture's; whoever had that extension gets the freed one, so that nobody rings twice.
 * @param {string[]} own
 * @param {string[]} wanted
 */
function extensionsFor(own, wanted) {
	const free = own.filter((extension) => !wanted.includes(extension));
	const map = new Map(own.map((extension) => [extension, extension]));
	own.forEach((extension, index) => {
		if (index < wanted.length) map.set(extension, wanted[index]);
		else if (wanted.includes(extension)) map.set(extension, free.shift() ?? extension);
	});
	return map;
}

module.exports = { castOf, spanOf, substitute };
