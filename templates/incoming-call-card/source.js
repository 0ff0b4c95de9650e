// @ts-check
'use strict';

const { askCrm, newest, rightOf, writings } = require('../../tools/templates/customers');
const { time } = require('../../tools/templates/hours');
const { REASON, choose, equals, filter, goOnUnless, holds, look, mangoTrigger, setting, settings, tableMaker, telegram, write } = require('../../tools/templates/nodes');
const { sample } = require('../../tools/templates/pinned');

const TABLE = 'Cards of calls';
/** Not the Switch: of its outputs `first()` takes the one that n8n finds first on the way here. */
const EVENT = "$('Catch Incoming Calls').first().json";
const CARD = "$('Write the Card Down').first().json";
const contact = newest('$json.contacts');

/** What people typed into a CRM must not break the message: Telegram refuses a text with a stray `<`. @param {string} text expression */
const plain = (text) => `String(${text}).replace(/&/g, '&amp;').replace(/</g, '&lt;')`;

/** What the CRM knows. Every line but the first is left out when the CRM's answer has nothing for it. */
const about = [
	`${plain(`${contact}.name`)} + ($json.contacts.length > 1 ? ' (и ещё контактов с этим номером: ' + ($json.contacts.length - 1) + ')' : '')`,
	`${contact}.ownerName ? 'Ответственный: ' + ${plain(`${contact}.ownerName`)} : ''`,
	`${contact}.lastDeal ? 'Сделка: ' + ${plain(`${contact}.lastDeal.title`)} : ''`,
	`${contact}.lastCallAt ? 'Прошлый звонок: ' + ${time(`${contact}.lastCallAt`)}.setZone($now.zone).toFormat('dd.MM.yyyy') : ''`,
].join(', ');
const newClient = `'🆕 Новый клиент, <a href="' + ${setting('newContactLink')} + encodeURIComponent(${EVENT}.clientNumber) + '">создать контакт</a>'`;

/** @param {string} row of a card, as it is now @param {string} known what the CRM knows */
const shown = (row, known) =>
	[
		`{{ ${row}.status === 'over' ? ${row}.outcome : ${row}.status === 'ringing' ? '📞 Звонит клиент' : ${row}.answeredBy === ${row}.extension ? '🟢 Идёт разговор' : 'Ответил сотрудник ' + ${row}.answeredBy }}`,
		`<b>{{ ${row}.client ?? 'Номер скрыт' }}</b>`,
		`{{ ${known} || (${row}.client ? '⚠️ CRM не ответила за две секунды' : '') }}`,
		`Сотрудник {{ ${row}.extension ?? '?' }}, линия {{ ${row}.line ?? '?' }}`,
	].join('\n');
/** @type {Array<[string, string, string]>} */
const cardsOfTheCall = [['entryId', 'eq', `={{ ${EVENT}.entryId }}`], ['kind', 'eq', 'card']];
const carryOn = { onError: 'continueRegularOutput' };

/** @type {import('../../tools/templates/assemble').Plan} */
module.exports = {
	title: 'Incoming call → card of the client in Telegram',
	notes: {
		does: [
			'The phone rings, and its owner reads in **Telegram** who it is: name, manager, last deal, last call, from your **CRM**. A number that nobody knows comes with a link that makes the contact.',
			'',
			'The look-up begins while the caller hears the voice menu, and takes two seconds at most. The card then follows the call: who answered, how it ended. After a transfer the new person gets a card too.',
		].join('\n'),
		needs: [
			'- **Mango Office** with the API Connector, and its key and salt',
			'- a **Telegram** bot (from @BotFather); each employee has pressed *Start* in it, because a bot cannot write first',
			'- a **CRM** that can be asked by HTTP, and its token. Others have nodes of their own: put one in place of **Ask the CRM**',
			'',
			'Nothing at hand? The pins hold sample data: run it and look into the table.',
		].join('\n'),
		steps: [
			'Open the nodes with a red mark and choose or make your **credentials**.',
			'Fill in **Edit Your Settings**: the CRM, the chat of each extension, the chat for all others.',
			'Run **Click Once to Begin**: it makes the table *Cards of calls*.',
			"**Publish**, open the Mango Office Trigger, copy its address into Mango's cabinet (Integrations → API Connector), press «Проверить подключение».",
		],
		change: [
			'- `chats`: pairs *extension=chat id*, e.g. `101=111111111, 102=222222222`',
			'- `newContactLink`: the number is put at its end',
			'- what the card tells: **Remember the Client**, **Show the Card**, **Change the Card**',
			'- some lines or groups only: the trigger\'s *Filters*',
			'- unpin **Ask the CRM** and **Show the Card** before you try it with yours',
		].join('\n'),
	},
	nodes: [
		mangoTrigger('Catch Incoming Calls', [0, 1], ['call.incoming', 'call.ringing', 'call.answered', 'call.ended'], { respond: 'immediately' }, { filters: { directions: ['inbound'] } }),
		settings([1, 1], {
			crmUrl: 'https://crm.example.org/api',
			chats: '101=111111111, 102=222222222',
			teamChatId: '-1001234567890',
			newContactLink: 'https://crm.example.org/contacts/new?phone=',
		}),
		choose('Sort the Events', [2, 1], {
			'In the menu': [equals('$json.event', 'call.incoming'), holds("$json.location !== 'abonent'")],
			Rings: [holds("['call.incoming', 'call.ringing'].includes($json.event)")],
			Answered: [equals('$json.event', 'call.answered')],
			Over: [equals('$json.event', 'call.ended')],
		}),

		goOnUnless('Go On If There Is No Card', [3, 0.5], TABLE, { key: '={{ $json.callId }}' }),
		// Before the search: whoever picks up at once must find the card, or a second one would be made.
		write('insert', 'Write the Card Down', [4, 0.5], TABLE, [], {
			key: `={{ ${EVENT}.callId }}`,
			kind: 'card',
			entryId: `={{ ${EVENT}.entryId }}`,
			client: `={{ ${EVENT}.clientNumber }}`,
			extension: `={{ ${EVENT}.employeeExtension }}`,
			line: `={{ ${EVENT}.lineNumber }}`,
			chatId: `={{ ${rightOf('chats', `${EVENT}.employeeExtension`)} ?? ${setting('teamChatId')} }}`,
			status: `={{ ${EVENT}.event === 'call.answered' ? 'talk' : 'ringing' }}`,
			answeredBy: `={{ ${EVENT}.event === 'call.answered' ? ${EVENT}.employeeExtension : '' }}`,
		}),
		look('Find What Is Known', [5, 0], TABLE, [['key', 'eq', `={{ ${EVENT}.entryId }}`]], { alwaysOutputData: true }),
		{
			...choose('Ask If the CRM Is Needed', [6, 0], {
				No: [holds("$json.status !== 'over'"), holds(`Boolean($json.about) || !${EVENT}.clientNumber`)],
				Yes: [holds("$json.status !== 'over'")],
			}),
			executeOnce: true,
		},
		askCrm('Ask the CRM', [7, 0.75], { path: '/contacts', query: { phone: writings(`${EVENT}.clientNumber`) }, timeoutMs: 2000 }, carryOn),
		write('upsert', 'Remember the Client', [8, 0.75], TABLE, [['key', 'eq', `={{ ${EVENT}.entryId }}`]], {
			key: `={{ ${EVENT}.entryId }}`,
			kind: 'client',
			entryId: `={{ ${EVENT}.entryId }}`,
			client: `={{ ${EVENT}.clientNumber }}`,
			about: `={{ !$json.contacts ? '' : $json.contacts.length === 0 ? ${newClient} : [${about}].filter(Boolean).join('\\n') }}`,
			problem: `={{ $json.contacts ? '' : String(${REASON}) }}`,
		}),
		{ ...filter('Go On If a Phone Rings', [9, 0], [holds(`${EVENT}.location === 'abonent'`)]), executeOnce: true },
		telegram('Show the Card', [10, 0], { chatId: `={{ ${CARD}.chatId }}`, text: `=${shown(CARD, '$json.about')}` }, carryOn),
		write('update', 'Remember the Message', [11, 0], TABLE, [['key', 'eq', `={{ ${CARD}.key }}`]], {
			messageId: '={{ $json.result?.message_id?.toString() ?? null }}',
			about: "={{ $('Go On If a Phone Rings').first().json.about ?? '' }}",
			problem: `={{ $json.result ? '' : String(${REASON}) }}`,
		}),
		filter('Go On If the Call Went On', [11, 1], [holds('Boolean($json.messageId)'), holds(`$json.status !== ${CARD}.status || $json.answeredBy !== ${CARD}.answeredBy`)]),

		write('update', 'Note Who Answered', [3, 1.75], TABLE, [...cardsOfTheCall, ['status', 'neq', 'over']], {
			status: 'talk',
			answeredBy: `={{ ${EVENT}.employeeExtension }}`,
		}),
		// An event that comes late finds that the call is over.
		write('upsert', 'Note the End', [3, 2.75], TABLE, [['key', 'eq', '={{ $json.entryId }}']], { key: '={{ $json.entryId }}', kind: 'client', entryId: '={{ $json.entryId }}', status: 'over' }),
		{
			...write('update', 'End the Cards', [4, 2.75], TABLE, cardsOfTheCall, {
				status: 'over',
				outcome: `={{ ${EVENT}.answered ? '✅ Поговорили, ' + ${EVENT}.talkSeconds + ' с, сотрудник ' + (${EVENT}.employeeExtension ?? '?') : '❌ Разговора не было. ' + (${EVENT}.result?.messageRu ?? '') }}`,
			}),
			executeOnce: true,
		},
		filter('Go On If the Card Was Sent', [9, 1.75], [holds('Boolean($json.messageId)')]),
		telegram('Change the Card', [11, 2], { chatId: '={{ $json.chatId }}', messageId: '={{ $json.messageId }}', text: `=${shown('$json', '$json.about')}` }, carryOn),
		...tableMaker([0, 2.75], TABLE, {
			key: 'string',
			kind: 'string',
			entryId: 'string',
			client: 'string',
			extension: 'string',
			line: 'string',
			status: 'string',
			answeredBy: 'string',
			outcome: 'string',
			about: 'string',
			chatId: 'string',
			messageId: 'string',
			problem: 'string',
		}),
	],
	flows: [
		['Catch Incoming Calls', 'Edit Your Settings', 'Sort the Events', 'Find What Is Known', 'Ask If the CRM Is Needed', 'Go On If a Phone Rings', 'Show the Card', 'Remember the Message', 'Go On If the Call Went On', 'Change the Card'],
		[['Sort the Events', 1], 'Go On If There Is No Card', 'Write the Card Down', 'Find What Is Known'],
		[['Ask If the CRM Is Needed', 1], 'Ask the CRM', 'Remember the Client', 'Go On If a Phone Rings'],
		[['Sort the Events', 2], 'Note Who Answered', 'Go On If the Card Was Sent', 'Change the Card'],
		[['Sort the Events', 2], 'Go On If There Is No Card'],
		[['Sort the Events', 3], 'Note the End', 'End the Cards', 'Go On If the Card Was Sent'],
		['Click Once to Begin', 'Create the Table'],
	],
	pinned: {
		'Catch Incoming Calls': [sample('inbound_missed_no_answer', 'events/call', 'call.incoming')],
		'Ask the CRM': [
			{
				contacts: [
					{ id: 501, name: 'Мария Иванова', phone: '+79000000002', ownerName: 'Анна', createdAt: '2026-05-01T09:00:00Z', lastDeal: { id: 9001, title: 'Окна, дом 7' }, lastCallAt: '2026-06-01T10:00:00Z' },
				],
			},
		],
		'Show the Card': [{ ok: true, result: { message_id: 1, chat: { id: 111111111, type: 'private' }, date: 1782001040, text: 'Звонит клиент' } }],
	},
};
