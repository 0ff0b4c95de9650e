import type { Resource } from '../operation';
import { control } from './campaignTask/control';
import { pushing } from './campaignTask/pushing';
import { reads } from './campaignTask/reads';

/** The people to be called in outbound campaigns (mango-api.md §2.11). */
export const campaignTask: Resource = {
	value: 'campaignTask',
	name: 'Campaign Task',
	operations: [...pushing, ...reads, ...control],
};
