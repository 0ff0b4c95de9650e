// @ts-check
'use strict';

/**
 * @typedef {{ id: string, name: string, type: string }} Credential
 */

/**
 * @param {import('./session').Session} session
 */
function credentials(session) {
	/** @returns {Promise<Credential[]>} */
	const list = async () => await session.call('GET', '/credentials');

	/**
	 * @param {string} type
	 * @param {string} name
	 * @param {object} data plain; n8n encrypts it
	 * @returns {Promise<Credential>}
	 */
	const create = async (type, name, data) => await session.call('POST', '/credentials', { type, name, data });

	/**
	 * Creates the credential, or gives new values to the one of this name and type.
	 * @param {string} type
	 * @param {string} name
	 * @param {object} data
	 * @returns {Promise<Credential>}
	 */
	const save = async (type, name, data) => {
		const found = (await list()).find((credential) => credential.name === name && credential.type === type);
		return found ? await session.call('PATCH', `/credentials/${found.id}`, { type, name, data }) : await create(type, name, data);
	};

	/**
	 * What the "Test" button of the credential does.
	 * @param {Credential} credential a stored one
	 * @param {object} data the values to test
	 * @returns {Promise<{ status: 'OK' | 'Error', message: string }>}
	 */
	const test = async ({ id, name, type }, data) =>
		await session.call('POST', '/credentials/test', { credentials: { id, name, type, data } });

	/** @param {string} id */
	const remove = async (id) => await session.call('DELETE', `/credentials/${id}`);

	return { create, list, remove, save, test };
}

module.exports = { credentials };
