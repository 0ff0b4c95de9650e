// @ts-check
'use strict';

/**
 * @typedef {{ name: string, type: 'string' | 'number' | 'boolean' | 'date' }} Column
 * @typedef {{ id: string, name: string, columns: Column[] }} Table
 */

/**
 * n8n's Data Tables.
 * @param {import('./session').Session} session
 */
function tables(session) {
	const base = async () => `/projects/${await session.projectId()}/data-tables`;

	/**
	 * @param {string} name
	 * @returns {Promise<Table | null>}
	 */
	const byName = async (name) => {
		const { data } = await session.request('GET', `/rest${await base()}`);
		return data.data.find((/** @type {Table} */ table) => table.name === name) ?? null;
	};

	/**
	 * @param {string} name
	 * @param {Column[]} columns
	 * @returns {Promise<Table>}
	 */
	const create = async (name, columns) => await session.call('POST', await base(), { name, columns });

	/**
	 * Creates the table, or adds to the one of this name the columns that it lacks.
	 * @param {string} name
	 * @param {Column[]} columns
	 * @returns {Promise<Table>}
	 */
	const save = async (name, columns) => {
		const table = await byName(name);
		if (!table) return await create(name, columns);
		const missing = columns.filter((wanted) => !table.columns.some((column) => column.name === wanted.name));
		for (const column of missing) await session.call('POST', `${await base()}/${table.id}/columns`, column);
		return table;
	};

	/**
	 * @param {string} id
	 * @returns {Promise<any[]>} the newest rows, at most 250, oldest first
	 */
	const rows = async (id) => {
		const { data } = await session.request('GET', `/rest${await base()}/${id}/rows?take=250&sortBy=id:desc`);
		return data.data.reverse();
	};

	/**
	 * @param {string} id
	 * @param {object[]} data
	 */
	const insert = async (id, data) => await session.call('POST', `${await base()}/${id}/insert`, { data, returnType: 'count' });

	/**
	 * Changes every row in which a column has a value.
	 * @param {string} id
	 * @param {[column: string, value: string]} where
	 * @param {object} data
	 */
	const update = async (id, [columnName, value], data) => {
		const filter = { type: 'and', filters: [{ columnName, condition: 'eq', value }] };
		await session.call('PATCH', `${await base()}/${id}/rows`, { filter, data });
	};

	/** @param {string} id */
	const remove = async (id) => await session.call('DELETE', `${await base()}/${id}`);

	/**
	 * @param {string} id
	 * @returns {Promise<string>} where a person sees the table
	 */
	const url = async (id) => `${session.url}/projects/${await session.projectId()}/datatables/${id}`;

	return { byName, create, insert, remove, rows, save, update, url };
}

module.exports = { tables };
