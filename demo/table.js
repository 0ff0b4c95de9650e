// @ts-check
/**
 * The Data Table "Calls": the demo's stand-in for a CRM.
 */
'use strict';

const TABLE_NAME = 'Calls';

/**
 * @typedef {object} ColumnPlan
 * @property {string} name
 * @property {'string' | 'number' | 'boolean' | 'date'} type
 * @property {string} [from] n8n expression that fills it from the trigger's item; without one the workflow fills it later
 */

/** @type {ColumnPlan[]} */
const COLUMNS = [
	{ name: 'client', type: 'string', from: '={{ $json.clientNumber }}' },
	{ name: 'status', type: 'string' },
	{ name: 'reason', type: 'string', from: '={{ $json.result?.message ?? null }}' },
	{ name: 'reasonRu', type: 'string', from: '={{ $json.result?.messageRu ?? null }}' },
	{ name: 'calledAt', type: 'date', from: '={{ $json.startedAt }}' },
	{ name: 'waitSeconds', type: 'number', from: '={{ $json.waitSeconds }}' },
	{ name: 'employee', type: 'string', from: '={{ $json.employeeExtension }}' },
	{ name: 'line', type: 'string', from: '={{ $json.lineNumber }}' },
	{ name: 'missedReason', type: 'string', from: '={{ $json.missedReason }}' },
	{ name: 'smsCommandId', type: 'string' },
	{ name: 'note', type: 'string' },
	{ name: 'entryId', type: 'string', from: '={{ $json.entryId }}' },
];

/** What the column `status` can say. It is empty until the workflow has decided. */
const STATUS = { sent: 'SMS sent', failed: 'SMS failed', hidden: 'Number hidden' };

/**
 * The columns as n8n's Data Tables take them.
 * @returns {import('./rest/tables').Column[]}
 */
function tableColumns() {
	return COLUMNS.map(({ name, type }) => ({ name, type }));
}

module.exports = { COLUMNS, STATUS, TABLE_NAME, tableColumns };
