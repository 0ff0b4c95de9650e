// @ts-check
'use strict';

/**
 * @param {string} host name or address, IPv6 with or without brackets
 * @returns {boolean} true when it can only mean this machine
 */
function isLoopback(host) {
	const name = host.toLowerCase().replace(/^\[|\]$/g, '');
	return name === 'localhost' || name === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name);
}

/**
 * The external system's base address (§3.1). Events carry invented data, yet a slip of the hand should not post them to a stranger.
 * @param {string} target
 * @param {boolean} allowRemote
 * @returns {string} without a slash at its end, since Mango appends `/events/call`
 */
function checkedTarget(target, allowRemote) {
	let url;
	try {
		url = new URL(target);
	} catch {
		throw new Error(`The target is not a URL: ${target}`);
	}
	if (url.protocol !== 'http:' && url.protocol !== 'https:')
		throw new Error('The target must start with http:// or https://');
	if (!allowRemote && !isLoopback(url.hostname)) {
		throw new Error(
			`The target must be on this machine (localhost, 127.0.0.1 or ::1), not ${url.hostname}. Start the simulator with --allow-remote-target to allow others.`,
		);
	}
	return target.replace(/\/+$/, '');
}

module.exports = { checkedTarget, isLoopback };
