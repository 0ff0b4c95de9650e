// @ts-check
'use strict';
/**
 * Every name of the built package that ends up in somebody's workflow, credential or cabinet, a line each: parameters
 * with type and default (the editor stores only what differs from it), values of lists, fields of items, codes.
 */
const { join } = require('node:path');

const DIST = join(__dirname, '..', 'dist');

/** @param {string} path below `dist`, of a node or credential; gives an instance of its only class */
function instanceOf(path) {
	const [made] = Object.values(require(join(DIST, path)));
	return new made();
}

/** @returns {any[]} the descriptions of the nodes that the package offers */
function descriptions() {
	const { n8n } = require('../package.json');
	return n8n.nodes.map((/** @type {string} */ path) => instanceOf(path.replace('dist/', '')).description);
}

/** @param {string} place @param {any} property @returns {string[]} */
function namesOfProperty(place, property) {
	const { name, type, typeOptions = {}, options = [], modes = [], default: preset } = property;
	if (type === 'notice') return [];
	const path = `${place}${name}`;
	// Inside a collection a field is absent until it is added: there the default is a suggestion of the editor.
	const own = `${path} (${type}${typeOptions.multipleValues ? ', several' : ''})`;
	const inside = options.flatMap((/** @type {any} */ one) => {
		if (type === 'collection') return namesOfProperty(`${path}.`, one);
		if (type === 'fixedCollection') return one.values.flatMap((/** @type {any} */ value) => namesOfProperty(`${path}.${one.name}.`, value));
		return [`${path} = ${one.value}`];
	});
	return [own, ...(place.includes('.') ? [] : [`${path} default ${JSON.stringify(preset)}`]), ...modes.map((/** @type {any} */ mode) => `${path} by ${mode.name}`), ...inside];
}

/** @param {any} description @returns {string[]} */
function namesOfNode({ name, version, credentials = [], webhooks = [], properties }) {
	return [
		...[version].flat().map((one) => `${name} version ${one}`),
		...credentials.map((/** @type {any} */ one) => `${name} uses ${one.name}`),
		...webhooks.map((/** @type {any} */ one) => `${name} listens to ${one.httpMethod} ${one.path}`),
		...properties.flatMap((/** @type {any} */ property) => {
			const { resource = [''], operation = [''] } = property.displayOptions?.show ?? {};
			return resource.flatMap((/** @type {string} */ one) =>
				operation.flatMap((/** @type {string} */ other) => namesOfProperty(`${[name, [one, other].filter(Boolean).join('/')].filter(Boolean).join(' ')}: `, property)),
			);
		}),
	];
}

/**
 * The fields of an item, also those inside of others.
 * @param {string} place @param {unknown} value @returns {string[]}
 */
function namesOfFields(place, value) {
	if (Array.isArray(value)) return value.flatMap((one) => namesOfFields(`${place}[]`, one));
	if (value === null || typeof value !== 'object') return [];
	return Object.entries(value).flatMap(([name, one]) => [`${place}.${name}`, ...namesOfFields(`${place}.${name}`, one)]);
}

/** @returns {string[]} all of them, sorted, each once */
function publishedNames() {
	const { RESOURCES } = require(join(DIST, 'nodes/MangoOffice/resources'));
	const examples = require(join(DIST, 'examples.json'));
	const { CODES } = require(join(DIST, 'mango/codes'));
	const { explain } = require(join(DIST, 'mango/result'));
	const { MISSED_REASONS } = require(join(DIST, 'mango/missed'));
	const { conversationOf } = require(join(DIST, 'mango/statistics/conversation'));
	const credential = instanceOf('credentials/MangoOfficeApi.credentials');
	const leg = { call_type: 'user', members: [] };
	const names = [
		...credential.properties.flatMap((/** @type {any} */ property) => namesOfProperty(`credential ${credential.name}: `, property)),
		...descriptions().flatMap(namesOfNode),
		...RESOURCES.flatMap((/** @type {any} */ { value: resource, operations }) =>
			operations.flatMap((/** @type {any} */ { value }) => namesOfFields(`item of ${resource}/${value}: `, examples[resource][value].out)),
		),
		...namesOfFields('item of mangoOfficePollingTrigger: ', conversationOf({ entry_id: '1', context_type: 1, context_calls: [leg] })),
		...CODES.map((/** @type {any} */ { code }) => `code ${code} ${explain(code).name} ${explain(code).category}`),
		...MISSED_REASONS.map((/** @type {string} */ reason) => `missedReason ${reason}`),
	];
	return [...new Set(names)].sort();
}

/**
 * @param {readonly string[]} before names that were published once
 * @param {readonly string[]} now
 * @returns {string[]} those that are no more; names that came are no breach
 */
function missingNames(before, now) {
	const known = new Set(now);
	return before.filter((name) => !known.has(name));
}

module.exports = { missingNames, namesOfFields, namesOfNode, publishedNames };
