// @ts-check
'use strict';

const { REASON, choose, credential, holds, mango, node, setting, settings, telegram } = require('../../tools/templates/nodes');
const { exampleConversation } = require('../../tools/templates/pinned');

const KEY = 'Ключ';
/** Period: whole days of the workflow's zone, the last of them is yesterday unless the user names one. */
const lastDay = `(${setting('lastDay')} ? DateTime.fromISO(${setting('lastDay')}, { zone: $now.zone }) : $now.minus({ days: 1 })).endOf('day')`;
const firstDay = `${lastDay}.startOf('day').minus({ days: ${setting('days')} - 1 })`;
const day = (/** @type {string} */ moment) => `${moment}.toFormat('yyyy-MM-dd')`;
const period = `[...new Set([${day(firstDay)}, ${day(lastDay)}])].join(' – ')`;

const incoming = "$json.direction === 'inbound'";
const outgoing = "$json.direction === 'outbound'";
/** 0 or 1, or seconds. @type {Record<string, string>} */
const COUNTED = {
	incoming: `Number(${incoming})`,
	answered: `Number(${incoming} && $json.answered)`,
	missed: 'Number($json.missed === true)',
	calledBack: `Number($json.missed === true && $json.recallStatus === ${setting('calledBackStatus')})`,
	outgoing: `Number(${outgoing})`,
	reached: `Number(${outgoing} && $json.answered)`,
	waitSeconds: `${incoming} && $json.answered ? $json.waitSeconds ?? 0 : 0`,
	talkSeconds: `${incoming} || ${outgoing} ? $json.talkSeconds : 0`,
};
/** In a group that nobody answered the "employee" is the group itself. */
const employee = "$json.employeeExtension && $json.employeeExtension !== $json.groupExtension ? [$json.employeeExtension, $json.employeeName].filter(Boolean).join(' ') : null";
const group = "$json.groupExtension ? 'Группа ' + [$json.groupExtension, $json.groupName].filter(Boolean).join(' ') : null";
const TOTAL = 'Всего';
const WHO = `={{ ['${TOTAL}', ...(${incoming} || ${outgoing} ? [${employee}, ${group}] : [])].filter(Boolean) }}`;

/**
 * @param {string} name @param {import('../../tools/templates/nodes').Cell} at
 * @param {Array<[field: string, type: string, value: string]>} fields
 */
const fields = (name, at, fields) =>
	node(name, 'n8n-nodes-base.set', 3.4, at, {
		assignments: { assignments: fields.map(([field, type, value], index) => ({ id: `field-${index + 1}`, name: field, type, value })) },
		includeOtherFields: false,
		options: {},
	});

const LINES = "$('Name the Columns').all().map((item) => item.json)";
const escaped = (/** @type {string} */ text) => `${text}.replace(/&/g, '&amp;').replace(/</g, '&lt;')`;
const people = [
	`${LINES}.filter((line) => line['Кто'] !== '${TOTAL}')`,
	".sort((one, other) => other['Входящих'] + other['Исходящих'] - one['Входящих'] - one['Исходящих']).slice(0, 30)",
	`.map((line) => '<b>' + ${escaped("line['Кто']")} + '</b>: принято ' + line['Принято'] + ', пропущено ' + line['Пропущено'] + ', исходящих ' + line['Исходящих'] + ', ' + line['Разговоры, мин'] + ' мин').join('\\n')`,
].join('');
const total = (/** @type {string} */ column) => `{{ ${LINES}.find((line) => line['Кто'] === '${TOTAL}')['${column}'] }}`;

/** @type {import('../../tools/templates/assemble').Plan} */
module.exports = {
	title: 'Daily statistics → Google Sheets and digest',
	notes: {
		does: [
			'Every night the calls of the day are counted: for everybody together, for each employee and each group.',
			'',
			'The rows go to **Google Sheets**, a digest to **Telegram**: incoming, answered, missed, called back, outgoing, mean wait, minutes talked.',
			'',
			'A day without calls gives zeros, not silence.',
		].join('\n'),
		needs: [
			'- **Mango Office** with the API Connector, its key and salt',
			'- **Google Sheets**: an empty spreadsheet; the header is written by itself',
			'- a **Telegram** bot (from @BotFather) that is a member of your chat',
			'',
			'Nothing at hand? The pins hold sample data: run it and look.',
		].join('\n'),
		steps: [
			'Open the nodes with a red mark and choose or make your **credentials**.',
			'Fill in **Edit Your Settings**: the spreadsheet\'s id (in its address, between /d/ and /edit), the name of the sheet, the chat.',
			'Unpin the four nodes with a pin, run the workflow once and look at sheet and chat.',
			'**Publish**. It starts at 00:15 Moscow time.',
		],
		change: [
			'- a week instead of a day: *days* 7, and a weekly time in **Start After Midnight**',
			'- a day in the past: *lastDay* `2026-06-21`, run it, and empty it again',
			'- columns and their names: **Name the Columns**. *Ключ* must stay, rows are found by it',
			'- mail instead of Telegram: put a mail node in place of **Send the Digest**',
		].join('\n'),
	},
	nodes: [
		node('Start After Midnight', 'n8n-nodes-base.scheduleTrigger', 1.2, [0, 0], {
			rule: { interval: [{ field: 'days', daysInterval: 1, triggerAtHour: 0, triggerAtMinute: 15 }] },
		}),
		settings([1, 0], { spreadsheetId: 'paste-the-id-here', sheetName: 'Лист1', chatId: '-1001234567890', days: 1, lastDay: '', calledBackStatus: 1 }),
		mango('Get the Conversations', [2, 0], {
			resource: 'statistics',
			operation: 'getMany',
			from: `={{ ${firstDay}.toISO() }}`,
			to: `={{ ${lastDay}.startOf('second').toISO() }}`,
			returnAll: true,
			simplify: true,
			additionalFields: {},
		}, { alwaysOutputData: true, onError: 'continueRegularOutput' }),
		choose('See If They Came', [3, 0], { Came: [holds('!$json.error')], 'Not this time': [holds('true')] }),
		fields('Count Each Conversation', [4, 0], [
			['who', 'array', WHO],
			...Object.entries(COUNTED).map(([field, value]) => /** @type {[string, string, string]} */ ([field, 'number', `={{ ${value} }}`])),
		]),
		node('Split by Employee and Group', 'n8n-nodes-base.splitOut', 1, [5, 0], { fieldToSplitOut: 'who', include: 'allOtherFields', options: {} }),
		node('Add Up', 'n8n-nodes-base.summarize', 1.1, [6, 0], {
			fieldsToSummarize: { values: Object.keys(COUNTED).map((field) => ({ aggregation: 'sum', field })) },
			fieldsToSplitBy: 'who',
			options: {},
		}),
		fields('Name the Columns', [7, 0], [
			[KEY, 'string', `={{ ${period} }} {{ $json.who }}`],
			['Период', 'string', `={{ ${period} }}`],
			['Кто', 'string', '={{ $json.who }}'],
			['Входящих', 'number', '={{ $json.sum_incoming }}'],
			['Принято', 'number', '={{ $json.sum_answered }}'],
			['Пропущено', 'number', '={{ $json.sum_missed }}'],
			['Перезвонили', 'number', '={{ $json.sum_calledBack }}'],
			['Исходящих', 'number', '={{ $json.sum_outgoing }}'],
			['Дозвонились', 'number', '={{ $json.sum_reached }}'],
			['Среднее ожидание, с', 'number', '={{ Math.round($json.sum_waitSeconds / ($json.sum_answered || 1)) }}'],
			['Разговоры, мин', 'number', '={{ Math.round($json.sum_talkSeconds / 60) }}'],
		]),
		node('Write the Rows', 'n8n-nodes-base.googleSheets', 4.7, [8, 0], {
			authentication: 'oAuth2',
			operation: 'appendOrUpdate',
			documentId: { __rl: true, mode: 'id', value: `={{ ${setting('spreadsheetId')} }}` },
			sheetName: { __rl: true, mode: 'name', value: `={{ ${setting('sheetName')} }}` },
			columns: { mappingMode: 'autoMapInputData', value: {}, matchingColumns: [KEY], schema: [], attemptToConvertTypes: false, convertFieldsToString: false },
			// As they are: Sheets would take "101 …" for a date or a formula now and then.
			options: { cellFormat: 'RAW' },
		}, { credentials: credential('googleSheetsOAuth2Api'), onError: 'continueErrorOutput' }),
		telegram('Send the Digest', [9, 0], {
			chatId: `={{ ${setting('chatId')} }}`,
			text: [
				`=📊 <b>Звонки за {{ ${period} }}</b>`,
				`Входящих: ${total('Входящих')}, принято ${total('Принято')}, пропущено ${total('Пропущено')}, перезвонили ${total('Перезвонили')}`,
				`Исходящих: ${total('Исходящих')}, дозвонились ${total('Дозвонились')}`,
				`Среднее ожидание: ${total('Среднее ожидание, с')} с, разговоры: ${total('Разговоры, мин')} мин`,
				'',
				`{{ ${people} }}`,
			].join('\n'),
		}, { executeOnce: true }),
		telegram('Tell the Trouble', [9, 1], {
			chatId: `={{ ${setting('chatId')} }}`,
			text: `=⚠️ Статистика за {{ ${period} }}: {{ $('Name the Columns').isExecuted ? 'не записана в таблицу' : 'не получена из Mango Office' }}. Запустите ещё раз.\n{{ ${escaped(`String(${REASON} ?? '')`)} }}`,
		}, { executeOnce: true }),
	],
	flows: [
		['Start After Midnight', 'Edit Your Settings', 'Get the Conversations', 'See If They Came', 'Count Each Conversation', 'Split by Employee and Group', 'Add Up', 'Name the Columns', 'Write the Rows', 'Send the Digest'],
		[['See If They Came', 1], 'Tell the Trouble'],
		[['Write the Rows', 1], 'Tell the Trouble'],
		[['Write the Rows', 1], 'Send the Digest'],
	],
	pinned: {
		'Start After Midnight': [{ timestamp: '2026-06-22T00:15:00.000+03:00' }],
		'Get the Conversations': [exampleConversation()],
		'Write the Rows': [{ [KEY]: '2026-06-21 Всего', 'Кто': TOTAL }],
		'Send the Digest': [{ ok: true, result: { message_id: 1, chat: { id: -1001234567890, type: 'supergroup' }, date: 1782001040, text: 'Звонки' } }],
	},
};
