// @ts-check
'use strict';
/**
 * Pictures of what users see, taken from a running demo (`npm start`) with Debian's Chromium:
 *
 *   node tools/screenshots.js --password <demo password> [--out docs/images] [--only name]
 *
 * Look at each of them before committing one.
 */
const { mkdirSync } = require('node:fs');
const { join } = require('node:path');
const { parseArgs } = require('node:util');
const { chromium } = require('playwright-core');

const { connect } = require('../demo/rest');
const { FLAGS, signIn } = require('./browser');

const { values } = parseArgs({
	options: {
		n8n: { type: 'string', default: 'http://127.0.0.1:5678' },
		simulator: { type: 'string', default: 'http://127.0.0.1:8082' },
		email: { type: 'string', default: 'demo@example.com' },
		password: { type: 'string' },
		out: { type: 'string', default: join(__dirname, '..', 'docs', 'images') },
		only: { type: 'string' },
		chromium: { type: 'string', default: '/usr/bin/chromium' },
	},
});

/** @param {import('playwright-core').Page} page @param {string} workflowId @param {string} nodeName */
async function openNode(page, workflowId, nodeName) {
	await openWorkflow(page, workflowId);
	await page.locator(`[data-test-id="canvas-node"][data-node-name="${nodeName}"]`).dblclick();
	await page.locator('[data-test-id="ndv"], [data-test-id="ndv-modal"]').first().waitFor({ timeout: 15_000 });
	await page.waitForTimeout(1500);
}

/** @param {import('playwright-core').Page} page @param {string} workflowId */
async function openWorkflow(page, workflowId) {
	await page.goto(`${values.n8n}/workflow/${workflowId}`);
	await page.locator('[data-test-id="canvas-node"]').first().waitFor({ timeout: 30_000 });
	await page.waitForTimeout(2000);
	// n8n's own checklist for published workflows lies over the canvas.
	const checklist = page.getByText('Production Checklist');
	if (await checklist.isVisible()) await page.keyboard.press('Escape');
	await page.waitForTimeout(300);
}

async function main() {
	mkdirSync(values.out, { recursive: true });
	const n8n = connect(values.n8n);
	await n8n.session.signIn({ email: values.email, password: String(values.password) });
	const { workflow, NODES } = await demoWorkflow(n8n);
	const [credential] = await n8n.credentials.list();

	const browser = await chromium.launch({ executablePath: values.chromium, args: FLAGS });
	const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
	await signIn(page, values.n8n, { email: values.email, password: String(values.password) });

	/** @type {Record<string, () => Promise<void>>} */
	const pictures = {
		workflow: async () => await openWorkflow(page, workflow.id),
		trigger: async () => {
			await openNode(page, workflow.id, NODES.trigger);
			await page.getByText('Webhook URLs').click();
			await page.getByText('Production URL').first().click();
			await page.waitForTimeout(500);
		},
		'trigger-events': async () => {
			await openNode(page, workflow.id, NODES.trigger);
			await page.locator('[data-test-id="parameter-input-events"] input, [data-test-id="parameter-input-events"]').first().click();
			await page.waitForTimeout(800);
		},
		'sms-send': async () => await openNode(page, workflow.id, NODES.send),
		'employee-picker': async () => {
			await openNode(page, workflow.id, NODES.send);
			await page.locator('[data-test-id="resource-locator-employee"] [data-test-id="rlc-mode-selector"], [data-test-id="rlc-mode-selector"]').first().click();
			await page.getByText('From list', { exact: false }).last().click();
			await page.locator('[data-test-id="rlc-input"]').first().click();
			await page.waitForTimeout(2500);
		},
		credential: async () => {
			await page.goto(`${values.n8n}/home/credentials/${credential.id}`);
			await page.waitForTimeout(3500);
		},
		executions: async () => {
			await page.goto(`${values.n8n}/workflow/${workflow.id}/executions`);
			await page.waitForTimeout(4000);
		},
		simulator: async () => {
			await page.goto(values.simulator);
			await page.waitForTimeout(1500);
		},
	};
	for (const [name, prepare] of Object.entries(pictures)) {
		if (values.only !== undefined && values.only !== name) continue;
		try {
			await prepare();
		} catch (error) {
			console.error(`✗ ${name}: ${/** @type {Error} */ (error).message.split('\n')[0]}`);
		}
		await page.screenshot({ path: join(values.out, `${name}.png`) });
		console.log(`✓ ${name}.png`);
	}
	await browser.close();
}

/** @param {import('../demo/rest').Client} n8n */
async function demoWorkflow(n8n) {
	const { WORKFLOW_NAME, NODES } = require('../demo/workflow');
	const workflow = await n8n.workflows.byName(WORKFLOW_NAME);
	if (workflow === null) throw new Error('The demo is not running: npm start');
	return { workflow, NODES };
}

main().catch((error) => {
	console.error(error);
	process.exitCode = 1;
});
