// @ts-check
/**
 * Short ways to write the nodes of a template. Every shape here is what n8n's editor exports.
 */
'use strict';

/** @typedef {[column: number, row: number]} Cell a place on the canvas, from the top left; halves are fine */
/** @typedef {{ name: string, type: string, typeVersion: number, at: Cell, parameters: any, [more: string]: any }} NodePlan */
/** @typedef {'string' | 'number' | 'boolean' | 'date'} ColumnType */

/** The node in which the user writes chat ids, hours and addresses; tests write theirs there too. */
const SETTINGS = 'Edit Your Settings';
/** The name n8n gives to the first credential of a type; what an import makes of it stands in templates/README.md. */
const CREDENTIALS = {
	mangoOfficeApi: 'Mango Office account',
	telegramApi: 'Telegram account',
	httpHeaderAuth: 'Header Auth account',
	googleDriveOAuth2Api: 'Google Drive account',
	googleSheetsOAuth2Api: 'Google Sheets account',
	openAiApi: 'OpenAI account',
	postgres: 'Postgres account',
};

/** @param {keyof typeof CREDENTIALS} type */
const credential = (type) => ({ [type]: { name: CREDENTIALS[type] } });
/**
 * The same for HTTP Request nodes: the editor drops a credential without `id` on import and puts in one of the type, but none for these;
 * with null it looks for the name (n8n-editor-ui 2.41, removeUnknownCredentials and matchCredentials).
 * @param {keyof typeof CREDENTIALS} type
 */
const credentialByName = (type) => ({ [type]: { id: null, name: CREDENTIALS[type] } });

/**
 * @param {string} name a verb first @param {string} type @param {number} typeVersion @param {Cell} at
 * @param {any} parameters @param {object} [more] further fields of the node
 * @returns {NodePlan}
 */
const node = (name, type, typeVersion, at, parameters, more = {}) => ({ name, type, typeVersion, at, parameters, ...more });

/** @param {string} name @param {Cell} at @param {string[]} events @param {object} [options] @param {{ filters?: object, [more: string]: any }} [more] */
const mangoTrigger = (name, at, events, options = {}, { filters = {}, ...more } = {}) =>
	node(name, 'n8n-nodes-mango-office.mangoOfficeTrigger', 2, at, { events, filters, options }, { credentials: credential('mangoOfficeApi'), ...more });

/** @param {string} name @param {Cell} at @param {object} parameters @param {object} [more] */
const mango = (name, at, parameters, more = {}) =>
	node(name, 'n8n-nodes-mango-office.mangoOffice', 1, at, parameters, { credentials: credential('mangoOfficeApi'), ...more });

/**
 * The Mango Office node as a tool of an AI agent: resource and operation are pinned, parameters may come from the model.
 * @param {string} name also the tool's name for the model @param {Cell} at
 * @param {string} description what the model reads @param {object} parameters
 */
const mangoTool = (name, at, description, parameters) =>
	node(name, 'n8n-nodes-mango-office.mangoOfficeTool', 1, at, { descriptionType: 'manual', toolDescription: description, ...parameters }, { credentials: credential('mangoOfficeApi') });

/**
 * A value that the model fills in.
 * @param {string} key @param {string} description what the model reads about it @param {'string' | 'number' | 'boolean'} [type]
 */
const fromAI = (key, description, type = 'string') => `={{ $fromAI('${key}', '${description}', '${type}') }}`;

/**
 * The settings node: its fields are added to what came in.
 * @param {Cell} at @param {Record<string, string | number | boolean>} values
 */
const settings = (at, values) => set(SETTINGS, at, values, true);

/**
 * @param {string} name @param {Cell} at
 * @param {Record<string, string | number | boolean>} values expressions give texts
 * @param {boolean} [others] whether the other fields of the item stay
 */
const set = (name, at, values, others = false) =>
	node(name, 'n8n-nodes-base.set', 3.4, at, {
		assignments: {
			assignments: Object.entries(values).map(([field, value]) => ({ id: field, name: field, value, type: typeof value })),
		},
		includeOtherFields: others,
		options: {},
	});

/** The value of a setting, inside an expression. @param {string} name */
const setting = (name) => `$('${SETTINGS}').first().json.${name}`;

/** Why the node before has failed, inside an expression: n8n tells it as an object or as a text. */
const REASON = '$json.error?.message ?? $json.error';

/** A condition: the expression is true. @param {string} expression without braces */
const holds = (expression) => ({ leftValue: `={{ ${expression} }}`, rightValue: '', operator: { type: 'boolean', operation: 'true', singleValue: true } });
/** @param {string} expression @param {string} text */
const equals = (expression, text) => ({ leftValue: `={{ ${expression} }}`, rightValue: text, operator: { type: 'string', operation: 'equals' } });

/** @param {any[]} conditions @param {string} prefix of the ids */
const all = (conditions, prefix) => ({
	options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
	conditions: conditions.map((condition, index) => ({ id: `${prefix}-${index + 1}`, ...condition })),
	combinator: 'and',
});

/**
 * A Switch node.
 * @param {string} name @param {Cell} at @param {Record<string, any[]>} ways label → conditions that all hold
 * @param {{ every?: boolean }} [options] `every`: an item leaves by each way that fits, not by the first
 */
const choose = (name, at, ways, { every = false } = {}) =>
	node(name, 'n8n-nodes-base.switch', 3.2, at, {
		rules: {
			values: Object.entries(ways).map(([outputKey, conditions]) => ({ conditions: all(conditions, outputKey), renameOutput: true, outputKey })),
		},
		options: every ? { allMatchingOutputs: true } : {},
	});

/** @param {string} name @param {Cell} at @param {any[]} conditions */
const filter = (name, at, conditions) => node(name, 'n8n-nodes-base.filter', 2.2, at, { conditions: all(conditions, 'keep'), options: {} });

/** Parameters that name a Data Table: by its name, since ids differ from n8n to n8n. @param {string} table */
const dataTable = (table) => ({ dataTableId: { __rl: true, mode: 'name', value: table } });

/** @param {Array<[column: string, condition: string, value?: string]>} conditions @param {boolean} [any] one is enough */
const matching = (conditions, any = false) => ({
	matchType: any ? 'anyCondition' : 'allConditions',
	filters: { conditions: conditions.map(([keyName, condition, keyValue]) => ({ keyName, condition, ...(keyValue !== undefined && { keyValue }) })) },
});

/**
 * Looks into a Data Table and gives the rows.
 * @param {string} name @param {Cell} at @param {string} table
 * @param {Array<[string, string, string?]>} conditions
 * @param {{ any?: boolean, lowest?: string, [more: string]: any }} [more] `any`: one condition is enough; `lowest`: only the row with the lowest value in this column
 */
const look = (name, at, table, conditions, { any, lowest, ...more } = {}) =>
	node(name, 'n8n-nodes-base.dataTable', 1.1, at, {
		operation: 'get',
		...dataTable(table),
		...matching(conditions, any),
		...(lowest === undefined ? { returnAll: true } : { returnAll: false, limit: 1, orderBy: true, orderByColumn: lowest, orderByDirection: 'ASC' }),
	}, more);

/**
 * Lets an item pass when a Data Table has no such row. n8n compares for equality here and ignores any other condition.
 * @param {string} name @param {Cell} at @param {string} table
 * @param {Record<string, string>} values column → value; all of them in one row
 */
const goOnUnless = (name, at, table, values) => {
	const conditions = Object.entries(values).map(([keyName, keyValue]) => ({ keyName, keyValue }));
	return node(name, 'n8n-nodes-base.dataTable', 1.1, at, { operation: 'rowNotExists', ...dataTable(table), matchType: 'allConditions', filters: { conditions } });
};

/**
 * Writes into a Data Table.
 * @param {'insert' | 'update' | 'upsert'} operation
 * @param {string} name @param {Cell} at @param {string} table
 * @param {Array<[string, string, string?]>} conditions none for insert
 * @param {Record<string, string | number | boolean>} value @param {object} [more]
 */
const write = (operation, name, at, table, conditions, value, more = {}) =>
	node(name, 'n8n-nodes-base.dataTable', 1.1, at, {
		operation,
		...dataTable(table),
		...(operation !== 'insert' && matching(conditions)),
		columns: { mappingMode: 'defineBelow', value, matchingColumns: [], schema: [], attemptToConvertTypes: false, convertFieldsToString: false },
		options: {},
	}, more);

/**
 * Deletes rows of a Data Table.
 * @param {string} name @param {Cell} at @param {string} table @param {Array<[string, string, string?]>} conditions all of them hold
 */
const remove = (name, at, table, conditions) =>
	node(name, 'n8n-nodes-base.dataTable', 1.1, at, { operation: 'deleteRows', ...dataTable(table), ...matching(conditions), options: {} });

/**
 * One statement for each item.
 * @param {string} name @param {Cell} at
 * @param {string[]} lines of the statement, with $1, $2 … for the values
 * @param {string[]} [values] expressions
 */
const postgres = (name, at, lines, values = []) =>
	node(name, 'n8n-nodes-base.postgres', 2.6, at, {
		operation: 'executeQuery',
		query: lines.join('\n'),
		options: values.length > 0 ? { queryReplacement: `={{ [${values.join(', ')}] }}` } : {},
	}, { credentials: credential('postgres') });

/**
 * Waits until a moment; n8n may be restarted meanwhile.
 * @param {string} name @param {Cell} at @param {string} moment expression
 */
const waitUntil = (name, at, moment) => node(name, 'n8n-nodes-base.wait', 1.1, at, { resume: 'specificTime', dateTime: `={{ ${moment} }}` });

/**
 * A click that makes the template's Data Table, and the table.
 * @param {Cell} at @param {string} table @param {Record<string, ColumnType>} columns
 * @returns {NodePlan[]}
 */
const tableMaker = (at, table, columns) => [
	node('Click Once to Begin', 'n8n-nodes-base.manualTrigger', 1, at, {}),
	createTable('Create the Table', [at[0] + 1, at[1]], table, columns),
];

/**
 * Makes a Data Table, unless it is there: for a second one.
 * @param {string} name @param {Cell} at @param {string} table @param {Record<string, ColumnType>} columns
 */
const createTable = (name, at, table, columns) =>
	node(name, 'n8n-nodes-base.dataTable', 1.1, at, {
		resource: 'table',
		operation: 'create',
		tableName: table,
		columns: { column: Object.entries(columns).map(([column, type]) => ({ name: column, type })) },
		options: { createIfNotExists: true },
	});

/**
 * @param {string} name @param {Cell} at
 * @param {{ chatId: string, text: string, messageId?: string }} message with a `messageId` that message gets the new text
 * @param {object} [more]
 */
const telegram = (name, at, { chatId, text, messageId }, more = {}) =>
	node(name, 'n8n-nodes-base.telegram', 1.2, at, {
		...(messageId === undefined ? { chatId } : { operation: 'editMessageText', chatId, messageId }),
		text,
		additionalFields: { parse_mode: 'HTML', ...(messageId === undefined && { appendAttribution: false }) },
	}, { credentials: credential('telegramApi'), ...more });

/**
 * Starts the workflow once a day.
 * @param {string} name @param {Cell} at @param {number} hour in the workflow's zone
 */
const everyDay = (name, at, hour) =>
	node(name, 'n8n-nodes-base.scheduleTrigger', 1.2, at, { rule: { interval: [{ field: 'days', triggerAtHour: hour }] } });

/**
 * Starts the workflow again and again.
 * @param {string} name @param {Cell} at @param {number} minutes between two starts
 */
const everyMinutes = (name, at, minutes) =>
	node(name, 'n8n-nodes-base.scheduleTrigger', 1.2, at, { rule: { interval: [{ field: 'minutes', minutesInterval: minutes }] } });

/** Names come from people: what Telegram would read as a tag is written as text. @param {string} expression */
const forTelegram = (expression) => `String(${expression}).replaceAll('&', '&amp;').replaceAll('<', '&lt;')`;

/**
 * A request to the user's CRM.
 * @param {string} name @param {Cell} at
 * @param {{ method: string, url: string, json?: string, headers?: Record<string, string> }} request `json`: an expression that gives the text of the body
 * @param {object} [more]
 */
const crm = (name, at, { method, url, json, headers }, more = {}) =>
	node(name, 'n8n-nodes-base.httpRequest', 4.2, at, {
		method,
		url,
		authentication: 'genericCredentialType',
		genericAuthType: 'httpHeaderAuth',
		...(headers && { sendHeaders: true, headerParameters: { parameters: Object.entries(headers).map(([header, value]) => ({ name: header, value })) } }),
		...(json !== undefined && { sendBody: true, specifyBody: 'json', jsonBody: json }),
		options: { timeout: 10000 },
	}, { credentials: credentialByName('httpHeaderAuth'), ...more });

module.exports = { CREDENTIALS, REASON, SETTINGS, choose, createTable, credential, credentialByName, crm, dataTable, equals, everyDay, everyMinutes, filter, forTelegram, fromAI, goOnUnless, holds, look, mango, mangoTool, mangoTrigger, node, postgres, remove, set, setting, settings, tableMaker, telegram, waitUntil, write };
