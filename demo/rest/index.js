// @ts-check
'use strict';

const { credentials } = require('./credentials');
const { errorOf, executions, hasEnded, itemsOf } = require('./executions');
const { RestError, Session } = require('./session');
const { tables } = require('./tables');
const { workflows } = require('./workflows');

/**
 * A client of a running n8n. Sign in first: `const n8n = connect(url); await n8n.session.signIn(owner)`.
 * @param {string} url of n8n, without a slash at the end
 */
function connect(url) {
	const session = new Session(url);
	return {
		session,
		credentials: credentials(session),
		executions: executions(session),
		tables: tables(session),
		workflows: workflows(session),
	};
}

/** @typedef {ReturnType<typeof connect>} Client */

module.exports = { RestError, connect, errorOf, hasEnded, itemsOf };
