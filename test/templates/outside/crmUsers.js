// @ts-check
'use strict';

const { userCrm } = require('./userCrm');

/**
 * The users of a CRM at https://crm.example.org/api/users: GET lists them, PATCH changes one.
 * @param {any[]} users may be changed by the test
 */
function crmUsers(users) {
	/** What was written into the cards, oldest first. @type {any[]} */
	const changes = [];
	const service = userCrm(({ method, path, json }) => {
		if (method === 'GET' && path === '/api/users') return { json: users };
		const user = users.find(({ id }) => path === `/api/users/${id}`);
		if (method !== 'PATCH' || !user) return null;
		changes.push({ id: user.id, ...json });
		return { json: Object.assign(user, json) };
	});
	return { ...service, users, changes };
}

module.exports = { crmUsers };
