// @ts-check

import { toast } from './dom.js';

/**
 * The simulator's own routes. A refusal becomes a sentence on the page.
 * @param {string} path after /simulator/
 * @param {any} [body] absent: GET
 * @returns {Promise<any>} undefined when it was refused
 */
export async function api(path, body) {
	try {
		const response = await fetch(
			`/simulator/${path}`,
			body === undefined
				? {}
				: { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) },
		);
		const json = await response.json();
		if (response.ok) return json;
		toast(json.error);
	} catch {
		toast('The simulator does not answer. Is it still running?');
	}
	return undefined;
}
