// @ts-check
/** What a person does in n8n's editor, for pictures of what they then see. */
'use strict';

const SLOW_MS = 60_000;
/** The editor moves things; there is nothing to wait for but the end of the motion. */
const MOTION_MS = 700;

/** @typedef {import('playwright-core').Page} Page */

/** @param {string} id @returns {string} a selector */
const test = (id) => `[data-test-id="${id}"]`;

/** Runs in the page. @param {string} id of the node */
function openByStore(id) {
	const { _s: stores } = /** @type {any} */ (document.querySelector('#app')).__vue_app__.config.globalProperties.$pinia;
	const name = document.querySelector(`[data-id="${id}"] [data-node-name]`)?.getAttribute('data-node-name');
	const panels = [...stores.values()].filter((store) => typeof store.setActiveNodeName === 'function').at(-1);
	panels.setActiveNodeName(name ?? id, 'other');
}

/**
 * @param {Page} page
 * @param {string} url of n8n
 */
function editor(page, url) {
	const settled = async (ms = MOTION_MS) => await page.waitForTimeout(ms);

	return {
		page,
		settled,

		/** @param {string} path */
		async go(path) {
			await page.goto(`${url}${path}`);
			await settled();
		},

		/** @param {string} id of the workflow */
		async workflow(id) {
			await page.goto(`${url}/workflow/${id}`);
			await page.locator(test('canvas-node')).first().waitFor({ timeout: SLOW_MS });
			await settled(2000);
			// n8n's own checklist for published workflows lies over the canvas.
			if (await page.getByText('Production Checklist').isVisible()) await page.keyboard.press('Escape');
			await settled();
		},

		/** @param {string} workflowId @param {string} nodeId @param {boolean} [fresh] as if nothing had run */
		async node(workflowId, nodeId, fresh = false) {
			// In a workflow that is open the editor's own memory is asked: loading everything anew takes seconds.
			if (!fresh && page.url().includes(workflowId)) {
				await page.keyboard.press('Escape');
				await page.evaluate(openByStore, nodeId);
			} else await page.goto(`${url}/workflow/${workflowId}/${nodeId}`);
			await page.locator(test('node-parameters')).waitFor({ timeout: SLOW_MS });
			await page.locator('.el-skeleton').first().waitFor({ state: 'hidden', timeout: SLOW_MS });
			await settled();
		},

		/** Presses "Execute step" and waits for what comes of it. @param {string} [until] a selector */
		async execute(until = test('node-error-message')) {
			await page.locator(test('node-execute-button')).click();
			await page.locator(until).first().waitFor({ timeout: SLOW_MS });
			await settled();
		},

		/** @param {'schema' | 'table' | 'json'} mode of the output */
		async show(mode) {
			await page.locator(`${test('output-panel')} ${test(`radio-button-${mode}`)}`).click();
			await settled();
		},

		/** Without the messages that n8n lays over a corner for some seconds. */
		async quiet() {
			await page.addStyleTag({ content: '.el-notification { display: none !important; }' });
			await page.mouse.move(700, 700);
			await settled();
		},

		/** Opens a searchable list. @param {string} name of the parameter */
		async list(name) {
			await page.locator(`${test(`resource-locator-${name}`)} ${test('rlc-input')}`).click();
			await page.locator(`${test('rlc-item')}, ${test('rlc-error-container')}, ${test('rlc-empty')}`).or(page.getByText('No results')).first().waitFor({ timeout: SLOW_MS });
			await settled();
		},

		/** Opens a list of options. @param {string} name of the parameter */
		async options(name) {
			await page.locator(test(`parameter-input-${name}`)).first().click();
			await settled();
		},

		/** Where a part of the page lies. @param {string[]} ids of which the picture is @param {number} [height] at the most */
		async around(ids, height = Infinity) {
			const boxes = await Promise.all(ids.map(async (id) => await page.locator(test(id)).first().boundingBox()));
			const [found] = boxes;
			if (found === null) throw new Error(`There is no ${ids[0]} to take a picture of`);
			const all = boxes.filter((box) => box !== null);
			const [x, y] = [Math.min(...all.map((box) => box.x)), Math.min(...all.map((box) => box.y))];
			const [right, bottom] = [Math.max(...all.map((box) => box.x + box.width)), Math.max(...all.map((box) => box.y + box.height))];
			return { x, y, width: right - x, height: Math.min(height, bottom - y) };
		},
	};
}

/** @typedef {ReturnType<typeof editor>} Editor */

module.exports = { editor, test };
