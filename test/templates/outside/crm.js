// @ts-check
'use strict';

const { userCrm } = require('./userCrm');

/** A CRM with tasks at https://crm.example.org/api/tasks: POST makes one, PATCH changes it. */
function crm() {
	/** @type {any[]} */
	const tasks = [];
	const service = userCrm(({ method, path, json }) => {
		if (method === 'POST' && path === '/api/tasks') {
			const task = { id: tasks.length + 1, ...json };
			tasks.push(task);
			return { status: 201, json: task };
		}
		const id = /^\/api\/tasks\/(\d+)$/.exec(path)?.[1];
		const task = tasks.find((one) => String(one.id) === id);
		return method === 'PATCH' && task ? { json: Object.assign(task, json) } : null;
	});
	/** All tasks as they are now, oldest first. */
	return { ...service, tasks: () => tasks };
}

module.exports = { crm };
