// @ts-check
'use strict';

const { askCrm, leftOf, newest, rightOf, writings } = require('../../tools/templates/customers');
const { REASON, choose, equals, filter, goOnUnless, holds, mango, mangoTrigger, set, setting, settings, tableMaker, write } = require('../../tools/templates/nodes');
const { sample } = require('../../tools/templates/pinned');

const TABLE = 'Routing decisions';
const CALL = "$('Catch Calls in the Menu').first().json";
const OWNER = "$('Find the Owner').first().json";
const PHONES = "$('List Phones to Try').first().json";
const owner = `${OWNER}.contacts && ${newest(`${OWNER}.contacts`)}?.ownerId`;

/** The owner's extension and the deputy's, without those who are away today. */
const phones = `[${leftOf('owners', owner)}].flatMap((one) => one ? [one, ${rightOf('deputies', 'one')}] : []).filter((one) => one && !${setting('absent')}.split(',').map((away) => away.trim()).includes(one))`;
/** Online or "all calls", and not in a call. Without the service, or without an answer, everybody counts as free. */
const free = (/** @type {string} */ one) => `$input.all().every(({ json: who }) => !who.employeeId || String(who.employeeId) !== ${rightOf('employees', one)} || (!(who.calls ?? []).length && (who.cc ?? who.sessions ?? []).some(({ status }) => [1, 6].includes(status))))`;
const phone = `${PHONES}.phones.split(',').find((one) => one && ${free('one')})`;
const seconds = `(Date.now() - Date.parse(${CALL}.receivedAt)) / 1000`;
/** @type {Array<[string, string, string]>} */
const thisCall = [['callId', 'eq', `={{ ${CALL}.callId }}`]];

/** @type {import('../../tools/templates/assemble').Plan} */
module.exports = {
	title: "Smart routing: a client's call goes to their own manager",
	notes: {
		does: [
			'A client calls, and while the voice menu speaks your **CRM** is asked whose client it is. The call goes to that manager, or to the deputy when the manager is away.',
			'',
			'In doubt nothing happens, and the call goes on as your scheme says: a client whom nobody knows, a manager who is not free, a CRM that takes more than two seconds.',
			'',
			'The table *Routing decisions* tells of each call what was decided, why, and how long it took.',
		].join('\n'),
		needs: [
			'- **Mango Office** with the API Connector, and its key and salt',
			'- a **scheme that holds the caller** for at least five seconds before it rings anybody: a greeting in the voice menu',
			'- a **CRM** that can be asked by HTTP, and its token. Others have nodes of their own: put one in place of **Find the Owner**',
			'- for presence: Mango\'s **contact centre**. Switch the grey node on (click, then D)',
		].join('\n'),
		steps: [
			'Open the nodes with a red mark and choose or make your **credentials**.',
			"Fill in **Edit Your Settings**: the CRM, and which extension is whose id there. Let the scheme's greeting last longer than `routeWithinSeconds`.",
			'Run **Click Once to Begin**: it makes the table *Routing decisions*.',
			"**Publish**, open the Mango Office Trigger, copy its address into Mango's cabinet (Integrations → API Connector), press «Проверить подключение».",
		],
		change: [
			'- `owners`: pairs *extension=id in the CRM*; `deputies`: *extension=extension*',
			'- `absent`: extensions that are away today, parted by commas',
			'- `employees`: *extension=employee ID in Mango*, for presence only',
			"- VIP clients only, or a group in place of the manager: **List Phones to Try**",
			'- some lines only: the trigger\'s *Filters*',
			'- unpin **Find the Owner** and **Route the Call** before you try it with yours',
		].join('\n'),
	},
	nodes: [
		mangoTrigger('Catch Calls in the Menu', [0, 0.5], ['call.incoming', 'command.result'], { respond: 'immediately' }),
		settings([1, 0.5], {
			crmUrl: 'https://crm.example.org/api',
			owners: '101=7, 102=8',
			deputies: '101=102, 102=101',
			absent: '',
			employees: '101=400001, 102=400002',
			routeWithinSeconds: 4,
		}),
		choose('Sort the Events', [2, 0.5], {
			'In the menu': [equals('$json.event', 'call.incoming'), holds("$json.location === 'ivr' && Boolean($json.clientNumber)")],
			'Came out': [equals('$json.event', 'command.result'), holds("$json.command === 'route'")],
		}),
		goOnUnless('Go On If Not Decided Yet', [3, 0], TABLE, { callId: '={{ $json.callId }}' }),
		// Before the search: a repeat finds the row, and so does the result of the command, however early.
		write('insert', 'Write the Call Down', [4, 0], TABLE, [], {
			callId: '={{ $json.callId }}',
			entryId: '={{ $json.entryId }}',
			client: '={{ $json.clientNumber }}',
			commandId: "={{ 'route-' + $execution.id }}",
		}),
		askCrm('Find the Owner', [5, 0], { path: '/contacts', query: { phone: writings(`${CALL}.clientNumber`) }, timeoutMs: 2000 }, { onError: 'continueRegularOutput' }),
		set('List Phones to Try', [6, 0], {
			ownerId: `={{ String(${owner} || '') }}`,
			phones: `={{ ${phones}.join(',') }}`,
		}),
		mango('Ask Who Is Free', [7, 0], { resource: 'presence', operation: 'getPresence', returnAll: true }, { onError: 'continueRegularOutput', disabled: true }),
		{
			...set('Decide', [8, 0], {
				phone: `={{ ${phone} ?? '' }}`,
				decision: `={{ !${OWNER}.contacts ? 'no answer from the CRM' : !${PHONES}.ownerId ? 'nobody owns this client' : !${PHONES}.phones ? 'no phone for the owner' : !${phone} ? 'nobody is free' : ${seconds} > ${setting('routeWithinSeconds')} ? 'too late' : 'route' }}`,
			}),
			executeOnce: true,
		},
		write('update', 'Write the Decision Down', [9, 0], TABLE, thisCall, {
			ownerId: `={{ ${PHONES}.ownerId }}`,
			phone: '={{ $json.phone }}',
			decision: '={{ $json.decision }}',
			seconds: `={{ ${seconds} }}`,
			problem: `={{ ${OWNER}.contacts ? '' : String(${OWNER}.error?.message ?? ${OWNER}.error) }}`,
		}),
		filter('Go On If It Shall Be Routed', [10, 0], [equals('$json.decision', 'route')]),
		mango('Route the Call', [11, 0], {
			resource: 'call',
			operation: 'route',
			callId: '={{ $json.callId }}',
			toNumber: '={{ $json.phone }}',
			additionalFields: { commandId: '={{ $json.commandId }}' },
		}, { onError: 'continueErrorOutput' }),
		write('update', 'Write the Refusal Down', [12, 1], TABLE, thisCall, {
			outcome: 'refused',
			problem: `={{ $json.result?.messageRu ?? ${REASON} }}`,
		}),
		write('update', 'Write Down What Came Out', [3, 1], TABLE, [['commandId', 'eq', '={{ $json.commandId }}']], {
			// 4100, 4101: the menu was over, or the caller had hung up. That is nobody's fault.
			outcome: "={{ $json.result?.success ? 'routed' : [4100, 4101].includes($json.result?.code) ? 'the call moved on' : 'refused' }}",
			problem: "={{ $json.result?.success ? '' : ($json.result?.messageRu ?? '') }}",
		}),
		...tableMaker([0, 2], TABLE, {
			callId: 'string',
			entryId: 'string',
			client: 'string',
			ownerId: 'string',
			phone: 'string',
			decision: 'string',
			outcome: 'string',
			problem: 'string',
			seconds: 'number',
			commandId: 'string',
		}),
	],
	flows: [
		['Catch Calls in the Menu', 'Edit Your Settings', 'Sort the Events', 'Go On If Not Decided Yet', 'Write the Call Down', 'Find the Owner', 'List Phones to Try', 'Ask Who Is Free', 'Decide', 'Write the Decision Down', 'Go On If It Shall Be Routed', 'Route the Call'],
		[['Route the Call', 1], 'Write the Refusal Down'],
		[['Sort the Events', 1], 'Write Down What Came Out'],
		['Click Once to Begin', 'Create the Table'],
	],
	pinned: {
		'Catch Calls in the Menu': [sample('route_from_ivr', 'events/call', 'call.incoming')],
		'Find the Owner': [{ contacts: [{ id: 501, name: 'Мария Иванова', phone: '+79000000016', ownerId: '7', createdAt: '2026-05-01T09:00:00Z' }] }],
		'Route the Call': [{ commandId: 'route-1', accepted: true, result: { code: 1000, name: 'OK', message: 'Done' } }],
	},
};
