// @ts-check
/**
 * What `n8n-node build` leaves to do: icons, codex and schema files, leaving out what only this
 * repository needs, and the documents that are generated from the data tables.
 */
const { dest, series, src } = require('gulp');

/** Icons and codex files keep their place beside the compiled node. */
function assets() {
	const files = ['nodes/**/*.{svg,png}', 'nodes/**/*.node.json'];
	return src(files, { base: '.', encoding: false, allowEmpty: true }).pipe(dest('dist'));
}

/** Output schemas and a copy of the examples for the end-to-end tests, from the compiled operations. */
async function schemas() {
	console.log(`  ${require('./tools/schemas').writeSchemas()} schemas`);
}

/** What is shipped: two files without what only this repository needs. Comes last. */
async function bundle() {
	const { files, start, later } = require('./tools/bundle').bundle(__dirname);
	console.log(`  ${files} files became start.js (${Math.round(start / 1000)} kB) and later.js (${Math.round(later / 1000)} kB)`);
}

/** Writes the generated parts of README and docs from the compiled tables. */
async function generate() {
	const { generateAll } = require('./tools/generate');
	for (const file of await generateAll({ write: true })) console.log(`  ${file}`);
}

exports.assets = assets;
exports.bundle = bundle;
exports.generate = generate;
exports.schemas = schemas;
exports.default = series(assets, schemas, bundle);
