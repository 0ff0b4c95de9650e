import axios from 'axios';

// The simulator is plain JavaScript and independent of the package; its types do not matter here.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { startSimulator } = require('../../simulator/server') as {
	startSimulator: (options?: object) => Promise<{ url: string; close(): Promise<void> }>;
};

/** What the simulator noted about one request that came in. */
export interface JournalEntry {
	path: string;
	json?: Record<string, unknown>;
	verdict: string;
	code?: number;
	[more: string]: unknown;
}

export interface Pbx {
	url: string;
	/** The credential of n8n that fits this PBX. */
	credential: Record<string, string>;
	requests(): Promise<JournalEntry[]>;
	get(path: string): Promise<Record<string, unknown>>;
	post(path: string, body?: object): Promise<Record<string, unknown>>;
	close(): Promise<void>;
}

let started = 0;

/**
 * A PBX on a free port. Each has a salt of its own: the nodes remember rates and refusals per
 * address and pair, and a port that is given out twice must not bring back another test's memory.
 */
export async function startPbx(options: { key?: string; salt?: string; settings?: object } = {}): Promise<Pbx> {
	const { key = 'simulator-key', salt = `simulator-salt-${++started}` } = options;
	const simulator = await startSimulator({ ...options, key, salt });
	return {
		url: simulator.url,
		credential: {
			apiKey: key,
			apiSalt: salt,
			baseUrl: `${simulator.url}/vpbx/`,
		},
		requests: async () => {
			const { data } = await axios.get(`${simulator.url}/simulator/requests`);
			return (Array.isArray(data) ? data : data.requests) as JournalEntry[];
		},
		get: async (path) => (await axios.get(`${simulator.url}/simulator/${path}`)).data,
		post: async (path, body = {}) => (await axios.post(`${simulator.url}/simulator/${path}`, body)).data,
		close: async () => await simulator.close(),
	};
}
