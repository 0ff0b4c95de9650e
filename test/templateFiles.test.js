// @ts-check
'use strict';
/**
 * What holds for every template, without running it: an export that imports cleanly, explains itself and holds no
 * secret. test/templates executes them.
 */
const { existsSync, readFileSync, statSync } = require('node:fs');
const { join } = require('node:path');

const { BEGIN_NODE, FOLDER, SETTINGS_NODE, credentialTypes, readTemplate, templateNames } = require('../demo/template');

const { idOf } = require('../tools/templates/pinned');

const NOTES = ['What It Does', 'What You Need', 'Set Up in Four Steps', 'Change This'];
const MOST_NODES = 24;
const LARGEST_PICTURE = 150_000;

/** The versions that n8n 2.41.1 has, as far as templates use the node. A new row: look into n8n-nodes-base. @type {Record<string, number[]>} */
const NODE_VERSIONS = {
	'@n8n/n8n-nodes-langchain.agent': [3, 3.1],
	'@n8n/n8n-nodes-langchain.chatTrigger': [1.1, 1.2, 1.3, 1.4, 1.5],
	'@n8n/n8n-nodes-langchain.lmChatOpenAi': [1.2, 1.3],
	'@n8n/n8n-nodes-langchain.memoryBufferWindow': [1.3, 1.4],
	'n8n-nodes-base.dataTable': [1, 1.1],
	'n8n-nodes-base.filter': [2, 2.1, 2.2, 2.3],
	'n8n-nodes-base.formTrigger': [2, 2.1, 2.2, 2.3, 2.4, 2.5, 2.6],
	'n8n-nodes-base.googleDrive': [3],
	'n8n-nodes-base.googleSheets': [4, 4.5, 4.6, 4.7],
	'n8n-nodes-base.httpRequest': [4, 4.1, 4.2, 4.3, 4.4, 4.5],
	'n8n-nodes-base.if': [2, 2.1, 2.2, 2.3],
	'n8n-nodes-base.manualTrigger': [1],
	'n8n-nodes-base.merge': [3, 3.1, 3.2],
	'n8n-nodes-base.noOp': [1],
	'n8n-nodes-base.postgres': [2, 2.1, 2.2, 2.3, 2.4, 2.5, 2.6],
	'n8n-nodes-base.scheduleTrigger': [1, 1.1, 1.2, 1.3, 1.4],
	'n8n-nodes-base.set': [3, 3.1, 3.2, 3.3, 3.4, 3.5],
	'n8n-nodes-base.splitOut': [1],
	'n8n-nodes-base.stickyNote': [1],
	'n8n-nodes-base.summarize': [1, 1.1],
	'n8n-nodes-base.switch': [3, 3.1, 3.2, 3.3, 3.4],
	'n8n-nodes-base.telegram': [1, 1.1, 1.2],
	'n8n-nodes-base.wait': [1, 1.1],
	'n8n-nodes-base.webhook': [2, 2.1],
	'n8n-nodes-mango-office.mangoOffice': [1],
	'n8n-nodes-mango-office.mangoOfficeTool': [1],
	'n8n-nodes-mango-office.mangoOfficePollingTrigger': [1],
	'n8n-nodes-mango-office.mangoOfficeTrigger': [2],
};
/** What a README calls the credential. @type {Record<string, RegExp>} */
const CREDENTIAL_WORDS = {
	mangoOfficeApi: /Mango Office account/,
	telegramApi: /Telegram account/,
	httpHeaderAuth: /Header Auth account/,
	googleSheetsOAuth2Api: /Google Sheets account/,
	googleDriveOAuth2Api: /Google Drive account/,
	openAiApi: /OpenAI account/,
	postgres: /Postgres account/,
};

/** Where a template is executed when not in test/templates: what needs PostgreSQL, in queue mode, which has one. @type {Record<string, string>} */
const PLAYED_ELSEWHERE = { 'exactly-once': 'queue/duplicates.test.js' };

/** @param {string} scenarioFile @returns {any[]} */
const fixtureEvents = (scenarioFile = join(__dirname, 'fixtures/events.json')) => JSON.parse(readFileSync(scenarioFile, 'utf8')).events;
/** Every item that the trigger can give for the fixtures, by its id. @returns {Map<string, any[]>} */
function possibleItems() {
	const { eventRow } = require('../dist/mango/events/table.js');
	/** @type {Map<string, any[]>} */
	const items = new Map();
	for (const { path, json } of fixtureEvents()) {
		const event = eventRow(`/${path}`)?.parse(json, { ivrOnlyAsMissed: false });
		if (!event) continue;
		const eventId = event.eventId ?? idOf(path, json);
		items.set(eventId, [...(items.get(eventId) ?? []), { path, ...event.fields }]);
	}
	return items;
}

test('there are templates, and their tables have names that n8n cannot confuse', () => {
	expect(templateNames().length).toBeGreaterThanOrEqual(3);
	// n8n takes the first table whose name contains the wanted one (data-table.repository.js, LIKE %name%).
	const tables = templateNames().flatMap((name) => readTemplate(name).nodes.map((/** @type {any} */ node) => node.parameters.tableName).filter(Boolean));
	const contained = tables.filter((one) => tables.some((other) => other !== one && other.toLowerCase().includes(one.toLowerCase())));
	expect(contained).toEqual([]);
	expect(new Set(tables).size).toBe(tables.length);
});

describe.each(templateNames())('%s', (name) => {
	const text = readFileSync(join(FOLDER, name, 'workflow.json'), 'utf8');
	const readme = readFileSync(join(FOLDER, name, 'README.md'), 'utf8');
	const workflow = readTemplate(name);
	/** @type {any[]} */
	const nodes = workflow.nodes;
	const working = nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote');
	const named = new Map(nodes.map((node) => [node.name, node]));

	test('is an export that n8n takes: known nodes, unique names, connections between them, inactive', () => {
		expect(workflow).toMatchObject({ name: expect.any(String), active: false, settings: { executionOrder: 'v1' } });
		expect(nodes.filter(({ type, typeVersion }) => !NODE_VERSIONS[type]?.includes(typeVersion)).map(({ type, typeVersion }) => `${type} ${typeVersion}`)).toEqual([]);
		expect(named.size).toBe(nodes.length);
		expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
		const ends = Object.entries(workflow.connections).flatMap(([from, links]) => [from, ...Object.values(/** @type {any} */ (links)).flat(2).map((/** @type {any} */ link) => link.node)]);
		expect(ends.filter((end) => !named.has(end))).toEqual([]);
		const unreachable = working.filter(({ name: own, type }) => !ends.includes(own) && !/trigger|webhook/i.test(type));
		expect(unreachable.map((node) => node.name)).toEqual([]);
	});

	test('stays small, has its first step where it has a table, and needs no code', () => {
		expect(working.length).toBeLessThanOrEqual(MOST_NODES);
		expect(working.filter(({ type }) => type === 'n8n-nodes-base.code')).toEqual([]);
		if (working.some(({ parameters }) => parameters.tableName)) expect(named.has(BEGIN_NODE)).toBe(true);
		for (const { parameters } of working) if (parameters.dataTableId) expect(parameters.dataTableId.mode).toBe('name');
	});

	test('names in expressions are names of nodes, and settings that are read are there', () => {
		const referred = [...text.matchAll(/\$\('((?:[^'\\]|\\.)+)'\)/g)].map(([, one]) => one);
		expect(referred.filter((one) => !named.has(one))).toEqual([]);
		const settings = (named.get(SETTINGS_NODE)?.parameters.assignments.assignments ?? []).map((/** @type {any} */ one) => one.name);
		const read = [...text.matchAll(new RegExp(`\\$\\('${SETTINGS_NODE}'\\)\\.(?:first\\(\\)|item)\\.json\\.(\\w+)`, 'g'))].map(([, one]) => one);
		expect(read.filter((one) => !settings.includes(one) && one !== 'eventId')).toEqual([]);
		expect(settings.filter((/** @type {string} */ one) => !read.includes(one))).toEqual([]);
	});

	test('uses operations and events of this package that exist', () => {
		const { RESOURCES } = require('../dist/nodes/MangoOffice/resources.js');
		const { TRIGGER_VALUES } = require('../dist/mango/events/values.js');
		for (const { type, parameters } of working) {
			if (/\.mangoOffice(Tool)?$/.test(type)) {
				const resource = RESOURCES.find((/** @type {any} */ one) => one.value === parameters.resource);
				const operation = resource?.operations.find((/** @type {any} */ one) => one.value === parameters.operation);
				const fields = [...Object.keys(parameters), ...Object.keys(parameters.additionalFields ?? {})];
				const known = ['resource', 'operation', 'additionalFields', ...(type.endsWith('Tool') ? ['descriptionType', 'toolDescription'] : []), ...(operation?.fields ?? []).map((/** @type {any} */ one) => one.name)];
				expect(fields.filter((field) => !known.includes(field))).toEqual([]);
			}
			if (type === 'n8n-nodes-mango-office.mangoOfficeTrigger') {
				const values = TRIGGER_VALUES.map((/** @type {any} */ { value }) => value);
				expect(parameters.events.filter((/** @type {string} */ event) => !values.includes(event))).toEqual([]);
			}
		}
	});

	test('explains itself: four notes above the nodes, none on a node', () => {
		expect(NOTES.filter((note) => !named.has(note))).toEqual([]);
		const lowest = Math.max(...NOTES.map((note) => named.get(note)).map(({ position, parameters }) => position[1] + parameters.height));
		expect(Math.min(...working.map(({ position }) => position[1]))).toBeGreaterThan(lowest);
		expect(named.get('Set Up in Four Steps').parameters.content.match(/^\d\. /gm)).toHaveLength(4);
		const places = working.map(({ position }) => position.join(' '));
		expect(new Set(places).size).toBe(places.length);
	});

	test('holds no secret and nothing of the n8n it was made in', () => {
		expect(text).not.toMatch(/"(webhookId|instanceId|versionId|shared|templateCredsSetupCompleted)"/);
		expect(text).not.toMatch(/\d{8,10}:[\w-]{30,}|Bearer |\bsk-[\w-]{16,}|BEGIN [A-Z ]*PRIVATE KEY|127\.0\.0\.1|localhost/);
		// The editor finds an HTTP Request node's credential by its name only beside an id of null (tools/templates/nodes.js).
		for (const { type, credentials = {} } of working) {
			for (const given of Object.values(credentials)) expect(given).toEqual({ ...(type === 'n8n-nodes-base.httpRequest' && { id: null }), name: expect.any(String) });
		}
	});

	test('its sample data are what the trigger gives for the fixtures', () => {
		const possible = possibleItems();
		const pinned = Object.entries(workflow.pinData ?? {});
		expect(pinned.length).toBeGreaterThan(0);
		for (const [node, items] of pinned) {
			expect(named.has(node)).toBe(true);
			if (named.get(node).type !== 'n8n-nodes-mango-office.mangoOfficeTrigger') continue;
			for (const { json } of items) {
				const { event, eventId, receivedAt: _when, ...rest } = json;
				expect(named.get(node).parameters.events).toContain(event);
				expect(possible.get(eventId)).toContainEqual(rest);
			}
		}
	});

	test('has a page and a picture', () => {
		expect(readme).toMatch(/^# .+\n\n[^\n#*]+\n\n\*\*Needs:\*\* .+/);
		for (const part of ['What it does', 'What you need', 'Set up in four steps', 'Change this', 'Edge cases']) expect(readme).toContain(`## ${part}`);
		expect(readme).toContain('](picture.png)');
		for (const type of credentialTypes(workflow)) expect(readme).toMatch(CREDENTIAL_WORDS[type] ?? type);
		for (const table of working.map(({ parameters }) => parameters.tableName).filter(Boolean)) expect(readme).toContain(table);
		expect(existsSync(join(FOLDER, name, 'picture.png'))).toBe(true);
		expect(statSync(join(FOLDER, name, 'picture.png')).size).toBeLessThan(LARGEST_PICTURE);
	});

	test('is executed in a test, to which its page points', () => {
		const file = PLAYED_ELSEWHERE[name] ?? `templates/${name}.test.js`;
		expect(existsSync(join(__dirname, file))).toBe(true);
		if (PLAYED_ELSEWHERE[name]) expect(readFileSync(join(__dirname, file), 'utf8')).toContain(`describe('templates/${name}'`);
		expect(readme).toContain(`](../../test/${file})`);
	});
});
