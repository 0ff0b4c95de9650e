// @ts-check
'use strict';

/**
 * Names of the scenarios. Their events are those of test/fixtures/events.json, so the two cannot drift.
 * Data table.
 */

const { events } = require('../../test/fixtures/events.json');

/**
 * @typedef {object} Scenario
 * @property {string} name
 * @property {string} fixture its name in events.json, accepted as an alias
 * @property {string} group heading on the page
 * @property {string} title
 * @property {string} about one line for a builder
 */

/** @type {Scenario[]} */
const SCENARIOS = [
	{
		name: 'inbound.missed',
		fixture: 'inbound_missed_no_answer',
		group: 'Incoming calls',
		title: 'Missed',
		about: 'A client calls, nobody picks up.',
	},
	{
		name: 'inbound.answered',
		fixture: 'inbound_answered_ivr_group',
		group: 'Incoming calls',
		title: 'Answered',
		about: 'Voice menu, key press, two phones ring, talk, recording and topics.',
	},
	{
		name: 'inbound.busy',
		fixture: 'inbound_busy',
		group: 'Incoming calls',
		title: 'Busy',
		about: 'The employee is on another call.',
	},
	{
		name: 'inbound.queueAbandoned',
		fixture: 'queue_abandon',
		group: 'Incoming calls',
		title: 'Gave up in the queue',
		about: 'The client waits in the group and hangs up.',
	},
	{
		name: 'inbound.ivrHangup',
		fixture: 'ivr_hangup',
		group: 'Incoming calls',
		title: 'Hung up in the menu',
		about: 'The client leaves while the voice menu speaks.',
	},
	{
		name: 'inbound.ivrFinished',
		fixture: 'ivr_finished_by_scheme',
		group: 'Incoming calls',
		title: 'Ended by the menu',
		about: 'The voice menu says its piece and ends the call.',
	},
	{
		name: 'inbound.routed',
		fixture: 'route_from_ivr',
		group: 'Incoming calls',
		title: 'Routed by you',
		about: 'A command sends the waiting client to an employee.',
	},
	{
		name: 'inbound.dynamicNumber',
		fixture: 'inbound_dynamic_number',
		group: 'Incoming calls',
		title: 'Tracked number',
		about: 'The client dialled a call-tracking number of your site.',
	},
	{
		name: 'outbound.answered',
		fixture: 'outbound_direct_answered',
		group: 'Outgoing calls',
		title: 'Outgoing',
		about: 'An employee dials a client and they talk.',
	},
	{
		name: 'callback.answered',
		fixture: 'outbound_callback_answered',
		group: 'Outgoing calls',
		title: 'Callback',
		about: 'Ordered by API: the employee rings first, then the client.',
	},
	{
		name: 'callback.refused',
		fixture: 'outbound_callback_refused',
		group: 'Outgoing calls',
		title: 'Callback refused',
		about: 'The PBX has no money left (2240).',
	},
	{
		name: 'transfer.blind',
		fixture: 'transfer_blind_v2',
		group: 'Transfers',
		title: 'Blind transfer',
		about: 'Passed on without asking the colleague.',
	},
	{
		name: 'transfer.consultative',
		fixture: 'transfer_consultative_v2',
		group: 'Transfers',
		title: 'Consultative transfer',
		about: 'The colleague is asked first.',
	},
	{
		name: 'sms.delivered',
		fixture: 'sms_delivered',
		group: 'SMS',
		title: 'SMS delivered',
		about: 'Accepted, then delivered.',
	},
	{ name: 'sms.refused', fixture: 'sms_refused', group: 'SMS', title: 'SMS refused', about: 'Not sent (4300).' },
	{
		name: 'addressBook.changed',
		fixture: 'address_book',
		group: 'Other events',
		title: 'Address book',
		about: 'A contact, an organisation and a group change.',
	},
	{
		name: 'contactCentre.statusChanged',
		fixture: 'contact_centre',
		group: 'Other events',
		title: 'Employee status',
		about: 'An operator takes a break; a session ends.',
	},
	{
		name: 'speech.recognized',
		fixture: 'offline_recognition',
		group: 'Other events',
		title: 'Speech recognised',
		about: 'A file that you sent has become text.',
	},
	{
		name: 'statistics.ready',
		fixture: 'statistics_ready',
		group: 'Other events',
		title: 'Statistics ready',
		about: 'Both spellings: result/stat and result/stats.',
	},
	{
		name: 'command.results',
		fixture: 'command_results',
		group: 'Other events',
		title: 'Command results',
		about: 'Outcomes of hangup, transfer, recording and the like.',
	},
	{ name: 'ping', fixture: 'ping', group: 'Other events', title: 'Ping', about: 'What «Проверить подключение» sends.' },
];

/** @param {string} name dotted, or the fixture's own @returns {Scenario | undefined} */
const findScenario = (name) => SCENARIOS.find((scenario) => scenario.name === name || scenario.fixture === name);

/** @param {Scenario} scenario @returns {Array<{ path: string, json: any, confidence: string }>} */
const fixtureEvents = (scenario) =>
	/** @type {any[]} */ (events).filter((event) => event.scenario === scenario.fixture);

module.exports = { findScenario, fixtureEvents, SCENARIOS };
