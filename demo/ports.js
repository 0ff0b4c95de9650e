// @ts-check
'use strict';

const net = require('node:net');

const LOOPBACK = '127.0.0.1';

/**
 * @param {number} port 0 for any
 * @returns {Promise<number | null>} the port that could be opened, or null when it is taken
 */
function probe(port) {
	return new Promise((resolve, reject) => {
		const server = net.createServer();
		server.once('error', (/** @type {NodeJS.ErrnoException} */ error) =>
			error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(null) : reject(error),
		);
		server.listen({ port, host: LOOPBACK, exclusive: true }, () => {
			const { port: opened } = /** @type {net.AddressInfo} */ (server.address());
			server.close(() => resolve(opened));
		});
	});
}

/**
 * Starts a server on a free port of loopback.
 * @param {net.Server} server
 * @returns {Promise<number>} the port
 */
async function listen(server) {
	await new Promise((resolve) => server.listen(0, LOOPBACK, () => resolve(undefined)));
	return /** @type {net.AddressInfo} */ (server.address()).port;
}

/**
 * @returns {Promise<number>} a free port on loopback
 */
async function freePort() {
	return /** @type {number} */ (await probe(0));
}

/**
 * The usual port when it is free, so that bookmarks keep working, else any.
 * @param {number} usual
 * @returns {Promise<number>}
 */
async function usualPort(usual) {
	return (await probe(usual)) ?? (await freePort());
}

/**
 * The port that the user asked for, and no other.
 * @param {number} port
 * @returns {Promise<number>}
 * @throws {Error} when it is taken
 */
async function exactPort(port) {
	if ((await probe(port)) === null) throw new Error(`Port ${port} is taken on ${LOOPBACK}; choose another one.`);
	return port;
}

module.exports = { LOOPBACK, exactPort, freePort, listen, usualPort };
