// @ts-check
'use strict';

const { time } = require('../../tools/templates/hours');
const { REASON, choose, crm, credential, filter, forTelegram, holds, look, mango, mangoTrigger, node, setting, settings, tableMaker, telegram, write } = require('../../tools/templates/nodes');
const { sample } = require('../../tools/templates/pinned');

const TABLE = 'Callers on probation';
const EVENT = "$('Sort the Events').item.json";
const ROW = '$json';
/** Somebody who got through and hung up at once, or rang so shortly that nobody could pick up; no other failure counts. */
const SHORT = `${EVENT}.direction === 'inbound' && (${EVENT}.answered ? ${EVENT}.talkSeconds : ${EVENT}.missedReason === 'abandoned' ? ${EVENT}.waitSeconds : Infinity) < ${setting('shorterThanSeconds')}`;
const blocked = `${EVENT}.missedReason === 'blocked'`;
const goesOn = `${ROW}.firstCallAt && ${time(`${ROW}.firstCallAt`)} > $now.minus({ days: ${setting('withinDays')} })`;
/** Digits of a number in any usual writing; 8 is the Russian way to write 7. @param {string} number expression */
const digits = (number) => `${number}.replace(/\\D/g, '').replace(/^8(?=\\d{10}$)/, '7')`;

const CALLER = "$('Write the Call Down').first().json";
/** The number stands anywhere in the cards of the employees: mobile, forwarding, SIP. */
const OWN = `$('Get the Employees').all().some(({ json }) => JSON.stringify(json).includes(${digits(`${CALLER}.phone`)}))`;
const SPARED = `${setting('neverBlock')}.split(',').some((one) => ${digits('one')} !== '' && ${digits('one')} === ${digits(`${CALLER}.phone`)})`;
/** Switched off, the node lets the row through, which is no client. */
// An error output would not do: with alwaysOutputData n8n leaves by both.
const CRM_DOWN = "$('Ask the CRM').first().json.error";
const CLIENT = "$('Ask the CRM').all().some(({ json }) => json.id && !json.lastEventId)";

/** Nobody blocks a number that has called again lately. */
const OLD = `row.blockedAt && ${time('row.blockedAt')} < $now.minus({ days: ${setting('suggestRemovalAfterDays')} }) && (!row.lastHitAt || ${time('row.lastHitAt')} < $now.minus({ days: ${setting('suggestRemovalAfterDays')} }))`;
const LISTED = "$('Get the Blocked').all().map(({ json: row }) => row).filter((row) => row.phone)";
const CANDIDATES = `${LISTED}.filter((row) => ${OLD})`;
const MOST_SHOWN = 30;

/** @param {string} name @param {[number, number]} at @param {{ message: string, yes: string, no: string }} question @param {object} [more] */
const ask = (name, at, { message, yes, no }, more = {}) =>
	node(name, 'n8n-nodes-base.telegram', 1.2, at, {
		operation: 'sendAndWait',
		chatId: `={{ ${setting('chatId')} }}`,
		message,
		responseType: 'approval',
		approvalOptions: { values: { approvalType: 'double', approveLabel: yes, disapproveLabel: no } },
		options: { limitWaitTime: { values: { limitType: 'afterTimeInterval', resumeAmount: 3, resumeUnit: 'days' } }, appendAttribution: false },
	}, { credentials: credential('telegramApi'), ...more });

/** @type {import('../../tools/templates/assemble').Plan} */
module.exports = {
	title: 'Black list keeper',
	notes: {
		does: [
			'Somebody calls again and again and hangs up at once: three calls under 15 seconds within a week. **Telegram** asks you: black list or not? Two buttons.',
			'',
			'Every week you read who is blocked, how often they still try, and whom to let in again: one button.',
			'',
			'Nobody is blocked without a yes.',
		].join('\n'),
		needs: [
			'- **Mango Office** with the API Connector, its key and salt, and the service «Чёрный и белый списки»',
			'- a **Telegram** bot that is a member of your chat',
			'- a **CRM** that finds a contact by phone over HTTP, or none',
			'',
			'Nothing at hand? A short call is pinned: run it and look at the table.',
		].join('\n'),
		steps: [
			'Open the nodes with a red mark and choose or make your **credentials**.',
			'Fill in **Edit Your Settings**: chat, rule, numbers never to block (partners, your own). With a CRM: its address, and switch the grey node on (click, then D).',
			'Run **Click Once to Begin**: it makes the table.',
			"**Publish**, copy the trigger's address into Mango's cabinet (Integrations → API Connector), press «Проверить подключение».",
		],
		change: [
			'- how many calls, how short, within how many days, when to suggest removal: **Edit Your Settings**',
			'- a long talk clears the count; a number you said no to is not asked about again',
			'- block by a tag of the CRM, without asking: lead your own branch into **Add to the Black List**',
			'- the day of the report: **Every Monday**',
		].join('\n'),
	},
	nodes: [
		mangoTrigger('Catch Ended Calls', [0, 0], ['call.ended']),
		node('Every Monday', 'n8n-nodes-base.scheduleTrigger', 1.2, [0, 1], { rule: { interval: [{ field: 'weeks', triggerAtDay: [1], triggerAtHour: 9 }] } }),
		settings([1, 0.5], {
			chatId: '-1001234567890',
			calls: 3,
			shorterThanSeconds: 15,
			withinDays: 7,
			suggestRemovalAfterDays: 90,
			neverBlock: '+74950000001',
			crmUrl: '',
		}),
		choose('Sort the Events', [2, 0.5], {
			Call: [holds("$json.event === 'call.ended' && Boolean($json.clientNumber) && ($json.direction === 'inbound' || $json.answered)")],
			Report: [holds('!$json.event')],
		}),

		look("Find the Caller's Row", [3, 0], TABLE, [['phone', 'eq', '={{ $json.clientNumber }}']], { alwaysOutputData: true }),
		filter('Keep What Counts', [4, 0], [
			// A repeat of an event, and a caller of whom nothing is known and who did nothing, change nothing.
			holds(`${ROW}.lastEventId !== ${EVENT}.eventId && (Boolean(${ROW}.phone) || (${SHORT}) || ${blocked})`),
		]),
		write('upsert', 'Write the Call Down', [5, 0], TABLE, [['phone', 'eq', `={{ ${EVENT}.clientNumber }}`]], {
			phone: `={{ ${EVENT}.clientNumber }}`,
			status: `={{ ${blocked} ? 'blocked' : ${ROW}.status ?? 'watched' }}`,
			shortCalls: `={{ (${SHORT}) ? ((${goesOn}) ? ${ROW}.shortCalls + 1 : 1) : ${blocked} || !${EVENT}.answered ? ${ROW}.shortCalls ?? 0 : 0 }}`,
			firstCallAt: `={{ (${SHORT}) && !(${goesOn}) ? ${EVENT}.startedAt : ${EVENT}.answered && !(${SHORT}) ? null : ${ROW}.firstCallAt ?? null }}`,
			lastCallAt: `={{ ${EVENT}.startedAt }}`,
			hits: `={{ (${ROW}.hits ?? 0) + (${blocked} ? 1 : 0) }}`,
			lastHitAt: `={{ ${blocked} ? ${EVENT}.startedAt : ${ROW}.lastHitAt ?? null }}`,
			lastEventId: `={{ ${EVENT}.eventId }}`,
		}),
		// Zero rows while it is not too much yet, and when it was asked about before.
		write('update', 'Take Up the Case', [6, 0], TABLE, [['phone', 'eq', '={{ $json.phone }}'], ['status', 'eq', 'watched'], ['shortCalls', 'gte', `={{ ${setting('calls')} }}`]], { status: 'asked' }),
		crm('Ask the CRM', [7, 0], {
			method: 'GET',
			url: `={{ ${setting('crmUrl')} }}/contacts?phone={{ encodeURIComponent($json.phone) }}`,
		}, { disabled: true, alwaysOutputData: true, onError: 'continueRegularOutput' }),
		mango('Get the Employees', [8, 0], { resource: 'employee', operation: 'getMany', returnAll: true, simplify: false }, { executeOnce: true }),
		mango('Get the State of the Lists', [9, 0], { resource: 'incomingList', operation: 'getState' }, { executeOnce: true, onError: 'continueErrorOutput' }),
		choose('Decide What to Do', [10, 0], {
			'Ask first': [holds(`$json.activeList !== 'white' && !${CRM_DOWN}`), holds(`!(${OWN}) && !(${SPARED}) && !(${CLIENT})`)],
			'Cannot be': [holds(`$json.activeList === 'white' || Boolean(${CRM_DOWN})`)],
		}),
		ask('Ask a Person', [11, -0.5], {
			message: `=🚫 *{{ ${CALLER}.phone }}*: коротких звонков {{ ${CALLER}.shortCalls }}, последний {{ ${time(`${CALLER}.lastCallAt`)}.setZone($now.zone).toFormat('dd.MM HH:mm') }}.\nВ CRM и среди сотрудников номера нет. Внести в чёрный список?{{ $('Get the State of the Lists').first().json.activeList === 'black' ? '' : '\\nЧёрный список сейчас выключен в кабинете.' }}`,
			yes: 'В чёрный список',
			no: 'Оставить',
		}),
		filter('Go On If the Answer Is Yes', [12, -0.5], [holds('$json.data?.approved === true')]),
		mango('Add to the Black List', [13, -0.5], {
			resource: 'incomingList',
			operation: 'add',
			list: 'black',
			number: `={{ ${CALLER}.phone }}`,
			additionalFields: { comment: `=n8n {{ $now.toFormat('dd.MM.yyyy') }}: коротких звонков {{ ${CALLER}.shortCalls }}, короче {{ ${setting('shorterThanSeconds')} }} с` },
		}, { onError: 'continueErrorOutput' }),
		telegram('Tell What Went Wrong', [14, 0.5], {
			chatId: `={{ ${setting('chatId')} }}`,
			text: `=⚠️ Чёрный список: {{ ${forTelegram(`$json.activeList === 'white' ? 'в кабинете включён белый список, чёрный не действует' : ${CRM_DOWN} ? 'CRM не ответила, ' + (${CRM_DOWN}.message ?? ${CRM_DOWN}) : $json.result?.messageRu ?? ${REASON}`)} }}\nНомер <b>{{ ${CALLER}.phone }}</b> не внесён.`,
		}),

		look('Get the Blocked', [3, 1.5], TABLE, [['status', 'eq', 'blocked']], { alwaysOutputData: true }),
		ask('Report and Ask', [4, 1.5], {
			message: [
				`=📋 *Чёрный список*: внесено {{ ${LISTED}.length }}`,
				`{{ ${LISTED}.sort((one, other) => (other.hits ?? 0) - (one.hits ?? 0)).slice(0, ${MOST_SHOWN}).map((row) => '• ' + row.phone + ': попыток ' + (row.hits ?? 0)).join('\\n') }}`,
				`{{ ${CANDIDATES}.length > 0 ? 'Давно не звонили, можно убрать:\\n' + ${CANDIDATES}.map((row) => '• ' + row.phone).join('\\n') : 'Убирать пока некого.' }}`,
			].join('\n'),
			yes: 'Убрать их из списка',
			no: 'Оставить',
		}, { executeOnce: true }),
		mango('Get the Black List', [5, 1.5], { resource: 'incomingList', operation: 'getMany', returnAll: true, additionalFields: { list: 'black' } }),
		filter('Keep Who May Go', [6, 1.5], [holds("$('Report and Ask').first().json.data?.approved === true"), holds(`${CANDIDATES}.some((row) => row.phone === $json.number)`)]),
		mango('Take off the Black List', [7, 1.5], {
			resource: 'incomingList',
			operation: 'delete',
			numberId: { __rl: true, mode: 'id', value: '={{ $json.numberId }}' },
		}),
		write('upsert', 'Write the Outcome', [15, -0.5], TABLE, [['phone', 'eq', `={{ $json.deleted ? $('Keep Who May Go').item.json.number : ${CALLER}.phone }}`]], {
			phone: `={{ $json.deleted ? $('Keep Who May Go').item.json.number : ${CALLER}.phone }}`,
			// What did not work is asked again, after as many calls as before.
			status: "={{ $json.list === 'black' ? 'blocked' : 'watched' }}",
			shortCalls: 0,
			hits: 0,
			blockedAt: "={{ $json.list === 'black' ? $now.toISO() : null }}",
		}),
		...tableMaker([0, 2.5], TABLE, {
			phone: 'string',
			status: 'string',
			shortCalls: 'number',
			firstCallAt: 'date',
			lastCallAt: 'date',
			hits: 'number',
			lastHitAt: 'date',
			blockedAt: 'date',
			lastEventId: 'string',
		}),
	],
	flows: [
		['Catch Ended Calls', 'Edit Your Settings', 'Sort the Events', "Find the Caller's Row", 'Keep What Counts', 'Write the Call Down', 'Take Up the Case', 'Ask the CRM', 'Get the Employees', 'Get the State of the Lists', 'Decide What to Do', 'Ask a Person', 'Go On If the Answer Is Yes', 'Add to the Black List', 'Write the Outcome'],
		[['Get the State of the Lists', 1], 'Tell What Went Wrong', 'Write the Outcome'],
		[['Decide What to Do', 1], 'Tell What Went Wrong'],
		[['Add to the Black List', 1], 'Tell What Went Wrong'],
		['Every Monday', 'Edit Your Settings'],
		[['Sort the Events', 1], 'Get the Blocked', 'Report and Ask', 'Get the Black List', 'Keep Who May Go', 'Take off the Black List', 'Write the Outcome'],
		['Click Once to Begin', 'Create the Table'],
	],
	pinned: {
		'Catch Ended Calls': [sample('ivr_hangup', 'events/summary', 'call.ended')],
	},
};
