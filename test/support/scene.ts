import { inProcess, type InProcess } from './inProcess';
import { startPbx, type Pbx } from './simulator';

export interface Scene {
	readonly pbx: Pbx;
	readonly n8n: InProcess;
	/** What the PBX got: method and json of each request, in order. */
	sent(): Promise<Array<{ method: unknown; json: unknown }>>;
}

/**
 * A function that starts a PBX and an n8n with its credential. Every test gets its own, so that
 * blocks, rates and kept lists of one test do not reach the next; all of them end with the test.
 */
export function scenes(): (options?: { key?: string; salt?: string; settings?: object }) => Promise<Scene> {
	const open: Pbx[] = [];
	afterEach(async () => {
		await Promise.all(open.splice(0).map(async (pbx) => await pbx.close()));
	});
	return async (options = {}) => {
		const pbx = await startPbx(options);
		open.push(pbx);
		const n8n = await inProcess(pbx.credential);
		const sent = async () => (await pbx.requests()).map(({ method, json }) => ({ method, json }));
		return { pbx, n8n, sent };
	};
}

/** A locator's value as the editor stores it. */
export function fromList(value: string) {
	return { __rl: true, mode: 'list', value };
}

export function byHand(mode: 'extension' | 'number', value: string) {
	return { __rl: true, mode, value };
}

/** Parameters of a call that the simulator accepts. */
export const GOOD_CALL = {
	resource: 'call',
	operation: 'start',
	employee: byHand('extension', '101'),
	toNumber: '+7 900 000-00-02',
};

export const GOOD_SMS = {
	resource: 'sms',
	operation: 'send',
	employee: byHand('extension', '101'),
	toNumber: '+7 900 000-00-02',
	text: 'Hello',
};

export const BALANCE = { resource: 'account', operation: 'getBalance' };
