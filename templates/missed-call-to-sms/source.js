// @ts-check
'use strict';

const { next } = require('../../tools/templates/hours');
const { REASON, choose, filter, goOnUnless, holds, mango, mangoTrigger, setting, settings, tableMaker, telegram, waitUntil, write } = require('../../tools/templates/nodes');
const { sample } = require('../../tools/templates/pinned');

const TABLE = 'SMS after missed calls';
const CALL = "$('Sort the Events').item.json";
/** One SMS for each number and day. */
const KEY = `${CALL}.clientNumber + ' ' + $now.toFormat('yyyy-MM-dd')`;
const inSeconds = `$now.plus({ seconds: ${setting('waitSeconds')} })`;
const clock = (/** @type {string} */ moment) => `${moment}.toFormat('HH:mm:ss')`;
/** Quiet hours go over midnight. */
const quietThen = `(${clock(inSeconds)} >= ${setting('quietFrom')} || ${clock(inSeconds)} < ${setting('quietUntil')})`;

/** @type {import('../../tools/templates/assemble').Plan} */
module.exports = {
	title: 'Missed call → SMS',
	notes: {
		does: [
			'Nobody answered a client: a minute and a half later they get an **SMS** from you. If somebody has talked to them by then, they get none.',
			'',
			'One SMS for a number and a day, mobile numbers of Russia only, nothing at night: it goes out in the morning.',
			'',
			'The table tells what became of each SMS. When the money is used up, the administrator can read it in Telegram.',
		].join('\n'),
		needs: [
			'- **Mango Office** with the API Connector, its key and salt, and the SMS service; a sender name is approved in the cabinet',
			'- if the administrator shall hear of trouble: a **Telegram** bot. Switch the grey node on (click, then D)',
			'',
			'Nothing at hand? The pins hold sample data: run it and look.',
		].join('\n'),
		steps: [
			'Open the nodes with a red mark and choose or make your **credentials**.',
			'Fill in **Edit Your Settings**: text, sender, quiet hours, chat.',
			'Run **Click Once to Begin**: it makes the table *SMS after missed calls*.',
			"**Publish**, open the Mango Office Trigger, copy its address into Mango's cabinet (Integrations → API Connector), press «Проверить подключение».",
		],
		change: [
			'- the text: at most 268 characters with Russian letters. Keep it a service message; advertising needs the consent of the client',
			'- no SMS for somebody: add a row with their `phone` (+7…) and the `status` *stop*',
			'- a sender name of your own: *Sender Name* in **Send the SMS**',
			'- some lines only: the trigger\'s *Filters*',
			'- unpin **Send the SMS** before you test with a real message',
		].join('\n'),
	},
	nodes: [
		mangoTrigger('Catch Calls and SMS Reports', [0, 0.5], ['call.missed', 'call.ended', 'sms.status', 'command.result']),
		settings([1, 0.5], {
			text: 'Здравствуйте! Вы звонили нам, а мы не успели ответить. Простите! Перезвоним в ближайшее время.',
			employee: '101',
			waitSeconds: 90,
			quietFrom: '21:00',
			quietUntil: '09:00',
			adminChatId: '-1001234567890',
		}),
		choose('Sort the Events', [2, 0.5], {
			Missed: [holds("$json.event === 'call.missed' && /^\\+79\\d{9}$/.test($json.clientNumber ?? '')")],
			Talked: [holds("$json.event === 'call.ended' && $json.answered && Boolean($json.clientNumber)")],
			Report: [holds("$json.event === 'sms.status' || ($json.event === 'command.result' && $json.command === 'sms' && !$json.result?.success)")],
		}),

		goOnUnless('Go On If Not Stopped', [3, -0.25], TABLE, { phone: '={{ $json.clientNumber }}', status: 'stop' }),
		goOnUnless('Go On If the First Today', [4, -0.25], TABLE, { key: `={{ ${KEY} }}` }),
		write('upsert', 'Write It Down First', [5, -0.25], TABLE, [['key', 'eq', `={{ ${KEY} }}`]], {
			key: `={{ ${KEY} }}`,
			phone: `={{ ${CALL}.clientNumber }}`,
			status: 'waiting',
			eventId: `={{ ${CALL}.eventId }}`,
			missedAt: `={{ ${CALL}.startedAt }}`,
			reasonRu: `={{ ${CALL}.result?.messageRu ?? '' }}`,
			sendAt: `={{ (${quietThen} ? ${next(setting('quietUntil'))} : ${inSeconds}).toISO() }}`,
		}),
		waitUntil('Wait for a Talk or the Morning', [6, -0.25], 'DateTime.fromJSDate(new Date($json.sendAt)).toISO()'),
		// Zero rows when somebody has talked to the client, or when a second call took the row over.
		write('update', 'Take It in Hand', [7, -0.25], TABLE, [['id', 'eq', '={{ $json.id }}'], ['status', 'eq', 'waiting'], ['eventId', 'eq', '={{ $json.eventId }}']], {
			status: 'sending',
			commandId: "={{ 'sms-' + $json.id }}",
		}),
		mango('Send the SMS', [8, -0.25], {
			resource: 'sms',
			operation: 'send',
			employee: { __rl: true, mode: 'extension', value: `={{ ${setting('employee')} }}` },
			toNumber: '={{ $json.phone }}',
			text: `={{ ${setting('text')} }}`,
			additionalFields: { commandId: '={{ $json.commandId }}' },
		}, { onError: 'continueErrorOutput' }),
		write('update', 'Write the Refusal Down', [9, 0.5], TABLE, [['commandId', 'eq', "={{ $('Take It in Hand').item.json.commandId }}"]], {
			status: 'refused',
			outcome: `={{ $json.result?.messageRu ?? ${REASON} }}`,
			category: "={{ $json.result?.category ?? 'unknown' }}",
		}),

		write('update', 'Call the SMS Off', [3, 0.75], TABLE, [['phone', 'eq', '={{ $json.clientNumber }}'], ['status', 'eq', 'waiting']], {
			status: 'talked',
			outcome: "={{ 'Talked for ' + $json.talkSeconds + ' s' }}",
		}),
		write('update', 'Write the Report Down', [3, 1.75], TABLE, [['commandId', 'eq', '={{ $json.commandId }}']], {
			status: "={{ $json.result?.success ? 'delivered' : 'refused' }}",
			outcome: "={{ $json.result?.messageRu ?? '' }}",
			category: "={{ $json.result?.category ?? 'unknown' }}",
		}),
		filter('Go On If It Is About Money', [9, 1.75], [holds("$json.category === 'billing'")]),
		telegram('Tell the Administrator', [10, 1.75], {
			chatId: `={{ ${setting('adminChatId')} }}`,
			text: '=💳 SMS клиентам не уходят: {{ $json.outcome }}\nПроверьте счёт Mango Office. Не получил: <b>{{ $json.phone }}</b>',
		}, { disabled: true }),
		...tableMaker([0, 2], TABLE, {
			phone: 'string',
			status: 'string',
			outcome: 'string',
			missedAt: 'date',
			sendAt: 'date',
			reasonRu: 'string',
			category: 'string',
			commandId: 'string',
			eventId: 'string',
			key: 'string',
		}),
	],
	flows: [
		['Catch Calls and SMS Reports', 'Edit Your Settings', 'Sort the Events', 'Go On If Not Stopped', 'Go On If the First Today', 'Write It Down First', 'Wait for a Talk or the Morning', 'Take It in Hand', 'Send the SMS'],
		[['Send the SMS', 1], 'Write the Refusal Down', 'Go On If It Is About Money', 'Tell the Administrator'],
		[['Sort the Events', 1], 'Call the SMS Off'],
		[['Sort the Events', 2], 'Write the Report Down', 'Go On If It Is About Money'],
		['Click Once to Begin', 'Create the Table'],
	],
	pinned: {
		'Catch Calls and SMS Reports': [sample('inbound_missed_no_answer', 'events/summary', 'call.missed')],
		'Send the SMS': [{ commandId: 'sms-1', accepted: true, result: { code: 1000, name: 'OK', message: 'Done' } }],
	},
};
