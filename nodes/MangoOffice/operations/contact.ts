import type { Resource } from '../operation';
import { reads } from './contact/reads';
import { writes } from './contact/writes';

/** People and companies of the address book (mango-api.md §2.10). */
export const contact: Resource = {
	value: 'contact',
	name: 'Contact',
	operations: [...reads, ...writes],
};
