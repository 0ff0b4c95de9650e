// @ts-check
'use strict';
/**
 * What a sender gets for each content type, n8n's own body parser included: the table of
 * docs/security.md. `test/nodes/receiver.test.ts` proves our half without n8n.
 */
const { gzipSync } = require('node:zlib');
const axios = require('axios').default;

const { PAIR, chain, missedCall, node, openWorld, signed, triggerNode } = require('./world');

/** @type {Awaited<ReturnType<typeof openWorld>>} */
let world;
/** @type {{ id: string }} */
let workflow;
let url = '';

beforeAll(async () => {
	world = await openWorld();
	const trigger = triggerNode({ events: ['call.missed'] }, world.credential);
	workflow = await world.n8n.workflows.create(chain('content types', trigger, node('End', 'n8n-nodes-base.noOp', 1, {})));
	await world.n8n.workflows.publish(workflow.id);
	url = `${world.url}/webhook/${trigger.webhookId}/events/summary`;
});
afterAll(async () => {
	await world.n8n.workflows.remove(workflow.id);
	await world.close();
});

let serial = 0;
const form = () => signed(missedCall(`content-${++serial}`));
const FORM = 'application/x-www-form-urlencoded';
const multipart = () => {
	const parts = [...form()].map(([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
	return `${parts.join('')}--x--\r\n`;
};

/** Content type, body, and the status that the sender sees; 200 starts an execution. @type {Array<[string, string | undefined, () => string | Buffer, number, object?]>} */
const ANSWERS = [
	['a form', FORM, () => form().toString(), 200],
	['a form with a charset', `${FORM}; charset=UTF-8`, () => form().toString(), 200],
	['a form in another letter case', 'Application/X-WWW-Form-Urlencoded', () => form().toString(), 200],
	['a form, compressed', FORM, () => gzipSync(form().toString()), 200, { 'content-encoding': 'gzip' }],
	['a form called text', 'text/plain', () => form().toString(), 200],
	['a form without a type', undefined, () => form().toString(), 200],
	['the signed fields as JSON', 'application/json', () => JSON.stringify(Object.fromEntries(form())), 200],
	['an unsigned event as JSON', 'application/json', () => JSON.stringify(missedCall('unsigned')), 401],
	['multipart', 'multipart/form-data; boundary=x', multipart, 401],
	['XML', 'application/xml', () => '<form><sign>x</sign></form>', 401],
	['a form called binary', 'application/octet-stream', () => form().toString(), 200],
	['a forged form without a type', undefined, () => signed(missedCall('forged'), { ...PAIR, apiSalt: 'x' }).toString(), 401],
	['nothing, without a type', undefined, () => '', 400],
	['nothing', FORM, () => '', 400],
	['broken JSON', 'application/json', () => '{"sign":', 422],
	['a charset that n8n does not know', `${FORM}; charset=windows-1251`, () => form().toString(), 422],
];

test.each(ANSWERS)('%s, %s', async (_what, type, body, status, headers = {}) => {
	const answer = await axios.post(url, Buffer.from(body()), {
		headers: { ...headers, 'content-type': /** @type {any} */ (type ?? false) },
		validateStatus: () => true,
	});
	expect(answer.status).toBe(status);
	// The answers to refused requests carry nothing of ours but their fixed words.
	if (status === 401) expect(answer.data).toEqual({ error: 'Unauthorized' });
	if (status === 400) expect(answer.data).toEqual({ error: 'Bad request' });
	expect(Object.keys(answer.headers).filter((name) => /mango|sign|vpbx|cookie/i.test(name))).toEqual([]);
});

test('each 200 was an execution, and nothing else was', async () => {
	const accepted = ANSWERS.filter(([, , , status]) => status === 200).length;
	expect(await world.n8n.executions.finished(workflow.id, accepted)).toHaveLength(accepted);
	expect(await world.n8n.executions.list(workflow.id)).toHaveLength(accepted);
});
