// @ts-check
'use strict';
/**
 * The documents that come from the data tables. `npm run generate` writes them; `npm run check`
 * fails when one of them no longer tells the truth. Reads the compiled tables in `dist/`.
 */
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const { tickFor } = require('./cabinetTicks');
const { eventSamples } = require('./eventSamples');
const { between, row, table } = require('./markdown');
const { templateFiles, templatesTable } = require('./templates/files');

const ROOT = join(__dirname, '..');

/** @param {string} module path below `dist` */
const built = (module) => require(join(ROOT, 'dist', module));

/** The trigger's events, with the addresses of Mango that lead to them. */
function eventsTable() {
	const { TRIGGER_VALUES } = built('mango/events/values');
	const { EVENTS } = built('mango/events/table');
	const rows = TRIGGER_VALUES.map((/** @type {any} */ { value, name, description }) => {
		const suffixes = EVENTS.filter((/** @type {any} */ event) => event.values.includes(value)).map(
			(/** @type {any} */ { suffix }) => `\`${suffix}\``,
		);
		const shown = suffixes.length > 4 ? `\`${commonStart(suffixes)}…\`` : suffixes.join(', ');
		return row(`**${name}** \`${value}\``, description, shown);
	});
	return table(['Event', 'Fires when', 'Mango sends'], rows);
}

/** @param {string[]} suffixes in backticks */
function commonStart(suffixes) {
	const [first, ...rest] = suffixes.map((suffix) => suffix.slice(1, -1));
	let length = first.length;
	for (const other of rest) while (!other.startsWith(first.slice(0, length))) length--;
	return first.slice(0, length);
}

/** Which ticks of the cabinet the chosen events allow: a row for each tick that must stay off. */
function ticksTable() {
	const { TRIGGER_VALUES } = built('mango/events/values');
	const { EVENTS } = built('mango/events/table');
	/** @type {Map<string | null, { values: Set<string>, suffixes: Set<string> }>} */
	const byTick = new Map();
	for (const { suffix, values } of EVENTS) {
		const tick = tickFor(suffix);
		const entry = byTick.get(tick) ?? { values: new Set(), suffixes: new Set() };
		for (const value of values) entry.values.add(`\`${value}\``);
		byTick.set(tick, { ...entry, suffixes: entry.suffixes.add(`\`${suffix}\``) });
	}
	const listed = new Set([...byTick.values()].flatMap(({ values }) => [...values]));
	const absent = TRIGGER_VALUES.filter((/** @type {any} */ { value }) => !listed.has(`\`${value}\``));
	if (absent.length > 0) throw new Error(`No event leads to ${absent.map((/** @type {any} */ one) => one.value).join(', ')}`);
	const rows = [...byTick]
		.sort(([one], [other]) => Number(one === null) - Number(other === null))
		.map(([tick, { values, suffixes }]) => {
			const shown = suffixes.size > 4 ? [`\`${commonStart([...suffixes])}…\``] : [...suffixes];
			const sent = tick === null ? 'in any case' : shown.join(', ');
			return row([...values].join(', '), sent, tick ?? 'none known');
		});
	return table(['When one of these is chosen', 'Mango must send', 'so leave this tick off'], rows);
}

/** The action node's operations, a row for each resource. */
function operationsTable() {
	const { RESOURCES } = built('nodes/MangoOffice/resources');
	const rows = RESOURCES.map((/** @type {any} */ { name, operations }) =>
		row(`**${name}**`, operations.map((/** @type {any} */ operation) => operation.name).join(', ')),
	);
	const count = RESOURCES.reduce((/** @type {number} */ sum, /** @type {any} */ { operations }) => sum + operations.length, 0);
	return `${count} operations on ${RESOURCES.length} resources.\n\n${table(['Resource', 'Operations'], rows)}`;
}

/** Every operation with its fields. */
function operationsPage() {
	const { RESOURCES } = built('nodes/MangoOffice/resources');
	const parts = RESOURCES.flatMap((/** @type {any} */ resource) => [
		`## ${resource.name}`,
		...resource.operations.map((/** @type {any} */ operation) => {
			const fields = operation.fields.map((/** @type {any} */ { label, property, optional, at }) =>
				row(label, property.description ?? '', optional ? 'under Additional Fields' : property.required ? 'required' : '', at ? `\`${at}\`` : ''),
			);
			const alone = operation.run ? 'Calls what its fields say.' : 'Sends nothing.';
			const calls = operation.method ? `Calls \`${operation.method}\`.` : alone;
			return [
				`### ${resource.name}: ${operation.name}`,
				`${operation.description}. ${calls}`,
				fields.length === 0 ? 'No fields.' : table(['Field', 'What it is', 'Needed', "Mango's name"], fields),
			].join('\n\n');
		}),
	]);
	return ['# Operations of the Mango Office node', ...parts].join('\n\n');
}

/** Every result code, in both languages. */
function codesPage() {
	const { CODES } = built('mango/codes');
	const { explain } = built('mango/result');
	/** @type {Map<string, any[]>} */
	const byCategory = new Map();
	for (const { code } of CODES) {
		const result = explain(code);
		byCategory.set(result.category, [...(byCategory.get(result.category) ?? []), result]);
	}
	const parts = [...byCategory].map(([category, results]) =>
		[
			`## \`${category}\``,
			table(
				['Code', 'Name', 'Meaning', 'По-русски', 'What to do'],
				results.map(({ code, name, message, messageRu, hint, retryable }) =>
					row(code, `\`${name}\``, message, messageRu, [hint, retryable ? '_The same request may work later._' : ''].filter(Boolean).join(' ')),
				),
			),
		].join('\n\n'),
	);
	return [
		'# Result codes',
		'Wherever Mango Office gives a code, the nodes give an object `result` with these fields: `code`, `name`, `message`, `messageRu`, `category`, `success`, `retryable`, `hint`. Branch on `result.category` or `result.name`: they never change. A code that is not listed here speaks with the words of the next more general one (2219 → 2210) and keeps its own number.',
		...parts,
	].join('\n\n');
}

const NOTICE = '<!-- Generated by `npm run generate` from the tables in mango/ and nodes/MangoOffice/operations/: edit those. -->';

/** @type {Record<string, () => string>} whole files */
const PAGES = {
	'docs/result-codes.md': codesPage,
	'docs/operations.md': operationsPage,
};

/** A sample item of every event, folded, as JSON to paste into a pinned output. */
function samplesOfEvents() {
	return eventSamples()
		.map(({ value, name, item }) => {
			const json = `\`\`\`json\n${JSON.stringify([item], null, 2)}\n\`\`\``;
			return `<details><summary><b>${name}</b> <code>${value}</code></summary>\n\n${json}\n\n</details>`;
		})
		.join('\n');
}

/** @type {Record<string, Record<string, () => string>>} parts of files, between markers */
const PARTS = {
	'docs/benchmarks.md': { ticks: ticksTable },
	'templates/README.md': { templates: templatesTable },
	'README.md': { operations: operationsTable },
	'docs/trigger.md': { events: eventsTable, samples: samplesOfEvents },
};

/**
 * Makes every generated document.
 * @param {{ write: boolean }} options write it, or only compare
 * @returns {Promise<string[]>} the files that were out of date
 */
async function generateAll({ write }) {
	const outdated = [];
	for (const [file, content] of Object.entries(contents())) {
		const path = join(ROOT, file);
		if (existsSync(path) && readFileSync(path, 'utf8') === content) continue;
		outdated.push(file);
		if (write) writeFileSync(path, content);
	}
	return outdated;
}

function contents() {
	/** @type {Record<string, string>} */
	const files = templateFiles();
	for (const [file, make] of Object.entries(PAGES)) files[file] = `${NOTICE}\n\n${make()}\n`;
	for (const [file, parts] of Object.entries(PARTS)) {
		files[file] = Object.entries(parts).reduce(
			(text, [name, make]) => between(text, name, make()),
			readFileSync(join(ROOT, file), 'utf8'),
		);
	}
	return files;
}

module.exports = { generateAll };
