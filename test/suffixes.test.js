// @ts-check
'use strict';
/**
 * n8n has no wildcard below a webhook id: what Mango appends to the address is either declared or
 * answered 404, and the event is lost. The list is kept three times, each from the manual: in the
 * client's event table, in what the simulator sends, and here.
 */
const { readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

const { EVENTS } = require('../dist/mango/events/table.js');
const { METHODS } = require('../simulator/methods');

const declared = new Set(EVENTS.map((/** @type {{ suffix: string }} */ { suffix }) => suffix));

/** mango-api.md §2.1 (outcomes of commands), §2.3, §3.2, §3.5 and §3.6, copied by hand. */
const PRINTED = [
	...['ping', 'events/call', 'events/summary', 'events/recording', 'events/record/added', 'events/record/tagged', 'events/dtmf', 'events/sms'],
	...['result/callback', 'result/callback_group', 'result/call/hangup', 'result/sms', 'result/recording/start', 'result/play/start'],
	...['result/route', 'result/transfer', 'result/calls_connect', 'result/transfer_cancel', 'result/call/hold/on'],
	...['result/stat', 'result/stats'],
	...['events/ab/organizations', 'events/ab/groups', 'events/ab/contacts', 'events/user/status_changed', 'events/user/session_end'],
	...['events/md', 'events/md/onAppealClose', 'events/recognized/offline', 'events/robots/stats'],
];

/** Every path of an event that stands in the simulator's sources. */
function sentBySimulator() {
	const folder = join(__dirname, '../simulator');
	const sources = readdirSync(folder, { recursive: true }).map(String).filter((file) => file.endsWith('.js') && !file.includes('page'));
	return sources.flatMap((file) =>
		[...readFileSync(join(folder, file), 'utf8').matchAll(/['"`]((?:events|result)\/[\w/]*\w)['"`]/g)].map(([, path]) => path),
	);
}

describe('P17 the list of addresses is complete: a suffix that is not declared is a lost event', () => {
	test('every suffix that the manual prints', () => {
		expect(PRINTED.filter((suffix) => !declared.has(suffix))).toEqual([]);
	});

	test('the outcome of every command that the simulator knows', () => {
		const commands = METHODS.filter((/** @type {any} */ { path }) => path.startsWith('commands/'));
		const outcomes = commands.map((/** @type {any} */ { path }) => path.replace('commands/', 'result/').replace(/\/$/, ''));
		expect(outcomes.length).toBeGreaterThanOrEqual(11);
		expect(outcomes.filter((/** @type {string} */ suffix) => !declared.has(suffix))).toEqual([]);
	});

	test('every event that the simulator sends', () => {
		const sent = sentBySimulator();
		expect(sent.length).toBeGreaterThan(20);
		expect(sent.filter((suffix) => !declared.has(suffix))).toEqual([]);
	});

	test('what the manual does not print is known to be a guess, and no more than that', () => {
		const guesses = [...declared].filter((suffix) => !PRINTED.includes(suffix));
		expect(guesses).toEqual(['events/ab', 'events/md/sendMessage', 'events/md/onMessage', 'events/md/rateQuality', 'events/md/onAppealOpen']);
	});
});
