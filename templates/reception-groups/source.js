// @ts-check
'use strict';

const { HOURS, time, workingNow } = require('../../tools/templates/hours');
const { REASON, choose, createTable, crm, filter, forTelegram, holds, look, mango, mangoTrigger, remove, setting, settings, tableMaker, telegram, write } = require('../../tools/templates/nodes');
const { sample } = require('../../tools/templates/pinned');

const CALLS = 'Calls of the groups';
const OPERATORS = 'Operators on duty';

const EVENT = "$('Sort the Events').item.json";
/** `500=Регистратура, 501=Медсёстры` as pairs. */
const GROUPS = `${setting('groups')}.split(',').map((pair) => pair.split('=').map((part) => part.trim()))`;
const isOurs = (/** @type {string} */ extension) => `${GROUPS}.some(([own]) => own === String(${extension}))`;

/** The end of a call does not name its group (mango-api.md §3.5), the ringing telephones did. */
const RINGING = "$('Find Who Rang').all().map(({ json }) => json).filter(({ group }) => group)";
/** Of several groups: the one in which it was answered, otherwise the last. A missed call may name the group itself. */
const GROUP = `(${RINGING}.find(({ operator }) => operator === ${EVENT}.employeeExtension) ?? ${RINGING}.at(-1))?.group ?? ${EVENT}.employeeExtension`;

/** The employee of a status, or of the end of a session: the manual prints two spellings (§3.6). */
const WHO = "String($json.abonentId ?? $json.abonent?.abonent_id ?? $json.abonent ?? '')";
const STATUS = `({ 1: 'на линии', 2: 'не беспокоить', 3: 'перерыв', 4: 'не в сети', 5: 'только исходящие', 6: 'принимает все звонки' })`;
/** A status of the company's own has a built-in one as its parent (§2.13). */
const TAKES_CALLS = [1, 6];

const PEOPLE = "$('Keep the Group').first().json.employees";
const statusOf = (/** @type {string} */ id) => `$('Get the Statuses').all().map(({ json }) => json).find(({ employeeId }) => employeeId === String(${id}))`;
/** Of somebody without a status nobody can say that they are away. */
const NOBODY = `${EVENT}.missedReason === 'noOperators' || ${PEOPLE}.every(({ employeeId: id }) => ${statusOf('id')}?.takesCalls === false)`;

/** @type {import('../../tools/templates/assemble').Plan} */
module.exports = {
	title: 'Reception groups: calls, operators, alarm',
	notes: {
		does: [
			'Calls of the groups that you choose (reception, nurses) go into the table *Calls of the groups* and into your **CRM**.',
			'',
			'The contact centre says who is on the line: the table *Operators on duty*.',
			'',
			'A call is missed and nobody of the group is on the line? **Telegram**, at once, in working hours.',
		].join('\n'),
		needs: [
			'- **Mango Office** with the API Connector, its key and salt, and the contact centre, which tells the statuses',
			'- a **Telegram** bot that is a member of your chat',
			'- a **CRM** or registry that takes calls by HTTP, or none',
			'',
			'Nothing at hand? The pins hold a call and a status: run it and look at both tables.',
		].join('\n'),
		steps: [
			'Open the nodes with a red mark and choose or make your **credentials**.',
			'Fill in **Edit Your Settings**: internal numbers and names of the groups, chat, hours. With a CRM: its address, and switch the grey node on (click, then D).',
			'Run **Click Once to Begin**: it makes the two tables.',
			"**Publish**, copy the trigger's address into Mango's cabinet (Integrations → API Connector), press «Проверить подключение».",
		],
		change: [
			'- groups, chat, hours, minutes between two alarms: **Edit Your Settings**',
			"- much traffic: choose the groups in the trigger's filter, too; it starts less often then",
			'- who counts as on the line: **Write the Status Down**',
			'- a status counts from its first change on; until then nobody is reported as away',
		].join('\n'),
	},
	nodes: [
		mangoTrigger('Follow Calls and Operators', [0, 1.5], ['call.ended', 'call.missed', 'call.ringing', 'employee.sessionEnded', 'employee.status']),
		settings([1, 1.5], {
			groups: '500=Регистратура, 501=Медсёстры',
			chatId: '-1001234567890',
			alarmOnceInMinutes: 15,
			...HOURS,
			crmUrl: '',
		}),
		choose('Sort the Events', [2, 1.5], {
			Rings: [holds(`$json.event === 'call.ringing' && Boolean($json.groupExtension) && ${isOurs('$json.groupExtension')}`)],
			Ended: [holds("['call.ended', 'call.missed'].includes($json.event)")],
			// Other sessions are a telephone or a messenger; a contact-centre session is the one that takes calls.
			Operator: [holds(`$json.event.startsWith('employee.') && ${WHO} !== '' && !['sip', 'mtd', 'mtm'].includes($json.session)`)],
		}),

		// Several telephones ring at the same moment: each has a row of its own, so no two can meet.
		write('insert', 'Note Who Rings', [3, 0], CALLS, [], {
			entryId: '={{ $json.entryId }}',
			status: 'rings',
			group: '={{ $json.groupExtension }}',
			operator: '={{ $json.employeeExtension }}',
		}),

		look('Find Who Rang', [3, 1], CALLS, [['entryId', 'eq', '={{ $json.entryId }}'], ['status', 'eq', 'rings']], { alwaysOutputData: true }),
		{ ...filter('Go On If It Is Our Group', [4, 1], [holds(isOurs(GROUP))]), executeOnce: true },
		write('upsert', 'Write the Call Down', [5, 1], CALLS, [['entryId', 'eq', `={{ ${EVENT}.entryId }}`], ['status', 'neq', 'rings']], {
			entryId: `={{ ${EVENT}.entryId }}`,
			status: `={{ ${EVENT}.missed ? 'missed' : ${EVENT}.answered ? 'answered' : 'not reached' }}`,
			group: `={{ ${GROUP} }}`,
			groupName: `={{ ${GROUPS}.find(([own]) => own === (${GROUP}))[1] ?? ${GROUP} }}`,
			client: `={{ ${EVENT}.clientNumber }}`,
			direction: `={{ ${EVENT}.direction }}`,
			operator: `={{ ${EVENT}.answered ? ${EVENT}.employeeExtension : null }}`,
			line: `={{ ${EVENT}.lineNumber }}`,
			startedAt: `={{ ${EVENT}.startedAt }}`,
			waitSeconds: `={{ ${EVENT}.waitSeconds }}`,
			talkSeconds: `={{ ${EVENT}.talkSeconds }}`,
			outcome: `={{ ${EVENT}.result?.messageRu ?? '' }}`,
		}),
		crm('Send It to the CRM', [6, 0], {
			method: 'POST',
			url: `={{ ${setting('crmUrl')} }}/calls`,
			json: '={{ JSON.stringify({ externalId: $json.entryId, status: $json.status, group: $json.groupName, phone: $json.client, extension: $json.operator, line: $json.line, startedAt: $json.startedAt, waitSeconds: $json.waitSeconds, talkSeconds: $json.talkSeconds, comment: $json.outcome }) }}',
		}, { disabled: true, onError: 'continueErrorOutput', retryOnFail: true, maxTries: 3, waitBetweenTries: 2000 }),
		write('update', 'Note That It Is Missing There', [7, 0], CALLS, [['id', 'eq', "={{ $('Write the Call Down').item.json.id }}"]], { crmProblem: `={{ ${REASON} }}` }),
		remove('Drop the Notes', [6, 1], CALLS, [['entryId', 'eq', '={{ $json.entryId }}'], ['status', 'eq', 'rings']]),

		filter('Go On If It Was Missed', [6, 2], [holds("$json.status === 'missed'"), holds(workingNow)]),
		mango('Get the Groups', [7, 2], { resource: 'group', operation: 'getMany', returnAll: true, simplify: true }),
		filter('Keep the Group', [8, 2], [holds("$json.extension === $('Write the Call Down').item.json.group")]),
		look('Get the Statuses', [9, 2], OPERATORS, [], { alwaysOutputData: true }),
		{
			...look('Find a Recent Alarm', [10, 2], CALLS, [
				['group', 'eq', `={{ $('Keep the Group').first().json.extension }}`],
				['alarmAt', 'gt', `={{ $now.minus({ minutes: ${setting('alarmOnceInMinutes')} }).toISO() }}`],
			], { alwaysOutputData: true }),
			executeOnce: true,
		},
		{ ...filter('Go On If Nobody Is There', [11, 2], [holds('!$json.id'), holds(NOBODY)]), executeOnce: true },
		telegram('Raise the Alarm', [12, 2], {
			chatId: `={{ ${setting('chatId')} }}`,
			text: [
				`=🚨 Группа «{{ ${forTelegram("$('Write the Call Down').item.json.groupName")} }}»: на линии никого, звонок пропущен`,
				"<b>{{ $('Write the Call Down').item.json.client ?? 'Номер скрыт' }}</b>, линия {{ $('Write the Call Down').item.json.line }}",
				`{{ ${PEOPLE}.map(({ employeeId: id, name, extension }) => '• ' + ${forTelegram('name')} + ' (' + extension + '): ' + (${statusOf('id')} ? ${statusOf('id')}.statusRu + ' с ' + ${time(`${statusOf('id')}.since`)}.setZone($now.zone).toFormat('HH:mm') : 'статус неизвестен')).join('\\n') || 'В группе нет сотрудников' }}`,
			].join('\n'),
		}),
		write('update', 'Remember the Alarm', [13, 2], CALLS, [['id', 'eq', "={{ $('Write the Call Down').item.json.id }}"]], { alarmAt: '={{ $now.toISO() }}' }),

		look('Find the Operator', [3, 3.25], OPERATORS, [['employeeId', 'eq', `={{ ${WHO} }}`]], { alwaysOutputData: true }),
		// Events may come in any order (mango-api.md §3.1).
		filter('Drop What Is Older', [4, 3.25], [holds(`!$json.since || ${time('$json.since')} < ${time(`${EVENT}.when ?? ${EVENT}.timestamp`)}`)]),
		write('upsert', 'Write the Status Down', [5, 3.25], OPERATORS, [['employeeId', 'eq', `={{ ${WHO.replaceAll('$json', EVENT)} }}`]], {
			employeeId: `={{ ${WHO.replaceAll('$json', EVENT)} }}`,
			status: `={{ ${EVENT}.status ?? 4 }}`,
			statusRu: `={{ ${EVENT}.status ? (${STATUS}[${EVENT}.status] ?? ${EVENT}.statusAlias ?? 'статус ' + ${EVENT}.status) : 'сессия закончилась' }}`,
			takesCalls: `={{ ${JSON.stringify(TAKES_CALLS)}.includes(${EVENT}.status ? (${EVENT}.parentStatus || ${EVENT}.status) : 4) }}`,
			since: `={{ ${EVENT}.when ?? ${EVENT}.timestamp }}`,
			ended: `={{ ${EVENT}.result?.messageRu ?? '' }}`,
		}),
		...tableMaker([0, 3.25], CALLS, {
			entryId: 'string',
			status: 'string',
			group: 'string',
			groupName: 'string',
			client: 'string',
			direction: 'string',
			operator: 'string',
			line: 'string',
			startedAt: 'date',
			waitSeconds: 'number',
			talkSeconds: 'number',
			outcome: 'string',
			alarmAt: 'date',
			crmProblem: 'string',
		}),
		createTable('Create the Table of Operators', [2, 3.25], OPERATORS, {
			employeeId: 'string',
			status: 'number',
			statusRu: 'string',
			takesCalls: 'boolean',
			since: 'date',
			ended: 'string',
		}),
	],
	flows: [
		['Follow Calls and Operators', 'Edit Your Settings', 'Sort the Events', 'Note Who Rings'],
		[['Sort the Events', 1], 'Find Who Rang', 'Go On If It Is Our Group', 'Write the Call Down', 'Send It to the CRM'],
		[['Send It to the CRM', 1], 'Note That It Is Missing There'],
		['Write the Call Down', 'Drop the Notes'],
		['Write the Call Down', 'Go On If It Was Missed', 'Get the Groups', 'Keep the Group', 'Get the Statuses', 'Find a Recent Alarm', 'Go On If Nobody Is There', 'Raise the Alarm', 'Remember the Alarm'],
		[['Sort the Events', 2], 'Find the Operator', 'Drop What Is Older', 'Write the Status Down'],
		['Click Once to Begin', 'Create the Table', 'Create the Table of Operators'],
	],
	pinned: {
		'Follow Calls and Operators': [
			sample('queue_abandon', 'events/summary', 'call.missed'),
			sample('contact_centre', 'events/user/status_changed', 'employee.status'),
		],
		'Get the Groups': [
			{ groupId: 70001, name: 'Sales', extension: '500', description: null, employees: [{ employeeId: 400001, name: 'Anna Ivanova', extension: '101' }] },
		],
		'Raise the Alarm': [{ ok: true, result: { message_id: 1, chat: { id: -1001234567890, type: 'supergroup' }, date: 1782001040, text: 'На линии никого' } }],
	},
};
