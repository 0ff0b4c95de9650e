// @ts-check
'use strict';
/** How much the package gives n8n to serve. */
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const ROOT = join(__dirname, '..');

/**
 * The descriptions of the built package.
 * @returns {{ name: string, json: string, bytes: number, usableAsTool: boolean }[]} of each node and credential; bytes of its JSON
 */
function descriptions() {
	const { nodes, credentials } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).n8n;
	return [...nodes, ...credentials].flatMap((file) =>
		Object.values(require(join(ROOT, file))).map((Type) => {
			const one = new Type();
			const { name, usableAsTool } = one.description ?? one;
			const json = JSON.stringify(one.description ?? one);
			return { name, json, bytes: Buffer.byteLength(json), usableAsTool: usableAsTool === true };
		}),
	);
}

module.exports = { descriptions };
