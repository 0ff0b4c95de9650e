// @ts-check
'use strict';

const { execFileSync } = require('node:child_process');
const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const ROOT = join(__dirname, '..');

/** @param {string} command @param {string[]} parameters */
function run(command, parameters) {
	return execFileSync(command, parameters, { cwd: ROOT, encoding: 'utf8', stdio: 'pipe', shell: process.platform === 'win32' });
}

/**
 * Packs the built package as npm would publish it, and unpacks it.
 * @returns {{ scratch: string, tarball: string, folder: string, paths: string[], size: number }} `scratch` is to be removed
 *   by the caller; `tarball` has `size` bytes, the package lies unpacked in `folder`, its files are `paths`
 */
function pack() {
	const scratch = mkdtempSync(join(tmpdir(), 'mango-pack-'));
	const [{ filename, files, size }] = JSON.parse(
		run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', scratch, '--loglevel', 'error']),
	);
	const tarball = join(scratch, filename);
	run('tar', ['-xzf', tarball, '-C', scratch]);
	return { scratch, tarball, folder: join(scratch, 'package'), paths: files.map((/** @type {any} */ file) => file.path), size };
}

module.exports = { pack };
