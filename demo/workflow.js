// @ts-check
/**
 * The workflow of the demo, "Missed call → CRM and SMS", as data.
 */
'use strict';

const { stickyNotes } = require('./notes');
const { COLUMNS, STATUS, TABLE_NAME } = require('./table');

const WORKFLOW_NAME = 'Missed call → CRM and SMS';

/** The names of the nodes, as expressions, tests and people know them. */
const NODES = {
	trigger: 'Catch a Missed Call',
	save: 'Save the Call',
	decide: 'Decide What to Do',
	send: 'Send an SMS',
	sent: 'Mark as Answered',
	failed: 'Mark as Failed',
	hidden: 'Mark as Hidden',
};

/** Under 268 characters: the most that four parts of a Cyrillic SMS hold (mango-api.md §2.1.4). */
const SMS_TEXT =
	'Здравствуйте! Вы только что звонили нам, а мы не успели ответить. Простите! Мы видим ваш звонок и перезвоним в ближайшее время.';

/** From the trigger's item, by name: between the two nodes the item has become a row of the table. */
const CLIENT = `={{ $('${NODES.trigger}').item.json.clientNumber }}`;
const ENTRY = `={{ $('${NODES.trigger}').item.json.entryId }}`;

/** @typedef {{ tableId: string, credential: { id: string, name: string }, webhookId: string }} Links */

/**
 * @param {string} name
 * @param {string} type
 * @param {number} typeVersion
 * @param {[number, number]} position
 * @param {object} parameters
 * @param {object} [more] further fields of the node
 */
function node(name, type, typeVersion, position, parameters, more = {}) {
	return { id: name.toLowerCase().replaceAll(' ', '-'), name, type, typeVersion, position, parameters, ...more };
}

/**
 * Parameters of n8n's Data Table node that write columns into the row of a call.
 * @param {string} tableId
 * @param {'upsert' | 'update'} operation
 * @param {string} entryId expression
 * @param {Record<string, string>} value column → value or expression
 */
function writeRow(tableId, operation, entryId, value) {
	const schema = COLUMNS.map(({ name, type }) => ({
		id: name,
		displayName: name,
		type: type === 'date' ? 'dateTime' : type,
		required: false,
		defaultMatch: false,
		display: true,
		readOnly: false,
		// A column that is shown and empty would be overwritten with nothing.
		removed: !(name in value),
	}));
	return {
		resource: 'row',
		operation,
		dataTableId: { __rl: true, mode: 'list', value: tableId, cachedResultName: TABLE_NAME },
		matchType: 'allConditions',
		filters: { conditions: [{ keyName: 'entryId', condition: 'eq', keyValue: entryId }] },
		columns: { mappingMode: 'defineBelow', value, matchingColumns: [], schema, attemptToConvertTypes: false, convertFieldsToString: false },
		options: {},
	};
}

/**
 * A way out of the Switch node for rows that nobody has dealt with yet.
 * @param {string} outputKey
 * @param {'notEmpty' | 'empty'} clientIs
 */
function way(outputKey, clientIs) {
	const check = (/** @type {string} */ column, /** @type {string} */ operation) => ({
		id: `${outputKey}-${column}`,
		leftValue: `={{ $json.${column} }}`,
		rightValue: '',
		operator: { type: 'string', operation, singleValue: true },
	});
	return {
		conditions: {
			options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 3 },
			conditions: [check('status', 'empty'), check('client', clientIs)],
			combinator: 'and',
		},
		renameOutput: true,
		outputKey,
	};
}

/**
 * @param {Links} links
 * @returns {import('./rest/workflows').Definition & { settings: object }}
 */
function missedCallWorkflow({ tableId, credential, webhookId }) {
	const credentials = { mangoOfficeApi: credential };
	const facts = Object.fromEntries(COLUMNS.flatMap(({ name, from }) => (from ? [[name, from]] : [])));
	const mark = (/** @type {Record<string, string>} */ value) => writeRow(tableId, 'update', ENTRY, value);
	const table = 'n8n-nodes-base.dataTable';

	const nodes = [
		node(NODES.trigger, 'n8n-nodes-mango-office.mangoOfficeTrigger', 2, [-32, 0],
			{ events: ['call.missed'], filters: {}, options: {} }, { webhookId, credentials }),
		node(NODES.save, table, 1.1, [240, 0], writeRow(tableId, 'upsert', '={{ $json.entryId }}', facts)),
		node(NODES.decide, 'n8n-nodes-base.switch', 3.4, [512, 0],
			{ mode: 'rules', rules: { values: [way('Known', 'notEmpty'), way('Hidden', 'empty')] }, options: {} }),
		node(NODES.send, 'n8n-nodes-mango-office.mangoOffice', 1, [800, -96],
			{
				resource: 'sms',
				operation: 'send',
				employee: { __rl: true, mode: 'extension', value: '101' },
				toNumber: CLIENT,
				text: SMS_TEXT,
			},
			{ credentials, onError: 'continueErrorOutput' }),
		node(NODES.sent, table, 1.1, [1104, -176], mark({ status: STATUS.sent, smsCommandId: '={{ $json.commandId }}' })),
		node(NODES.failed, table, 1.1, [1104, -16],
			mark({ status: STATUS.failed, note: "={{ $json.result?.message ?? $json.error?.message ?? $json.error }}" })),
		node(NODES.hidden, table, 1.1, [800, 80], mark({ status: STATUS.hidden })),
		...stickyNotes(),
	];
	const to = (/** @type {string} */ name) => [{ node: name, type: 'main', index: 0 }];
	const connections = {
		[NODES.trigger]: { main: [to(NODES.save)] },
		[NODES.save]: { main: [to(NODES.decide)] },
		[NODES.decide]: { main: [to(NODES.send), to(NODES.hidden)] },
		[NODES.send]: { main: [to(NODES.sent), to(NODES.failed)] },
	};
	return { name: WORKFLOW_NAME, nodes, connections, settings: { executionOrder: 'v1', timezone: 'Europe/Moscow' } };
}

module.exports = { NODES, SMS_TEXT, WORKFLOW_NAME, missedCallWorkflow };
