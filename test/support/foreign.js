// @ts-check
/**
 * A server of somebody else, as far as the package can tell: it listens on this machine under addresses that are none
 * of those that may be used, and counts what reaches it. Whoever connects gets an answer that Mango could have given.
 */
'use strict';

const net = require('node:net');

const { listen } = require('../../demo/ports');

/** Hosts that lead to this machine and are not its name, with their writing in an address. */
const ALIASES = ['0.0.0.0', '::ffff:127.0.0.1'];
const ANSWER = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 15\r\nConnection: close\r\n\r\n{"result":1000}';

/** @param {string} host @param {number} port @returns {Promise<boolean>} */
function reaches(host, port) {
	return new Promise((resolve) => {
		const socket = net.connect({ host, port }, () => socket.end(() => resolve(true)));
		socket.on('error', () => resolve(false));
	});
}

async function startForeign() {
	let connections = 0;
	/** @type {Buffer[]} */
	const received = [];
	const server = net.createServer((socket) => {
		connections++;
		socket.on('error', () => {});
		socket.on('data', (bytes) => {
			received.push(bytes);
			socket.end(ANSWER);
		});
	});
	const port = await listen(server);
	const reached = [];
	for (const alias of ALIASES) if (await reaches(alias, port)) reached.push(alias.includes(':') ? `[${alias}]` : alias);
	// A name that leads nowhere would prove nothing.
	if (reached.length === 0) throw new Error('This machine cannot be reached by another name');
	connections = 0;
	return {
		port,
		/** Hosts under which it was reached just now. */
		hosts: reached,
		/** An address of it that is foreign: nothing may go there. */
		url: `http://${reached[0]}:${port}`,
		/** How often somebody connected, and all that they sent. */
		got: () => ({ connections, bytes: Buffer.concat(received).toString('latin1') }),
		close: () => new Promise((resolve) => server.close(() => resolve(undefined))),
	};
}

module.exports = { startForeign };
