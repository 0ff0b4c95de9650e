import { inProcess } from '../support/inProcess';
import { startPbx } from '../support/simulator';
test('try', async () => {
	const pbx = await startPbx();
	const n8n = await inProcess(pbx.credential);
	await n8n.run({ resource: 'account', operation: 'getBalance' });
	const util = require('util');
	await pbx.post('faults', { kind: 'reply', body: { result: 2240 } });
	const o = await n8n.run({ resource: 'account', operation: 'getBalance' });
	console.log(util.inspect(o.error, { depth: 6 }), o.error?.constructor.name, Object.keys(o.error as any));
	const p = await n8n.run({ resource: 'account', operation: 'getBalance' }, {continueOnFail: true});
	console.log(util.inspect(p, { depth: 6 }));
	await pbx.close();
	console.log((process as any)._getActiveHandles().map((h: any) => h.constructor.name + ' ' + (h.fd ?? h._handle?.fd ?? '')), (process as any).getActiveResourcesInfo());
});
