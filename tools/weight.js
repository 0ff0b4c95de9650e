// @ts-check
'use strict';
/** How much there is of the package: bytes of its descriptions and of its tarball. */
const { execFileSync } = require('node:child_process');
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

/** What npm would publish, in bytes. @returns {{ packed: number, unpacked: number, files: number }} */
function tarball() {
	const said = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts', '--loglevel', 'error'], {
		cwd: ROOT,
		encoding: 'utf8',
		shell: process.platform === 'win32',
	});
	const [{ size, unpackedSize, entryCount }] = JSON.parse(said);
	return { packed: size, unpacked: unpackedSize, files: entryCount };
}

module.exports = { descriptions, tarball };
