import type { Resource } from '../operation';
import { analytics } from './speech/analytics';
import { recognition } from './speech/recognition';

/** Speech analytics beyond single recordings (mango-api.md §2.5). */
export const speech: Resource = {
	value: 'speech',
	name: 'Speech Analytics',
	operations: [...analytics, ...recognition],
};
