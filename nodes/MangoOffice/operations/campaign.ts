import type { Resource } from '../operation';
import { reads } from './campaign/reads';
import { writes } from './campaign/writes';

/** Outbound campaigns of the contact center (mango-api.md §2.11). */
export const campaign: Resource = {
	value: 'campaign',
	name: 'Campaign',
	operations: [...reads, ...writes],
};
