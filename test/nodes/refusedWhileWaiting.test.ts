import { scenes } from '../support/scene';

const scene = scenes();

const EMPLOYEES = { resource: 'employee', operation: 'getMany', limit: 1 };

test('of two equal requests at once, the second is not sent when the first was refused with 3xxx', async () => {
	const { pbx, n8n } = await scene();
	await pbx.post('faults', { kind: 'reply', body: { result: 3104 } });
	await Promise.all([n8n.run(EMPLOYEES), n8n.run(EMPLOYEES)]);
	expect(await pbx.requests()).toHaveLength(1);
});
