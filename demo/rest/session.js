// @ts-check
/**
 * n8n's own REST API, the one its editor uses (n8n-platform.md §10.6): a cookie and a constant browser id.
 */
'use strict';

const { randomUUID } = require('node:crypto');

/** n8n refused a request. `status` and `body` are n8n's. */
class RestError extends Error {
	/**
	 * @param {string} what method and path
	 * @param {number} status
	 * @param {any} body
	 */
	constructor(what, status, body) {
		const said = typeof body === 'string' ? body.slice(0, 300) : (body?.message ?? JSON.stringify(body));
		super(`n8n answered ${status} to ${what}: ${said}`);
		this.name = 'RestError';
		this.status = status;
		this.body = body;
	}
}

/**
 * @typedef {{ email: string, password: string, firstName?: string, lastName?: string }} Owner
 * @typedef {(method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<any>} Call
 */

class Session {
	/** @param {string} url of n8n, without a slash at the end */
	constructor(url) {
		this.url = url;
		this.cookie = '';
		this.browserId = randomUUID();
		/** @type {string | null} */
		this.apiKey = null;
	}

	/**
	 * @param {string} method
	 * @param {string} path from the root of n8n
	 * @param {unknown} [body]
	 * @param {Record<string, string>} [headers]
	 * @returns {Promise<any>} the parsed body
	 * @throws {RestError}
	 */
	async request(method, path, body, headers = {}) {
		const response = await fetch(this.url + path, {
			method,
			headers: { 'content-type': 'application/json', 'browser-id': this.browserId, cookie: this.cookie, ...headers },
			body: body === undefined ? undefined : JSON.stringify(body),
			signal: AbortSignal.timeout(60_000),
		});
		const cookies = response.headers.getSetCookie();
		if (cookies.length > 0) this.cookie = cookies.map((line) => line.split(';')[0]).join('; ');
		const text = await response.text();
		let parsed;
		try {
			parsed = JSON.parse(text);
		} catch {
			parsed = text;
		}
		if (!response.ok) throw new RestError(`${method} ${path}`, response.status, parsed);
		return parsed;
	}

	/** @type {Call} the editor's API; n8n wraps nearly every answer in `data` */
	async call(method, path, body, headers) {
		const answer = await this.request(method, `/rest${path}`, body, headers);
		return answer !== null && typeof answer === 'object' && 'data' in answer ? answer.data : answer;
	}

	/**
	 * Becomes the owner of a new n8n, or signs in to one that has an owner.
	 * @param {Owner} owner
	 * @returns {Promise<{ created: boolean }>}
	 */
	async signIn({ email, password, firstName = 'Demo', lastName = 'Owner' }) {
		const settings = await this.call('GET', '/settings');
		const created = settings.userManagement?.showSetupOnFirstLoad === true;
		if (created) await this.call('POST', '/owner/setup', { email, password, firstName, lastName });
		else await this.call('POST', '/login', { emailOrLdapLoginId: email, password });
		return { created };
	}

	/**
	 * A key for n8n's public API with every right the owner has; kept for publicApi().
	 * @param {string} [label]
	 * @returns {Promise<string>}
	 */
	async createApiKey(label = `demo ${Date.now()}`) {
		const scopes = await this.call('GET', '/api-keys/scopes');
		const key = (await this.call('POST', '/api-keys', { label, expiresAt: null, scopes })).rawApiKey;
		this.apiKey = key;
		return key;
	}

	/** @type {Call} the public API, with the key of createApiKey() */
	async publicApi(method, path, body, headers = {}) {
		const key = this.apiKey ?? (await this.createApiKey());
		return await this.request(method, `/api/v1${path}`, body, { 'X-N8N-API-KEY': key, ...headers });
	}

	/**
	 * @returns {Promise<string>} id of the owner's personal project, where everything is made
	 */
	async projectId() {
		return (await this.call('GET', '/projects/personal')).id;
	}
}

module.exports = { RestError, Session };
