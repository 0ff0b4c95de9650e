// @ts-check
'use strict';
/**
 * One sample item for every event of the trigger: what the trigger's own code makes of the invented
 * events in test/fixtures. For the documents, to be copied into a pinned output.
 */
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const ROOT = join(__dirname, '..');
/** When the samples were "received": fixed, so that the documents do not change by themselves. */
const RECEIVED = Date.parse('2026-06-21T00:20:00Z');

/** @param {string} module path below `dist` */
const built = (module) => require(join(ROOT, 'dist', module));

/** @param {string} name */
const fixture = (name) => JSON.parse(readFileSync(join(ROOT, 'test/fixtures', name), 'utf8')).events;

/** An event that shows more than the first one would: a missed call with its reason, a delivered SMS. */
const BETTER = /** @type {Record<string, (item: any) => boolean>} */ ({
	'call.changed': ({ transfer }) => transfer !== null,
	'call.ended': ({ answered }) => answered,
});

/**
 * @returns {Array<{ value: string, name: string, item: Record<string, unknown> }>} in the order of the table of events
 */
function eventSamples() {
	const { TRIGGER_VALUES } = built('mango/events/values');
	const { receive } = built('mango/events/receive');
	const { NO_FILTERS } = built('mango/events/filters');
	const pair = { apiKey: 'key', apiSalt: 'salt' };
	const deliveries = [...fixture('events.json'), ...fixture('chatEvents.json')];

	return TRIGGER_VALUES.map((/** @type {{ value: string, name: string }} */ { value, name }) => {
		const items = deliveries.flatMap(({ path, json }, index) => {
			const text = JSON.stringify(json ?? {});
			const sign = createHash('sha256').update(pair.apiKey + text + pair.apiSalt).digest('hex');
			const verdict = receive(
				{ suffix: path, body: { vpbx_api_key: pair.apiKey, sign, json: text }, rawBody: undefined },
				{
					pairs: [pair],
					events: [value],
					filters: NO_FILTERS,
					output: 'simplified',
					dropDuplicates: false,
					ivrOnlyAsMissed: false,
					maxAgeMinutes: null,
					scope: `sample ${value} ${index}`,
				},
				RECEIVED,
			);
			return verdict.kind === 'emit' ? [verdict.item] : [];
		});
		const item = items.find(BETTER[value] ?? (() => true)) ?? items[0];
		if (!item) throw new Error(`No event in test/fixtures becomes ${value}`);
		return { value, name, item };
	});
}

module.exports = { eventSamples };
