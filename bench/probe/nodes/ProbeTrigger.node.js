'use strict';

/** Static paths, no expression, version 2: nothing in here asks for n8n's expression engine. */
const webhook = (path) => ({ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path });

class ProbeTrigger {
	constructor() {
		this.description = {
			displayName: 'Probe Trigger',
			name: 'probeTrigger',
			group: ['trigger'],
			version: 2,
			description: 'Shows what n8n does around a webhook',
			defaults: { name: 'Probe Trigger' },
			inputs: [],
			outputs: ['main'],
			credentials: [{ name: 'probeApi', required: true }],
			webhooks: ['start', 'reject', 'credential', 'count', 'throw'].map(webhook),
			properties: [],
		};
	}

	async webhook() {
		const path = this.getRequestObject().path.split('/').pop();
		const response = this.getResponseObject();
		if (path === 'start') return { workflowData: [[{ json: { id: this.getBodyData().id } }]] };
		if (path === 'throw') throw new Error('thrown by the probe');
		if (path === 'count') {
			const data = this.getWorkflowStaticData('node');
			data.count = (data.count ?? 0) + 1;
			response.status(200).json({ count: data.count });
			return { noWebhookResponse: true };
		}
		if (path === 'credential') await this.getCredentials('probeApi');
		response.status(401).json({ error: 'Unauthorized' });
		return { noWebhookResponse: true };
	}
}

module.exports = { ProbeTrigger };
