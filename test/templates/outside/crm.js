// @ts-check
'use strict';

/** A CRM with tasks at https://crm.example.org/api: POST makes one, PATCH changes it. */
function crm() {
	/** @type {any[]} */
	const tasks = [];
	let down = false;
	return {
		host: 'crm.example.org',
		/** What goes into the settings of a template. */
		url: 'https://crm.example.org/api',
		/** @param {import('./outside').Received} request @returns {import('./outside').Answer} */
		answer({ method, path, headers, json }) {
			if (down) return { status: 502, json: { message: 'Bad Gateway' } };
			if (headers.authorization !== 'Bearer test-token') return { status: 401, json: { message: 'Unauthorized' } };
			if (method === 'POST' && path === '/api/tasks') {
				const task = { id: tasks.length + 1, ...json };
				tasks.push(task);
				return { status: 201, json: task };
			}
			const id = /^\/api\/tasks\/(\d+)$/.exec(path)?.[1];
			const task = tasks.find((one) => String(one.id) === id);
			if (method !== 'PATCH' || !task) return { status: 404, json: { message: 'Not found' } };
			return { json: Object.assign(task, json) };
		},
		/** All tasks as they are now, oldest first. */
		tasks: () => tasks,
		/** @param {boolean} yes whether it answers 502 from now on */
		breakDown: (yes = true) => {
			down = yes;
		},
	};
}

module.exports = { crm };
