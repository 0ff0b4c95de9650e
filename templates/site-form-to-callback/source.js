// @ts-check
'use strict';

const { HOURS, time, workBegins, workingNow } = require('../../tools/templates/hours');
const { REASON, choose, equals, filter, holds, look, mango, mangoTrigger, node, set, setting, settings, tableMaker, waitUntil, write } = require('../../tools/templates/nodes');
const { sample } = require('../../tools/templates/pinned');

const TABLE = 'Callbacks from the site';
const FORM = "$('Clean the Number').first().json";
/** No earlier request of which all of this is true. @param {string} what expression about `row` */
const none = (what) => holds(`$('Find Earlier Requests').all().every(({ json: row }) => !(${what}))`);
const youngerThan = (/** @type {string} */ seconds) => `row.createdAt && ${time('row.createdAt')} > $now.minus({ seconds: ${setting(seconds)} })`;

/** @type {import('../../tools/templates/assemble').Plan} */
module.exports = {
	title: 'Site form → call in seconds',
	notes: {
		does: [
			'A visitor leaves a number on your site. The phone of your employee rings at once; they pick up, and the PBX dials the visitor.',
			'',
			'The table *Callbacks from the site* tells how each one ended: talked, not reached, refused. After a miss there is one second try, never more.',
			'',
			'Outside working hours the call waits until work begins.',
		].join('\n'),
		needs: [
			'- **Mango Office** with the API Connector, its key and salt, and an employee with an extension',
			'- a **form on your site** that posts JSON: `name`, `phone`, `page`, and `website`, a field that people do not see and bots fill in',
			'',
			'No site at hand? The pins hold a sample: run it from **Receive the Form** and look.',
		].join('\n'),
		steps: [
			'Open the nodes with a red mark and choose or make your **credentials**.',
			"Fill in **Edit Your Settings**: whose phone rings, working hours. Run **Click Once to Begin**: it makes the table.",
			"**Publish**. Copy the Production URL of **Receive the Form** into your site's form.",
			"Copy the address of **Follow the Calls** into Mango's cabinet (Integrations → API Connector), press «Проверить подключение».",
		],
		change: [
			'- a whole group shall ring: in **Order the Call** choose *Start From Group*',
			'- tries, minutes between them, limits for bots: **Edit Your Settings**',
			'- never call a number: add a row with its `phone` (+7…) and the `status` *blocked*',
			'- tell somebody about a visitor who was not reached: add a Telegram or e-mail node after **Write the Outcome**',
			'- accepted is not connected: only the row tells whether they talked',
		].join('\n'),
	},
	nodes: [
		node('Receive the Form', 'n8n-nodes-base.webhook', 2, [0, 0], { httpMethod: 'POST', path: 'site-callback', options: {} }),
		mangoTrigger('Follow the Calls', [0, 1], ['call.answered', 'call.ended', 'command.result']),
		settings([1, 0.5], {
			employee: '101',
			tries: 2,
			secondTryAfterMinutes: 5,
			oneRequestInSeconds: 120,
			oneAddressInSeconds: 20,
			...HOURS,
		}),
		choose('Sort What Came In', [2, 0.5], {
			Form: [holds('Boolean($json.body)')],
			'Picked up': [holds("$json.event === 'call.answered' && Boolean($json.commandId)")],
			Ended: [holds("$json.event === 'call.ended' && Boolean($json.clientNumber) && ($json.answered || $json.direction === 'outbound')")],
			Refused: [holds("$json.event === 'command.result' && ['callback', 'callback_group'].includes($json.command) && !$json.result?.success")],
		}),

		set('Clean the Number', [3, -0.5], {
			phone: "={{ '+' + String($json.body.phone ?? '').replace(/\\D/g, '').replace(/^8(?=\\d{10}$)|^(?=\\d{10}$)/, '7') }}",
			name: "={{ String($json.body.name ?? '').slice(0, 100) }}",
			page: "={{ String($json.body.page ?? '').slice(0, 300) }}",
			trap: "={{ String($json.body.website ?? '') }}",
			// A proxy in front of n8n tells the visitor's address; without one there is none to count.
			address: "={{ String($json.headers['x-forwarded-for'] ?? $json.headers['x-real-ip'] ?? $execution.id).split(',')[0].trim() }}",
		}),
		filter('Drop Bots and Wrong Numbers', [4, -0.5], [equals('$json.trap', ''), holds('/^\\+7[3489]\\d{9}$/.test($json.phone)')]),
		look('Find Earlier Requests', [5, -0.5], TABLE, [['phone', 'eq', '={{ $json.phone }}'], ['address', 'eq', '={{ $json.address }}']], { any: true, alwaysOutputData: true }),
		{
			...filter('Go On If Welcome', [6, -0.5], [
				none(`row.phone === ${FORM}.phone && row.status === 'blocked'`),
				none(`row.phone === ${FORM}.phone && ${youngerThan('oneRequestInSeconds')}`),
				none(`row.address === ${FORM}.address && ${youngerThan('oneAddressInSeconds')}`),
			]),
			executeOnce: true,
		},
		write('insert', 'Write the Request Down', [3, 0.75], TABLE, [], {
			phone: `={{ ${FORM}.phone }}`,
			name: `={{ ${FORM}.name }}`,
			page: `={{ ${FORM}.page }}`,
			address: `={{ ${FORM}.address }}`,
			open: true,
			attempt: 0,
			status: `={{ ${workingNow} ? 'new' : 'promised' }}`,
			promisedAt: `={{ ${workingNow} ? null : ${workBegins}.toISO() }}`,
			employeePickedUp: false,
		}),
		choose('Ask If Somebody Is at Work', [4, 0.75], {
			Now: [equals('$json.status', 'new')],
			Later: [equals('$json.status', 'promised')],
		}),
		waitUntil('Wait Until Work Begins', [5, 1], 'DateTime.fromJSDate(new Date($json.promisedAt)).toISO()'),
		write('update', 'Begin a Try', [6, 0.75], TABLE, [['id', 'eq', '={{ $json.id }}'], ['open', 'isTrue']], {
			status: 'calling',
			attempt: '={{ $json.attempt + 1 }}',
			commandId: "={{ 'site-' + $json.id + '-' + ($json.attempt + 1) }}",
			employeePickedUp: false,
		}),
		mango('Order the Call', [7, 0.75], {
			resource: 'call',
			operation: 'start',
			employee: { __rl: true, mode: 'extension', value: `={{ ${setting('employee')} }}` },
			toNumber: '={{ $json.phone }}',
			additionalFields: { commandId: '={{ $json.commandId }}' },
		}, { onError: 'continueErrorOutput' }),
		write('update', 'Write the Refusal Down', [8, 1.75], TABLE, [['commandId', 'eq', "={{ $('Begin a Try').item.json.commandId }}"]], {
			status: 'refused',
			open: false,
			outcome: `={{ $json.result?.messageRu ?? ${REASON} }}`,
		}),

		write('update', 'Note Who Picked Up', [3, 2], TABLE, [['commandId', 'eq', '={{ $json.commandId }}']], { employeePickedUp: true }),
		write('update', 'Write the Outcome', [3, 3], TABLE, [['phone', 'eq', '={{ $json.clientNumber }}'], ['open', 'isTrue']], {
			status: "={{ $json.answered ? 'talked' : 'not reached' }}",
			open: '={{ !$json.answered }}',
			outcome: "={{ $json.result?.messageRu ?? '' }}",
			talkSeconds: '={{ $json.talkSeconds }}',
			endedAt: '={{ $json.endedAt }}',
		}),
		filter('Go On If a Try Is Left', [4, 3], [holds(`$json.status === 'not reached' && $json.attempt > 0 && $json.attempt < ${setting('tries')}`)]),
		waitUntil('Wait a Few Minutes', [5, 3], `$now.plus({ minutes: ${setting('secondTryAfterMinutes')} }).toISO()`),
		write('update', 'Write the Bad Result Down', [3, 4], TABLE, [['commandId', 'eq', '={{ $json.commandId }}']], {
			status: 'refused',
			open: false,
			outcome: '={{ $json.result?.messageRu }}',
		}),
		...tableMaker([0, 3], TABLE, {
			phone: 'string',
			name: 'string',
			page: 'string',
			status: 'string',
			outcome: 'string',
			employeePickedUp: 'boolean',
			talkSeconds: 'number',
			attempt: 'number',
			open: 'boolean',
			promisedAt: 'date',
			endedAt: 'date',
			commandId: 'string',
			address: 'string',
		}),
	],
	flows: [
		['Receive the Form', 'Edit Your Settings', 'Sort What Came In', 'Clean the Number', 'Drop Bots and Wrong Numbers', 'Find Earlier Requests', 'Go On If Welcome', 'Write the Request Down', 'Ask If Somebody Is at Work', 'Begin a Try', 'Order the Call'],
		['Follow the Calls', 'Edit Your Settings'],
		[['Ask If Somebody Is at Work', 1], 'Wait Until Work Begins', 'Begin a Try'],
		[['Order the Call', 1], 'Write the Refusal Down'],
		[['Sort What Came In', 1], 'Note Who Picked Up'],
		[['Sort What Came In', 2], 'Write the Outcome', 'Go On If a Try Is Left', 'Wait a Few Minutes', 'Begin a Try'],
		[['Sort What Came In', 3], 'Write the Bad Result Down'],
		['Click Once to Begin', 'Create the Table'],
	],
	pinned: {
		'Receive the Form': [
			{
				headers: { 'content-type': 'application/json', 'x-forwarded-for': '192.0.2.7' },
				params: {},
				query: {},
				body: { name: 'Мария', phone: '8 (900) 000-00-05', page: 'https://example.org/prices', website: '' },
			},
		],
		'Order the Call': [{ commandId: 'site-1-1', accepted: true, result: { code: 1000, name: 'OK', message: 'Done' } }],
		'Follow the Calls': [sample('outbound_callback_answered', 'events/summary', 'call.ended')],
	},
};
