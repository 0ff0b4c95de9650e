// @ts-check
'use strict';
/**
 * Output schemas for n8n's editor, so that fields can be mapped before the first run: made from the
 * operations' examples and, for the triggers, from a missed call. n8n looks for
 * `__schema__/v<version>/<resource>/<operation>.json` beside the compiled node (n8n-platform.md §7).
 */
const { mkdirSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

const DIST = join(__dirname, '..', 'dist');

/** The JSON schema of an example. @param {unknown} value @returns {object} */
function schemaOf(value) {
	if (value === null || value === undefined) return { type: 'null' };
	if (Array.isArray(value)) return { type: 'array', items: schemaOf(value[0] ?? 'text') };
	if (typeof value === 'object') {
		const properties = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, schemaOf(one)]));
		return { type: 'object', properties };
	}
	if (typeof value === 'number') return { type: Number.isInteger(value) ? 'integer' : 'number' };
	return { type: typeof value };
}

/** What the trigger gives for a missed call. */
function missedCall() {
	const { eventRow } = require(join(DIST, 'mango/events/table'));
	const json = {
		entry_id: 'MjAwMDAwMDAwMjo4MQ==',
		call_direction: 1,
		from: { number: '79000000002' },
		to: { extension: '101', number: 'sip:u101@example.mangosip.ru' },
		line_number: '74950000001',
		create_time: 1782001000,
		talk_time: 0,
		end_time: 1782001030,
		entry_result: 0,
		disconnect_reason: 1111,
	};
	const { eventId, fields } = eventRow('events/summary').parse(json, { ivrOnlyAsMissed: false });
	return { event: 'call.missed', eventId, path: 'events/summary', receivedAt: '2026-06-21T00:17:10.412Z', ...fields };
}

/** @param {string} path below `dist/nodes` @param {unknown} example */
function write(path, example) {
	const file = join(DIST, 'nodes', path);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, `${JSON.stringify({ ...schemaOf(example), version: 1 })}\n`);
}

/**
 * Writes all schemas into `dist`, and the examples beside what is shipped, for the end-to-end tests:
 * the last step of the build takes them out of the operations.
 * @returns {number} how many schemas
 */
function writeSchemas() {
	const { RESOURCES } = require(join(DIST, 'nodes/MangoOffice/resources'));
	/** @type {Record<string, Record<string, unknown>>} by resource and operation */
	const examples = {};
	let count = 0;
	for (const { value: resource, operations } of RESOURCES) {
		examples[resource] = {};
		for (const { value: operation, example } of operations) {
			if (example === undefined) throw new Error('dist/ holds no examples any more: run npm run build');
			examples[resource][operation] = example;
			write(`MangoOffice/__schema__/v1.0.0/${resource}/${operation}.json`, example.out[0]);
			count++;
		}
	}
	write('MangoOfficeTrigger/__schema__/v2.0.0.json', missedCall());
	write('MangoOfficePollingTrigger/__schema__/v1.0.0.json', missedCall());
	writeFileSync(join(DIST, 'examples.json'), JSON.stringify(examples));
	return count + 2;
}

module.exports = { schemaOf, writeSchemas };
