// @ts-check
'use strict';

const { choose, crm, everyDay, filter, forTelegram, holds, look, mango, setting, settings, tableMaker, telegram, write } = require('../../tools/templates/nodes');

const TABLE = 'Employees of PBX and CRM';
const MATCHED = "$('Match Employees').item.json";
/** The CRM's own words about a user. Rows of employees without a user have no pair, so the user is found by its id. */
const USER = `($('Sort the Users').all(0).find(({ json }) => String(json.id) === String(${MATCHED}.userId))?.json ?? {})`;
const BY_HAND = "$('Find Links Made by Hand').all()";
/** @param {string} column @param {string} value expression */
const madeByHand = (column, value) => `${BY_HAND}.some(({ json: row }) => row.${column} && String(row.${column}) === String(${value}))`;
/** A link that another key contradicts may ascribe calls to the wrong person. */
const PROBLEM = `${MATCHED}.reason ?? (${MATCHED}.contradictedBy.length > 0 ? 'contradicted' : '')`;

const WORDS = `({ noUser: 'нет такого пользователя в CRM', noKeys: 'в CRM нет ни номера, ни почты, ни SIP', notFound: 'нет такого сотрудника в АТС', ambiguous: 'подходят несколько, выберите вручную', taken: 'его сотрудник уже связан с другим', contradicted: 'связан, но другие данные указывают не на него' })`;
const MOST_SHOWN = 30;

/** @type {import('../../tools/templates/assemble').Plan} */
module.exports = {
	title: 'Employees of the PBX ↔ users of the CRM',
	notes: {
		does: [
			'Every night each employee of the PBX is matched with a user of your **CRM**: by extension, then e-mail, mobile number, SIP login.',
			'',
			'The table *Employees of PBX and CRM* tells whose calls are whose. Whoever has no pair is reported in **Telegram**, once.',
			'',
			'Nothing is guessed: two who share a number or an address are both reported.',
		].join('\n'),
		needs: [
			'- **Mango Office** with the API Connector, and its key and salt',
			'- a **CRM** that lists its users by HTTP: `id`, `name`, `email`, `mobile`, `extension`, `sip`, `active`, as far as it has them',
			'- a **Telegram** bot that is a member of your chat',
			'',
			'Nothing at hand? The pins hold sample data: run it and look at the table.',
		].join('\n'),
		steps: [
			'Open the nodes with a red mark and choose or make your **credentials**.',
			"Fill in **Edit Your Settings**: address of the CRM, chat. Other names of fields: in **Match Employees**.",
			'Run **Click Once to Begin**: it makes the table.',
			'Run the workflow once from **Every Night**, read the table, then **Publish**.',
		],
		change: [
			'- link two by hand: write `userId` into the row and tick `manual`. Tick it without a `userId`: never report this one',
			"- the CRM shall know extension and SIP («Обновить КИ»): switch on **Update the User's Card** (click, then D)",
			'- the CRM wraps or pages its list: a *Split Out* node, or the option *Pagination*, at **Get Users of the CRM**',
			'- the hour: **Every Night**',
		].join('\n'),
	},
	nodes: [
		everyDay('Every Night', [0, 1], 5),
		settings([1, 1], { crmUrl: 'https://crm.example.org/api', chatId: '-1001234567890' }),
		look('Find Links Made by Hand', [2, 1], TABLE, [['manual', 'isTrue']], { alwaysOutputData: true }),
		{
			...crm('Get Users of the CRM', [3, 1], { method: 'GET', url: `={{ ${setting('crmUrl')} }}/users` }),
			executeOnce: true,
			// With an error output n8n would leave by both: an error has no id, as an empty list has none.
			alwaysOutputData: true,
			onError: 'continueRegularOutput',
		},
		choose('Sort the Users', [4, 0.5], {
			'To match': [holds(`Boolean($json.id) && $json.active !== false && !${madeByHand('userId', '$json.id')}`)],
			'No users': [holds('!$json.id')],
		}),
		mango('Match Employees', [5, 0], {
			resource: 'employee',
			operation: 'match',
			userId: "={{ $json.id?.toString() ?? '' }}",
			extension: "={{ $json.extension?.toString() ?? '' }}",
			email: "={{ $json.email ?? '' }}",
			mobile: "={{ $json.mobile?.toString() ?? '' }}",
			sip: "={{ $json.sip ?? '' }}",
		}, { onError: 'continueErrorOutput' }),
		filter('Leave Out What Is Settled', [6, 0], [
			// Robots and people without a telephone are in the PBX, too; nobody misses a user for them.
			holds('Boolean($json.userId || $json.extension)'),
			holds(`!$json.employeeId || !${madeByHand('employeeId', '$json.employeeId')}`),
		]),
		write('upsert', 'Write It Down', [7, 0], TABLE, [['key', 'eq', "={{ $json.employeeId ? 'employee ' + $json.employeeId : 'user ' + $json.userId }}"]], {
			key: "={{ $json.employeeId ? 'employee ' + $json.employeeId : 'user ' + $json.userId }}",
			employeeId: '={{ $json.employeeId?.toString() ?? null }}',
			employee: '={{ $json.name }}',
			extension: '={{ $json.extension }}',
			sip: '={{ $json.sipAddresses[0] ?? null }}',
			userId: '={{ $json.userId || null }}',
			user: `={{ ${USER}.name ?? null }}`,
			matchedBy: '={{ $json.matchedBy }}',
			problem: `={{ ${PROBLEM} }}`,
			manual: false,
			run: '={{ $execution.id }}',
		}),
		choose('Decide What to Do', [8, 0], {
			'New problem': [holds("$json.problem !== '' && !$json.toldAt")],
			Solved: [holds("$json.problem === '' && Boolean($json.toldAt)")],
			'Card differs': [holds(`$json.problem === '' && (String(${USER}.extension ?? '') !== String($json.extension ?? '') || (${USER}.sip ?? '') !== ($json.sip ?? ''))`)],
		}, { every: true }),
		telegram('Tell Who Has No Pair', [9, -1], {
			chatId: `={{ ${setting('chatId')} }}`,
			text: [
				"=👥 Телефония и CRM: не сопоставлены ({{ $('Decide What to Do').all(0).length }})",
				`{{ $('Decide What to Do').all(0).slice(0, ${MOST_SHOWN}).map(({ json: row }) => '• ' + ${forTelegram("row.employee ?? row.user ?? row.userId")} + (row.extension ? ', внутренний ' + row.extension : '') + ': ' + ${WORDS}[row.problem]).join('\\n') }}`,
				`{{ $('Decide What to Do').all(0).length > ${MOST_SHOWN} ? 'Остальные в таблице.' : '' }}`,
			].join('\n'),
		}, { executeOnce: true }),
		write('update', 'Remember That They Were Told', [10, -1], TABLE, [['run', 'eq', '={{ $execution.id }}'], ['problem', 'neq', '']], { toldAt: '={{ $now.toISO() }}' }),
		write('update', 'Forget What Is Solved', [9, 0], TABLE, [['key', 'eq', '={{ $json.key }}']], { toldAt: '={{ null }}' }),
		crm("Update the User's Card", [9, 1], {
			method: 'PATCH',
			url: `={{ ${setting('crmUrl')} }}/users/{{ $json.userId }}`,
			json: '={{ JSON.stringify({ extension: $json.extension, sip: $json.sip }) }}',
		}, { disabled: true, onError: 'continueRegularOutput' }),
		{
			...write('update', 'Mark Who Is Gone', [6, 1.5], TABLE, [['run', 'neq', '={{ $execution.id }}'], ['manual', 'isFalse']], {
				problem: 'gone',
				// The number may belong to somebody else by now.
				extension: '={{ null }}',
				userId: '={{ null }}',
			}),
			executeOnce: true,
		},
		telegram('Tell That It Failed', [6, 2.5], {
			chatId: `={{ ${setting('chatId')} }}`,
			text: `=⚠️ Сотрудники АТС и CRM не сверены, таблица осталась прежней\n{{ $json.error ? ${forTelegram('$json.error.message ?? $json.error')} : 'CRM прислала пустой список или пользователей без id' }}`,
		}, { executeOnce: true }),
		...tableMaker([0, 2.5], TABLE, {
			key: 'string',
			employeeId: 'string',
			employee: 'string',
			extension: 'string',
			sip: 'string',
			userId: 'string',
			user: 'string',
			matchedBy: 'string',
			problem: 'string',
			manual: 'boolean',
			toldAt: 'date',
			run: 'string',
		}),
	],
	flows: [
		['Every Night', 'Edit Your Settings', 'Find Links Made by Hand', 'Get Users of the CRM', 'Sort the Users', 'Match Employees', 'Leave Out What Is Settled', 'Write It Down', 'Decide What to Do', 'Tell Who Has No Pair', 'Remember That They Were Told'],
		[['Decide What to Do', 1], 'Forget What Is Solved'],
		[['Decide What to Do', 2], "Update the User's Card"],
		// Runs after the branch above it, when all rows of this run are written.
		['Match Employees', 'Mark Who Is Gone'],
		[['Sort the Users', 1], 'Tell That It Failed'],
		[['Match Employees', 1], 'Tell That It Failed'],
		['Click Once to Begin', 'Create the Table'],
	],
	pinned: {
		'Every Night': [{ timestamp: '2026-06-21T05:00:00.000+03:00' }],
		'Get Users of the CRM': [
			{ id: 7, name: 'Анна Иванова', email: 'a.ivanova@example.org', extension: '101', active: true },
			{ id: 8, name: 'Павел Петров', email: 'p.petrov@example.org', mobile: '8 (900) 000-01-02', active: true },
			{ id: 9, name: 'Мария Новикова', email: 'm.novikova@example.org', active: true },
		],
		'Match Employees': [
			{ userId: '7', matched: true, matchedBy: 'extension', contradictedBy: [], reason: null, candidateIds: [], employeeId: 400001, name: 'Anna Ivanova', extension: '101', email: 'a.ivanova@example.org', mobile: '+79000000101', sipAddresses: ['sip:u101@example.mangosip.ru'] },
			{ userId: '9', matched: false, matchedBy: null, contradictedBy: [], reason: 'notFound', candidateIds: [], employeeId: null, name: null, extension: null, email: null, mobile: null, sipAddresses: [] },
			{ userId: null, matched: false, matchedBy: null, contradictedBy: [], reason: 'noUser', candidateIds: [], employeeId: 400003, name: 'Olga Smirnova', extension: '103', email: 'o.smirnova@example.org', mobile: null, sipAddresses: ['sip:u103@example.mangosip.ru'] },
		],
		'Tell Who Has No Pair': [{ ok: true, result: { message_id: 1, chat: { id: -1001234567890, type: 'supergroup' }, date: 1782001040, text: 'Телефония и CRM' } }],
	},
};
