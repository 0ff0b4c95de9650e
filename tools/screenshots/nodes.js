// @ts-check
/** A workflow with one Mango Office node for every resource, and some that fail, as data. */
'use strict';

const { join } = require('node:path');

const { RESOURCES } = require(join(__dirname, '..', '..', 'dist', 'nodes', 'MangoOffice', 'resources.js'));

const TYPE = 'n8n-nodes-mango-office.mangoOffice';
/** Their optional fields are shown, too. */
const OPENED = ['call.start', 'recording.getTranscript', 'sms.send', 'statistics.getMany', 'employee.getMany', 'employee.update'];

const locator = (/** @type {string} */ mode, /** @type {string} */ value) => ({ __rl: true, mode, value });
const CALL = { resource: 'call', operation: 'start', employee: locator('extension', '101'), toNumber: '+7 916 123-45-67' };
const MESSAGE = { resource: 'sms', operation: 'send', employee: locator('extension', '101'), toNumber: '+7 916 123-45-67', text: 'We call you back soon.' };

/** What a picture of a run shows; `title` where it stands in the documents, `wrong` signs with another salt. @type {Record<string, { parameters: object, title?: string, wrong?: boolean }>} */
const RUNS = {
	started: { title: 'Call the Client', parameters: CALL },
	employees: { parameters: { resource: 'employee', operation: 'getMany' } },
	'error-number': { title: 'Call the Client Back', parameters: { ...CALL, toNumber: '8 916 123-45' } },
	'error-required': { parameters: { ...CALL, toNumber: '' } },
	'error-salt': { title: 'Look at the Balance', parameters: { resource: 'account', operation: 'getBalance' }, wrong: true },
	'error-refused': { parameters: { ...MESSAGE } },
	'list-employee': { title: 'Choose an Employee', parameters: { ...CALL, employee: locator('list', '') } },
	'list-line': { parameters: { resource: 'call', operation: 'startFromGroup', group: locator('list', ''), line: locator('list', '') } },
	'by-number': { parameters: { resource: 'call', operation: 'startFromGroup', group: locator('extension', ''), line: locator('number', '') } },
	'list-sip': { parameters: { resource: 'sipAccount', operation: 'update', sipAccountId: locator('list', '') } },
	'list-recording': { parameters: { resource: 'recording', operation: 'download', recordingId: locator('list', '') } },
	'list-rule': { parameters: { resource: 'autoSecretary', operation: 'setStatus', employeeId: locator('list', ''), ruleId: locator('list', '') } },
	'list-wrong': { parameters: { ...CALL, employee: locator('list', '') }, wrong: true },
};

/** One node for each resource, and one for each operation that is shown with its optional fields. */
function panels() {
	const first = RESOURCES.map((/** @type {any} */ resource) => ({ name: `panel-${resource.value}`, parameters: { resource: resource.value, operation: resource.operations[0].value } }));
	const opened = OPENED.map((name) => {
		const [resource, operation] = name.split('.');
		const { fields } = RESOURCES.find((/** @type {any} */ one) => one.value === resource).operations.find((/** @type {any} */ one) => one.value === operation);
		const optional = fields.filter((/** @type {any} */ field) => field.optional).map((/** @type {any} */ { property }) => [property.name, property.type === 'resourceLocator' ? { __rl: true, ...property.default } : property.default]);
		return { name: `opened-${resource}-${operation}`, parameters: { resource, operation, additionalFields: Object.fromEntries(optional) } };
	});
	return [...first, ...opened];
}

/**
 * @param {{ id: string, name: string }} right credential
 * @param {{ id: string, name: string }} wrong credential
 * @returns {import('../../demo/rest/workflows').Definition}
 */
function everyNode(right, wrong) {
	const begin = { id: 'begin', name: 'Begin', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} };
	/** @type {Array<{ name: string, parameters: object, title?: string, wrong?: boolean }>} */
	const all = [...panels(), ...Object.entries(RUNS).map(([name, run]) => ({ name, ...run }))];
	const nodes = all.map((one, index) => ({
		id: one.name,
		name: one.title ?? one.name,
		type: TYPE,
		typeVersion: 1,
		position: [240 + 240 * (index % 8), 180 * Math.floor(index / 8)],
		parameters: one.parameters,
		credentials: { mangoOfficeApi: one.wrong ? wrong : right },
	}));
	const to = nodes.map(({ name }) => ({ node: name, type: 'main', index: 0 }));
	return { name: 'Pictures', nodes: [begin, ...nodes], connections: { Begin: { main: [to] } } };
}

module.exports = { everyNode, panels };
