// @ts-check
'use strict';
/**
 * `npm run check`: everything about the package that is not a test. Types, lint, drift of the
 * generated documents, the facts of the tarball, n8n's scanner on the sources and on the tarball,
 * links in the documents. Runs all of it and names each point.
 */
const { execFileSync } = require('node:child_process');
const { existsSync, readFileSync, readdirSync, rmSync, statSync } = require('node:fs');
const { dirname, join, resolve } = require('node:path');

const { templateNames } = require('../demo/template');
const { generateAll } = require('./generate');
const { pack } = require('./pack');
const { problemsOf } = require('./properties');
const { descriptions } = require('./weight');

const ROOT = join(__dirname, '..');
const MOST_TARBALL_KB = 150;
/** Of all descriptions together, which n8n serves to every editor. */
const MOST_DESCRIPTIONS_KB = 250;

/** @param {string} command @param {string[]} parameters */
function run(command, parameters, cwd = ROOT) {
	return execFileSync(command, parameters, { cwd, encoding: 'utf8', stdio: 'pipe', shell: process.platform === 'win32' });
}

/** @param {string} name an executable of node_modules */
const bin = (name) => join(ROOT, 'node_modules', '.bin', name);

/** @param {ReturnType<typeof pack>} tarball */
function packageFacts({ paths, size }) {
	const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
	const problems = [];
	if (Object.keys(manifest.dependencies ?? {}).length > 0) problems.push('there are runtime dependencies');
	if (JSON.stringify(manifest.peerDependencies) !== '{"n8n-workflow":"*"}') problems.push('the peer must be n8n-workflow "*" alone');
	if (manifest.peerDependenciesMeta?.['n8n-workflow']?.optional !== true) problems.push('the peer must be optional');
	for (const path of [...manifest.n8n.nodes, ...manifest.n8n.credentials]) {
		if (!paths.includes(path)) problems.push(`${path} is not in the tarball`);
	}
	for (const icon of ['mangoOffice.svg', 'mangoOffice.dark.svg', 'MangoOffice.node.json']) {
		if (!paths.includes(`dist/nodes/MangoOffice/${icon}`)) problems.push(`${icon} is not in the tarball`);
	}
	const foreign = paths.filter((/** @type {string} */ path) => /(^|\/)(test|simulator|demo|tools|docs)\/|\.(map|ts)$/.test(path));
	if (foreign.length > 0) problems.push(`the tarball holds ${foreign.join(', ')}`);
	if (size > MOST_TARBALL_KB * 1000) problems.push(`the tarball has ${(size / 1000).toFixed(1)} kB, more than ${MOST_TARBALL_KB}`);
	const described = descriptions().reduce((sum, { bytes }) => sum + bytes, 0);
	if (described > MOST_DESCRIPTIONS_KB * 1000) problems.push(`the descriptions have ${Math.round(described / 1000)} kB, more than ${MOST_DESCRIPTIONS_KB}`);
	if (problems.length > 0) throw new Error(problems.join('\n'));
	return `${paths.length} files, ${(size / 1000).toFixed(1)} kB; descriptions ${(described / 1000).toFixed(1)} kB`;
}

/** Relative links of all Markdown files, and the headings they name. */
function links() {
	const templates = templateNames().map((name) => join('templates', name));
	const files = ['.', 'docs', 'docs/ru', 'simulator', 'templates', ...templates].flatMap((folder) =>
		existsSync(join(ROOT, folder))
			? readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.md')).map((name) => join(folder, name))
			: [],
	);
	const broken = [];
	let count = 0;
	for (const file of files) {
		for (const [, target] of readFileSync(join(ROOT, file), 'utf8').matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)) {
			count++;
			const [path, anchor] = target.split('#');
			const absolute = path === '' ? join(ROOT, file) : resolve(ROOT, dirname(file), path);
			if (!existsSync(absolute)) broken.push(`${file}: ${target}`);
			else if (anchor && statSync(absolute).isFile() && !anchors(absolute).has(anchor)) broken.push(`${file}: no heading #${anchor}`);
		}
	}
	if (broken.length > 0) throw new Error(broken.join('\n'));
	return `${count} links in ${files.length} files`;
}

/** The anchors that GitHub gives to the headings of a file. @param {string} path */
function anchors(path) {
	const headings = readFileSync(path, 'utf8').match(/^#+ .+$/gm) ?? [];
	return new Set(
		headings.map((heading) =>
			heading.replace(/^#+ /, '').trim().toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-'),
		),
	);
}

async function drift() {
	const outdated = await generateAll({ write: false });
	if (outdated.length > 0) throw new Error(`out of date, run npm run generate: ${outdated.join(', ')}`);
}

/** Whether docs/security.md names the tests that there are, each property, and nothing that failed. */
function properties() {
	const problems = problemsOf();
	if (problems.length > 0) throw new Error(`${problems.join('\n')}\nnpm test writes docs/security.md anew`);
}

async function main() {
	run('npm', ['run', 'build', '--silent']);
	const tarball = pack();
	/** @type {Array<[string, () => unknown]>} */
	const checks = [
		['types of the package', () => run(bin('tsc'), ['--noEmit', '-p', 'tsconfig.json'])],
		['types of the tests', () => run(bin('tsc'), ['-p', 'test/tsconfig.json'])],
		['lint', () => run(bin('n8n-node'), ['lint'])],
		['generated documents', drift],
		['properties P1 to P30', properties],
		['package facts', () => packageFacts(tarball)],
		['scanner: sources', () => run('node', ['tools/scan.mjs', '.', 'sources'])],
		['scanner: tarball', () => run('node', ['tools/scan.mjs', tarball.folder, 'built'])],
		['links', links],
	];
	let failed = 0;
	for (const [name, check] of checks) {
		try {
			const said = await check();
			console.log(`✓ ${name}${typeof said === 'string' && /^\d/.test(said) ? `: ${said}` : ''}`);
		} catch (error) {
			failed++;
			const { stdout, stderr, message } = /** @type {any} */ (error);
			console.error(`✗ ${name}\n${[stdout, stderr].filter(Boolean).join('\n') || message}`);
		}
	}
	rmSync(tarball.scratch, { recursive: true, force: true });
	process.exitCode = failed === 0 ? 0 : 1;
}

void main();
