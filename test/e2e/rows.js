// @ts-check
/**
 * Run by n8n's own Node, with n8n's own sqlite3, beside a running n8n: makes a whole copy of its database and prints
 * every row of every table, a line of JSON each. In the file itself a value can lie across two pages.
 *
 *   node rows.js <database> <copy> <program of n8n>
 */
'use strict';

const { createRequire } = require('node:module');
const { promisify } = require('node:util');

async function main() {
	const [database, copy, n8n] = process.argv.slice(2);
	const { Database } = createRequire(n8n)('sqlite3');
	const source = new Database(database);
	await promisify(source.run.bind(source))('VACUUM INTO ?', [copy]);
	const whole = new Database(copy);
	const all = promisify(whole.all.bind(whole));
	for (const { name } of await all("SELECT name FROM sqlite_master WHERE type = 'table'")) {
		for (const row of await all(`SELECT * FROM "${name}"`)) process.stdout.write(`${JSON.stringify({ table: name, row })}\n`);
	}
}

main().catch((error) => {
	process.stderr.write(`${error.stack}\n`);
	process.exitCode = 1;
});
