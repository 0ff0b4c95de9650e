import { scenes } from '../support/scene';

const scene = scenes();

const EMPLOYEES = { resource: 'employee', operation: 'getMany', limit: 1 };

// Known: the node looks for a block before it waits for its turn and not after. Real two seconds.
test.failing('a request that waited for its turn is not sent into a block that began meanwhile', async () => {
	const { pbx, n8n } = await scene();
	await pbx.post('faults', { kind: 'reply', status: 401, body: '', count: 1 });
	await Promise.all([
		n8n.run(EMPLOYEES),
		n8n.run({ ...EMPLOYEES, additionalFields: { extension: '101' } }),
	]);
	expect(await pbx.requests()).toHaveLength(1);
});
