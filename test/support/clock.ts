/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code */
import { dirname, join } from 'node:path';

/** Time that a test holds in its hands. */
export interface HeldClock {
	/** Every wait of the nodes in milliseconds, in order; n8n's sleep takes no time here. */
	readonly waits: number[];
	/** All waits together, in seconds. */
	waited(): number;
	/** Called at every wait: for what happens while a node waits. Each test begins without. */
	onWait: () => void;
	/** Lets time pass for the nodes and for the simulator, which shares this process. */
	advance(ms: number): void;
}

/**
 * Makes the nodes' waits take no time in this file, while the clock goes on as if they had: two
 * minutes of holding back are tested in milliseconds. HTTP and its time-outs stay real.
 */
export function holdClock(): HeldClock {
	// The node calls `sleep` through n8n-workflow's exports, which read it from this module.
	const root = dirname(require.resolve('n8n-workflow'));
	const utils = join(root, 'utils.js');
	const waits: number[] = [];
	const realNow = Date.now.bind(Date);
	let ahead = 0;
	const clock: HeldClock = {
		waits,
		waited: () => Math.round(waits.reduce((sum, ms) => sum + ms, 0) / 100) / 10,
		onWait: () => {},
		advance: (ms) => void (ahead += ms),
	};

	beforeEach(() => {
		waits.length = 0;
		clock.onWait = () => {};
		jest.spyOn(Date, 'now').mockImplementation(() => realNow() + ahead);
		// eslint-disable-next-line @typescript-eslint/no-require-imports
		jest.spyOn(require(utils) as { sleep(ms: number): Promise<void> }, 'sleep').mockImplementation(async (ms) => {
			waits.push(ms);
			ahead += ms;
			clock.onWait();
		});
	});
	afterEach(() => jest.restoreAllMocks());

	return clock;
}
