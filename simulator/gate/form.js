// @ts-check
'use strict';

const FIELDS = ['vpbx_api_key', 'sign', 'json'];

/**
 * The form of §1.2, decoded by form rules (`+` is a space). The json text stays exactly as it came: it is what was hashed.
 * @param {import('node:http').IncomingMessage} request
 * @param {Buffer} body
 * @returns {{ key: string | null, sign: string | null, json: string | null, notes: string[], isForm: boolean }}
 */
function readForm(request, body) {
	const isForm =
		(request.headers['content-type'] ?? '').split(';')[0].trim().toLowerCase() === 'application/x-www-form-urlencoded';
	const form = new URLSearchParams(isForm ? body.toString('utf8') : '');
	const notes = [];
	for (const name of new Set(form.keys())) {
		if (!FIELDS.includes(name)) notes.push(`unknown form field ${name}`);
		else if (form.getAll(name).length > 1) notes.push(`the form has ${name} more than once; the last is read`);
	}
	/** @param {string} name */
	const last = (name) => form.getAll(name).at(-1) || null;
	return { key: last('vpbx_api_key'), sign: last('sign'), json: last('json'), notes, isForm };
}

module.exports = { readForm };
