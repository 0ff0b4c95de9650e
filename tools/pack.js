// @ts-check
'use strict';

const { execFileSync } = require('node:child_process');
const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const { npmCommand } = require('./ready');

const ROOT = join(__dirname, '..');

/**
 * `npm pack` without the package's own scripts.
 * @param {string} root folder of the package @param {string[]} options
 * @returns {{ filename: string, size: number, unpackedSize: number, files: Array<{ path: string }> }}
 */
function npmPack(root, options) {
	const { command, args, shell } = npmCommand();
	const said = execFileSync(command, [...args, 'pack', '--json', '--ignore-scripts', '--loglevel', 'error', ...options], { cwd: root, encoding: 'utf8', stdio: 'pipe', shell });
	return JSON.parse(said)[0];
}

/**
 * What npm would publish, by its own reading of `files`.
 * @param {string} [root] folder of a built package
 * @returns {{ paths: string[], size: number, unpackedSize: number }} files, and bytes of the tarball and of what it holds
 */
function packed(root = ROOT) {
	const { files, size, unpackedSize } = npmPack(root, ['--dry-run']);
	return { paths: files.map(({ path }) => path), size, unpackedSize };
}

/**
 * Packs the built package as npm would publish it, and unpacks it.
 * @returns {{ scratch: string, tarball: string, folder: string, paths: string[], size: number }} `scratch` is to be removed
 *   by the caller; `tarball` has `size` bytes, the package lies unpacked in `folder`, its files are `paths`
 */
function pack() {
	const scratch = mkdtempSync(join(tmpdir(), 'mango-pack-'));
	const { filename, files, size } = npmPack(ROOT, ['--pack-destination', scratch]);
	const tarball = join(scratch, filename);
	execFileSync('tar', ['-xzf', tarball, '-C', scratch], { stdio: 'pipe' });
	return { scratch, tarball, folder: join(scratch, 'package'), paths: files.map(({ path }) => path), size };
}

module.exports = { pack, packed };
