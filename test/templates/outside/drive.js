// @ts-check
'use strict';

const FOLDER_TYPE = 'application/vnd.google-apps.folder';

/** @typedef {{ id: string, name: string, mimeType: string, parents: string[], bytes: number }} File */

/** Google Drive as far as templates use it: search, a new folder, a file in pieces (resumable upload), the link to it. */
function drive() {
	/** @type {File[]} */
	const files = [];
	let down = false;

	/** @param {any} about @returns {File} */
	const add = ({ name, mimeType = 'audio/mpeg', parents }) => {
		const file = { id: `file-${files.length + 1}`, name, mimeType, parents, bytes: 0 };
		files.push(file);
		return file;
	};
	/** Files that a query of one form finds: `name = '…' and '…' in parents and mimeType = '…' and trashed = false`. @param {string} query */
	const found = (query) => {
		const [, name, parent, type] = /^name = '([^']+)' and '([^']+)' in parents and mimeType = '([^']+)' and trashed = false$/.exec(query) ?? [];
		return name ? files.filter((file) => file.name === name && file.parents.includes(parent) && file.mimeType === type) : null;
	};

	return {
		host: 'www.googleapis.com',
		/** @param {import('./outside').Received} request @returns {import('./outside').Answer} */
		answer({ method, path, headers, json }) {
			const { pathname, searchParams: query } = new URL(path, 'https://www.googleapis.com');
			if (down) return { status: 503, json: { error: { code: 503, message: 'Backend Error' } } };
			const piece = /^\/upload\/pieces\/(.+)$/.exec(pathname)?.[1];
			// A piece goes to an address that is secret in itself.
			if (!piece && headers.authorization !== 'Bearer test-token') return { status: 401, json: { error: { code: 401, message: 'Invalid Credentials' } } };
			const file = files.find(({ id }) => id === (piece ?? pathname.split('/').at(-1)));
			if (method === 'GET' && pathname === '/drive/v3/files') {
				const rows = found(query.get('q') ?? '');
				return rows ? { json: { files: rows } } : { status: 400, json: { error: { code: 400, message: 'Invalid Value' } } };
			}
			if (method === 'POST' && pathname === '/drive/v3/files') return { json: add(json) };
			if (method === 'POST' && pathname === '/upload/drive/v3/files' && query.get('uploadType') === 'resumable') {
				const { id } = add(json);
				return { headers: { location: `https://www.googleapis.com/upload/pieces/${id}` } };
			}
			if (!file) return { status: 404, json: { error: { code: 404, message: 'File not found' } } };
			if (piece) {
				const [, last, total] = /-(\d+)\/(\d+)$/.exec(String(headers['content-range'])) ?? [];
				file.bytes = Number(last) + 1;
				return file.bytes === Number(total) ? { json: file } : { status: 308 };
			}
			return method === 'PATCH' ? { json: Object.assign(file, json) } : { status: 405 };
		},
		/** The files, without the folders, oldest first; `folder` is the name of the one it lies in. */
		files: () =>
			files
				.filter(({ mimeType }) => mimeType !== FOLDER_TYPE)
				.map(({ name, parents, bytes, id }) => ({ name, bytes, id, folder: files.find((one) => parents.includes(one.id))?.name ?? parents[0] })),
		folders: () => files.filter(({ mimeType }) => mimeType === FOLDER_TYPE).map(({ name, parents }) => ({ name, parents })),
		/** @param {boolean} yes whether it answers 503 from now on */
		breakDown: (yes = true) => {
			down = yes;
		},
	};
}

module.exports = { drive };
