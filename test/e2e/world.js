// @ts-check
'use strict';

const { createHash, randomUUID } = require('node:crypto');
const axios = require('axios').default;

const { connect } = require('../../demo/rest');
const { until } = require('../../demo/until');
const { startSimulator } = require('../../simulator/server');
const { note, notePair, noteSecret } = require('./left');

/** Not the simulator's defaults, which stand in documents: what is found of these has leaked (secrets.test.js). */
const PAIR = { apiKey: 'e2e-key-5Rk2vQ8d', apiSalt: 'e2e-salt-9Wn4zT7b' };

/** The key of a link that anybody may have: it stands in the item of Recording: Get Link, as documented, so it is no secret. */
const SHOWN = { apiKey: 'e2e-key-shown', apiSalt: 'e2e-salt-unseen-4Jc9' };

/** One test file's world: the running n8n, a PBX of its own, and a credential for it. */
async function openWorld() {
	const n8n = connect(/** @type {string} */ (process.env.MANGO_E2E_URL));
	await n8n.session.signIn(JSON.parse(/** @type {string} */ (process.env.MANGO_E2E_OWNER)));
	notePair(PAIR);
	const simulator = await startPbx();
	const data = { ...PAIR, baseUrl: `${simulator.url}/vpbx/` };
	const credential = await n8n.credentials.create('mangoOfficeApi', `PBX ${randomUUID()}`, data);
	return {
		n8n: keepingTraces(n8n),
		simulator,
		data,
		credential,
		/** For Recording: Get Link and nothing else. */
		credentialOfLinks: async () => {
			noteSecret('salt', SHOWN.apiSalt);
			return await n8n.credentials.create('mangoOfficeApi', `PBX of links ${randomUUID()}`, { ...data, ...SHOWN });
		},
		url: n8n.session.url,
		/** @param {string} path @param {object} [body] */
		pbx: async (path, body = {}) => (await axios.post(`${simulator.url}/simulator/${path}`, body)).data,
		requests: async () => {
			const { data: journal } = await axios.get(`${simulator.url}/simulator/requests`);
			return Array.isArray(journal) ? journal : journal.requests;
		},
		close: async () => await simulator.close(),
	};
}

/** A PBX with the pair of all end-to-end tests; every signature that passes it is noted. */
async function startPbx() {
	const witness = (/** @type {string | null} */ sign) => noteSecret('signature', sign);
	return await startSimulator({ key: PAIR.apiKey, salt: PAIR.apiSalt, witness });
}

/**
 * Removing a workflow archives it only: with it n8n would delete the executions that secrets.test.js looks through.
 * @param {ReturnType<typeof connect>} n8n
 */
function keepingTraces(n8n) {
	const remove = async (/** @type {string} */ id) => void (await n8n.session.call('POST', `/workflows/${id}/archive`, {}));
	return { ...n8n, workflows: { ...n8n.workflows, remove } };
}

/**
 * A node of a workflow.
 * @param {string} name @param {string} type @param {number} typeVersion @param {object} parameters
 * @param {{ id: string, name: string }} [credential] @param {object} [more]
 */
function node(name, type, typeVersion, parameters, credential, more = {}) {
	return {
		id: randomUUID(),
		name,
		type,
		typeVersion,
		position: [0, 0],
		parameters,
		...(credential && { credentials: { mangoOfficeApi: { id: credential.id, name: credential.name } } }),
		...more,
	};
}

/** @param {object} parameters @param {any} credential */
function triggerNode(parameters, credential) {
	return node('Mango Office Trigger', 'n8n-nodes-mango-office.mangoOfficeTrigger', 2, parameters, credential, {
		webhookId: randomUUID(),
	});
}

/** @param {object} parameters @param {any} [credential] @param {string} [name] */
function mangoNode(parameters, credential, name = 'Mango Office') {
	return node(name, 'n8n-nodes-mango-office.mangoOffice', 1, parameters, credential);
}

/** A chain of nodes as a workflow. @param {string} name @param {...any} nodes */
function chain(name, ...nodes) {
	/** @type {Record<string, object>} */
	const connections = {};
	nodes.slice(0, -1).forEach((one, index) => {
		connections[one.name] = { main: [[{ node: nodes[index + 1].name, type: 'main', index: 0 }]] };
	});
	const placed = nodes.map((one, index) => ({ ...one, position: [index * 220, 0] }));
	return { name, nodes: placed, connections, settings: { executionOrder: 'v1' } };
}

/** A signed form, made by hand: neither the client's code nor the simulator's. @param {unknown} json @param {{ apiKey: string, apiSalt: string }} [pair] */
function signed(json, pair = PAIR) {
	const text = typeof json === 'string' ? json : JSON.stringify(json);
	const signOf = (/** @type {typeof PAIR} */ { apiKey, apiSalt }) => createHash('sha256').update(apiKey + text + apiSalt).digest('hex');
	const sign = signOf(pair);
	// Of a forged one also the right one: a refusal must not tell what would have been right.
	for (const value of [sign, signOf(PAIR)]) noteSecret('signature', value);
	return new URLSearchParams({ vpbx_api_key: pair.apiKey, sign, json: text });
}

/** Posts a form and takes any answer. @param {string} url @param {URLSearchParams | string} [body] */
async function post(url, body = '') {
	const answer = await axios.post(url, body, {
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		validateStatus: () => true,
		maxRedirects: 0,
	});
	const { status, headers, data } = answer;
	note('answers', { status, headers, data });
	return answer;
}

/** A summary of a missed call. @param {string} entryId @param {object} [more] */
function missedCall(entryId, more = {}) {
	return {
		entry_id: entryId,
		call_direction: 1,
		from: { number: '79000000002' },
		to: { extension: '101', number: 'sip:u101@example.mangosip.ru' },
		line_number: '74950000001',
		create_time: 1782001000,
		forward_time: 0,
		talk_time: 0,
		end_time: 1782001030,
		entry_result: 0,
		disconnect_reason: 1111,
		...more,
	};
}

module.exports = { PAIR, chain, mangoNode, missedCall, node, openWorld, post, signed, startPbx, triggerNode, until };
