// @ts-check
'use strict';

const net = require('node:net');

const { LOOPBACK, listen } = require('../../demo/ports');

/**
 * A server that reads whole requests and then breaks the rules below HTTP, which the simulator
 * cannot: it answers with bytes of the test's choice, or with none, and closes as the test likes.
 * @param {(socket: net.Socket, request: { path: string, url: string }) => void} behave for each request
 */
async function startBroken(behave) {
	/** @type {Array<{ method: string, path: string, body: string }>} */
	const requests = [];
	/** @type {Set<net.Socket>} */
	const sockets = new Set();
	let url = '';
	// Half-open: after the client's last byte the socket stays ours to end.
	const server = net.createServer({ allowHalfOpen: true }, (socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
		socket.on('error', () => {}); // the client may give up at any moment
		let received = '';
		socket.on('data', (chunk) => {
			received += chunk.toString('latin1');
			const request = wholeRequest(received);
			if (request === null) return;
			received = '';
			requests.push(request);
			behave(socket, { path: request.path, url });
		});
	});
	url = `http://${LOOPBACK}:${await listen(server)}`;
	return {
		url,
		requests,
		close: async () => {
			const closed = new Promise((resolve) => server.close(() => resolve(undefined)));
			for (const socket of sockets) socket.destroy();
			await closed;
		},
	};
}

/** @param {string} received @returns {{ method: string, path: string, body: string } | null} null while something is missing */
function wholeRequest(received) {
	const end = received.indexOf('\r\n\r\n');
	if (end < 0) return null;
	const [start, ...headers] = received.slice(0, end).split('\r\n');
	const length = headers.find((line) => /^content-length:/i.test(line))?.split(':')[1] ?? '0';
	const body = received.slice(end + 4);
	if (body.length < Number(length)) return null;
	const [method, path] = start.split(' ');
	return { method, path, body };
}

/** The beginning of an answer that announces more than comes. @param {string} type @param {number} length */
const announced = (type, length) =>
	`HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n`;

/** A link to a recording, and what happens to whoever follows it. @param {(socket: net.Socket) => void} file */
const recording = (file) => (/** @type {net.Socket} */ socket, /** @type {{ path: string, url: string }} */ { path, url }) => {
	if (path === '/file') return file(socket);
	socket.write(`HTTP/1.1 302 Found\r\nLocation: ${url}/file\r\nContent-Length: 0\r\n\r\n`);
};

const HALF = Buffer.alloc(50_000);

const BROKEN = {
	/** Takes the request and closes its side without an answer. @param {net.Socket} socket */
	closes: (socket) => void socket.end(),
	/** Takes the request and resets the connection. @param {net.Socket} socket */
	resets: (socket) => void socket.resetAndDestroy(),
	/** Headers, and then nothing. @param {net.Socket} socket */
	headersOnly: (socket) => void socket.write(announced('application/json', 100)),
	/** Headers, and then a byte a second, for ever: never silent, never done. @param {net.Socket} socket */
	drips: (socket) => {
		socket.write(announced('application/json', 1_000_000));
		const timer = setInterval(() => socket.write(' '), 1000);
		socket.on('close', () => clearInterval(timer));
	},
	/** Announces more of a recording than it sends, and closes. */
	recordingCut: recording((socket) => void socket.end(Buffer.concat([Buffer.from(announced('audio/mpeg', 100_000)), HALF]))),
	/** Sends half of a recording, and nothing more. */
	recordingStalls: recording((socket) => void socket.write(Buffer.concat([Buffer.from(announced('audio/mpeg', 100_000)), HALF]))),
};

module.exports = { BROKEN, startBroken };
