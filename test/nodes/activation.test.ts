import { NodeHelpers } from 'n8n-workflow';

import { inProcess, type InProcess } from '../support/inProcess';
import { scenes } from '../support/scene';
import { formOf } from '../support/sign';

const scene = scenes();
const TIMES = 100;

/** Publishing and unpublishing as n8n does it, path by path: `create` only where `checkExists` says no. */
async function publishAndUnpublish(n8n: InProcess, workflow: ReturnType<InProcess['triggerWorkflow']>) {
	const { webhooks = [] } = n8n.nodeType('mangoOfficeTrigger').description;
	const call = { mode: 'trigger', workflow } as const;
	for (const webhook of webhooks) {
		expect(webhook.name).toBe('default');
		if (!(await n8n.hook('checkExists', call))) await n8n.hook('create', call);
	}
	for (let count = 0; count < webhooks.length; count++) await n8n.hook('delete', call);
}

describe('P29 publishing and unpublishing a hundred times leaves nothing behind', () => {
	test('Mango is never asked, and n8n keeps no data for the node', async () => {
		const { pbx, n8n } = await scene();
		const workflow = n8n.triggerWorkflow();
		const before = JSON.stringify(workflow.nodes);
		for (let time = 0; time < TIMES; time++) await publishAndUnpublish(n8n, workflow);
		expect(await pbx.requests()).toEqual([]);
		expect(Object.keys(workflow.staticData)).toEqual([]);
		expect(JSON.stringify(workflow.nodes)).toBe(before);
	});

	test('the hooks say what n8n wants to hear, also with a credential that is gone', async () => {
		const n8n = await inProcess(undefined);
		const call = { mode: 'trigger' } as const;
		expect([await n8n.hook('checkExists', call), await n8n.hook('create', call), await n8n.hook('delete', call)]).toEqual([true, true, true]);
	});

	test('each time the same addresses, all below the id of the node: none stays when its rows are removed', async () => {
		const { n8n } = await scene();
		const workflow = n8n.triggerWorkflow();
		const [node] = Object.values(workflow.nodes);
		const { webhooks = [] } = n8n.nodeType('mangoOfficeTrigger').description;
		const rows = () =>
			webhooks.map(({ httpMethod, path, isFullPath }) =>
				`${String(httpMethod)} ${NodeHelpers.getNodeWebhookPath('hooked', node, path.replace(/^\//, ''), isFullPath === true)}`,
			);
		const first = rows();
		await publishAndUnpublish(n8n, workflow);
		expect(rows()).toEqual(first);
		expect(first.filter((row) => !/^(POST|GET) hook-id(\/|$)/.test(row))).toEqual([]);
	});

	test('an event that came before is still known afterwards, or each publishing would run it again', async () => {
		const { pbx, n8n } = await scene();
		const { apiKey, apiSalt } = pbx.credential;
		const event = { entry_id: 'before-publishing', call_direction: 1, entry_result: 0 };
		const request = { suffix: '/events/summary', body: formOf({ apiKey, apiSalt }, event) };
		expect((await n8n.webhook({ events: ['call.missed'] }, request)).item).toBeDefined();
		await publishAndUnpublish(n8n, n8n.triggerWorkflow());
		expect((await n8n.webhook({ events: ['call.missed'] }, request)).item).toBeUndefined();
	});
});
