import type { Resource } from '../operation';
import { lists } from './todo/lists';
import { writes } from './todo/writes';

/** Tasks of employees in the contact center (mango-api.md §2.13). */
export const todo: Resource = {
	value: 'todo',
	name: 'Contact Center Task',
	operations: [...writes, ...lists],
};
