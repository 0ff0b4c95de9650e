// @ts-check
'use strict';

const { randomUUID } = require('node:crypto');
const { node } = require('../../test/e2e/world');

/**
 * n8n's own Webhook node, which takes POST at an address of its own: `/webhook/` and its `webhookId`.
 * @param {object} [parameters] besides
 * @param {string} [name]
 */
function webhookNode(parameters = {}, name = 'Webhook') {
	const webhookId = randomUUID();
	const all = { httpMethod: 'POST', path: webhookId, options: {}, ...parameters };
	return { ...node(name, 'n8n-nodes-base.webhook', 2.1, all), webhookId };
}

module.exports = { webhookNode };
