// @ts-check
'use strict';
/**
 * The pictures of the templates: `npm run templates:pictures [-- --only <name>]`. Starts a real n8n, imports each
 * workflow by the editor's own "Import from file", as a user does, and takes what the user then sees.
 */
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { parseArgs } = require('node:util');
const { chromium } = require('playwright-core');

const { ensureHost } = require('../demo/host');
const { startN8n } = require('../demo/n8n');
const { connect } = require('../demo/rest');
const { FOLDER, readTemplate, templateNames, withCredentials } = require('../demo/template');
const { FLAGS, signIn } = require('./browser');
const { CREDENTIALS } = require('./templates/nodes');

const OWNER = { email: 'owner@example.org', password: 'Passw0rd-pictures' };
const SIZE = { width: 1640, height: 1060 };
/** The picture is of the workflow: no panels, and no dots, which would make half of the file. */
const STYLE = `
	[class*="_header_"], .el-tabs, [data-test-id="main-header"], [data-test-id="main-sidebar"], #sidebar, #header,
	[data-test-id="canvas-controls"], .vue-flow__panel, .vue-flow__background, .vue-flow__minimap,
	[data-test-id="execute-workflow-button"], [class*="executionButtons"], [data-test-id="canvas-handle-plus-wrapper"], [data-test-id="node-creator-plus-button"], [data-test-id="canvas-chat"], #n8n-assistant, .el-notification,
	[data-test-id="ask-assistant-floating-button"] { visibility: hidden !important; }
	.vue-flow { background: #fafafa !important; }`;

const { values } = parseArgs({
	options: {
		only: { type: 'string' },
		chromium: { type: 'string', default: '/usr/bin/chromium' },
		n8n: { type: 'string' },
		out: { type: 'string' },
		owner: { type: 'string' },
		raw: { type: 'boolean', default: false },
	},
});

/**
 * @param {import('playwright-core').Page} page
 * @param {string} url of n8n
 * @param {string} name of the template
 * @param {Record<string, { id: string, name: string }>} chosen credentials by type: an HTTP Request finds none by its name, a user chooses it
 */
async function importAndShoot(page, url, name, chosen) {
	await page.goto(`${url}/workflow/new`);
	await page.locator('[data-test-id="workflow-menu"]').waitFor({ timeout: 60_000 });
	await page.locator('[data-test-id="workflow-import-input"]').setInputFiles({
		name: 'workflow.json',
		mimeType: 'application/json',
		buffer: Buffer.from(JSON.stringify(withCredentials(readTemplate(name), chosen))),
	});
	await page.locator('[data-test-id="canvas-node"]').nth(3).waitFor({ timeout: 30_000 });
	await page.keyboard.press('Escape');
	await page.locator('.vue-flow__pane').click({ position: { x: 5, y: 300 } });
	await page.keyboard.press('1');
	// The editor moves the canvas; there is nothing to wait for but the end of its motion.
	await page.waitForTimeout(1500);
	if (!values.raw) await page.addStyleTag({ content: STYLE });
	await page.waitForTimeout(300);
	const clip = values.raw ? undefined : await aroundTheWorkflow(page);
	await page.screenshot({ clip, path: values.out ? join(values.out, `${name}.png`) : join(FOLDER, name, 'picture.png') });
}

/** @param {import('playwright-core').Page} page */
async function aroundTheWorkflow(page) {
	const boxes = await page.locator('.vue-flow__node').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
	const [left, top] = [Math.min(...boxes.map((box) => box.left)), Math.min(...boxes.map((box) => box.top))];
	const [right, bottom] = [Math.max(...boxes.map((box) => box.right)), Math.max(...boxes.map((box) => box.bottom))];
	// The names of the nodes stand below and beside them.
	const [x, y] = [Math.max(0, left - 60), Math.max(0, top - 20)];
	return { x, y, width: Math.min(SIZE.width, right + 60) - x, height: Math.min(SIZE.height, bottom + 50) - y };
}

async function main() {
	const userFolder = mkdtempSync(join(tmpdir(), 'mango-pictures-'));
	const n8n = values.n8n ? null : await startN8n({ host: await ensureHost({ log: console.log }), userFolder, packageDir: join(__dirname, '..') });
	const url = n8n?.url ?? String(values.n8n);
	const owner = values.owner ? JSON.parse(values.owner) : OWNER;
	try {
		const client = connect(url);
		await client.session.signIn(owner);
		// With credentials of the usual names there are no red marks; what they hold is never used.
		const given = (await client.credentials.list()).map(({ name }) => name);
		for (const [type, name] of Object.entries(CREDENTIALS)) if (!given.includes(name)) await client.credentials.create(type, name, {});
		const chosen = Object.fromEntries((await client.credentials.list()).map((one) => [one.type, one]));
		const browser = await chromium.launch({ executablePath: values.chromium, args: FLAGS });
		const page = await browser.newPage({ viewport: SIZE });
		await signIn(page, url, owner);
		for (const name of templateNames()) {
			if (values.only !== undefined && values.only !== name) continue;
			await importAndShoot(page, url, name, chosen);
			console.log(`✓ templates/${name}/picture.png`);
		}
		await browser.close();
	} finally {
		await n8n?.stop();
		rmSync(userFolder, { recursive: true, force: true });
	}
}

main().catch((error) => {
	console.error(error);
	process.exitCode = 1;
});
