// @ts-check
'use strict';

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { packed } = require('../tools/pack');
const { npmCommand } = require('../tools/ready');

/**
 * Puts a built package where n8n keeps community packages (n8n-platform.md §10.3), with the files that npm would publish
 * and no others. Copied and not linked: beside the link n8n would find the development dependencies, among them a second
 * n8n-workflow whose error classes n8n does not recognise, and a file missing in `files` would not be noticed.
 * @param {string} packageDir the package, built
 * @param {string} userFolder
 * @returns {string} the name of the package
 * @throws {Error} when the package is not built
 */
function installPackage(packageDir, userFolder) {
	const manifest = JSON.parse(fs.readFileSync(path.join(packageDir, 'package.json'), 'utf8'));
	const promised = [...(manifest.n8n?.nodes ?? []), ...(manifest.n8n?.credentials ?? [])];
	const absent = promised.filter((file) => !fs.existsSync(path.join(packageDir, file)));
	if (absent.length > 0) throw new Error(`The package is not built: ${absent.join(', ')} missing. Run npm run build.`);
	const target = path.join(userFolder, '.n8n', 'nodes', 'node_modules', manifest.name);
	fs.rmSync(target, { recursive: true, force: true });
	for (const file of packed(packageDir).paths) fs.cpSync(path.join(packageDir, file), path.join(target, file), { recursive: true });
	return manifest.name;
}

/**
 * Installs a packed package as n8n itself does it for «Settings → Community nodes»: npm, in the folder of the community
 * packages. Nothing is fetched: the package has no dependencies, and its one peer is optional.
 * @param {string} tarball path of the .tgz file
 * @param {string} userFolder
 */
function installTarball(tarball, userFolder) {
	const nodes = path.join(userFolder, '.n8n', 'nodes');
	fs.mkdirSync(nodes, { recursive: true });
	const manifest = path.join(nodes, 'package.json');
	if (!fs.existsSync(manifest)) fs.writeFileSync(manifest, JSON.stringify({ name: 'installed-nodes', private: true, dependencies: {} }));
	const { command, args, shell } = npmCommand();
	const install = ['install', tarball, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'];
	execFileSync(command, [...args, ...install], { cwd: nodes, shell, stdio: ['ignore', 'pipe', 'pipe'] });
}

module.exports = { installPackage, installTarball };
