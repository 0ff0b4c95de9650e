// @ts-check
'use strict';

const { askCrm, newest, rightOf, writings } = require('../../tools/templates/customers');
const { REASON, choose, crm, everyMinutes, filter, goOnUnless, holds, look, mangoTrigger, set, setting, settings, tableMaker, write } = require('../../tools/templates/nodes');
const { sample } = require('../../tools/templates/pinned');

const TABLE = 'Calls in the CRM';
/** The call that is being logged: its row, whether it has just ended or is tried again. */
const CALL = "$('Take It in Hand').item.json";
const CONTACT = "$('Remember the Contact').item.json";
const mappedOwner = rightOf('owners', `${CALL}.employee`);
const owner = `(${mappedOwner} ?? ${setting('defaultOwner')})`;
const thisCall = /** @type {Array<[string, string, string]>} */ ([['entryId', 'eq', `={{ ${CALL}.entryId }}`]]);
const failing = { onError: 'continueErrorOutput' };

/** What a person reads in the CRM: one line for each thing worth knowing. */
const note = [
	`(${CALL}.direction === 'inbound' ? 'Входящий' : 'Исходящий') + (${CALL}.answered ? ', говорили ' + ${CALL}.talkSeconds + ' с' : ', разговора не было. ' + ${CALL}.result)`,
	`${CALL}.answered && ${CALL}.employee ? 'Последним говорил сотрудник ' + ${CALL}.employee : ''`,
	`${mappedOwner} ? '' : (${CALL}.employee ? 'Номера ' + ${CALL}.employee + ' нет в списке сотрудников' : 'Сотрудник неизвестен') + ', записано на ответственного по умолчанию'`,
	`${CALL}.client ? '' : 'Номер скрыт или это SIP-адрес'`,
	`$json.contacts || !${CONTACT}.contactIds.includes(',') ? '' : 'Контактов с этим номером: ' + ${CONTACT}.contactIds.split(',').length + ($json.deals?.length ? ', выбрана самая новая открытая сделка' : '')`,
].join(', ');

/** @type {import('../../tools/templates/assemble').Plan} */
module.exports = {
	title: 'Call → CRM: contact, deal, record of the call',
	notes: {
		does: [
			'Every call with a client, in and out, is logged in your **CRM** when it has ended: who, with whom, how long, with what result.',
			'',
			'A client who is not there becomes a contact, once. An open deal gets the call; without one a deal is made, if you like.',
			'',
			'A call of an employee whom the CRM does not know goes to a default owner and says so. What the CRM did not take is tried again every ten minutes.',
		].join('\n'),
		needs: [
			'- **Mango Office** with the API Connector, and its key and salt',
			'- a **CRM** that can be asked by HTTP, and its token. amoCRM, Bitrix24 and others have nodes of their own: put them in place of the five requests, the rest stays',
			'',
			'Nothing at hand? The pins hold sample data: run it and look into the table.',
		].join('\n'),
		steps: [
			'Open the nodes with a red mark and choose or make your **credentials**.',
			'Fill in **Edit Your Settings**: the address of the CRM, and which extension is whose id there.',
			'Run **Click Once to Begin**: it makes the table *Calls in the CRM*.',
			"**Publish**, open the Mango Office Trigger, copy its address into Mango's cabinet (Integrations → API Connector), press «Проверить подключение».",
		],
		change: [
			'- `owners`: pairs *extension=id in the CRM*, e.g. `101=7, 102=8`',
			'- `newDealFor`: *inbound*, *all* or *none*, for a client without an open deal',
			'- what stands in the record: **Put the Call Together** and **Log the Call**',
			'- some lines only: the trigger\'s *Filters*. Calls between colleagues are left out there',
			'- unpin the requests before you try it with your CRM',
		].join('\n'),
	},
	nodes: [
		mangoTrigger('Catch Ended Calls', [0, 0], ['call.ended'], {}, { filters: { directions: ['inbound', 'outbound'] } }),
		everyMinutes('Look Every Ten Minutes', [0, 1], 10),
		settings([1, 0.5], {
			crmUrl: 'https://crm.example.org/api',
			owners: '101=7, 102=8',
			defaultOwner: '1',
			newDealFor: 'inbound',
			tryAgainAfterMinutes: 5,
		}),
		choose('Sort the Starts', [2, 0.5], {
			'A call': [holds("$json.event === 'call.ended'")],
			'Time to look': [holds('!$json.event')],
		}),

		goOnUnless('Go On If Not Logged Yet', [3, 0], TABLE, { entryId: '={{ $json.entryId }}', status: 'logged' }),
		write('upsert', 'Write It Down First', [4, 0], TABLE, [['entryId', 'eq', '={{ $json.entryId }}']], {
			entryId: '={{ $json.entryId }}',
			status: 'waiting',
			client: '={{ $json.clientNumber }}',
			direction: '={{ $json.direction }}',
			employee: '={{ $json.employeeExtension }}',
			line: '={{ $json.lineNumber }}',
			answered: '={{ $json.answered }}',
			talkSeconds: '={{ $json.talkSeconds }}',
			startedAt: '={{ $json.startedAt }}',
			endedAt: '={{ $json.endedAt }}',
			result: "={{ $json.result?.messageRu ?? '' }}",
		}),
		look('Get What Is Not Logged', [3, 1], TABLE, [
			['status', 'neq', 'logged'],
			// Younger ones may be on their way just now.
			['updatedAt', 'lt', `={{ $now.minus({ minutes: ${setting('tryAgainAfterMinutes')} }).toISO() }}`],
		]),
		// Two calls of one new client at a time would make two contacts.
		filter('Take One Call of a Client', [4, 1], [
			holds("!$json.client || $('Get What Is Not Logged').all().find(({ json: row }) => row.client === $json.client).json.entryId === $json.entryId"),
		]),
		write('update', 'Take It in Hand', [5, 0.5], TABLE, [['entryId', 'eq', '={{ $json.entryId }}'], ['status', 'neq', 'logged']], { status: 'at work' }),

		askCrm('Find the Contact', [6, 0.5], { path: '/contacts', query: { phone: writings('$json.client') } }, failing),
		choose('Sort the Callers', [7, 0.5], {
			'No number': [holds(`!${CALL}.client`)],
			Known: [holds('$json.contacts.length > 0')],
			New: [holds('$json.contacts.length === 0')],
		}),
		crm('Create the Contact', [8, 1.25], {
			method: 'POST',
			url: `={{ ${setting('crmUrl')} }}/contacts`,
			json: `={{ JSON.stringify({ name: 'Клиент ' + ${CALL}.client, phone: ${CALL}.client, ownerId: ${owner}, externalId: ${CALL}.client }) }}`,
		}, failing),
		write('update', 'Remember the Contact', [9, 0.5], TABLE, thisCall, {
			contactId: `={{ String($json.contacts ? ${newest('$json.contacts')}.id : $json.id) }}`,
			contactIds: "={{ $json.contacts ? $json.contacts.map(({ id }) => id).join(',') : String($json.id) }}",
			contactOwner: `={{ String(($json.contacts ? ${newest('$json.contacts')}.ownerId : $json.ownerId) ?? ${owner}) }}`,
		}),
		askCrm('Find Open Deals', [6, 2.75], { path: '/deals', query: { contactId: '$json.contactIds', status: "'open'" } }, failing),
		choose('Sort the Deals', [7, 2.75], {
			'Open deal': [holds('$json.deals.length > 0')],
			'Make one': [holds(`${setting('newDealFor')} === 'all' || ${setting('newDealFor')} === ${CALL}.direction`)],
			'No deal': [holds('true')],
		}),
		crm('Create the Deal', [8, 3.5], {
			method: 'POST',
			url: `={{ ${setting('crmUrl')} }}/deals`,
			// Contact and deal have the same owner, whoever took this call.
			json: `={{ JSON.stringify({ title: 'Звонок ' + ${CALL}.client, contactId: ${CONTACT}.contactId, ownerId: ${CONTACT}.contactOwner, externalId: ${CALL}.entryId }) }}`,
		}, failing),

		// It comes here with the deals found, with a new deal, or, without a number, with the contacts that nobody looked for.
		set('Put the Call Together', [9, 2.25], {
			ownerId: `={{ ${owner} }}`,
			ownerIs: `={{ ${mappedOwner} ? 'by extension' : 'default' }}`,
			contactId: `={{ $json.contacts ? '' : String(${newest('($json.deals ?? [])')}?.contactId ?? ${CONTACT}.contactId) }}`,
			dealId: `={{ String($json.contacts ? '' : $json.deals ? (${newest('$json.deals')}?.id ?? '') : $json.id) }}`,
			note: `={{ [${note}].filter(Boolean).join('. ') }}`,
		}),
		crm('Log the Call', [10, 2.25], {
			method: 'PUT',
			url: `={{ ${setting('crmUrl')} }}/calls/{{ encodeURIComponent(${CALL}.entryId) }}`,
			json: `={{ JSON.stringify({ ...$json, phone: ${CALL}.client, direction: ${CALL}.direction, extension: ${CALL}.employee, line: ${CALL}.line, startedAt: ${CALL}.startedAt, endedAt: ${CALL}.endedAt, talkSeconds: ${CALL}.talkSeconds, result: ${CALL}.result }) }}`,
		}, failing),
		write('update', 'Tick It Off', [11, 2.25], TABLE, thisCall, {
			status: 'logged',
			problem: '',
			contactId: "={{ $('Put the Call Together').item.json.contactId }}",
			dealId: "={{ $('Put the Call Together').item.json.dealId }}",
		}),
		write('update', 'Write the Problem Down', [11, 3.5], TABLE, thisCall, { status: 'waiting', problem: `={{ ${REASON} }}` }),
		...tableMaker([0, 2.5], TABLE, {
			entryId: 'string',
			status: 'string',
			problem: 'string',
			client: 'string',
			direction: 'string',
			employee: 'string',
			line: 'string',
			answered: 'boolean',
			talkSeconds: 'number',
			startedAt: 'date',
			endedAt: 'date',
			result: 'string',
			contactId: 'string',
			contactIds: 'string',
			contactOwner: 'string',
			dealId: 'string',
		}),
	],
	flows: [
		['Catch Ended Calls', 'Edit Your Settings', 'Sort the Starts', 'Go On If Not Logged Yet', 'Write It Down First', 'Take It in Hand', 'Find the Contact', 'Sort the Callers', 'Put the Call Together', 'Log the Call', 'Tick It Off'],
		['Look Every Ten Minutes', 'Edit Your Settings'],
		[['Sort the Starts', 1], 'Get What Is Not Logged', 'Take One Call of a Client', 'Take It in Hand'],
		[['Sort the Callers', 1], 'Remember the Contact', 'Find Open Deals', 'Sort the Deals', 'Put the Call Together'],
		[['Sort the Callers', 2], 'Create the Contact', 'Remember the Contact'],
		[['Sort the Deals', 1], 'Create the Deal', 'Put the Call Together'],
		[['Sort the Deals', 2], 'Put the Call Together'],
		...['Find the Contact', 'Create the Contact', 'Find Open Deals', 'Create the Deal', 'Log the Call'].map((name) => /** @type {import('../../tools/templates/assemble').Stop[]} */ ([[name, 1], 'Write the Problem Down'])),
		['Click Once to Begin', 'Create the Table'],
	],
	pinned: {
		'Catch Ended Calls': [sample('inbound_answered_ivr_group', 'events/summary', 'call.ended')],
		'Find the Contact': [{ contacts: [] }],
		'Create the Contact': [{ id: 501, name: 'Клиент +79000000001', phone: '+79000000001', ownerId: '7', createdAt: '2026-06-21T01:00:00Z' }],
		'Find Open Deals': [{ deals: [] }],
		'Create the Deal': [{ id: 9001, title: 'Звонок +79000000001', contactId: '501', ownerId: '7', status: 'open', createdAt: '2026-06-21T01:00:01Z' }],
		'Log the Call': [{ id: 1 }],
	},
};
