// @ts-check
/** Every picture: what to do before it is taken, and which part of the page it shows. */
'use strict';

const { test } = require('./editor');
const { panels } = require('./nodes');

/**
 * @typedef {import('./editor').Editor} Editor
 * @typedef {import('./stage').Stage} Stage
 * @typedef {object} Picture
 * @property {(editor: Editor, stage: Stage) => Promise<unknown>} prepare
 * @property {string[]} [of] test ids of the parts it shows; the whole page when absent
 * @property {number} [height] where the rest below is empty
 * @property {boolean} [docs] whether it stands in the documents
 */

const MIDDLE = ['node-parameters'];
const OUTPUT = ['output-panel'];
/** Parameters and output. */
const HALF = [...MIDDLE, ...OUTPUT];
const NDV = ['ndv'];
const items = test('ndv-items-count');

/** @param {string} nodeId @returns {Picture['prepare']} */
const open = (nodeId) => async (editor, { nodesId }) => await editor.node(nodesId, nodeId);

/** @param {string} nodeId @param {string} [until] @returns {Picture['prepare']} */
const run = (nodeId, until) => async (editor, { nodesId }) => {
	await editor.node(nodesId, nodeId, true);
	await editor.execute(until);
	await editor.quiet();
};

/** @param {string} nodeId @param {string} parameter @returns {Picture['prepare']} */
const list = (nodeId, parameter) => async (editor, { nodesId }) => {
	await editor.node(nodesId, nodeId, true);
	await editor.list(parameter);
};

/** The trigger with the list of its filters (0) or options (1) open. @param {number} which @param {string} [chosen] @returns {Picture['prepare']} */
const added = (which, chosen) => async (editor, { demoId, triggerId }) => {
	await editor.node(demoId, triggerId);
	await editor.page.locator(test('collection-parameter-add')).nth(which).click();
	await editor.settled();
	if (chosen !== undefined) await editor.page.locator(test('collection-parameter-option')).filter({ hasText: chosen }).last().click();
	await editor.settled();
};

/** @param {'right' | 'wrong'} which */
const credential = (which) => async (/** @type {Editor} */ editor, /** @type {Stage} */ stage) => {
	await editor.go(`/home/credentials/${stage[which].id}`);
	await editor.page.getByText(which === 'right' ? 'Connection tested successfully' : 'More details').waitFor({ timeout: 30_000 });
	if (which === 'wrong') await editor.page.getByText('More details').click();
	await editor.settled();
};

/** @param {Editor} editor @param {Stage} stage */
async function listen(editor, { demoId, triggerId }) {
	await editor.node(demoId, triggerId);
	// It may listen already, from the picture before.
	await editor.page.locator(test('node-execute-button')).filter({ hasNotText: 'Stop' }).first().click({ timeout: 3000 }).catch(() => {});
	await editor.page.getByText('Stop Listening').first().waitFor({ timeout: 30_000 });
	await editor.settled(2500);
}

/** @param {Editor} editor @param {Stage} stage */
async function receive(editor, stage) {
	await listen(editor, stage);
	const { scene, url, owner } = stage;
	await scene.pbx.aim(`${url}/webhook-test/${owner.webhookId}`);
	await scene.pbx.play('inbound.missed', '79161234567', '101');
	await scene.pbx.aim(`${url}/webhook/${owner.webhookId}`);
	await editor.page.locator(`${test('output-panel')} ${items}`).waitFor({ timeout: 30_000 });
	await editor.quiet();
}

/** A PBX without money refuses the next request. @param {Stage} stage */
async function refuseNext({ scene }) {
	await fetch(`${scene.pbx.url}/simulator/faults`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ kind: 'reply', method: 'commands/sms', count: 1, status: 200, body: { result: 4301 } }),
	});
}

/** @type {Record<string, Picture>} */
const PICTURES = {
	workflow: { docs: true, prepare: async (editor, { demoId }) => await editor.workflow(demoId) },
	trigger: {
		docs: true,
		of: NDV,
		prepare: async (editor, { demoId, triggerId }) => {
			await editor.node(demoId, triggerId);
			await editor.page.getByText('Webhook URLs', { exact: true }).click();
			await editor.page.getByText('Production URL').first().click();
			await editor.settled();
		},
	},
	'trigger-events': { prepare: async (editor, { demoId, triggerId }) => { await editor.node(demoId, triggerId); await editor.options('events'); } },
	'trigger-help': { prepare: async (editor, { demoId, triggerId }) => { await editor.node(demoId, triggerId); await editor.page.getByText('When will this node trigger').click(); await editor.settled(); } },
	'trigger-filters': { prepare: added(0) },
	'trigger-missed-reasons': { prepare: added(0, 'Missed Reasons') },
	'trigger-options': { prepare: added(1) },
	'trigger-listening': { of: NDV, prepare: listen },
	'trigger-table': { of: NDV, prepare: receive },
	'trigger-output': { docs: true, of: NDV, prepare: async (editor, stage) => { await receive(editor, stage); await editor.show('schema'); } },
	polling: { of: NDV, prepare: async (editor, { pollingId }) => await editor.node(pollingId, 'polling') },
	credential: { docs: true, prepare: credential('right') },
	'credential-wrong': { docs: true, prepare: credential('wrong') },
	'credential-empty': {
		prepare: async (editor, { nodesId }) => {
			await editor.node(nodesId, 'panel-account');
			await editor.page.locator(test('node-credentials-select')).click();
			await editor.page.locator(test('node-credentials-select-item-new')).click();
			await editor.settled(2000);
		},
	},
	started: { docs: true, of: HALF, height: 500, prepare: run('started', items) },
	'started-json': { of: OUTPUT, prepare: async (editor, stage) => { await run('started', items)(editor, stage); await editor.show('json'); } },
	'started-schema': { of: OUTPUT, prepare: async (editor, stage) => { await run('started', items)(editor, stage); await editor.show('schema'); } },
	employees: { of: NDV, prepare: run('employees', items) },
	'error-number': { docs: true, of: HALF, height: 500, prepare: run('error-number') },
	'error-required': { of: NDV, prepare: async (editor, { nodesId }) => { await editor.node(nodesId, 'error-required'); await editor.page.locator(test('node-execute-button')).click(); await editor.settled(3000); } },
	'error-salt': { of: HALF, height: 370, prepare: run('error-salt') },
	'error-refused': { of: NDV, prepare: async (editor, stage) => { await refuseNext(stage); await run('error-refused')(editor, stage); } },
	'list-employee': { docs: true, of: MIDDLE, height: 540, prepare: list('list-employee', 'employee') },
	'list-empty': {
		of: NDV,
		prepare: async (editor, stage) => {
			await list('list-employee', 'employee')(editor, stage);
			await editor.page.keyboard.type('zzz');
			await editor.settled(2500);
		},
	},
	'list-group': { of: NDV, prepare: list('list-line', 'group') },
	'list-line': { of: NDV, prepare: list('list-line', 'line') },
	'by-number': { of: MIDDLE, prepare: open('by-number') },
	'list-sip': { of: NDV, prepare: list('list-sip', 'sipAccountId') },
	'list-recording': {
		of: NDV,
		prepare: async (editor, stage) => {
			await stage.scene.pbx.play('inbound.answered', '79161234567', '101');
			await list('list-recording', 'recordingId')(editor, stage);
		},
	},
	'list-rule': { of: NDV, prepare: list('list-rule', 'ruleId') },
	'list-wrong': { of: NDV, prepare: list('list-wrong', 'employee') },
	resources: { of: NDV, prepare: async (editor, stage) => { await open('panel-account')(editor, stage); await editor.options('resource'); } },
	operations: { of: NDV, prepare: async (editor, stage) => { await open('panel-call')(editor, stage); await editor.options('operation'); } },
	simulator: { docs: true, prepare: async (editor, { scene }) => { await editor.page.goto(scene.pbx.url); await scene.pbx.play('inbound.missed', '79000000002', '101'); await editor.settled(2500); } },
	...Object.fromEntries(panels().map(({ name }) => [name, { of: MIDDLE, prepare: open(name) }])),
};

module.exports = { PICTURES };
