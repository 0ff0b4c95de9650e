import type { Resource } from '../operation';
import { dialing } from './call/dialing';
import { getCall, getMissedCalls } from './call/history';
import { steering } from './call/steering';
import { transfers } from './call/transfers';

/** Commands for calls (mango-api.md §2.1), and their story afterwards (§2.4). */
export const call: Resource = {
	value: 'call',
	name: 'Call',
	operations: [...dialing, ...transfers, ...steering, getCall, getMissedCalls],
};
