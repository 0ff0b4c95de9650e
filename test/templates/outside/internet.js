// @ts-check
/**
 * All that n8n sees of the world: a proxy on loopback that takes every HTTPS connection, shows a certificate that this
 * n8n trusts, and hands the request to the stand-ins of the test that is running. Nothing leaves the machine.
 */
'use strict';

const { writeFileSync } = require('node:fs');
const http = require('node:http');
const https = require('node:https');
const { join } = require('node:path');
const { generate } = require('selfsigned');

const { LOOPBACK, listen } = require('../../../demo/ports');
const { HOSTS } = require('./hosts');

/** One certificate for all hosts that templates talk to; it is its own authority. */
function certificate() {
	const altNames = HOSTS.map((value) => ({ type: 2, value }));
	const extensions = [{ name: 'basicConstraints', cA: true }, { name: 'subjectAltName', altNames }];
	const { private: key, cert } = generate([{ name: 'commonName', value: 'stand-ins' }], { days: 2, keySize: 2048, algorithm: 'sha256', extensions });
	return { key, cert };
}

/**
 * @param {{ outsidePort: number, folder: string }} options where the stand-ins listen; where the certificate is put for n8n
 */
async function startInternet({ outsidePort, folder }) {
	const { key, cert } = certificate();
	const authority = join(folder, 'stand-ins.pem');
	writeFileSync(authority, cert);

	/** @param {http.IncomingMessage} request @param {http.ServerResponse} response @param {string} host */
	const pass = (request, response, host) => {
		const { method, url: path } = request;
		const headers = { ...request.headers, 'x-outside-host': host };
		const onward = http.request({ host: LOOPBACK, port: outsidePort, method, path, headers }, (answer) => {
			response.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(response);
		});
		onward.on('error', () => response.writeHead(502).end(`Nobody stands in for ${host}`));
		request.pipe(onward);
	};

	const inside = https.createServer({ key, cert }, (request, response) => pass(request, response, String(request.headers.host)));
	// Plain HTTP to somebody else comes to the proxy as a whole address.
	const proxy = http.createServer((request, response) => {
		const { host } = new URL(String(request.url), 'http://unknown.invalid');
		pass(request, response, host);
	});
	proxy.on('connect', (request, socket) => {
		const host = String(request.url).replace(/:443$/, '');
		socket.on('error', () => socket.destroy());
		if (!HOSTS.includes(host)) {
			// The stand-ins hear of it, and the test fails with the name of the host.
			http.get({ host: LOOPBACK, port: outsidePort, path: '/', headers: { 'x-outside-host': host } }, (answer) => answer.resume()).on('error', () => {});
			socket.end('HTTP/1.1 502 Unknown host\r\n\r\n');
			return;
		}
		socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
		inside.emit('connection', socket);
	});
	const url = `http://${LOOPBACK}:${await listen(proxy)}`;
	return {
		env: {
			HTTPS_PROXY: url,
			https_proxy: url,
			HTTP_PROXY: url,
			http_proxy: url,
			ALL_PROXY: undefined,
			all_proxy: undefined,
			NODE_EXTRA_CA_CERTS: authority,
		},
		close: async () => {
			proxy.closeAllConnections();
			inside.closeAllConnections();
			await new Promise((resolve) => proxy.close(resolve));
		},
	};
}

module.exports = { startInternet };
