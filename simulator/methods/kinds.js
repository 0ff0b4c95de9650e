// @ts-check
'use strict';

/** Parameters that many methods share. */

/** @typedef {import('../types').Parameter} Parameter */

/** §2.1: made by the client, not checked for uniqueness. @type {Parameter} */
const commandId = { name: 'command_id', kind: 'string', maxBytes: 128, required: true };

/** §1.11: digits in international form without `+`, `sip:user@domain`, or an internal number. */
const NUMBER = /^(\d{1,20}|sip:[^\s@]+@[^\s@]+)$/;

/** @param {string} name @param {Partial<Parameter>} [more] @returns {Parameter} */
const phone = (name, more = {}) => ({
	name,
	kind: 'string',
	max: 128,
	format: NUMBER,
	formatText: 'digits without + or spaces, or sip:user@domain (§1.11)',
	...more,
});

/** @param {string} name @param {Partial<Parameter>} [more] @returns {Parameter} */
const extension = (name, more = {}) => ({
	name,
	kind: 'string',
	format: /^\d{1,20}$/,
	formatText: 'an internal number, digits in a string',
	...more,
});

/** §2.1.12: unsupported headers are ignored, so only the shape is checked. @type {Parameter} */
const sipHeaders = { name: 'sip_headers', kind: 'object' };

/** §1.11: opaque, up to 128 bytes. @param {string} name @returns {Parameter} */
const id = (name) => ({ name, kind: 'string', maxBytes: 128, required: true });

module.exports = { commandId, extension, id, phone, sipHeaders };
