// @ts-check
'use strict';

const FIELDS = ['vpbx_api_key', 'sign', 'json'];

/** @typedef {{ key: string | null, sign: string | null, json: string | null, notes: string[], isForm: boolean, file: import('../types').Extra['file'] }} Form */

/**
 * The form of §1.2, decoded by form rules (`+` is a space). The json text stays exactly as it came: it is what was hashed.
 * @param {import('node:http').IncomingMessage} request
 * @param {Buffer} body
 * @returns {Form}
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
	return { key: last('vpbx_api_key'), sign: last('sign'), json: last('json'), notes, isForm, file: null };
}

/**
 * The form of the "offline recognise" methods, §2.5: the three fields and a `file`.
 * @param {import('node:http').IncomingMessage} request
 * @param {Buffer} body
 * @returns {Form}
 */
function readMultipart(request, body) {
	const type = request.headers['content-type'] ?? '';
	const boundary = /^multipart\/form-data\s*;.*\bboundary=(?:"([^"]+)"|([^;\s]+))/i.exec(type);
	const parts = boundary ? partsOf(body, boundary[1] ?? boundary[2]) : [];
	/** @param {string} name */
	const last = (name) => parts.filter((part) => part.name === name && part.fileName === null).at(-1);
	const file = parts.find((part) => part.name === 'file');
	const notes = parts
		.filter(({ name }) => name !== 'file' && !FIELDS.includes(name))
		.map(({ name }) => `unknown form field ${name}`);
	const [key, sign, json] = FIELDS.map((name) => last(name)?.bytes.toString('utf8') || null);
	return {
		key,
		sign,
		json,
		notes,
		isForm: boundary !== null,
		file: file ? { name: file.fileName ?? '', type: file.type, bytes: file.bytes } : null,
	};
}

/** @param {Buffer} body @param {string} boundary */
function partsOf(body, boundary) {
	const parts = [];
	const mark = Buffer.from(`--${boundary}`);
	let at = body.indexOf(mark);
	while (at !== -1) {
		const begin = at + mark.length;
		const end = body.indexOf(Buffer.from(`\r\n--${boundary}`), begin);
		const headEnd = body.indexOf('\r\n\r\n', begin);
		if (end === -1 || headEnd === -1 || headEnd > end) break;
		const head = body.subarray(begin, headEnd).toString('utf8');
		parts.push({
			name: /\bname="([^"]*)"/i.exec(head)?.[1] ?? '',
			fileName: /\bfilename="([^"]*)"/i.exec(head)?.[1] ?? null,
			type: /content-type:\s*([^\r\n]+)/i.exec(head)?.[1] ?? '',
			bytes: body.subarray(headEnd + 4, end),
		});
		at = end + 2;
	}
	return parts;
}

module.exports = { readForm, readMultipart };
