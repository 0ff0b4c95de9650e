/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code */
import { readFileSync } from 'node:fs';

/** A file of test/fixtures; jest runs in the root of the package. */
export function readFixture(name: 'events' | 'responses'): unknown {
	return JSON.parse(readFileSync(`test/fixtures/${name}.json`, 'utf8'));
}
