import type { Resource } from '../operation';
import { analysis } from './recording/analysis';
import { download } from './recording/download';
import { getLink } from './recording/link';

/** Recordings of calls (mango-api.md §1.5, §2.5). */
export const recording: Resource = {
	value: 'recording',
	name: 'Recording',
	operations: [download, getLink, ...analysis],
};
