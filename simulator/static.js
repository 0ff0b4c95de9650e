// @ts-check
'use strict';

const { readFile } = require('node:fs/promises');
const { join } = require('node:path');

const TYPES = Object.freeze({
	'index.html': 'text/html; charset=utf-8',
	'page.css': 'text/css; charset=utf-8',
	'app.js': 'text/javascript; charset=utf-8',
	'api.js': 'text/javascript; charset=utf-8',
	'describe.js': 'text/javascript; charset=utf-8',
	'dom.js': 'text/javascript; charset=utf-8',
	'logs.js': 'text/javascript; charset=utf-8',
	'panels.js': 'text/javascript; charset=utf-8',
	'icon.svg': 'image/svg+xml',
});

/**
 * The page for builders. Only these files; nothing from elsewhere may load (CSP).
 * @param {import('node:http').ServerResponse} response
 * @param {string} pathname
 * @returns {Promise<boolean>} false when there is no such file
 */
async function servePage(response, pathname) {
	const name = pathname === '/' ? 'index.html' : pathname.slice(1);
	if (!Object.hasOwn(TYPES, name)) return false;
	const body = await readFile(join(__dirname, 'page', name));
	response.writeHead(200, {
		'Content-Type': TYPES[/** @type {keyof typeof TYPES} */ (name)],
		'Content-Security-Policy': "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
		'X-Content-Type-Options': 'nosniff',
		'Cache-Control': 'no-store',
	});
	response.end(body);
	return true;
}

module.exports = { servePage };
