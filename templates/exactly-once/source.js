// @ts-check
'use strict';

const { REASON, credential, crm, everyMinutes, filter, holds, mangoTrigger, node, postgres, setting, settings } = require('../../tools/templates/nodes');
const { sample } = require('../../tools/templates/pinned');

/** Only a unique key lets one of any number of simultaneous executions succeed. */
const TABLE = 'mango_inbox';
const EVENT = "$('Restore the Event').item.json";

/** @type {import('../../tools/templates/assemble').Plan} */
module.exports = {
	title: 'Missed call → CRM task, exactly once (PostgreSQL)',
	notes: {
		does: [
			'One task for each missed call: however often an event arrives, at however many n8n processes at the same time, **one** execution goes on to the task.',
			'',
			'Each execution tries to write the `eventId` into a table where it can stand only once. PostgreSQL lets one of them succeed; the others end at **Go On If Taken**.',
			'',
			'The table keeps the event: what a crash or an error of the CRM has interrupted is taken over after 15 minutes, five times at most.',
		].join('\n'),
		needs: [
			'- **Mango Office** with the API Connector, its key and salt',
			'- **PostgreSQL**: the one that n8n itself uses in queue mode will do, with a database of its own',
			'- a **CRM** that takes tasks by HTTP',
			'',
			'No CRM at hand? The pins hold a sample call and the answer of a CRM: run it and look at the table.',
		].join('\n'),
		steps: [
			'Open the nodes with a red mark and choose or make your **credentials**.',
			'Fill in **Edit Your Settings**: the address of your CRM.',
			`Run **Click Once to Begin**: it makes the table \`${TABLE}\`.`,
			"**Publish**, open the Mango Office Trigger, copy its address into Mango's cabinet (Integrations → API Connector), press «Проверить подключение».",
		],
		change: [
			'- **Create a Task in the CRM**: any node that must happen once. It gets the fields of the call',
			'- **Look Into the Statistics**: switch it on, and calls that nobody has taken (n8n was down, a process was killed) come from the statistics of the PBX, with the same `eventId`',
			'- a missing task is better than a second one: delete **Look Every Ten Minutes**',
			'- other events: choose them in the trigger, the rest stays',
			'- unpin **Create a Task in the CRM** before you test with a real task',
		].join('\n'),
	},
	nodes: [
		mangoTrigger('Catch Missed Calls', [0, 0], ['call.missed']),
		node('Look Into the Statistics', 'n8n-nodes-mango-office.mangoOfficePollingTrigger', 1, [0, 1.25], {
			pollTimes: { item: [{ mode: 'everyX', value: 15, unit: 'minutes' }] },
			events: ['call.missed'],
			start: 'now',
			filters: {},
			options: {},
		}, { credentials: credential('mangoOfficeApi'), disabled: true }),
		everyMinutes('Look Every Ten Minutes', [0, 2.5], 10),
		postgres('Take the Event', [1, 0.75], [
			`INSERT INTO ${TABLE} (event_id, item)`,
			'VALUES ($1, $2::jsonb)',
			'ON CONFLICT (event_id) DO NOTHING',
			'RETURNING event_id, item',
		], ['$json.eventId', 'JSON.stringify($json)']),
		postgres('Take Over What Was Left', [1, 2.5], [
			`UPDATE ${TABLE}`,
			'SET taken_at = now(), attempts = attempts + 1',
			'WHERE done_at IS NULL',
			"  AND taken_at < now() - interval '15 minutes'",
			'  AND attempts < 5',
			'RETURNING event_id, item',
		]),
		// A statement without rows gives one item that says so.
		filter('Go On If Taken', [2, 1.25], [holds('Boolean($json.event_id)')]),
		node('Restore the Event', 'n8n-nodes-base.set', 3.4, [3, 1.25], { mode: 'raw', jsonOutput: '={{ $json.item }}', options: {} }),
		settings([4, 1.25], { crmUrl: 'https://crm.example.com' }),
		crm('Create a Task in the CRM', [5, 1.25], {
			method: 'POST',
			url: `={{ ${setting('crmUrl')} }}/tasks`,
			headers: { 'Idempotency-Key': '={{ $json.eventId }}' },
			json: "={{ JSON.stringify({ title: 'Перезвонить: ' + ($json.clientNumber ?? 'номер скрыт'), phone: $json.clientNumber, reason: $json.missedReason, eventId: $json.eventId }) }}",
			// Several may be taken over at once: one that the CRM refuses must not leave the others undone, to be done again.
		}, { onError: 'continueErrorOutput' }),
		postgres('Mark as Done', [6, 0.75], [`UPDATE ${TABLE} SET done_at = now(), problem = NULL WHERE event_id = $1`], [`${EVENT}.eventId`]),
		postgres('Write the Problem Down', [6, 2.25], [`UPDATE ${TABLE} SET problem = $2 WHERE event_id = $1`], [`${EVENT}.eventId`, REASON]),
		node('Click Once to Begin', 'n8n-nodes-base.manualTrigger', 1, [0, 3.75], {}),
		postgres('Create the Table', [1, 3.75], [
			`CREATE TABLE IF NOT EXISTS ${TABLE} (`,
			'  event_id text PRIMARY KEY,',
			'  item jsonb NOT NULL,',
			'  attempts integer NOT NULL DEFAULT 1,',
			'  taken_at timestamptz NOT NULL DEFAULT now(),',
			'  done_at timestamptz,',
			'  problem text',
			')',
		]),
	],
	flows: [
		['Catch Missed Calls', 'Take the Event', 'Go On If Taken', 'Restore the Event', 'Edit Your Settings', 'Create a Task in the CRM', 'Mark as Done'],
		[['Create a Task in the CRM', 1], 'Write the Problem Down'],
		['Look Into the Statistics', 'Take the Event'],
		['Look Every Ten Minutes', 'Take Over What Was Left', 'Go On If Taken'],
		['Click Once to Begin', 'Create the Table'],
	],
	pinned: {
		'Catch Missed Calls': [sample('inbound_missed_no_answer', 'events/summary', 'call.missed')],
		'Create a Task in the CRM': [{ id: 1 }],
	},
};
