import type { Resource } from '../operation';
import { all } from './outgoingBlockList/all';
import { add, getMany } from './outgoingBlockList/batches';
import { single } from './outgoingBlockList/single';

/** Who must not be called (mango-api.md §2.9). */
export const outgoingBlockList: Resource = {
	value: 'outgoingBlockList',
	name: 'Outgoing Block List',
	operations: [getMany, add, ...single, ...all],
};
