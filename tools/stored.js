// @ts-check
'use strict';

/**
 * An operation's example as the editor stores it: optional fields in their collection, locators as objects.
 * @param {string} resource its value
 * @param {{ value: string, fields: readonly any[] }} operation
 * @param {Readonly<Record<string, any>>} example what it takes in
 * @returns {Record<string, any>} parameters of a node
 */
function storedExample(resource, operation, example) {
	/** @type {Record<string, any>} */
	const parameters = { resource, operation: operation.value };
	/** @type {Record<string, any>} */
	const additionalFields = {};
	for (const { name, optional, property } of operation.fields) {
		const given = example[name];
		if (given === undefined) continue;
		const isLocator = property.type === 'resourceLocator' && typeof given !== 'object';
		const value = isLocator ? { __rl: true, mode: 'list', value: given } : given;
		(optional ? additionalFields : parameters)[name] = value;
	}
	return Object.keys(additionalFields).length > 0 ? { ...parameters, additionalFields } : parameters;
}

module.exports = { storedExample };
