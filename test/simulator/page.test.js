// @ts-check
'use strict';

/** The page: served whole, from here only, and never by building markup out of what an event says. */

const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { control, request, useSimulator } = require('./helpers');

const used = useSimulator();
const FOLDER = join(__dirname, '../../simulator/page');
const files = readdirSync(FOLDER);

it.each([
	['/', 'text/html; charset=utf-8'],
	...files.map((name) => [
		`/${name}`,
		/** @type {any} */ ({
			html: 'text/html; charset=utf-8',
			css: 'text/css; charset=utf-8',
			js: 'text/javascript; charset=utf-8',
			svg: 'image/svg+xml',
		})[name.split('.')[1]],
	]),
])('%s is served as %s, and may load nothing from elsewhere', async (path, type) => {
	const reply = await request(used.simulator.url + path);
	expect([reply.status, reply.headers['content-type']]).toEqual([200, type]);
	expect(reply.headers['content-security-policy']).toContain("default-src 'self'");
});

it.each(files)('%s refers to nothing outside, and writes no markup', (name) => {
	const text = readFileSync(join(FOLDER, name), 'utf8')
		.replace('http://www.w3.org/2000/svg', '')
		.replace('placeholder="http://localhost:5678/webhook/…"', '');
	expect(text).not.toMatch(/https?:\/\/|\/\/[\w.-]+\.\w{2,}\//);
	expect(text).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|srcdoc/);
});

it('the page says what it is not, and names the files it needs', async () => {
	const { text } = await request(`${used.simulator.url}/`);
	expect(text).toMatch(/Not a MANGO OFFICE product/);
	for (const [, name] of text.matchAll(/(?:src|href)="([\w.]+)"/g)) expect(files).toContain(name);
});

it.each(['/page/index.html', '/../server.js', '/server.js', '/constructor', '/.env'])(
	'%s is not there',
	async (path) => {
		expect((await request(used.simulator.url + path)).status).toBe(404);
	},
);

it('what it shows of the PBX is one answer', async () => {
	expect((await control(used.simulator, '')).json).toMatchObject({
		apiAddress: `${used.simulator.url}/vpbx/`,
		credentials: { apiKey: 'simulator-key', apiSalt: 'simulator-salt' },
		target: used.receiver.url,
		held: [],
		sms: [],
		faults: [],
	});
});
