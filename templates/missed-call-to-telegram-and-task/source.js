// @ts-check
'use strict';

const { HOURS, time, workingNow } = require('../../tools/templates/hours');
const { REASON, choose, crm, equals, everyMinutes, filter, holds, look, mangoTrigger, setting, settings, tableMaker, telegram, write } = require('../../tools/templates/nodes');
const { sample } = require('../../tools/templates/pinned');

const TABLE = 'Clients to call back';

/** One row per client; a hidden number is a client of its own each time. */
const KEY = '$json.clientNumber ?? $json.eventId';

/** Inside "Write the Call Down": the event, and the client's row as it was, if there was one. */
const EVENT = "$('Sort the Events').item.json";
const ROW = '$json';
/** A repeat of the same event must not count twice, and must not open a row that is closed. */
const repeated = `${ROW}.lastEventId === ${EVENT}.eventId`;
const goesOn = `${ROW}.status === 'open' || ${repeated}`;
/** @param {string} column */
const keptIfItGoesOn = (column) => `={{ (${goesOn}) ? ${ROW}.${column} ?? null : null }}`;

const shown = (/** @type {string} */ row) =>
	[
		`{{ ['billing', 'technical'].includes(${row}.missedReason) ? '⚠️ Звонок сорвался, проверьте АТС' : '📞 Пропущенный звонок' }}`,
		`<b>{{ ${row}.client ?? 'Номер скрыт, перезвонить нельзя' }}</b>{{ ${row}.calls > 1 ? ', звонков подряд: ' + ${row}.calls : '' }}`,
		`{{ ${row}.reasonRu }}`,
		`{{ ${row}.employee ? 'Звонили на: ' + ${row}.employee + ', линия ' : 'Линия ' }}{{ ${row}.line }}`,
		`{{ ${time(`${row}.lastCallAt`)}.setZone($now.zone).toFormat('dd.MM HH:mm') }}`,
	].join('\n');

const DECIDED = "$('Decide What to Do').item.json";
const team = (/** @type {string} */ row) => `={{ ['billing', 'technical'].includes(${row}.missedReason) ? ${setting('adminChatId')} : ${setting('teamChatId')} }}`;

/** @type {import('../../tools/templates/assemble').Plan} */
module.exports = {
	title: 'Missed call → Telegram and CRM task',
	notes: {
		does: [
			'Nobody answered a client: your team reads it in **Telegram** and your **CRM** gets a task to call back.',
			'',
			'When somebody has talked to the client, the message says so and the task is closed. Nobody did? After 30 minutes the head of sales is told.',
			'',
			'Five calls in a row are one message with a count. Calls at night wait until the morning.',
		].join('\n'),
		needs: [
			'- **Mango Office** with the API Connector, and its key and salt',
			'- a **Telegram** bot (from @BotFather) that is a member of your chat',
			'- a **CRM** that takes tasks by HTTP, or none. amoCRM, Bitrix24 and others have nodes of their own; put them in place of the two grey nodes',
			'',
			'Nothing at hand? The pins hold sample data: run it and look (outside working hours it only writes the row).',
		].join('\n'),
		steps: [
			'Open the nodes with a red mark and choose or make your **credentials**.',
			'Fill in **Edit Your Settings**: chats and hours. With a CRM: its address too, and switch the two grey nodes on (click, then D).',
			'Run **Click Once to Begin**: it makes the table *Clients to call back*.',
			'**Publish**, open the Mango Office Trigger, copy its address into Mango\'s cabinet (Integrations → API Connector), press «Проверить подключение».',
		],
		change: [
			'- chats, working hours, minutes until the head is told: **Edit Your Settings**',
			'- the words: the three Telegram nodes',
			'- who hung up in the voice menu counts too: the trigger\'s option *Include Voice Menu Calls*',
			'- only some lines or groups: the trigger\'s *Filters*',
			'- unpin the nodes with a pin before you test with real messages',
		].join('\n'),
	},
	nodes: [
		mangoTrigger('Catch Missed and Ended Calls', [0, 0], ['call.missed', 'call.ended']),
		everyMinutes('Look Every Ten Minutes', [0, 1], 10),
		settings([1, 0.5], {
			teamChatId: '-1001234567890',
			headChatId: '-1001234567890',
			adminChatId: '-1001234567890',
			tellHeadAfterMinutes: 30,
			...HOURS,
			crmUrl: '',
		}),
		choose('Sort the Events', [2, 0.5], {
			Missed: [equals('$json.event', 'call.missed')],
			Talked: [holds("$json.event === 'call.ended' && $json.answered && Boolean($json.clientNumber)")],
			'Time to look': [holds('!$json.event')],
		}),

		look("Find the Client's Row", [3, -0.25], TABLE, [['key', 'eq', `={{ ${KEY} }}`]], { alwaysOutputData: true }),
		write('upsert', 'Write the Call Down', [4, -0.25], TABLE, [['key', 'eq', `={{ ${EVENT}.clientNumber ?? ${EVENT}.eventId }}`]], {
			key: `={{ ${EVENT}.clientNumber ?? ${EVENT}.eventId }}`,
			client: `={{ ${EVENT}.clientNumber }}`,
			status: `={{ ${repeated} ? ${ROW}.status : 'open' }}`,
			calls: `={{ ${repeated} ? ${ROW}.calls : ${ROW}.status === 'open' ? ${ROW}.calls + 1 : 1 }}`,
			firstCallAt: `={{ (${goesOn}) ? ${ROW}.firstCallAt : ${EVENT}.startedAt }}`,
			lastCallAt: `={{ ${EVENT}.startedAt }}`,
			missedReason: `={{ ${EVENT}.missedReason }}`,
			reasonRu: `={{ ${EVENT}.result?.messageRu ?? '' }}`,
			employee: `={{ ${EVENT}.employeeExtension }}`,
			line: `={{ ${EVENT}.lineNumber }}`,
			lastEventId: `={{ ${EVENT}.eventId }}`,
			messageId: keptIfItGoesOn('messageId'),
			toldAt: keptIfItGoesOn('toldAt'),
			headToldAt: keptIfItGoesOn('headToldAt'),
			taskId: keptIfItGoesOn('taskId'),
		}),
		look('Get All Open Rows', [4, 1.75], TABLE, [['status', 'eq', 'open']]),
		choose('Decide What to Do', [5, 0.75], {
			'Tell the team': [
				holds("$json.status === 'open' && !$json.messageId"),
				holds(`(${workingNow}) || ['billing', 'technical'].includes($json.missedReason)`),
			],
			'Make a task': [holds(`$json.status === 'open' && Boolean($json.client) && !$json.taskId && ${setting('crmUrl')} !== ''`)],
			'Called again': [holds(`Boolean($json.messageId) && $json.calls > 1 && $json.lastEventId === ${setting('eventId')}`)],
			'Tell the head': [
				holds(`Boolean($json.client && $json.toldAt) && !$json.headToldAt && ${workingNow}`),
				holds(`${time('$json.toldAt')} < $now.minus({ minutes: ${setting('tellHeadAfterMinutes')} })`),
			],
		}, { every: true }),

		telegram('Tell the Team', [6, -0.25], { chatId: team('$json'), text: `=${shown('$json')}` }, { onError: 'continueRegularOutput' }),
		write('update', 'Remember the Message', [7, -0.25], TABLE, [['key', 'eq', `={{ ${DECIDED}.key }}`]], {
			messageId: '={{ $json.result?.message_id?.toString() ?? null }}',
			toldAt: '={{ $json.result ? $now.toISO() : null }}',
			// Nobody can call a hidden number back: told is done.
			status: `={{ $json.result && !${DECIDED}.client ? 'hidden' : 'open' }}`,
			chatProblem: `={{ $json.result ? '' : (${REASON}) }}`,
		}),
		crm('Make a Task', [6, 0.75], {
			method: 'POST',
			url: `={{ ${setting('crmUrl')} }}/tasks`,
			json: `={{ JSON.stringify({ title: 'Перезвонить: ' + $json.client, phone: $json.client, extension: $json.employee, comment: $json.reasonRu, calledAt: $json.firstCallAt, externalId: $json.key + ' ' + $json.firstCallAt }) }}`,
		}, { onError: 'continueRegularOutput', disabled: true }),
		write('update', 'Remember the Task', [7, 0.75], TABLE, [['key', 'eq', `={{ ${DECIDED}.key }}`]], {
			taskId: '={{ $json.id?.toString() ?? null }}',
			crmProblem: `={{ $json.id ? '' : (${REASON} ?? 'no id in the answer') }}`,
		}),
		telegram('Show the New Count', [6, 1.75], { chatId: team('$json'), messageId: '={{ $json.messageId }}', text: `=${shown('$json')}` }, { onError: 'continueRegularOutput' }),
		telegram('Tell the Head', [6, 2.75], {
			chatId: `={{ ${setting('headChatId')} }}`,
			text: `=⏰ Не перезвонили больше {{ ${setting('tellHeadAfterMinutes')} }} минут\n${shown('$json')}`,
		}),
		write('update', 'Remember That the Head Knows', [7, 2.75], TABLE, [['key', 'eq', `={{ ${DECIDED}.key }}`]], { headToldAt: '={{ $now.toISO() }}' }),

		write('update', 'Close the Row', [3, 3.75], TABLE, [['key', 'eq', '={{ $json.clientNumber }}'], ['status', 'eq', 'open']], {
			status: 'closed',
			closedAt: '={{ $json.endedAt }}',
			closedBy: '={{ $json.employeeExtension }}',
		}),
		filter('Go On If the Team Was Told', [4, 3.75], [holds('Boolean($json.messageId)')]),
		telegram('Show That It Is Done', [5, 3.75], {
			chatId: team('$json'),
			messageId: '={{ $json.messageId }}',
			text: `=✅ С клиентом поговорили{{ $json.closedBy ? ', сотрудник ' + $json.closedBy : '' }}\n<b>{{ $json.client }}</b>`,
		}, { onError: 'continueRegularOutput' }),
		filter('Go On If There Is a Task', [4, 4.75], [holds('Boolean($json.taskId)')]),
		crm('Close the Task', [5, 4.75], {
			method: 'PATCH',
			url: `={{ ${setting('crmUrl')} }}/tasks/{{ $json.taskId }}`,
			json: "={{ JSON.stringify({ status: 'done', closedBy: $json.closedBy, closedAt: $json.closedAt }) }}",
		}, { disabled: true }),
		...tableMaker([0, 2.75], TABLE, {
			key: 'string',
			client: 'string',
			status: 'string',
			calls: 'number',
			firstCallAt: 'date',
			lastCallAt: 'date',
			missedReason: 'string',
			reasonRu: 'string',
			employee: 'string',
			line: 'string',
			messageId: 'string',
			toldAt: 'date',
			headToldAt: 'date',
			taskId: 'string',
			closedAt: 'date',
			closedBy: 'string',
			lastEventId: 'string',
			chatProblem: 'string',
			crmProblem: 'string',
		}),
	],
	flows: [
		['Catch Missed and Ended Calls', 'Edit Your Settings', 'Sort the Events', "Find the Client's Row", 'Write the Call Down', 'Decide What to Do'],
		['Look Every Ten Minutes', 'Edit Your Settings'],
		[['Sort the Events', 2], 'Get All Open Rows', 'Decide What to Do', 'Tell the Team', 'Remember the Message'],
		[['Decide What to Do', 1], 'Make a Task', 'Remember the Task'],
		[['Decide What to Do', 2], 'Show the New Count'],
		[['Decide What to Do', 3], 'Tell the Head', 'Remember That the Head Knows'],
		[['Sort the Events', 1], 'Close the Row', 'Go On If the Team Was Told', 'Show That It Is Done'],
		['Close the Row', 'Go On If There Is a Task', 'Close the Task'],
		['Click Once to Begin', 'Create the Table'],
	],
	pinned: {
		'Catch Missed and Ended Calls': [sample('inbound_missed_no_answer', 'events/summary', 'call.missed')],
		'Tell the Team': [{ ok: true, result: { message_id: 1, chat: { id: -1001234567890, type: 'supergroup' }, date: 1782001040, text: 'Пропущенный звонок' } }],
	},
};
