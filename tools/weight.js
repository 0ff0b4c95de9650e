// @ts-check
'use strict';
/** How much the package gives n8n to serve. */
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const ROOT = join(__dirname, '..');

/**
 * The descriptions of the built package, in bytes of JSON.
 * @returns {{ name: string, bytes: number, usableAsTool: boolean }[]} of each node and credential
 */
function descriptions() {
	const { nodes, credentials } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).n8n;
	return [...nodes, ...credentials].flatMap((file) =>
		Object.values(require(join(ROOT, file))).map((Type) => {
			const one = new Type();
			const { name, usableAsTool } = one.description ?? one;
			const bytes = Buffer.byteLength(JSON.stringify(one.description ?? one));
			return { name, bytes, usableAsTool: usableAsTool === true };
		}),
	);
}

module.exports = { descriptions };
