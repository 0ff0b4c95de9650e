// @ts-check
/**
 * The workflows of bench/baselines/: what a builder makes without this package. Each file can be imported in n8n as it is
 * and works with a simulator on port 8082.
 */
'use strict';

const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { KEY, SALT } = require('../../demo/pbx');
const { chain, mangoNode, node, triggerNode } = require('../../test/e2e/world');

/** The simulator's own, because it stands in the files. */
const PAIR = { apiKey: KEY, apiSalt: SALT };

/** The rest of the builder's workflow, which is the same with and without us, does not count as ours or theirs. */
const STAND_INS = ['n8n-nodes-base.noOp', 'n8n-nodes-base.manualTrigger'];
/** The address that Mango would get: the files call it /webhook/mango-by-hand. */
const PATH = 'mango-by-hand';

/** Ends of the period of statistics.json. */
const PERIOD = { from: '2026-04-01T21:00:00.000Z', to: '2026-06-30T21:00:00.000Z' };
/** One of the simulator's seed; recording.json asks for it. */
const RECORDING_ID = 'MToxMDAwMDAwOjkwMDAwMDAwMDE6MA==';

/**
 * @param {'receiver' | 'callback' | 'recording' | 'statistics'} name
 * @param {string} [simulatorUrl] in place of the one in the file
 * @returns {import('../../demo/rest/workflows').Definition}
 */
function byHand(name, simulatorUrl = 'http://127.0.0.1:8082') {
	const text = readFileSync(join(__dirname, '..', 'baselines', `${name}.json`), 'utf8');
	return JSON.parse(text.replaceAll('http://127.0.0.1:8082', simulatorUrl));
}

/**
 * The same with this package.
 * @param {'receiver' | 'callback' | 'recording' | 'statistics'} name
 * @param {{ id: string, name: string }} credential
 */
function ours(name, credential) {
	const start = node('Your workflow', 'n8n-nodes-base.manualTrigger', 1, {});
	const action = (/** @type {object} */ parameters) => chain(name, start, mangoNode(parameters, credential));
	if (name === 'receiver') {
		const end = node('Your workflow', 'n8n-nodes-base.noOp', 1, {});
		return chain(name, triggerNode({ events: ['call.ended'] }, credential), end);
	}
	if (name === 'callback') {
		const employee = { __rl: true, mode: 'extension', value: '101' };
		return action({ resource: 'call', operation: 'start', employee, toNumber: '79000000002' });
	}
	if (name === 'recording') return action({ resource: 'recording', operation: 'download', recordingId: RECORDING_ID, binaryPropertyName: 'data' });
	return action({ resource: 'statistics', operation: 'getMany', ...PERIOD, returnAll: true, simplify: true });
}

/**
 * The trigger's webhook id, or the hand-made base: what follows /webhook/ in the address for the cabinet.
 * @param {{ nodes: any[] }} workflow
 */
function addressOf({ nodes }) {
	return nodes.find(({ type }) => type.endsWith('.mangoOfficeTrigger'))?.webhookId ?? PATH;
}

/** @param {{ nodes: any[] }} workflow */
function countNodes({ nodes }) {
	return nodes.filter(({ type }) => !STAND_INS.includes(type)).length;
}

/**
 * @param {{ nodes: any[] }} workflow as n8n exports it
 * @returns {number} how often the key or the salt stands in it
 */
function countSecrets(workflow) {
	return JSON.stringify(workflow).split(new RegExp(`${PAIR.apiKey}|${PAIR.apiSalt}`)).length - 1;
}

module.exports = { PAIR, PERIOD, RECORDING_ID, addressOf, byHand, countNodes, countSecrets, ours };
