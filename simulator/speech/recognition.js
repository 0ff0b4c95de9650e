// @ts-check
'use strict';

/** Files that were sent for recognition, §2.5 "Offline files". */

const { deliver } = require('../webhooks/deliver');

const KINDS = ['wav', 'mp3', 'mp4', 'ogg'];
const MAX_WAV = 100_000_000;
const MAX_OTHER = 30_000_000;

/** By its name; without a telling name by its first bytes. @param {{ name: string, bytes: Buffer }} file @returns {string | null} */
function kindOf({ name, bytes }) {
	const extension = /\.(\w+)$/.exec(name)?.[1].toLowerCase();
	if (extension) return KINDS.includes(extension) ? extension : null;
	const head = bytes.subarray(0, 12).toString('latin1');
	if (head.startsWith('RIFF') && head.endsWith('WAVE')) return 'wav';
	if (head.startsWith('OggS')) return 'ogg';
	if (head.slice(4, 8) === 'ftyp') return 'mp4';
	return head.startsWith('ID3') || (bytes[0] === 0xff && (bytes[1] & 0xe0) === 0xe0) ? 'mp3' : null;
}

/** @param {import('../types').Extra['file']} file @returns {Array<{ field: string, code: number, text: string }>} */
function fileProblems(file) {
	if (!file) return [{ field: 'file', code: 3103, text: 'file is required' }];
	const wrong = file.bytes.length === 0 || !kindOf(file);
	return wrong ? [{ field: 'file', code: 3104, text: `file must be ${KINDS.join(', ')}, and not empty` }] : [];
}

/** §1.6: 413, request or file too large. @param {{ name: string, bytes: Buffer }} file */
const isTooLarge = (file) => file.bytes.length > (kindOf(file) === 'wav' ? MAX_WAV : MAX_OTHER);

/** @param {any} pbx @param {import('../types').Extra} extra @returns {import('../types').Reply} */
function recognize(pbx, { file }) {
	if (file && isTooLarge(file)) return { status: 413, text: '' };
	const { clock, state, settings } = pbx;
	const request_id = `req-${(state.recognitionCount += 1)}`;
	const readyAt = clock.now() + settings.recognitionReadyIn;
	state.recognitions.set(request_id, { createdAt: clock.now(), readyAt });
	const tell = () => {
		const json = { product_id: state.productId, request_id, recognized: readyAt, result: 1000, message: '' };
		pbx.track(
			deliver(pbx, { path: 'events/recognized/offline', jsonText: JSON.stringify(json), cause: 'record/recognize' }),
		);
	};
	clock.when(readyAt, tell, pbx.signal());
	return { json: { result: 1000, request_id } };
}

/** `transcribes/tasks/`. Only the status `done` is printed; the one before is a guess (C). @param {any} pbx @param {string[]} ids */
function tasksOf({ state, clock }, ids) {
	const known = ids.filter((id) => state.recognitions.has(id));
	return Object.fromEntries(
		known.map((id) => {
			const { createdAt, readyAt } = state.recognitions.get(id);
			const done = clock.now() >= readyAt;
			return [
				id,
				{
					status: done ? 'done' : 'work',
					time_created: Math.floor(createdAt / 1000),
					time_updated: Math.floor((done ? readyAt : createdAt) / 1000),
					transcribes: done ? [{ channel: 0, data: [{ word: 'да', begin: 0.1, end: 0.4 }] }] : [],
				},
			];
		}),
	);
}

module.exports = { fileProblems, recognize, tasksOf };
