// @ts-check
/**
 * The workflow templates, as the demo and the tests bring them into an n8n.
 */
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const FOLDER = path.resolve(__dirname, '..', 'templates');
/** A template's settings, table and first step have these names (CONTRIBUTING.md). */
const SETTINGS_NODE = 'Edit Your Settings';
const BEGIN_NODE = 'Click Once to Begin';

/** @returns {string[]} the names of all templates */
function templateNames() {
	return fs
		.readdirSync(FOLDER, { withFileTypes: true })
		.filter((entry) => entry.isDirectory() && fs.existsSync(path.join(FOLDER, entry.name, 'README.md')))
		.map((entry) => entry.name)
		.sort();
}

/**
 * @param {string} name
 * @returns {any} the workflow as users import it
 */
function readTemplate(name) {
	return JSON.parse(fs.readFileSync(path.join(FOLDER, name, 'workflow.json'), 'utf8'));
}

/**
 * @param {any} workflow
 * @returns {string[]} the types of the credentials that its nodes name
 */
function credentialTypes(workflow) {
	return [...new Set(workflow.nodes.flatMap((/** @type {any} */ node) => Object.keys(node.credentials ?? {})))].map(String).sort();
}

/**
 * Puts stored credentials in the place of the names.
 * @param {any} workflow stays as it is
 * @param {Record<string, { id: string, name: string }>} stored by type; a type that is missing is left to the user
 * @returns {any}
 */
function withCredentials(workflow, stored) {
	const nodes = workflow.nodes.map((/** @type {any} */ node) => {
		const own = Object.entries(node.credentials ?? {}).map(([type, named]) => {
			const found = stored[type];
			return [type, found ? { id: found.id, name: found.name } : named];
		});
		return own.length === 0 ? node : { ...node, credentials: Object.fromEntries(own) };
	});
	return { ...workflow, nodes };
}

/**
 * Writes values into the node "Edit Your Settings".
 * @param {any} workflow stays as it is
 * @param {Record<string, string | number | boolean>} values name → value or expression
 * @returns {any}
 * @throws {Error} when the template has no such setting
 */
function withSettings(workflow, values) {
	const copy = structuredClone(workflow);
	const node = copy.nodes.find((/** @type {any} */ one) => one.name === SETTINGS_NODE);
	const present = node?.parameters.assignments.assignments ?? [];
	for (const [name, value] of Object.entries(values)) {
		const setting = present.find((/** @type {any} */ one) => one.name === name);
		if (!setting) throw new Error(`The template has no setting "${name}"; it has ${present.map((/** @type {any} */ one) => one.name).join(', ')}.`);
		setting.value = value;
	}
	return copy;
}

module.exports = { BEGIN_NODE, FOLDER, SETTINGS_NODE, credentialTypes, readTemplate, templateNames, withCredentials, withSettings };
