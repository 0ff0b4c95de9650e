// @ts-check
/**
 * Sample items for the editor: what the trigger gives out for the invented events of test/fixtures.
 */
'use strict';

const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const ROOT = join(__dirname, '..', '..');
/** When the samples came in: any moment after the events of the fixtures. */
const RECEIVED = Date.parse('2026-06-21T01:00:00Z');

/** @param {string} module path below `dist` */
const built = (module) => require(join(ROOT, 'dist', module));

/** Of an event that has no id of its own. @param {string} suffix @param {object} json */
const idOf = (suffix, json) => `${suffix}:${createHash('sha256').update(JSON.stringify(json)).digest('hex').slice(0, 16)}`;

/**
 * The item that the trigger makes of an event of the fixtures.
 * @param {string} scenario in events.json
 * @param {string} suffix of the event, e.g. `events/summary`
 * @param {string} value of the trigger's parameter `events`
 * @returns {any}
 * @throws {Error} when there is no such event or the trigger would not fire on it
 */
function sample(scenario, suffix, value) {
	const { eventRow } = built('mango/events/table');
	const { events } = JSON.parse(readFileSync(join(ROOT, 'test/fixtures/events.json'), 'utf8'));
	for (const { scenario: name, path, json } of events) {
		if (name !== scenario || path !== suffix) continue;
		const row = eventRow(`/${suffix}`);
		const event = row.parse(json, { ivrOnlyAsMissed: false });
		if (!event.matching.includes(value)) continue;
		return { event: value, eventId: event.eventId ?? idOf(row.suffix, json), path: row.suffix, receivedAt: new Date(RECEIVED).toISOString(), ...event.fields };
	}
	throw new Error(`No event ${suffix} of ${scenario} makes the trigger fire ${value}`);
}

/** What "Get Many Conversations" gives for the conversation of the fixtures. @returns {any} */
const exampleConversation = () => built('examples.json').statistics.getMany.out[0];

module.exports = { exampleConversation, idOf, sample };
