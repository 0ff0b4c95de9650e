import type { Resource } from '../operation';
import { documents } from './deal/documents';
import { lists } from './deal/lists';
import { writes } from './deal/writes';

/** Deals of the contact center (mango-api.md §2.13). */
export const deal: Resource = {
	value: 'deal',
	name: 'Deal',
	operations: [...writes, ...lists, ...documents],
};
