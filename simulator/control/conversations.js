// @ts-check
'use strict';

/** `POST /simulator/conversations`: finished conversations for statistics, by the thousand or one by one, also late ones. */

const { ControlError } = require('../http');
const { addRecording } = require('../recordings/store');
const { sipOf } = require('../seed');
const { readMoscow } = require('../statistics/times');

const MAX = 100_000;

const TYPES = /** @type {Record<string, 1 | 2 | 3>} */ ({ in: 1, out: 2, internal: 3, 1: 1, 2: 2, 3: 3 });
const SHARED = [
	'type',
	'answered',
	'client',
	'employee',
	'group',
	'line',
	'ringing',
	'talk',
	'reason',
	'recorded',
	'recallStatus',
	'appearsAt',
	'appearsIn',
	'colleague',
];
const ROW_KEYS = [...SHARED, 'start', 'entryId', 'recordingIds'];
const MANY_KEYS = [...SHARED, 'count', 'from', 'to'];

/** A working day in ten calls: what a generated conversation is when nothing else was asked for. */
const PATTERN = [
	{ type: 1, answered: true, group: '500', recorded: true },
	{ type: 1, answered: false },
	{ type: 2, answered: true, recorded: true },
	{ type: 1, answered: true },
	{ type: 3, answered: true },
	{ type: 1, answered: true, group: '502' },
	{ type: 2, answered: false },
	{ type: 1, answered: false, group: '500' },
	{ type: 1, answered: true, recorded: true },
	{ type: 2, answered: true },
];

/**
 * @param {unknown} value unix seconds, `DD.MM.YYYY HH:MM:SS` of Moscow, or an ISO date with its zone
 * @param {string} name
 */
function seconds(value, name) {
	if (Number.isSafeInteger(value)) return Number(value);
	const moscow = readMoscow(value);
	if (moscow !== null) return moscow;
	const iso = typeof value === 'string' && /T.*(Z|[+-]\d\d:\d\d)$/.test(value) ? Date.parse(value) : NaN;
	if (Number.isNaN(iso))
		throw new ControlError(400, `${name} must be unix seconds, DD.MM.YYYY HH:MM:SS (Moscow), or ISO with a zone`);
	return Math.floor(iso / 1000);
}

/** @param {any} body @param {string[]} known */
function refuseUnknown(body, known) {
	const unknown = Object.keys(body).filter((name) => !known.includes(name));
	if (unknown.length) throw new ControlError(400, `Unknown: ${unknown.join(', ')}. Known: ${known.join(', ')}`);
}

/** @param {any} pbx @param {any} body */
function register(pbx, body) {
	const rows = body.rows === undefined ? manyRows(pbx, body) : explicitRows(body);
	if (pbx.state.registered.length + rows.length > MAX) throw new ControlError(400, `At most ${MAX} conversations`);
	/** @type {Array<import('../statistics/conversations').Conversation>} */
	const made = rows.map((/** @type {any} */ row) => conversationFrom(pbx, row));
	for (const each of made) pbx.state.registered.push(each);
	return {
		status: 200,
		json: {
			count: made.length,
			entryIds: made.map(({ entryId }) => entryId),
			recordingIds: made.flatMap(({ legs }) => legs.flatMap((leg) => leg.recordings)),
		},
	};
}

/** @param {any} body */
function explicitRows(body) {
	refuseUnknown(body, ['rows']);
	if (!Array.isArray(body.rows)) throw new ControlError(400, 'rows must be an array');
	return body.rows.map((/** @type {any} */ row) => {
		refuseUnknown(row, ROW_KEYS);
		return { ...row, start: seconds(row.start, 'start') };
	});
}

/** Spread evenly from `from` to `to`, both included. @param {any} pbx @param {any} body */
function manyRows({ state }, body) {
	refuseUnknown(body, MANY_KEYS);
	const { count, from, to, ...shared } = body;
	if (!Number.isSafeInteger(count) || count < 1 || count > MAX)
		throw new ControlError(400, `count must be a whole number from 1 to ${MAX}`);
	const first = seconds(from, 'from');
	const last = seconds(to, 'to');
	if (last < first) throw new ControlError(400, 'to is before from');
	const step = count > 1 ? (last - first) / (count - 1) : 0;
	const people = state.employees.filter((/** @type {any} */ { extension }) => extension);
	return Array.from({ length: count }, (_, index) => ({
		client: String(79_001_000_000 + (index % 1_000_000)),
		employee: people[index % people.length].extension,
		talk: 20 + (index % 40) * 7,
		...PATTERN[index % PATTERN.length],
		...shared,
		start: first + Math.round(index * step),
	}));
}

/** @param {any} pbx @param {any} row @returns {import('../statistics/conversations').Conversation} */
function conversationFrom(pbx, row) {
	const { state, ids, clock } = pbx;
	const { answered = true, client = '79000000001', start } = row;
	const ringing = row.ringing ?? (answered ? 8 : 30);
	const type = TYPES[String(row.type ?? 1)];
	if (!type) throw new ControlError(400, 'type must be in, out or internal');
	const group = row.group === undefined ? null : state.groupByExtension(String(row.group));
	if (group === undefined) throw new ControlError(400, `No group ${row.group}`);
	const wanted = row.employee ?? '101';
	// In a group its first operator is the one who takes part, unless the named person belongs to it.
	const operators = group?.operators.map((/** @type {number} */ id) => state.employeeById(id)?.extension) ?? [];
	const extension = group && operators.length && !operators.includes(wanted) ? operators[0] : String(wanted);
	if (!state.employeeByExtension(extension)) throw new ControlError(400, `No employee ${extension}`);
	const colleague = String(row.colleague ?? (extension === '102' ? '101' : '102'));
	const talk = answered ? (row.talk ?? 60) : 0;
	for (const [name, value] of Object.entries({ ringing, talk }))
		if (!Number.isSafeInteger(value) || value < 0) throw new ControlError(400, `${name} must be whole seconds`);
	const line = type === 3 ? '' : String(row.line ?? '74950000001');
	const end = start + ringing + talk;
	const recordings = recordingsFor(pbx, row, { answered, extension, start, end });
	const employee = { extension, number: sipOf(extension) };
	const outside = client === 'hidden' || client === null ? {} : { number: String(client) };
	const from = type === 1 ? outside : employee;
	const to = type === 1 ? employee : type === 2 ? outside : { extension: colleague, number: sipOf(colleague) };
	const reason = row.reason ?? (answered ? 1110 : 1111);
	const shared = { start, end, hold: 0, from, line, reason, transfer: null };
	const answer = answered ? start + ringing : null;
	const queue = group && type === 1 ? ids.call() : null;
	/** @type {import('../statistics/conversations').Leg} */
	const person = {
		...shared,
		callId: ids.call(),
		takenFrom: queue,
		location: 'abonent',
		answer,
		to,
		group: queue && group ? group.extension : '',
		recordings,
	};
	return {
		entryId: row.entryId ?? ids.entry(),
		type,
		status: answered ? 1 : 0,
		start,
		end,
		talk,
		from,
		to,
		line,
		initType: 0,
		...(row.recallStatus === undefined ? {} : { recall: Number(row.recallStatus) }),
		...appearance(row, clock),
		legs: queue
			? [
					{
						...shared,
						callId: queue,
						takenFrom: null,
						location: 'queue',
						answer: null,
						end: answer ?? end,
						to: { number: line },
						group: group.extension,
						reason: answered ? 1100 : reason,
						recordings: [],
					},
					person,
				]
			: [person],
	};
}

/** They are in the store too, so that they can be downloaded. @param {any} pbx @param {any} row @param {{ answered: boolean, extension: string, start: number, end: number }} call */
function recordingsFor(pbx, row, { answered, extension, start }) {
	/** @type {string[]} */
	const wanted = row.recordingIds ?? (row.recorded && answered ? [pbx.ids.recording()] : []);
	for (const recordingId of wanted)
		if (!pbx.state.recordings.has(recordingId)) addRecording(pbx, { recordingId, extension, startedAt: start * 1000 });
	return wanted;
}

/** Late arrivals: ms of the simulator's clock, or an ISO date. @param {any} row @param {{ now: () => number }} clock */
function appearance({ appearsAt, appearsIn }, clock) {
	if (appearsIn !== undefined) {
		if (!Number.isFinite(appearsIn)) throw new ControlError(400, 'appearsIn must be milliseconds');
		return { appearsAt: clock.now() + appearsIn };
	}
	if (appearsAt === undefined) return {};
	const at = typeof appearsAt === 'number' ? appearsAt : seconds(appearsAt, 'appearsAt') * 1000;
	return { appearsAt: at };
}

/** @type {Record<string, (pbx: any, body: any) => any>} */
const routes = {
	'POST conversations': register,
	'GET conversations': ({ state }) => ({
		status: 200,
		json: {
			played: state.conversations.length,
			registered: state.registered.length,
			conversations: state.registered.slice(-100),
		},
	}),
};

module.exports = { routes };
