// @ts-check
'use strict';

/** Without these Chromium asks hosts that a closed network refuses (n8n-platform.md §14). */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/**
 * Signs in to n8n's editor.
 * @param {import('playwright-core').Page} page
 * @param {string} url of n8n
 * @param {{ email: string, password: string }} owner
 */
async function signIn(page, url, { email, password }) {
	await page.goto(`${url}/signin`);
	await page.locator('input[name="emailOrLdapLoginId"], input[type="email"]').first().fill(email);
	await page.locator('input[type="password"]').first().fill(password);
	await page.locator('input[type="password"]').first().press('Enter');
	await page.waitForURL(/\/(home|workflow)/, { timeout: 30_000 });
}

module.exports = { FLAGS, signIn };
