// @ts-check
'use strict';
/**
 * `node tools/freezeParameters.js`, once per release and after `npm run build`: saves what workflows of this version
 * look like into `test/upgrade/<version>/`, where `test/upgrade/upgrade.test.ts` proves for ever that they still run.
 * What is there is never written again: that would make a breach look as if it had always been so.
 */
const { existsSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const { publishedNames } = require('./publishedNames');
const { storedExample } = require('./stored');

const ROOT = join(__dirname, '..');
const { name: PACKAGE, version: VERSION } = require('../package.json');

/** @param {string} module path below `dist` */
const built = (module) => require(join(ROOT, 'dist', module));

/** @param {string} name @param {string} type @param {number} typeVersion @param {any} parameters @param {object} [more] */
function node(name, type, typeVersion, parameters, more = {}) {
	const own = type.startsWith(PACKAGE) ? { credentials: { mangoOfficeApi: { id: 'frozen', name: 'Mango Office' } } } : {};
	return { id: name, name, type, typeVersion, position: [0, 0], parameters, ...own, ...more };
}

/** @param {string} name @param {any[]} nodes @param {(node: any) => string[]} next names of the nodes behind one */
function workflow(name, nodes, next) {
	const connections = Object.fromEntries(
		nodes.map((one) => [one.name, { main: [next(one).map((other) => ({ node: other, type: 'main', index: 0 }))] }]),
	);
	const placed = nodes.map((one, index) => ({ ...one, position: [(index % 12) * 220, Math.floor(index / 12) * 160] }));
	return { name, nodes: placed, connections, settings: { executionOrder: 'v1' } };
}

/** Every operation, with the parameters of its example; one that fails does not keep the others from running. */
function action() {
	const examples = built('examples.json');
	const operations = built('nodes/MangoOffice/resources').RESOURCES.flatMap((/** @type {any} */ resource) =>
		resource.operations.map((/** @type {any} */ operation) => ({
			resource: resource.value,
			operation,
			example: examples[resource.value][operation.value],
		})),
	);
	const nodes = operations.map((/** @type {any} */ { resource, operation, example }) =>
		node(`${resource}/${operation.value}`, `${PACKAGE}.mangoOffice`, 1, storedExample(resource, operation, example.in), { onError: 'continueRegularOutput' }),
	);
	const start = node('Start', 'n8n-nodes-base.manualTrigger', 1, {});
	const names = nodes.map((/** @type {any} */ one) => one.name);
	const requests = operations.flatMap((/** @type {any} */ { resource, operation: { value }, example }) =>
		example.sends === undefined ? [] : [[`${resource}/${value}`, example.sends]],
	);
	return {
		'action.json': workflow(`${VERSION} action`, [start, ...nodes], (one) => (one === start ? names : [])),
		'requests.json': Object.fromEntries(requests),
	};
}

/** One call passes all of them: of a missed call of a group Mango names the group as the employee. */
const FILTERS = {
	clientNumbers: ['8 (900) 000-00-02'],
	directions: ['inbound'],
	extensions: ['101', '500'],
	groups: ['500'],
	lineNumbers: ['74950000001'],
	missedReasons: ['noAnswer'],
	resultCodes: ['1111'],
};
const TEN_YEARS = 5_256_000;

/** Both triggers, with every parameter set. */
function triggers() {
	const values = built('mango/events/values').TRIGGER_VALUES.map((/** @type {any} */ one) => one.value);
	const everything = { dropDuplicates: false, ivrOnlyAsMissed: true, maxAgeMinutes: TEN_YEARS, output: 'both', respond: 'immediately' };
	const parameters = {
		Everything: { events: values, filters: {}, options: everything },
		Filtered: { events: ['call.missed'], filters: FILTERS, options: { dropDuplicates: true, output: 'simplified', respond: 'whenStored' } },
		Raw: { events: ['call.ended'], options: { output: 'raw', dropDuplicates: false } },
		'Only Defaults': { events: ['call.missed'] },
	};
	const nodes = Object.entries(parameters).map(([name, given]) =>
		node(name, `${PACKAGE}.mangoOfficeTrigger`, 2, given, { webhookId: `frozen-${name.toLowerCase().replace(' ', '-')}` }),
	);
	const polling = node('Polling', `${PACKAGE}.mangoOfficePollingTrigger`, 1, {
		...{ events: ['call.ended', 'call.missed'], start: 'date', startDate: '2026-06-20T00:00:00.000Z' },
		...{ filters: FILTERS, options: { lookBackMinutes: 60 }, pollTimes: { item: [{ mode: 'everyMinute' }] } },
	});
	return {
		'trigger.json': workflow(`${VERSION} trigger`, nodes, () => []),
		'polling.json': workflow(`${VERSION} polling trigger`, [polling], () => []),
		'events.json': nodes.flatMap((one) => EVENTS().map((event) => ({ node: one.name, ...event, item: itemOf(one.parameters, event) }))),
	};
}

/** Every kind of event. The fixtures know no chats and no robots. */
function EVENTS() {
	const { events } = JSON.parse(readFileSync(join(ROOT, 'test/fixtures/events.json'), 'utf8'));
	const more = [
		{ path: 'events/md/onAppealClose', json: { conversion_id: 'appeal-1', channel_type: 4, group_id: 70001, comment: 'done' } },
		{ path: 'events/md', json: { point_id: 'point-1', data: { text: 'hello' } } },
		{ path: 'events/robots/stats', json: { robot_id: 400013, task_list: [{ task_id: 1 }] } },
	];
	return [...events, ...more].filter(({ json }) => json !== null).map(({ path, json }) => ({ path, json }));
}

/** What the trigger makes of an event, without the time of receipt; null when it starts nothing. @param {any} parameters @param {any} event */
function itemOf({ events, filters, options = {} }, { path, json }) {
	const { NO_FILTERS } = built('mango/events/filters');
	const { receive } = built('mango/events/receive');
	const { signForm } = built('mango/signature');
	const pair = { apiKey: 'frozen-key', apiSalt: 'frozen-salt' };
	const defaults = { output: 'simplified', ivrOnlyAsMissed: false };
	const subscription = {
		...{ ...defaults, ...options, pairs: [pair], events, filters: { ...NO_FILTERS, ...filters }, scope: 'frozen' },
		// Each event alone: what came before it is of no interest here.
		...{ dropDuplicates: false, maxAgeMinutes: null },
	};
	const verdict = receive({ suffix: `/${path}`, body: signForm(pair, JSON.stringify(json)) }, subscription, 0);
	if (verdict.kind !== 'emit') return null;
	const { receivedAt: _time, ...item } = verdict.item;
	return item;
}

/** Long lists take a line for each element, so that a difference between two versions can be read. @param {unknown} content */
function printed(content) {
	if (!Array.isArray(content)) return JSON.stringify(content, null, '\t');
	return `[\n${content.map((one) => JSON.stringify(one)).join(',\n')}\n]`;
}

/** @returns {string} the folder that was written */
function freeze() {
	const folder = join(ROOT, 'test/upgrade', VERSION);
	if (existsSync(folder)) throw new Error(`${folder} is there already, and what is frozen stays as it is. Raise the version first.`);
	const files = { ...action(), ...triggers(), 'names.json': publishedNames() };
	mkdirSync(folder);
	for (const [name, content] of Object.entries(files)) {
		writeFileSync(join(folder, name), `${printed(content)}\n`);
	}
	return folder;
}

try {
	console.log(`Frozen in ${freeze()}`);
} catch (error) {
	console.error(/** @type {Error} */ (error).message);
	process.exitCode = 1;
}
