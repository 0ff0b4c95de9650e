// @ts-check
'use strict';

const { randomUUID } = require('node:crypto');
const { until } = require('../until');
const { RestError } = require('./session');

/**
 * @typedef {{ name: string, nodes: any[], connections: object, settings?: object, meta?: object }} Definition
 * @typedef {Definition & { id: string, versionId: string, active: boolean, activeVersionId: string | null }} Workflow
 */

/**
 * @param {import('./session').Session} session
 */
function workflows(session) {
	/**
	 * @param {string} id
	 * @returns {Promise<Workflow>}
	 */
	const get = async (id) => await session.call('GET', `/workflows/${id}`);

	/**
	 * @param {string} name
	 * @returns {Promise<Workflow | null>}
	 */
	const byName = async (name) => {
		const filter = encodeURIComponent(JSON.stringify({ name, isArchived: false }));
		const found = (await session.call('GET', `/workflows?filter=${filter}`)).find((/** @type {any} */ one) => one.name === name);
		return found ? await get(found.id) : null;
	};

	/**
	 * @param {Definition} definition
	 * @returns {Promise<Workflow>}
	 */
	const create = async (definition) =>
		await session.call('POST', '/workflows', { settings: { executionOrder: 'v1' }, active: false, ...definition });

	/**
	 * @param {string} id
	 * @param {Partial<Definition>} changes
	 * @returns {Promise<Workflow>}
	 */
	const update = async (id, changes) => {
		const { versionId } = await get(id);
		return await session.call('PATCH', `/workflows/${id}?forceSave=true`, { ...changes, versionId });
	};

	/**
	 * Publishes the saved version and waits until n8n listens: it answers the request before that, and a failure is
	 * only in the status (n8n-platform.md §1.3).
	 * @param {string} id
	 * @returns {Promise<Workflow>}
	 * @throws {Error} with n8n's reason
	 */
	const publish = async (id) => {
		const { versionId } = await get(id);
		await session.call('POST', `/workflows/${id}/activate`, { versionId });
		await until(
			`workflow ${id} to be published`,
			async () => {
				const { status, triggers } = await session.call('GET', `/workflows/${id}/publication-status`);
				if (status === 'failed' || status === 'partial') {
					const reason = triggers.find((/** @type {any} */ trigger) => trigger.errorMessage)?.errorMessage;
					throw new Error(`n8n could not publish workflow ${id}: ${reason ?? status}`);
				}
				return status === 'published';
			},
			{ timeoutMs: 60_000 },
		);
		return await get(id);
	};

	/** @param {string} id */
	const unpublish = async (id) => {
		await session.call('POST', `/workflows/${id}/deactivate`, {});
		await until(`workflow ${id} to be unpublished`, async () => {
			const { status } = await session.call('GET', `/workflows/${id}/publication-status`);
			return status === 'not_published';
		});
	};

	/**
	 * Deletes a workflow. n8n deletes only what is archived, and not before the unpublishing that this starts is through.
	 * @param {string} id
	 */
	const remove = async (id) => {
		await session.call('POST', `/workflows/${id}/archive`, {});
		await until(`workflow ${id} to be deleted`, async () => {
			try {
				await session.call('DELETE', `/workflows/${id}`);
				return true;
			} catch (error) {
				if (error instanceof RestError && error.status === 409) return false;
				throw error;
			}
		});
	};

	/**
	 * What "Execute workflow" does: runs at once, or arms the test webhooks of the trigger (`waitingForWebhook`).
	 * @param {string} id of a saved workflow
	 * @param {string} triggerName
	 * @param {{ nodeName: string, mode: 'inclusive' | 'exclusive' }} [destinationNode] where to stop
	 * @returns {Promise<{ waitingForWebhook?: boolean, executionId?: string }>}
	 */
	const run = async (id, triggerName, destinationNode) => {
		const body = { triggerToStartFrom: { name: triggerName }, ...(destinationNode && { destinationNode }) };
		// n8n sends the progress of a manual run to the editor with this reference; any will do.
		return await session.call('POST', `/workflows/${id}/run`, body, { 'push-ref': randomUUID() });
	};

	/**
	 * @param {string} id
	 * @returns {Promise<boolean>}
	 */
	const exists = async (id) => {
		try {
			return Boolean(await get(id));
		} catch (error) {
			if (error instanceof RestError && (error.status === 404 || error.status === 403)) return false;
			throw error;
		}
	};

	return { byName, create, exists, get, publish, remove, run, unpublish, update };
}

module.exports = { workflows };
