// @ts-check
/**
 * The PBX of the demo: the simulator, used over HTTP as anybody would (contract §6).
 */
'use strict';

/** The simulator's defaults (contract §6). */
const KEY = 'simulator-key';
const SALT = 'simulator-salt';

/**
 * @typedef {{ path: string, status: number | null, error: string | null }} Delivery
 * @typedef {{ entryId: string, state: string, deliveries: Delivery[] }} Play
 */

/**
 * @param {string} url of the simulator
 */
function pbxAt(url) {
	const base = url.replace(/\/+$/, '');

	/**
	 * @param {string} method
	 * @param {string} path
	 * @param {unknown} [body]
	 * @returns {Promise<any>}
	 */
	const ask = async (method, path, body) => {
		const response = await fetch(`${base}/simulator${path}`, {
			method,
			headers: { 'content-type': 'application/json' },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const text = await response.text();
		if (!response.ok) throw new Error(`The simulator answered ${response.status} to ${method} /simulator${path}: ${text.slice(0, 300)}`);
		return JSON.parse(text);
	};

	return {
		url: base,
		/** What goes into the credential. */
		credential: { apiKey: KEY, apiSalt: SALT, baseUrl: `${base}/vpbx/` },

		/**
		 * Plays a whole call and waits until its last event is answered.
		 * @param {string} scenario
		 * @param {string} from the client's number, digits
		 * @param {string} to the employee's extension
		 * @returns {Promise<Play>}
		 */
		play: async (scenario, from, to) => await ask('POST', '/calls', { scenario, from, to }),

		/**
		 * Sends one event.
		 * @param {string} path
		 * @param {object} json
		 * @param {'valid' | 'invalid' | 'missing'} sign
		 * @returns {Promise<Delivery>}
		 */
		send: async (path, json, sign) => await ask('POST', '/events', { path, json, sign }),

		/**
		 * Sends all further events there.
		 * @param {string} target base address of a webhook
		 */
		aim: async (target) => await ask('POST', '/target', { target }),

		/**
		 * The SMS that n8n ordered, oldest first.
		 * @returns {Promise<Array<{ verdict: string, status: number | null, json: any }>>}
		 */
		sms: async () => {
			const { requests } = await ask('GET', '/requests');
			return requests.filter((/** @type {any} */ request) => request.path === '/vpbx/commands/sms');
		},
	};
}

/** @typedef {ReturnType<typeof pbxAt>} Pbx */

module.exports = { KEY, SALT, pbxAt };
