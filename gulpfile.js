// @ts-check
/**
 * What `n8n-node build` leaves to do: icons, codex and schema files, and the documents that are
 * generated from the data tables.
 */
const { dest, series, src } = require('gulp');

/** Icons and codex files keep their place beside the compiled node. */
function assets() {
	const files = ['nodes/**/*.{svg,png}', 'nodes/**/*.node.json'];
	return src(files, { base: '.', encoding: false, allowEmpty: true }).pipe(dest('dist'));
}

/** Output schemas, from the examples of the compiled operations. */
async function schemas() {
	console.log(`  ${require('./tools/schemas').writeSchemas()} schemas`);
}

/** Writes the generated parts of README and docs from the compiled tables. */
async function generate() {
	const { generateAll } = require('./tools/generate');
	for (const file of await generateAll({ write: true })) console.log(`  ${file}`);
}

exports.assets = assets;
exports.generate = generate;
exports.schemas = schemas;
exports.default = series(assets, schemas);
