// @ts-check
'use strict';
/**
 * Pictures of what users see, from a real n8n with the built package and the simulator, with Debian's Chromium:
 *
 *   node tools/screenshots.js                     those of the documents, into docs/images
 *   node tools/screenshots.js --all --out <dir>   every panel, list, error and output, to be looked at
 *   node tools/screenshots.js --only a,b [--out <dir>]
 *
 * Look at each of them before committing one.
 */
const { mkdirSync } = require('node:fs');
const { join } = require('node:path');
const { parseArgs } = require('node:util');
const { chromium } = require('playwright-core');

const { FLAGS, signIn } = require('./browser');
const { editor } = require('./screenshots/editor');
const { PICTURES } = require('./screenshots/pictures');
const { openStage } = require('./screenshots/stage');

const { values } = parseArgs({
	options: {
		all: { type: 'boolean', default: false },
		only: { type: 'string' },
		out: { type: 'string' },
		chromium: { type: 'string', default: '/usr/bin/chromium' },
	},
});

/** @returns {string[]} names of the pictures that were asked for */
function wanted() {
	if (values.only !== undefined) return values.only.split(',');
	return Object.keys(PICTURES).filter((name) => values.all || PICTURES[name].docs === true);
}

async function main() {
	if (values.all && values.out === undefined) throw new Error('--all needs --out: the repository holds the pictures of the documents only.');
	const out = values.out ?? join(__dirname, '..', 'docs', 'images');
	mkdirSync(out, { recursive: true });
	const stage = await openStage();
	const browser = await chromium.launch({ executablePath: values.chromium, args: FLAGS });
	try {
		const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
		page.setDefaultTimeout(15_000);
		page.setDefaultNavigationTimeout(60_000);
		await signIn(page, stage.url, stage.owner);
		const hands = editor(page, stage.url);
		for (const name of wanted()) {
			const { prepare, of, height } = PICTURES[name];
			try {
				await stage.freshPbx();
				await prepare(hands, stage);
			} catch (error) {
				process.exitCode = 1;
				console.error(`✗ ${name}: ${/** @type {Error} */ (error).message.split('\n')[0]}`);
			}
			await page.screenshot({ path: join(out, `${name}.png`), clip: of && (await hands.around(of, height).catch(() => undefined)) });
			console.log(`  ${name}.png`);
		}
	} finally {
		await browser.close();
		await stage.close();
	}
}

main().catch((error) => {
	console.error(error);
	process.exitCode = 1;
});
