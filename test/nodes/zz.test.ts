import { scenes } from '../support/scene';
const scene = scenes();
test('x', async () => {
	const { n8n } = await scene();
	const o = await n8n.run({ resource: 'group', operation: 'getMany', returnAll: true });
	console.log(o.error);
});
