// @ts-check
'use strict';

/**
 * The users of a CRM at https://crm.example.org/api/users: GET lists them, PATCH changes one.
 * @param {any[]} users may be changed by the test
 */
function crmUsers(users) {
	let down = false;
	/** @type {any[]} */
	const changes = [];
	return {
		host: 'crm.example.org',
		/** What goes into the settings of a template. */
		url: 'https://crm.example.org/api',
		/** @param {import('./outside').Received} request @returns {import('./outside').Answer} */
		answer({ method, path, headers, json }) {
			if (down) return { status: 502, json: { message: 'Bad Gateway' } };
			if (headers.authorization !== 'Bearer test-token') return { status: 401, json: { message: 'Unauthorized' } };
			if (method === 'GET' && path === '/api/users') return { json: users };
			const user = users.find(({ id }) => path === `/api/users/${id}`);
			if (method !== 'PATCH' || !user) return { status: 404, json: { message: 'Not found' } };
			changes.push({ id: user.id, ...json });
			return { json: Object.assign(user, json) };
		},
		users,
		/** What was written into the cards, oldest first. */
		changes,
		/** @param {boolean} yes whether it answers 502 from now on */
		breakDown: (yes = true) => {
			down = yes;
		},
	};
}

module.exports = { crmUsers };
