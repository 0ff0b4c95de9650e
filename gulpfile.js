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

/** Takes the examples out of what is shipped, and loads late what can wait. Comes last. */
async function slim() {
	const { before, after } = require('./tools/slim').slim(__dirname);
	console.log(`  ${Math.round(before / 1000)} kB of JavaScript became ${Math.round(after / 1000)} kB`);
}

/** Writes the generated parts of README and docs from the compiled tables. */
async function generate() {
	const { generateAll } = require('./tools/generate');
	for (const file of await generateAll({ write: true })) console.log(`  ${file}`);
}

exports.assets = assets;
exports.generate = generate;
exports.schemas = schemas;
exports.slim = slim;
exports.default = series(assets, schemas, slim);
