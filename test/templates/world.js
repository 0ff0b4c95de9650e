// @ts-check
'use strict';

const axios = require('axios').default;

const { connect, errorOf, hasEnded } = require('../../demo/rest');
const { BEGIN_NODE, credentialTypes, readTemplate, withCredentials, withSettings } = require('../../demo/template');
const { until } = require('../../demo/until');
const { startSimulator } = require('../../simulator/server');
const { CREDENTIAL_DATA } = require('./credentials');
const { openOutside } = require('./outside/outside');

const MANGO_TRIGGER = 'n8n-nodes-mango-office.mangoOfficeTrigger';
/** Two cores that seven others share. */
const PATIENCE = { timeoutMs: 60_000, everyMs: 150 };

/**
 * A template as a user would have it after its four steps, with a PBX and the services around it.
 * @param {string} name of the folder
 * @param {object} options
 * @param {Record<string, string | number | boolean>} [options.settings] values of "Edit Your Settings"
 * @param {import('./outside/outside').StandIn[]} [options.outside]
 * @param {boolean} [options.pinned] with its sample data, unpublished and without a PBX, as somebody who tries it in the editor
 * @param {string[]} [options.switchOn] nodes that are shipped switched off, because not everybody has the service
 */
async function openTemplate(name, { settings = {}, outside: standIns = [], switchOn = [], pinned = false }) {
	const n8n = connect(/** @type {string} */ (process.env.MANGO_TEMPLATES_URL));
	await n8n.session.signIn(JSON.parse(/** @type {string} */ (process.env.MANGO_TEMPLATES_OWNER)));
	const simulator = await startSimulator({});
	const outside = await openOutside(standIns);
	// The tested workflow is the shipped one, but for what a user fills in. Pins would stand in for the services.
	const { pinData, ...shipped } = readTemplate(name);

	/** @type {Record<string, { id: string, name: string }>} */
	const credentials = {};
	for (const type of credentialTypes(shipped)) {
		if (!CREDENTIAL_DATA[type]) throw new Error(`test/templates/credentials.js has no data for ${type}`);
		credentials[type] = await n8n.credentials.create(type, `${name} ${type}`, CREDENTIAL_DATA[type](simulator.url));
	}
	const filled = withCredentials(shipped, credentials);
	for (const node of filled.nodes) if (switchOn.includes(node.name)) delete node.disabled;
	const { id } = await n8n.workflows.create({ ...withSettings(filled, settings), ...(pinned && { pinData }) });

	/** Runs the chain behind a trigger that needs no call: the first step, or a schedule. @param {string} triggerName */
	const run = async (triggerName) => {
		const { executionId } = await n8n.workflows.run(id, triggerName);
		const done = await until(`${triggerName} to be through`, async () => {
			const execution = await n8n.executions.get(String(executionId));
			return hasEnded(execution.status) && execution;
		}, PATIENCE);
		const reason = errorOf(done);
		if (reason) throw new Error(`${triggerName} failed. ${reason}`);
		return done;
	};
	if (shipped.nodes.some((/** @type {any} */ node) => node.name === BEGIN_NODE)) await run(BEGIN_NODE);

	const { nodes } = pinned ? await n8n.workflows.get(id) : await n8n.workflows.publish(id);
	const trigger = nodes.find(({ type }) => type === MANGO_TRIGGER);
	/** @param {string} path @param {object} [body] */
	const pbx = async (path, body = {}) => (await axios.post(`${simulator.url}/simulator/${path}`, body)).data;
	if (trigger && !pinned) {
		const target = `${n8n.session.url}/webhook/${trigger.webhookId}`;
		await pbx('target', { target });
		await until('the trigger to answer', async () => (await axios.post(`${target}/ping`, '', { validateStatus: () => true })).status === 200, PATIENCE);
	}

	/** Every execution is over, the PBX has nothing more to say, and neither has woken the other meanwhile. */
	const quiet = async () => {
		await until('PBX and workflow to come to rest', async () => {
			const before = await n8n.executions.list(id, 100);
			if (before.some(({ status }) => ['new', 'running'].includes(status))) return false;
			await axios.get(`${simulator.url}/simulator/idle`);
			const [newest] = await n8n.executions.list(id, 1);
			return newest?.id === before[0]?.id;
		}, PATIENCE);
	};

	/** @param {string} tableName */
	const tableNamed = async (tableName) => {
		const table = await n8n.tables.byName(tableName);
		if (!table) throw new Error(`There is no table "${tableName}"`);
		return table;
	};
	let triggerOptions = trigger?.parameters.options;
	/** @param {object} changes of the options of the Mango Office Trigger */
	const setTrigger = async (changes) => {
		triggerOptions = { ...triggerOptions, ...changes };
		const options = triggerOptions;
		const { nodes: present } = await n8n.workflows.get(id);
		const changed = present.map((node) => (node.type === MANGO_TRIGGER ? { ...node, parameters: { ...node.parameters, options } } : node));
		await n8n.workflows.update(id, { nodes: changed });
		await n8n.workflows.publish(id);
	};

	return {
		n8n,
		simulator,
		outside,
		workflowId: id,
		pbx,
		run,
		quiet,

		/** Plays a call and waits until the workflow has done with it. @param {object} call as POST /simulator/calls takes it */
		play: async (call) => {
			const played = await pbx('calls', call);
			await quiet();
			return played;
		},

		/** Sends one signed event and waits likewise. @param {string} path @param {object} json */
		send: async (path, json) => {
			const delivery = await pbx('events', { path, json });
			await quiet();
			return delivery;
		},

		/** New values of "Edit Your Settings", as if the user had changed and published them. @param {Record<string, string | number | boolean>} values */
		change: async (values) => {
			Object.assign(settings, values);
			const { nodes: withIds } = await n8n.workflows.get(id);
			await n8n.workflows.update(id, { nodes: withSettings({ nodes: withIds }, settings).nodes });
			await n8n.workflows.publish(id);
		},

		/**
		 * The trigger forgets what it has seen, as after a restart of n8n: repeats reach the workflow.
		 * @param {() => Promise<unknown>} act
		 */
		withoutMemory: async (act) => {
			await setTrigger({ dropDuplicates: false });
			await act();
			await setTrigger({ dropDuplicates: true });
		},

		/**
		 * For a template whose trigger answers immediately: from now on it answers when the execution is stored. Otherwise
		 * nobody can tell an event that starts nothing from one whose execution is not there yet, and `quiet` says nothing.
		 */
		answerWhenStored: async () => await setTrigger({ respond: 'whenStored' }),

		/** The PBX accepts a command from now on and does nothing: what follows is sent by the test. @param {string} method */
		acceptOnly: async (method) => await pbx('faults', { kind: 'reply', method, status: 200, body: { result: 1000 } }),

		/** The address of a Webhook node. @param {string} nodeName */
		webhook: (nodeName) => `${n8n.session.url}/webhook/${nodes.find(({ name: one }) => one === nodeName)?.parameters.path}`,

		/** @param {string} tableName @returns {Promise<any[]>} the rows, oldest first */
		rows: async (tableName) => await n8n.tables.rows((await tableNamed(tableName)).id),

		/** A row as a user would add it by hand. @param {string} tableName @param {object} row */
		addRow: async (tableName, row) => await n8n.tables.insert((await tableNamed(tableName)).id, [row]),

		/** Likewise changes the row in which a column has a value. @param {string} tableName @param {[column: string, value: string]} where @param {object} data */
		changeRow: async (tableName, where, data) => await n8n.tables.update((await tableNamed(tableName)).id, where, data),

		/** What n8n asked of the PBX, by a part of the method's path, e.g. `commands/sms`. @param {string} method */
		asked: async (method) => {
			const { data } = await axios.get(`${simulator.url}/simulator/requests`);
			return data.requests.filter((/** @type {any} */ one) => one.path.includes(method));
		},

		/** Executions that failed, with the reason; none in a good run. */
		failures: async () => {
			const failed = (await n8n.executions.list(id, 100)).filter(({ status }) => status !== 'success' && status !== 'waiting');
			return await Promise.all(failed.map(async (one) => `${one.status}: ${errorOf(await n8n.executions.get(one.id))}`));
		},

		close: async () => {
			await n8n.workflows.remove(id);
			for (const tableName of tablesOf(shipped)) {
				const table = await n8n.tables.byName(tableName);
				if (table) await n8n.tables.remove(table.id);
			}
			for (const { id: credentialId } of Object.values(credentials)) await n8n.credentials.remove(credentialId);
			await outside.close();
			await simulator.close();
		},
	};
}

/** The last event of a call that nobody answered, after mango-api.md §3.5. */
const missedSummary = {
	entry_id: 'entry-1',
	call_direction: 1,
	from: { number: '79000000002' },
	to: { extension: '101' },
	line_number: '74950000001',
	create_time: 1782001000,
	forward_time: 0,
	talk_time: 0,
	end_time: 1782001030,
	entry_result: 0,
	disconnect_reason: 1111,
};

/** The last event of a talk of fifty seconds. @param {string} entryId @param {object} [more] */
const talkSummary = (entryId, more = {}) => ({
	...missedSummary,
	entry_id: entryId,
	from: { number: '79000000003' },
	to: { extension: '102', number: 'sip:u102@example.mangosip.ru' },
	create_time: 1782864000,
	forward_time: 1782864005,
	talk_time: 1782864010,
	end_time: 1782864060,
	entry_result: 1,
	disconnect_reason: 1110,
	...more,
});

/** @param {any} workflow @returns {string[]} names of the Data Tables that it makes */
const tablesOf = (workflow) => workflow.nodes.map((/** @type {any} */ node) => node.parameters.tableName).filter(Boolean);

/** @template T @param {string} what @param {() => Promise<T | null | undefined | false>} question */
const patiently = async (what, question) => await until(what, question, PATIENCE);

module.exports = { missedSummary, openTemplate, talkSummary, until: patiently };
