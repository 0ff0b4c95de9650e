// @ts-check
'use strict';

const { crm, filter, holds, look, mangoTrigger, node, setting, settings, tableMaker, write } = require('../../tools/templates/nodes');
const { sample } = require('../../tools/templates/pinned');

const TABLE = 'Events that came in';

/** @type {import('../../tools/templates/assemble').Plan} */
module.exports = {
	title: 'Missed call → CRM task, once (Data Table)',
	notes: {
		does: [
			'One task for each missed call, without a database of your own.',
			'',
			'Each execution notes the `eventId` in a Data Table, and **then** looks who noted it first. Only that one goes on to the task.',
			'',
			'A Data Table knows no unique keys, so this is no guarantee: in theory two that arrive within a millisecond can both find themselves first. Where a second task does harm, take the template with PostgreSQL.',
		].join('\n'),
		needs: [
			'- **Mango Office** with the API Connector, its key and salt',
			'- a **CRM** that takes tasks by HTTP',
			'',
			'No CRM at hand? The pins hold a sample call and the answer of a CRM: run it and look at the table.',
		].join('\n'),
		steps: [
			'Open the nodes with a red mark and choose or make your **credentials**.',
			'Fill in **Edit Your Settings**: the address of your CRM.',
			`Run **Click Once to Begin**: it makes the table *${TABLE}*.`,
			"**Publish**, open the Mango Office Trigger, copy its address into Mango's cabinet (Integrations → API Connector), press «Проверить подключение».",
		],
		change: [
			'- **Create a Task in the CRM**: any node that must happen once. It gets the fields of the call',
			'- other events: choose them in the trigger, the rest stays',
			'- the table grows by a row for each event: delete old rows now and then',
			'- unpin **Create a Task in the CRM** before you test with a real task',
		].join('\n'),
	},
	nodes: [
		mangoTrigger('Catch Missed Calls', [0, 0], ['call.missed']),
		write('insert', 'Note the Event', [1, 0], TABLE, [], { eventId: '={{ $json.eventId }}' }),
		look('Find Who Noted It First', [2, 0], TABLE, [['eventId', 'eq', '={{ $json.eventId }}']], { lowest: 'id' }),
		filter('Go On If It Was Me', [3, 0], [holds("$json.id === $('Note the Event').item.json.id")]),
		node('Restore the Event', 'n8n-nodes-base.set', 3.4, [4, 0], { mode: 'raw', jsonOutput: "={{ $('Catch Missed Calls').item.json }}", options: {} }),
		settings([5, 0], { crmUrl: 'https://crm.example.com' }),
		crm('Create a Task in the CRM', [6, 0], {
			method: 'POST',
			url: `={{ ${setting('crmUrl')} }}/tasks`,
			headers: { 'Idempotency-Key': '={{ $json.eventId }}' },
			json: "={{ JSON.stringify({ title: 'Перезвонить: ' + ($json.clientNumber ?? 'номер скрыт'), phone: $json.clientNumber, reason: $json.missedReason, eventId: $json.eventId }) }}",
		}),
		...tableMaker([0, 1], TABLE, { eventId: 'string' }),
	],
	flows: [
		['Catch Missed Calls', 'Note the Event', 'Find Who Noted It First', 'Go On If It Was Me', 'Restore the Event', 'Edit Your Settings', 'Create a Task in the CRM'],
		['Click Once to Begin', 'Create the Table'],
	],
	pinned: {
		'Catch Missed Calls': [sample('inbound_missed_no_answer', 'events/summary', 'call.missed')],
		'Create a Task in the CRM': [{ id: 1 }],
	},
};
